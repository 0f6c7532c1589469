"""The attendance list of a meeting to print: no., name, number, address, signature; group by group.

Second source document, C.1.a: 'Membuat daftar absensi untuk digunakan pada pertemuan awal'. In Indonesian always: it is
signed by all. The numbers are those by which absences are typed afterwards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from reports.consent_forms import fitting_text, load_fonts

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "form"
PAGE_HEIGHT, MARGIN = 297.0, 12.0
"""Millimetres."""
ROW, HEAD = 9.5, 7.0
COLUMNS = (11.0, 52.0, 36.0, 50.0, 37.0)
HEADINGS = ("No.", "Nama", "No. peserta", "Alamat", "Tanda tangan")
EMPTY_LINES = 4
"""For guests and whoever was not on the list."""
_NOT_IN_FILENAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class SheetLine:
    """One who is called; `number` is that of the list, `part` the heading under which she stands."""

    number: int
    name: str
    participant_number: str
    address: str
    part: str


@dataclass(frozen=True)
class Occasion:
    """What stands at the head: the moment is written in local words."""

    title: str
    when: str
    place: str
    held_by: str
    day: date


def attendance_filename(title: str, day: date) -> str:
    """'daftar-hadir-pertemuan-awal-pkh-2018-11-22.pdf'."""
    return f"daftar-hadir-{_NOT_IN_FILENAMES.sub('-', title.lower()).strip('-')[:40]}-{day.isoformat()}.pdf"


def attendance_pdf(occasion: Occasion, lines: Sequence[SheetLine]) -> bytes:
    """A4; the head and the headings stand on every page, some empty lines follow."""
    from fpdf import FPDF  # takes half a second to import, and few messages want a sheet

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title(f"Daftar hadir {occasion.title}")
    load_fonts(pdf)
    _begin_page(pdf, occasion)
    for part, those in groupby(lines, key=lambda one: one.part):
        members = list(those)
        _room(pdf, occasion, HEAD + ROW)
        pdf.set_font(FONT, "B", 9)
        pdf.cell(sum(COLUMNS), HEAD, fitting_text(pdf, f"{part} ({len(members)})", sum(COLUMNS) - 3), border=1)
        pdf.ln(HEAD)
        pdf.set_font(FONT, "", 9)
        for one in members:
            _row(pdf, occasion, (str(one.number), one.name, one.participant_number, one.address, ""))
    for _ in range(EMPTY_LINES):
        _row(pdf, occasion, ("", "", "", "", ""))
    return bytes(pdf.output())


def _begin_page(pdf: "FPDF", occasion: Occasion) -> None:
    pdf.add_page()
    pdf.set_font(FONT, "B", 13)
    pdf.multi_cell(0, 7, f"Daftar hadir: {occasion.title}", align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", 10)
    where = f"{occasion.when} di {occasion.place}. Pendamping: {occasion.held_by}"
    pdf.multi_cell(0, 5, where, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)
    pdf.set_font(FONT, "B", 9)
    _cells(pdf, HEADINGS, HEAD)
    pdf.set_font(FONT, "", 9)
    top = pdf.get_y()
    pdf.set_font(FONT, "", 7)
    pdf.text(MARGIN, PAGE_HEIGHT - 6, f"Halaman {pdf.page_no()}")
    pdf.set_xy(MARGIN, top)
    pdf.set_font(FONT, "", 9)


def _row(pdf: "FPDF", occasion: Occasion, texts: Sequence[str]) -> None:
    _room(pdf, occasion, ROW)
    _cells(pdf, texts, ROW)


def _room(pdf: "FPDF", occasion: Occasion, height: float) -> None:
    if pdf.get_y() + height > PAGE_HEIGHT - MARGIN:
        _begin_page(pdf, occasion)


def _cells(pdf: "FPDF", texts: Sequence[str], height: float) -> None:
    for text, width in zip(texts, COLUMNS, strict=True):
        pdf.cell(width, height, fitting_text(pdf, text, width - 2.5), border=1)
    pdf.ln(height)
