#!/usr/bin/env bash
# The second test suite: outside programs as oracles over every plan of plans/.
#
# Installs what it needs on a bare Debian 12 machine (as root) with a Rust toolchain, builds plancc and all plans, runs
# every oracle on every plan, skips nothing, prints a table and closes with "N passed, N failed".
#   tests/oracles/run.sh               everything
#   tests/oracles/run.sh --self-test   only the proof that every check can fail
# PLANCC names a built program to use instead of building one; PLANCC_ORACLES a folder to keep the installed tools in.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
store=${PLANCC_ORACLES:-$root/target/oracles}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
typst_version=0.15.1
kinds=(build openxml-audit qpdf pdfua outloud libreoffice words form-pdf form-docx form-made same-bytes same-typst tasks)

# --- What has to be there ---------------------------------------------------------------------------------------------

install_packages() {
    local wanted=(poppler-utils qpdf fontconfig fonts-liberation2 libreoffice-writer-nogui libreoffice-calc-nogui python3 python3-venv)
    # For the pages of plans compared.
    wanted+=(chromium)
    local missing=() package
    # For the Typst program.
    wanted+=(pkg-config libssl-dev)
    command -v cc >/dev/null || wanted+=(build-essential)
    for package in "${wanted[@]}"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] || missing+=("$package")
    done
    if ((${#missing[@]})); then
        echo "installing ${missing[*]}"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
    fi
}

install_python() {
    local venv=$store/venv
    if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
        rm -rf "$venv"
        /usr/bin/python3 -m venv "$venv"
        "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
        cp "$here/requirements.txt" "$venv/installed.txt"
    fi
    export PATH=$venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1
}

install_typst() {
    typst=$store/typst/bin/typst
    if [[ $("$typst" --version 2>/dev/null || true) != "typst $typst_version"* ]]; then
        # Without the preview server; the option to leave out the bundled fonts is there only with the bundled fonts. Not
        # optimised: nothing is measured here, and building takes a third of the time.
        CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_LTO=off \
            cargo install typst-cli --version "$typst_version" --locked --no-default-features --features embedded-fonts \
            --root "$store/typst"
    fi
}

# --- Running and counting ---------------------------------------------------------------------------------------------

passed=0
failed=0

step() { printf '\n=== %s (%s)\n' "$1" "$(date -u +%H:%M:%S)"; }

# check KIND PLAN COMMAND…: runs one oracle on one plan and keeps its report and its verdict. Of any number at once.
check() {
    local kind=$1 plan=$2 result=ok
    shift 2
    "$@" >"$work/log/$kind-$plan.txt" 2>&1 || result=FAIL
    echo "$result" >"$work/verdict/$kind-$plan"
}

# side_by_side COMMAND ARGUMENT…: runs the command with each argument, as many at once as there are processors.
side_by_side() {
    local command=$1 argument
    shift
    for argument in "$@"; do
        while (($(jobs -rp | wc -l) >= $(nproc))); do wait -n || true; done
        "$command" "$argument" &
    done
    wait
}

# Counts the verdicts since the last time and shows the reports of those that failed.
count_verdicts() {
    local file name
    for file in "$work"/verdict/*; do
        name=${file##*/}
        if [[ $(<"$file") == ok ]]; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            printf '\n--- %s\n' "$name"
            cat "$work/log/$name.txt"
        fi
    done
    mkdir -p "$work/counted"
    mv "$work"/verdict/* "$work/counted/"
}

print_table() {
    local kind plan
    printf '\n%-18s' ""
    for kind in "${kinds[@]}"; do printf ' %-13s' "$kind"; done
    printf '\n'
    for plan in "${plans[@]}"; do
        printf '%-18s' "$plan"
        for kind in "${kinds[@]}"; do printf ' %-13s' "$(cat "$work/counted/$kind-$plan" 2>/dev/null || echo 'not run')"; done
        printf '\n'
    done
}

# Puts the plans of the repository, and those here that use every part of the form, into one folder.
gather_plans() {
    local file
    mkdir -p "$work/plans"
    cp -r plans/* "$here"/plans/*.plan "$work/plans/"
    for file in "$work"/plans/*.plan; do
        file=${file##*/}
        plans+=("${file%.plan}")
    done
}

# --- The oracles ------------------------------------------------------------------------------------------------------

has_outputs() {
    ls -l "$out/$1.pdf" "$out/$1.docx" "$out/$1.typ" && [[ -s $out/$1.pdf && -s $out/$1.docx && -s $out/$1.typ ]]
}

office_opens() {
    local made=$work/made/$1.pdf pages own
    if [[ ! -s $made ]]; then
        echo "LibreOffice made no PDF of $1.docx"
        cat "$work/log/soffice.txt"
        return 1
    fi
    pages=$(pdfinfo "$made" | awk '/^Pages:/ {print $2}')
    own=$(pdfinfo "$out/$1.pdf" | awk '/^Pages:/ {print $2}')
    echo "$pages pages made of the DOCX, $own in the PDF"
    ((pages >= own - 2 && pages <= own + 2))
}

# Builds a copy of all plans in a folder of its own, in another time zone and locale.
build_elsewhere() {
    local folder=$1
    shift
    mkdir -p "$folder"
    cp -r "$work"/plans/* "$folder/"
    (cd "$folder" && env "$@" "$plancc" build ./*.plan --out built --format pdf,docx,typ) >"$folder.txt" 2>&1 || true
}

same_bytes() {
    local kind place
    for kind in pdf docx typ; do
        for place in saigon newyork; do
            cmp "$out/$1.$kind" "$work/$place/built/$1.$kind" || return 1
        done
    done
}

# What `plancc tasks` makes: the calendar by another library, the workbook by two other programs. A plan without a day
# that comes again has nothing for the first, so that one is asked of all plans together.
tasks_open() {
    local made=$work/tasks/$1 kind
    mkdir -p "$work/tasks"
    for kind in csv xlsx; do
        "$plancc" tasks "$work/plans/$1.plan" --out "$made.$kind" 2>&1 || true
    done
    soffice --headless "-env:UserInstallation=file://$work/office-$1" \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1' --outdir "$work/tasks/converted" "$made.xlsx"
    python "$here/tasks.py" workbook "$made.xlsx" "$made.csv" "$work/tasks/converted/$1.csv"
}

calendar_opens() {
    "$plancc" tasks plans/*.plan --out "$work/all.ics" 2>&1 || true
    python "$here/tasks.py" calendar "$work/all.ics"
}

# Two plans compared, in every form: the page in a browser, the table as PDF and DOCX.
compare_plans() {
    local parent=$work/plans/${1%:*}.plan child=$work/plans/${1#*:}.plan name=${1%:*}-${1#*:} made
    for made in html json pdf docx; do
        "$plancc" diff --exit-zero --format "$made" --out "$work/diff/$name.$made" "$parent" "$child" \
            >>"$work/log/diff-$name.txt" 2>&1 || cat "$work/log/diff-$name.txt"
    done
    check diff-page "$name" python "$here/diff_page.py" "$work/diff/$name.html" "$work/diff/$name.json"
    check diff-docx "$name" openxml-audit --format microsoft365 --policy strict --max-errors 0 "$work/diff/$name.docx"
    check diff-qpdf "$name" qpdf --check "$work/diff/$name.pdf"
    check diff-pdfua "$name" python "$here/accessibility.py" pdfua "$work/diff/$name.pdf"
    check diff-outloud "$name" python "$here/accessibility.py" outloud "$work/diff/$name.pdf"
}

check_plan() {
    local plan=$1
    check build "$plan" has_outputs "$plan"
    check openxml-audit "$plan" openxml-audit --format microsoft365 --policy strict --max-errors 0 "$out/$plan.docx"
    check qpdf "$plan" qpdf --check "$out/$plan.pdf"
    check pdfua "$plan" python "$here/accessibility.py" pdfua "$out/$plan.pdf"
    check outloud "$plan" python "$here/accessibility.py" outloud "$out/$plan.pdf"
    check libreoffice "$plan" office_opens "$plan"
    check words "$plan" python "$here/words.py" tests/fixtures/seeds "$work/plans/$plan.plan" \
        "$out/$plan.pdf" "$out/$plan.docx" "$work/made/$plan.pdf"
    check form-pdf "$plan" python "$here/form_pdf.py" "$work/plans/$plan.plan" "$out/$plan.pdf"
    check form-docx "$plan" python "$here/form_docx.py" "$work/plans/$plan.plan" "$out/$plan.docx"
    check form-made "$plan" python "$here/form_pdf.py" --made "$work/plans/$plan.plan" "$work/made/$plan.pdf"
    check same-bytes "$plan" same_bytes "$plan"
    check same-typst "$plan" python "$here/same_pdf.py" "$out/$plan.pdf" "$work/cli/$plan.pdf"
    check tasks "$plan" tasks_open "$plan"
}

run_all() {
    gather_plans
    step "building ${#plans[@]} plans"
    "$plancc" build "$work"/plans/*.plan --out "$out" --format pdf,docx,typ >"$work/log/build.txt" 2>&1 ||
        cat "$work/log/build.txt"
    "$plancc" build "$work"/plans/*.plan --out "$work/cli" --format pdf --typst "$typst" >"$work/log/build-cli.txt" 2>&1 ||
        cat "$work/log/build-cli.txt"
    build_elsewhere "$work/saigon" TZ=Asia/Ho_Chi_Minh LC_ALL=vi_VN.UTF-8 LANG=vi_VN.UTF-8
    build_elsewhere "$work/newyork" TZ=America/New_York LC_ALL=C LANG=C
    timeout 600 soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$work/made" \
        "$out"/*.docx >"$work/log/soffice.txt" 2>&1 || true

    step "an oracle after the other on every plan"
    side_by_side check_plan "${plans[@]}"
    check calendar all calendar_opens
    count_verdicts
    print_table

    step "plans compared with each other"
    local pairs=(cao-bang-2025:tan-minh-2026 can-tho-2024:can-tho-2026 dong-thap-2025:chuyen-doi-so-2026) before=$failed name
    side_by_side compare_plans "${pairs[@]}"
    name=${pairs[0]%:*}-${pairs[0]#*:}
    check diff-page-faults "$name" python "$here/diff_page.py" --self-test "$work/diff/$name.html" "$work/diff/$name.json"
    count_verdicts
    printf '\nplans compared: %d failed\n' "$((failed - before))"
}

self_test() {
    step "proving that every check can fail"
    if python "$here/self_test.py" "$work/plans" tests/fixtures/seeds "$out"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

# --- From here on it runs ---------------------------------------------------------------------------------------------

install_packages
mkdir -p "$store"
install_python
plancc=${PLANCC:-$CARGO_TARGET_DIR/release/plancc}
[[ -n ${PLANCC:-} ]] || cargo build --release --locked
install_typst
work=$(mktemp -d "$store/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/log" "$work/made" "$work/diff" "$work/verdict"
out=$work/out
plans=()

if [[ ${1:-} == --self-test ]]; then
    gather_plans
    "$plancc" build "$work"/plans/*.plan --out "$out" --format pdf,docx,typ >/dev/null
else
    run_all
fi
self_test
printf '\n%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
