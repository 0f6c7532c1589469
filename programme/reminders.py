"""Planning the reminders of a meeting for every kpm of its group.

Planning is one set-based statement a slot and day under the outbox's unique key, so running it twice, late or after a
crash changes nothing. A reminder that comes late still goes out while it helps: until the next reminder's moment, or
until the meeting begins.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, String, bindparam, case, cast, literal, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute

from db import Session
from db.columns import Moment
from db.tables import Kpm, Meeting, OutboxRow
from outbox.kinds import KINDS
from programme.access import Actor, operation
from programme.rules import Reminder, Rules

_SUBJECT = literal("meeting:") + cast(Meeting.id, String)
"""As `programme.meetings.subject_of` says it."""

_NEXT_START = (
    select(Meeting.starts_at)
    .where(
        Meeting.status == "planned",
        Meeting.starts_at >= bindparam("since", type_=Moment),
        Meeting.starts_at > bindparam("after", type_=Moment),
    )
    .order_by(Meeting.starts_at)
    .limit(1)
)

_STARTS = (
    select(Meeting.starts_at)
    .where(
        Meeting.status == "planned",
        Meeting.starts_at > bindparam("now", type_=Moment),
        Meeting.starts_at < bindparam("ends", type_=Moment),
    )
    .distinct()
)


@operation(on=None, may=("system",))
def plan_meeting_reminders(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues every reminder whose moment has come and which still helps; returns how many are new."""
    due = [(reminder, day) for reminder in rules.reminders for day in _meeting_days(reminder, now, rules)]
    if not due:
        return 0
    held_on = _days_with_meetings(session, now, max(day for _, day in due), rules)
    return sum(_plan_day(session, reminder, day, now, rules) for reminder, day in due if day in held_on)


def _days_with_meetings(session: Session, now: datetime, last: date, rules: Rules) -> set[date]:
    """Those from now until that day: most offices have meetings on few of them."""
    starts = session.scalars(_STARTS, {"now": now, "ends": rules.at(last + timedelta(days=1), time(0))})
    return {rules.today(starts_at) for starts_at in starts}


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
    begins, ends = rules.at(day, time(0)), rules.at(day + timedelta(days=1), time(0))
    moments = {"slot": slot, "begins": begins, "ends": ends, "now": now}
    meeting_ids = list(session.scalars(_LACKING, moments))
    return _insert(session, meeting_ids, slot, _helps_until(reminder, day, rules), now) if meeting_ids else 0


def _lacking() -> Select[int]:
    """Built once: it is asked at every tick."""
    # Materialized: each subject is worked out once a meeting, not once a member, which halves the time.
    held = (
        select(Meeting.id, Meeting.group_id, _SUBJECT.label("subject"))
        .where(
            Meeting.status == "planned",
            Meeting.starts_at >= bindparam("begins", type_=Moment),
            Meeting.starts_at < bindparam("ends", type_=Moment),
            Meeting.starts_at > bindparam("now", type_=Moment),
        )
        .cte("held")
        .prefix_with("MATERIALIZED")
    )
    return (
        select(held.c.id)
        .join_from(held, Kpm, Kpm.group_id == held.c.group_id)
        .where(Kpm.left_at.is_(None), ~_is_planned(held.c.subject, bindparam("slot", type_=String)))
        .distinct()
    )


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


def _is_planned(subject: ColumnElement[str], slot: ColumnElement[str]) -> ColumnElement[bool]:
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


_LACKING = _lacking()


def next_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which a reminder becomes due."""
    moments = [
        moment_of(reminder, day, rules)
        for reminder in rules.reminders
        if (day := next_meeting_day(session, after, reminder.days_before, reminder.at, rules)) is not None
    ]
    return min(moments, default=None)


def next_meeting_day(session: Session, after: datetime, days_before: int, clock: time, rules: Rules) -> date | None:
    """The first day of planned meetings of which that hour, so many days before, is later than `after`."""
    today = rules.today(after)
    first = today + timedelta(days=days_before + (rules.at(today, clock) <= after))
    starts_at = session.scalar(_NEXT_START, {"since": rules.at(first, time(0)), "after": after})
    return rules.today(starts_at) if starts_at is not None else None
