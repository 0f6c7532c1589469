"""Payment sheets made by the program: the one to fill in, with the families in it, and the amounts of one schedule."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

A4 = 9
EMPTY_ROWS = 30
"""To fill in where no family is written yet."""


@dataclass(frozen=True)
class TemplateRow:
    """A family, or (number and name empty) a whole group."""

    number: str
    name: str
    group: str
    desa: str
    kecamatan: str


COLUMNS = (
    ("Nomor peserta", 20, True, "Kosongkan kalau satu baris untuk satu kelompok."),
    ("Nama", 26, False, "Untuk dibaca saja; yang dipakai nomor pesertanya."),
    ("Kelompok", 18, True, "Nama kelompok seperti di daftar peserta."),
    ("Desa", 18, False, "Boleh hanya desa: berarti semua kelompok di desa itu."),
    ("Kecamatan", 18, False, "Perlu diisi hanya kalau nama kelompoknya ada di beberapa kecamatan."),
    ("Tahap", 30, False, "Contoh: 4 2026 okt-des pos. Tahap yang sudah pernah dimasukkan cukup: 4 2026."),
    ("Tanggal", 16, True, "Contoh: 12/12/2026 atau 12 Desember 2026."),
    ("Jam", 16, True, "Contoh: 08.00-12.00, atau jam datang keluarga itu: 09.30."),
    ("Tempat", 28, True, "Contoh: Balai Desa Wates."),
    ("Nominal", 14, False, "Hanya untuk baris satu keluarga. Hanya dikabarkan kepada keluarganya sendiri."),
    ("Bawa", 26, False, "Contoh: ktp, kk, undangan. Kosong: yang biasa untuk cara bayar itu."),
)
"""Heading, width, whether it has to be filled, hint."""
INSTRUCTIONS = (
    "Satu baris untuk satu keluarga, satu kelompok, atau satu desa.",
    "Kolom berjudul hijau tua harus diisi (nomor peserta atau kelompok: salah satu cukup).",
    "Hapus baris keluarga yang tidak dibayar.",
    "Satu keluarga hanya boleh ada sekali.",
    "Jangan tulis NIK, nomor KK, atau nomor kartu. Kalau ada, isinya tidak disimpan.",
    "Kirim berkas yang sudah diisi ke chat asisten. Sebelum Anda menekan Masukkan, belum ada yang disimpan.",
    "Kalau ada yang salah, berkas dikirim kembali dengan sel yang salah diberi warna; tidak ada yang tersimpan.",
)


def payment_template(rows: Sequence[TemplateRow]) -> bytes:
    """An xlsx workbook: the sheet 'bayar' with these rows, and instructions."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("bayar")
        _headings(book, page)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate((row.number, row.name, row.group, row.desa, row.kecamatan)):
                page.write_string(number, column, text)
        page.autofilter(0, 0, max(len(rows), EMPTY_ROWS), len(COLUMNS) - 1)
        _instructions(book)
    return buffer.getvalue()


def _headings(book: Workbook, page: Worksheet) -> None:
    page.freeze_panes(1, 2)
    page.set_row(0, 22)
    _one_page_wide(page)
    text = book.add_format({"num_format": "@"})
    for column, (heading, width, required, hint) in enumerate(COLUMNS):
        page.set_column(column, column, width, text)  # as text, so that Excel makes no dates of hours
        look = {"bold": required, "border": 1, "valign": "vcenter"}
        look |= {"bg_color": "#1B5E20", "font_color": "#FFFFFF"} if required else {"bg_color": "#A5D6A7"}
        page.write_string(0, column, heading, book.add_format(look))
        page.write_comment(0, column, hint, {"x_scale": 1.8, "font_size": 10})


def _instructions(book: Workbook) -> None:
    page = book.add_worksheet("petunjuk")
    page.hide_gridlines(2)
    _one_page_wide(page)
    page.set_column(0, 0, 5)
    page.set_column(1, 1, 20)
    page.set_column(2, 2, 90)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    page.write_string(0, 0, "Cara mengisi jadwal pembayaran", book.add_format({"bold": True, "font_size": 14}))
    for number, sentence in enumerate(INSTRUCTIONS, start=1):
        page.write_string(number + 1, 0, f"{number}.")
        page.merge_range(number + 1, 1, number + 1, 2, sentence, wrapped)
    for number, (heading, _, required, hint) in enumerate(COLUMNS, start=len(INSTRUCTIONS) + 4):
        page.write_string(number, 1, heading, bold if required else wrapped)
        page.write_string(number, 2, hint, wrapped)


def payment_amounts_sheet(title: str, rows: Sequence[tuple[str, str, str, str, int | None]]) -> bytes:
    """Number, name, group, hour and rupiah of each family, with their sum; for whoever entered the amounts."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("nominal")
        _one_page_wide(page)
        head = book.add_format({"bold": True, "bg_color": "#1B5E20", "font_color": "#FFFFFF", "border": 1})
        money, bold = book.add_format({"num_format": "#,##0"}), book.add_format({"bold": True})
        page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        for column, (heading, width) in enumerate(
            (("Nomor peserta", 20), ("Nama", 28), ("Kelompok", 24), ("Jam", 10), ("Nominal (Rp)", 16))
        ):
            page.set_column(column, column, width)
            page.write_string(2, column, heading, head)
        for number, (*texts, amount) in enumerate(rows, start=3):
            for column, text in enumerate(texts):
                page.write_string(number, column, str(text))
            if amount is not None:
                page.write_number(number, 4, amount, money)
        page.write_string(len(rows) + 3, 0, "Semua", bold)
        page.write_number(len(rows) + 3, 4, sum(row[4] or 0 for row in rows), money)
        page.freeze_panes(3, 0)
    return buffer.getvalue()


def _one_page_wide(page: Worksheet) -> None:
    """For those who print it."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
