"""The rule of two months over all commitments: P2K2, each child's school, each member's health, as one family's."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.many_due.offered_words import why
from conversations.words import Words
from db import Session
from db.tables import Kpm
from programme.absence import MeetingMark, MemberMark, current_streak, latest_due_streak
from programme.handover_lines import show_target
from programme.health.attendance import record_member_health
from programme.many_due.ways import KETUA, list_shareable, suits
from programme.updates.checks import mark_right
from programme.updates.reporting import NewChange, report_change
from programme.visits import VisitOutcome, record_visit
from tests.posyandu_days import TODDLER, came, health_post, member, posyandu_day
from tests.programme.months_kept import AWAY, FULL, at_health_post, at_school, child
from tests.programme.test_visits import made_on
from tests.programme.visits_due import lines
from tests.village import Village

YEAR, NEEDED, LATE = 2018, 2, date(2019, 12, 1)
BUDI, ANI = 1, 2


def meeting(month: int, mark: str = "absent", reason: str | None = None, day: int = 10) -> MeetingMark:
    return MeetingMark(date(YEAR, month, day), mark, reason)


def at(month: int, *, kept: bool, member: int = BUDI, kind: str = "school", said_on: date | None = None) -> MemberMark:
    return MemberMark(member, kind, date(YEAR, month, 1), kept, said_on)


def missed(
    marks: Sequence[MeetingMark],
    members: Sequence[MemberMark],
    *,
    visited_on: date | None = None,
    awaited_from: date | None = LATE,
) -> list[int]:
    """The months of the streak, by number."""
    found = current_streak(marks, sick_counts=False, visited_on=visited_on, members=members, awaited_from=awaited_from)
    return [month.month for month in found.months]


def test_meeting_one_month_and_school_the_next_are_two_months_in_a_row() -> None:
    assert missed([meeting(1), meeting(2, "present")], [at(1, kept=True), at(2, kept=False)]) == [1, 2]


def test_two_members_who_each_missed_one_month_make_two_months_of_the_family() -> None:
    assert missed([], [at(1, kept=False), at(2, kept=False, member=ANI, kind="health"), at(2, kept=True)]) == [1, 2]


def test_a_month_is_missed_where_one_of_several_was_not_kept() -> None:
    said = [at(1, kept=True), at(1, kept=False, member=ANI)]
    assert missed([meeting(1, "present")], said) == [1]


def test_a_month_in_which_all_that_is_known_was_kept_ends_the_streak() -> None:
    assert missed([meeting(1), meeting(2, "present"), meeting(3)], [at(2, kept=True)]) == [3]


def test_school_alone_does_not_make_good_a_meeting_of_which_nothing_is_known() -> None:
    assert missed([meeting(1), meeting(3)], [at(2, kept=True)]) == [1, 3]


def test_illness_at_the_meeting_still_neither_counts_nor_resets() -> None:
    assert missed([meeting(1), meeting(2, reason="sick"), meeting(3)], [at(2, kept=True)]) == [1, 3]


def test_coming_to_a_meeting_ends_no_streak_of_school_while_the_school_may_still_report() -> None:
    marks, school = [meeting(3, "present")], [at(1, kept=False), at(2, kept=False)]

    assert missed(marks, school, awaited_from=date(YEAR, 3, 1)) == [1, 2]
    assert missed(marks, school, awaited_from=date(YEAR, 4, 1)) == []


def test_what_was_missed_up_to_a_visit_was_answered_by_it() -> None:
    visited = date(YEAR, 3, 5)

    assert missed([], [at(1, kept=False), at(2, kept=False)], visited_on=visited) == []
    assert missed([], [at(2, kept=False), at(3, kept=False)], visited_on=visited) == [3]


def test_who_was_missed_at_the_health_post_and_visited_in_that_month_was_visited_for_it() -> None:
    said = [at(1, kept=False, kind="health"), at(2, kept=False, kind="health", said_on=date(YEAR, 2, 10))]

    assert missed([], said, visited_on=date(YEAR, 2, 12)) == []


# Any year of one family against a second way of saying the rule, month by month, where everything is reported.

Months = list[tuple[str, bool, bool]]
"""Of each month: the mark at the meeting, whether Budi's school and Ani's health month were kept."""


@given(st.lists(st.tuples(st.sampled_from(["present", "absent", "represented"]), st.booleans(), st.booleans())))
def test_where_all_is_known_the_streak_is_the_months_since_all_was_kept(months: Months) -> None:
    months = months[:12]
    marks = [meeting(number, mark) for number, (mark, _, _) in enumerate(months, start=1)]
    said = [at(n, kept=school) for n, (_, school, _) in enumerate(months, start=1)]
    said += [at(n, kept=health, member=ANI, kind="health") for n, (_, _, health) in enumerate(months, start=1)]
    kept = [mark != "absent" and school and health for mark, school, health in months]

    since = max((place + 1 for place, one in enumerate(kept) if one), default=0)
    assert missed(marks, said) == list(range(since + 1, len(months) + 1))


@given(
    st.lists(st.tuples(st.integers(1, 12), st.sampled_from(["present", "absent"])), max_size=12),
    st.lists(st.tuples(st.integers(1, 12), st.booleans()), max_size=12),
)
def test_what_members_keep_never_makes_a_visit_due(marks: list[tuple[int, str]], said: list[tuple[int, bool]]) -> None:
    meetings = [meeting(month, mark) for month, mark in marks]
    only_kept = [at(month, kept=True) for month, _ in said]

    alone = latest_due_streak(meetings, NEEDED, sick_counts=False)
    joined = latest_due_streak(meetings, NEEDED, sick_counts=False, members=only_kept, awaited_from=LATE)
    assert joined == alone


# The same through the tables.


@pytest.fixture
def school_year(village: Village) -> Village:
    village.now = village.at("2018-12-10", "10:00")
    return village


def test_two_months_of_school_not_kept_put_the_family_on_the_list_with_what_was_missed(school_year: Village) -> None:
    budi = child(school_year, "Mawar", "Budi")
    at_school(school_year, "2018-10", {budi: AWAY})
    assert school_year.visits() == []

    at_school(school_year, "2018-11", {budi: AWAY})

    visit = school_year.visit_of("Mawar")
    assert (visit.state, visit.months, visit.due_on) == ("open", ["2018-10", "2018-11"], date(2018, 12, 11))
    [line] = lines(school_year, "2018-12-11")
    assert [(one.kind, one.name, one.months) for one in line.not_kept] == [("school", "Budi", ("2018-10", "2018-11"))]
    assert line.meeting_months == ()


def test_a_meeting_and_a_health_month_join_and_each_is_told_apart(village: Village) -> None:
    ani = child(village, "Mawar", "Ani", "toddler")
    village.reported("2018-10-25", {"Mawar": "work"})
    village.reported("2018-11-22", {})
    at_health_post(village, "2018-11", ani, kept=False)

    [line] = lines(village, "2018-11-23")
    assert line.months == ("2018-10", "2018-11")
    assert line.meeting_months == ("2018-10",)
    assert [(one.kind, one.name, one.months) for one in line.not_kept] == [("health", "Ani", ("2018-11",))]


def test_two_months_missed_at_the_posyandu_are_two_months_and_a_check_made_up_for_withdraws_the_visit(
    village: Village,
) -> None:
    post = health_post(village)
    ani = member(village, "Mawar", "Ani", "toddler", TODDLER, post)
    for day in ("2018-10-10", "2018-11-10"):
        day_id = posyandu_day(village, post, day)
        village.now = village.at(day, "13:00")
        came(village, day_id)
    assert village.visit_of("Mawar").months == ["2018-10", "2018-11"]

    siti, on = village.actor("Siti"), date(2018, 11, 12)
    village.now = village.at("2018-11-12", "13:00")
    village.write(lambda s: record_member_health(s, siti, ani, ("weighed",), on, village.now, village.rules))

    assert village.visits() == [("Mawar", "withdrawn")]


def test_a_correction_that_breaks_the_streak_withdraws_the_visit(school_year: Village) -> None:
    budi = child(school_year, "Mawar", "Budi")
    for month in ("2018-10", "2018-11"):
        at_school(school_year, month, {budi: AWAY})

    at_school(school_year, "2018-10", {budi: FULL})

    assert school_year.visits() == [("Mawar", "withdrawn")]


def test_after_the_visit_counting_restarts(school_year: Village) -> None:
    budi = child(school_year, "Mawar", "Budi")
    for month in ("2018-10", "2018-11"):
        at_school(school_year, month, {budi: AWAY})
    siti, visit = school_year.actor("Siti"), school_year.visit_of("Mawar")
    outcome: VisitOutcome = made_on("2018-12-10")
    school_year.write(lambda s: record_visit(s, siti, visit.id, outcome, school_year.now))

    school_year.now = school_year.at("2019-01-07", "10:00")
    at_school(school_year, "2018-12", {budi: AWAY})
    assert school_year.visits("open") == []

    school_year.now = school_year.at("2019-02-07", "10:00")
    at_school(school_year, "2019-01", {budi: AWAY})
    assert school_year.visit_of("Mawar").months == ["2018-12", "2019-01"]


def test_a_child_who_left_the_family_makes_no_visit_and_takes_its_visit_back(school_year: Village) -> None:
    budi = child(school_year, "Mawar", "Budi")
    for month in ("2018-10", "2018-11"):
        at_school(school_year, month, {budi: AWAY})
    assert school_year.visits("open") == [("Mawar", "open")]

    siti, mawar = school_year.actor("Siti"), school_year.people["Mawar"]
    said = NewChange("child_left", {"member": str(budi), "reason": "died"})
    update_id = school_year.write(lambda s: report_change(s, siti, mawar, said, 0, school_year.now))
    school_year.write(lambda s: mark_right(s, siti, update_id, school_year.now, school_year.rules))

    assert school_year.visits() == [("Mawar", "withdrawn")]
    assert at_school(school_year, "2018-11", {budi: AWAY}).changed == 0


def test_who_left_the_programme_gets_no_visit(school_year: Village) -> None:
    budi = child(school_year, "Mawar", "Budi")
    at_school(school_year, "2018-10", {budi: AWAY})

    def leaves(session: Session) -> None:
        session.get_one(Kpm, school_year.people["Mawar"]).left_at = school_year.now

    school_year.write(leaves)
    at_school(school_year, "2018-11", {budi: AWAY})

    assert school_year.visits() == []


def test_months_entered_in_any_order_and_twice_end_alike(school_year: Village) -> None:
    budi = child(school_year, "Mawar", "Budi")
    for month in ("2018-11", "2018-09", "2018-10", "2018-11"):
        at_school(school_year, month, {budi: AWAY})

    assert school_year.visits() == [("Mawar", "open")]
    assert school_year.visit_of("Mawar").months == ["2018-09", "2018-10", "2018-11"]


def test_a_ketua_is_not_asked_to_look_in_because_of_a_childs_school(school_year: Village) -> None:
    budi = child(school_year, "Mawar", "Budi")
    for month in ("2018-10", "2018-11"):
        at_school(school_year, month, {budi: AWAY})
    school_year.now = school_year.at("2018-12-11", "10:00")
    siti, person_id = school_year.actor("Siti"), school_year.people["Siti"]

    [visit] = school_year.write(lambda s: list_shareable(s, siti, person_id, school_year.now, school_year.rules))

    assert (visit.name, visit.ketua, suits(KETUA, visit)) == ("Mawar", None, False)


def test_a_colleague_who_is_offered_the_visit_hears_no_more_than_that_commitments_were_missed(
    school_year: Village,
) -> None:
    budi = child(school_year, "Mawar", "Budi")
    for month in ("2018-10", "2018-11"):
        at_school(school_year, month, {budi: AWAY})
    siti, visit = school_year.actor("Siti"), school_year.visit_of("Mawar")

    target = school_year.read(lambda s: show_target(s, siti, visit.id))

    assert why(Words(), target) == "Belum memenuhi komitmen Oktober 2018 dan November 2018."
