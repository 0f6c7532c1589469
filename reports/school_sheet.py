"""The school sheet: a month of a pendamping's children to fill in (A, I, S), and the same read back.

It is told from lists of families and payments by its columns: a child's name, and days of alpa, izin or sakit.
"""

import hashlib
import io
import re
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from programme.roster_import.rows import Cell, Sheet
from programme.schooling.attendance import Pupil
from programme.schooling.sheet import SchoolTable
from reports.sheets import RawSheet, read_sheets
from reports.verification_words import COMPONENTS

A4 = 9
ROWS_SEARCHED_FOR_HEADER = 30
NAMES = {
    "code": "kode anak, kode, id anak",
    "child": "nama anak, nama siswa, nama murid, siswa, anak, nama peserta didik",
    "family": "nama pengurus, nama ibu, pengurus, ibu, orang tua, nama orang tua",
    "month": "bulan, bulan tahun, periode",
    "days": "hari sekolah, hari efektif, hari belajar, jumlah hari, hes",
    "alpa": "alpa, a, alfa, alpha, tanpa keterangan",
    "izin": "izin, i, ijin",
    "sakit": "sakit, s",
}
"""Field -> what its heading may be called; case, dots and what stands in brackets don't matter."""
FIELD_OF = {name.strip(): field for field, names in NAMES.items() for name in names.split(",")}
COLUMNS = (
    ("Kode anak", 11), ("Nama anak", 26), ("Nama pengurus", 26), ("Kelompok", 18), ("Sekolah", 24), ("Jenjang", 10),
    ("Bulan", 11), ("Hari sekolah", 13), ("Alpa", 8), ("Izin", 8), ("Sakit", 8),
)  # fmt: skip
FILLED_IN = frozenset({"Hari sekolah", "Alpa", "Izin", "Sakit"})
INSTRUCTIONS = (
    "Isi jumlah hari di kolom Alpa, Izin, Sakit. Anak yang masuk penuh: tulis 0.",
    "Hari sekolah: berapa hari sekolah itu masuk bulan ini. Kosong: dipakai angka yang biasa.",
    "Baris yang dibiarkan kosong tidak disimpan.",
    "Jangan ubah kolom Kode anak dan Bulan. Jangan tulis NIK atau nomor KK.",
    "Kirim berkas ini ke chat asisten. Sebelum ditekan Masukkan, belum ada yang disimpan.",
)


def school_sheet_filename(school: str, month: date) -> str:
    """'absen-sekolah-sdn-1-wates-2018-11.xlsx'"""
    plain = re.sub(r"[^a-z0-9]+", "-", school.casefold()).strip("-")[:40] or "semua"
    return f"absen-sekolah-{plain}-{month:%Y-%m}.xlsx"


def school_workbook(pupils: Sequence[Pupil], month: date) -> bytes:
    """An xlsx workbook with these children; what was entered before stands in it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("absen sekolah")
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.freeze_panes(1, 2)
        head = {"bold": True, "border": 1, "text_wrap": True}
        for column, (heading, width) in enumerate(COLUMNS):
            look = {"bg_color": "#1B5E20", "font_color": "#FFFFFF"} if heading in FILLED_IN else {"bg_color": "#A5D6A7"}
            page.set_column(column, column, width)
            page.write_string(0, column, heading, book.add_format(head | look))
        box = book.add_format({"border": 1, "border_color": "#BDBDBD"})
        for row, one in enumerate(pupils, start=1):
            level = COMPONENTS.get(one.component, one.component)
            texts = (one.name, one.family, one.group_name, one.school or "", level, f"{month:%Y-%m}")
            page.write_number(row, 0, one.member_id, box)
            for column, text in enumerate(texts, start=1):
                page.write_string(row, column, text, box)
            said = one.said
            numbers = (said.days, said.alpa, said.izin, said.sakit) if said is not None else (None,) * 4
            for column, number in enumerate(numbers, start=7):
                if number is None:
                    page.write_blank(row, column, None, box)
                else:
                    page.write_number(row, column, number, box)
        about = book.add_worksheet("petunjuk")
        about.set_column(0, 0, 100)
        for row, sentence in enumerate(INSTRUCTIONS):
            about.write_string(row, 0, f"{row + 1}. {sentence}")
    return buffer.getvalue()


def read_school_sheet(content: bytes, filename: str) -> SchoolTable | None:
    """The sheets that speak of days at school; None where none does. Raises UnreadableSheet."""
    found = [sheet for one in read_sheets(content, filename) if (sheet := _sheet(one)) is not None]
    return SchoolTable(filename, hashlib.sha256(content).hexdigest(), tuple(found)) if found else None


def _sheet(raw: RawSheet) -> Sheet | None:
    for index, cells in enumerate(raw.rows[:ROWS_SEARCHED_FOR_HEADER]):
        columns: dict[str, tuple[int, ...]] = {}
        for column, cell in enumerate(cells):
            field = FIELD_OF.get(_plain(cell))
            if field is not None:
                columns.setdefault(field, (column,))
        speaks_of_days = len({"alpa", "izin", "sakit"} & columns.keys()) >= 2
        if speaks_of_days and {"child", "code"} & columns.keys():
            kind = raw.name.replace("'", "").strip()[:31] or "lembar"
            return Sheet(raw.name, kind, raw.rows, index, columns)
    return None


def _plain(cell: Cell) -> str:
    text = re.sub(r"[(\[].*?[)\]]", " ", str(cell).casefold())
    return " ".join(re.findall(r"[a-z0-9]+", text))
