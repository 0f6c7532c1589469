"""What can be done with a complaint from which state, and when it is due: tables and days, without a database."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from programme.complaints.dates import (
    due_after,
    due_after_waiting,
    late_reminders,
    reminded_again_at,
    reminded_at,
)
from programme.complaints.states import ACTIONS, ANYBODYS, CLOCK_RUNS, NEXT, UNDER_WAY, actions_from, state_after
from programme.rules import Rules
from programme.working_days import is_working_day

RULES = Rules()
ZONE = ZoneInfo("Asia/Jakarta")
STATES = (*UNDER_WAY, "solved", "closed")
DAYS = st.dates(date(2018, 1, 1), date(2019, 12, 1))
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), st.just(ZONE))
ACTED = st.lists(st.sampled_from(ACTIONS), max_size=12)


@given(ACTED)
def test_whatever_is_done_it_stays_in_a_known_state_and_nobody_but_the_reporter_closes_it(actions: list[str]) -> None:
    state = "received"
    for action in actions:
        state = state_after(state, action) or state

    assert state in STATES
    assert state != "closed"


def test_what_is_said_to_be_solved_waits_for_the_reporter_alone() -> None:
    assert NEXT["solved"] == {"note": "solved"}
    assert NEXT["closed"] == {}
    assert all("solve" in NEXT[state] for state in UNDER_WAY)


def test_a_question_is_answered_before_the_next_is_asked() -> None:
    assert state_after("in_progress", "ask") == "waiting"
    assert state_after("waiting", "ask") is None
    assert state_after("waiting", "answer") == "in_progress"
    assert "waiting" not in CLOCK_RUNS


def test_what_another_works_on_may_be_noted_on_and_taken_over_only() -> None:
    for state in UNDER_WAY:
        assert set(actions_from(state, is_mine=False, is_anybodys=False)) == ANYBODYS
        assert "take" not in actions_from(state, is_mine=True, is_anybodys=False)
        assert "take" in actions_from(state, is_mine=False, is_anybodys=True)


@given(MOMENTS, st.integers(1, 30))
def test_it_is_due_on_a_working_day_and_reminded_on_one_before(now: datetime, days: int) -> None:
    due_at = due_after(now, days, RULES)

    assert is_working_day(RULES.today(due_at))
    assert RULES.today(due_at) - RULES.today(now) >= timedelta(days=days)
    assert is_working_day(RULES.today(reminded_at(due_at, RULES)))
    assert reminded_at(due_at, RULES) < due_at


@given(MOMENTS, st.integers(1, 30), st.integers(0, 20), st.integers(0, 40))
def test_waiting_for_the_reporter_never_costs_her_handler_time(now: datetime, days: int, asked: int, took: int) -> None:
    due_at = due_after(now, days, RULES)
    asked_at, answered_at = now + timedelta(days=asked), now + timedelta(days=asked + took)
    later = due_after_waiting(due_at, asked_at, answered_at, RULES)

    assert later - answered_at >= min(due_at - asked_at, timedelta(days=1)) - timedelta(days=1)
    assert later >= due_at
    assert later > answered_at
    assert is_working_day(RULES.today(later))


@given(MOMENTS, st.integers(0, 100))
def test_late_reminders_come_in_order_and_none_before_its_time(due_at: datetime, hours: int) -> None:
    now = due_at + timedelta(hours=hours)
    times = late_reminders(due_at, now, RULES)

    assert times >= 1
    assert reminded_again_at(due_at, times - 1, RULES) <= now < reminded_again_at(due_at, times, RULES)
    assert late_reminders(due_at, due_at - timedelta(seconds=1), RULES) == 0


def test_the_example_of_a_long_holiday() -> None:
    friday = datetime.combine(date(2018, 12, 21), time(9), tzinfo=ZONE)

    assert RULES.local(due_after(friday, 3, RULES)).isoformat() == "2018-12-26T16:00:00+07:00"
