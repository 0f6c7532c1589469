"""Checks that the locks in requirements/ can be trusted to install the same program everywhere.

A lock names exact versions with hashes and no package index: an office may have its own mirror. The tests' lock holds
the program's, pin by pin, so that what was tested is what runs.
"""

import re
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).parent.parent / "requirements"
ADDRESS = re.compile(r"://|^\s*(--|-i\b|-f\b)(?!hash=)", re.MULTILINE)
HASHES = re.compile(r"\s*\\\n\s+--hash=sha256:[0-9a-f]{64}")


def complaints_about(name: str, text: str) -> list[str]:
    """What is wrong with one lock, in sentences."""
    code = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    found = [
        f"{name}: an address or option does not belong here: {hit.group().strip()}"
        for hit in ADDRESS.finditer(HASHES.sub("", text))
    ]
    for entry in re.split(r"\n(?=\S)", code):
        if entry.strip() and not re.match(r"[A-Za-z0-9._-]+(\[.*\])?==\S", entry):
            found.append(f"{name}: not an exact version: {entry.splitlines()[0]}")
        if entry.strip() and not HASHES.search(entry):
            found.append(f"{name}: without a hash: {entry.splitlines()[0]}")
    return found


def pins_of(text: str) -> set[str]:
    """The lines that name a package and its version, without their hashes."""
    return {line.removesuffix("\\").strip() for line in text.splitlines() if re.match(r"\w", line)}


def wanted_by(name: str) -> set[str]:
    """The packages that a .in file names, written as the locks write them."""
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()
    return {re.split(r"[\[=<>~!;\s]", line)[0].lower().replace("_", "-") for line in lines if re.match(r"\w", line)}


def main() -> int:
    """Prints what is wrong and returns the exit code."""
    texts = {name: (REQUIREMENTS / name).read_text(encoding="utf-8") for name in ("runtime.txt", "test.txt")}
    found = [sentence for name, text in texts.items() for sentence in complaints_about(name, text)]
    for name, source in (("runtime.txt", "runtime.in"), ("test.txt", "test.in")):
        locked = {pin.split("==")[0].split("[")[0] for pin in pins_of(texts[name])}
        found += [
            f"{name}: {missing} of {source} is not in it: make lock" for missing in sorted(wanted_by(source) - locked)
        ]
    strangers = pins_of(texts["runtime.txt"]) - pins_of(texts["test.txt"])
    found += [f"test.txt: {pin} of runtime.txt is not in it: make lock" for pin in sorted(strangers)]
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
