"""The jobs: each finds its work once, late or often, and one that fails does not stop the others."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from db import Session
from db.tables import (
    Assembly,
    AssemblyGroup,
    AssemblyGuest,
    Candidate,
    Clarification,
    Dialog,
    FamilyMember,
    Gathering,
    GatheringGuest,
    Group,
    Intake,
    JobRun,
    KetuaHelp,
    Kpm,
    OutboxRow,
    Person,
    Sending,
    StoredFile,
    Visit,
    VisitHandover,
)
from outbox.means import Means
from programme.broadcast_audiences import Audience
from programme.broadcasts import Draft, send_broadcast
from programme.candidates.sheet import CandidateMember, family_to_json
from programme.cases.family_word import ask_family_word
from programme.cases.follow_ups import plan_case_visit
from programme.cases.referrals import refer_case
from programme.complaints.filing import withdraw_complaint
from programme.complaints.handling import ask_reporter, solve_complaint
from programme.complaints.visits import plan_complaint_visit
from programme.duty_rules import OfficeRules
from programme.health.posyandu_days import set_posyandu_pattern
from programme.keeping.substituting import answer_substitution
from programme.leaving.ending import Leaving, end_membership
from programme.monthly_patterns import MonthlyPattern
from programme.papers import add_paper
from programme.payments.reports import UnpaidHeard, save_payment_report
from programme.payments.unpaid import NextStep, note_next
from programme.polls.asking import open_poll
from programme.polls.new_time import propose_time
from programme.polls.proposals import NewTime
from programme.rules import Rules
from programme.updates.checks import mark_wrong
from scheduler import jobs
from scheduler.job import Job
from scheduler.jobs import JOBS, Ran, next_moment, run_jobs
from scheduler.ticks import make_ticks, run_tick
from tests.assemblies_held import planned
from tests.cases_worked import acting
from tests.complaints_filed import filed
from tests.groups_kept import ask_for_leave
from tests.payment_days import payment_day
from tests.posyandu_days import TODDLER, health_post, member, posyandu_day
from tests.programme.months_kept import child
from tests.readers import OUTSIDE, add_reader
from tests.village import GROUP, KECAMATAN, Village

MEANS = Means(channels=frozenset({"telegram", "whatsapp"}), templates=frozenset({"meeting_reminder"}), daily_tier=10)


def a_meeting_comes(village: Village) -> None:
    village.meeting("2018-10-03")


def a_meeting_ended(village: Village) -> None:
    village.meeting("2018-10-03")
    village.now = village.at("2018-10-03", "11:00")


def a_visit_is_due(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    village.now = village.at("2018-11-23", "06:00")


def a_month_began(village: Village) -> None:
    village.rules = Rules()
    village.now = village.at("2018-11-01", "00:00")


def a_dialog_was_left(village: Village) -> None:
    village.pendamping.says("jadwal")
    village.now += timedelta(hours=24, seconds=1)


def the_evening_before_came(village: Village) -> None:
    village.meeting("2018-10-25")
    village.now = village.at("2018-10-24", "18:00")


def somebody_was_absent(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    village.now += timedelta(hours=1)


def a_paper_grew_old(village: Village) -> None:
    siti = village.people["Siti"]
    village.write(lambda s: add_paper(s, siti, "slips", "group:1", "slip.pdf", b"encrypted", village.now))
    village.now += timedelta(days=village.rules.paper_days, seconds=1)


def a_message_did_not_arrive(village: Village) -> None:
    """By WhatsApp, which tells of every arrival."""
    a_meeting_comes(village)
    village.tick()
    left_at, mawar = village.now, village.people["Mawar"]

    def work(session: Session) -> None:
        row = session.scalars(select(OutboxRow).where(OutboxRow.person_id == mawar)).one()
        row.way, row.provider_id = "whatsapp", "SM1"
        sending = session.scalars(select(Sending).where(Sending.outbox_id == row.id)).one()
        sending.channel, sending.provider_id, sending.left_at = "whatsapp", "SM1", left_at

    village.write(work)
    village.now = left_at + timedelta(hours=6)


def somebody_dropped_out_of_reach(village: Village) -> None:
    """After the ketua's reminder had left."""
    a_meeting_comes(village)
    village.tick()
    hers = OutboxRow.person_id == village.people["Mawar"]
    village.now = village.at("2018-10-01", "13:00")
    ended = {"state": "unreachable", "due_at": village.now - timedelta(hours=1)}
    village.write(lambda s: s.execute(update(OutboxRow).where(hers).values(ended)))


def an_offer_stayed_unanswered(village: Village) -> None:
    a_visit_is_due(village)
    siti, bambang = village.people["Siti"], village.people["Bambang"]
    village.write(
        lambda s: s.add(
            VisitHandover(visit_id=s.query(Visit).one().id, from_id=siti, to_id=bambang, asked_at=village.now)
        )
    )
    village.now += timedelta(hours=village.rules.handover_hours, seconds=1)


def a_ketua_did_not_answer(village: Village) -> None:
    a_visit_is_due(village)
    visit_id, siti, sri = village.visit_of("Mawar").id, village.people["Siti"], village.people["Sri"]
    asked = KetuaHelp(visit_id=visit_id, kpm_id=village.people["Mawar"], ketua_id=sri, asked_by=siti, to_tell="salam")
    asked.asked_at = village.now
    village.write(lambda s: s.add(asked))
    village.now += timedelta(hours=village.rules.casework.help_hours, seconds=1)


def a_gathering_comes(village: Village) -> None:
    """This very evening; called two days ago."""
    a_visit_is_due(village)
    one = Gathering(pendamping_id=village.people["Siti"], place="Balai", created_at=village.now, revision=0)
    one.starts_at = village.at(village.rules.today(village.now + timedelta(days=2)).isoformat(), "09:00")
    guest = GatheringGuest(kpm_id=village.people["Mawar"], visit_id=village.visit_of("Mawar").id)

    def work(session: Session) -> None:
        session.add(one)
        session.flush()
        guest.gathering_id = one.id
        session.add(guest)

    village.write(work)
    village.now = one.starts_at - timedelta(hours=17)


def a_gathering_ended(village: Village) -> None:
    a_gathering_comes(village)
    village.now += timedelta(hours=17 + village.rules.casework.gathering_hours)


def an_assembly_comes(village: Village) -> None:
    """A meeting of the whole group, planned three days ago, is tomorrow."""
    at = village.at(village.rules.today(village.now + timedelta(days=4)).isoformat(), "09:00")
    planned(village, "resocialisation", at, groups=(GROUP,))
    village.now = at - timedelta(hours=17)


def an_assembly_ended(village: Village) -> None:
    an_assembly_comes(village)
    village.now += timedelta(hours=20)


def half_a_year_went_without_resocialisation(village: Village) -> None:
    village.now = village.at("2019-05-05", "07:30")


def a_message_went_to_many(village: Village) -> None:
    siti = village.actor("Siti")
    village.write(lambda s: send_broadcast(s, siti, Draft("Besok posyandu", None, Audience()), {}, village.now))
    village.drain()


def tomorrow_is_too_much_for_whatsapp(village: Village) -> None:
    """Twelve are due an early reminder tomorrow; ten may be written to first in a day."""
    group = village.group("Anggrek", ())
    for number in range(1, 13):
        village.write(lambda s, n=number: add_reader(s, group, n, village.now, OUTSIDE))  # type: ignore[misc]  # a default can not be typed
    village.meeting("2018-10-25", group="Anggrek")
    village.now = village.at("2018-10-21", "08:30")


def the_evening_before_too_much(village: Village) -> None:
    tomorrow_is_too_much_for_whatsapp(village)
    village.now = village.at("2018-10-21", "18:00")


def an_evening_came(village: Village) -> None:
    village.rules = replace(village.rules, evening_summary=True)
    village.now = village.at("2018-10-25", "17:00")


def a_week_with_a_report_ended(village: Village) -> None:
    village.reported("2018-10-04", {"Mawar": "work"})
    village.now = village.at("2018-10-08", "07:00")


def a_month_of_changes_ended(village: Village) -> None:
    village.reports_change("Mawar", "other", story="Dapur kami kebakaran")
    village.now = village.at("2018-11-12", "08:00")


def a_photo_has_served(village: Village) -> None:
    told = village.reports_change("Mawar", "other", story="Dapur kami kebakaran")
    file = StoredFile(contact_id=1, channel="telegram", provider_reference="f", kind="photo", received_at=village.now)
    file.subject, file.state, file.content = f"update:{told}", "stored", b"encrypted"
    village.write(lambda s: s.add(file))
    siti = village.actor("Siti")
    village.write(lambda s: mark_wrong(s, siti, told, "tidak jadi", village.now))
    village.drain()
    village.now += timedelta(days=village.rules.update_evidence_days, seconds=1)


def the_months_last_week_came(village: Village) -> None:
    village.rules = replace(village.rules, changes_asked=True)
    village.now = village.at("2018-10-25", "10:00")


def a_complaint_ran_out(village: Village) -> None:
    filed(village)
    village.now = village.at("2018-10-08", "16:00")


def a_complaint_is_nearly_due(village: Village) -> None:
    filed(village)
    village.now = village.at("2018-10-05", "08:00")  # a Friday; it is due on Monday


def a_reporter_did_not_answer(village: Village) -> None:
    case, siti = filed(village), village.actor("Siti")
    village.write(lambda s: ask_reporter(s, siti, case.id, "Kapan hilangnya?", village.now))
    village.now = village.at("2018-10-04", "08:00")


def a_reporter_did_not_say_whether_it_is_solved(village: Village) -> None:
    case, siti = filed(village), village.actor("Siti")
    village.write(lambda s: solve_complaint(s, siti, case.id, "Kartu baru sudah diambil", village.now))
    village.drain()
    village.now += timedelta(days=3)


def a_complaint_with_a_visit_was_withdrawn(village: Village) -> None:
    case, siti, mawar = filed(village), village.actor("Siti"), village.actor("Mawar")
    village.write(lambda s: plan_complaint_visit(s, siti, case.id, date(2018, 10, 9), village.now))
    village.write(lambda s: withdraw_complaint(s, mawar, case.id, village.now))
    village.drain()


def a_payment_was_entered(village: Village) -> None:
    payment_day(village, "2018-10-20", ("Mawar",))


def a_payment_comes(village: Village) -> None:
    payment_day(village, "2018-10-20", ("Mawar",))
    village.tick()
    village.now = village.at("2018-10-17", "09:00")


def a_payment_ended(village: Village) -> None:
    payment_day(village, "2018-10-02", ("Mawar",))
    village.now = village.at("2018-10-02", "12:00")


def an_unpaid_ones_last_day_is_near(village: Village) -> None:
    payment, siti = payment_day(village, "2018-10-02", ("Mawar",)), village.actor("Siti")
    group, mawar = village.group_id(), village.people["Mawar"]
    village.now = village.at("2018-10-02", "13:00")
    heard, step = UnpaidHeard({2: "zero_balance"}), NextStep("", "Bank", date(2018, 10, 10))
    village.write(lambda s: save_payment_report(s, siti, payment, group, heard, village.now, village.rules))
    village.write(lambda s: note_next(s, siti, payment, mawar, step, village.now, village.rules))
    village.drain()
    village.now = village.at("2018-10-08", "08:00")


def a_new_time_was_asked_about(village: Village) -> None:
    siti, group = village.actor("Siti"), village.group_id()
    new = NewTime(MonthlyPattern("nth_weekday", week=4, weekday=5), time(16, 30))
    village.write(lambda s: propose_time(s, siti, group, new, village.now, village.rules))
    village.drain()
    village.now = village.at("2018-10-03", "17:00")


def its_last_hour_is_over(village: Village) -> None:
    a_new_time_was_asked_about(village)
    village.now = village.at("2018-10-04", "17:00")


def a_round_of_questions_nears_its_end(village: Village) -> None:
    siti, group = village.actor("Siti"), village.group_id()
    village.write(lambda s: open_poll(s, siti, group, village.now, village.rules))
    village.drain()
    village.now = village.at("2018-10-03", "18:00")


def a_round_of_questions_is_over(village: Village) -> None:
    a_round_of_questions_nears_its_end(village)
    village.now = village.at("2018-10-04", "17:00")


def something_was_agreed(village: Village) -> None:
    acting(village)
    village.meeting("2018-12-20")
    village.tick()
    village.now = village.at("2018-12-19", "16:00")


def a_visits_maker_left(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    village.write(lambda s: plan_case_visit(s, siti, case.id, date(2018, 11, 26), None, village.now))
    village.tick()

    def leaves(session: Session) -> None:
        session.get_one(Person, village.people["Siti"]).removed_at = village.now
        session.get_one(Group, village.group_id()).pendamping_id = village.people["Bambang"]

    village.write(leaves)


def she_came_again(village: Village) -> None:
    acting(village)
    village.tick()
    village.reported("2018-12-20", {})
    village.now = village.at("2018-12-20", "14:00")


def a_family_did_not_answer(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    village.write(lambda s: ask_family_word(s, siti, case.id, village.now, village.rules))
    village.drain()
    village.tick()
    village.now += timedelta(days=3)


def a_colleague_did_not_answer(village: Village) -> None:
    case, siti, to_id = acting(village), village.actor("Siti"), village.people["Bambang"]
    village.write(lambda s: refer_case(s, siti, case.id, to_id, "advice", "Bagaimana?", village.now, village.rules))
    village.tick()
    village.now += timedelta(hours=72)


def a_new_familys_household_waits(village: Village) -> None:
    siti, mawar = village.people["Siti"], village.people["Mawar"]
    family = family_to_json([CandidateMember("Bagas", date(2010, 5, 1), "sd")])

    def work(session: Session) -> None:
        intake = Intake(kecamatan=KECAMATAN, label="2018-1", state="confirmed", created_by=siti, created_at=village.now)
        intake.confirmed_at = village.now
        session.add(intake)
        session.flush()
        called = {"intake_id": intake.id, "participant_number": "C1", "name": "Mawar", "desa": "Wates"}
        session.add(Candidate(**called, kpm_id=mawar, family=family))

    village.write(work)


# What each job has to find something to do.
def the_fifth_of_a_month_came(village: Village) -> None:
    village.is_reminded_of_standing_meetings()
    village.now = village.at("2018-10-05", "07:30")


def a_ketua_came_to_the_meeting(village: Village) -> None:
    sri, siti = village.people["Sri"], village.people["Siti"]
    began = village.at("2018-10-01", "08:00")

    def work(session: Session) -> None:
        met = Assembly(kind="ketua_meeting", kecamatan=KECAMATAN, held_by=siti, starts_at=began, created_at=began)
        met.ends_at, met.place, met.state = began + timedelta(hours=1), "Balai", "held"
        session.add(met)
        session.flush()
        session.add(AssemblyGuest(assembly_id=met.id, person_id=sri, mark="present"))
        session.add(Visit(kpm_id=sri, cause="routine", months=[], due_on=began.date(), opened_at=began))

    village.write(work)


def somebody_left_with_a_last_word(village: Village) -> None:
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    said = Leaving(village.rules.today(village.now), "graduated")
    village.write(lambda s: end_membership(s, siti, mawar, said, village.now, village.rules))
    village.now += timedelta(days=3)


def a_quarter_began_with_a_grown_up_family(village: Village) -> None:
    entry = village.family("Mawar", Budi="sma")["Budi"]
    village.write(lambda s: setattr(s.get_one(FamilyMember, entry), "birth_date", date(1990, 1, 1)))
    village.now = village.at("2019-01-02", "08:00")


def a_familys_retention_ended(village: Village) -> None:
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Mawar"]), "left_at", village.now))
    village.now = village.at("2023-10-03", "01:00")


def forms_are_nearly_due(village: Village) -> None:
    mawar, siti, group, began = village.people["Mawar"], village.people["Siti"], village.group_id(), village.now

    def work(session: Session) -> None:
        first = Assembly(kind="first_meeting", kecamatan=KECAMATAN, held_by=siti, starts_at=began, created_at=began)
        first.ends_at, first.place, first.state = began, "Balai", "held"
        session.add_all([first, Clarification(kpm_id=mawar, created_at=began)])
        session.flush()
        session.add(AssemblyGroup(assembly_id=first.id, group_id=group))

    village.write(work)
    village.now = village.at("2018-10-12", "08:00")


def a_child_without_school_is_known(village: Village) -> None:
    child(village, "Mawar", "Budi", None, "2010-03-01")
    village.now = village.at("2018-10-02", "07:30")


def a_month_of_school_is_over(village: Village) -> None:
    child(village, "Mawar", "Budi")
    village.now = village.at("2018-10-04", "08:00")


def a_quarter_is_over(village: Village) -> None:
    child(village, "Mawar", "Budi")
    village.now = village.at("2019-01-02", "08:00")


def a_health_post_has_its_day_of_the_month(village: Village) -> None:
    post, siti, pattern = health_post(village), village.actor("Siti"), MonthlyPattern("day_of_month", day=10)
    village.write(lambda s: set_posyandu_pattern(s, siti, post, pattern, time(8), time(11), village.now, village.rules))
    village.now = village.at("2018-11-01", "00:10")


def a_health_post_opens_tomorrow(village: Village) -> None:
    post = health_post(village)
    member(village, "Mawar", "Budi", "toddler", TODDLER, post)
    posyandu_day(village, post, "2018-10-05")
    village.now = village.at("2018-10-04", "16:00")


def a_health_post_has_closed(village: Village) -> None:
    a_health_post_opens_tomorrow(village)
    village.now = village.at("2018-10-05", "11:00")


def a_month_ended_that_the_office_wants_to_read(village: Village) -> None:
    village.rules = replace(village.rules, office=OfficeRules())
    village.now = village.at("2018-11-01", "08:00")


def a_leave_begins(village: Village) -> None:
    first = village.rules.today(village.now) + timedelta(days=1)
    leave = ask_for_leave(village, first, first + timedelta(days=2))
    bambang = village.actor("Bambang")
    village.write(lambda s: answer_substitution(s, bambang, leave, True, village.now, village.rules))
    village.drain()
    village.now = village.at(first.isoformat(), "00:00")


WORK: dict[str, Callable[[Village], None]] = {
    "plan_monthly_reports": a_month_ended_that_the_office_wants_to_read,
    "keep_substitutions": a_leave_begins,
    "plan_posyandu_days": a_health_post_has_its_day_of_the_month,
    "plan_posyandu_reminders": a_health_post_opens_tomorrow,
    "ask_posyandu_attendance": a_health_post_has_closed,
    "find_unenrolled": a_child_without_school_is_known,
    "remind_of_school_months": a_month_of_school_is_over,
    "plan_verifications": a_quarter_is_over,
    "enter_candidate_families": a_new_familys_household_waits,
    "close_chats_of_leavers": somebody_left_with_a_last_word,
    "plan_leaving_hints": a_quarter_began_with_a_grown_up_family,
    "forget_left_families": a_familys_retention_ended,
    "remind_of_forms": forms_are_nearly_due,
    "plan_meeting_reminders": a_meeting_comes,
    "plan_report_requests": a_meeting_ended,
    "plan_payment_news": a_payment_was_entered,
    "plan_payment_reminders": a_payment_comes,
    "plan_payment_questions": a_payment_ended,
    "remind_unpaid": an_unpaid_ones_last_day_is_near,
    "open_routine_visits": a_month_began,
    "send_daily_visit_lists": a_visit_is_due,
    "plan_meetings_tomorrow": the_evening_before_came,
    "plan_changes_asked": the_months_last_week_came,
    "plan_absence_questions": somebody_was_absent,
    "plan_evening_summaries": an_evening_came,
    "plan_radar_news": a_week_with_a_report_ended,
    "escalate_complaints": a_complaint_ran_out,
    "remind_complaint_handlers": a_complaint_is_nearly_due,
    "ask_complainants_again": a_reporter_did_not_answer,
    "check_solved_complaints": a_reporter_did_not_say_whether_it_is_solved,
    "end_complaint_visits": a_complaint_with_a_visit_was_withdrawn,
    "remind_time_questions": a_new_time_was_asked_about,
    "close_time_questions": its_last_hour_is_over,
    "lapse_handovers": an_offer_stayed_unanswered,
    "plan_agreement_reminders": something_was_agreed,
    "pass_case_visits_on": a_visits_maker_left,
    "ask_evaluations": she_came_again,
    "praise_who_came_again": she_came_again,
    "ask_family_again": a_family_did_not_answer,
    "lapse_referrals": a_colleague_did_not_answer,
    "follow_ketua_helps": a_ketua_did_not_answer,
    "remind_of_gatherings": a_gathering_comes,
    "end_gatherings": a_gathering_ended,
    "remind_of_assemblies": an_assembly_comes,
    "ask_who_came": an_assembly_ended,
    "ask_for_resocialisation": half_a_year_went_without_resocialisation,
    "forget_old_papers": a_paper_grew_old,
    "plan_update_lists": a_month_of_changes_ended,
    "forget_update_evidence": a_photo_has_served,
    "tell_broadcast_results": a_message_went_to_many,
    "ease_tier": tomorrow_is_too_much_for_whatsapp,
    "tell_short_tier": the_evening_before_too_much,
    "move_on_undelivered": a_message_did_not_arrive,
    "plan_relay_requests": somebody_dropped_out_of_reach,
    "remind_of_standing": the_fifth_of_a_month_came,
    "end_visits_of_ketua_met": a_ketua_came_to_the_meeting,
    "remind_poll_members": a_round_of_questions_nears_its_end,
    "close_polls": a_round_of_questions_is_over,
    "pause_unattended_dialogs": a_dialog_was_left,
}


def run(village: Village) -> dict[str, int]:
    return village.write(lambda s: run_jobs(s, village.now, village.rules, MEANS)).found


def rows(village: Village) -> int:
    return village.read(lambda s: len(s.scalars(select(OutboxRow.id)).all()))


def test_every_job_is_tested_here() -> None:
    assert {job.name for job in JOBS} == set(WORK)


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_job_finds_its_work_once(village: Village, name: str) -> None:
    WORK[name](village)

    first, second = run(village), run(village)

    assert first[name] > 0
    assert name not in second


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_job_that_finds_something_leaves_a_line_in_the_book(village: Village, name: str) -> None:
    WORK[name](village)

    found = run(village)

    ran = village.read(lambda s: s.scalars(select(JobRun).where(JobRun.job == name).order_by(JobRun.id.desc())).first())
    assert ran is not None
    assert (ran.done, ran.ran_at) == (found[name], village.now)


def test_with_nothing_to_do_nothing_is_written(village: Village) -> None:
    assert run(village) == {}
    assert village.read(lambda s: s.scalars(select(JobRun)).all()) == []


@pytest.mark.parametrize("name", sorted(WORK))
def test_time_travel_does_not_pass_a_jobs_moment_by(village: Village, name: str) -> None:
    """From any moment before, the next moments lead to the one at which the job finds its work."""
    WORK[name](village)
    found_at = village.now
    village.now -= timedelta(hours=2)
    for _ in range(50):
        if name in run(village):
            break
        due = village.read(lambda s: next_moment(s, village.now, village.rules))
        assert due is not None
        assert due > village.now
        village.now = due

    assert village.now <= found_at


def test_where_nothing_waits_there_is_no_next_moment(village: Village) -> None:
    assert village.read(lambda s: next_moment(s, village.now, village.rules)) is None


def test_one_jobs_mistake_undoes_only_its_own_work(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(session: Session, now: object, rules: Rules) -> int:
        session.execute(update(OutboxRow).values(state="dropped"))
        session.add(JobRun(job="half", ran_at=village.now, done=1))
        session.flush()
        raise KeyError("Mawar")

    monkeypatch.setattr(jobs, "JOBS", (JOBS[0], Job("breaks", breaks, JOBS[0].next_due), JOBS[-1]))
    village.pendamping.says("jadwal")
    village.now += timedelta(days=2)
    village.meeting("2018-10-04")

    with capture_logs() as logs:
        found = run(village)

    assert set(found) == {"plan_meeting_reminders", "pause_unattended_dialogs"}
    assert {row.state for row in village.outbox("meeting_reminder")} == {"queued"}
    assert [(entry["event"], entry["job"]) for entry in logs] == [("job_failed", "breaks")]
    assert "Mawar" not in str(logs)


@pytest.mark.parametrize("error", [IntegrityError("INSERT", None, ValueError()), KeyError("Mawar")])
def test_a_job_that_failed_is_told_by_name(village: Village, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def breaks(session: Session, now: object, rules: Rules) -> int:
        raise error

    monkeypatch.setattr(jobs, "JOBS", (Job("breaks", breaks, JOBS[0].next_due), JOBS[0]))
    village.meeting("2018-10-03")
    with capture_logs():
        ran = run_tick(village.database, village.now, village.rules, Means())

    assert ran == Ran({"plan_meeting_reminders": 10}, ("breaks",))


def test_a_statement_the_database_refuses_undoes_only_its_job(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(session: Session, now: object, rules: Rules) -> int:
        session.add(JobRun(id=1, job="x", ran_at=village.now, done=1))
        session.flush()
        session.execute(insert(JobRun).values(id=1, job="y", ran_at=village.now, done=1))
        return 1

    monkeypatch.setattr(jobs, "JOBS", (Job("breaks", breaks, JOBS[0].next_due), JOBS[0]))
    village.meeting("2018-10-03")
    with capture_logs():
        ran = run_tick(village.database, village.now, village.rules, Means())

    assert ran.failed == ("breaks",)
    assert rows(village) == 10


def test_a_database_that_is_away_ends_the_tick(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(session: Session, now: object, rules: Rules) -> int:
        raise OperationalError("SELECT", None, ConnectionError())

    monkeypatch.setattr(jobs, "JOBS", (JOBS[0], Job("away", away, JOBS[0].next_due)))
    village.meeting("2018-10-03")

    with pytest.raises(OperationalError):
        run(village)
    assert rows(village) == 0


def test_only_one_of_several_processes_plans_at_a_time(village: Village) -> None:
    """On PostgreSQL a second planner finds the lock taken and goes home; on SQLite it waits its turn."""
    village.meeting("2018-10-03")
    inside, found = Barrier(2), []

    def plans() -> None:
        inside.wait()
        found.append(run(village).get("plan_meeting_reminders", 0))

    both = [Thread(target=plans) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert sorted(found) == [0, 10]
    assert rows(village) == 10


def test_a_tick_says_what_its_jobs_found_and_about_nobody(village: Village) -> None:
    village.meeting("2018-10-03")
    with capture_logs() as logs:
        run_tick(village.database, village.now, village.rules, Means())

    assert [(entry["event"], entry["job"], entry["done"]) for entry in logs] == [
        ("job_ran", "plan_meeting_reminders", 10)
    ]


def test_the_scheduler_carries_one_tick_and_no_programme_times(village: Village) -> None:
    async def tick() -> None: ...

    scheduler = make_ticks([tick], village.now)

    [job] = scheduler.get_jobs()
    assert (job.id, job.coalesce, job.misfire_grace_time, job.max_instances) == ("tick", True, None, 1)


def test_a_work_that_hangs_delays_no_other_and_is_never_begun_twice(village: Village) -> None:
    ticked = asyncio.Event()
    counts = {"tick": 0, "hangs": 0}

    async def hangs() -> None:
        counts["hangs"] += 1
        await asyncio.Event().wait()

    async def tick() -> None:
        counts["tick"] += 1
        if counts["tick"] == 3:
            ticked.set()

    async def runs() -> None:
        ticks = make_ticks([hangs, tick], datetime.now(UTC), 0.001)
        ticks.start()
        await asyncio.wait_for(ticked.wait(), 30)
        ticks.shutdown(wait=False)

    asyncio.run(runs())

    assert counts["hangs"] == 1
    assert counts["tick"] >= 3


# A dialog left alone.


def dialog(village: Village) -> Dialog:
    return village.read(lambda s: s.scalars(select(Dialog).order_by(Dialog.id.desc())).first()) or Dialog()


def test_a_dialog_left_for_a_day_is_set_aside_and_said_once(village: Village) -> None:
    a_dialog_was_left(village)
    village.now -= timedelta(seconds=2)
    run(village)
    assert dialog(village).status == "open"
    village.now += timedelta(seconds=2)
    for hours in (0, 1, 30):
        village.be_at(village.now + timedelta(hours=hours))

    assert dialog(village).status == "paused"
    assert [row.state for row in village.outbox("dialog_paused")] == ["sent"]


@pytest.mark.parametrize("word", ["menu", "halo"])
def test_a_menu_left_alone_ends_silently(village: Village, word: str) -> None:
    village.mawar.says(word)
    village.be_at(village.now + timedelta(hours=25))

    assert dialog(village).status == "done"
    assert village.outbox("dialog_paused") == []


def test_a_stranger_who_left_is_not_written_to(village: Village) -> None:
    village.phone("Orang").says("halo")
    village.be_at(village.now + timedelta(hours=25))

    assert dialog(village).status == "done"
    assert len(village.phones["Orang"].texts) == 1
