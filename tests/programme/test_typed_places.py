"""Where a meeting is to be, said in the midst of a sentence."""

import pytest

from programme.typed_places import as_written, is_an_order, place_in


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("besok jam 9 di rumah bu sri", "Rumah Bu Sri", "besok jam 9"),
        ("di balai desa jam 9 kamis 25/10", "Balai Desa", "jam 9 kamis 25/10"),
        ("Kemis ngarep jam 9 neng omahe Bu Sri, nggih", "omahe Bu Sri", "Kemis ngarep jam 9 , nggih"),
        ("tiap kamis keempat di balai rw 5 jam 9", "Balai RW 5", "tiap kamis keempat jam 9"),
        ("jam 9 di posyandu mawar.", "Posyandu Mawar", "jam 9 ."),
    ],
)
def test_a_place_in_a_sentence_is_read_and_what_is_left_says_when(text: str, place: str, rest: str) -> None:
    assert place_in(text) == (place, rest)


@pytest.mark.parametrize(
    "text",
    [
        "melati 2 besok jam 9",
        "di melati 2 jam 9",
        "semua kelompok di wates jam 9",
        "di rumah ketuanya",
        "jam 9 di rumah",
        "",
    ],
)
def test_a_group_or_a_desa_is_no_place(text: str) -> None:
    assert place_in(text) is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("di rumah bu sri", "Rumah Bu Sri"),
        ("ning sdn 2 wates", "SDN 2 Wates"),
        ("Balai {Desa} Wates_*", "Balai {Desa} Wates_*"),
        ("di", "Di"),
    ],
)
def test_a_place_is_written_as_everybody_reads_it(typed: str, shown: str) -> None:
    assert as_written(typed) == shown


@pytest.mark.parametrize(
    "said", ["eh jumat aja", "batal", "gak jadi bu", "ora sido", "tgl 28", "jam 9 saja", "senin di balai", "ganti hari"]
)
def test_what_changes_the_plan_is_no_place(said: str) -> None:
    assert is_an_order(said)


@pytest.mark.parametrize(
    "said", ["Lapangan 17 Agustus", "rumah bu Salasiah", "Jam Gadang", "Gazebo desa", "posko batalyon", "aula SDN 3"]
)
def test_a_place_may_hold_a_date_or_any_name(said: str) -> None:
    assert not is_an_order(said)
