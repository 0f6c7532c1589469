"""A payment sheet as a table: finds the sheets and their columns, fills merged cells, drops what must never be kept."""

import hashlib
import io
import zipfile
from collections.abc import Sequence

from python_calamine import CalamineError, CalamineWorkbook

from programme.payments.sheets.columns import Header, find_header
from programme.payments.sheets.table import PaymentTable
from programme.roster_import.rows import Cell, Sheet
from reports.roster_sheet import MASK, ColumnsMissing, is_secret_number
from reports.sheets import RawSheet, UnreadableSheet, read_sheets

Ranges = dict[str, list[tuple[tuple[int, int], tuple[int, int]]]]
MOST_TITLE_LINES = 10
MOST_FILLED = 500_000
"""Cells that merged ranges may fill: more is no table."""


def read_payment_sheet(content: bytes, filename: str) -> PaymentTable | None:
    """The sheets that speak of payments; None where none does: then it is a list of families, or something else.

    Raises ColumnsMissing where it speaks of payments but lacks a column without which nothing can be entered.
    """
    raw = [(one, find_header(one.rows)) for one in read_sheets(content, filename)]
    fitting = [(one, header) for one, header in raw if header.is_of_payments]
    if not fitting:
        return None
    for one, header in fitting:
        missing = header.lacks()
        if missing:
            raise ColumnsMissing(f"Di lembar {one.name} tidak ditemukan kolom {', '.join(missing)}.", missing)
    ranges = _merged_ranges(content)
    sheets, merged, masked = [], set[tuple[str, int, int]](), dict[str, None]()
    for one, header in fitting:
        kind = one.name.replace("'", "").strip()[:31] or "lembar"
        merged |= _fill(one.rows, header, kind, ranges.get(one.name, []))
        sheet = Sheet(one.name, kind, one.rows, header.row, header.columns)
        masked |= dict.fromkeys(sheet.heading(column) for column in header.masked)
        _mask(one.rows, header)
        sheets.append(sheet)
    titles = _titles(fitting)
    file_hash = hashlib.sha256(content).hexdigest()
    return PaymentTable(filename, file_hash, tuple(sheets), titles, frozenset(merged), tuple(masked))


def _merged_ranges(content: bytes) -> Ranges:
    """Sheet -> its merged ranges, rows and columns counted from 0 as in the file; only xlsx knows them."""
    if not content.startswith(b"PK"):
        return {}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return {name: book.get_sheet_by_name(name).merged_cell_ranges or [] for name in book.sheet_names}
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise UnreadableSheet("Berkas ini tidak bisa dibuka. Simpan lagi dari Excel sebagai .xlsx.") from error


def _fill(
    rows: list[list[Cell]], header: Header, kind: str, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> set[tuple[str, int, int]]:
    """Gives every row of a merged range what its first says; returns where (row as in Excel)."""
    filled = set[tuple[str, int, int]]()
    read = {column for columns in header.columns.values() for column in columns}
    for (top, left), (bottom, _right) in ranges:
        if top <= header.row or top >= len(rows) or left not in read or bottom == top:
            continue
        if len(filled) + bottom - top > MOST_FILLED:
            raise UnreadableSheet("Terlalu banyak sel gabungan (merge) di berkas ini. Pisahkan dulu.")
        value = rows[top][left] if left < len(rows[top]) else ""
        for row in range(top + 1, min(bottom + 1, len(rows))):
            rows[row].extend([""] * (left + 1 - len(rows[row])))
            rows[row][left] = value
            filled.add((kind, row + 1, left))
    return filled


def _mask(rows: list[list[Cell]], header: Header) -> None:
    """Blots out secret columns, and numbers of 16 digits (NIK, KK, cards) wherever no field is read from."""
    read = {column for columns in header.columns.values() for column in columns}
    for cells in rows[header.row + 1 :]:
        for column, cell in enumerate(cells):
            if cell != "" and column not in read and (column in header.masked or is_secret_number(cell)):
                cells[column] = MASK


def _titles(fitting: Sequence[tuple[RawSheet, Header]]) -> tuple[str, ...]:
    """The lines above the tables; those of several sheets that say the same, once."""
    lines = [
        " ".join(str(cell) for cell in cells if str(cell).strip())
        for one, header in fitting
        for cells in one.rows[: min(header.row, MOST_TITLE_LINES)]
    ]
    return tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
