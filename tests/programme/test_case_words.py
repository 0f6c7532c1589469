"""What a pendamping's own words for a case tell: days, who said it, who was there, what sort of way out it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.cases.codes import OPTIONS, SOURCES
from programme.cases.contacts import WAYS, codes_of, joined, present_at, way_of
from programme.cases.told import day_told, option_told, people_told, sources_told, way_told

TODAY = date(2018, 11, 28)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("kemarin ke rumah, ketemu Mawar dan suaminya", date(2018, 11, 27)),
        ("tadi pagi ke rumahnya", TODAY),
        ("23 november saya ke sana, kerjanya jam 6 sampai jam 16", date(2018, 11, 23)),
        ("Kamis lalu, tgl 22, sesudah pertemuan", date(2018, 11, 22)),
        ("3 hari yang lalu bertemu di pasar", date(2018, 11, 25)),
        ("20/11/2018 silaturahmi", date(2018, 11, 20)),
        ("25 desember tahun depan pindah", None),
        ("besok mau ke rumahnya", None),
        ("kerja jam 06.00 sampai 16.00, gaji 3.500", None),
        ("anaknya 2/3 umur sekolah", None),
        ("ngobrol santai", None),
    ],
)
def test_the_day_is_read_from_a_story_only_where_it_is_surely_one(words: str, day: date | None) -> None:
    assert day_told(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("ketua bilang kerja di kantin, suami juga bilang begitu", {"ketua", "spouse"}),
        ("ketua dan tetangga bilang kerja di kantin", {"ketua", "neighbour"}),
        ("menurut tetangga dan kerabatnya dia kerja", {"neighbour", "relative"}),
        ("ketua: kerja di kantin", {"ketua"}),
        ("suaminy blg kerja. ttangga jg blg gitu", {"spouse", "neighbour"}),
        ("ketua bilang suaminya sakit", {"ketua"}),
        ("Mawar bilang sendiri dia capek", {"kpm"}),
        ("pak rt cerita rumahnya kebanjiran", {"official"}),
        ("kerja di kantin jam 6", set()),
    ],
)
def test_who_says_so_is_a_source_and_whom_it_is_said_of_is_none(words: str, sources: set[str]) -> None:
    assert set(sources_told(words, "Mawar")) == sources


def test_who_was_there_and_how_one_met_is_read_for_the_boxes() -> None:
    story = "kemarin ke rumahnya, ada suami dan mertuanya, Bu Mawar ramah, ketua ikut"
    assert set(people_told(story, "Mawar")) == {"kpm", "spouse", "relative", "ketua"}
    assert [way_told(one) for one in (story, "saya telpon suaminya", "habis pertemuan ngobrol", "di pasar")] == [
        "home", "chat", "group", None,
    ]  # fmt: skip
    assert people_told("sawah mertuanya", "Siti Aminah") == ("relative",)


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("suami menggantikan jaga kantin 2 jam", "stand_in"),
        ("gantian sama adiknya", "stand_in"),
        ("ganti waktu pertemuan jadi sore", "new_time"),
        ("pertemuan di hari lain", "new_time"),
        ("diingatkan sehari sebelumnya", "other"),
    ],
)
def test_a_way_out_is_known_by_its_words(words: str, sort: str) -> None:
    assert option_told(words) == sort


@given(st.text(max_size=300), st.text(max_size=60), st.integers(0, 400))
def test_whatever_is_written_is_read_without_harm(words: str, name: str, ago: int) -> None:
    today = TODAY - timedelta(days=ago)
    day = day_told(words, today)
    assert day is None or day <= today
    assert set(sources_told(words, name)) | set(people_told(words, name)) <= set(SOURCES)
    assert way_told(words) in (None, *WAYS)
    assert option_told(words) in OPTIONS


def test_codes_and_own_words_stand_in_one_field() -> None:
    about = joined("home", "kpm", "", "Pak Darto")
    assert about == "home,kpm,Pak Darto"
    assert (way_of(about), present_at(about), codes_of(None, WAYS), joined("")) == ("home", ("kpm",), (), None)
