"""Which columns each kind of reported change has in the office's sheet, and what stands in them.

No NIK stands in it, and no photo: evidence is named by its number. Days are real dates, so that they sort.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from programme.updates.details import SAME_PHONE, day_of
from programme.updates.report_rows import ReportedUpdate

KIND_SHEETS: Mapping[str, str] = {
    "moved": "Pindah rumah",
    "birth": "Kelahiran",
    "death": "Meninggal",
    "child_left": "Anak keluar sekolah",
    "new_school": "Sekolah baru",
    "pregnancy": "Kehamilan",
    "correction": "Perbaikan data",
    "pengurus": "Ganti pengurus",
    "facility": "Ganti tempat periksa",
    "loss": "Keguguran, bayi meninggal",
    "other": "Lain-lain",
}
"""In the order of the sheets; names of at most 31 letters."""
CODES: Mapping[str, str] = {
    "m": "L",
    "f": "P",
    "dropped_out": "Putus sekolah",
    "finished": "Lulus",
    "transferred": "Pindah sekolah",
    "moved_out": "Tidak serumah lagi",
    "other": "Lain-lain",
    "preschool": "PAUD/TK",
    "sd": "SD/MI",
    "smp": "SMP/MTs",
    "sma": "SMA/SMK/MA",
    "own_name": "Nama pengurus",
    "member_name": "Nama anggota keluarga",
    "birth_date": "Tanggal lahir",
    "address": "Alamat",
    "husband": "Suami",
    "child": "Anak",
    "parent": "Orang tua",
    "sibling": "Saudara",
    "married": "Menikah",
    "divorced": "Bercerai",
    "died": "Meninggal",
    "work": "Bekerja jauh",
    "unwell": "Sakit/sepuh",
}
REPORTERS: Mapping[str, str] = {"self": "Keluarga", "ketua": "Ketua", "staff": "Petugas"}
ABOUT = "~"
"""Begins a day that was only about then."""


@dataclass(frozen=True)
class MonthOnly:
    """Of a day only the month is known; `first` is its first day."""

    first: date


Value = str | int | date | MonthOnly | None


@dataclass(frozen=True)
class Column:
    """A column's heading and what stands in it."""

    heading: str
    value: Callable[[ReportedUpdate], Value]


def _said(heading: str, field: str) -> Column:
    """A field in the reporter's words."""
    return Column(heading, lambda one: one.said.get(field) or None)


def _code(heading: str, field: str) -> Column:
    return Column(heading, lambda one: CODES.get(one.said.get(field, ""), one.said.get(field)) or None)


def _day(heading: str, field: str) -> Column:
    return Column(heading, lambda one: _day_said(one.said.get(field, "")))


def _day_said(said: str) -> Value:
    if not said:
        return None
    return MonthOnly(day_of(said)) if len(said.removeprefix(ABOUT)) == len("YYYY-MM") else day_of(said)


def _before(heading: str, *fields: str) -> Column:
    """What stood in the family's entry before."""
    return Column(heading, lambda one: ", ".join(one.before.get(field) or "" for field in fields).strip(", ") or None)


def _phone(one: ReportedUpdate) -> Value:
    phone = one.said.get("phone")
    return None if phone in (None, "", SAME_PHONE) else f"0{phone.removeprefix('+62')}"


def _why(one: ReportedUpdate) -> Value:
    return one.said.get("why_words") or CODES.get(one.said.get("why", ""), one.said.get("why")) or None


WHO = _said("Siapa", "member_name")
OWN_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "moved": (
        _before("Dusun, RT, RW lama", "dusun", "rt", "rw"),
        _said("Alamat baru", "address"),
        _said("Dusun", "dusun"),
        _said("RT", "rt"),
        _said("RW", "rw"),
        _said("Desa baru", "desa"),
        _day("Sejak", "since"),
        Column("HP baru", _phone),
    ),
    "birth": (
        _said("Nama anak", "name"),
        _code("L/P", "gender"),
        _day("Tanggal lahir", "born_on"),
        _said("Lahir di", "born_at"),
    ),
    "death": (WHO, _day("Tanggal meninggal", "died_on")),
    "child_left": (_said("Nama anak", "member_name"), Column("Sebab", _why), _day("Sejak", "since")),
    "new_school": (
        _said("Nama anak", "member_name"),
        _said("Sekolah", "school"),
        _said("Kelas", "grade"),
        _code("Jenjang", "level"),
    ),
    "pregnancy": (
        WHO,
        _day("Perkiraan lahir", "due_month"),
        _said("Usia kandungan saat lapor", "age_words"),
        _said("Periksa di", "checked_at"),
    ),
    "correction": (
        _code("Yang keliru", "what"),
        WHO,
        _said("Yang benar", "right"),
        _day("Tanggal lahir yang benar", "born_on"),
    ),
    "pengurus": (
        _before("Pengurus lama", "name"),
        _said("Pengurus baru", "member_name"),
        _code("Hubungan", "relation"),
        _code("Sebab", "why"),
        Column("HP", _phone),
    ),
    "facility": (WHO, _said("Tempat periksa baru", "facility")),
    "loss": (_said("Keterangan keluarga", "words"),),
    "other": (_said("Uraian", "story"),),
}
COMMON_BEFORE: tuple[Column, ...] = (
    Column("Desa", lambda one: one.desa),
    Column("Kelompok", lambda one: one.group_name),
    Column("No. anggota", lambda one: one.member_number),
    Column("No. peserta", lambda one: one.participant_number),
    Column("Pengurus", lambda one: one.name),
)
COMMON_AFTER: tuple[Column, ...] = (
    Column("Dilaporkan", lambda one: one.received_on),
    Column("Pelapor", lambda one: REPORTERS[one.reporter_role]),
    Column("Diperiksa", lambda one: one.checked_on),
    Column("Pendamping", lambda one: one.pendamping),
    Column("No. bukti", lambda one: ", ".join(str(number) for number in one.file_ids) or None),
    Column("Keterangan", lambda one: remark(one)),
)


def columns_of(kind: str) -> tuple[Column, ...]:
    """All columns of a kind's sheet, behind the running number."""
    return (*COMMON_BEFORE, *OWN_COLUMNS[kind], *COMMON_AFTER)


def remark(one: ReportedUpdate) -> str | None:
    """Whether it comes later than it should, and whether its days are only about right."""
    remarks = {
        "menyusul bulan lalu": one.from_earlier_month,
        "daftar dikirim terlambat": one.in_late_list,
        "tanggal kira-kira": any(said.startswith(ABOUT) for said in one.said.values()),
    }
    return "; ".join(said for said, holds in remarks.items() if holds) or None
