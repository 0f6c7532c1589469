"""A month's report as a workbook: of one pendamping, or of a kecamatan with a row for each of them.

A text is never taken for a formula. Every sheet prints on A4, one page wide.
"""

import io
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from programme.modules import Curriculum
from programme.office.area_months import AreaMonth
from programme.office.monthly import MonthlyView
from reports.area_parts import area_parts
from reports.monthly_parts import NONE, Cell, Part, parts_of, summary
from reports.monthly_words import month_in_words

A4 = 9
WIDTH = 110
"""Letters over all columns together, as a landscape A4 page takes them."""
LINE_HEIGHT = 15.5
LONGEST_SHEET_NAME = 31
Looks = Mapping[str, Format]


def monthly_filename(view: MonthlyView, ending: str) -> str:
    """'laporan-2018-11-siti.xlsx'"""
    return f"laporan-{view.period}-{_plain(view.figures.pendamping)}.{ending}"


def area_filename(area: AreaMonth, ending: str) -> str:
    """'laporan-2018-11-kecamatan-kedungrejo.xlsx'"""
    return f"laporan-{area.period}-kecamatan-{_plain(area.kecamatan)}.{ending}"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "pendamping"


def monthly_workbook(view: MonthlyView, made_on: date, curriculum: Curriculum) -> bytes:
    """One pendamping's month: the summary, then a sheet for each subject."""
    title = f"Laporan bulanan pendamping PKH, {month_in_words(view.period)}"
    under = [f"{view.figures.pendamping}, Kecamatan {view.figures.kecamatan}", state_in_words(view, made_on)]
    if view.note:
        under.append(f"Catatan pendamping: {view.note}")
    return _workbook(title, under, [summary([view.figures])], parts_of(view.figures, curriculum))


def area_workbook(area: AreaMonth, made_on: date, curriculum: Curriculum) -> bytes:
    """A kecamatan's month: all together, a row for each pendamping, then every subject with everybody's rows."""
    title = f"Laporan bulanan PKH Kecamatan {area.kecamatan}, {month_in_words(area.period)}"
    under = [f"Dibuat {made_on:%d/%m/%Y}"]
    if area.missing:
        under.append(f"Belum dikirim: {', '.join(area.missing)}. Angka mereka menurut keadaan sekarang.")
    first, subjects = area_parts(area, curriculum)
    return _workbook(title, under, first, subjects)


def state_in_words(view: MonthlyView, made_on: date) -> str:
    """When it was sent, whether late; or that it is a draft."""
    if view.sent_at is None:
        return f"Belum dikirim ke kantor; keadaan {made_on:%d/%m/%Y}"
    late = ", terlambat" if view.is_late else ""
    changed = "; ada angka yang berubah sesudah dikirim" if view.changed else ""
    return f"Dikirim {view.sent_at:%d/%m/%Y}{late}{changed}"


def _workbook(title: str, under: Sequence[str], first: Sequence[Part], subjects: Sequence[Part]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = _looks(book)
        page = _page(book, "Ringkasan")
        page.write_string(0, 0, title, looks["title"])
        for row, line in enumerate(under, start=1):
            page.write_string(row, 0, line, looks["plain"])
        row = len(under) + 2
        for part in first:
            row = _table(page, looks, part, row) + 1
            _widths(page, part)
        for part in subjects:
            page = _page(book, _sheet_name(part.title))
            _widths(page, part)
            page.write_string(0, 0, part.title, looks["title"])
            _table(page, looks, part, 2)
            page.freeze_panes(3, 0)
            page.repeat_rows(2)
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    return re.sub(r"\s*\(.*\)", "", title)[:LONGEST_SHEET_NAME]


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
    }


def _page(book: Workbook, name: str) -> Worksheet:
    page = book.add_worksheet(name)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&RHalaman &P dari &N")
    return page


def _widths(page: Worksheet, part: Part) -> None:
    for column, width in enumerate(_column_widths(part)):
        page.set_column(column, column, width)


def _column_widths(part: Part) -> list[float]:
    whole = sum(part.shares)
    return [max(WIDTH * share / whole, 7.0) for share in part.shares]


def _table(page: Worksheet, looks: Looks, part: Part, row: int) -> int:
    """Writes a table from that row on; returns the row after it."""
    widths = _column_widths(part)
    page.set_row(row, LINE_HEIGHT * _lines(part.headings, widths))
    for column, heading in enumerate(part.headings):
        page.write_string(row, column, heading, looks["heading"])
    row += 1
    if not part.rows:
        page.write_string(row, 0, NONE, looks["plain"])
        return row + 1
    for cells in part.rows:
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                page.write_number(row, column, cell, looks["number"])
            else:
                page.write_string(row, column, cell, looks["cell"])
        page.set_row(row, LINE_HEIGHT * _lines(cells, widths))
        row += 1
    return row


def _lines(cells: Sequence[Cell], widths: Sequence[float]) -> int:
    """How many lines the fullest cell takes: viewers don't make rows taller for what a program wrote."""
    return max(1, *(math.ceil(len(str(cell)) * 1.05 / width) for cell, width in zip(cells, widths, strict=True)))
