"""The list of a payment day to print: a page or more a group, a line a family, with room to tick; those at home last.

No amounts stand on it: it lies on a table where many look.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.consent_forms import FONT, MARGIN, PAGE_HEIGHT, fitting_text, load_fonts

if TYPE_CHECKING:
    from fpdf import FPDF

ROW = 9.0
"""Millimetres, as the columns."""
COLUMNS = (12.0, 72.0, 20.0, 56.0, 20.0)
HEADINGS = ("No.", "Nama", "Jam", "Keterangan", "Sudah")


@dataclass(frozen=True)
class ListLine:
    """A family on the list; the texts as they are printed."""

    number: str
    name: str
    hour: str
    remark: str


def payment_list_filename(day: date) -> str:
    """'daftar-bayar-2026-12-12.pdf'."""
    return f"daftar-bayar-{day.isoformat()}.pdf"


def payment_list_pdf(title: str, groups: Mapping[str, Sequence[ListLine]], at_home: Sequence[ListLine]) -> bytes:
    """A4; `title` says stage, day and place, and stands on every page."""
    from fpdf import FPDF  # takes half a second to import, and few commands print sheets

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title("Daftar bayar")
    load_fonts(pdf)
    for group, lines in groups.items():
        _table(pdf, title, f"Kelompok {group}: {len(lines)} keluarga", lines)
    if at_home:
        _table(pdf, title, f"Dibayar di rumah: {len(at_home)} keluarga", at_home)
    if not groups:
        _begin_page(pdf, title, "Tidak ada keluarga")
    return bytes(pdf.output())


def _table(pdf: "FPDF", title: str, heading: str, lines: Sequence[ListLine]) -> None:
    _begin_page(pdf, title, heading)
    for line in lines:
        if pdf.get_y() + ROW > PAGE_HEIGHT - MARGIN:
            _begin_page(pdf, title, heading)
        _row(pdf, (line.number, line.name, line.hour, line.remark, ""))


def _begin_page(pdf: "FPDF", title: str, heading: str) -> None:
    pdf.add_page()
    pdf.set_font(FONT, "B", 12)
    pdf.multi_cell(0, 6, title, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "B", 11)
    pdf.multi_cell(0, 7, heading, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "B", 9)
    _row(pdf, HEADINGS)
    pdf.set_font(FONT, "", 10)


def _row(pdf: "FPDF", texts: Sequence[str]) -> None:
    for text, width in zip(texts, COLUMNS, strict=True):
        pdf.cell(width, ROW, fitting_text(pdf, text, width - 3), border=1)
    pdf.ln(ROW)
