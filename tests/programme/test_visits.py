"""Recording what became of a visit: made, postponed, cancelled; and what each leaves behind."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from db.tables import Visit
from programme.visits import VisitOutcome, cancel_visit, postpone_visit, record_visit
from tests.told_once import told_once
from tests.village import Village

BOTH_MISSED = ("2018-10-25", "2018-11-22")


@pytest.fixture
@told_once
def due(village: Village) -> Village:
    """Ibu Mawar missed October and November: her visit is due from the 23rd."""
    for day in BOTH_MISSED:
        village.reported(day, {"Mawar": "work"})
    village.now = village.at("2018-11-23", "10:00")
    return village


def record(village: Village, outcome: VisitOutcome, name: str = "Mawar", cause: str = "p2k2") -> bool:
    visit, siti = village.visit_of(name, cause), village.actor("Siti")
    return village.write(lambda s: record_visit(s, siti, visit.id, outcome, village.now))


def made_on(day: str, *, next_on: str | None = None) -> VisitOutcome:
    return VisitOutcome(
        visited_on=date.fromisoformat(day),
        met="couple",
        duties=("follow_up", "explained"),
        finding="jaga kantin 06.00-16.00",
        agreement="suami gantian jaga",
        next_step="cek kehadiran" if next_on else None,
        next_on=date.fromisoformat(next_on) if next_on else None,
    )


def test_a_visit_is_due_from_the_day_after_the_report(due: Village) -> None:
    visit = due.visit_of("Mawar")

    assert (visit.cause, visit.due_on, visit.months) == ("p2k2", date(2018, 11, 23), ["2018-10", "2018-11"])


def test_what_the_pendamping_brings_home_is_kept(due: Village) -> None:
    assert record(due, made_on("2018-11-23"))

    visit = due.visit_of("Mawar")
    assert (visit.state, visit.visited_on, visit.ended_by) == ("done", date(2018, 11, 23), due.people["Siti"])
    assert (visit.met, visit.finding, visit.agreement) == ("couple", "jaga kantin 06.00-16.00", "suami gantian jaga")
    assert visit.duties == ["explained", "follow_up"]


def test_a_visit_is_recorded_once(due: Village) -> None:
    assert record(due, made_on("2018-11-23"))

    assert not record(due, made_on("2018-11-20"))
    assert due.visit_of("Mawar").visited_on == date(2018, 11, 23)


def test_a_visit_may_be_recorded_late(due: Village) -> None:
    due.now = due.at("2018-12-14", "10:00")

    assert record(due, made_on("2018-11-24"))
    assert due.visit_of("Mawar").visited_on == date(2018, 11, 24)


def test_after_a_visit_two_more_months_make_the_next_one_due(due: Village) -> None:
    record(due, made_on("2018-11-23"))

    due.reported("2018-12-20", {"Mawar": None})
    assert due.visits() == [("Mawar", "done")]
    due.reported("2019-01-24", {"Mawar": None})

    assert due.visits() == [("Mawar", "done"), ("Mawar", "open")]
    assert due.visit_of("Mawar").months == ["2018-12", "2019-01"]


def test_a_correction_after_the_visit_was_made_changes_nothing(due: Village) -> None:
    [_, november] = due.meetings()
    record(due, made_on("2018-11-23"))

    due.report(november.id, {})
    due.report(november.id, {"Mawar": None})

    assert due.visits() == [("Mawar", "done")]
    assert due.outbox("visit_withdrawn") == []


def test_a_visit_withdrawn_while_it_was_made_is_recorded_all_the_same(due: Village) -> None:
    [_, november] = due.meetings()
    due.report(november.id, {})
    assert due.visits() == [("Mawar", "withdrawn")]

    assert record(due, made_on("2018-11-23"))
    assert not record(due, made_on("2018-11-23"))

    assert due.visits() == [("Mawar", "done")]


def test_a_withdrawn_visit_is_neither_postponed_nor_cancelled(due: Village) -> None:
    [_, november] = due.meetings()
    due.report(november.id, {})
    visit, siti = due.visit_of("Mawar"), due.actor("Siti")

    assert not due.write(lambda s: postpone_visit(s, siti, visit.id, date(2018, 12, 1), due.now))
    assert not due.write(lambda s: cancel_visit(s, siti, visit.id, "x", due.now))


def test_an_absence_after_a_late_recorded_visit_counts_anew(due: Village) -> None:
    """Visited on the 20th, recorded only now: the absence of the 22nd was not yet spoken of."""
    record(due, made_on("2018-11-20"))

    due.reported("2018-12-20", {"Mawar": None})

    assert due.visit_of("Mawar").months == ["2018-11", "2018-12"]


def test_a_next_step_with_a_day_becomes_a_visit_of_its_own(due: Village) -> None:
    record(due, made_on("2018-11-23", next_on="2018-12-28"))

    follow_up = due.visit_of("Mawar", "follow_up")
    assert (follow_up.state, follow_up.due_on) == ("open", date(2018, 12, 28))
    assert follow_up.after_visit_id == due.visit_of("Mawar").id


def test_a_second_next_step_moves_the_one_that_waits(due: Village) -> None:
    record(due, made_on("2018-11-23", next_on="2018-12-28"))
    for day in ("2018-12-20", "2019-01-24"):
        due.reported(day, {"Mawar": None})
    record(due, made_on("2019-01-25", next_on="2019-02-08"))

    follow_up = due.visit_of("Mawar", "follow_up")
    assert (follow_up.due_on, follow_up.after_visit_id) == (date(2019, 2, 8), due.visit_of("Mawar").id)
    assert [state for _, state in due.visits()].count("open") == 1


def test_a_follow_up_may_have_a_follow_up(due: Village) -> None:
    record(due, made_on("2018-11-23", next_on="2018-12-28"))
    due.now = due.at("2018-12-28", "10:00")
    first = due.visit_of("Mawar", "follow_up")

    assert record(due, made_on("2018-12-28", next_on="2019-01-25"), cause="follow_up")

    second = due.visit_of("Mawar", "follow_up")
    assert (second.after_visit_id, second.due_on) == (first.id, date(2019, 1, 25))


def test_postponing_leaves_the_visit_open_for_later(due: Village) -> None:
    visit, siti = due.visit_of("Mawar"), due.actor("Siti")

    assert due.write(lambda s: postpone_visit(s, siti, visit.id, date(2018, 11, 26), due.now))

    assert due.visit_of("Mawar").due_on == date(2018, 11, 26)
    assert due.visits() == [("Mawar", "open")]


def test_a_cancelled_visit_keeps_the_reason_and_its_absences_open_no_other(due: Village) -> None:
    visit, siti = due.visit_of("Mawar"), due.actor("Siti")
    assert due.write(lambda s: cancel_visit(s, siti, visit.id, "sudah bertemu di pasar", due.now))

    due.reported("2018-12-20", {"Mawar": None})

    assert due.visits() == [("Mawar", "cancelled")]
    assert due.visit_of("Mawar").end_reason == "sudah bertemu di pasar"


def test_what_has_ended_is_neither_postponed_nor_cancelled(due: Village) -> None:
    record(due, made_on("2018-11-23"))
    visit, siti = due.visit_of("Mawar"), due.actor("Siti")

    assert not due.write(lambda s: postpone_visit(s, siti, visit.id, date(2018, 12, 1), due.now))
    assert not due.write(lambda s: cancel_visit(s, siti, visit.id, "x", due.now))
    assert due.visits() == [("Mawar", "done")]


def test_the_database_itself_keeps_a_second_open_visit_for_the_same_cause_out(due: Village) -> None:
    def second(cause: str) -> None:
        visit = Visit(kpm_id=due.people["Mawar"], cause=cause, months=[], due_on=date(2018, 12, 1), opened_at=due.now)
        due.write(lambda s: s.add(visit))

    second("follow_up")
    with pytest.raises(IntegrityError):
        second("p2k2")


def test_postponed_past_a_further_report_it_stays_postponed(due: Village) -> None:
    visit, siti = due.visit_of("Mawar"), due.actor("Siti")
    due.write(lambda s: postpone_visit(s, siti, visit.id, date(2018, 12, 27), due.now))

    due.reported("2018-12-20", {"Mawar": None})

    assert due.visit_of("Mawar").due_on == date(2018, 12, 27)
    assert due.visit_of("Mawar").months == ["2018-10", "2018-11", "2018-12"]
    assert due.now - timedelta(days=1) < due.at("2018-12-20", "13:00")
