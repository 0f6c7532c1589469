"""Letters of invitation to schools, health facilities and others without a chat: a page each, to sign and deliver.

Second source document, C.1: 'mengundang perwakilan petugas Puskesmas dan Sekolah'; D: temu kunjung with the providers.
In Indonesian always: letters go to offices. No family is named in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from reports.consent_forms import FONT, fitting_text, load_fonts

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN, WIDTH = 25.0, 160.0
"""Millimetres."""
LINE = 6.2
SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "temu_kunjung": "Undangan temu kunjung",
        "first_meeting": "Undangan pertemuan awal peserta PKH",
        "posyandu": "Undangan kunjungan bersama ke posyandu",
        "resocialisation": "Undangan pertemuan seluruh peserta PKH",
    }
)
PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "temu_kunjung": "temu kunjung pendamping Program Keluarga Harapan (PKH) dengan penyedia layanan kesehatan dan "
        "pendidikan, untuk berbagi pengalaman dan mencari jalan keluar bersama bagi layanan kepada keluarga peserta",
        "first_meeting": "pertemuan awal Program Keluarga Harapan (PKH), untuk membantu menjelaskan jadwal kunjungan "
        "ke fasilitas kesehatan dan pendaftaran sekolah kepada keluarga calon peserta",
        "posyandu": "kunjungan bersama keluarga peserta Program Keluarga Harapan (PKH) ke posyandu, untuk menyepakati "
        "jadwal kunjungan kesehatan mereka",
    }
)
USUAL_SUBJECT = "Undangan pertemuan PKH"
USUAL_PURPOSE = "pertemuan Program Keluarga Harapan (PKH)"


@dataclass(frozen=True)
class Letter:
    """What the letters of one meeting say; days and hours in words."""

    kind: str
    kecamatan: str
    day: str
    hours: str
    place: str
    holder: str
    """Who invites."""
    written_on: str


def letters_filename(day: str) -> str:
    """'undangan-2018-11-22.pdf'."""
    return f"undangan-{day}.pdf"


def provider_letters_pdf(letter: Letter, addressees: Sequence[str]) -> bytes:
    """A page for each addressee, in that order; ValueError where there is none."""
    from fpdf import FPDF  # takes half a second to import, and few commands print letters

    if not addressees:
        raise ValueError("no addressees")
    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(True, MARGIN)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title(SUBJECTS.get(letter.kind, USUAL_SUBJECT))
    load_fonts(pdf)
    for addressee in addressees:
        _page(pdf, letter, addressee)
    return bytes(pdf.output())


def _page(pdf: "FPDF", letter: Letter, addressee: str) -> None:
    pdf.add_page()
    pdf.set_font(FONT, "B", 13)
    pdf.cell(0, 7, "PROGRAM KELUARGA HARAPAN", align="C", new_x="LMARGIN", new_y="NEXT")
    if letter.kecamatan != "-":
        pdf.set_font(FONT, "", 11)
        pdf.cell(0, 6, f"Kecamatan {letter.kecamatan}", align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.line(MARGIN, pdf.get_y() + 2, MARGIN + WIDTH, pdf.get_y() + 2)
    pdf.ln(6)
    pdf.set_font(FONT, "", 11)
    _text(
        pdf, f"Nomor\t: ....................\nPerihal\t: {SUBJECTS.get(letter.kind, USUAL_SUBJECT)}".replace("\t", " ")
    )
    pdf.ln(4)
    _text(pdf, f"Kepada Yth.\n{addressee}\ndi tempat")
    pdf.ln(4)
    purpose = PURPOSES.get(letter.kind, USUAL_PURPOSE)
    _text(pdf, f"Dengan hormat,\nkami mengundang Bapak/Ibu atau yang mewakili untuk hadir pada {purpose}, pada:")
    pdf.ln(2)
    for name, value in (("Hari", letter.day), ("Pukul", letter.hours), ("Tempat", letter.place)):
        pdf.set_x(MARGIN + 8)
        pdf.cell(22, LINE, name)
        pdf.multi_cell(WIDTH - 30, LINE, f": {value}", align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)
    _text(pdf, "Kehadiran Bapak/Ibu sangat kami harapkan. Atas perhatian dan kerja samanya kami ucapkan terima kasih.")
    _signature(pdf, letter)


def _signature(pdf: "FPDF", letter: Letter) -> None:
    pdf.ln(8)
    for text in (letter.written_on, "Pendamping PKH,", "", "", f"( {letter.holder} )"):
        pdf.set_x(MARGIN + 90)
        pdf.cell(WIDTH - 90, LINE, fitting_text(pdf, text, WIDTH - 90), new_x="LMARGIN", new_y="NEXT")


def _text(pdf: "FPDF", text: str) -> None:
    pdf.multi_cell(WIDTH, LINE, text, align="L", new_x="LMARGIN", new_y="NEXT")
