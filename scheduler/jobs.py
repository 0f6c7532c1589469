"""The jobs: what each plans at a tick, and when it next has something to do.

A job is a function of the tables and `now`; running it twice, late or after a crash changes nothing. Time travel in
the simulator visits each due moment in order through these same functions.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy import func, select, text
from sqlalchemy.exc import InterfaceError, OperationalError

from db import Session
from db.tables import Dialog, JobRun
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
)
from programme.access import SYSTEM
from programme.rules import Rules

log = structlog.get_logger()
USUAL_MEANS = Means()
PLANNER_LOCK = 7_301_001
"""The advisory lock of the only planner, where several processes share one PostgreSQL."""


@dataclass(frozen=True)
class Job:
    """`run` returns how many rows it made or changed; `next_due` the next moment later than `after`, if any."""

    name: str
    run: Callable[..., int]
    """(session, now, rules), and where it `wants_means` the office's means as well."""
    next_due: Callable[[Session, datetime, Rules], datetime | None]
    wants_means: bool = False


def plan_meeting_reminders(session: Session, now: datetime, rules: Rules) -> int:
    return reminders.plan_meeting_reminders(session, SYSTEM, now, rules)


def plan_report_requests(session: Session, now: datetime, rules: Rules) -> int:
    return report_requests.plan_report_requests(session, SYSTEM, now, rules)


def open_routine_visits(session: Session, now: datetime, rules: Rules) -> int:
    return routine_visits.open_routine_visits(session, SYSTEM, now, rules)


def send_daily_visit_lists(session: Session, now: datetime, rules: Rules) -> int:
    return visit_lists.send_daily_visit_lists(session, SYSTEM, now, rules)


def plan_meetings_tomorrow(session: Session, now: datetime, rules: Rules) -> int:
    return expected_told.plan_meetings_tomorrow(session, SYSTEM, now, rules)


def plan_relay_requests(session: Session, now: datetime, rules: Rules) -> int:
    return relay_digest.plan_relay_requests(session, SYSTEM, now, rules)


def plan_absence_questions(session: Session, now: datetime, rules: Rules) -> int:
    return absence_questions.plan_absence_questions(session, SYSTEM, now, rules)


def lapse_handovers(session: Session, now: datetime, rules: Rules) -> int:
    return visit_handovers.lapse_handovers(session, SYSTEM, now, rules)


def forget_old_papers(session: Session, now: datetime, rules: Rules) -> int:
    return papers.forget_old_papers(session, SYSTEM, now, rules)


def move_on_undelivered(session: Session, now: datetime, rules: Rules) -> int:
    """What did not arrive in time takes the next way; and what providers said of messages we never knew is dropped."""
    statuses.forget_early_statuses(session, now)
    return undelivered.move_on_undelivered(session, now)


def _next_undelivered(session: Session, after: datetime, rules: Rules) -> datetime | None:
    return undelivered.next_undelivered(session, after)


def tell_broadcast_results(session: Session, now: datetime, rules: Rules) -> int:
    return broadcast_results.tell_broadcast_results(session, SYSTEM, now, rules)


def ease_tier(session: Session, now: datetime, rules: Rules, means: Means) -> int:
    return tier_easing.ease_tier(session, SYSTEM, now, rules, means)


def tell_short_tier(session: Session, now: datetime, rules: Rules, means: Means) -> int:
    return tier_easing.tell_short_tier(session, SYSTEM, now, rules, means)


def pause_unattended_dialogs(session: Session, now: datetime, rules: Rules) -> int:
    """Sets aside what nobody went on with for a day, and says so once; the menu ends silently."""
    waiting = dialogs.unattended(session, now - timedelta(hours=rules.hours_until_dialog_pauses))
    for dialog in waiting:
        remembered = dialog.conversation not in dialogs.NOTHING_IS_LOST and dialog.person_id is not None
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
    return len(waiting)


def _next_pause(session: Session, after: datetime, rules: Rules) -> datetime | None:
    oldest = session.scalar(select(func.min(Dialog.touched_at)).where(Dialog.status == "open"))
    if oldest is None:
        return None
    return max(oldest + timedelta(hours=rules.hours_until_dialog_pauses, seconds=1), after + timedelta(seconds=1))


JOBS: tuple[Job, ...] = (
    Job("plan_meeting_reminders", plan_meeting_reminders, reminders.next_moment),
    Job("plan_report_requests", plan_report_requests, report_requests.next_moment),
    Job("open_routine_visits", open_routine_visits, routine_visits.next_routine_moment),
    Job("send_daily_visit_lists", send_daily_visit_lists, visit_lists.next_list_moment),
    Job("plan_meetings_tomorrow", plan_meetings_tomorrow, expected_told.next_telling_moment),
    Job("plan_absence_questions", plan_absence_questions, absence_questions.next_question_moment),
    Job("lapse_handovers", lapse_handovers, visit_handovers.next_lapse),
    Job("forget_old_papers", forget_old_papers, papers.next_forgetting),
    Job("move_on_undelivered", move_on_undelivered, _next_undelivered),
    Job("plan_relay_requests", plan_relay_requests, relay_digest.next_request_moment),
    Job("tell_broadcast_results", tell_broadcast_results, broadcast_results.next_result_moment),
    Job("ease_tier", ease_tier, tier_easing.next_easing_moment, wants_means=True),
    Job("tell_short_tier", tell_short_tier, tier_easing.next_short_moment, wants_means=True),
    Job("pause_unattended_dialogs", pause_unattended_dialogs, _next_pause),
)


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
    results = {job.name: _run_one(job, session, now, rules, means) for job in JOBS}
    found = {name: done for name, done in results.items() if done}
    session.add_all(JobRun(job=name, ran_at=now, done=done) for name, done in found.items())
    return Ran(found, tuple(name for name, done in results.items() if done is None))


def _run_one(job: Job, session: Session, now: datetime, rules: Rules, means: Means) -> int | None:
    """One job's mistake undoes only its own work, and is told as None: reminders leave though a list can't be made.

    A database that is away is nobody's mistake: it ends the tick, and the next one makes up for it.
    """
    try:
        with session.begin_nested():
            return job.run(session, now, rules, means) if job.wants_means else job.run(session, now, rules)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other jobs still have to run
        log.error("job_failed", job=job.name, **fault(error))
        return None


def next_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment later than `after` at which a job or the outbox has something to do."""
    moments = [job.next_due(session, after, rules) for job in JOBS] + [queue.next_due(session, after)]
    return min((moment for moment in moments if moment is not None), default=None)
