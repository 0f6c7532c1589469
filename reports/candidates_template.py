"""The empty list of candidates to fill in: sheets calon and anggota with two invented rows each, and instructions."""

import io

import xlsxwriter

from programme.roster_import.check import EXAMPLE
from reports.roster_template import KPM, MEMBER_EXAMPLES, MEMBERS, Column, add_instructions, add_sheet

LEFT_OUT = frozenset({"Kelompok", "Ketua", "Pendamping", "Kecamatan"})
CANDIDATES = (
    *(one for one in KPM if one.heading not in LEFT_OUT),
    Column("Kecamatan", False, 18, "Perlu diisi oleh operator. Pendamping dan koordinator boleh mengosongkannya."),
)
EXAMPLES = (
    (f"{EXAMPLE}-001", "Mawar", "Wates", "Krajan", "002", "001", "081234567890", "", ""),
    (f"{EXAMPLE}-002", "Siti Aminah", "Wates", "Krajan", "003", "001", "", "", ""),
)
INSTRUCTIONS = (
    "Isi lembar calon: satu baris untuk satu keluarga calon peserta. Kelompoknya belum perlu ditulis.",
    "Isi lembar anggota: satu baris untuk satu anggota keluarga. Lembar ini boleh kosong.",
    "Kolom dengan judul hijau tua harus diisi. Yang lain boleh kosong.",
    "Makin lengkap dusun, RW dan RT, makin tepat usulan kelompoknya: tetangga dijadikan satu kelompok.",
    f"Baris yang nomornya berawalan {EXAMPLE} hanya contoh dan tidak ikut dimasukkan. Boleh dihapus.",
    "Jangan tulis NIK, nomor KK, nomor KKS atau nomor rekening. Kalau ada, isinya tidak disimpan.",
    "Kirim berkas yang sudah diisi ke chat asisten. Sebelum dimasukkan, Anda melihat ringkasannya dulu.",
    "Sesudah itu asisten mengusulkan kelompok 20-25 keluarga per desa. Usulannya bisa diubah lewat chat.",
    "Daftar yang sudah dibetulkan boleh dikirim lagi sebelum kelompoknya disahkan: diperbarui menurut nomor peserta.",
    "Keluarga yang nomornya sudah menjadi KPM dilewati, datanya tidak berubah.",
)


def candidates_template() -> bytes:
    """An xlsx workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        add_sheet(book, "calon", CANDIDATES, EXAMPLES)
        add_sheet(book, "anggota", MEMBERS, MEMBER_EXAMPLES)
        columns = (("calon", CANDIDATES), ("anggota", MEMBERS))
        add_instructions(book, "Cara mengisi daftar calon peserta", INSTRUCTIONS, columns)
    return buffer.getvalue()
