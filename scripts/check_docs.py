"""Fails when the documents no longer tell the truth: a command, setting, job or link that they miss or that is gone."""

import re
import sys
from pathlib import Path

import typer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bot  # noqa: E402 - the project's root must be on the path first
from scheduler.jobs import JOBS  # noqa: E402 - found only from the root
from settings import Settings  # noqa: E402 - as above

DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])


def command_names() -> list[str]:
    """'run', 'staff add' ... as typer knows them."""
    names = [str(one.name or (one.callback and one.callback.__name__)) for one in bot.app.registered_commands]
    for group in bot.app.registered_groups:
        inner = group.typer_instance or typer.Typer()
        names += [
            f"{group.name} {one.name or (one.callback and one.callback.__name__)}" for one in inner.registered_commands
        ]
    return [name.replace("take_in", "import").replace("show", "list") for name in names]


def faults() -> list[str]:
    """One line for each untruth."""
    readme = (ROOT / "README.md").read_text()
    operations = (ROOT / "docs" / "operations.md").read_text()
    example = (ROOT / "config.example.toml").read_text()
    found = [f"README.md does not name the command {name}" for name in command_names() if not _names(readme, name)]
    found += [
        f"docs/operations.md does not name the job {job.name}" for job in JOBS if f"`{job.name}`" not in operations
    ]
    for section, field in Settings.model_fields.items():
        inner = getattr(field.annotation, "model_fields", {})
        found += [
            f"config.example.toml lacks [{section}] {name}"
            for name in inner
            if not re.search(rf"^({name} = |\[\[?{section}\.{name}\]\]?)", example, re.MULTILINE)
        ]
    return found + [fault for document in DOCUMENTS for fault in _broken_links(document) + _missing_tests(document)]


def _names(readme: str, command: str) -> bool:
    first, _, second = command.partition(" ")
    return any(f"bot.py {first}" in line and (not second or second in line) for line in readme.splitlines())


def _broken_links(document: Path) -> list[str]:
    targets = re.findall(r"\]\(([^)#:]+)\)", document.read_text())
    return [
        f"{document.name} links to {target}, which is not there"
        for target in targets
        if not (document.parent / target).exists()
    ]


def _missing_tests(document: Path) -> list[str]:
    """`tests/x.py::test_y` that a document calls as its witness and that is not there."""
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", document.read_text())
    return [
        f"{document.name} names {file}::{test}, which is not there"
        for file, test in named
        if not (ROOT / file).exists()
        or not re.search(rf"^(async )?def {test}\(", (ROOT / file).read_text(), re.MULTILINE)
    ]


if __name__ == "__main__":
    lines = faults()
    print("\n".join(lines) or "documents are true")
    sys.exit(1 if lines else 0)
