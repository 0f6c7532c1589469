"""Joining slips: a printed sheet from which each kpm cuts hers, with a QR code for the camera and a code to type.

Where the office is on WhatsApp and Telegram both stand side by side, each with the one thing to do after scanning.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from programme.ways_in import JOIN_WORD, WaysIn

if TYPE_CHECKING:
    from fpdf import FPDF

ACROSS = 2
DOWN, DOWN_WITH_TWO_WAYS = 4, 3
"""Eight slips on an A4 page; six, where two pictures stand side by side: crowded ones are read as one."""
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN = 8.0
"""Millimetres; most printers leave out 5."""
SLIP_WIDTH = (PAGE_WIDTH - 2 * MARGIN) / ACROSS
INSIDE = 4.0
QR_ALONE, QR_OF_TWO = 31.0, 30.0
"""Without the white around them, which the paper gives."""
FONT = "slip"
SMALLEST_NAME, SMALLEST_ACCOUNT = 7.0, 5.5
"""Points; an account is never cut off, or it could not be typed."""

# In Indonesian always: a slip is made before its reader has chosen a language.
WHAT_IT_IS = "Untuk menerima kabar pertemuan PKH di HP sendiri."
WHICH_ONE = "Buka kamera HP, arahkan ke satu gambar saja. Tekan tulisan yang muncul, lalu:"
BY_CAMERA = "Buka kamera HP, arahkan ke gambar ini, tekan tulisan yang muncul,"
AND_THEN = {"WhatsApp": "tekan kirim ➤", "Telegram": "tekan Mulai"}
"""What is still to be pressed in that app."""
OR_SEND, SEND = "Atau kirim", "Kirim"
TO_THE_ASSISTANT = "ke asisten PKH"
ONLY_HERS = "Sekali pakai, hanya untuk Anda. Jangan dipinjamkan."
_BOT = re.compile(r"https://t\.me/(\w+)")
_NUMBER = re.compile(r"https://wa\.me/(\d+)")
_NOT_IN_FILENAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Slip:
    """What one slip says; `code` is the short code as people type it, `ways` what the QR pictures open."""

    name: str
    member_number: int
    group: str
    code: str
    ways: WaysIn


def qr_png(link: str, border: int = 4) -> bytes:
    """The link as a QR code that still reads when a seventh of it is dirty; `border` in its own dots, white."""
    buffer = io.BytesIO()
    segno.make(link, error="m", micro=False).save(buffer, kind="png", scale=8, border=border)
    return buffer.getvalue()


def slips_filename(group: str, printed_on: date) -> str:
    """'slip-melati-1-2018-11-22.pdf': of several sheets the newest can be told."""
    return f"slip-{_NOT_IN_FILENAMES.sub('-', group.lower()).strip('-')[:40]}-{printed_on.isoformat()}.pdf"


def slips_pdf(slips: Sequence[Slip], printed_on: date | None = None) -> bytes:
    """A4, six or eight slips a page, with lines to cut along; an empty list gives one page that says so.

    The day (local) tells an older sheet, whose codes have ended, from the newest.
    """
    from fpdf import FPDF  # takes half a second to import, and few commands print slips

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title("Lembar bergabung")
    _load_fonts(pdf)
    down = DOWN_WITH_TWO_WAYS if any(len(slip.ways.links) > 1 for slip in slips) else DOWN
    height = (PAGE_HEIGHT - 2 * MARGIN) / down
    for index, slip in enumerate(slips):
        place = index % (ACROSS * down)
        if place == 0:
            pdf.add_page()
        _draw(pdf, slip, MARGIN + place % ACROSS * SLIP_WIDTH, MARGIN + place // ACROSS * height, height, printed_on)
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


def _draw(pdf: "FPDF", slip: Slip, left: float, top: float, height: float, printed_on: date | None) -> None:
    pdf.set_draw_color(150)
    pdf.set_dash_pattern(dash=1.5, gap=1.5)
    pdf.rect(left, top, SLIP_WIDTH, height)
    pdf.set_dash_pattern()
    inner, x, foot = SLIP_WIDTH - 2 * INSIDE, left + INSIDE, top + height
    _line(pdf, slip.name, x, top + 3.5, inner, size=14, bold=True)
    printed = f" · {printed_on:%d/%m/%Y}" if printed_on is not None else ""
    _line(pdf, f"No. {slip.member_number} · {_group_words(slip.group)}{printed}", x, top + 9.5, inner, size=9)
    _line(pdf, WHAT_IT_IS, x, top + 14.5, inner, size=10)
    shown = _shown(slip.ways)
    if len(shown) > 1:
        _side_by_side(pdf, shown, x, top + 20, inner)
    elif shown:
        _alone(pdf, *shown[0], x, top + 21, inner)
    _to_type(pdf, slip, shown, x, foot, inner)
    _line(pdf, ONLY_HERS, x, foot - 4.5, inner, size=7.5, align="C")


def _to_type(pdf: "FPDF", slip: Slip, shown: list[tuple[str, str]], left: float, foot: float, width: float) -> None:
    """For who can't scan: what to send, and whither."""
    if not shown:
        _line(pdf, f"{SEND} {JOIN_WORD} {_in_halves(slip.code)}", left, foot - 38, width, size=18, bold=True, align="C")
        _line(pdf, TO_THE_ASSISTANT, left, foot - 26, width, size=11, align="C")
        return
    typed = f"{OR_SEND} {JOIN_WORD} {_in_halves(slip.code)} ke"
    _line(pdf, typed, left, foot - 15.5, width, size=13, bold=True, align="C")
    column = width / len(shown)
    for place, (_, link) in enumerate(shown):
        x = left + place * column
        _line(pdf, _account(link), x, foot - 9.5, column, size=9.5, align="C", smallest=SMALLEST_ACCOUNT)


def _shown(ways: WaysIn) -> list[tuple[str, str]]:
    """(app, link) of each picture."""
    named = (("WhatsApp", ways.whatsapp), ("Telegram", ways.telegram))
    return [(app, link) for app, link in named if link is not None]


def _side_by_side(pdf: "FPDF", shown: list[tuple[str, str]], left: float, top: float, width: float) -> None:
    _paragraph(pdf, WHICH_ONE, left, top, width)
    column = width / len(shown)
    for place, (app, link) in enumerate(shown):
        x = left + place * column
        _line(pdf, app, x, top + 11, column, size=12, bold=True, align="C")
        _qr(pdf, link, x + (column - QR_OF_TWO) / 2, top + 19, QR_OF_TWO)
        _line(pdf, AND_THEN[app], x, top + 51.5, column, size=10, align="C")


def _alone(pdf: "FPDF", app: str, link: str, left: float, top: float, width: float) -> None:
    _qr(pdf, link, left + 1, top, QR_ALONE)
    beside = left + QR_ALONE + INSIDE
    wide = width - QR_ALONE - INSIDE
    _line(pdf, app, beside, top, wide, size=12, bold=True)
    _paragraph(pdf, f"{BY_CAMERA} lalu {AND_THEN[app]}.", beside, top + 6, wide)


def _qr(pdf: "FPDF", link: str, left: float, top: float, size: float) -> None:
    pdf.image(io.BytesIO(qr_png(link, border=0)), x=left, y=top, w=size, h=size)


def _account(link: str) -> str:
    """'0812-3456-7890' or '@pkh_bot': where the link leads, for whoever types."""
    number, bot = _NUMBER.match(link), _BOT.match(link)
    if number is not None:
        return _as_dialled(number.group(1))
    return f"@{bot.group(1)}" if bot is not None else ""


def _as_dialled(digits: str) -> str:
    """'0812-3456-7890'; a number of another country with its code."""
    if not digits.startswith("62"):
        return f"+{digits}"
    national = f"0{digits.removeprefix('62')}"
    return "-".join(national[place : place + 4] for place in range(0, len(national), 4))


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
    smallest: float = SMALLEST_NAME,
) -> None:
    """One line, made smaller until it fits and cut off where even that doesn't help."""
    style = "B" if bold else ""
    pdf.set_font(FONT, style, size)
    while pdf.get_string_width(text) > width and size > smallest:
        size -= 0.5
        pdf.set_font(FONT, style, size)
    while pdf.get_string_width(text) > width:
        text = text[:-2] + "…"
    pdf.set_xy(left, top)
    pdf.cell(width, size * 0.5, text, align=align)


def _paragraph(pdf: "FPDF", text: str, left: float, top: float, width: float, size: float = 10) -> None:
    pdf.set_font(FONT, "", size)
    pdf.set_xy(left, top)
    pdf.multi_cell(width, size * 0.46, text, align="L")
