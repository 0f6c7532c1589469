"""The columns of a payment sheet by the names people give them, in any order and below any title rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programme.roster_import.columns import is_secret
from programme.roster_import.rows import Cell

ROWS_SEARCHED_FOR_HEADER = 30

COLUMN_NAMES = {
    "number": (
        "no peserta, nopeserta, no peserta pkh, nopes, id peserta, id pkh, no pkh, id peserta pkh, id kpm, no kpm, "
        "no id pkh, kode peserta, no induk peserta, id bdt, no id"
    ),
    "name": (
        "nama pengurus, nama kpm, nama peserta, nama penerima, nama penerima manfaat, nama ibu, nama lengkap, "
        "nama pengurus kpm, nama pengurus pkh, nama peserta pkh, pengurus, kpm, penerima, nama"
    ),
    "group": "kelompok, nama kelompok, klp, klpk, kelompok pkh, nama kel, nama klp, kelompok kpm, kelompok p2k2",
    "desa": (
        "desa, desa kelurahan, kelurahan, nama desa, kelurahan desa, nama kelurahan, ds, desa kel, kel desa, kel, "
        "nama desa kelurahan"
    ),
    "kecamatan": "kecamatan, kec, nama kecamatan, nama kec",
    "day": (
        "tanggal bayar, tanggal pembayaran, tanggal pencairan, tanggal penyaluran, tgl bayar, tgl pembayaran, "
        "tgl pencairan, tgl penyaluran, hari tanggal, hari tgl, jadwal, jadwal bayar, jadwal pembayaran, tanggal, tgl, "
        "tanggal jadwal, tgl jadwal, waktu pembayaran, hari"
    ),
    "hours": (
        "jam, pukul, waktu, jam bayar, jam pembayaran, jam layanan, jam pencairan, jam penyaluran, sesi, slot, "
        "jam kedatangan, jam undangan"
    ),
    "begins": "jam mulai, mulai, dari jam, mulai jam, pukul mulai, mulai pukul, dari",
    "ends": "jam selesai, selesai, sampai jam, sampai, selesai jam, pukul selesai, jam akhir",
    "place": (
        "tempat, lokasi, tempat bayar, tempat pembayaran, lokasi bayar, lokasi pembayaran, titik bayar, lokasi "
        "pencairan, tempat pencairan, lokasi penyaluran, tempat penyaluran, titik bagi, alamat pembayaran"
    ),
    "amount": (
        "nominal, jumlah, jumlah bantuan, nominal bantuan, besaran, besar bantuan, jumlah uang, nilai, bantuan, "
        "nilai bantuan, rupiah, rp, jumlah rp, nominal rp, jumlah diterima, besaran bantuan"
    ),
    "stage": "tahap, tahap penyaluran, tahap pencairan, tahap pembayaran, thp, tahapan, triwulan, periode, termin",
    "year": "tahun, thn, tahun anggaran, ta",
    "months": "bulan, bulan bayar, bulan penyaluran, alokasi, alokasi bulan, untuk bulan",
    "channel": (
        "penyaluran, cara bayar, cara penyaluran, lembaga bayar, lembaga penyalur, penyalur, bank, saluran, via, "
        "metode, mekanisme, channel, cara"
    ),
    "bring": "bawa, yang dibawa, syarat, persyaratan, berkas, dokumen, kelengkapan, dibawa",
}
"""Field -> the names of its column, best first. Punctuation, case, and what stands in brackets don't matter."""

WHOM, WHEN_AND_WHAT = ("number", "name", "group", "desa"), ("day", "hours", "begins", "place", "amount")
_WORDS = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_NUMBER_WORDS = {"nomor", "nomer", "nmr", "num", "number"}


@dataclass(frozen=True)
class Header:
    """A header row: where it is, which column holds which field, and which columns must not be kept."""

    row: int
    columns: Mapping[str, tuple[int, ...]]
    masked: tuple[int, ...]

    @property
    def is_of_payments(self) -> bool:
        """Says whom, and at least two of when, where and how much: a list of families says none of these."""
        about = sum(field in self.columns for field in WHEN_AND_WHAT)
        return any(field in self.columns for field in WHOM) and about >= 2

    def lacks(self) -> list[str]:
        """What the columns without which nothing can be entered are called."""
        missing = [] if any(one in self.columns for one in ("number", "group", "desa")) else ["nomor peserta"]
        if "day" not in self.columns:
            missing.append("tanggal")
        return missing + ([] if "place" in self.columns else ["tempat"])


def find_header(rows: Sequence[Sequence[Cell]]) -> Header:
    """The row among the first ones that names most columns."""
    found = [_read(index, cells) for index, cells in enumerate(rows[:ROWS_SEARCHED_FOR_HEADER])]
    return max(found, key=lambda one: (one.is_of_payments, len(one.columns)), default=Header(0, {}, ()))


def _read(index: int, cells: Sequence[Cell]) -> Header:
    found: dict[str, list[tuple[int, int]]] = {}
    masked = []
    for column, cell in enumerate(cells):
        if not isinstance(cell, str) or not cell.strip():
            continue
        meant = _meaning(cell)
        if meant is not None:
            found.setdefault(meant[0], []).append((meant[1], column))
        elif is_secret(cell):
            masked.append(column)
    return Header(index, {name: tuple(at for _, at in sorted(places)) for name, places in found.items()}, tuple(masked))


def _meaning(heading: str) -> tuple[str, int] | None:
    for text in (heading, _BRACKETS.sub(" ", heading)):
        meant = _BY_NAME.get(_plain(text))
        if meant is not None:
            return meant
    return None


def _plain(text: str) -> str:
    return "".join("no" if word in _NUMBER_WORDS else word for word in _WORDS.findall(text.lower()))


_BY_NAME = {
    _plain(name): (field, rank) for field, names in COLUMN_NAMES.items() for rank, name in enumerate(names.split(","))
}
