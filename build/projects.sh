# shellcheck shell=bash
# Sourced after setup.sh by ./test and build/no-network: runs the built test programs and counts what they report.

passed=0 failed=0 skipped=0
only=
reports=$artifacts/test
limit_minutes=20 # one project that takes longer hangs

# timed NAME COMMAND...: one progress line.
timed() {
    local name=$1 start=${EPOCHREALTIME/./} code=0
    "${@:2}" || code=$?
    printf '%6d ms  %s\n' $(((${EPOCHREALTIME/./} - start) / 1000)) "$name"
    return "$code"
}

# The solution is the list; a test project outside it would never run.
listed_projects() { sed -n 's|.*<Project Path="\([^"]*\.Tests\)\.csproj".*|\1|p' Qalqan.slnx; }

run_projects() {
    local project ran=0
    while read -r project; do
        project=${project##*/}
        [[ $project == *"$only"* ]] || continue
        ran=$((ran + 1))
        timed "$project" run_project "$project"
    done < <(listed_projects)
    ((ran)) && return 0
    echo "FAILED: Qalqan.slnx lists no test project named *$only*"
    failed=$((failed + 1))
}

# Counts come from the report, never from the text; a project that ends badly or reports nothing has failed.
run_project() {
    local name=$1 report=$reports/$1.xml program=$artifacts/bin/$1/release/$1 code=0 head='' total p f s e
    if [[ ! -x $program ]]; then
        fail_project "$name was not built"
        return
    fi
    timeout --kill-after=30 "${limit_minutes}m" "$program" -noColor -noLogo -result-xml "$report" </dev/null || code=$?
    [[ -r $report ]] && head=$(head -c 4096 "$report")
    total=$(count total) p=$(count passed) f=$(count failed) s=$(count skipped) e=$(count errors)
    if [[ -z $total || -z $p || -z $f || -z $s || -z $e ]]; then
        fail_project "$name ended with code $code and no report"
        return
    fi
    passed=$((passed + p)) failed=$((failed + f + e)) skipped=$((skipped + s))
    if ((total == 0)); then
        fail_project "$name holds no test"
    elif ((code != 0 && f + e == 0)); then
        fail_project "$name ended with code $code"
    fi
}

fail_project() {
    echo "FAILED: $1"
    failed=$((failed + 1))
}

# An attribute of the report's <assembly> element, which comes before any test.
count() { [[ $head =~ \<assembly\ [^\>]*\ $1=\"([0-9]+)\" ]] && echo "${BASH_REMATCH[1]}"; }
