"""A quarter's verification of commitments as a workbook: a summary, then each family and member month by month."""

import io
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from programme.schooling.quarters import months_of
from programme.schooling.verification import VerificationSheet
from programme.schooling.verified_rows import NOT_KEPT, UNKNOWN, tallies
from reports.verification_words import COMPONENTS, KINDS, STATES, month_heading, period_in_words

A4 = 9
COLUMNS = (
    ("No", 5), ("Kelompok", 20), ("Nomor peserta", 18), ("Pengurus", 24), ("Anggota keluarga", 24), ("Komponen", 13),
    ("Komitmen", 13),
)  # fmt: skip
MONTH_WIDTH = 16
Looks = dict[str, Format]


def verification_workbook(sheet: VerificationSheet, made_on: date) -> bytes:
    """An xlsx workbook; `made_on` is the kabupaten's date."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = _looks(book)
        _summary(book.add_worksheet("Ringkasan"), looks, sheet, made_on)
        _rows(book.add_worksheet("Verifikasi"), looks, sheet)
    return buffer.getvalue()


def _looks(book: Workbook) -> Looks:
    cell = {"valign": "top", "border": 1, "border_color": "#BDBDBD"}
    head = {"bold": True, "bg_color": "#1B5E20", "font_color": "#FFFFFF", "border": 1, "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "plain": book.add_format({"valign": "top", "text_wrap": True}),
        "heading": book.add_format(head),
        "cell": book.add_format(cell | {"text_wrap": True}),
        "number": book.add_format(cell | {"align": "center"}),
        NOT_KEPT: book.add_format(cell | {"bg_color": "#FCE4D6"}),
        UNKNOWN: book.add_format(cell | {"font_color": "#757575", "italic": True}),
    }


def _summary(page: Worksheet, looks: Looks, sheet: VerificationSheet, made_on: date) -> None:
    _one_page_wide(page)
    page.hide_gridlines(2)
    page.set_column(0, 3, 18)
    page.write_string(0, 0, f"Verifikasi komitmen PKH, {period_in_words(sheet.period)}", looks["title"])
    page.write_string(1, 0, f"Pendamping {sheet.pendamping}, Kecamatan {sheet.kecamatan}")
    page.write_string(2, 0, f"Dibuat {made_on:%d/%m/%Y}. Dihitung per bulan dan per komitmen.")
    row = 4
    if sheet.note:
        page.merge_range(3, 0, 3, 3, f"Catatan: {sheet.note}", looks["plain"])
    for column, heading in enumerate(("Komitmen", "Terpenuhi", "Belum terpenuhi", "Belum ada data")):
        page.write_string(row, column, heading, looks["heading"])
    for one in tallies(sheet.rows):
        row += 1
        page.write_string(row, 0, KINDS[one.kind], looks["cell"])
        for column, count in enumerate((one.kept, one.not_kept, one.unknown), start=1):
            page.write_number(row, column, count, looks["number"])


def _rows(page: Worksheet, looks: Looks, sheet: VerificationSheet) -> None:
    _one_page_wide(page)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    headings = [*COLUMNS, *((month_heading(month), MONTH_WIDTH) for month in months_of(sheet.period))]
    for column, (heading, width) in enumerate(headings):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, looks["heading"])
    for number, row in enumerate(sheet.rows, start=1):
        page.write_number(number, 0, number, looks["number"])
        component = COMPONENTS.get(row.component, row.component)
        texts = (row.group, row.family_number, row.family, row.member, component, KINDS[row.kind])
        for column, text in enumerate(texts, start=1):
            page.write_string(number, column, text, looks["cell"])
        for column, state in enumerate(row.months, start=len(COLUMNS)):
            page.write_string(number, column, STATES[state], looks.get(state, looks["cell"]))
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(headings) - 1)


def _one_page_wide(page: Worksheet) -> None:
    """For those who print it."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
