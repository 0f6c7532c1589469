"""Which days a pendamping works, by the calendars of 2018 and 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.working_days import holiday_name, is_working_day, next_working_day


@pytest.mark.parametrize("day", range(11, 21))
def test_the_whole_of_idul_fitri_2018_is_off(day: int) -> None:
    assert not is_working_day(date(2018, 6, day))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2018, 6, 11), "Cuti Bersama Hari Raya Idul Fitri"),
        (date(2018, 11, 20), "Maulid Nabi Muhammad"),
        (date(2018, 12, 24), "Cuti Bersama Hari Raya Natal"),
        (date(2018, 12, 25), "Hari Raya Natal"),
        (date(2026, 8, 17), "Hari Kemerdekaan Republik Indonesia"),
    ],
)
def test_holidays_and_cuti_bersama_are_off_and_have_their_indonesian_name(day: date, name: str) -> None:
    assert holiday_name(day) == name
    assert not is_working_day(day)


def test_the_day_after_the_meeting_of_the_seed_is_a_working_day() -> None:
    assert is_working_day(date(2018, 11, 23))
    assert holiday_name(date(2018, 11, 23)) is None


def test_saturday_and_sunday_are_off_without_being_holidays() -> None:
    for day in (date(2018, 11, 24), date(2018, 11, 25)):
        assert not is_working_day(day)
        assert holiday_name(day) is None


def test_a_district_adds_its_own_days_off() -> None:
    flood = frozenset({date(2018, 11, 23)})
    assert not is_working_day(date(2018, 11, 23), extra_off=flood)
    assert next_working_day(date(2018, 11, 23), extra_off=flood) == date(2018, 11, 26)


def test_the_next_working_day_is_today_or_after_the_days_off() -> None:
    assert next_working_day(date(2018, 11, 23)) == date(2018, 11, 23)
    assert next_working_day(date(2018, 6, 9)) == date(2018, 6, 21)
    assert next_working_day(date(2018, 12, 22)) == date(2018, 12, 26)


@given(st.dates(date(2016, 1, 1), date(2030, 12, 31)))
def test_every_day_between_a_day_and_its_next_working_day_is_off(day: date) -> None:
    following = next_working_day(day)
    assert is_working_day(following)
    assert not any(is_working_day(day + timedelta(days=gap)) for gap in range((following - day).days))
