"""A roster file as a table: finds the sheets, their header rows and columns, and drops what must never be kept."""

import hashlib
import re

from programme.roster_import.columns import Header, find_header
from programme.roster_import.rows import Cell, RosterTable, Sheet
from reports.sheets import RawSheet, UnreadableSheet, read_sheets

__all__ = ["MASK", "ColumnsMissing", "UnreadableSheet", "read_roster"]

MASK = "(tidak disimpan)"
"""What stands in the place of a NIK, KK, card or account number from the moment a file is read."""

_SIXTEEN_DIGITS = re.compile(r"\W*(?:\d[ .\-]?){15}\d\W*")
_FAMILY_TITLES = ("anggota", "art", "keluarga", "komponen")


class ColumnsMissing(UnreadableSheet):
    """The sheet has no such columns; `columns` as people call them."""

    def __init__(self, sentence: str, columns: list[str]) -> None:
        super().__init__(sentence)
        self.columns = columns


def read_roster(content: bytes, filename: str) -> RosterTable:
    """The sheets kpm and (if there is one) anggota; raises UnreadableSheet with what is missing."""
    sheets = read_sheets(content, filename)
    if not sheets:
        raise UnreadableSheet("Berkas ini kosong.")
    kpm_sheet = _kpm(sheets)
    others = [sheet for sheet in sheets if sheet is not kpm_sheet]
    kpm, masked = read_table(kpm_sheet, "kpm")
    family_raw = family_among(others)
    family = None
    if family_raw is not None:
        family, more = read_table(family_raw, "anggota")
        masked += [heading for heading in more if heading not in masked]
    return RosterTable(filename, hashlib.sha256(content).hexdigest(), kpm, family, tuple(masked))


def _kpm(sheets: list[RawSheet]) -> RawSheet:
    """The sheet so called, else the only one with its headings: of several, none is passed over in silence."""
    for sheet in sheets:
        if sheet.name.strip().lower() == "kpm":
            return sheet
    fitting = [sheet for sheet in sheets if not find_header(sheet.rows, "kpm").lacks("kpm")]
    if len(fitting) > 1:
        names = ", ".join(sheet.name for sheet in fitting)
        raise UnreadableSheet(f"Ada beberapa lembar daftar kpm: {names}. Gabungkan menjadi satu lembar bernama kpm.")
    return max(sheets, key=lambda sheet: -len(find_header(sheet.rows, "kpm").lacks("kpm")))


def family_among(sheets: list[RawSheet]) -> RawSheet | None:
    """Only a sheet with members of families: one called so, or with their headings."""
    for sheet in sheets:
        if sheet.name.strip().lower().startswith(_FAMILY_TITLES):
            return sheet
    for sheet in sheets:
        header = find_header(sheet.rows, "anggota")
        if not header.lacks("anggota") and "component" in header.columns:
            return sheet
    return None


def read_table(raw: RawSheet, kind: str) -> tuple[Sheet, list[str]]:
    """The sheet with its columns, and the headings of those that were blotted out. Raises ColumnsMissing."""
    header = find_header(raw.rows, kind)
    missing = header.lacks(kind)
    if missing:
        raise ColumnsMissing(_what_is_missing(raw, kind, missing), missing)
    sheet = Sheet(raw.name, kind, raw.rows, header.row, header.columns)
    headings = [sheet.heading(column) for column in header.masked]
    mask_secrets(raw.rows, header)
    return sheet, headings


def _what_is_missing(raw: RawSheet, kind: str, missing: list[str]) -> str:
    columns = ", ".join(missing)
    return (
        f"Di lembar {raw.name} tidak ditemukan kolom {columns}. "
        f"Beri judul kolomnya, atau pakai contoh dari: bot.py roster template (lembar {kind})."
    )


def mask_secrets(rows: list[list[Cell]], header: Header) -> None:
    """Blots out secret columns, and numbers of 16 digits (NIK, KK, cards) wherever no field is read from."""
    read = {column for columns in header.columns.values() for column in columns}
    for cells in rows[header.row + 1 :]:
        for column, cell in enumerate(cells):
            if cell != "" and column not in read and (column in header.masked or is_secret_number(cell)):
                cells[column] = MASK


def is_secret_number(cell: Cell) -> bool:
    """Whether it is a number of 16 digits: a NIK, a KK or a card."""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return _SIXTEEN_DIGITS.fullmatch(text) is not None
