#!/bin/sh
# Compiles run.txt, bench.txt, dev.txt and long.txt from pyproject.toml: every version pinned and hashed, for every
# platform and Python at once. No index is named, so that each machine uses the one it was set up with.
# Versions stay as they are where they can; UPGRADE=1 takes the newest.
set -eu
cd "$(dirname "$0")/.."

compile() {
    target=$1
    shift
    uv pip compile pyproject.toml --group build "$@" \
        --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links --no-annotate \
        --quiet ${UPGRADE:+--upgrade} --output-file "requirements/$target.txt"
}

# Each larger set is bound to the smaller one, so that .venv never has to change a version between them.
compile run --extra herscoren
compile bench --extra herscoren --group bench --constraints requirements/run.txt
compile dev --extra herscoren --group dev --constraints requirements/bench.txt
compile long --extra spark --group dev --constraints requirements/dev.txt
