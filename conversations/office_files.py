"""Texts an office may replace: TOML files, one a language, of the program (locales/...) and of the data folder.

A file of the office that can't be read is left out, so that nobody's message is lost over it: `doctor` says what is
wrong with it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import structlog

from conversations.words import LANGUAGES

log = structlog.get_logger()
Table = Mapping[str, object]
UNREADABLE = (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError)


def office_tables(folder: Path) -> dict[str, Table]:
    """Language -> table, of the files that are there and can be read."""
    return {language: table for language, table in _read(folder) if not isinstance(table, Exception)}


def unreadable_files(folder: Path, *, whole: bool) -> list[str]:
    """In Indonesian, for `doctor`: files that can't be read, and (`whole`) those that are not there."""
    found = [
        f"{language}.toml: tidak terbaca ({told})" for language, told in _read(folder) if isinstance(told, Exception)
    ]
    missing = [language for language in LANGUAGES if whole and not (folder / f"{language}.toml").exists()]
    return found + [f"{language}.toml: tidak ada" for language in missing]


def _read(folder: Path) -> Iterator[tuple[str, Table | Exception]]:
    for language in LANGUAGES:
        file = folder / f"{language}.toml"
        if not file.exists():
            continue
        try:
            yield language, tomllib.loads(file.read_text(encoding="utf-8"))
        except UNREADABLE as error:
            log.warning("office_text_not_read", folder=folder.name, language=language)
            yield language, error


def one_line(text: str) -> str:
    """Lines of a file are broken for its reader, not for the chat's."""
    return " ".join(text.split())
