# shellcheck shell=bash
# Sourced by ./qalqan, ./test and bench/run, which set `root` first. Finds or installs what they need; every message is one
# line on stderr, because stdout belongs to the program. What a tool prints is kept in artifacts/setup.log.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_ADD_GLOBAL_TOOLS_TO_PATH=0 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DOTNET_CLI_UI_LANGUAGE=en
# Without it the SDK asks for libicu; the program is invariant anyway, so every machine builds the same.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# No build server outlives the script: it would keep our lock and our memory (so also UseSharedCompilation=false).
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

: "${root:?}"
artifacts=$root/artifacts
setup_log=$artifacts/setup.log
# shellcheck disable=SC2034 # for those who source this
host=src/hosts/Qalqan/Qalqan.csproj
# What npm brings: the pages' fonts and the papers'.
fonts=("$root/src/hosts/Qalqan.Web" "$root/src/engines/Qalqan.Paper")
lock=

say() { printf 'qalqan: %s\n' "$*" >&2; }

# stop CODE MESSAGE: 2 the machine lacks something, 3 the source does not build.
stop() {
    say "$2"
    exit "$1"
}

# quietly COMMAND...: output goes to the log; a failure is the caller's to tell. Its child keeps the lock if we are killed.
quietly() { "$@" >"$setup_log" 2>&1 </dev/null; }

# The log on stderr without the path of this machine.
show_log() {
    local text
    text=$(<"$setup_log")
    printf '%s\n' "${text//"$root/"/}" >&2
}

# One build at a time in this checkout; released when the script ends or becomes the program.
take_lock() {
    mkdir -p "$artifacts"
    exec {lock}>"$artifacts/.lock"
    if ! flock -n "$lock"; then
        say "waiting for another build in this checkout"
        flock "$lock"
    fi
}

drop_lock() {
    exec {lock}>&-
    lock=
}

# --- packages -------------------------------------------------------------------------------------------------------

# True where apt-get may install: as root, or by sudo without a password. Sets as_root.
may_install() {
    command -v apt-get >/dev/null || return 1
    as_root=(env DEBIAN_FRONTEND=noninteractive)
    ((EUID == 0)) && return 0
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
}

# Never `command | grep -q` here: grep leaves early, and pipefail would make a hit a failure.

# True when apt knows the package. A fresh machine has no lists yet, so they are fetched once.
apt_has() {
    grep -q 'Candidate: [0-9]' < <(LC_ALL=C apt-cache policy "$1" 2>/dev/null) && return 0
    [[ -z ${apt_updated-} ]] && may_install || return 1
    apt_updated=1
    say "reading the package lists (apt-get update)"
    quietly "${as_root[@]}" apt-get update || return 1
    apt_has "$1"
}

# apt_install PACKAGE...: true when all are installed.
apt_install() {
    local package
    may_install || return 1
    for package in "$@"; do
        apt_has "$package" || return 1
    done
    say "installing with apt-get: $*"
    quietly "${as_root[@]}" apt-get install -y --no-install-recommends "$@" && return 0
    quietly "${as_root[@]}" apt-get update # the lists may name versions that are gone
    quietly "${as_root[@]}" apt-get install -y --no-install-recommends "$@"
}

# --- .NET -----------------------------------------------------------------------------------------------------------

# Any 10.0 SDK does (global.json: latestFeature).
has_sdk() {
    [[ -x $1 ]] && grep -q '^10\.0\.[1-9][0-9][0-9]' < <("$1" --list-sdks 2>/dev/null)
}

use_dotnet() {
    dotnet=$1
    DOTNET_ROOT=$(dirname -- "$(readlink -f -- "$1")")
    export DOTNET_ROOT
    PATH=$DOTNET_ROOT:$PATH
}

find_dotnet() {
    local candidate
    for candidate in "$(command -v dotnet || true)" "$root/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
        if [[ -n $candidate ]] && has_sdk "$candidate"; then
            use_dotnet "$candidate"
            return 0
        fi
    done
    return 1
}

need_dotnet() {
    if find_dotnet; then
        need_libraries
        return 0
    fi
    if may_install && apt_has dotnet-sdk-10.0 && apt_install dotnet-sdk-10.0 && find_dotnet; then
        return 0
    fi
    fetch_dotnet
    need_libraries
    find_dotnet || stop 2 "the .NET SDK was fetched but does not start; run: sudo apt-get install -y $dotnet_libraries"
}

# An SDK that apt did not install brings no system libraries, and restores nothing without libssl.
dotnet_libraries="ca-certificates curl libssl3 libstdc++6 zlib1g"
need_libraries() {
    grep -q 'libssl\.so' < <(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>&1) && return 0
    # shellcheck disable=SC2086 # a list of words
    apt_install $dotnet_libraries || stop 2 "libssl is missing; run: sudo apt-get install -y $dotnet_libraries"
}

# Microsoft's own script puts the SDK into ./.dotnet, which needs no root.
fetch_dotnet() {
    local script=$artifacts/dotnet-install.sh
    # shellcheck disable=SC2086 # a list of words
    command -v curl >/dev/null || apt_install $dotnet_libraries || true
    if ! command -v curl >/dev/null; then
        apt_has dotnet-sdk-10.0 && stop 2 "no .NET 10 SDK; run: sudo apt-get install -y dotnet-sdk-10.0"
        stop 2 "no .NET 10 SDK and no curl to fetch it; run: sudo apt-get install -y $dotnet_libraries"
    fi
    say "fetching the .NET 10 SDK into .dotnet with Microsoft's dotnet-install script"
    quietly curl --proto '=https' --tlsv1.2 -fsSL --retry 2 -o "$script" https://dot.net/v1/dotnet-install.sh &&
        quietly bash "$script" --channel 10.0 --install-dir "$root/.dotnet" --no-path && return 0
    show_log
    if apt_has dotnet-sdk-10.0; then
        stop 2 "no .NET 10 SDK could be fetched; run: sudo apt-get install -y dotnet-sdk-10.0"
    fi
    stop 2 "no .NET 10 SDK could be fetched; put one on PATH or into .dotnet and run again"
}

# --- node and the fonts ---------------------------------------------------------------------------------------------

has_node() {
    local version
    command -v npm >/dev/null && version=$(node -p process.versions.node 2>/dev/null) && ((${version%%.*} >= 18))
}

# Fonts come by npm. Without node the pages are whole but use the reader's own fonts, and no PDF can be written.
need_fonts() {
    local folder
    has_fonts && return 0
    if ! has_node && ! { apt_install nodejs npm && has_node; }; then
        say "no node 18 with npm: the pages use system fonts and papers are not written as PDF; for the fonts run: sudo apt-get install -y nodejs npm"
        return 0
    fi
    for folder in "${fonts[@]}"; do
        has_fonts_in "$folder" && continue
        say "fetching the fonts of ${folder##*/} (npm ci)"
        if quietly npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --fetch-retries=1; then
            cp -- "$folder/package-lock.json" "$folder/node_modules/.qalqan-lock"
        else
            show_log
            say "npm ci failed in ${folder##*/}: the pages use system fonts, or papers are not written as PDF"
        fi
    done
}

has_fonts() {
    local folder
    for folder in "${fonts[@]}"; do
        has_fonts_in "$folder" || return 1
    done
}

has_fonts_in() { [[ ! -e $1/package-lock.json ]] || cmp -s "$1/package-lock.json" "$1/node_modules/.qalqan-lock"; }

# --- the build ------------------------------------------------------------------------------------------------------

# What the built program depends on: path, size and time of every source file, and whether the fonts came.
source_stamp() {
    (
        cd -- "$root" || exit
        present=()
        for path in src standards missions contingents Directory.*.props Directory.*.targets global.json \
            BannedSymbols.txt .editorconfig; do
            [[ -e $path ]] && present+=("$path")
        done
        find "${present[@]}" -name node_modules -prune -o -type f -printf '%p %s %T@\n'
        if has_fonts; then
            echo fonts
        elif type -P npm; then
            echo asked for fonts
        fi
    ) | LC_ALL=C sort | sha256sum
}

# Tools want a home folder to write to; a service account may have none.
need_home() {
    [[ -n ${HOME-} && -w ${HOME-} ]] && return 0
    export HOME=$artifacts/home
    mkdir -p "$HOME"
}

# restore PROJECT: exactly the locked packages. Another SDK may want a package the lock does not hold: then said aloud.
restore() {
    quietly "$dotnet" restore --locked-mode "$1" && return 0
    grep -q NU1004 "$setup_log" || return 1
    say "the lock files do not fit this SDK ($("$dotnet" --version)): restoring without them"
    quietly "$dotnet" restore -p:RestoreLockedMode=false "$1"
}

# build PROJECT: restores, builds Release with warnings as errors, and records what was built. Hold the lock.
build() {
    local stamp
    need_home
    need_dotnet
    need_fonts
    rm -f "$artifacts/stamp" # a build cut short leaves none
    stamp=$(source_stamp)    # taken before, so that an edit during the build is built next time
    if ! restore "$1"; then
        show_log
        stop 2 "the packages could not be restored"
    fi
    if ! quietly "$dotnet" build -c Release --no-restore --nologo -v q "-clp:NoSummary;ErrorsOnly" -p:UseSharedCompilation=false "$1"; then
        show_log
        stop 3 "the source does not build"
    fi
    printf '%s\n' "$DOTNET_ROOT" >"$artifacts/dotnet"
    printf '%s\n' "$stamp" >"$artifacts/stamp"
}
