"""One kecamatan's changes of a month for the office: a summary, then a sheet for each kind with its own columns."""

import io
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from programme.updates.report_rows import ReportedUpdate, ReportSheet
from reports.updates_columns import KIND_SHEETS, MonthOnly, Value, columns_of

A4 = 9
WIDEST = 44
"""Letters, as Excel counts the width of a column; longer texts are wrapped."""
LINE_HEIGHT = 15.5
"""Points. Viewers don't make rows taller by themselves for what a program wrote."""
EXCELS_FIRST_YEAR = 1900
Looks = Mapping[str, Format]


def updates_filename(kecamatan: str, month: str) -> str:
    """'perubahan-data-kedungrejo-2018-11.xlsx'"""
    plain = re.sub(r"[^a-z0-9]+", "-", kecamatan.casefold()).strip("-") or "kecamatan"
    return f"perubahan-data-{plain}-{month}.xlsx"


def updates_workbook(sheet: ReportSheet, made_on: date) -> bytes:
    """An xlsx workbook: the summary, then a sheet for each kind that was reported."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = _looks(book)
        _summary(book.add_worksheet("Ringkasan"), looks, sheet, made_on)
        for kind, title in KIND_SHEETS.items():
            of_kind = [one for one in sheet.updates if one.kind == kind]
            if of_kind:
                _kind(book.add_worksheet(title), looks, kind, of_kind)
    return buffer.getvalue()


def _looks(book: Workbook) -> Looks:
    cell = {"valign": "top", "border": 1, "border_color": "#BDBDBD"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "plain": book.add_format({"valign": "top"}),
        "heading": book.add_format(
            {"bold": True, "bg_color": "#1B5E20", "font_color": "#FFFFFF", "border": 1, "text_wrap": True}
        ),
        "cell": book.add_format(cell | {"text_wrap": True}),
        "number": book.add_format(cell | {"align": "center"}),
        "day": book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "left"}),
        "moment": book.add_format(cell | {"num_format": "dd/mm/yyyy hh:mm", "align": "left"}),
        "month": book.add_format(cell | {"num_format": "mm/yyyy", "align": "left"}),
        "late": book.add_format({"valign": "top", "font_color": "#9C0006", "bold": True}),
    }


def _summary(page: Worksheet, looks: Looks, sheet: ReportSheet, made_on: date) -> None:
    page.hide_gridlines(2)
    _one_page_wide(page)
    for column, width in enumerate((34, 22, 24, 12)):
        page.set_column(column, column, width)
    page.write_string(0, 0, f"Perubahan data peserta PKH, Kecamatan {sheet.kecamatan}", looks["title"])
    year, month = sheet.month.split("-")
    page.write_string(1, 0, f"Bulan {month}/{year}, dibuat {made_on:%d/%m/%Y}", looks["plain"])
    row = 2
    if sheet.is_remade:
        page.write_string(row, 0, "Dibuat ulang: ada daftar yang dikirim terlambat. Pakai berkas ini.", looks["late"])
        row += 1
    row = _table(page, looks, row + 1, ("Pendamping", "Daftar dikirim", "Keterangan", "Jumlah"))
    counts = Counter(one.pendamping for one in sheet.updates)
    for sent in sheet.lists:
        page.write_string(row, 0, sent.pendamping, looks["cell"])
        if sent.sent_at is None:
            page.write_string(row, 1, "belum", looks["cell"])
        else:
            page.write_datetime(row, 1, sent.sent_at.replace(tzinfo=None), looks["moment"])
        page.write_string(row, 2, "terlambat" if sent.is_late else "", looks["cell"])
        page.write_number(row, 3, counts[sent.pendamping], looks["number"])
        row += 1
    row = _table(page, looks, row + 1, ("Jenis perubahan", "Jumlah"))
    kinds = Counter(one.kind for one in sheet.updates)
    for kind, title in KIND_SHEETS.items():
        page.write_string(row, 0, title, looks["cell"])
        page.write_number(row, 1, kinds[kind], looks["number"])
        row += 1
    page.write_string(row, 0, "Semua", looks["heading"])
    page.write_number(row, 1, len(sheet.updates), looks["number"])


def _table(page: Worksheet, looks: Looks, row: int, headings: Sequence[str]) -> int:
    for column, heading in enumerate(headings):
        page.write_string(row, column, heading, looks["heading"])
    return row + 1


def _kind(page: Worksheet, looks: Looks, kind: str, updates: Sequence[ReportedUpdate]) -> None:
    columns = columns_of(kind)
    _table(page, looks, 0, ["No", *(column.heading for column in columns)])
    widest = [len(column.heading) for column in columns]
    for row, one in enumerate(updates, start=1):
        page.write_number(row, 0, row, looks["number"])
        wide: list[int] = []
        for place, column in enumerate(columns):
            value = column.value(one)
            wide.append(_write(page, looks, row, place + 1, value))
        widest = [max(sizes) for sizes in zip(widest, wide, strict=True)]
        page.set_row(row, LINE_HEIGHT * math.ceil(max(wide) * 1.1 / WIDEST))
    page.set_column(0, 0, 5)
    for place, width in enumerate(widest):
        page.set_column(place + 1, place + 1, min(max(width + 2, 7), WIDEST))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(updates), len(columns))
    page.repeat_rows(0)
    _one_page_wide(page)


def _write(page: Worksheet, looks: Looks, row: int, column: int, value: Value) -> int:
    """Writes one cell; returns how many letters wide it is. A text is never taken for a formula."""
    if value is None:
        page.write_blank(row, column, None, looks["cell"])
        return 0
    day = value.first if isinstance(value, MonthOnly) else value
    if isinstance(day, date) and day.year >= EXCELS_FIRST_YEAR:
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a cell knows no zone
        page.write_datetime(row, column, moment, looks["month" if isinstance(value, MonthOnly) else "day"])
        return len("31/12/2018")
    if isinstance(value, int):
        page.write_number(row, column, value, looks["number"])
    else:
        page.write_string(row, column, str(value), looks["cell"])
    return len(str(value))


def _one_page_wide(page: Worksheet) -> None:
    """For those who print it."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
