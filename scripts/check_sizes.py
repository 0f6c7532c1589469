"""Checks that files and functions stay small enough to be read in one go, and that modules have telling names.

Tests, migrations (alembic writes them) and tables (files with neither function nor class) may be long.
"""

import ast
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
ROOMS = ("handlers", "scheduler", "conversations", "reports", "programme", "outbox", "db")
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "common", "base", "manager", "const", "misc"}

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 50
MEDIAN_LINES_OF_FILES = 120
MEDIAN_LINES_OF_FUNCTIONS = 10

Function = ast.FunctionDef | ast.AsyncFunctionDef


def source_files() -> list[Path]:
    """The program's own modules."""
    inside_rooms = (
        path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts
    )
    return [*sorted(ROOT.glob("*.py")), *inside_rooms]


def lines_of(function: Function) -> int:
    """How long a function is, its docstring and decorators left out."""
    docstring = ast.get_docstring(function, clean=False)
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    return whole - (docstring.count("\n") + 1 if docstring is not None else 0)


def complaints_about(path: Path, lines: int, functions: list[Function]) -> list[str]:
    """What is wrong with one file, in sentences."""
    name = path.relative_to(ROOT)
    found = [
        f"{name}:{function.lineno}: {function.name} has {lines_of(function)} lines, over {MOST_LINES_OF_A_FUNCTION}"
        for function in functions
        if lines_of(function) > MOST_LINES_OF_A_FUNCTION
    ]
    if functions and lines > MOST_LINES_OF_A_FILE:
        found.append(f"{name}: {lines} lines, over {MOST_LINES_OF_A_FILE}")
    if path.stem in NAMES_THAT_SAY_NOTHING:
        found.append(f"{name}: a module is called after what it holds")
    return found


def main() -> int:
    """Prints what is wrong and returns the exit code."""
    found: list[str] = []
    lengths: list[int] = []
    function_lengths: list[int] = []
    for path in source_files():
        text = path.read_text(encoding="utf-8")
        functions = [node for node in ast.walk(ast.parse(text, str(path))) if isinstance(node, Function)]
        found += complaints_about(path, text.count("\n"), functions)
        lengths.append(text.count("\n"))
        function_lengths += [lines_of(function) for function in functions]
    if lengths and median(lengths) > MEDIAN_LINES_OF_FILES:
        found.append(f"half of the files have over {MEDIAN_LINES_OF_FILES} lines")
    if function_lengths and median(function_lengths) > MEDIAN_LINES_OF_FUNCTIONS:
        found.append(f"half of the functions have over {MEDIAN_LINES_OF_FUNCTIONS} lines")
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
