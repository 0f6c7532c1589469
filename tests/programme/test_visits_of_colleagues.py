"""Visits that a colleague makes, and those to schools and health facilities: on whose list, in which words."""

from datetime import date

import pytest

from db.tables import Visit
from programme.access import OFFICE
from programme.overviews import overview
from programme.staff import add_staff
from programme.visit_handovers import Colleague
from programme.visit_lists import StillWaiting, show_visit, visits_still_waiting
from tests.programme.visits_due import DAY, due, everything, lines, listed, made, to_provider
from tests.village import MEMBERS, Village


def said(colleague: Colleague | None) -> str | None:
    return None if colleague is None else colleague.name


def handed_to(village: Village, name: str, colleague: str) -> None:
    visit_id = village.visit_of(name).id
    village.write(lambda s: setattr(s.get_one(Visit, visit_id), "pendamping_id", village.people[colleague]))


@pytest.fixture
def budi(village: Village) -> Village:
    """Pak Budi works in the same kecamatan; Ibu Mawar and Ibu Wati are due."""
    budi = village.write(lambda s: add_staff(s, OFFICE, "pendamping", "Budi", "Kedungrejo", "m", village.now))
    village.people["Budi"] = budi
    village.group("Dahlia", ("Darmi", "Pergi"), pendamping="Budi")
    village.now = village.at(DAY, "05:00")
    due(village, "Mawar")
    due(village, "Wati")
    return village


def test_a_visit_that_a_colleague_accepted_is_on_his_list_and_not_on_hers(budi: Village) -> None:
    handed_to(budi, "Mawar", "Budi")

    [his] = lines(budi, name="Budi")
    assert (his.name, his.group_name, his.held_by) == ("Mawar", "Melati 1", None)
    assert said(his.handed_by) == "Siti"
    assert listed(budi) == ["Wati"]
    assert [(line.name, said(line.held_by)) for line in everything(budi).handed_over] == [("Mawar", "Budi")]


def test_handed_over_in_the_course_of_the_day_it_keeps_her_number_and_says_who_holds_it(budi: Village) -> None:
    before = {line.name: line.number for line in lines(budi)}
    handed_to(budi, "Mawar", "Budi")

    [mawar] = [line for line in lines(budi) if line.name == "Mawar"]
    assert mawar.number == before["Mawar"]
    assert said(mawar.held_by) == "Budi"
    assert not mawar.is_to_make(date.fromisoformat(DAY))


def test_each_of_the_two_reads_a_handed_visit_from_his_own_side(budi: Village) -> None:
    handed_to(budi, "Mawar", "Budi")
    visit_id = budi.visit_of("Mawar").id
    siti, his = budi.actor("Siti"), budi.actor("Budi")

    hers = budi.read(lambda s: show_visit(s, siti, visit_id, budi.rules))
    theirs = budi.read(lambda s: show_visit(s, his, visit_id, budi.rules))

    assert hers is not None
    assert theirs is not None
    assert (said(hers.held_by), hers.handed_by) == ("Budi", None)
    assert (theirs.held_by, said(theirs.handed_by)) == (None, "Siti")


def test_the_list_goes_to_whoever_makes_the_visit(budi: Village) -> None:
    for name in ("Mawar", "Wati"):
        handed_to(budi, name, "Budi")

    budi.go_to(DAY, "06:00")

    assert {row.person_id for row in budi.outbox("visit_list")} == {budi.people["Budi"]}


def test_a_handed_visit_counts_for_him_who_makes_it(budi: Village) -> None:
    handed_to(budi, "Mawar", "Budi")
    bambang = budi.actor("Bambang")
    budi.now = budi.at(DAY, "10:00")

    def counts() -> dict[str | None, tuple[int, int]]:
        found = budi.read(lambda s: overview(s, bambang, budi.now, budi.rules))
        return {line.name: (line.visits_waiting, line.visits_done) for line in found}

    assert counts() == {"Budi": (1, 0), "Siti": (1, 0)}
    made(budi, budi.visit_of("Mawar").id, by="Budi")
    assert counts() == {"Budi": (0, 1), "Siti": (1, 0)}


def test_a_correction_is_told_to_him_who_would_have_gone_and_to_her_own_pendamping(budi: Village) -> None:
    budi.everyone_joins()
    for day in ("2018-12-20", "2019-01-24"):
        budi.reported(day, {"Lastri": None})
    handed_to(budi, "Lastri", "Budi")

    budi.report(budi.meetings()[-1].id, {})

    withdrawn = f"visit:{budi.visit_of('Lastri').id}"
    told = {row.person_id for row in budi.outbox("visit_withdrawn") if row.subject == withdrawn}
    assert told == {budi.people["Budi"], budi.people["Siti"]}


def test_what_was_agreed_on_a_handed_visit_is_her_own_pendampings_again(budi: Village) -> None:
    handed_to(budi, "Mawar", "Budi")
    budi.now = budi.at(DAY, "10:00")
    made(budi, budi.visit_of("Mawar").id, by="Budi", next_on="2018-11-28")

    assert [line.cause for line in lines(budi, "2018-11-28") if line.name == "Mawar"] == ["follow_up"]
    assert lines(budi, "2018-11-28", "Budi") == []


# Visits to providers


def test_a_visit_to_a_provider_waits_behind_the_families(village: Village) -> None:
    village.now = village.at(DAY, "05:00")
    to_provider(village, "Puskesmas Wates")
    for name in MEMBERS[1:7]:
        due(village, name)
    assert "Puskesmas Wates" not in listed(village)
    still = village.write(lambda s: visits_still_waiting(s, village.people["Siti"], date.fromisoformat(DAY)))
    assert still == StillWaiting(1, date(2018, 11, 23), families_only=False)

    [line] = everything(village).waiting

    assert (line.name, line.provider_kind, line.desa, line.group_name) == ("Puskesmas Wates", "health", "Wates", None)
    assert line.purpose == "jadwal posyandu"


def test_an_agreed_next_step_with_a_provider_is_a_visit_of_his_again(village: Village) -> None:
    visit_id = to_provider(village, "Puskesmas Wates", point="-7.8,112.0")
    village.now = village.at(DAY, "10:00")
    [line] = lines(village)
    assert (line.point is not None, line.purpose) == (True, "jadwal posyandu")

    made(village, visit_id, next_on="2018-11-27")

    [again] = lines(village, "2018-11-27")
    assert (again.name, again.cause, again.purpose, again.agreed_before) == (
        "Puskesmas Wates",
        "provider",
        "cek",
        "cek",
    )
    assert village.read(lambda s: s.get_one(Visit, visit_id).duties) == ["problem_told"]
