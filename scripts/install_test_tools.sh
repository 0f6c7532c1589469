#!/bin/sh
# Sees to the programs that the tests need and pip can't bring: a Chromium, PostgreSQL's server, and LibreOffice's
# word processor with a reader of PDF.
#
# As root on a Debian it installs what is missing; elsewhere it says what to install, and the tests that need it skip.
# With CI=true a missing piece ends the run: there, nothing may be skipped.
set -eu
cd "$(dirname "$0")/.."

# The tests' own search decides what counts as there.
missing() {
    programs=
    packages=
    if [ -z "${PKH_TEST_POSTGRES:-}" ] && ! .venv/bin/python -m tests.postgres_cluster >/dev/null; then
        programs="a PostgreSQL server"
        packages="postgresql"
    fi
    if ! .venv/bin/python -m tests.chromium >/dev/null; then
        programs="${programs:+$programs and }Chromium"
        # With the fonts that its screenshots need, emoji included.
        packages="${packages:+$packages }chromium fonts-dejavu-core fonts-noto-color-emoji"
    fi
    if ! .venv/bin/python -m tests.libreoffice >/dev/null; then
        programs="${programs:+$programs and }LibreOffice Writer"
        # With letters as wide as those of the font that our documents ask for.
        packages="${packages:+$packages }libreoffice-writer-nogui poppler-utils fonts-liberation"
    fi
    [ -n "$packages" ]
}

missing || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $programs for the tests ($packages) ..."
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    # shellcheck disable=SC2086 # $packages is a list of words
    if ! { apt-get update && apt-get install -y --no-install-recommends $packages; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
    fi
    rm -f "$log"
    missing || exit 0
fi

echo "The tests lack $programs. On Debian or Ubuntu: sudo apt-get install $packages" >&2
[ "${CI:-}" != true ]
