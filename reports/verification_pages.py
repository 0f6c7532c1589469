"""A quarter's verification to print and sign: the workbook's rows on A4, group by group."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from programme.schooling.quarters import months_of
from programme.schooling.verification import VerificationSheet
from programme.schooling.verified_rows import VerifiedRow, tallies
from reports.consent_forms import FONT, MARGIN, PAGE_HEIGHT, fitting_text, load_fonts
from reports.verification_words import COMPONENTS, KINDS, LEGEND, MARKS, month_heading, period_in_words

if TYPE_CHECKING:
    from fpdf import FPDF

ROW = 6.5
"""Millimetres, as the columns."""
COLUMNS = (46.0, 46.0, 24.0, 24.0, 14.0, 14.0, 14.0)
SIGNING = 40.0


def verification_pdf(sheet: VerificationSheet, made_on: date) -> bytes:
    """A4; the title stands on every page, room to sign on the last."""
    from fpdf import FPDF  # takes half a second to import, and few commands print sheets

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title("Verifikasi komitmen")
    load_fonts(pdf)
    _begin_page(pdf, sheet, "Ringkasan")
    for one in tallies(sheet.rows):
        counts = f"terpenuhi {one.kept}, belum {one.not_kept}, belum ada data {one.unknown}"
        pdf.multi_cell(0, 6, f"{KINDS[one.kind]}: {counts}", new_x="LMARGIN", new_y="NEXT")
    if sheet.note:
        pdf.multi_cell(0, 6, f"Catatan: {sheet.note}", new_x="LMARGIN", new_y="NEXT")
    for group, rows in groupby(sheet.rows, key=lambda row: row.group):
        _group(pdf, sheet, f"Kelompok {group}", list(rows))
    _sign(pdf, sheet, made_on)
    return bytes(pdf.output())


def _group(pdf: "FPDF", sheet: VerificationSheet, heading: str, rows: Sequence[VerifiedRow]) -> None:
    _begin_page(pdf, sheet, heading)
    _headings(pdf, sheet.period)
    last = ""
    for row in rows:
        if pdf.get_y() + ROW > PAGE_HEIGHT - MARGIN:
            _begin_page(pdf, sheet, heading)
            _headings(pdf, sheet.period)
            last = ""
        family = "" if row.family_number == last else row.family
        last = row.family_number
        component = COMPONENTS.get(row.component, row.component)
        _row(pdf, (family, row.member, component, KINDS[row.kind], *(MARKS[month] for month in row.months)))


def _begin_page(pdf: "FPDF", sheet: VerificationSheet, heading: str) -> None:
    pdf.add_page()
    pdf.set_font(FONT, "B", 12)
    title = f"Verifikasi komitmen PKH, {period_in_words(sheet.period)}"
    pdf.multi_cell(0, 6, title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", 9)
    who = f"Pendamping {sheet.pendamping}, Kecamatan {sheet.kecamatan}. {LEGEND}"
    pdf.multi_cell(0, 5, who, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "B", 11)
    pdf.multi_cell(0, 7, heading, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", 9)


def _headings(pdf: "FPDF", period: str) -> None:
    months = [month_heading(month)[:3] for month in months_of(period)]
    pdf.set_font(FONT, "B", 9)
    _row(pdf, ("Pengurus", "Anggota keluarga", "Komponen", "Komitmen", *months))
    pdf.set_font(FONT, "", 9)


def _row(pdf: "FPDF", texts: Sequence[str]) -> None:
    for text, width in zip(texts, COLUMNS, strict=True):
        pdf.cell(width, ROW, fitting_text(pdf, text, width - 3), border=1)
    pdf.ln(ROW)


def _sign(pdf: "FPDF", sheet: VerificationSheet, made_on: date) -> None:
    if pdf.get_y() + SIGNING > PAGE_HEIGHT - MARGIN:
        pdf.add_page()
    pdf.ln(8)
    pdf.multi_cell(0, 6, f"{sheet.kecamatan}, {made_on:%d/%m/%Y}", new_x="LMARGIN", new_y="NEXT")
    pdf.multi_cell(0, 6, "Pendamping,", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(18)
    pdf.multi_cell(0, 6, sheet.pendamping, new_x="LMARGIN", new_y="NEXT")
