"""What single cells of a roster say."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.roster_import.cells import (
    BadCell,
    is_nothing,
    name_key,
    participant_number,
    person_name,
    place_name,
    rt_and_rw,
    rt_or_rw,
    text_of,
)
from programme.roster_import.components import component, young_child
from programme.roster_import.dates import birth_date
from programme.roster_import.places import coordinates

TODAY = date(2026, 1, 5)


@pytest.mark.parametrize("cell", ["", " ", "-", "Tidak ada", "tidak  punya", 0, 0.0, "n/a"])
def test_a_dash_or_a_denial_says_nothing(cell: str | float) -> None:
    assert is_nothing(cell)


@pytest.mark.parametrize(("cell", "number"), [(" 0012 ", "0012"), (351812.0, "351812"), ("'P-1", "P-1"), (17, "17")])
def test_a_participant_number_is_kept_as_written(cell: str | float, number: str) -> None:
    assert participant_number(cell) == number


@pytest.mark.parametrize("cell", [3404010101010001.0, "3.40401E+15", date(2026, 1, 2), "#N/A", "x" * 41])
def test_a_participant_number_that_excel_spoilt_is_refused(cell: str | float | date) -> None:
    with pytest.raises(BadCell):
        participant_number(cell)


@pytest.mark.parametrize(
    ("cell", "name", "gender"),
    [
        ("SITI AMINAH", "Siti Aminah", None),
        ("Ibu Mawar", "Mawar", "f"),
        ("BPK. SLAMET", "Slamet", "m"),
        ("R. Ayu  Lestari", "R. Ayu Lestari", None),
        ("Buyung", "Buyung", None),
    ],
)
def test_a_name_loses_its_title_and_its_capitals(cell: str, name: str, gender: str | None) -> None:
    assert person_name(cell) == (name, gender)


@pytest.mark.parametrize("cell", ["123", "--", "x" * 121])
def test_what_is_no_name_is_refused(cell: str) -> None:
    with pytest.raises(BadCell):
        person_name(cell)


@pytest.mark.parametrize(
    ("cell", "name"),
    [("Desa Wates", "Wates"), ("KEL. MELATI II", "Melati II"), ("Kelompok 1", "1"), (1.0, "1"), ("Kelapa", "Kelapa")],
)
def test_a_place_loses_the_word_for_what_it_is(cell: str | float, name: str) -> None:
    assert place_name(cell) == name


@pytest.mark.parametrize("cell", [2, 2.0, "2", "02", "002", "RT 02", "rt.2"])
def test_an_rt_has_three_digits(cell: str | float) -> None:
    assert rt_or_rw(cell) == "002"


@pytest.mark.parametrize("cell", ["002/003", "RT 02 RW 03", "RT.2/RW.3", "2-3"])
def test_rt_and_rw_may_share_a_cell(cell: str) -> None:
    assert rt_and_rw(cell) == ("002", "003")


@pytest.mark.parametrize("cell", ["dua", "0002", date(2026, 3, 2)])
def test_an_unreadable_rt_is_refused(cell: str | date) -> None:
    with pytest.raises(BadCell):
        rt_or_rw(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "-7.123, 110.456",
        "-7,123, 110,456",
        "-7,123; 110,456",
        "-7.123 110.456",
        "(-7.123,110.456)",
        "7.123 S, 110.456 E",
        "7,123° LS 110,456° BT",
        "Lat: -7.123, Long: 110.456",
        "7°7'22.8\"S 110°27'21.6\"E",
    ],
)
def test_coordinates_are_read_with_points_commas_and_degrees(cell: str) -> None:
    assert coordinates(cell) == "-7.123,110.456"


@pytest.mark.parametrize(
    ("cell", "because"),
    [
        ("110.456, -7.123", "tertukar"),
        ("51.5, -0.12", "luar Indonesia"),
        ("-7, 110", "Tulis koordinat"),
        ("-7.123", "Tulis koordinat"),
        ("depan masjid", "Tulis koordinat"),
        ("-7.123.456, 110.4", "Tulis koordinat"),
        (-7.123, "Tulis koordinat"),
    ],
)
def test_coordinates_that_are_none_or_elsewhere_are_refused(cell: str | float, because: str) -> None:
    with pytest.raises(BadCell, match=because):
        coordinates(cell)


@given(st.floats(-11, 6), st.floats(95, 141))
def test_any_point_in_indonesia_is_kept_to_a_millionth(latitude: float, longitude: float) -> None:
    kept = coordinates(f"{latitude:.6f}, {longitude:.6f}")
    assert [float(part) for part in kept.split(",")] == pytest.approx([latitude, longitude], abs=1e-6)


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2015, 5, 5, tzinfo=UTC),
        date(2015, 5, 5),
        42129.0,
        "05/05/2015",
        "5-5-2015",
        "5.5.2015",
        "2015-05-05",
        "5 Mei 2015",
        "5-mei-2015",
        "5 May 2015",
        "Kulon Progo, 5 Mei 2015",
    ],
)
def test_a_birth_date_is_read_however_it_is_written(cell: str | float | date) -> None:
    assert birth_date(cell, TODAY) == date(2015, 5, 5)


@pytest.mark.parametrize(
    "cell", ["05/13/2015", "31/02/2015", "05/05/15", "5 Mei", "Mei 2015", 7, "05/05/2027", "1/1/1850"]
)
def test_a_birth_date_that_is_unclear_or_impossible_is_refused(cell: str | float) -> None:
    with pytest.raises(BadCell):
        birth_date(cell, TODAY)


@given(st.dates(date(1901, 1, 1), TODAY))
def test_the_day_stands_before_the_month(day: date) -> None:
    assert birth_date(f"{day.day}/{day.month}/{day.year}", TODAY) == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Ibu Hamil", "pregnant"),
        ("BUMIL", "pregnant"),
        ("Anak usia dini (0-6 tahun)", "young"),
        ("Balita", "young"),
        ("Anak SD", "sd"),
        ("SD/MI sederajat", "sd"),
        ("SMP/MTs", "smp"),
        ("SMA/SMK/MA", "sma"),
        ("Lanjut Usia", "lansia"),
        ("Disabilitas Berat", "disability"),
        ("toddler", "toddler"),
    ],
)
def test_components_are_known_by_their_usual_words(cell: str, code: str) -> None:
    assert component(cell) == code


@pytest.mark.parametrize("cell", ["Kuliah", "SD SMP", "1"])
def test_an_unknown_or_double_component_is_refused(cell: str) -> None:
    with pytest.raises(BadCell, match="Pilih salah satu"):
        component(cell)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2025, 1, 6), "infant"),
        (date(2025, 1, 5), "toddler"),
        (date(2021, 1, 6), "toddler"),
        (date(2021, 1, 5), "preschool"),
        (date(2019, 1, 6), "preschool"),
    ],
)
def test_a_young_childs_component_follows_her_age(born: date, code: str) -> None:
    assert young_child(born, TODAY) == code


def test_a_child_of_seven_is_no_longer_young() -> None:
    with pytest.raises(BadCell, match="7 tahun"):
        young_child(date(2019, 1, 5), TODAY)


def test_names_are_compared_without_case_title_accents_and_degrees() -> None:
    assert name_key("Ibu  RINA Wulandari, S.Sos") == name_key("rina wulandari") == name_key("Rína  Wulandari")
    assert name_key("Rina Wulandari") != name_key("Rina Wulan")


@given(st.text(max_size=60))
def test_a_text_becomes_one_printable_line(text: str) -> None:
    try:
        line = text_of(text)
    except BadCell:
        return
    assert line.isprintable()
    assert line == line.strip()
