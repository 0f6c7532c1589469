"""The jobs: what each plans at a tick, and when it next has something to do.

A job is a function of the tables and `now`; running it twice, late or after a crash changes nothing. Time travel in
the simulator visits each due moment in order through these same functions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import structlog
from sqlalchemy import Exists, exists, func, select, text
from sqlalchemy.exc import InterfaceError, OperationalError

from db import Session
from db.tables import (
    Attendance,
    Broadcast,
    Case,
    CaseAgreement,
    CaseReferral,
    Complaint,
    DataUpdate,
    Dialog,
    Gathering,
    JobRun,
    KetuaHelp,
    Meeting,
    PaymentSchedule,
    Poll,
    ProviderStatus,
    VisitHandover,
)
from outbox import dialogs, queue, statuses, undelivered
from outbox.failures import fault
from outbox.means import Means
from programme import (
    absence_questions,
    broadcast_results,
    expected_told,
    papers,
    relay_digest,
    reminders,
    report_requests,
    routine_visits,
    tier_easing,
    visit_handovers,
    visit_lists,
    waiting,
)
from programme.cases import agreement_reminders as case_reminders
from programme.cases import evaluating as case_results
from programme.cases import family_word as case_words
from programme.cases import follow_ups as case_visits
from programme.cases import praise as case_praise
from programme.cases import referral_ends as case_referrals
from programme.complaints import checks as complaint_checks
from programme.complaints import escalation as complaint_escalation
from programme.complaints import visits as complaint_visits
from programme.many_due import gathering_times, help_times
from programme.payments import planning as payment_planning
from programme.payments import questions as payment_questions
from programme.payments import reminders as payment_reminders
from programme.payments import unpaid as payment_unpaid
from programme.polls import asking as poll_rounds
from programme.polls import time_rounds
from programme.radar import news as radar_news
from programme.rules import Rules
from programme.updates import asked_monthly as changes_asked
from programme.updates import evidence as update_evidence
from programme.updates import lists as update_lists
from scheduler.duty_jobs import DUTY_JOBS
from scheduler.job import Job, job_of

log = structlog.get_logger()
USUAL_MEANS = Means()
PLANNER_LOCK = 7_301_001
"""The advisory lock of the only planner, where several processes share one PostgreSQL."""
_OLDEST_EARLY_STATUS = select(func.min(ProviderStatus.arrived_at))
_OLDEST_OPEN_DIALOG = select(func.min(Dialog.touched_at)).where(Dialog.status == "open")


def move_on_undelivered(session: Session, now: datetime, rules: Rules) -> int:
    """What did not arrive in time takes the next way; and what providers said of messages we never knew is dropped."""
    oldest = session.scalar(_OLDEST_EARLY_STATUS)
    if oldest is not None and oldest < now - statuses.EARLY_STATUS_KEPT:
        statuses.forget_early_statuses(session, now)
    return undelivered.move_on_undelivered(session, now)


def _next_undelivered(session: Session, after: datetime, rules: Rules) -> datetime | None:
    return undelivered.next_undelivered(session, after)


def pause_unattended_dialogs(session: Session, now: datetime, rules: Rules) -> int:
    """Sets aside what nobody went on with for a day, and says so once; the menu ends silently."""
    before = now - timedelta(hours=rules.hours_until_dialog_pauses)
    oldest = session.scalar(_OLDEST_OPEN_DIALOG)
    if oldest is None or oldest >= before:
        return 0
    left = dialogs.unattended(session, before)
    for dialog in left:
        remembered = dialog.conversation not in dialogs.NOTHING_IS_LOST and dialog.person_id is not None
        remembered = remembered and not dialogs.lies_open(session, dialog)
        dialog.status = "paused" if remembered else "done"
        if remembered and dialog.person_id is not None:
            queue.put_notice(
                session,
                "dialog_paused",
                f"dialog:{dialog.id}",
                dialog.person_id,
                now.date().isoformat(),
                now,
                deadline=now + timedelta(days=1),
            )
    return len(left)


def _next_pause(session: Session, after: datetime, rules: Rules) -> datetime | None:
    oldest = session.scalar(_OLDEST_OPEN_DIALOG)
    if oldest is None:
        return None
    return max(oldest + timedelta(hours=rules.hours_until_dialog_pauses, seconds=1), after + timedelta(seconds=1))


JOBS: tuple[Job, ...] = (
    job_of(reminders.plan_meeting_reminders, reminders.next_moment, looks_into=Meeting),
    job_of(payment_planning.plan_payment_news, payment_planning.next_news_moment, looks_into=PaymentSchedule),
    job_of(
        payment_reminders.plan_payment_reminders, payment_reminders.next_reminder_moment, looks_into=PaymentSchedule
    ),
    job_of(
        payment_questions.plan_payment_questions, payment_questions.next_payment_question, looks_into=PaymentSchedule
    ),
    job_of(payment_unpaid.remind_unpaid, payment_unpaid.next_unpaid_reminder, looks_into=PaymentSchedule),
    job_of(report_requests.plan_report_requests, report_requests.next_moment, looks_into=Meeting),
    job_of(routine_visits.open_routine_visits, routine_visits.next_routine_moment),
    job_of(gathering_times.end_gatherings, gathering_times.next_gathering_end, looks_into=Gathering),
    job_of(gathering_times.remind_of_gatherings, gathering_times.next_gathering_reminder, looks_into=Gathering),
    job_of(help_times.follow_ketua_helps, help_times.next_help_moment, looks_into=KetuaHelp),
    job_of(visit_lists.send_daily_visit_lists, visit_lists.next_list_moment),
    job_of(expected_told.plan_meetings_tomorrow, expected_told.next_telling_moment, looks_into=Meeting),
    job_of(absence_questions.plan_absence_questions, absence_questions.next_question_moment, looks_into=Attendance),
    job_of(waiting.plan_evening_summaries, waiting.next_summary_moment),
    job_of(radar_news.plan_radar_news, radar_news.next_radar_moment),
    job_of(complaint_escalation.escalate_complaints, complaint_escalation.next_escalation, looks_into=Complaint),
    job_of(
        complaint_escalation.remind_complaint_handlers,
        complaint_escalation.next_complaint_reminder,
        looks_into=Complaint,
    ),
    job_of(complaint_escalation.ask_complainants_again, complaint_escalation.next_asking_again, looks_into=Complaint),
    job_of(complaint_checks.check_solved_complaints, complaint_checks.next_check, looks_into=Complaint),
    job_of(complaint_visits.end_complaint_visits, complaint_visits.next_ending, looks_into=Complaint),
    job_of(changes_asked.plan_changes_asked, changes_asked.next_asking_moment),
    job_of(update_lists.plan_update_lists, update_lists.next_list_moment, looks_into=DataUpdate),
    job_of(update_evidence.forget_update_evidence, update_evidence.next_evidence_moment, looks_into=DataUpdate),
    job_of(visit_handovers.lapse_handovers, visit_handovers.next_lapse, looks_into=VisitHandover),
    job_of(case_reminders.plan_agreement_reminders, case_reminders.next_agreement_moment, looks_into=CaseAgreement),
    job_of(case_visits.pass_case_visits_on, case_visits.next_passing_on, looks_into=Case),
    job_of(case_results.ask_evaluations, case_results.next_evaluation, looks_into=Case),
    job_of(case_praise.praise_who_came_again, case_praise.next_praise, looks_into=Case),
    job_of(case_words.ask_family_again, case_words.next_asking_again, looks_into=Case),
    job_of(case_referrals.lapse_referrals, case_referrals.next_referral_lapse, looks_into=CaseReferral),
    job_of(poll_rounds.remind_poll_members, poll_rounds.next_poll_reminder, looks_into=Poll),
    job_of(poll_rounds.close_polls, poll_rounds.next_closing, looks_into=Poll),
    job_of(time_rounds.remind_time_questions, time_rounds.next_time_reminding, looks_into=Poll),
    job_of(time_rounds.close_time_questions, time_rounds.next_time_closing, looks_into=Poll),
    *DUTY_JOBS,
    job_of(papers.forget_old_papers, papers.next_forgetting),
    Job("move_on_undelivered", move_on_undelivered, _next_undelivered),
    job_of(relay_digest.plan_relay_requests, relay_digest.next_request_moment),
    job_of(broadcast_results.tell_broadcast_results, broadcast_results.next_result_moment, looks_into=Broadcast),
    job_of(tier_easing.ease_tier, tier_easing.next_easing_moment, wants_means=True),
    job_of(tier_easing.tell_short_tier, tier_easing.next_short_moment, wants_means=True),
    Job("pause_unattended_dialogs", pause_unattended_dialogs, _next_pause),
)
LOOKED_INTO = tuple(dict.fromkeys(job.looks_into for job in JOBS if job.looks_into is not None))
ONLY_WHERE: Mapping[str, Exists] = {
    tier_easing.ease_tier.__name__: tier_easing.ANYBODY_ON_IT,
    tier_easing.tell_short_tier.__name__: tier_easing.ANYBODY_ON_IT,
}
"""Job -> what has to be there for it to have something to do, where that is not just any row of a table."""
ANYTHING_IN = select(*(exists().select_from(cast(Any, table).__table__) for table in LOOKED_INTO), *ONLY_WHERE.values())


@dataclass(frozen=True)
class Ran:
    """What the jobs of one tick did: job -> rows for those that found something, and those that failed."""

    found: dict[str, int] = field(default_factory=dict)
    failed: tuple[str, ...] = ()


def run_jobs(session: Session, now: datetime, rules: Rules, means: Means = USUAL_MEANS) -> Ran:
    """Runs every job once, as the only planner."""
    if session.get_bind().dialect.name == "postgresql":
        mine = session.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": PLANNER_LOCK})
        if not mine:
            return Ran()
    results = _run_all(_with_something(session), session, now, rules, means)
    found = {name: done for name, done in results.items() if done}
    session.add_all(JobRun(job=name, ran_at=now, done=done) for name, done in found.items())
    return Ran(found, tuple(name for name, done in results.items() if done is None))


def _with_something(session: Session) -> list[Job]:
    """The jobs whose table holds anything, asked for all of them at once."""
    there = session.execute(ANYTHING_IN).one()
    missing = {one for one, is_there in zip((*LOOKED_INTO, *ONLY_WHERE), there, strict=True) if not is_there}
    return [job for job in JOBS if not {job.looks_into, job.name} & missing]


def _run_all(jobs: list[Job], session: Session, now: datetime, rules: Rules, means: Means) -> dict[str, int | None]:
    """All of them at once, which is how it nearly always goes; where one breaks, each alone, to keep the others' work.

    A savepoint for each job takes longer than most of them do where nothing is due.
    """
    try:
        with session.begin_nested():
            return {job.name: _done(job, session, now, rules, means) for job in jobs}
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # noqa: BLE001 - whose mistake it was shows below, and is logged there
        return {job.name: _run_one(job, session, now, rules, means) for job in jobs}


def _done(job: Job, session: Session, now: datetime, rules: Rules, means: Means) -> int:
    return job.run(session, now, rules, means) if job.wants_means else job.run(session, now, rules)


def _run_one(job: Job, session: Session, now: datetime, rules: Rules, means: Means) -> int | None:
    """One job's mistake undoes only its own work, and is told as None: reminders leave though a list can't be made.

    A database that is away is nobody's mistake: it ends the tick, and the next one makes up for it.
    """
    try:
        with session.begin_nested():
            return _done(job, session, now, rules, means)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other jobs still have to run
        log.error("job_failed", job=job.name, **fault(error))
        return None


def next_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment later than `after` at which a job or the outbox has something to do."""
    moments = [job.next_due(session, after, rules) for job in _with_something(session)]
    moments.append(queue.next_due(session, after))
    return min((moment for moment in moments if moment is not None), default=None)
