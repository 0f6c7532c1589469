"""Columns of a roster by their usual names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.roster_import.columns import COLUMN_NAMES, find_header, read_header
from programme.roster_import.rows import Cell, column_letters


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("No Peserta", "participant_number"),
        ("NOPESERTA", "participant_number"),
        ("ID PKH", "participant_number"),
        ("no_peserta_pkh", "participant_number"),
        ("Nomor Peserta*", "participant_number"),
        ("Nama Pengurus", "name"),
        ("NAMA", "name"),
        ("Kel.", "group"),
        ("Nama Kelompok", "group"),
        ("Desa/Kelurahan", "desa"),
        ("Kec.", "kecamatan"),
        ("Dukuh", "dusun"),
        ("R.T.", "rt"),
        ("RT/RW", "rt_rw"),
        ("No. HP/WA", "phone"),
        ("Telp", "phone"),
        ("Nomor HP (WA aktif)", "phone"),
        ("No. Handphone Pengurus", "phone"),
        ("Ketua Kelompok", "ketua"),
        ("Nama Pendamping", "pendamping"),
        ("Titik Koordinat (lat, long)", "coordinates"),
    ],
)
def test_a_column_is_known_by_its_usual_names(heading: str, field: str) -> None:
    assert read_header(0, [heading], "kpm").columns == {field: (0,)}


@pytest.mark.parametrize("heading", ["NIK", "No. KTP", "No KK", "Nomor KKS", "No. Rekening", "NIK Pengurus"])
def test_numbers_of_identity_and_bank_cards_are_recognised_to_be_dropped(heading: str) -> None:
    header = read_header(0, ["Nama", heading], "kpm")
    assert header.masked == (1,)
    assert header.columns == {"name": (0,)}


@pytest.mark.parametrize("heading", ["No", "Alamat", "Keterangan", "Kesalahan", ""])
def test_other_columns_are_passed_over(heading: str) -> None:
    assert read_header(0, [heading], "kpm").columns == {}


def test_kel_beside_kelompok_is_the_kelurahan() -> None:
    header = read_header(0, ["No Peserta", "Nama", "Kelompok", "Kel."], "kpm")
    assert header.columns["group"] == (2,)
    assert header.columns["desa"] == (3,)


def test_the_header_is_found_below_title_rows() -> None:
    rows: list[list[Cell]] = [
        ["DAFTAR KPM"],
        ["Kecamatan Wates"],
        [],
        ["No", "Nopeserta", "Nama", "Kelompok", "Desa"],
        [1, "P1", "Mawar"],
    ]
    header = find_header(rows, "kpm")
    assert header.row == 3
    assert header.lacks("kpm") == []


def test_what_is_missing_is_told_by_name() -> None:
    assert find_header([["Nama", "Desa"]], "kpm").lacks("kpm") == ["nomor peserta", "kelompok"]


@given(st.permutations(sorted(COLUMN_NAMES["kpm"])), st.randoms(use_true_random=False))
def test_columns_may_stand_in_any_order_under_any_of_their_names(fields: list[str], chance: object) -> None:
    choose = getattr(chance, "choice")  # noqa: B009  # hypothesis' Random has no type of its own
    names = [choose(COLUMN_NAMES["kpm"][field].split(", ")) for field in fields]
    header = read_header(0, [choose((str.upper, str.title, str.lower))(name) for name in names], "kpm")
    assert header.columns == {field: (column,) for column, field in enumerate(fields)}


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(column: int, letters: str) -> None:
    assert column_letters(column) == letters
