"""Whom a word of a case reaches when people change: another pengurus, another holder, a family that left, a hidden
complaint behind it.
"""

from datetime import date
from functools import partial

import pytest

from db import Session
from db.tables import CaseReferral, Group, Kpm, Paper, Person
from programme.access import SYSTEM, Actor, may_run
from programme.audit import audit_kpm
from programme.cases.agreement_reminders import plan_agreement_reminders
from programme.cases.agreements import Agreed, agree
from programme.cases.ending import before_ending
from programme.cases.evaluating import ask_evaluations
from programme.cases.family_word import ask_family_word, say_family_word
from programme.cases.follow_ups import plan_case_visit
from programme.cases.opening import open_case_of_complaint
from programme.cases.praise import praise_who_came_again
from programme.cases.referrals import answer_referral, refer_case
from programme.cases.showing import list_cases
from programme.complaints.barrier import barred_from
from programme.updates.pengurus import hand_entry_over
from programme.visits import VisitOutcome, record_visit
from tests.cases_worked import WorkedCase, acting, opened
from tests.complaints_filed import filed, joins_office
from tests.village import Village

PAPERS = Agreed("task", "kpm", "mengurus KK ke balai desa", date(2018, 11, 30))


def of_complaint(village: Village, who: str, category: str, about: str | None) -> WorkedCase:
    actor, complaint = village.actor(who), filed(village, category, about)
    made = village.write(lambda s: open_case_of_complaint(s, actor, complaint.id, village.now, village.rules))
    assert made is not None
    return WorkedCase(village, made)


def passes_on(village: Village, to: str = "Tini") -> None:
    """The family's entry passes to a daughter, who joins with a phone of her own."""
    kpm_id, siti = village.people["Mawar"], village.actor("Siti")
    village.write(lambda s: hand_entry_over(s, siti, kpm_id, to, "f", None, village.now))
    village.joins("Mawar")


# A hidden complaint behind it.


def test_nothing_of_a_hidden_complaints_case_shows_where_one_of_the_groups_own_people_reads_too(
    village: Village,
) -> None:
    village.be_at(village.at("2018-11-23", "10:00"))
    case = of_complaint(village, "Bambang", "deduction", "ketua")
    bambang = village.actor("Bambang")
    agreed = village.write(lambda s: agree(s, bambang, case.id, PAPERS, village.now, village.rules))
    visit = village.write(lambda s: plan_case_visit(s, bambang, case.id, date(2018, 11, 26), None, village.now))
    referral = CaseReferral(case_id=case.id, from_id=village.people["Bambang"], to_id=village.people["Dewi"])
    referral.kind, referral.reason, referral.asked_at = "advice", "mohon saran", village.now
    paper = Paper(person_id=village.people["Bambang"], kind="case_report", subject=f"case:{case.id}", state="made")
    paper.wanted_at = village.now

    def keep(session: Session) -> tuple[int, int]:
        session.add_all((referral, paper))
        session.flush()
        return referral.id, paper.id

    asked, paper_id = village.write(keep)
    barred = {village.people["Sri"], village.people["Siti"]}
    subjects = (f"case:{case.id}", f"agreement:{agreed}", f"visit:{visit}", f"referral:{asked}", f"paper:{paper_id}")
    for subject in subjects:
        kept_from = village.read(partial(barred_from, subject=subject, reader_id=village.people["Bambang"]))
        assert barred <= kept_from, subject


def test_of_any_other_case_nobody_is_barred_who_is_not_anyway(village: Village) -> None:
    village.be_at(village.at("2018-11-23", "10:00"))
    case = opened(village)
    assert village.read(lambda s: barred_from(s, f"case:{case.id}", village.people["Siti"])) == frozenset()


@pytest.mark.parametrize(
    ("holder", "category", "about", "is_seen"),
    [("Siti", "kks_lost", None, True), ("Bambang", "deduction", "ketua", False)],
)
def test_who_inherits_a_case_finds_it_in_his_list_but_never_one_of_a_hidden_complaint(
    village: Village, holder: str, category: str, about: str | None, is_seen: bool
) -> None:
    village.be_at(village.at("2018-11-23", "10:00"))
    case = of_complaint(village, holder, category, about)

    def leaves(session: Session) -> None:
        session.get_one(Person, village.people[holder]).removed_at = village.now
        session.get_one(Group, village.group_id()).pendamping_id = village.people["Rahmat"]

    village.write(leaves)
    rahmat, his = village.actor("Rahmat"), village.people["Rahmat"]
    found = village.read(lambda s: list_cases(s, rahmat, his, village.now, village.rules))
    assert [one.case_id for one in found] == ([case.id] if is_seen else [])
    assert village.read(lambda s: may_run(s, rahmat, "show_case", case.id)) is is_seen


# Another pengurus.


def test_what_was_agreed_with_the_old_pengurus_is_not_told_to_the_new_one(village: Village) -> None:
    case = acting(village)
    village.be_at(village.at("2018-12-03", "10:00"))
    passes_on(village)
    agreed = case.agreements[0].id
    hers = Actor(village.people["Mawar"], "kpm")
    assert not village.read(lambda s: may_run(s, hers, "show_agreement", agreed))

    village.meeting("2018-12-20")
    village.be_at(village.at("2018-12-19", "16:01"))
    village.write(lambda s: plan_agreement_reminders(s, SYSTEM, village.now, village.rules))
    assert village.outbox("case_agreement") == []
    assert [row.slot for row in village.outbox("case_agreement_due", to="Siti")] == ["remind 2018-12-20 09:00"]


def test_what_is_agreed_with_the_new_pengurus_is_hers(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    village.be_at(village.at("2018-11-25", "10:00"))
    passes_on(village)
    village.be_at(village.at("2018-11-26", "10:00"))
    village.write(lambda s: agree(s, siti, case.id, PAPERS, village.now, village.rules))
    village.be_at(village.at("2018-11-29", "16:01"))
    village.write(lambda s: plan_agreement_reminders(s, SYSTEM, village.now, village.rules))

    assert [row.slot for row in village.outbox("case_agreement", to="Mawar")] == ["due 2018-11-30"]


def test_the_new_pengurus_is_neither_asked_for_the_old_ones_word_nor_thanked_in_her_stead(village: Village) -> None:
    case, siti, kpm_id = acting(village), village.actor("Siti"), village.people["Mawar"]
    village.be_at(village.at("2018-12-01", "10:00"))
    village.write(lambda s: ask_family_word(s, siti, case.id, village.now, village.rules))
    village.drain()
    village.be_at(village.at("2018-12-03", "10:00"))
    passes_on(village)
    hers = Actor(kpm_id, "kpm")

    def says(session: Session) -> bool:
        return say_family_word(session, hers, kpm_id, case.id, "well", "sudah", village.now, village.rules)

    assert not village.write(says)
    assert not village.write(lambda s: ask_family_word(s, siti, case.id, village.now, village.rules))
    assert not village.write(lambda s: before_ending(s, siti, case.id, village.now, village.rules)).reached
    village.reported("2018-12-20", {})
    village.be_at(village.at("2018-12-21", "09:00"))
    assert village.write(lambda s: praise_who_came_again(s, SYSTEM, village.now, village.rules)) == 0


# A family that left.


def test_a_family_that_left_is_reminded_of_nothing(village: Village) -> None:
    acting(village, PAPERS)

    def leaves(session: Session) -> None:
        session.get_one(Kpm, village.people["Mawar"]).left_at = village.now

    village.write(leaves)
    village.go_to("2018-11-30", "16:00")
    assert village.outbox("case_agreement") == []
    assert [row.slot for row in village.outbox("case_agreement_due")] == ["due 2018-11-30"]


# Another holder.


def test_what_waits_in_a_case_passes_with_it_and_waits_for_the_old_holder_no_more(village: Village) -> None:
    joins_office(village, "pendamping", "Rina")
    case, siti, rina = acting(village), village.actor("Siti"), village.actor("Rina")
    village.reported("2018-12-20", {})
    village.be_at(village.at("2018-12-21", "09:00"))
    village.write(lambda s: ask_evaluations(s, SYSTEM, village.now, village.rules))
    asked = village.write(
        lambda s: refer_case(s, siti, case.id, village.people["Rina"], "handover", "mohon", village.now, village.rules)
    )
    assert asked is not None
    village.write(lambda s: answer_referral(s, rina, asked, True, village.now, village.rules))

    def waits(name: str) -> list[bool]:
        actor, person_id = village.actor(name), village.people[name]
        found = village.read(lambda s: list_cases(s, actor, person_id, village.now, village.rules))
        return [one.waits for one in found]

    assert (waits("Rina"), waits("Siti")) == ([True], [])
    assert len(village.outbox("case_evaluation", to="Rina")) == 1


def test_the_next_visit_of_a_case_gives_way_to_anothers_without_a_word_of_it(village: Village) -> None:
    """Both the pendamping and the koordinator work with her; the list holds one such visit to a family."""
    village.be_at(village.at("2018-11-23", "10:00"))
    case, siti, bambang = opened(village), village.actor("Siti"), village.actor("Bambang")
    day = date(2018, 11, 26)
    visit = village.write(lambda s: plan_case_visit(s, siti, case.id, day, None, village.now))
    assert visit is not None

    def ends_and_another_begins(session: Session) -> None:
        other = open_case_of_complaint(session, bambang, complaint.id, village.now, village.rules)
        session.get_one(type(case.visits[0]), visit).state = "withdrawn"
        session.flush()
        assert other is not None
        assert plan_case_visit(session, bambang, other, day, None, village.now) is not None

    complaint = filed(village, "deduction", "ketua")
    village.write(ends_and_another_begins)
    outcome = VisitOutcome(date(2018, 11, 23), "kpm", ("listened",), next_step="lihat kantin", next_on=day)
    assert village.write(lambda s: record_visit(s, siti, visit, outcome, village.now))

    assert [one.state for one in case.visits] == ["done"]
    [kept] = case.agreements
    assert (kept.who, kept.words, kept.due_on, kept.reminds_family) == ("pendamping", "lihat kantin", day, False)


# The office's list of what was done with her data.


def test_what_she_says_in_a_case_stands_in_no_list_of_the_office(village: Village) -> None:
    case, kpm_id, dewi = acting(village), village.people["Mawar"], village.actor("Dewi")
    siti = village.actor("Siti")
    visit = village.write(lambda s: plan_case_visit(s, siti, case.id, date(2018, 11, 23), None, village.now))
    assert visit is not None
    before = len(village.read(lambda s: audit_kpm(s, dewi, kpm_id)))
    village.meeting("2018-12-20")
    village.go_to("2018-12-19", "16:01")
    told_in_between = len(village.read(lambda s: audit_kpm(s, dewi, kpm_id)))
    village.mawar.taps("Ada halangan")
    village.mawar.says("bapak lembur")
    outcome = VisitOutcome(date(2018, 12, 19), "kpm", ("listened",))
    village.write(lambda s: record_visit(s, siti, visit, outcome, village.now))

    lines = village.read(lambda s: audit_kpm(s, dewi, kpm_id))
    assert not [one for one in lines if one.about.startswith(("agreement", "case")) or one.what == "record_visit"]
    assert len(lines) == told_in_between >= before
