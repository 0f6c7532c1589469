"""A consent sheet to print: the words, and a line a family to sign on (or to put a thumb print), group by group.

In Indonesian always, to be read out aloud where somebody does not read. The version at the foot is what a pendamping
records with the signed sheet.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "form"
PAGE_HEIGHT, MARGIN = 297.0, 15.0
"""Millimetres."""
ROW, HEAD = 13.0, 8.0
COLUMNS = (12.0, 66.0, 22.0, 54.0, 26.0)
HEADINGS = ("No.", "Nama", "Akhir HP", "Tanda tangan / cap jempol", "Tanggal")
EMPTY_LINES = 3
"""For whoever joins the group on that day."""
TITLE = "Persetujuan menerima kabar PKH di HP"
PARAGRAPHS = (
    "Saya setuju menerima jadwal pertemuan dan kabar PKH lewat WhatsApp atau Telegram di nomor HP saya; kalau tidak "
    "sampai, lewat SMS; dan lewat ketua kelompok bila tidak punya HP. Angka akhir HP salah? Coret dan tulis nomornya.",
    "Yang disimpan: data dari daftar PKH (nama, nomor HP, alamat, keluarga), kehadiran, dan pesan di chat. "
    "Petugas PKH boleh melihatnya. Ketua kelompok hanya melihat nama dan kehadiran.",
    "Saya boleh berhenti atau mencabut persetujuan kapan saja: ketik stop atau cabut di chat, atau sampaikan kepada "
    "pendamping. Hak dan keanggotaan PKH tidak berubah.",
    "NIK, nomor kartu, dan PIN tidak pernah diminta. Tanda tangan ini sukarela.",
)
_NOT_IN_FILENAMES = re.compile(r"[^a-z0-9]+")


def consent_form_filename(group: str, printed_on: date) -> str:
    """'persetujuan-melati-1-2018-11-22.pdf'."""
    return f"persetujuan-{_NOT_IN_FILENAMES.sub('-', group.lower()).strip('-')[:40]}-{printed_on.isoformat()}.pdf"


def consent_form_pdf(group: str, members: Sequence[tuple[int, str, str]], version: str) -> bytes:
    """A4; `members` are number, name and end of the phone number of those to sign; some empty lines follow."""
    from fpdf import FPDF  # takes half a second to import, and few commands print sheets

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title(TITLE)
    load_fonts(pdf)
    lines = [(str(number), name, f"...{end}" if end else "-") for number, name, end in members]
    lines += [("", "", "")] * EMPTY_LINES
    _begin_page(pdf, group, version)
    for line in lines:
        if pdf.get_y() + ROW > PAGE_HEIGHT - 2 * MARGIN:
            _begin_page(pdf, group, version)
        _row(pdf, (*line, "", ""), ROW)
    return bytes(pdf.output())


def load_fonts(pdf: "FPDF") -> None:
    """DejaVu Sans, which comes with matplotlib: the PDF's own fonts know no letters beyond Western Europe's."""
    from matplotlib import get_data_path

    fonts = Path(get_data_path()) / "fonts" / "ttf"
    pdf.add_font(FONT, "", fonts / "DejaVuSans.ttf")
    pdf.add_font(FONT, "B", fonts / "DejaVuSans-Bold.ttf")


def _begin_page(pdf: "FPDF", group: str, version: str) -> None:
    """The words stand on every page, so that nobody signs without them."""
    pdf.add_page()
    pdf.set_font(FONT, "B", 14)
    pdf.multi_cell(0, 7, TITLE, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "B", 11)
    pdf.cell(0, 7, fitting_text(pdf, f"Kelompok {group}", sum(COLUMNS)), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", 10)
    for paragraph in PARAGRAPHS:
        pdf.multi_cell(0, 5, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1.5)
    top = pdf.get_y() + 2
    pdf.set_font(FONT, "", 8)
    pdf.text(MARGIN, PAGE_HEIGHT - MARGIN, f"Versi lembar: {version}")
    pdf.set_xy(MARGIN, top)
    pdf.set_font(FONT, "B", 9)
    _row(pdf, HEADINGS, HEAD)
    pdf.set_font(FONT, "", 10)


def _row(pdf: "FPDF", texts: Sequence[str], height: float) -> None:
    for text, width in zip(texts, COLUMNS, strict=True):
        pdf.cell(width, height, fitting_text(pdf, text, width - 3), border=1)
    pdf.ln(height)


def fitting_text(pdf: "FPDF", text: str, width: float) -> str:
    while text and pdf.get_string_width(text) > width:
        text = text[:-2] + "…" if len(text) > 2 else ""
    return text
