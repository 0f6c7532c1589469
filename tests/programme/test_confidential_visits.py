"""A visit of a hidden complaint is its maker's alone: no list, count, rotation or word of anybody else tells of it."""

from datetime import date

import pytest

from db import Session
from db.tables import Group
from programme.access import SYSTEM, NotAllowed
from programme.complaints.filing import withdraw_complaint
from programme.complaints.handling import give_complaint
from programme.complaints.visits import plan_complaint_provider_visit, plan_complaint_visit
from programme.handover_lines import list_busy, list_open_visits
from programme.overviews import overview
from programme.providers import add_provider
from programme.routine_visits import open_routine_visits
from programme.rules import Rules
from programme.visit_handovers import offer_visit
from programme.visit_lists import list_all_visits, list_visits, show_visit, visits_still_waiting
from programme.visit_records import last_recorded
from programme.visits import VisitOutcome, cancel_visit, record_visit
from tests.complaints_filed import Case, filed, joins_office
from tests.village import Village

DAY = date(2018, 11, 23)
NEXT = date(2018, 11, 26)


@pytest.fixture
def about_ketua(village: Village) -> Case:
    """Ibu Mawar complains of her ketua; Pak Bambang the koordinator plans to visit her tomorrow."""
    joins_office(village, "koordinator", "Tri")
    village.be_at(village.at("2018-11-22", "09:00"))
    case = filed(village, "deduction", "ketua")
    actor = village.actor("Bambang")
    made = village.write(lambda s: plan_complaint_visit(s, actor, case.id, DAY, village.now))
    assert isinstance(made, int)
    return case


def what_she_sees(village: Village, name: str = "Siti") -> list[object]:
    """Every list and count of visits of a pendamping, on that day."""
    actor, rules = village.actor(name), village.rules
    person_id = village.people[name]

    def look(session: Session) -> list[object]:
        lines = list_visits(session, actor, person_id, DAY, rules)
        every = list_all_visits(session, actor, person_id, DAY, rules)
        waiting = visits_still_waiting(session, person_id, DAY)
        open_ones = list_open_visits(session, actor, person_id)
        return [lines, every, waiting, open_ones, last_recorded(session, actor, person_id, village.now, rules)]

    return village.write(look)


def test_it_stands_on_its_makers_list_alone(about_ketua: Case) -> None:
    village = about_ketua.village
    bambang, siti = village.actor("Bambang"), village.actor("Siti")
    [visit] = about_ketua.visits()
    assert (visit.cause, visit.pendamping_id) == ("confidential", bambang.person_id)

    [line] = village.write(lambda s: list_visits(s, bambang, bambang.person_id or 0, DAY, village.rules))
    assert (line.name, line.ticket, line.held_by, line.handed_by) == ("Mawar", about_ketua.ticket, None, None)
    assert line.stays_with_maker
    village.go_to("2018-11-23", "06:30")
    assert village.outbox("visit_list", "Siti") == []
    assert about_ketua.ticket in village.phones["Bambang"].last
    with pytest.raises(NotAllowed):
        village.read(lambda s: show_visit(s, siti, visit.id, village.rules))


def test_her_own_pendamping_sees_what_she_would_without_it(village: Village) -> None:
    joins_office(village, "koordinator", "Tri")
    village.be_at(village.at("2018-11-22", "09:00"))
    village.meeting("2018-12-20")
    without = what_she_sees(village)
    case = filed(village, "deduction", "ketua")
    bambang = village.actor("Bambang")
    village.write(lambda s: plan_complaint_visit(s, bambang, case.id, DAY, village.now))
    assert what_she_sees(village) == without

    [visit] = case.visits()
    outcome = VisitOutcome(DAY, "kpm", ("listened",), "dipotong", "dikembalikan", "cek lagi", NEXT)
    village.be_at(village.at("2018-11-23", "10:00"))
    village.write(lambda s: record_visit(s, bambang, visit.id, outcome, village.now))
    assert what_she_sees(village) == without
    assert village.outbox("visit_done_for_you") == []


def test_what_follows_it_is_as_confidential(about_ketua: Case) -> None:
    village, bambang = about_ketua.village, about_ketua.village.actor("Bambang")
    [visit] = about_ketua.visits()
    outcome = VisitOutcome(DAY, "kpm", ("listened",), "dipotong", None, "cek lagi", NEXT)
    village.write(lambda s: record_visit(s, bambang, visit.id, outcome, village.now))

    _, again = about_ketua.visits()
    assert (again.cause, again.pendamping_id, again.due_on, again.after_visit_id) == (
        "confidential", bambang.person_id, NEXT, visit.id,
    )  # fmt: skip


def test_it_changes_no_count_of_a_koordinators_but_its_makers_own(about_ketua: Case) -> None:
    village = about_ketua.village
    village.group("Dahlia", ("Darmi", "Tutik"), pendamping="Bambang")
    village.be_at(village.at("2018-11-23", "09:00"))

    def waiting(reader: str) -> dict[str | None, int]:
        actor = village.actor(reader)
        lines = village.read(lambda s: overview(s, actor, village.now, village.rules))
        return {line.name: line.visits_waiting for line in lines if line.visits_waiting}

    assert waiting("Bambang") == {"Bambang": 1}
    assert waiting("Tri") == waiting("Dewi") == {}
    tri = village.actor("Tri")
    assert village.read(lambda s: list_busy(s, tri)) == []


def test_it_can_not_be_handed_over(about_ketua: Case) -> None:
    village, bambang = about_ketua.village, about_ketua.village.actor("Bambang")
    [visit] = about_ketua.visits()
    to_siti = village.people["Siti"]
    offered = village.write(lambda s: offer_visit(s, bambang, visit.id, to_siti, None, village.now, village.rules))

    assert offered is None
    assert village.outbox("visit_offered") == []


def test_the_monthly_rotation_goes_on_as_if_it_were_not_there(village: Village) -> None:
    """Who has an open visit is left out of the month's rotation, and who was visited comes later: not for this one."""
    rules = Rules(routine_members_a_group=1)
    village.be_at(village.at("2018-11-01", "09:00"))
    case, bambang = filed(village, "deduction", "ketua"), village.actor("Bambang")
    village.write(lambda s: plan_complaint_visit(s, bambang, case.id, DAY, village.now))

    village.write(lambda s: open_routine_visits(s, SYSTEM, village.now, rules))
    first = village.visit_of("Mawar", "routine")  # number 2: the first member after the ketua
    [visit] = case.visits()
    outcome = VisitOutcome(DAY, "kpm", ())
    village.write(lambda s: record_visit(s, bambang, visit.id, outcome, village.now))
    siti = village.actor("Siti")
    village.write(lambda s: cancel_visit(s, siti, first.id, "banjir", village.now))
    village.be_at(village.at("2018-12-03", "09:00"))
    village.write(lambda s: open_routine_visits(s, SYSTEM, village.now, rules))

    assert village.visit_of("Mawar", "routine").id != first.id  # nobody has visited her in the rotation's eyes


def test_it_ends_without_a_word_when_its_complaint_does(about_ketua: Case) -> None:
    village, mawar = about_ketua.village, about_ketua.village.actor("Mawar")
    village.write(lambda s: withdraw_complaint(s, mawar, about_ketua.id, village.now))
    village.tick()

    assert [visit.state for visit in about_ketua.visits()] == ["withdrawn"]
    assert village.outbox("visit_withdrawn") == []


def test_it_ends_when_its_maker_may_not_see_the_complaint_any_more(about_ketua: Case) -> None:
    village = about_ketua.village

    def his_own(session: Session) -> None:
        session.get_one(Group, village.group_id()).pendamping_id = village.people["Bambang"]

    village.write(his_own)
    village.tick()

    assert [visit.state for visit in about_ketua.visits()] == ["withdrawn"]


def test_a_second_maker_is_not_sent_there_as_well(about_ketua: Case) -> None:
    village = about_ketua.village
    bambang, tri = village.actor("Bambang"), village.actor("Tri")
    village.write(lambda s: give_complaint(s, bambang, about_ketua.id, tri.person_id or 0, village.now))

    assert village.write(lambda s: plan_complaint_visit(s, tri, about_ketua.id, NEXT, village.now)) is None
    assert [visit.due_on for visit in about_ketua.visits()] == [DAY]


def test_one_visit_serves_two_complaints_of_a_family(village: Village) -> None:
    village.be_at(village.at("2018-11-22", "09:00"))
    siti = village.actor("Siti")
    first, second = filed(village), filed(village, "zero_balance")
    planned = village.write(lambda s: plan_complaint_visit(s, siti, first.id, NEXT, village.now))
    again = village.write(lambda s: plan_complaint_visit(s, siti, second.id, DAY, village.now))

    assert isinstance(planned, int)
    assert planned == again
    assert [visit.due_on for visit in first.visits()] == [DAY]
    assert second.state == "in_progress"


def test_a_visit_to_a_school_because_of_a_hidden_complaint_stays_with_its_maker(about_ketua: Case) -> None:
    village, bambang = about_ketua.village, about_ketua.village.actor("Bambang")
    person_id = bambang.person_id or 0
    school = village.write(lambda s: add_provider(s, bambang, person_id, "school", "SDN 1 Wates", None, village.now))
    made = village.write(
        lambda s: plan_complaint_provider_visit(s, bambang, about_ketua.id, school, "tabungan", DAY, village.now)
    )
    assert isinstance(made, int)

    to_siti = village.people["Siti"]
    offered = village.write(lambda s: offer_visit(s, bambang, made, to_siti, None, village.now, village.rules))
    assert offered is None
    siti = village.actor("Siti")
    with pytest.raises(NotAllowed):
        village.read(lambda s: show_visit(s, siti, made, village.rules))


def test_an_ordinary_visit_handed_over_tells_the_colleague_only_that_it_is_about_a_complaint(village: Village) -> None:
    joins_office(village, "pendamping", "Rina")
    village.be_at(village.at("2018-11-22", "09:00"))
    case, siti, rina = filed(village), village.actor("Siti"), village.actor("Rina")
    village.write(lambda s: plan_complaint_visit(s, siti, case.id, DAY, village.now))
    [visit] = case.visits()
    to_rina = rina.person_id or 0
    village.write(lambda s: offer_visit(s, siti, visit.id, to_rina, None, village.now, village.rules))
    village.drain()
    assert "Kunjungan karena keluhan." in village.phones["Rina"].last
    village.phones["Rina"].picks("Terima")
    village.tick()

    line = village.read(lambda s: show_visit(s, rina, visit.id, village.rules))
    assert line is not None
    assert (line.state, line.ticket, line.complaint_category) == ("open", None, None)
