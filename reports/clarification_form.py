"""Klarifikasi forms with the agreement to sign: a page a family, with room to correct by hand; in Indonesian always.

Second source document, C.1.b: 'Nama dan nomor peserta; Alamat peserta; Nama-nama anak peserta dan ibu hamil; Tanggal
lahir semua anggota rumahtangga; Syarat kesehatan dan pendidikan'. Made to be read out where somebody does not read;
nothing in it threatens.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from programme.candidates.clarifying import ClarificationForm, FormPerson
from reports.consent_forms import FONT, MARGIN, PAGE_HEIGHT, fitting_text, load_fonts

if TYPE_CHECKING:
    from fpdf import FPDF

TITLE = "Formulir klarifikasi data dan surat persetujuan"
COLUMNS = (8.0, 44.0, 24.0, 22.0, 46.0, 36.0)
"""Millimetres."""
HEADINGS = ("No.", "Nama anggota", "Tanggal lahir", "Sebagai", "Syarat kesehatan dan pendidikan", "Perbaikan")
LINE, SMALL = 4.2, 8.0
EMPTY_ROWS, EMPTY_HEIGHT = 3, 8.0
"""For those who are not entered yet."""
AGREEMENT_HEIGHT = 88.0
COMPONENTS = {
    "pregnant": "Ibu hamil",
    "infant": "Bayi",
    "toddler": "Balita",
    "preschool": "Prasekolah",
    "sd": "SD",
    "smp": "SMP",
    "sma": "SMA",
    "lansia": "Lansia",
    "disability": "Disabilitas",
}
CONDITIONS = {
    "antenatal": "periksa hamil sedikitnya {antenatal} kali",
    "birth": "bersalin dibantu tenaga kesehatan",
    "immunised": "imunisasi lengkap",
    "weighed": "ditimbang tiap bulan",
    "vitamin_a": "vitamin A Februari dan Agustus",
    "early_school": "PAUD bila ada",
    "school": "hadir sedikitnya {percent} % hari sekolah",
    "checked": "diperiksa sedikitnya setahun sekali",
    "to_enrol": "usia sekolah: didaftarkan ke sekolah",
}
AGREEMENT = (
    "Data di atas sudah saya periksa; yang keliru sudah saya perbaiki di kolom Perbaikan.",
    "Saya sudah mendapat penjelasan tentang PKH: tujuan, hak, dan tanggung jawab keluarga. Saya bersedia ikut serta: "
    "hadir di pertemuan kelompok, memeriksakan kesehatan, dan menyekolahkan anak sesuai keadaan keluarga kami.",
    "Kalau ada halangan atau pertanyaan, saya boleh menyampaikannya kepada ketua kelompok atau pendamping. "
    "Persetujuan ini sukarela, dan saya boleh mengundurkan diri kapan saja. Data keluarga hanya dipakai untuk PKH.",
)
_NOT_IN_FILENAMES = re.compile(r"[^a-z0-9]+")


def clarification_filename(group: str, printed_on: date) -> str:
    """'klarifikasi-wates-7-2026-12-01.pdf'"""
    return f"klarifikasi-{_NOT_IN_FILENAMES.sub('-', group.lower()).strip('-')[:40]}-{printed_on.isoformat()}.pdf"


def clarification_pdf(
    forms: Sequence[ClarificationForm], printed_on: date, *, antenatal: int = 4, percent: int = 85
) -> bytes:
    """A4, a page a family (more for a very large one). `antenatal` visits and `percent` of school days as set."""
    from fpdf import FPDF  # takes half a second to import, and few commands print sheets

    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title(TITLE)
    load_fonts(pdf)
    for form in forms:
        _draw(pdf, form, printed_on, {"antenatal": antenatal, "percent": percent})
    if not forms:
        pdf.add_page()
        pdf.set_font(FONT, "", 12)
        pdf.text(MARGIN, 20, "Tidak ada formulir untuk dicetak.")
    return bytes(pdf.output())


def _draw(pdf: "FPDF", form: ClarificationForm, printed_on: date, numbers: dict[str, int]) -> None:
    _begin(pdf, form, printed_on)
    for place, member in enumerate(form.members, start=1):
        lines = _lines_of(pdf, _cells(place, member, numbers))
        if pdf.get_y() + _height(lines) > PAGE_HEIGHT - MARGIN:
            _begin(pdf, form, printed_on)
        _row(pdf, lines)
    for place in range(len(form.members) + 1, len(form.members) + 1 + EMPTY_ROWS):
        _row(pdf, [[str(place)], [], [], [], [], []], EMPTY_HEIGHT)
    if pdf.get_y() + AGREEMENT_HEIGHT > PAGE_HEIGHT - MARGIN:
        _begin(pdf, form, printed_on, with_table=False)
    _agreement(pdf, form)


def _begin(pdf: "FPDF", form: ClarificationForm, printed_on: date, *, with_table: bool = True) -> None:
    """Whose form it is stands on every page of it."""
    pdf.add_page()
    pdf.set_font(FONT, "B", 13)
    pdf.cell(0, 7, TITLE, new_x="LMARGIN", new_y="NEXT")
    number = f", urutan {form.group_number}" if form.group_number is not None else ""
    home = ", ".join(
        part
        for part in (
            f"Dusun {form.dusun}" if form.dusun else "",
            f"RT {form.rt}" if form.rt else "",
            f"RW {form.rw}" if form.rw else "",
            f"Desa {form.desa}",
            f"Kecamatan {form.kecamatan}",
        )
        if part
    )
    for heading, text in (
        ("Nama", form.name),
        ("Nomor peserta", form.participant_number),
        ("Alamat", home),
        ("Kelompok", f"{form.group_name}{number}, anggota nomor {form.member_number}"),
    ):
        pdf.set_font(FONT, "", 10)
        pdf.cell(32, 6, heading)
        pdf.set_font(FONT, "B", 10)
        pdf.cell(0, 6, fitting_text(pdf, text, 145), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", 10)
    if with_table:
        pdf.cell(32, 7, "Perbaikan nama atau alamat:")
        pdf.line(MARGIN + 56, pdf.get_y() + 6, 210 - MARGIN, pdf.get_y() + 6)
        pdf.ln(9)
    top = pdf.get_y()
    pdf.set_font(FONT, "", 7)
    pdf.text(MARGIN, PAGE_HEIGHT - 8, f"Dicetak {printed_on:%d/%m/%Y}. Tidak perlu menulis NIK atau nomor kartu.")
    pdf.set_xy(MARGIN, top)
    if with_table:
        pdf.set_font(FONT, "B", SMALL)
        _row(pdf, _lines_of(pdf, HEADINGS))
    pdf.set_font(FONT, "", SMALL)


def _cells(place: int, member: FormPerson, numbers: dict[str, int]) -> tuple[str, ...]:
    born = f"{member.birth_date:%d/%m/%Y}" if member.birth_date is not None else ""
    conditions = "; ".join(CONDITIONS[one].format(**numbers) for one in member.conditions)
    if member.facility:
        conditions = f"{conditions} ({member.facility})" if conditions else member.facility
    counted = COMPONENTS.get(member.component or "", "")
    return str(place), member.name, born, counted, conditions[:1].upper() + conditions[1:], ""


Lines = list[list[str]]


def _lines_of(pdf: "FPDF", texts: Sequence[str]) -> Lines:
    """Each cell's text as it breaks into lines; measured once, as that takes the longest of all."""
    return [_broken(pdf, text, width) if text else [] for text, width in zip(texts, COLUMNS, strict=True)]


def _broken(pdf: "FPDF", text: str, width: float) -> list[str]:
    if pdf.get_string_width(text) <= width - 2 * pdf.c_margin:
        return [text]
    lines = pdf.multi_cell(width, LINE, text, dry_run=True, output="LINES")
    assert isinstance(lines, list)
    return [str(line) for line in lines]


def _height(lines: Lines) -> float:
    return max(max(len(cell) for cell in lines), 1) * LINE + 2


def _row(pdf: "FPDF", lines: Lines, height: float | None = None) -> None:
    """One row as high as its highest cell, bordered."""
    height = height or _height(lines)
    left, top = MARGIN, pdf.get_y()
    for cell, width in zip(lines, COLUMNS, strict=True):
        pdf.rect(left, top, width, height)
        for place, line in enumerate(cell):
            pdf.text(left + pdf.c_margin, top + 1 + (place + 0.75) * LINE, line)
        left += width
    pdf.set_xy(MARGIN, top + height)


def _agreement(pdf: "FPDF", form: ClarificationForm) -> None:
    pdf.ln(4)
    pdf.set_font(FONT, "B", 11)
    pdf.cell(0, 6, "Surat persetujuan", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", 9)
    for paragraph in AGREEMENT:
        pdf.multi_cell(0, 4.8, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1)
    pdf.ln(2)
    top, half = pdf.get_y(), (210 - 2 * MARGIN) / 2
    for left, role, name in (
        (MARGIN, "Peserta (tanda tangan / cap jempol)", form.name),
        (MARGIN + half, "Pendamping", ""),
    ):
        pdf.set_xy(left, top)
        pdf.cell(half, 5, "Tanggal: ______________________")
        pdf.set_xy(left, top + 6)
        pdf.cell(half, 5, role)
        pdf.set_xy(left, top + 26)
        pdf.cell(half, 5, fitting_text(pdf, name, half - 5) or "(_______________________)")
