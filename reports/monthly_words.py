"""The codes of a month's figures as the office reads them: Indonesian always, being papers of an Indonesian office."""

from collections.abc import Mapping

from reports.updates_columns import KIND_SHEETS

ASSEMBLY_KINDS: Mapping[str, str] = {
    "first_meeting": "Pertemuan awal",
    "resocialisation": "Re-sosialisasi",
    "posyandu": "Kunjungan awal posyandu",
    "ketua_meeting": "Pertemuan dengan ketua",
    "temu_kunjung": "Temu kunjung",
    "inter_kecamatan": "Antar kecamatan (triwulan)",
    "inter_kabupaten": "Antar kabupaten (semester)",
}
MEETING_STATES: Mapping[str, str] = {
    "planned": "belum dilaporkan",
    "reported": "terlaksana",
    "cancelled": "batal",
    "held": "terlaksana",
}
VISIT_STATES: Mapping[str, str] = {"open": "belum dikunjungi", "done": "sudah dikunjungi", "cancelled": "dibatalkan"}
VISIT_CAUSES: Mapping[str, str] = {
    "p2k2": "komitmen belum terpenuhi",
    "first_meeting": "tidak hadir di pertemuan awal",
}
COMPLAINTS: Mapping[str, str] = {
    "kks_lost": "KKS hilang",
    "kks_damaged": "KKS rusak",
    "kks_swallowed": "KKS tertelan ATM",
    "kks_pin": "Lupa atau salah PIN",
    "zero_balance": "Saldo nol",
    "not_paid": "Belum menerima bantuan",
    "data_wrong": "Data tidak sesuai",
    "deduction": "Pemotongan",
    "card_held": "Kartu dipegang orang lain",
    "facility": "Layanan kesehatan atau sekolah",
    "behaviour": "Perilaku petugas",
    "other": "Lain-lain",
}
UPDATES: Mapping[str, str] = KIND_SHEETS
LEFT: Mapping[str, str] = {
    "graduated": "graduasi mandiri",
    "no_component": "tidak ada komponen lagi",
    "moved_out": "pindah",
    "died": "meninggal",
    "refused": "mengundurkan diri",
    "not_eligible": "tidak memenuhi syarat",
    "other": "lain-lain",
}
ENROLMENTS: Mapping[str, str] = {"open": "belum bersekolah", "enrolled": "sudah didaftarkan"}
POSYANDU_STATES: Mapping[str, str] = {
    "planned": "terjadwal",
    "held": "terlaksana",
    "cancelled": "batal",
}
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


def month_in_words(period: str) -> str:
    """'November 2018' of '2018-11'."""
    year, month = period.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def day_in_words(day: str | None) -> str:
    """'22/11/2018' of '2018-11-22'."""
    return "/".join(reversed(day.split("-"))) if day else ""
