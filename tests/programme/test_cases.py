"""A case and its file: who opens it, what goes into it, how far it comes, and what follows from an earlier visit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from db import Session
from db.tables import Case, CaseAgreement, CaseEntry, CaseReferral, Complaint, Group, Person, TrailEntry, Visit
from programme.access import NotAllowed
from programme.cases.entries import add_advice, add_entry, phase_of, remove_entry
from programme.cases.next_step import next_step_of
from programme.cases.opening import (
    FirstEntry,
    open_case,
    open_case_of_complaint,
    show_beginning,
    show_complaint_beginning,
    take_visit_in,
)
from programme.cases.options import choose_options
from programme.cases.phases import go_on
from programme.cases.showing import CaseLine, CaseView, list_cases, show_case
from programme.visits import VisitOutcome, record_visit
from tests.complaints_filed import filed, joins_office
from tests.village import Village

VISITED_ON = date(2018, 11, 23)


@pytest.fixture
def village(village: Village) -> Village:
    """Ibu Mawar missed two meetings for work, and Ibu Siti has been there."""
    village.reported("2018-10-25", {"Mawar": "work"})
    village.reported("2018-11-22", {"Mawar": "work", "Wati": "sick"})
    village.be_at(village.at("2018-11-23", "10:00"))
    return village


def visited(village: Village, by: str = "Siti") -> int:
    visit = village.visit_of("Mawar")
    done = VisitOutcome(VISITED_ON, "couple", ("explained",), "kerja di kantin", "suami menggantikan 2 jam", "cek lagi")
    actor = village.actor(by)
    village.write(lambda s: record_visit(s, actor, visit.id, done, village.now))
    return visit.id


def opened(village: Village, of: str = "Mawar", by: str = "Siti", **more: object) -> int:
    actor, kpm_id = village.actor(by), village.people[of]
    return village.write(lambda s: open_case(s, actor, kpm_id, "own", village.now, village.rules, **more))  # type: ignore[arg-type]  # several types


def noted(village: Village, case_id: int, kind: str, words: str, by: str = "Siti", **more: object) -> int:
    actor = village.actor(by)
    return village.write(lambda s: add_entry(s, actor, case_id, kind, words, village.now, village.rules, **more))  # type: ignore[arg-type]  # several types


def gone_on(village: Village, case_id: int, phase: str, since: date | None = None) -> bool:
    siti = village.actor("Siti")
    return village.write(lambda s: go_on(s, siti, case_id, phase, village.now, village.rules, since=since))


def seen(village: Village, case_id: int, by: str = "Siti") -> CaseView:
    actor = village.actor(by)
    return village.write(lambda s: show_case(s, actor, case_id, village.now, village.rules))


def listed(village: Village, by: str = "Siti") -> list[CaseLine]:
    actor, person_id = village.actor(by), village.people[by]
    return village.read(lambda s: list_cases(s, actor, person_id, village.now, village.rules))


def asks_advice(village: Village, case_id: int, of: str, state: str = "accepted") -> None:
    asked = CaseReferral(
        case_id=case_id, from_id=village.people["Siti"], to_id=village.people[of], kind="advice", reason="bagaimana?",
        state=state, asked_at=village.now,
    )  # fmt: skip
    village.write(lambda s: s.add(asked))


def test_what_a_visit_and_the_meetings_say_stands_ready_for_the_case(village: Village) -> None:
    visit_id, siti, kpm_id = visited(village), village.actor("Siti"), village.people["Mawar"]

    ready = village.read(lambda s: show_beginning(s, siti, kpm_id, village.now, village.rules))

    assert (ready.name, ready.case_id, ready.of_meetings) == ("Mawar", None, 2)
    assert [(one.held_on.isoformat(), one.reason) for one in ready.absences] == [
        ("2018-10-25", "work"), ("2018-11-22", "work"),
    ]  # fmt: skip
    assert ready.visit is not None
    assert (ready.visit.visit_id, ready.visit.met, ready.visit.finding) == (visit_id, "couple", "kerja di kantin")


def test_a_visit_belongs_to_one_case_and_is_not_offered_again(village: Village) -> None:
    visit_id, siti, kpm_id = visited(village), village.actor("Siti"), village.people["Mawar"]
    case_id = opened(village, visit_id=visit_id, first=[FirstEntry("problem", "kerja di kantin", None, VISITED_ON)])

    assert village.read(lambda s: s.get_one(Visit, visit_id)).case_id == case_id
    ready = village.read(lambda s: show_beginning(s, siti, kpm_id, village.now, village.rules))
    assert (ready.case_id, ready.visit) == (case_id, None)
    again = village.write(
        lambda s: take_visit_in(s, siti, case_id, visit_id, village.now, village.rules, first=[FirstEntry("note", "x")])
    )
    assert not again
    assert [one.words for one in seen(village, case_id).of_kind("note", "problem")] == ["kerja di kantin"]


def test_opening_twice_gives_the_one_that_is_open(village: Village) -> None:
    first = opened(village, first=[FirstEntry("note", "sering absen")])
    assert opened(village, first=[FirstEntry("note", "sering absen")]) == first
    assert len(seen(village, first).of_kind("note")) == 1


def test_only_her_own_pendamping_opens_a_case_about_a_family(village: Village) -> None:
    for name in ("Bambang", "Rahmat", "Dewi", "Sri", "Mawar"):
        with pytest.raises(NotAllowed):
            opened(village, by=name)


def test_a_colleague_who_made_her_visit_opens_none(village: Village) -> None:
    def handed(session: Session) -> None:
        session.get_one(Visit, village.visit_of("Mawar").id).pendamping_id = village.people["Bambang"]

    village.write(handed)
    visited(village, by="Bambang")
    with pytest.raises(NotAllowed):
        opened(village, by="Bambang")
    assert opened(village)


def test_of_a_complaint_its_handler_opens_a_case_but_not_the_office(village: Village) -> None:
    joins_office(village, "koordinator", "Tri")
    hidden = filed(village, "deduction", "ketua")
    bambang, siti, dewi = village.actor("Bambang"), village.actor("Siti"), village.actor("Dewi")

    def begins(session: Session) -> int | None:
        ready = show_complaint_beginning(session, bambang, hidden.id, village.now, village.rules)
        assert ready is not None
        assert (ready.name, ready.visit, ready.absences) == ("Mawar", None, ())
        return open_case_of_complaint(session, bambang, hidden.id, village.now, village.rules)

    case_id = village.write(begins)
    assert case_id is not None
    assert seen(village, case_id, "Bambang").origin == "complaint"
    for name in ("Siti", "Dewi"):
        with pytest.raises(NotAllowed):
            seen(village, case_id, name)
    with pytest.raises(NotAllowed):
        village.write(lambda s: open_case_of_complaint(s, siti, hidden.id, village.now, village.rules))

    def goes_up(session: Session) -> None:
        session.get_one(Complaint, hidden.id).level = "operator"

    village.write(goes_up)
    assert village.write(lambda s: open_case_of_complaint(s, dewi, hidden.id, village.now, village.rules)) is None


def test_each_thing_is_filed_under_its_phase(village: Village) -> None:
    assert phase_of("contact", "plan") == "approach"
    assert phase_of("contact", "evaluation") == "evaluation"
    assert phase_of("source", "action") == "identification"
    assert phase_of("note", "action") == "action"
    assert phase_of("part_plan", "ending") == "plan"
    case_id = opened(village)
    with pytest.raises(ValueError, match="kind"):
        noted(village, case_id, "gossip", "katanya")


def test_an_entry_is_taken_out_and_what_happened_to_the_case_is_not(village: Village) -> None:
    case_id, siti = opened(village), village.actor("Siti")
    wrong = noted(village, case_id, "problem", "malas", happened_on=date(2018, 11, 20))
    history = seen(village, case_id).of_kind("opened")[0].entry_id

    def take_out(entry_id: int) -> bool:
        return village.write(lambda s: remove_entry(s, siti, case_id, entry_id, village.now))

    assert (take_out(wrong), take_out(wrong), take_out(history)) == (True, False, False)
    assert [one.kind for one in seen(village, case_id).entries] == ["opened"]
    other = opened(village, "Wati")
    kept = noted(village, other, "note", "sakit")
    assert not take_out(kept)  # of another case
    assert village.read(lambda s: s.get_one(CaseEntry, wrong)).words == "malas"  # nothing is lost


def test_what_the_family_chose_is_told_by_taking_the_option_out_and_in_again(village: Village) -> None:
    case_id, siti = opened(village), village.actor("Siti")
    first = noted(village, case_id, "option", "suami menggantikan", about="stand_in", happened_on=VISITED_ON)
    noted(village, case_id, "option", "waktu lain", about="new_time")

    def choose(*entry_ids: int) -> int:
        return village.write(lambda s: choose_options(s, siti, case_id, entry_ids, village.now, village.rules))

    assert choose(first) == 1
    chosen = [one for one in seen(village, case_id).of_kind("option") if one.chosen]
    assert [(one.words, one.about, one.happened_on) for one in chosen] == [
        ("suami menggantikan", "stand_in", VISITED_ON)
    ]
    assert choose(chosen[0].entry_id) == 0
    assert choose() == 1
    assert [one.chosen for one in seen(village, case_id).of_kind("option")] == [False, False]


def test_a_plan_is_carried_out_from_the_day_that_was_said_and_counts_anew_after_another_plan(village: Village) -> None:
    case_id = opened(village)
    assert not gone_on(village, case_id, "approach")
    assert gone_on(village, case_id, "action", VISITED_ON - timedelta(days=2))
    assert seen(village, case_id).acting_since == date(2018, 11, 21)
    assert gone_on(village, case_id, "evaluation")
    assert gone_on(village, case_id, "action")  # not yet achieved: the same plan goes on
    assert seen(village, case_id).acting_since == date(2018, 11, 21)
    assert gone_on(village, case_id, "plan")
    assert gone_on(village, case_id, "action", VISITED_ON)
    assert seen(village, case_id).acting_since == VISITED_ON
    with pytest.raises(ValueError, match="phase"):
        gone_on(village, case_id, "gossip")


def test_a_closed_case_goes_no_further(village: Village) -> None:
    case_id = opened(village)

    def close(session: Session) -> None:
        case = session.get_one(Case, case_id)
        case.state, case.closed_at = "closed", village.now

    village.write(close)
    assert not gone_on(village, case_id, "plan")
    assert seen(village, case_id).closed_on == VISITED_ON
    assert opened(village) != case_id


def test_the_next_step_is_the_first_thing_that_is_missing(village: Village) -> None:
    case_id, siti = opened(village), village.actor("Siti")
    steps = []
    for kind, about in (("contact", "home"), ("source", "ketua"), ("problem", "work"), ("potential", None)):
        steps.append(next_step_of(seen(village, case_id)))
        noted(village, case_id, kind, "kerja di kantin", about=about)
    steps.append(next_step_of(seen(village, case_id)))
    option = noted(village, case_id, "option", "suami menggantikan")
    steps.append(next_step_of(seen(village, case_id)))
    village.write(lambda s: choose_options(s, siti, case_id, [option], village.now, village.rules))
    steps.append(next_step_of(seen(village, case_id)))
    agreed = CaseAgreement(case_id=case_id, kind="stand_in", who="spouse", words="jaga kantin", agreed_on=VISITED_ON)
    village.write(lambda s: s.add(agreed))
    steps.append(next_step_of(seen(village, case_id)))

    assert steps == ["contact", "source", "problem", "potential", "option", "chosen", "agreement", "action"]
    gone_on(village, case_id, "action")
    assert next_step_of(seen(village, case_id)) is None
    noted(village, case_id, "not_yet", "belum rutin")
    assert next_step_of(seen(village, case_id)) == "evaluation"
    noted(village, case_id, "achieved", "hadir lagi")
    assert next_step_of(seen(village, case_id)) == "ending"
    assert next_step_of(replace(seen(village, case_id), state="closed")) is None


def test_the_list_shows_open_cases_first_and_the_latest_noted_at_the_top(village: Village) -> None:
    mawar, wati = opened(village), opened(village, "Wati")
    village.be_at(village.at("2018-11-24", "09:00"))
    noted(village, mawar, "note", "sudah ditelepon")

    assert [(one.name, one.last_on.isoformat()) for one in listed(village)] == [
        ("Mawar", "2018-11-24"), ("Wati", "2018-11-23"),
    ]  # fmt: skip

    def close(session: Session) -> None:
        session.get_one(Case, mawar).state = "closed"

    village.write(close)
    assert [(one.case_id, one.state) for one in listed(village)] == [(wati, "open"), (mawar, "closed")]


def test_a_colleague_reads_only_what_he_was_asked_about_and_accepted(village: Village) -> None:
    case_id, bambang = opened(village), village.actor("Bambang")
    asks_advice(village, case_id, "Bambang", "asked")
    with pytest.raises(NotAllowed):
        seen(village, case_id, "Bambang")
    assert listed(village, "Bambang") == []

    asks_advice(village, case_id, "Bambang")
    view = seen(village, case_id, "Bambang")
    assert not view.is_holder
    assert view.holder_name == "Siti"
    assert [(one.name, one.holder_name) for one in listed(village, "Bambang")] == [("Mawar", "Siti")]
    with pytest.raises(NotAllowed):
        noted(village, case_id, "note", "saran", by="Bambang")
    village.write(lambda s: add_advice(s, bambang, case_id, "tanyakan suaminya", village.now, village.rules))
    [advice] = seen(village, case_id).of_kind("note")
    assert (advice.author_name, advice.words) == ("Bambang", "tanyakan suaminya")


def test_where_the_holder_left_the_office_the_groups_new_pendamping_goes_on(village: Village) -> None:
    case_id = opened(village)

    def takes_over(session: Session) -> None:
        session.get_one(Person, village.people["Siti"]).removed_at = village.now
        session.get_one(Group, village.group_id()).pendamping_id = village.people["Rahmat"]

    village.write(takes_over)
    assert seen(village, case_id, "Rahmat").is_holder
    assert [(one.case_id, one.holder_name) for one in listed(village, "Rahmat")] == [(case_id, None)]


def test_each_reading_leaves_one_trace_not_one_for_every_page(village: Village) -> None:
    case_id = opened(village)
    readings = select(TrailEntry).where(TrailEntry.operation == "show_case", TrailEntry.object_id == case_id)
    seen(village, case_id)
    seen(village, case_id)
    assert len(village.read(lambda s: list(s.scalars(readings)))) == 1
    village.be_at(village.now + timedelta(minutes=11))
    seen(village, case_id)
    assert len(village.read(lambda s: list(s.scalars(readings)))) == 2


def test_what_is_written_stays_unreadable_in_the_tables(village: Village) -> None:
    case_id = opened(village)
    noted(village, case_id, "source", "kata tetangga dia berutang", about="neighbour")

    stored = village.read(lambda s: s.execute(text("SELECT words, about FROM case_entries")).all())
    assert not any("berutang" in words or "neighbour" in (about or "") for words, about in stored)
