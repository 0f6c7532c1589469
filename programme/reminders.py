"""Planning what has become due around a meeting: reminders for every kpm, the question to the ketua.

Planning is one set-based statement a slot and day under the outbox's unique key, so running it twice, late or after a
crash changes nothing. A reminder that comes late still goes out while it helps: until the next reminder's moment, or
until the meeting begins.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, String, case, cast, exists, literal, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute

from db import Session
from db.columns import Moment
from db.tables import Address, Contact, Group, Kpm, Meeting, OutboxRow
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.rules import Reminder, Rules

_SUBJECT = literal("meeting:") + cast(Meeting.id, String)
"""As `programme.meetings.subject_of` says it."""
HOURS_REPORT_IS_ASKED = 72
"""After a downtime longer than this the question no longer pops up; the pendamping sees the missing report."""


@operation(on=None, may=("system",))
def plan_meeting_reminders(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues every reminder whose moment has come and which still helps; returns how many are new."""
    return sum(_plan_slot(session, reminder, now, rules) for reminder in rules.reminders)


def _plan_slot(session: Session, reminder: Reminder, now: datetime, rules: Rules) -> int:
    return sum(_plan_day(session, reminder, day, now, rules) for day in _meeting_days(reminder, now, rules))


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


def _plan_day(session: Session, reminder: Reminder, day: date, now: datetime, rules: Rules) -> int:
    """One look at all meetings of a day, and one statement for those of which anybody is not reminded yet."""
    slot = f"{reminder.name} {day.isoformat()}"
    # Materialized: each subject is worked out once a meeting, not once a member, which halves the time.
    held = (
        select(Meeting.id, Meeting.group_id, _SUBJECT.label("subject"))
        .where(
            Meeting.status == "planned",
            Meeting.starts_at >= rules.at(day, time(0)),
            Meeting.starts_at < rules.at(day + timedelta(days=1), time(0)),
            Meeting.starts_at > now,
        )
        .cte("held")
        .prefix_with("MATERIALIZED")
    )
    lacking = (
        select(held.c.id)
        .join_from(held, Kpm, Kpm.group_id == held.c.group_id)
        .where(Kpm.left_at.is_(None), ~_is_planned(held.c.subject, slot))
        .distinct()
    )
    meeting_ids = list(session.scalars(lacking))
    return _insert(session, meeting_ids, slot, _helps_until(reminder, day, rules), now) if meeting_ids else 0


def _insert(session: Session, meeting_ids: list[int], slot: str, until: datetime | None, now: datetime) -> int:
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    due = (
        select(
            literal("meeting_reminder"),
            _SUBJECT,
            cast(literal(slot), String),
            Kpm.person_id,
            literal(KINDS["meeting_reminder"].priority),
            literal(now, Moment),
            _sooner(until, Meeting.starts_at),
            literal("queued"),
            literal(0),
            literal(0),
            literal(now, Moment),
        )
        .join_from(Meeting, Kpm, Kpm.group_id == Meeting.group_id)
        .where(Meeting.id.in_(meeting_ids), Kpm.left_at.is_(None))
    )
    columns = [
        "kind", "subject", "slot", "person_id", "priority", "due_at", "deadline", "state", "attempts", "repeats",
        "created_at",
    ]  # fmt: skip
    statement = dialect.insert(OutboxRow).from_select(columns, due).on_conflict_do_nothing().returning(OutboxRow.id)
    return len(session.execute(statement).all())


def _sooner(until: datetime | None, starts_at: InstrumentedAttribute[datetime]) -> ColumnElement[datetime]:
    """The deadline: the next reminder's moment, or the meeting's beginning where that comes first."""
    if until is None:
        return starts_at.expression
    return case((starts_at < until, starts_at), else_=literal(until, Moment))


def _is_planned(subject: ColumnElement[str], slot: str) -> ColumnElement[bool]:
    """Whether her reminder stands in the outbox already; written so that both databases look into its unique index."""
    return (
        select(OutboxRow.id)
        .where(
            OutboxRow.kind != literal_column("'reply'"),
            OutboxRow.kind == "meeting_reminder",
            OutboxRow.subject == subject,
            OutboxRow.person_id == Kpm.person_id,
            OutboxRow.slot == slot,
        )
        .exists()
    )


@operation(on=None, may=("system",))
def plan_report_requests(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """When a meeting has ended, asks who did not come; returns how many questions are new.

    Its ketua is asked; where there is none or no chat reaches her, the group's pendamping.
    """
    ended = session.execute(
        select(Meeting.id, Meeting.group_id, Meeting.starts_at, Meeting.ends_at).where(
            Meeting.status == "planned",
            Meeting.ends_at <= now,
            Meeting.ends_at > now - timedelta(hours=HOURS_REPORT_IS_ASKED),
        )
    ).all()
    asked = _questions_standing(session, [subject_of(meeting.id) for meeting in ended])
    waiting = [
        meeting for meeting in ended if (subject_of(meeting.id), _end_slot(meeting.starts_at, rules)) not in asked
    ]
    whom = _whom_to_ask(session, {meeting.group_id for meeting in waiting})
    rows: list[dict[str, object]] = [
        {
            "kind": "report_request",
            "subject": subject_of(meeting.id),
            "person_id": whom[meeting.group_id],
            "slot": _end_slot(meeting.starts_at, rules),
            "priority": KINDS["report_request"].priority,
            "due_at": now,
            "deadline": meeting.ends_at + timedelta(days=rules.days_to_correct_report),
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for meeting in waiting
        if meeting.group_id in whom
    ]
    return put_notices(session, rows)


def _end_slot(starts_at: datetime, rules: Rules) -> str:
    return f"end {rules.today(starts_at).isoformat()}"


def _questions_standing(session: Session, subjects: list[str]) -> set[tuple[str | None, str | None]]:
    """(subject, slot) of the questions on their way or sent. One that came to nothing is put to somebody else."""
    query = select(OutboxRow.subject, OutboxRow.slot).where(
        OutboxRow.kind == "report_request",
        OutboxRow.subject.in_(subjects),
        OutboxRow.state.not_in(("dropped", "failed", "unreachable")),
    )
    return {(subject, slot) for subject, slot in session.execute(query)}


def _whom_to_ask(session: Session, group_ids: set[int]) -> dict[int, int]:
    """Group -> its ketua if a chat reaches her, else its pendamping, else the ketua (until she joins)."""
    reached = exists().where(
        Address.person_id == Kpm.person_id,
        Address.closed_at.is_(None),
        Contact.id == Address.contact_id,
        Contact.blocked_at.is_(None),
        Contact.stopped_at.is_(None),
    )
    query = (
        select(Group.id, Group.pendamping_id, Kpm.person_id, reached)
        .outerjoin(Kpm, (Kpm.group_id == Group.id) & (Kpm.duty == "ketua") & Kpm.left_at.is_(None))
        .where(Group.id.in_(group_ids))
    )
    whom: dict[int, int] = {}
    for group_id, pendamping_id, ketua_id, is_reached in session.execute(query):
        person_id = ketua_id if is_reached else pendamping_id or ketua_id
        if person_id is not None:
            whom[group_id] = person_id
    return whom


def next_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which one of the two plans above has something to do."""
    horizon = after - timedelta(days=1)
    query = select(Meeting.starts_at, Meeting.ends_at).where(Meeting.status == "planned", Meeting.ends_at > horizon)
    moments = []
    for starts_at, ends_at in session.execute(query):
        day = rules.today(starts_at)
        moments += [moment_of(reminder, day, rules) for reminder in rules.reminders] + [ends_at]
    return min((moment for moment in moments if moment > after), default=None)
