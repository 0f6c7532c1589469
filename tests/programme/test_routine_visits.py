"""The monthly rotation: each ketua and some members, longest unseen first; what is not made lapses without a word."""

from datetime import date

import pytest

from db.tables import Group, Kpm, Person, Visit
from programme.access import SYSTEM
from programme.routine_visits import next_routine_moment, open_routine_visits
from programme.rules import Rules
from programme.visit_lines import VisitLine
from programme.visit_lists import list_visits
from programme.visits import VisitOutcome, postpone_visit, record_visit
from tests.village import Village

NOVEMBER = "2018-11-01"
"""A Thursday."""


@pytest.fixture
def monthly(village: Village) -> Village:
    """The routine as it is by default: each ketua and two members a month, two of them a day."""
    return Village(village.database, village.answering, Rules())


def open_now(village: Village, rules: Rules | None = None) -> int:
    return village.write(lambda s: open_routine_visits(s, SYSTEM, village.now, rules or village.rules))


def turn(village: Village, day: str, rules: Rules | None = None) -> list[str]:
    """Whose turn it is after the rotation of that day; only those opened by it, sorted."""
    village.now = max(village.now, village.at(day, "05:00"))
    before = set(ids(village))
    open_now(village, rules)
    return sorted(name for visit_id, name in ids(village).items() if visit_id not in before)


def ids(village: Village) -> dict[int, str]:
    return dict(
        village.read(
            lambda s: (
                s.query(Visit.id, Person.name)
                .join(Person, Person.id == Visit.kpm_id)
                .filter(Visit.cause == "routine")
                .all()
            )
        )
    )


def lines(village: Village, day: str) -> list[VisitLine]:
    actor, person_id = village.actor("Siti"), village.people["Siti"]
    return village.write(lambda s: list_visits(s, actor, person_id, date.fromisoformat(day), village.rules))


def visited(village: Village, name: str, day: str, cause: str = "routine") -> None:
    visit_id, siti = village.visit_of(name, cause).id, village.actor("Siti")
    outcome = VisitOutcome(date.fromisoformat(day), "kpm", ("news", "data_changes", "explained"))
    assert village.write(lambda s: record_visit(s, siti, visit_id, outcome, village.now))


def opened(village: Village, name: str, cause: str = "p2k2", day: str = NOVEMBER, state: str = "open") -> None:
    visit = Visit(kpm_id=village.people[name], cause=cause, months=[], state=state, due_on=date.fromisoformat(day))
    visit.opened_at = village.now
    visit.visited_on = date.fromisoformat(day) if state == "done" else None
    village.write(lambda s: s.add(visit))


def test_each_group_has_its_ketua_and_two_members_in_the_order_of_their_numbers(monthly: Village) -> None:
    monthly.group("Kenanga", ("Yuli", "Tutik", "Sarmi", "Darmi"))

    assert turn(monthly, NOVEMBER) == sorted(["Sri", "Mawar", "Wati", "Yuli", "Tutik", "Sarmi"])


def test_they_are_opened_on_the_first_working_day_and_once(monthly: Village) -> None:
    monthly.now = monthly.at("2018-12-01", "12:00")  # a Saturday
    assert open_now(monthly) == 0
    assert monthly.read(lambda s: next_routine_moment(s, monthly.now, monthly.rules)) == monthly.at(
        "2018-12-03", "00:00"
    )
    monthly.now = monthly.at("2018-12-03", "00:00")

    assert [open_now(monthly), open_now(monthly)] == [3, 0]
    assert monthly.visits("open") == [("Sri", "open"), ("Mawar", "open"), ("Wati", "open")]


def test_a_machine_that_was_off_makes_up_for_it(monthly: Village) -> None:
    assert len(turn(monthly, "2018-11-20")) == 3


def test_next_month_those_come_whom_nobody_has_visited(monthly: Village) -> None:
    turn(monthly, NOVEMBER)
    for name in ("Sri", "Mawar", "Wati"):
        visited(monthly, name, "2018-11-05")

    assert turn(monthly, "2018-12-03") == sorted(["Sri", "Lastri", "Aminah"])


def test_a_visit_of_any_cause_counts_as_seen_and_the_longest_unseen_comes_first(monthly: Village) -> None:
    for place, name in enumerate(monthly.people):
        if name not in ("Siti", "Bambang", "Dewi", "Rahmat", "Wati"):
            opened(monthly, name, "follow_up", f"2018-09-{20 - place % 10:02d}", "done")
    opened(monthly, "Wati", "p2k2", "2018-08-30", "done")
    opened(monthly, "Lastri", "follow_up", "2018-08-31", "done")
    opened(monthly, "Lastri", "follow_up", "2018-09-01", "done")

    assert "Wati" in turn(monthly, NOVEMBER)


def test_who_is_visited_anyway_who_left_and_who_has_no_pendamping_are_left_out(monthly: Village) -> None:
    monthly.group("Kenanga", ("Yuli", "Tutik"))
    kenanga = monthly.group_id("Kenanga")
    opened(monthly, "Sri")
    opened(monthly, "Mawar", "follow_up", "2018-12-20")
    monthly.write(lambda s: setattr(s.get_one(Kpm, monthly.people["Wati"]), "left_at", monthly.now))
    monthly.write(lambda s: setattr(s.get_one(Group, kenanga), "pendamping_id", None))

    assert turn(monthly, NOVEMBER) == ["Aminah", "Lastri"]


def test_what_is_not_made_lapses_silently_and_comes_first_next_month(monthly: Village) -> None:
    turn(monthly, NOVEMBER)
    visited(monthly, "Mawar", "2018-11-05")
    for name in ("Lastri", "Aminah"):  # seen longer ago than nobody: they were never visited either
        assert name not in [one for one, _ in monthly.visits()]
    monthly.now = monthly.at("2018-12-01", "00:10")
    assert open_now(monthly) == 2

    assert [state for name, state in monthly.visits() if name in ("Sri", "Wati")] == ["lapsed", "lapsed"]
    assert monthly.outbox("visit_withdrawn") == []
    assert turn(monthly, "2018-12-03") == sorted(["Sri", "Wati", "Lastri"])


def test_one_postponed_into_the_next_month_stays(monthly: Village) -> None:
    turn(monthly, NOVEMBER)
    visit_id, siti = monthly.visit_of("Wati", "routine").id, monthly.actor("Siti")
    monthly.write(lambda s: postpone_visit(s, siti, visit_id, date(2018, 12, 5), monthly.now))

    assert "Wati" not in turn(monthly, "2018-12-03")
    assert ("Wati", "open") in monthly.visits()


def test_one_made_on_the_last_day_may_be_recorded_on_the_first_of_the_next_month(monthly: Village) -> None:
    turn(monthly, NOVEMBER)
    monthly.now = monthly.at("2018-12-01", "09:00")
    open_now(monthly)

    visited(monthly, "Wati", "2018-11-30")

    assert monthly.visit_of("Wati", "routine").duties == ["data_changes", "news"]


@pytest.mark.parametrize(
    ("rules", "names"),
    [
        (Rules(routine_visits_a_day=0), []),
        (Rules(routine_members_a_group=0), ["Sri"]),
        (Rules(routine_members_a_group=1), ["Mawar", "Sri"]),
    ],
)
def test_the_office_decides_how_many_and_whether(monthly: Village, rules: Rules, names: list[str]) -> None:
    assert turn(monthly, NOVEMBER, rules) == names


def test_switched_off_the_open_ones_end_with_their_month(monthly: Village) -> None:
    turn(monthly, NOVEMBER)

    assert turn(monthly, "2018-12-03", Rules(routine_visits_a_day=0)) == []
    assert monthly.visits("open") == []


def test_two_a_day_stand_on_the_list_after_those_that_are_due(monthly: Village) -> None:
    opened(monthly, "Tumini")
    monthly.go_to(NOVEMBER, "06:00")

    shown = [(line.name, line.cause) for line in lines(monthly, NOVEMBER)]

    assert shown.count(("Tumini", "p2k2")) == 1
    assert [cause for _, cause in shown].count("routine") == 2
    assert "tanyakan perubahan data dan keluhan" in monthly.phones["Siti"].last


def test_routine_visits_alone_are_announced_once_a_week_not_every_morning(monthly: Village) -> None:
    monthly.go_to("2018-11-16", "12:00")

    told = [row.slot for row in monthly.outbox("visit_list", to="Siti") if row.state == "sent"]
    november = [slot for slot in told if slot and slot > "2018-10-31"]
    assert november == ["2018-11-01", "2018-11-08", "2018-11-15"]


def test_the_routine_needs_no_list_where_the_day_is_full(monthly: Village) -> None:
    for name in ("Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah", "Tumini"):
        opened(monthly, name)
    turn(monthly, NOVEMBER)

    assert {line.cause for line in lines(monthly, NOVEMBER)} == {"p2k2"}


def test_within_months_every_member_is_seen(monthly: Village) -> None:
    seen: set[str] = set()
    for day in ("2018-11-01", "2018-12-03", "2019-01-02", "2019-02-01", "2019-03-01"):
        for name in turn(monthly, day):
            seen.add(name)
            visited(monthly, name, day)

    assert seen == {"Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah", "Tumini", "Yatinem"}
