"""Checks what bot.py and the settings import: import-linter watches packages only, and these are single files.

bot.py puts the program together and so may import any room, but talks to a provider, the web or the scheduling library
only through the room that owns it. The settings know the rules and means whose values they hold, nothing else of ours.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
OWNED_LIBRARIES = {"telegram", "twilio", "starlette", "apscheduler"}
SETTINGS = ("settings.py", "account_settings.py", "casework_settings.py", "complaint_settings.py")
ROOMS = {"bot", "handlers", "scheduler", "conversations", "reports", "programme", "outbox", "db"}
SETTINGS_MAY_IMPORT = ("programme.rules.", "programme.modules.", "outbox.means.")


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of each import, also of those inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def is_forbidden(importer: str, name: str) -> bool:
    """Whether bot.py or the settings may not import that name."""
    top = name.split(".")[0]
    if top in OWNED_LIBRARIES:
        return True
    if importer in SETTINGS and top in ROOMS:
        return not f"{name}.".startswith(SETTINGS_MAY_IMPORT)
    return False


def main() -> int:
    """Prints what is wrong and returns the exit code."""
    found = [
        f"{importer}:{line}: may not import {name}"
        for importer in ("bot.py", *SETTINGS)
        if (ROOT / importer).exists()
        for line, name in imports_of(ROOT / importer)
        if is_forbidden(importer, name)
    ]
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
