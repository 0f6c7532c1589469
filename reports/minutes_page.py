"""The minutes of a meeting besides P2K2 on paper: who came, what was dealt with, what was agreed.

Families are counted, never named: minutes go from hand to hand. In Indonesian always.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.consent_forms import FONT, fitting_text, load_fonts

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN, WIDTH = 20.0, 170.0
"""Millimetres."""
LINE = 6.0
NOBODY = "-"
EMPTY_LINES = 6
"""To write on by hand where nothing was written yet."""


@dataclass(frozen=True)
class Minutes:
    """What stands on the page, in words."""

    title: str
    kecamatan: str
    day: str
    hours: str
    place: str
    holder: str
    present: tuple[str, ...]
    """Staff, providers and others who came, by name."""
    absent: tuple[str, ...]
    families: str
    """'70 dari 75 keluarga hadir', or empty."""
    points: tuple[tuple[str, bool], ...]
    """(label, dealt with)"""
    topics: str
    notes: str


def minutes_filename(day: str) -> str:
    """'notulen-2018-11-22.pdf'."""
    return f"notulen-{day}.pdf"


def minutes_pdf(minutes: Minutes) -> bytes:
    """A4, as many pages as it takes."""
    from fpdf import FPDF  # takes half a second to import, and few commands print minutes

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(True, MARGIN)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title("Notulen")
    load_fonts(pdf)
    pdf.add_page()
    pdf.set_font(FONT, "B", 14)
    pdf.multi_cell(WIDTH, 8, f"Notulen: {minutes.title}", align="L", new_x="LMARGIN", new_y="NEXT")
    _facts(pdf, minutes)
    _listing(pdf, "Hadir", minutes.present)
    _listing(pdf, "Tidak hadir", minutes.absent)
    _heading(pdf, "Yang dibicarakan")
    for label, done in minutes.points:
        _text(pdf, f"{'☑' if done else '☐'} {label}")
    if minutes.topics:
        _text(pdf, f"Acara: {minutes.topics}")
    _heading(pdf, "Catatan dan kesepakatan")
    _text(pdf, minutes.notes or "\n".join(["." * 90] * EMPTY_LINES))
    pdf.ln(10)
    pdf.set_x(MARGIN + 100)
    pdf.multi_cell(70, LINE, f"Yang mencatat,\n\n\n( {minutes.holder} )", align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _facts(pdf: "FPDF", minutes: Minutes) -> None:
    rows = [("Hari", minutes.day), ("Pukul", minutes.hours), ("Tempat", minutes.place), ("Pemimpin", minutes.holder)]
    if minutes.kecamatan != NOBODY:
        rows.append(("Kecamatan", minutes.kecamatan))
    if minutes.families:
        rows.append(("Keluarga", minutes.families))
    pdf.set_font(FONT, "", 11)
    for name, value in rows:
        pdf.cell(30, LINE, name)
        pdf.multi_cell(WIDTH - 30, LINE, f": {value}", align="L", new_x="LMARGIN", new_y="NEXT")


def _listing(pdf: "FPDF", title: str, names: Sequence[str]) -> None:
    if not names:
        return
    _heading(pdf, f"{title} ({len(names)})")
    for number, name in enumerate(names, start=1):
        _text(pdf, fitting_text(pdf, f"{number}. {name}", WIDTH))


def _heading(pdf: "FPDF", text: str) -> None:
    pdf.ln(3)
    pdf.set_font(FONT, "B", 11)
    _text(pdf, text)
    pdf.set_font(FONT, "", 11)


def _text(pdf: "FPDF", text: str) -> None:
    pdf.multi_cell(WIDTH, LINE, text, align="L", new_x="LMARGIN", new_y="NEXT")
