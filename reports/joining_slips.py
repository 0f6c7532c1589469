"""Joining slips: a printed sheet from which each kpm cuts hers, with a QR code for the camera and a code to type."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from fpdf import FPDF

ACROSS, DOWN = 2, 4
"""Eight slips on an A4 page."""
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN = 8.0
"""Millimetres; most printers leave out 5."""
SLIP_WIDTH = (PAGE_WIDTH - 2 * MARGIN) / ACROSS
SLIP_HEIGHT = (PAGE_HEIGHT - 2 * MARGIN) / DOWN
INSIDE = 4.0
QR_SIZE = 36.0
FONT = "slip"
SMALLEST_NAME = 9.0

SENTENCES = (
    "Arahkan kamera HP ke gambar ini, lalu tekan Mulai.",
    "Atau kirim kode ini ke bot. Kode ini hanya untuk Anda.",
)


@dataclass(frozen=True)
class Slip:
    """What one slip says; `code` is the short code as people type it, `link` what the QR opens."""

    name: str
    member_number: int
    group: str
    code: str
    link: str


def qr_png(link: str) -> bytes:
    """The link as a QR code that still reads when a seventh of it is dirty."""
    buffer = io.BytesIO()
    segno.make(link, error="m", micro=False).save(buffer, kind="png", scale=8, border=4)
    return buffer.getvalue()


def slips_pdf(slips: Sequence[Slip]) -> bytes:
    """A4, eight slips a page, with lines to cut along; an empty list gives one page that says so."""
    from fpdf import FPDF  # takes half a second to import, and few commands print slips

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title("Lembar bergabung")
    _load_fonts(pdf)
    for index, slip in enumerate(slips):
        place = index % (ACROSS * DOWN)
        if place == 0:
            pdf.add_page()
        _draw(pdf, slip, MARGIN + place % ACROSS * SLIP_WIDTH, MARGIN + place // ACROSS * SLIP_HEIGHT)
    if not slips:
        pdf.add_page()
        pdf.set_font(FONT, size=14)
        pdf.text(MARGIN, 20, "Tidak ada lembar bergabung untuk dicetak.")
    return bytes(pdf.output())


def _load_fonts(pdf: "FPDF") -> None:
    """DejaVu Sans, which comes with matplotlib: the PDF's own fonts know no letters beyond Western Europe's."""
    from matplotlib import get_data_path

    fonts = Path(get_data_path()) / "fonts" / "ttf"
    pdf.add_font(FONT, "", fonts / "DejaVuSans.ttf")
    pdf.add_font(FONT, "B", fonts / "DejaVuSans-Bold.ttf")


def _draw(pdf: "FPDF", slip: Slip, left: float, top: float) -> None:
    pdf.set_draw_color(150)
    pdf.set_dash_pattern(dash=1.5, gap=1.5)
    pdf.rect(left, top, SLIP_WIDTH, SLIP_HEIGHT)
    pdf.set_dash_pattern()
    inner = SLIP_WIDTH - 2 * INSIDE
    _line(pdf, slip.name, left + INSIDE, top + INSIDE, inner, size=14, bold=True)
    _line(pdf, f"No. {slip.member_number} · {_group_words(slip.group)}", left + INSIDE, top + INSIDE + 7, inner, size=9)
    pdf.image(io.BytesIO(qr_png(slip.link)), x=left + INSIDE - 2, y=top + 18, w=QR_SIZE, h=QR_SIZE)
    beside = left + INSIDE + QR_SIZE
    width = left + SLIP_WIDTH - INSIDE - beside
    _paragraph(pdf, SENTENCES[0], beside, top + 21, width)
    _paragraph(pdf, SENTENCES[1], beside, top + 37, width)
    _line(pdf, slip.code, left + INSIDE, top + 56, inner, size=20, bold=True, align="C")


def _group_words(group: str) -> str:
    return group if group.lower().startswith("kelompok") else f"Kelompok {group}"


def _line(
    pdf: "FPDF",
    text: str,
    left: float,
    top: float,
    width: float,
    *,
    size: float,
    bold: bool = False,
    align: str = "L",
) -> None:
    """One line, made smaller until it fits and cut off where even that doesn't help."""
    style = "B" if bold else ""
    pdf.set_font(FONT, style, size)
    while pdf.get_string_width(text) > width and size > SMALLEST_NAME:
        size -= 0.5
        pdf.set_font(FONT, style, size)
    while pdf.get_string_width(text) > width:
        text = text[:-2] + "…"
    pdf.set_xy(left, top)
    pdf.cell(width, size * 0.5, text, align=align)


def _paragraph(pdf: "FPDF", text: str, left: float, top: float, width: float) -> None:
    pdf.set_font(FONT, "", 10)
    pdf.set_xy(left, top)
    pdf.multi_cell(width, 4.8, text, align="L")
