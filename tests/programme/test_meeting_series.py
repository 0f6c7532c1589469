"""A series moved to another day of the month: one meeting a month, days off avoided, news only of what is near."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from programme.meeting_series import YearMeeting, is_told, moved_onto_others, moves_to
from programme.monthly_patterns import MonthlyPattern
from programme.natural_order import natural
from programme.rules import Rules

RULES = Rules()
NOW = RULES.at(date(2018, 11, 20), time(8))
SECOND_THURSDAY = MonthlyPattern("nth_weekday", week=2, weekday=3)


def meeting(number: int, day: str, status: str = "planned", group: int = 1) -> YearMeeting:
    starts_at = RULES.at(date.fromisoformat(day), time(9))
    return YearMeeting(
        number, group, "Melati 1", starts_at, starts_at + timedelta(hours=2), "Balai", status, None, None
    )


def moved(meetings: list[YearMeeting], pattern: MonthlyPattern, since: str = "2018-11-20") -> dict[int, str]:
    moves = moves_to(meetings, pattern, None, date.fromisoformat(since), NOW, RULES)
    return {one.meeting_id: f"{RULES.local(one.new_starts_at):%d/%m %H.%M}" for one in moves}


def test_each_meeting_moves_within_its_month_and_keeps_its_hour() -> None:
    meetings = [meeting(1, "2018-12-27"), meeting(2, "2019-01-24"), meeting(3, "2019-02-28")]

    assert moved(meetings, SECOND_THURSDAY) == {1: "13/12 09.00", 2: "10/01 09.00", 3: "14/02 09.00"}
    assert moved(meetings, SECOND_THURSDAY, since="2019-01-01") == {2: "10/01 09.00", 3: "14/02 09.00"}


def test_what_is_over_cancelled_or_second_in_its_month_stays() -> None:
    held, gone = meeting(1, "2018-11-08", "reported"), meeting(2, "2018-12-06", "cancelled")
    over = meeting(3, "2018-11-22")  # its second Thursday was the eighth
    pair = [meeting(4, "2019-01-03"), meeting(5, "2019-01-24")]

    assert moved([held, gone, over, *pair], SECOND_THURSDAY) == {4: "10/01 09.00"}


def test_a_day_off_gives_way() -> None:
    christmas = MonthlyPattern("day_of_month", day=25)

    assert moved([meeting(1, "2018-12-06")], christmas) == {1: "26/12 09.00"}


def test_a_move_onto_another_groups_meeting_is_seen() -> None:
    moves = moves_to([meeting(1, "2018-12-27")], SECOND_THURSDAY, None, date(2018, 12, 1), NOW, RULES)

    assert moved_onto_others(moves, [meeting(9, "2018-12-13", group=2)], RULES) == {1}
    assert moved_onto_others(moves, [meeting(9, "2018-12-14", group=2), meeting(1, "2018-12-13")], RULES) == set()


@pytest.mark.parametrize(
    ("days", "told"), [((3,), True), ((31,), True), ((32,), False), ((60, 20), True), ((60, 90), False)]
)
def test_only_what_is_near_before_or_after_the_change_is_news(days: tuple[int, ...], told: bool) -> None:
    now = datetime(2018, 11, 20, tzinfo=UTC)

    assert is_told(now, *(now + timedelta(days=one) for one in days)) is told


def test_names_with_numbers_stand_as_people_count() -> None:
    names = ["Melati 10", "melati 2", "Kenanga", "Melati 1"]

    assert sorted(names, key=natural) == ["Kenanga", "Melati 1", "melati 2", "Melati 10"]
