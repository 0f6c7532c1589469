"""Planning what has become due around a meeting: reminders for every kpm, the question to the ketua.

Planning is one set-based statement a slot under the outbox's unique key, so running it twice, late or after a crash
changes nothing. A reminder that comes late still goes out while it helps: until the next reminder's moment, or until
the meeting begins.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import String, cast, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from db import Session
from db.columns import Moment
from db.tables import Kpm, Meeting, OutboxRow
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.rules import Reminder, Rules

HOURS_REPORT_IS_ASKED = 72
"""After a downtime longer than this the question no longer pops up; the pendamping sees the missing report."""


@operation(on=None, may=("system",))
def plan_meeting_reminders(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues every reminder whose moment has come and which still helps; returns how many are new."""
    return sum(_plan_slot(session, reminder, now, rules) for reminder in rules.reminders)


def _plan_slot(session: Session, reminder: Reminder, now: datetime, rules: Rules) -> int:
    planned = 0
    for day in _meeting_days(reminder, now, rules):
        begin, end = rules.at(day, time(0)), rules.at(day + timedelta(days=1), time(0))
        until = _helps_until(reminder, day, rules)
        meetings = session.execute(
            select(Meeting.id, Meeting.starts_at, Meeting.group_id).where(
                Meeting.status == "planned",
                Meeting.starts_at >= begin,
                Meeting.starts_at < end,
                Meeting.starts_at > now,
            )
        ).all()
        for meeting_id, starts_at, group_id in meetings:
            deadline = min(until or starts_at, starts_at)
            if deadline > now:
                planned += _insert_for_group(session, reminder, day, meeting_id, group_id, deadline, now)
    return planned


def _meeting_days(reminder: Reminder, now: datetime, rules: Rules) -> list[date]:
    """The days whose meetings this slot speaks of now: its moment has come, the next slot's has not."""
    today = rules.today(now)
    days = [today + timedelta(days=ahead) for ahead in range(reminder.days_before + 1)]
    return [
        day
        for day in days
        if moment_of(reminder, day, rules) <= now and (_helps_until(reminder, day, rules) or now + timedelta(1)) > now
    ]


def moment_of(reminder: Reminder, meeting_day: date, rules: Rules) -> datetime:
    """When this reminder of a meeting on that day is due."""
    return rules.at(meeting_day - timedelta(days=reminder.days_before), reminder.at)


def _helps_until(reminder: Reminder, meeting_day: date, rules: Rules) -> datetime | None:
    """The moment of the next reminder of the same meeting; None for the last, which helps until the meeting begins."""
    own = moment_of(reminder, meeting_day, rules)
    later = [moment_of(other, meeting_day, rules) for other in rules.reminders]
    return min((moment for moment in later if moment > own), default=None)


def _insert_for_group(
    session: Session, reminder: Reminder, day: date, meeting_id: int, group_id: int, deadline: datetime, now: datetime
) -> int:
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    members = select(
        literal("meeting_reminder"),
        literal(subject_of(meeting_id)),
        cast(literal(f"{reminder.name} {day.isoformat()}"), String),
        Kpm.person_id,
        literal(KINDS["meeting_reminder"].priority),
        literal(now, Moment),
        literal(deadline, Moment),
        literal("queued"),
        literal(0),
        literal(0),
        literal(now, Moment),
    ).where(Kpm.group_id == group_id, Kpm.left_at.is_(None))
    columns = [
        "kind", "subject", "slot", "person_id", "priority", "due_at", "deadline", "state", "attempts", "repeats",
        "created_at",
    ]  # fmt: skip
    statement = dialect.insert(OutboxRow).from_select(columns, members).on_conflict_do_nothing().returning(OutboxRow.id)
    return len(session.execute(statement).all())


@operation(on=None, may=("system",))
def plan_report_requests(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """When a meeting has ended, asks its ketua who did not come; returns how many questions are new."""
    query = (
        select(Meeting.id, Meeting.starts_at, Meeting.ends_at, Kpm.person_id)
        .join(Kpm, Kpm.group_id == Meeting.group_id)
        .where(
            Meeting.status == "planned",
            Meeting.ends_at <= now,
            Meeting.ends_at > now - timedelta(hours=HOURS_REPORT_IS_ASKED),
            Kpm.duty == "ketua",
            Kpm.left_at.is_(None),
        )
    )
    rows: list[dict[str, object]] = [
        {
            "kind": "report_request",
            "subject": subject_of(meeting_id),
            "person_id": ketua_id,
            "slot": f"end {rules.today(starts_at).isoformat()}",
            "priority": KINDS["report_request"].priority,
            "due_at": now,
            "deadline": ends_at + timedelta(days=rules.days_to_correct_report),
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for meeting_id, starts_at, ends_at, ketua_id in session.execute(query)
    ]
    return put_notices(session, rows)


def next_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which one of the two plans above has something to do."""
    horizon = after - timedelta(days=1)
    query = select(Meeting.starts_at, Meeting.ends_at).where(Meeting.status == "planned", Meeting.ends_at > horizon)
    moments = []
    for starts_at, ends_at in session.execute(query):
        day = rules.today(starts_at)
        moments += [moment_of(reminder, day, rules) for reminder in rules.reminders] + [ends_at]
    return min((moment for moment in moments if moment > after), default=None)
