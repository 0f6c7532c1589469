"""A visit of a case is its holder's alone, goes through the visits' own ways, and what it found goes into the file."""

from datetime import date

import pytest

from db import Session
from db.tables import Group, Person
from programme.access import SYSTEM, NotAllowed
from programme.cases.follow_ups import pass_case_visits_on, plan_case_visit
from programme.cases.opening import open_case_of_complaint
from programme.handover_lines import list_busy, list_open_visits
from programme.overviews import overview
from programme.routine_visits import open_routine_visits
from programme.rules import Rules
from programme.visit_handovers import offer_visit
from programme.visit_lists import list_all_visits, list_visits, show_visit, visits_still_waiting
from programme.visit_records import last_recorded, reopen_visit
from programme.visits import VisitOutcome, record_visit
from tests.cases_worked import WorkedCase, opened
from tests.complaints_filed import filed, joins_office
from tests.village import Village

DAY, NEXT = date(2018, 11, 26), date(2018, 12, 3)


@pytest.fixture
def case(village: Village) -> WorkedCase:
    """Opened on a Friday; a visit is planned for Monday."""
    village.be_at(village.at("2018-11-23", "10:00"))
    case = opened(village)
    plan(case, DAY, "melihat jadwal kantin")
    return case


def plan(case: WorkedCase, day: date, purpose: str | None, by: str = "Siti") -> int | None:
    village, actor = case.village, case.village.actor(by)
    return village.write(lambda s: plan_case_visit(s, actor, case.id, day, purpose, village.now))


def record(case: WorkedCase, outcome: VisitOutcome, by: str = "Siti") -> bool:
    village, actor, visit = case.village, case.village.actor(by), case.visits[-1]
    return village.write(lambda s: record_visit(s, actor, visit.id, outcome, village.now))


def what_he_sees(village: Village, name: str, of: str) -> list[object]:
    """Every list and count of somebody's visits, as this reader gets them; None where he may not ask."""
    actor, person_id, rules = village.actor(name), village.people[of], village.rules

    def look(session: Session) -> list[object]:
        asked = (
            lambda: list_visits(session, actor, person_id, DAY, rules),
            lambda: list_all_visits(session, actor, person_id, DAY, rules),
            lambda: list_open_visits(session, actor, person_id),
            lambda: list_busy(session, actor),
            lambda: last_recorded(session, actor, person_id, village.now, rules),
            lambda: [(one.visits_waiting, one.visits_done) for one in overview(session, actor, village.now, rules)],
        )
        found: list[object] = [visits_still_waiting(session, person_id, DAY) if name == of else None]
        for one in asked:
            try:
                found.append(one())
            except NotAllowed:
                found.append(None)
        return found

    return village.write(look)


def test_it_stands_on_its_holders_list_with_what_it_is_about(case: WorkedCase) -> None:
    village = case.village
    village.go_to("2018-11-26", "06:00")

    assert "Pendampingan keluarga: melihat jadwal kantin" in village.pendamping.last
    [visit] = case.visits
    assert (visit.cause, visit.pendamping_id, visit.due_on) == ("case", village.people["Siti"], DAY)


@pytest.mark.parametrize("name", ["Bambang", "Dewi", "Rina"])
def test_koordinator_office_and_colleague_see_what_they_would_without_it(village: Village, name: str) -> None:
    joins_office(village, "pendamping", "Rina")
    village.be_at(village.at("2018-11-23", "10:00"))
    case = opened(village)
    without = [what_he_sees(village, name, of) for of in ("Siti", name)]
    plan(case, DAY, "melihat jadwal kantin")
    village.be_at(village.at("2018-11-26", "12:00"))
    assert [what_he_sees(village, name, of) for of in ("Siti", name)] == without

    record(case, VisitOutcome(DAY, "couple", ("listened",), "suami bersedia", "coba bulan ini", "cek lagi", NEXT))
    assert [what_he_sees(village, name, of) for of in ("Siti", name)] == without
    reader, visit = village.actor(name), case.visits[0]
    with pytest.raises(NotAllowed):
        village.read(lambda s: show_visit(s, reader, visit.id, village.rules))


def test_the_ketua_hears_nothing_of_it(case: WorkedCase) -> None:
    village = case.village
    before = list(village.ketua.texts)
    village.go_to("2018-11-26", "12:00")
    record(case, VisitOutcome(DAY, "kpm", ("listened",), "suami bersedia"))
    village.go_to("2018-11-27", "12:00")

    assert village.ketua.texts == before


def test_it_can_not_be_handed_over_but_the_case_can(case: WorkedCase) -> None:
    village, siti, to_id = case.village, case.village.actor("Siti"), case.village.people["Bambang"]
    [visit] = case.visits
    offered = village.write(lambda s: offer_visit(s, siti, visit.id, to_id, None, village.now, village.rules))

    assert offered is None


def test_what_it_found_stands_in_the_file_and_the_next_one_is_of_the_case_too(case: WorkedCase) -> None:
    case.village.be_at(case.village.at("2018-11-26", "12:00"))
    outcome = VisitOutcome(
        DAY, "couple", ("listened", "explained"), "suami bersedia", "coba bulan ini", "cek lagi", NEXT
    )
    record(case, outcome)

    first, again = case.visits
    assert first.duties == ["listened"]
    assert (again.cause, again.due_on, again.purpose, again.after_visit_id) == ("case", NEXT, "cek lagi", first.id)
    assert ("contact", "suami bersedia", "home,kpm,spouse") in case.entries
    assert case.said("note") == ["coba bulan ini", "cek lagi"]


def test_recorded_anew_the_file_holds_the_new_record_only(case: WorkedCase) -> None:
    village, siti = case.village, case.village.actor("Siti")
    village.be_at(village.at("2018-11-26", "12:00"))
    record(case, VisitOutcome(DAY, "kpm", ("listened",), "salah catat", None, "cek lagi", NEXT))
    village.be_at(village.at("2018-11-26", "12:30"))
    [visit, _] = case.visits
    assert village.write(lambda s: reopen_visit(s, siti, visit.id, village.now, village.rules))
    actor = village.actor("Siti")
    outcome = VisitOutcome(DAY, "Pak Darto", ("listened",), "bersedia menggantikan")
    village.write(lambda s: record_visit(s, actor, visit.id, outcome, village.now))

    assert case.said("contact") == ["Pak Darto: bersedia menggantikan"]
    assert case.said("note") == []
    assert [one.state for one in case.visits] == ["done", "withdrawn"]


def test_planned_again_it_is_the_same_visit_on_another_day(case: WorkedCase) -> None:
    assert plan(case, NEXT, None) == case.visits[0].id
    assert [(one.due_on, one.purpose) for one in case.visits] == [(NEXT, "melihat jadwal kantin")]


def test_a_second_holder_of_another_case_is_told_nothing_of_the_first(case: WorkedCase) -> None:
    """The koordinator works with the same family because of a complaint: his visit can't stand there as well."""
    village, bambang = case.village, case.village.actor("Bambang")
    complaint = filed(village, "deduction", "ketua")
    made = village.write(lambda s: open_case_of_complaint(s, bambang, complaint.id, village.now, village.rules))
    assert made is not None

    assert plan(WorkedCase(village, made), DAY, None, by="Bambang") is None
    assert len(case.visits) == 1


def test_the_monthly_rotation_goes_on_as_if_it_were_not_there(village: Village) -> None:
    rules = Rules(routine_members_a_group=1)
    village.be_at(village.at("2018-11-01", "09:00"))
    case = opened(village)
    plan(case, date(2018, 11, 2), None)
    village.write(lambda s: open_routine_visits(s, SYSTEM, village.now, rules))

    assert village.visit_of("Mawar", "routine").state == "open"


def test_where_its_maker_left_the_office_it_goes_to_her_groups_pendamping(village: Village) -> None:
    joins_office(village, "pendamping", "Rina")
    village.be_at(village.at("2018-11-23", "10:00"))
    case = opened(village)
    plan(case, DAY, "melihat jadwal kantin")

    def leaves(session: Session) -> None:
        session.get_one(Person, village.people["Siti"]).removed_at = village.now
        session.get_one(Group, village.group_id()).pendamping_id = village.people["Rina"]

    village.write(leaves)
    village.write(lambda s: pass_case_visits_on(s, SYSTEM, village.now, village.rules))
    assert [one.pendamping_id for one in case.visits] == [village.people["Rina"]]


def test_in_chat_it_is_recorded_as_any_other_and_by_number_in_one_message(case: WorkedCase) -> None:
    village = case.village
    village.go_to("2018-11-26", "06:00")
    village.pendamping.says("1 sudah, ketemu Bu Mawar dan suami, suami mau menggantikan jaga kantin")
    village.pendamping.picks("Keempatnya sudah")
    village.pendamping.picks("Ya, simpan")

    assert [one.state for one in case.visits] == ["done"]
    assert any("menggantikan jaga kantin" in words for words in case.said("contact"))
