"""Where a pendamping's meetings clash, and the ways out: she is at every meeting, every group meets in its month."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.monthly_patterns import MonthlyPattern, dates_of
from programme.rules import Rules
from programme.scheduling import (
    Occasion,
    Taken,
    Way,
    arrange,
    clashing,
    day_off_name,
    days_off,
    meets_at,
    second_in_month,
    working_day_near,
)
from programme.working_days import is_working_day

RULES = Rules()
TODAY = date(2018, 10, 1)
NINE = time(9)
FOURTH_THURSDAY = MonthlyPattern("nth_weekday", week=4, weekday=3)


def held(group: int, day: str, begins: str = "09:00") -> Taken:
    return Taken(group, f"Kelompok {group}", date.fromisoformat(day), *meets_at(time.fromisoformat(begins), RULES))


def arranged(groups: int, way: Way, *taken: Taken, at: time = NINE, day: str = "2018-10-25") -> list[str]:
    wanted = {date.fromisoformat(day): list(range(1, groups + 1))}
    found = arrange(wanted, at, way, taken, FOURTH_THURSDAY, TODAY, RULES)
    return [f"{one.day:%d/%m} {one.at:%H.%M}{' !' if one.clashes else ''}" for one in found]


def test_two_hours_and_the_way_to_the_next_group_lie_between_meetings() -> None:
    taken = [held(9, "2018-10-25", "09:00")]

    assert [
        bool(clashing(Occasion(1, date(2018, 10, 25), at), taken, RULES))
        for at in (time(6, 30), time(6, 45), time(11), time(11, 15), time(11, 30))
    ] == [False, True, True, True, False]
    assert clashing(Occasion(1, date(2018, 10, 26), NINE), taken, RULES) == []


def test_one_after_another_fills_the_day_and_goes_on_with_the_next_working_day() -> None:
    assert arranged(5, "in_turn") == ["25/10 09.00", "25/10 11.30", "25/10 14.00", "26/10 09.00", "26/10 11.30"]


def test_after_the_last_working_day_of_the_month_the_days_before_are_taken() -> None:
    """31 October is a Wednesday: no group is put into November, where it has its own meeting."""
    assert arranged(4, "in_turn", day="2018-10-31")[3] == "30/10 09.00"


def test_an_hour_in_the_afternoon_leaves_the_morning_to_the_others() -> None:
    assert arranged(3, "in_turn", at=time(13)) == ["25/10 13.00", "25/10 10.30", "25/10 08.00"]


def test_other_weeks_keep_weekday_and_hour_before_a_second_group_comes_on_a_day() -> None:
    assert arranged(6, "spread") == [
        "25/10 09.00", "04/10 09.00", "11/10 09.00", "18/10 09.00", "25/10 11.30", "04/10 11.30",
    ]  # fmt: skip


def test_a_group_keeps_its_week_in_every_month() -> None:
    wanted = {day: [1, 2, 3, 4] for day in dates_of(FOURTH_THURSDAY, date(2018, 10, 20), 4)}
    found = arrange(wanted, NINE, "spread", (), FOURTH_THURSDAY, date(2018, 10, 20), RULES)
    weeks = {(one.day.day + 6) // 7 for one in found if one.group_id == 3 and one.day.month != 10}

    assert weeks == {2}


def test_without_a_weekday_each_group_gets_a_working_day_of_its_own() -> None:
    fifth = MonthlyPattern("day_of_month", day=5)
    found = arrange({date(2018, 10, 5): [1, 2, 3]}, NINE, "spread", (), fifth, TODAY, RULES)

    assert [one.day.day for one in found] == [5, 8, 9]
    assert {one.at for one in found} == {NINE}


def test_standing_meetings_are_gone_round() -> None:
    assert arranged(1, "in_turn", held(9, "2018-10-25")) == ["25/10 11.30"]
    assert arranged(1, "in_turn", held(9, "2018-10-25", "09:30"), held(8, "2018-10-25", "12:00")) == ["25/10 14.30"]
    assert arranged(1, "spread", held(9, "2018-10-25")) == ["04/10 09.00"]


def test_together_stays_as_it_was_asked_for_and_says_that_it_clashes() -> None:
    assert arranged(2, "together") == ["25/10 09.00 !", "25/10 09.00 !"]
    assert arranged(1, "together") == ["25/10 09.00"]


def test_a_month_too_short_for_all_says_so() -> None:
    assert arranged(80, "in_turn")[-1] == "25/10 09.00 !"


def test_a_second_meeting_in_a_month_is_found() -> None:
    days = [date(2018, 10, 25), date(2018, 11, 22)]

    assert second_in_month([1, 2], days, [held(2, "2018-11-01"), held(3, "2018-10-25")]) == [(2, days[1])]


def test_days_off_are_holidays_the_districts_own_and_weekends_nobody_named() -> None:
    rules = Rules(extra_days_off=frozenset({date(2018, 11, 22)}))
    days = [date(2018, 11, 22), date(2018, 11, 25), date(2018, 12, 25), date(2018, 12, 27)]

    assert days_off(days, rules, weekday_said=True) == [days[0], days[2]]
    assert days_off(days, rules, weekday_said=False) == days[:3]
    assert (day_off_name(days[0], rules), day_off_name(days[3], rules)) == ("", None)


@pytest.mark.parametrize(
    ("day", "near"),
    [
        ("2018-12-25", "2018-12-26"),
        ("2018-11-24", "2018-11-26"),
        ("2018-09-30", "2018-09-28"),
        ("2018-10-06", "2018-10-08"),
    ],
)
def test_a_day_off_gives_way_to_the_next_working_day_of_its_month(day: str, near: str) -> None:
    assert working_day_near(date.fromisoformat(day), RULES, date(2018, 9, 1)) == date.fromisoformat(near)


patterns = st.one_of(
    st.builds(
        MonthlyPattern, st.just("nth_weekday"), week=st.sampled_from([1, 2, 3, 4, -1]), weekday=st.integers(0, 4)
    ),
    st.builds(MonthlyPattern, st.just("day_of_month"), day=st.integers(1, 31)),
)
ways = st.sampled_from(["in_turn", "spread"])
standing = st.lists(st.tuples(st.integers(0, 100), st.integers(7, 17)), max_size=8)


@settings(max_examples=40)
@given(patterns, st.integers(1, 15), ways, st.dates(date(2018, 1, 1), date(2026, 12, 31)), st.integers(8, 15), standing)
def test_however_many_groups_each_meets_once_in_its_month_and_none_clashes(
    pattern: MonthlyPattern,
    groups: int,
    way: Way,
    today: date,
    hour: int,
    others: list[tuple[int, int]],
) -> None:
    """Up to fifteen groups, whatever the day and whatever stands already."""
    first = date(today.year + (today.month == 12), today.month % 12 + 1, 1)  # a whole month to put them in
    days = dates_of(pattern, first, 2)
    taken = [Taken(99, "x", first + timedelta(days=ahead), begins * 60, begins * 60 + 120) for ahead, begins in others]
    found = arrange({day: list(range(groups)) for day in days}, time(hour), way, taken, pattern, today, RULES)

    assert len(found) == groups * len(days)
    months = {(one.group_id, one.day.year, one.day.month) for one in found}
    assert months == {(group, day.year, day.month) for group in range(groups) for day in days}
    for one in found:
        rest = [Taken(other.group_id, "", other.day, *meets_at(other.at, RULES)) for other in found if other is not one]
        assert one.clashes == bool(clashing(one, [*rest, *taken], RULES))
        assert one.day in days or (is_working_day(one.day) and one.day > today)
    assert not any(one.clashes for one in found)
