#!/bin/sh
# Makes .venv and puts one lock into it: scripts/install_packages.sh runtime|test
#
# Plain sh, since this runs before anything of ours is there. Does nothing, at once, when all is as the lock says.
set -eu
cd "$(dirname "$0")/.."
lock=$1

export PIP_DISABLE_PIP_VERSION_CHECK=1

# A python3.13 on PATH may be a version manager's stand-in that only prints an error: so each one is run, not looked up.
# A Python that can make a virtual environment wins over a newer one that can't.
find_python() {
    lacks_venv=
    for candidate in python3.13 python3.12 python3.11 python3; do
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        if "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
        lacks_venv=${lacks_venv:-$candidate}
    done
    if [ -n "$lacks_venv" ]; then
        echo "$lacks_venv cannot make a virtual environment (its venv or ensurepip module is missing)." \
            "On Debian and Ubuntu: apt-get install python3-venv. Then run make again." >&2
    else
        echo "Python 3.11 or newer is needed, and none was found as python3.13, python3.12, python3.11 or python3." \
            "Install one, then run make again." >&2
    fi
    exit 1
}

# The system's Python may have been upgraded, the folder moved, or an earlier run interrupted.
venv_works() {
    .venv/bin/python -c '
import os, sys, pip
here = os.path.realpath(".venv")
sys.exit(sys.version_info < (3, 11) or os.path.realpath(sys.prefix) != here or open(".venv/made_in").read() != here)
' >/dev/null 2>&1
}

if ! venv_works; then
    python=$(find_python)
    rm -rf .venv
    echo "Making .venv with $("$python" --version) ..."
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "$python could not make a virtual environment; what it said stands above." >&2
        exit 1
    fi
    .venv/bin/python -c 'import os; open(".venv/made_in", "w").write(os.path.realpath(".venv"))'
fi

# The stamp is the lock itself as it was installed.
if cmp -s "requirements/$lock.txt" ".venv/installed-$lock.txt"; then
    exit 0
fi
echo "Installing requirements/$lock.txt (the first time takes a minute or two) ..."
rm -f .venv/installed-*.txt
# Not compiled beforehand: most of it is never imported, and Python compiles what is.
if ! .venv/bin/python -m pip install -qq --no-compile --require-hashes -r "requirements/$lock.txt"; then
    echo "The packages of requirements/$lock.txt could not be installed: is this machine online?" \
        "What pip said stands above." >&2
    exit 1
fi
cp "requirements/$lock.txt" ".venv/installed-$lock.txt"
# The test lock holds the runtime lock (scripts/check_locks.py): `make demo` after `make test` has nothing to do.
if [ "$lock" = test ]; then
    cp requirements/runtime.txt .venv/installed-runtime.txt
fi
