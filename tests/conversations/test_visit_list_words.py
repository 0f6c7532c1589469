"""The day's list on a phone: short enough, with the map, without a name in any link."""

from datetime import date
from urllib.parse import parse_qs, urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.map_links import PLACES_A_LINK, place_link, tour_links
from conversations.visit_list_words import all_text, list_text
from conversations.visit_words import brief_in_words, detail_in_words, duties_in_words, where_in_words
from conversations.words import Words
from programme.routes import Point
from programme.visit_handovers import Colleague
from programme.visit_lines import Missed, VisitLine
from programme.visit_lists import AllVisits, StillWaiting
from programme.visits import duties_for

DAY = date(2018, 11, 23)
ID = Words("id")
NOBODY = StillWaiting(0, None, families_only=True)
QUOTE = "Mawar jaga kantin di pabrik dari pagi sampai sore jadi tidak sempat datang, minggu depan bisa kata suaminya"
TELEGRAM_MESSAGE = 4096


def line(number: int = 1, **values: object) -> VisitLine:
    facts: dict[str, object] = {
        "visit_id": number, "number": number, "kpm_id": number, "name": "Mawar", "gender": "f", "member_number": 2,
        "group_name": "Melati 1", "desa": "Wates", "dusun": "Krajan", "rt": "001", "rw": "002", "cause": "p2k2",
        "state": "open", "due_on": DAY, "months": ("2018-10", "2018-11"),
    }  # fmt: skip
    return VisitLine(**{**facts, **values})  # type: ignore[arg-type]  # facts of several types


PUSKESMAS = line(
    3, kpm_id=None, name="Puskesmas Wates", gender="", member_number=None, group_name=None, dusun=None, rt=None,
    rw=None,
    cause="provider", provider_kind="health", purpose="jadwal posyandu", months=(), point=Point(-7.8, 112.0),
)  # fmt: skip


def far(months: int) -> VisitLine:
    """A long streak of which much was said."""
    missed = tuple(Missed(date(2018, month, 22), "work", QUOTE) for month in range(12 - months, 12))
    return line(missed=missed, months=tuple(f"2018-{month:02d}" for month in range(12 - months, 12)))


def test_ibu_mawar_on_her_day() -> None:
    shown = list_text(ID, DAY, [line(missed=(Missed(date(2018, 11, 22), "work", "jaga kantin"),))], NOBODY)

    assert shown == (
        "Kunjungan Jumat, 23 November 2018: 1 keluarga\n\n"
        "1. Ibu Mawar (kelompok Melati 1)\n"
        "   Dusun Krajan RT 001/RW 002, Desa Wates\n"
        "   Tidak hadir P2K2 Oktober 2018 dan November 2018.\n"
        "   November 2018: bekerja (“jaga kantin”)"
    )


def test_a_routine_visit_to_a_ketua_says_what_to_do_there() -> None:
    shown = list_text(ID, DAY, [line(cause="routine", is_ketua=True, months=())], NOBODY)

    assert "1. Ibu Mawar (ketua kelompok Melati 1)" in shown
    assert "Kunjungan bulanan: tanyakan perubahan data dan keluhan." in shown


def test_a_provider_has_its_name_its_place_and_what_it_is_about() -> None:
    shown = list_text(ID, DAY, [line(), PUSKESMAS], NOBODY)

    assert "2018: 2 tujuan" in shown
    assert "3. Puskesmas Wates\n   Desa Wates\n   Urusan: jadwal posyandu" in shown


def test_one_that_a_colleague_makes_says_who_and_one_made_for_him_says_whose() -> None:
    budi = Colleague(9, "Budi", "m")

    assert "1. Ibu Mawar (kelompok Melati 1) - dipegang Bapak Budi" in list_text(ID, DAY, [line(held_by=budi)], NOBODY)
    mine = list_text(ID, DAY, [line(handed_by=budi, purpose="sore saja")], NOBODY)
    assert "Dilimpahkan oleh Bapak Budi. Pesan: sore saja" in mine


def test_who_waits_is_counted_at_the_end() -> None:
    waiting = StillWaiting(9, date(2018, 11, 12), families_only=True)

    shown = list_text(ID, DAY, [line(), line(8, waiting=True)], waiting)

    assert shown.endswith("Masih menunggu: 9 keluarga, yang terlama sejak Senin, 12 November 2018.")
    assert "8. " not in shown


@pytest.mark.parametrize("language", ["id", "jv", "su", "en"])
@pytest.mark.parametrize(("visits", "months"), [(6, 2), (6, 11), (12, 4), (20, 3)])
def test_the_list_fits_into_one_message(visits: int, months: int, language: str) -> None:
    lines = [line(number, missed=far(months).missed, months=far(months).months) for number in range(1, visits + 1)]
    lines = [line(one.number, missed=one.missed, months=one.months[-2:], point=Point(-7.8, 112.0)) for one in lines]

    shown = list_text(Words(language), DAY, lines, StillWaiting(30, DAY, families_only=True))

    assert len(shown) <= TELEGRAM_MESSAGE
    assert all(f"\n{number}. " in shown for number in range(1, visits + 1))


def test_six_with_two_months_each_are_told_in_full() -> None:
    shown = list_text(ID, DAY, [line(number, missed=far(2).missed) for number in range(1, 7)], NOBODY)

    assert shown.count(QUOTE) == 12


def test_the_map_leads_through_what_is_still_to_be_made_in_the_lists_order() -> None:
    lines = [
        line(1, point=Point(-7.81, 112.01)),
        line(2, point=Point(-7.82, 112.02), state="done"),
        line(3),
        line(4, point=Point(-7.84, 112.04)),
        line(5, point=Point(-7.85, 112.05), waiting=True),
    ]

    shown = list_text(ID, DAY, lines, NOBODY)

    assert shown.endswith(
        "Peta: https://www.google.com/maps/dir/?api=1&destination=-7.84000%2C112.04000&waypoints=-7.81000%2C112.01000"
    )


def test_without_coordinates_there_is_no_map() -> None:
    assert "maps" not in list_text(ID, DAY, [line()], NOBODY) + detail_in_words(ID, line())


@given(st.lists(st.builds(Point, st.floats(-11, 6), st.floats(95, 141)), max_size=45))
def test_a_link_has_at_most_nine_waypoints_and_together_they_lead_everywhere(points: list[Point]) -> None:
    led: list[str] = []
    for link in tour_links(points):
        asked = parse_qs(urlparse(link).query)
        between = asked["waypoints"][0].split("|") if "waypoints" in asked else []
        assert len(between) <= PLACES_A_LINK - 1
        assert len(link) <= 2048
        led += [*between, *asked["destination"]]

    assert led == [f"{point.latitude:.5f},{point.longitude:.5f}" for point in points]


def test_one_place_has_a_link_of_its_own() -> None:
    assert place_link(Point(-7.8, 112.0)) == "https://www.google.com/maps/search/?api=1&query=-7.80000%2C112.00000"
    assert "Peta: https://www.google.com/maps/search/" in detail_in_words(ID, line(point=Point(-7.8, 112.0)))


def test_no_link_names_anybody() -> None:
    shown = list_text(ID, DAY, [line(point=Point(-7.8, 112.0)), PUSKESMAS], NOBODY)

    [link] = [word for word in shown.split() if word.startswith("https:")]
    assert not any(name in link for name in ("Mawar", "Melati", "Wates", "Krajan", "Puskesmas"))


def test_all_that_is_not_on_the_list_by_kind() -> None:
    budi = Colleague(9, "Budi", "m")
    every = AllVisits(
        waiting=[line(7, name="Lastri"), line(8, name="Sri", cause="routine", is_ketua=True)],
        coming=[line(0, name="Wati", cause="follow_up", due_on=date(2018, 11, 26))],
        handed_over=[line(0, name="Murni", held_by=budi)],
    )

    assert all_text(ID, DAY, every) == (
        "Menunggu, belum masuk daftar hari ini:\n"
        "7. Ibu Lastri (kelompok Melati 1), Dusun Krajan RT 001/RW 002, Desa Wates: tidak hadir 2 bulan\n"
        "8. Ibu Sri (ketua kelompok Melati 1), Dusun Krajan RT 001/RW 002, Desa Wates: kunjungan bulanan\n\n"
        "Dilimpahkan kepada rekan:\n"
        "Ibu Murni (kelompok Melati 1): dipegang Bapak Budi\n\n"
        "Tujuh hari ke depan:\n"
        "Sen 26 Nov: Ibu Wati (kelompok Melati 1), tindak lanjut\n\n"
        "Untuk memasukkan ke daftar hari ini, tekan nomornya atau ketik: tambah 7"
    )
    assert all_text(ID, DAY, AllVisits([], [], [])) == "Selain daftar hari ini tidak ada kunjungan lain yang menunggu."


def test_of_very_many_the_first_are_shown_and_the_others_counted() -> None:
    every = AllVisits([line(number) for number in range(1, 46)], [], [])

    assert "dan 15 lagi" in all_text(ID, DAY, every)
    assert len(all_text(ID, DAY, every)) <= TELEGRAM_MESSAGE


@pytest.mark.parametrize("cause", ["p2k2", "follow_up", "routine", "provider"])
def test_every_duty_of_every_cause_has_its_words(cause: str) -> None:
    assert tuple(duties_in_words(ID, cause)) == duties_for(cause)


def test_an_unknown_address_is_said_to_be_unknown() -> None:
    nowhere = line(desa=None, dusun=None, rt=None, rw=None)

    assert where_in_words(ID, nowhere) == "Alamat belum tercatat"
    assert brief_in_words(ID, line(dusun=None, rw=None)) == (
        "Ibu Mawar (kelompok Melati 1), RT 001/RW -, Desa Wates: tidak hadir 2 bulan"
    )
