"""Invitation letters to print: one page a family (sent by post, or brought by the kader), and one for each other guest.

Second source document, C.1.a: 'Surat undangan ini berisi informasi bahwa yang bersangkutan terpilih sebagai calon
peserta PKH dan dimohon hadir dalam pertemuan yang diselenggarakan pada hari, tanggal, dan tempat tertentu dengan
membawa kartu keluarga yang masih berlaku'. In Indonesian always: it is made before its reader has chosen a language.
Who can't be reached by chat finds the way in on it: the code and the picture of the joining slips.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from programme.ways_in import JOIN_WORD, WaysIn
from reports.consent_forms import load_fonts
from reports.joining_slips import qr_png

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "form"
MARGIN, WIDTH = 22.0, 166.0
"""Millimetres."""
QR = 34.0
JOINING = (
    "Supaya kabar PKH sampai ke HP Ibu/Bapak: buka kamera HP, arahkan ke gambar ini, tekan tulisan yang muncul, lalu "
    "kirim pesannya. Atau kirim {join} {code} ke asisten PKH. Kode ini sekali pakai, hanya untuk Ibu/Bapak."
)
_NOT_IN_FILENAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Letter:
    """To whom one page goes; a family has a number and may have a code, anybody else only a name."""

    name: str
    address: str = ""
    participant_number: str = ""
    group: str = ""
    code: str | None = None
    ways: WaysIn | None = None

    @property
    def is_family(self) -> bool:
        return bool(self.participant_number)


@dataclass(frozen=True)
class LetterBody:
    """What all letters say: day and hours in words, the kind of meeting in everyday words."""

    kind: str
    title: str
    weekday_and_date: str
    hours: str
    place: str
    desa: str
    held_by: str
    written_on: str
    is_first_meeting: bool


def letters_filename(title: str, day: date) -> str:
    """'undangan-pertemuan-awal-pkh-2018-11-22.pdf'."""
    return f"undangan-{_NOT_IN_FILENAMES.sub('-', title.lower()).strip('-')[:40]}-{day.isoformat()}.pdf"


def letters_pdf(body: LetterBody, letters: Sequence[Letter]) -> bytes:
    """A4, one letter a page."""
    from fpdf import FPDF  # takes half a second to import, and few messages want letters

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(MARGIN, 24)
    pdf.set_title(f"Undangan {body.title}")
    load_fonts(pdf)
    for letter in letters:
        pdf.add_page()
        _draw(pdf, body, letter)
    return bytes(pdf.output())


def _draw(pdf: "FPDF", body: LetterBody, letter: Letter) -> None:
    _text(pdf, "UNDANGAN", size=16, bold=True)
    _text(pdf, body.title, size=12, bold=True)
    pdf.ln(5)
    _text(pdf, "Kepada Yth.")
    _text(pdf, f"Ibu/Bapak {letter.name}" if letter.is_family else letter.name, bold=True)
    for line in (_number(letter), letter.address):
        if line:
            _text(pdf, line)
    pdf.ln(5)
    for paragraph in _paragraphs(body, letter):
        _text(pdf, paragraph)
        pdf.ln(2)
    _table(pdf, body)
    pdf.ln(3)
    for paragraph in _afterwards(body, letter):
        _text(pdf, paragraph)
        pdf.ln(2)
    pdf.ln(4)
    _text(pdf, f"{body.desa + ', ' if body.desa else ''}{body.written_on}")
    _text(pdf, "Pendamping PKH")
    pdf.ln(14)
    _text(pdf, body.held_by, bold=True)
    if letter.code is not None and letter.ways is not None:
        _way_in(pdf, letter)


def _number(letter: Letter) -> str:
    if not letter.is_family:
        return ""
    return f"No. peserta {letter.participant_number}" + (f", kelompok {letter.group}" if letter.group else "")


def _paragraphs(body: LetterBody, letter: Letter) -> list[str]:
    if not letter.is_family:
        return ["Dengan hormat,", f"kami mengundang Bapak/Ibu untuk hadir dalam {body.kind} pada:"]
    if body.is_first_meeting:
        chosen = "Ibu/Bapak terpilih sebagai calon peserta Program Keluarga Harapan (PKH)."
        return ["Dengan hormat,", f"{chosen} Kami mohon kehadirannya dalam {body.kind} pada:"]
    return ["Dengan hormat,", f"kami mohon kehadiran Ibu/Bapak dalam {body.kind} pada:"]


def _afterwards(body: LetterBody, letter: Letter) -> list[str]:
    found = []
    if letter.is_family and body.is_first_meeting:
        found.append("Mohon membawa Kartu Keluarga (KK) yang masih berlaku dan surat undangan ini.")
        found.append("Kalau berhalangan, tidak apa-apa: mohon beri tahu pendamping, nanti kami datangi.")
    found.append("Terima kasih atas kehadirannya.")
    return found


def _table(pdf: "FPDF", body: LetterBody) -> None:
    for label, value in (("Hari/tanggal", body.weekday_and_date), ("Pukul", body.hours), ("Tempat", body.place)):
        pdf.set_font(FONT, "", 11)
        pdf.set_x(MARGIN + 6)
        pdf.cell(32, 7, label)
        pdf.set_font(FONT, "B", 11)
        pdf.multi_cell(WIDTH - 38, 7, f": {value}", align="L", new_x="LMARGIN", new_y="NEXT")


def _way_in(pdf: "FPDF", letter: Letter) -> None:
    """At the foot of the page; where the office has two apps the first one's picture, the code does for both."""
    assert letter.ways is not None
    assert letter.code is not None
    top = 297 - 24 - QR
    pdf.set_draw_color(150)
    pdf.line(MARGIN, top - 5, MARGIN + WIDTH, top - 5)
    link = letter.ways.whatsapp or letter.ways.telegram
    left = MARGIN
    if link is not None:
        pdf.image(io.BytesIO(qr_png(link, border=0)), x=MARGIN, y=top, w=QR, h=QR)
        left += QR + 6
    code = f"{letter.code[:4]}-{letter.code[4:]}" if len(letter.code) == 8 else letter.code
    pdf.set_font(FONT, "", 10)
    pdf.set_xy(left, top + 2)
    pdf.multi_cell(MARGIN + WIDTH - left, 5.2, JOINING.format(join=JOIN_WORD, code=code), align="L")


def _text(pdf: "FPDF", text: str, *, size: float = 11, bold: bool = False) -> None:
    pdf.set_font(FONT, "B" if bold else "", size)
    pdf.multi_cell(WIDTH, size * 0.55, text, align="L", new_x="LMARGIN", new_y="NEXT")
