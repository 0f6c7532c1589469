"""A day that has been, as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.typed_past_dates import read_past_date

TODAY = date(2018, 10, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 agustus", date(2018, 8, 17)),
        ("30/9", date(2018, 9, 30)),
        ("Minggu 30/9", date(2018, 9, 30)),
        ("30 September 2018", date(2018, 9, 30)),
        ("kemarin", date(2018, 9, 30)),
        ("hari ini", TODAY),
        ("5 desember", date(2017, 12, 5)),
    ],
)
def test_a_day_that_has_been_is_the_latest_such_one(text: str, day: date) -> None:
    said = read_past_date(text, TODAY)

    assert (said.date, said.problem) == (day, None)


@pytest.mark.parametrize("text", ["besok", "5/10", "5 Oktober 2019", "minggu depan hari kamis"])
def test_a_day_to_come_is_asked_about(text: str) -> None:
    assert read_past_date(text, TODAY).problem is not None


@given(st.dates(date(2017, 12, 1), TODAY))
def test_every_day_of_the_last_ten_months_is_read_with_and_without_its_year(day: date) -> None:
    for text in (f"{day.day}/{day.month}/{day.year}", f"{day.day}/{day.month}"):
        said = read_past_date(text, TODAY)

        assert (said.date, said.problem) == (day, None)
