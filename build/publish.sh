# shellcheck shell=bash
# shellcheck disable=SC2154 # setup.sh sets root, artifacts, dotnet and host
# Sourced by ./qalqan: `publish [RID...]` makes dist/ hold self-contained archives, their licences and SHA256SUMS.
# Equal source, SDK and commit time give equal archives: entries are sorted and carry the commit's time.

every_rid="linux-x64 linux-arm64 win-x64"

publish() {
    local rid
    (($#)) || read -ra rids <<<"$every_rid"
    (($#)) && rids=("$@")
    for rid in "${rids[@]}"; do
        [[ " $every_rid " == *" $rid "* ]] || stop 2 "publish knows $every_rid, not '$rid'"
    done
    take_lock
    need_home
    need_dotnet
    need_fonts
    has_fonts || stop 2 "an archive must carry its fonts; run: sudo apt-get install -y nodejs npm"
    command -v zip >/dev/null || apt_install zip || stop 2 "no zip; run: sudo apt-get install -y zip"

    version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$root/Directory.Build.props")
    when=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)
    rm -rf "$root/dist" "$artifacts/ship/out"
    mkdir -p "$root/dist"
    for rid in "${rids[@]}"; do
        say "publishing $rid"
        publish_one "$rid"
    done
    (cd -- "$root/dist" && sha256sum -- *.tar.gz *.zip 2>/dev/null >SHA256SUMS) || true
    cat -- "$root/dist/SHA256SUMS"
}

# Its own artifacts folder keeps the everyday build as it is; the lock files hold here too.
publish_one() {
    local rid=$1 name=qalqan-$version-$1 out assets=$artifacts/ship/obj/Qalqan/project.assets.json
    out=$artifacts/ship/out/$name
    if ! quietly "$dotnet" publish "$root/$host" -c Release --nologo -v q -o "$out" \
        -p:Ship="$rid" -p:RestoreLockedMode=true -p:DebugType=embedded -p:UseSharedCompilation=false \
        "-p:ArtifactsPath=$artifacts/ship/"; then
        show_log
        stop 3 "$rid could not be published"
    fi
    rm -f "$out"/web.config
    cp -- "$root/LICENSE" "$root/THIRD-PARTY-NOTICES.md" "$out/"
    "$root/build/notices" --texts "$out/licences" "$assets" >/dev/null || stop 3 "$rid holds what may not ship"
    runtime_texts
    archive_readme "$rid" >"$out/README.txt"
    find "$out" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
    [[ $rid == win-* ]] || chmod 755 "$out/qalqan"
    if [[ $rid == linux-x64 && $(uname -m) == x86_64 || $rid == linux-arm64 && $(uname -m) == aarch64 ]]; then
        quietly "$out/qalqan" --help || { show_log && stop 3 "the program made for $rid does not start"; }
    fi
    find "$out" -exec touch -h -d "@$when" {} +
    if [[ $rid == win-* ]]; then
        (cd -- "$out/.." && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -q -X -@ "$root/dist/$name.zip")
    else
        tar -C "$out/.." --sort=name --owner=0 --group=0 --numeric-owner --format=ustar -cf - "$name" |
            gzip -n -6 >"$root/dist/$name.tar.gz"
    fi
    rm -rf "$out"
}

# The runtime inside a self-contained program has its own licence and notices, in the packs that the restore fetched.
runtime_texts() {
    local packages pack pack_version from
    packages=$(sed -n '/^  "packageFolders": {/,/^  }/s/^    "\(.*\)": {.*/\1/p' "$assets" | head -n 1)
    for pack in Microsoft.NETCore.App.Runtime Microsoft.AspNetCore.App.Runtime; do
        pack_version=$(grep -A 1 "\"name\": \"$pack.$rid\"" "$assets" | sed -n 's/.*"version": "\[\([^,]*\),.*/\1/p' | head -n 1 || true)
        from=${packages%/}/${pack,,}.$rid/$pack_version
        mkdir -p "$out/licences/$pack"
        find "$from" -maxdepth 1 -type f -iregex '.*/\(license\|third-?party\)[^/]*' -exec cp -- {} "$out/licences/$pack/" \;
        [[ -n $(find "$out/licences/$pack" -type f) ]] || stop 3 "$pack $pack_version holds no licence text"
    done
}

archive_readme() {
    local start="./qalqan" needs="It needs no .NET; on Debian or Ubuntu it needs libssl3 and libstdc++6."
    [[ $1 == win-* ]] && start="qalqan.exe" && needs="It needs no .NET."
    cat <<TEXT
Qalqan $version for $1

$start serve      the pages, on http://127.0.0.1:5139
$start --help     every command

$needs
It makes a folder named data where you start it, unless told another: --data DIR.
Keep the files of this folder together. It calls no other machine.

Licence: Apache-2.0 (LICENSE). Other people's work in this archive: THIRD-PARTY-NOTICES.md and licences/.
TEXT
}
