#!/usr/bin/env bash
# plancc beside what an office or a developer would take for the same job: the Typst program on the generated source,
# docxtpl filling a Word template, pandoc from Markdown to DOCX, LibreOffice from DOCX to PDF. Prints tables of ratios and
# growth curves (docs/performance.md). Installs what it needs on Debian 12; nothing here is a test.
#
#   benches/peers/run.sh [PLANCC [TYPST]]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
plancc=${1:-$root/target/release/plancc}
typst=${2:-$root/target/oracles/typst/bin/typst}
store=$root/target/peers

missing=()
for package in pandoc libreoffice-writer-nogui python3 python3-venv; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] || missing+=("$package")
done
if ((${#missing[@]})); then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
if ! cmp -s "$here/requirements.txt" "$store/installed.txt"; then
    mkdir -p "$store"
    /usr/bin/python3 -m venv --clear "$store/venv"
    "$store/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$store/installed.txt"
fi
[[ -x $plancc ]] || { echo "no plancc at $plancc: cargo build --release"; exit 1; }
[[ -x $typst ]] || { echo "no Typst program at $typst: tests/oracles/run.sh installs it"; exit 1; }
exec "$store/venv/bin/python" "$here/peers.py" "$plancc" "$typst" "$root/plans"
