"""The rule that makes a visit (DOMAIN: "Commitments and absence"): two months missed in a row, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import Session
from db.tables import Kpm, Visit
from programme.absence import MeetingMark, MonthResult, current_streak, result_of_month
from programme.access import Actor
from programme.attendance import Heard, save_report
from programme.meetings import MeetingPlan, schedule_meetings
from programme.rules import Rules
from tests.village import MEMBERS, Village

NEEDED = 2
YEAR = 2018


def mark(month: int, what: str = "absent", reason: str | None = None, day: int = 10) -> MeetingMark:
    return MeetingMark(date(YEAR, month, day), what, reason)


def missed(marks: Sequence[MeetingMark], *, sick_counts: bool = False, visited_on: date | None = None) -> list[int]:
    """The months of the streak, by number."""
    return [month.month for month in current_streak(marks, sick_counts=sick_counts, visited_on=visited_on).months]


def visit_is_due(*marks: MeetingMark, sick_counts: bool = False, visited_on: date | None = None) -> bool:
    return current_streak(marks, sick_counts=sick_counts, visited_on=visited_on).makes_visit_due(NEEDED)


def test_two_months_missed_in_a_row_make_a_visit_due() -> None:
    assert visit_is_due(mark(1), mark(2))


def test_one_missed_month_makes_no_visit_due() -> None:
    assert not visit_is_due(mark(2))


def test_two_absences_within_one_month_are_one_missed_month() -> None:
    assert not visit_is_due(mark(2, day=3), mark(2, day=24))


def test_a_month_she_came_in_between_breaks_the_streak() -> None:
    assert not visit_is_due(mark(1), mark(2, "present"), mark(3))


def test_a_month_of_which_nothing_is_known_neither_counts_nor_resets() -> None:
    assert visit_is_due(mark(1), mark(4))
    assert missed([mark(1), mark(4)]) == [1, 4]


def test_one_meeting_attended_of_two_keeps_the_month() -> None:
    assert not visit_is_due(mark(1), mark(2, day=3), mark(2, "present", day=24))
    assert not visit_is_due(mark(1), mark(2, "present", day=3), mark(2, day=24))


def test_a_relative_in_her_stead_keeps_the_month() -> None:
    assert not visit_is_due(mark(1), mark(2, "represented"))


def test_a_month_of_illness_neither_counts_nor_resets() -> None:
    assert not visit_is_due(mark(1), mark(2, reason="sick"))
    assert visit_is_due(mark(1), mark(2, reason="sick"), mark(3))
    assert missed([mark(1), mark(2, reason="sick"), mark(3)]) == [1, 3]


def test_illness_counts_where_the_office_says_so() -> None:
    assert visit_is_due(mark(1), mark(2, reason="sick"), sick_counts=True)


def test_her_childs_illness_is_a_reason_but_not_her_own_illness() -> None:
    assert visit_is_due(mark(1), mark(2, reason="child_sick"))


def test_ill_at_one_meeting_and_away_from_the_other_counts() -> None:
    assert visit_is_due(mark(1), mark(2, reason="sick", day=3), mark(2, reason="work", day=24))


def test_after_a_visit_counting_restarts() -> None:
    visited = date(YEAR, 2, 11)

    assert not visit_is_due(mark(1), mark(2), visited_on=visited)
    assert not visit_is_due(mark(1), mark(2), mark(3), visited_on=visited)
    assert visit_is_due(mark(1), mark(2), mark(3), mark(4), visited_on=visited)


def test_an_absence_later_in_the_month_of_the_visit_counts_anew() -> None:
    assert visit_is_due(mark(2), mark(2, day=24), mark(3), visited_on=date(YEAR, 2, 11))


@pytest.mark.parametrize(
    ("marks", "result"),
    [
        ([], MonthResult.NEUTRAL),
        ([mark(1)], MonthResult.MISSED),
        ([mark(1, reason="sick")], MonthResult.NEUTRAL),
        ([mark(1, "present")], MonthResult.KEPT),
        ([mark(1, "represented")], MonthResult.KEPT),
        ([mark(1), mark(1, "present")], MonthResult.KEPT),
    ],
)
def test_what_a_month_says(marks: list[MeetingMark], result: MonthResult) -> None:
    assert result_of_month(marks, sick_counts=False) is result


# Any sequence of months, against a second way of saying the rule: each month is a letter, and what counts is the
# number of M after the last K.

KINDS = {"present": "K", "represented": "K", "absent": "M", "sick": "-"}
Meetings = list[str]
"""What one kpm did at the meetings of one month: keys of KINDS."""


def letter(meetings: Meetings) -> str:
    said = {KINDS[one] for one in meetings}
    return next((one for one in "KM" if one in said), "-")


def as_marks(months: Sequence[Meetings]) -> list[MeetingMark]:
    return [
        mark(number, "absent", "sick", day) if one == "sick" else mark(number, one, None, day)
        for number, meetings in enumerate(months, start=1)
        for day, one in enumerate(meetings, start=10)
    ]


attended = st.sampled_from(sorted(KINDS))


@given(st.lists(st.lists(attended, max_size=2), max_size=12), st.randoms())
def test_the_streak_is_the_missed_months_after_the_last_kept_one(months: list[Meetings], chance: object) -> None:
    history = "".join(letter(meetings) for meetings in months)
    marks = as_marks(months)
    chance.shuffle(marks)  # type: ignore[attr-defined]  # the order of arrival means nothing

    since_kept = history.rfind("K") + 1
    assert missed(marks) == [place + 1 for place in range(since_kept, len(history)) if history[place] == "M"]


# The same through saved reports: every member of the group has her own history.


@dataclass(frozen=True)
class Month:
    """Whether each meeting of the month was reported, and what each member did at each."""

    reported: tuple[bool, ...]
    members: tuple[tuple[str, ...], ...]


@st.composite
def a_month(draw: st.DrawFn) -> Month:
    reported = draw(st.lists(st.booleans(), max_size=2).map(tuple))
    members = [tuple(draw(st.lists(attended, min_size=2, max_size=2))) for _ in MEMBERS]
    return Month(reported, tuple(members))


def expected_visit(months: Sequence[Month], member: int) -> list[str] | None:
    """The months her open visit stands for, or None: reports came in order and nothing was visited or corrected."""
    visit: list[str] | None = None
    streak: list[str] = []
    for number, month in enumerate(months, start=1):
        known = [month.members[member][place] for place, reported in enumerate(month.reported) if reported]
        history = letter(known)
        if history == "K":
            streak = []
        elif history == "M":
            streak.append(f"{YEAR}-{number:02d}")
        if len(streak) >= NEEDED:
            visit = list(streak)
    return visit


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(months=st.lists(a_month(), min_size=3, max_size=6))
def test_reports_open_the_visits_that_the_rule_asks_for(village: Village, months: list[Month]) -> None:
    siti, sri, group_id, rules = village.actor("Siti"), village.actor("Sri"), village.group_id(), village.rules
    found = village.read(lambda session: play(session, siti, sri, group_id, months, rules))

    assert found == {member: expected_visit(months, member) for member in range(len(MEMBERS))}


def play(
    session: Session, siti: Actor, sri: Actor, group_id: int, months: Sequence[Month], rules: Rules
) -> dict[int, list[str] | None]:
    """Schedules and reports it all; member -> the months of her open visit. The caller's reading rolls it back."""
    for number, month in enumerate(months, start=1):
        for place, reported in enumerate(month.reported):
            day = date(YEAR, number, 10 + place)
            [meeting_id] = schedule_meetings(
                session, siti, group_id, MeetingPlan((day,), time(9), "Balai Desa"), before(day), rules
            )
            if reported:
                heard = heard_at([member[place] for member in month.members])
                save_report(session, sri, meeting_id, heard, before(day) + timedelta(days=2), rules)
    numbers = {kpm.person_id: kpm.member_number - 1 for kpm in session.query(Kpm)}
    query = session.query(Visit).filter(Visit.state == "open", Visit.kpm_id.is_not(None))
    open_visits = {numbers[visit.kpm_id or 0]: visit.months for visit in query}
    return {member: open_visits.get(member) for member in range(len(MEMBERS))}


def before(day: date) -> datetime:
    return datetime.combine(day, time(1), tzinfo=UTC) - timedelta(days=1)


def heard_at(marks: Sequence[str]) -> Heard:
    absent = {n: ("sick" if one == "sick" else None) for n, one in enumerate(marks, 1) if one in ("absent", "sick")}
    return Heard(absent, frozenset(n for n, one in enumerate(marks, 1) if one == "represented"))
