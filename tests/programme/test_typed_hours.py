"""Hours as people write them in answer to "when can you not come?", and days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.polls.busy_hours import (
    EVERY_DAY,
    BusyHours,
    busy_on,
    from_json,
    is_free,
    opposite,
    to_json,
    together,
    without,
)
from programme.polls.hindrances import hindrances_in
from programme.polls.typed_hours import read_days, read_hours

WORKDAYS, TO_SATURDAY = frozenset(range(5)), frozenset(range(6))
ASKS_DAYS, ASKS_WHICH = "days", "which"


def span(begins: float, ends: float) -> tuple[int, int]:
    return int(begins * 60), int(ends * 60)


@pytest.mark.parametrize(
    ("said", "busy", "asks"),
    [
        ("jam 6 pagi sampai 4 sore, senin sampai sabtu", busy_on(TO_SATURDAY, [span(6, 16)]), ""),
        ("06.00-16.00", busy_on(EVERY_DAY, [span(6, 16)]), ASKS_DAYS),
        ("kerja 6-4", busy_on(EVERY_DAY, [span(6, 16)]), ASKS_DAYS),
        ("jam 6 - jam 4", busy_on(EVERY_DAY, [span(6, 16)]), ASKS_DAYS),
        ("jaga kantin jam 06.00 s/d 16.00 hari senin s/d sabtu", busy_on(TO_SATURDAY, [span(6, 16)]), ""),
        ("sore bisa", busy_on(EVERY_DAY, [span(0, 15), span(18, 24)]), ""),
        ("nggih saged sonten", busy_on(EVERY_DAY, [span(0, 15), span(18, 24)]), ""),
        ("minggu saja", busy_on([6], [span(0, 24)]), ASKS_WHICH),
        ("bisa minggu", busy_on(TO_SATURDAY, [span(0, 24)]), ""),
        ("nyambut gawe nganti jam 4", busy_on(EVERY_DAY, [span(0, 16)]), ASKS_DAYS),
        ("kula damel dumugi jam 3 sonten bu", busy_on(EVERY_DAY, [span(0, 15)]), ASKS_DAYS),
        ("kerjo jam 7 isuk tekan jam 4 sore", busy_on(EVERY_DAY, [span(7, 16)]), ASKS_DAYS),
        ("damel ti jam 7 dugi ka jam 3 unggal poe", busy_on(EVERY_DAY, [span(7, 15)]), ""),
        ("setengah 7 sampai jam 4", busy_on(EVERY_DAY, [span(6.5, 16)]), ASKS_DAYS),
        ("masuk jam 7 pulang jam 3", busy_on(EVERY_DAY, [span(7, 15)]), ASKS_DAYS),
        ("kerja jam 6-16 senin-jumat, sabtu minggu libur", busy_on(WORKDAYS, [span(6, 16)]), ""),
        ("kerja tiap hari kecuali minggu jam 7 sampai 3", busy_on(TO_SATURDAY, [span(7, 15)]), ""),
        ("senin, rabu, jumat kerja jam 7-12", busy_on([0, 2, 4], [span(7, 12)]), ""),
        ("pagi tidak bisa sore bisa", busy_on(EVERY_DAY, [span(0, 11)]), ASKS_DAYS),
        ("pagi ora iso, sore iso", busy_on(EVERY_DAY, [span(0, 11)]), ASKS_DAYS),
        ("tidak bisa pagi bisa sore", busy_on(EVERY_DAY, [span(0, 11)]), ASKS_DAYS),
        ("setelah jam 4 bisa", busy_on(EVERY_DAY, [span(0, 16)]), ""),
        ("bisa sore jam 4 ke atas", busy_on(EVERY_DAY, [span(0, 16)]), ""),
        ("shift malam jam 7 malam sampai 5 pagi", busy_on(EVERY_DAY, [span(0, 5), span(19, 24)]), ASKS_DAYS),
        ("jam 7 sampai jam 12 dan jam 1 sampai jam 5", busy_on(EVERY_DAY, [span(7, 12), span(13, 17)]), ASKS_DAYS),
        ("siang", busy_on(EVERY_DAY, [span(11, 15)]), ASKS_WHICH),
        ("kapan saja bisa", BusyHours(), ""),
    ],
)
def test_hours_are_read_as_people_write_them_and_what_is_not_said_is_asked(
    said: str, busy: BusyHours, asks: str
) -> None:
    heard = read_hours(said)

    assert heard is not None
    assert heard.busy == busy
    asked = ASKS_WHICH if not heard.polarity_said else ASKS_DAYS if heard.tells_busy and not heard.days_said else ""
    assert asked == asks


@pytest.mark.parametrize("said", ["kerja", "anak sekolah SD", "tidak tentu", "selamat", "nggih", ""])
def test_what_names_no_hours_is_none(said: str) -> None:
    assert read_hours(said) is None


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("senin sampai sabtu", TO_SATURDAY),
        ("senin rabu jumat", {0, 2, 4}),
        ("senin, rabu", {0, 2}),
        ("tiap hari kecuali minggu", TO_SATURDAY),
        ("semua hari", EVERY_DAY),
        ("hari kerja", WORKDAYS),
        ("nggih", set()),
        ("pagi", set()),
    ],
)
def test_days_are_read(said: str, days: set[int]) -> None:
    assert read_days(said) == days


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("kerja sama anak sakit", ("work", "child_sick")),
        ("nyambut gawe nganti jam 4 karo momong anak", ("work", "child_care")),
        ("damel sareng momong lare", ("work", "child_care")),
        ("teu aya nu ngajaga budak", ("child_care",)),
        ("ora ono motor, adoh", ("no_transport",)),
        ("jaga kantin", ("work",)),
        ("suami tidak mengizinkan", ("other",)),
        ("tidak ada halangan bu", ("none",)),
        ("selamat pagi", ()),
        ("kapan pertemuannya?", ()),
    ],
)
def test_one_message_may_name_several_hindrances(said: str, found: tuple[str, ...]) -> None:
    assert hindrances_in(said) == found


minutes = st.integers(0, 24 * 60)
hours = st.builds(
    lambda days: together(*(busy_on([day], [(min(a, b), max(a, b))]) for day, a, b in days)),
    st.lists(st.tuples(st.integers(0, 6), minutes, minutes), max_size=8),
)


@given(hours, st.integers(0, 6), st.integers(0, 24 * 60 - 1))
def test_a_minute_is_free_or_busy_and_the_opposite_says_the_other(one: BusyHours, day: int, minute: int) -> None:
    assert is_free(one, day, minute, minute + 1) != is_free(opposite(one), day, minute, minute + 1)
    assert opposite(opposite(one)) == one
    assert from_json(to_json(one)) == one


@given(hours, hours, st.integers(0, 6), st.integers(0, 24 * 60 - 1))
def test_hours_join_and_are_taken_out(one: BusyHours, other: BusyHours, day: int, minute: int) -> None:
    busy, also = (not is_free(each, day, minute, minute + 1) for each in (one, other))

    assert is_free(together(one, other), day, minute, minute + 1) == (not (busy or also))
    assert is_free(without(one, other), day, minute, minute + 1) == (not (busy and not also))


@given(st.text(max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    read_hours(text)
    read_days(text)
    hindrances_in(text)
