"""The columns of a roster by the names people give them, in any order and below any title rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programme.roster_import.rows import Cell

ROWS_SEARCHED_FOR_HEADER = 30

COLUMN_NAMES: dict[str, dict[str, str]] = {
    "kpm": {
        "participant_number": (
            "no peserta, nopeserta, no peserta pkh, nopes, id peserta, id pkh, no pkh, id peserta pkh, id "
            "kpm, no kpm, no id pkh, kode peserta, nomer peserta, no induk peserta"
        ),
        "name": (
            "nama pengurus, nama kpm, nama peserta, nama penerima, nama penerima manfaat, nama ibu, nama "
            "lengkap, nama pengurus kpm, nama pengurus pkh, nama peserta pkh, pengurus, nama anggota "
            "kelompok, nama ibu pengurus, nama"
        ),
        "group": (
            "kelompok, nama kelompok, kel, klp, klpk, kelompok pkh, nama kel, nama klp, kelompok kpm, no "
            "kelompok, kelompok p2k2"
        ),
        "desa": (
            "desa, desa kelurahan, kelurahan, nama desa, kelurahan desa, nama kelurahan, ds, desa kel, "
            "kel desa, nama desa kelurahan, nama kelurahan desa"
        ),
        "kecamatan": "kecamatan, kec, nama kecamatan, nama kec",
        "dusun": (
            "dusun, dukuh, kampung, lingkungan, dsn, padukuhan, pedukuhan, nama dusun, dusun lingkungan, "
            "banjar, kp, jorong"
        ),
        "rt": "rt, no rt",
        "rw": "rw, no rw",
        "rt_rw": "rt rw",
        "phone": (
            "hp, no hp, no hp wa, wa, no wa, nohp, telp, no telp, telepon, no telepon, telpon, no telpon, "
            "tlp, no tlp, ponsel, no ponsel, handphone, no handphone, whatsapp, no whatsapp, kontak, no "
            "kontak, hp wa, wa hp, seluler, hape, no hape"
        ),
        "ketua": (
            "ketua, ketua kelompok, nama ketua, nama ketua kelompok, jabatan, jabatan kelompok, status ketua, ketua klp"
        ),
        "pendamping": (
            "pendamping, nama pendamping, pendamping pkh, nama pendamping pkh, pendamping sosial, nama "
            "pendamping sosial, sdm pkh"
        ),
        "coordinates": (
            "koordinat, titik koordinat, lokasi koordinat, gps, titik gps, geotag, geotagging, lat long, "
            "latlong, lat lon, lat lng, latitude longitude, titik lokasi, koordinat rumah, koordinat gps"
        ),
        "gender": "jenis kelamin, jk, l p, kelamin, gender, sex",
    },
    "anggota": {
        "participant_number": "",
        "name": (
            "nama anggota, nama anggota keluarga, nama art, nama anggota rumah tangga, nama komponen, "
            "nama anak, nama, nama lengkap, anggota, anggota keluarga, nama penerima komponen"
        ),
        "birth_date": (
            "tanggal lahir, tgl lahir, tgllahir, tanggallahir, lahir, tempat tanggal lahir, ttl, tempat "
            "tgl lahir, tanggal kelahiran"
        ),
        "component": (
            "komponen, kategori, komponen pkh, kategori komponen, jenis komponen, kategori pkh, status "
            "komponen, kode komponen"
        ),
        "facility": (
            "sekolah faskes, faskes sekolah, sekolah, nama sekolah, faskes, fasilitas, fasilitas "
            "kesehatan, nama faskes, posyandu, puskesmas, fasilitas pendidikan, fasdik, faskes fasdik, "
            "fasdik faskes, nama fasilitas, sekolah posyandu, layanan, sekolah fasilitas kesehatan, "
            "tempat layanan, nama sekolah faskes"
        ),
    },
}
"""Field -> the names of its column, best first. Punctuation, case, and what stands in brackets don't matter."""
COLUMN_NAMES["anggota"]["participant_number"] = COLUMN_NAMES["kpm"]["participant_number"]

REQUIRED = {
    "kpm": {"participant_number": "nomor peserta", "name": "nama", "group": "kelompok", "desa": "desa"},
    "anggota": {"participant_number": "nomor peserta", "name": "nama"},
}
"""Fields without which a sheet can't be read, and what to call them."""

_PHONE_WORDS = {"hp", "wa", "telp", "telepon", "telpon", "tlp", "ponsel", "handphone", "whatsapp", "hape"}
_SECRET_WORDS = {"nik", "ktp", "ektp", "kks", "rekening", "rek", "atm", "nokk", "nokks", "noktp", "norek"}
_WORDS = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_NUMBER_WORDS = {"nomor", "nomer", "nmr", "num", "nbr", "number"}


@dataclass(frozen=True)
class Header:
    """A header row: where it is and which column holds which field."""

    row: int
    columns: Mapping[str, tuple[int, ...]]
    masked: tuple[int, ...]
    """Columns of NIK, KK, card or account numbers."""

    def lacks(self, kind: str) -> list[str]:
        """What the required columns that are missing are called."""
        return [label for field, label in REQUIRED[kind].items() if field not in self.columns]


def find_header(rows: Sequence[Sequence[Cell]], kind: str) -> Header:
    """The row among the first ones that names most columns of this kind of sheet."""
    best = Header(0, {}, ())
    for index, cells in enumerate(rows[:ROWS_SEARCHED_FOR_HEADER]):
        header = read_header(index, cells, kind)
        if _weight(header, kind) > _weight(best, kind):
            best = header
    return best


def _weight(header: Header, kind: str) -> tuple[int, int]:
    return len(REQUIRED[kind]) - len(header.lacks(kind)), len(header.columns)


def read_header(index: int, cells: Sequence[Cell], kind: str) -> Header:
    """Which field each heading of a row stands for."""
    found: dict[str, list[tuple[int, int]]] = {}
    masked = []
    for column, cell in enumerate(cells):
        if not isinstance(cell, str) or not cell.strip():
            continue
        meant = _meaning(cell, kind)
        if meant is not None:
            found.setdefault(meant[0], []).append((meant[1], column))
        elif is_secret(cell):
            masked.append(column)
    columns = {field: tuple(column for _, column in sorted(places)) for field, places in found.items()}
    return Header(index, _kelurahan_beside_kelompok(columns, cells), tuple(masked))


def _kelurahan_beside_kelompok(
    columns: dict[str, tuple[int, ...]], cells: Sequence[Cell]
) -> Mapping[str, tuple[int, ...]]:
    """ "Kel." alone is the kelompok; beside a column "Kelompok", and with no other desa, it is the kelurahan."""
    groups = columns.get("group", ())
    if "desa" in columns or len(groups) < 2:
        return columns
    kelurahan = tuple(column for column in groups if _plain(str(cells[column])) == "kel")
    if not kelurahan:
        return columns
    rest = tuple(column for column in groups if column not in kelurahan)
    return {**columns, "group": rest, "desa": kelurahan}


def is_secret(heading: str) -> bool:
    """Whether the heading is that of a NIK, KK, card or account number: never to be kept."""
    words = set(_words(heading))
    is_card = words == {"kk"} or words >= {"no", "kk"} or words >= {"no", "kartu"}
    return "nama" not in words and (is_card or bool(words & _SECRET_WORDS))


def _meaning(heading: str, kind: str) -> tuple[str, int] | None:
    """(field, rank among its names) of a heading."""
    for text in (heading, _BRACKETS.sub(" ", heading)):
        meant = _BY_NAME[kind].get(_plain(text))
        if meant is not None:
            return meant
    if kind == "kpm" and set(_words(heading)) & _PHONE_WORDS and not is_secret(heading):
        return "phone", len(_BY_NAME[kind])
    return None


def _words(text: str) -> list[str]:
    return ["no" if word in _NUMBER_WORDS else word for word in _WORDS.findall(text.lower())]


def _plain(text: str) -> str:
    return "".join(_words(text))


_BY_NAME: dict[str, dict[str, tuple[str, int]]] = {
    kind: {_plain(name): (field, rank) for field, names in fields.items() for rank, name in enumerate(names.split(","))}
    for kind, fields in COLUMN_NAMES.items()
}
