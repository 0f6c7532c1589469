"""Joining slips: a printed sheet from which each kpm cuts hers, with a QR code for the camera and a code to type."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
SMALLEST_NAME = 7.0

WHAT_IT_IS = "Untuk menerima kabar pertemuan PKH di HP sendiri."
BY_CAMERA = "Arahkan kamera HP ke gambar ini, lalu tekan Mulai."
BY_CODE = "Atau kirim kode ini lewat Telegram ke:"
BY_CODE_TO_NOBODY_NAMED = "Atau kirim kode ini ke asisten PKH."
ONLY_HERS = "Sekali pakai, hanya untuk Anda. Jangan dipinjamkan."
"""In Indonesian always: a slip is made before its reader has chosen a language."""
_BOT = re.compile(r"https://t\.me/(\w+)")
_NOT_IN_FILENAMES = re.compile(r"[^a-z0-9]+")


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


def slips_filename(group: str, printed_on: date) -> str:
    """'slip-melati-1-2018-11-22.pdf': of several sheets the newest can be told."""
    return f"slip-{_NOT_IN_FILENAMES.sub('-', group.lower()).strip('-')[:40]}-{printed_on.isoformat()}.pdf"


def slips_pdf(slips: Sequence[Slip], printed_on: date | None = None) -> bytes:
    """A4, eight slips a page, with lines to cut along; an empty list gives one page that says so.

    The day (local) tells an older sheet, whose codes have ended, from the newest.
    """
    from fpdf import FPDF  # takes half a second to import, and few commands print slips

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title("Lembar bergabung")
    _load_fonts(pdf)
    for index, slip in enumerate(slips):
        place = index % (ACROSS * DOWN)
        if place == 0:
            pdf.add_page()
        _draw(pdf, slip, MARGIN + place % ACROSS * SLIP_WIDTH, MARGIN + place // ACROSS * SLIP_HEIGHT, printed_on)
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


def _draw(pdf: "FPDF", slip: Slip, left: float, top: float, printed_on: date | None) -> None:
    pdf.set_draw_color(150)
    pdf.set_dash_pattern(dash=1.5, gap=1.5)
    pdf.rect(left, top, SLIP_WIDTH, SLIP_HEIGHT)
    pdf.set_dash_pattern()
    inner, x = SLIP_WIDTH - 2 * INSIDE, left + INSIDE
    _line(pdf, slip.name, x, top + 3.5, inner, size=14, bold=True)
    printed = f" · {printed_on:%d/%m/%Y}" if printed_on is not None else ""
    _line(pdf, f"No. {slip.member_number} · {_group_words(slip.group)}{printed}", x, top + 9.5, inner, size=9)
    _line(pdf, WHAT_IT_IS, x, top + 14.5, inner, size=10)
    pdf.image(io.BytesIO(qr_png(slip.link)), x=x - 2, y=top + 19, w=QR_SIZE, h=QR_SIZE)
    beside = x + QR_SIZE
    width = left + SLIP_WIDTH - INSIDE - beside
    bot = _BOT.match(slip.link)
    _paragraph(pdf, BY_CAMERA, beside, top + 22, width)
    _paragraph(pdf, BY_CODE_TO_NOBODY_NAMED if bot is None else BY_CODE, beside, top + 36, width)
    if bot is not None:
        _line(pdf, f"@{bot.group(1)}", beside, top + 46.5, width, size=10, bold=True)
    _line(pdf, _in_halves(slip.code), x, top + 55, inner, size=20, bold=True, align="C")
    _line(pdf, ONLY_HERS, x, top + 64, inner, size=8, align="C")


def _in_halves(code: str) -> str:
    """'ABCD-EFGH' is copied with fewer mistakes; either way of typing it is understood."""
    return f"{code[:4]}-{code[4:]}" if len(code) == 8 and "-" not in code else code


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
