"""The roster file handed back with its faults: same sheets and places, bad cells coloured and explained.

The column "Kesalahan" stands behind the last one, so that every cell keeps its place; when the mended file is brought
again it is passed over, as is the sheet "ringkasan".
"""

import io
import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from programme.roster_import.rows import Cell, Fault, Sheet, column_letters

MOST_COMMENTS = 2_000
MOST_SUMMARY_LINES = 5_000
"""Excel grows slow with more; every bad row has its words in the column "Kesalahan" all the same."""
ROWS_MEASURED = 200
EXCELS_FIRST_YEAR = 1900
A4 = 9
REASON_WIDTH = 90
"""Letters, as Excel counts the width of a column."""
LINE_HEIGHT = 15.5
"""Points. Viewers don't make rows taller by themselves for what a program wrote."""

Looks = dict[str, Format]


class CheckedTable(Protocol):
    """A file as read: a roster, or a payment sheet."""

    @property
    def filename(self) -> str: ...

    @property
    def sheets(self) -> tuple[Sheet, ...]: ...


def faults_workbook(table: CheckedTable, faults: Sequence[Fault], warnings: Sequence[Fault] = ()) -> bytes:
    """An xlsx workbook: the summary, then the file's sheets with what is wrong in them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = _looks(book)
        _summary(book.add_worksheet("ringkasan"), looks, table, faults, warnings)
        for sheet in table.sheets:
            _marked(book, looks, sheet, [fault for fault in faults if fault.sheet == sheet.kind])
    return buffer.getvalue()


def _looks(book: Workbook) -> Looks:
    wrapped = {"text_wrap": True, "valign": "top"}
    bad = {"valign": "top", "bg_color": "#FFC7CE", "font_color": "#9C0006"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "heading": book.add_format({"bold": True, "bg_color": "#1B5E20", "font_color": "#FFFFFF", "border": 1}),
        "plain": book.add_format({"valign": "top"}),
        "wrapped": book.add_format(wrapped),
        "link": book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        "bad": book.add_format(bad),
        "bad_day": book.add_format(bad | {"num_format": "dd/mm/yyyy"}),
        "reason": book.add_format(wrapped | {"font_color": "#9C0006"}),
    }


def _summary(
    page: Worksheet, looks: Looks, table: CheckedTable, faults: Sequence[Fault], warnings: Sequence[Fault]
) -> None:
    page.hide_gridlines(2)
    _one_page_wide(page)
    for column, width in enumerate((6, 10, 8, 26, 26, REASON_WIDTH)):
        page.set_column(column, column, width)
    rows = len({(fault.sheet, fault.row) for fault in faults})
    page.write_string(0, 0, f"Berkas {table.filename} belum dimasukkan", looks["title"])
    for line, sentence in enumerate(
        (
            f"Ada {len(faults)} kesalahan di {rows} baris. Tidak ada data yang berubah.",
            "Perbaiki sel yang berwarna merah di lembar berikutnya, simpan, lalu masukkan lagi berkas ini.",
            "Penjelasannya ada di kolom Kesalahan (paling kanan) dan di daftar ini.",
        ),
        start=1,
    ):
        page.write_string(line, 0, sentence, looks["plain"])
    row = _list(page, looks, 5, table, faults)
    if warnings:
        page.write_string(row + 1, 0, "Perlu diketahui (tidak harus diperbaiki)", looks["title"])
        _list(page, looks, row + 2, table, warnings)


def _list(page: Worksheet, looks: Looks, row: int, table: CheckedTable, faults: Sequence[Fault]) -> int:
    """A line for each fault; returns the row after them."""
    for column, heading in enumerate(("No", "Lembar", "Baris", "Kolom", "Isi sel", "Penjelasan")):
        page.write_string(row, column, heading, looks["heading"])
    for number, fault in enumerate(faults[:MOST_SUMMARY_LINES], start=1):
        row += 1
        page.set_row(row, _height([fault.reason], REASON_WIDTH))
        place = f"internal:'{fault.sheet}'!{column_letters(fault.column or 0)}{fault.row}"
        page.write_number(row, 0, number, looks["plain"])
        page.write_string(row, 1, fault.sheet, looks["plain"])
        page.write_url(row, 2, place, looks["link"], str(fault.row))
        page.write_string(row, 3, _column_name(fault), looks["wrapped"])
        page.write_string(row, 4, _content(table, fault), looks["wrapped"])
        page.write_string(row, 5, fault.reason, looks["wrapped"])
    if len(faults) > MOST_SUMMARY_LINES:
        row += 1
        page.write_string(row, 1, f"... dan {len(faults) - MOST_SUMMARY_LINES} lagi, lihat kolom Kesalahan.")
    return row + 1


def _column_name(fault: Fault) -> str:
    return "" if fault.column is None else f"{column_letters(fault.column)} ({fault.heading})"


def _content(table: CheckedTable, fault: Fault) -> str:
    sheet = next(sheet for sheet in table.sheets if sheet.kind == fault.sheet)
    cells = sheet.rows[fault.row - 1]
    if fault.column is None or fault.column >= len(cells):
        return ""
    cell = cells[fault.column]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strftime("%d/%m/%Y") if isinstance(cell, date) else str(cell)


def _marked(book: Workbook, looks: Looks, sheet: Sheet, faults: Sequence[Fault]) -> None:
    page = book.add_worksheet(sheet.kind)
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_row[fault.row].append(fault)
    last = max((len(cells) for cells in sheet.rows), default=0)
    comments = 0
    for index, cells in enumerate(sheet.rows):
        here = by_row.get(index + 1, [])
        reasons = _by_column(here)
        for column, cell in enumerate(cells):
            _write(page, looks, index, column, cell, is_bad=column in reasons, is_heading=index == sheet.header)
        for column, reason in reasons.items():
            if column >= len(cells):
                page.write_blank(index, column, None, looks["bad"])
            if comments < MOST_COMMENTS:
                page.write_comment(index, column, reason, {"x_scale": 2, "font_size": 10})
                comments += 1
        if here:
            sentences = [_sentence(fault) for fault in here]
            page.set_row(index, _height(sentences, REASON_WIDTH))
            page.write_string(index, last, "\n".join(sentences), looks["reason"])
    page.write_string(sheet.header, last, "Kesalahan", looks["heading"])
    _shape(page, sheet, last)


def _by_column(faults: Sequence[Fault]) -> dict[int, str]:
    reasons: dict[int, str] = {}
    for fault in faults:
        if fault.column is not None:
            reasons[fault.column] = " ".join(filter(None, (reasons.get(fault.column), fault.reason)))
    return reasons


def _height(sentences: Sequence[str], width: int) -> float:
    """Room for all, with a tenth to spare for wide letters."""
    return LINE_HEIGHT * sum(math.ceil(len(sentence) * 1.1 / width) for sentence in sentences)


def _sentence(fault: Fault) -> str:
    return fault.reason if fault.column is None else f"{fault.heading}: {fault.reason}"


def _write(page: Worksheet, looks: Looks, row: int, column: int, cell: Cell, *, is_bad: bool, is_heading: bool) -> None:
    look = looks["bad"] if is_bad else looks["heading"] if is_heading else looks["plain"]
    if cell == "":
        page.write_blank(row, column, None, look)
    elif isinstance(cell, str):
        page.write_string(row, column, cell, look)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell, look)
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell, look)
    elif isinstance(cell, date) and cell.year >= EXCELS_FIRST_YEAR:
        day = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  # a cell knows no zone
        page.write_datetime(row, column, day, looks["bad_day"] if is_bad else looks["day"])
    else:
        page.write_string(row, column, str(cell), look)


def _shape(page: Worksheet, sheet: Sheet, last: int) -> None:
    """Widths by content, the heading kept in sight, and a filter that finds the bad rows."""
    for column in range(last):
        rows = sheet.rows[sheet.header : sheet.header + ROWS_MEASURED]
        sample = (cells[column] for cells in rows if column < len(cells))
        widest = max((len(str(cell)) for cell in sample), default=8)
        page.set_column(column, column, min(max(widest + 3, 6), 40))
    page.set_column(last, last, REASON_WIDTH)
    _one_page_wide(page)
    page.freeze_panes(sheet.header + 1, 0)
    page.autofilter(sheet.header, 0, max(len(sheet.rows) - 1, sheet.header), last)


def _one_page_wide(page: Worksheet) -> None:
    """For those who print it."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
