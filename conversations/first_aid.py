"""What helps at once, by kind of complaint: from locales/first_aid; the office's own in <data folder>/first_aid first.

The texts are general facts that hold everywhere; they promise nothing and decide nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from conversations.office_files import Table, office_tables, one_line, unreadable_files
from conversations.words import LOCALES
from programme.matters import COMPLAINT_CATEGORIES

FOLDER = LOCALES / "first_aid"
OFFICE_FOLDER = "first_aid"
LONGEST = 450
"""Letters: it is read on a small screen, by somebody who is worried."""


@dataclass(frozen=True)
class FirstAid:
    """The office's own texts; for what they don't say, the program's."""

    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language -> category -> text."""

    def text(self, category: str, language: str) -> str | None:
        """In the reader's language, in Indonesian where that has none; None where nothing helps at once."""
        for said in (language, "id"):
            for texts in (self.own.get(said, {}), shipped().get(said, {})):
                if category in texts:
                    return texts[category]
        return None


@cache
def shipped() -> Mapping[str, Mapping[str, str]]:
    """The program's texts, by language and category."""
    return _texts_in(FOLDER)


def office_first_aid(data_folder: Path) -> FirstAid:
    """The office's texts, a file a language; none where it has no such folder."""
    return FirstAid(_texts_in(data_folder / OFFICE_FOLDER))


def _texts_in(folder: Path) -> dict[str, dict[str, str]]:
    return {language: _texts(table) for language, table in office_tables(folder).items()}


def _texts(table: Table) -> dict[str, str]:
    return {category: one_line(text) for category, text in table.items() if isinstance(text, str) and text.strip()}


def faults_in(folder: Path, *, whole: bool) -> list[str]:
    """What is wrong in a folder's files, in Indonesian, for `doctor`; `whole`: every language must be there."""
    found = unreadable_files(folder, whole=whole)
    for language, table in office_tables(folder).items():
        texts = _texts(table)
        unknown = [f"jenis keluhan '{one}' tidak dikenal" for one in table if one not in COMPLAINT_CATEGORIES]
        broken = [f"'{one}' harus berisi tulisan" for one in table if one not in texts]
        long = [f"'{one}' paling panjang {LONGEST} huruf" for one, text in texts.items() if len(text) > LONGEST]
        found += [f"{language}.toml: {fault}" for fault in unknown + broken + long]
    return found
