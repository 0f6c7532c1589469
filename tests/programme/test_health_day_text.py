"""When a health post opens, as a pendamping types it."""

from datetime import date, time

import pytest

from programme.health.day_text import TypedPost, read_post_day
from programme.monthly_patterns import MonthlyPattern

TODAY = date(2018, 11, 1)
"""A Thursday."""
TENTH = MonthlyPattern("day_of_month", day=10)
SECOND_TUESDAY = MonthlyPattern("nth_weekday", week=2, weekday=1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tiap tanggal 10 jam 8-11", TypedPost(TENTH, None, time(8), time(11))),
        ("tiap tgl 10", TypedPost(TENTH)),
        ("Selasa kedua jam 9", TypedPost(SECOND_TUESDAY, None, time(9), time(12))),
        ("selasa minggu ke-2 08.00-10.30", TypedPost(SECOND_TUESDAY, None, time(8), time(10, 30))),
        ("Senin 12/11 jam 8 sampai 11", TypedPost(None, date(2018, 11, 12), time(8), time(11))),
        ("12/11", TypedPost(None, date(2018, 11, 12))),
        ("12-11-2018 jam 9", TypedPost(None, date(2018, 11, 12), time(9), time(12))),
        ("besok", TypedPost(None, date(2018, 11, 2))),
    ],
)
def test_a_day_or_a_day_of_every_month_is_read_with_its_hours(text: str, said: TypedPost) -> None:
    assert read_post_day(text, TODAY) == said


def test_what_is_no_certain_day_has_a_problem() -> None:
    assert read_post_day("kapan saja", TODAY).problem is not None
    assert read_post_day("Selasa 12/11", TODAY).problem == "weekday_mismatch"
