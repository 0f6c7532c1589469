"""Planning the reminders of a payment for every family still expected there.

As for meetings: set-based, a slot and day at a time, under the outbox's unique key. A family with a time of its own is
reminded by that day. Whom the news itself reached a few hours ago is not reminded of it at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, String, case, cast, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from db import Session
from db.columns import Moment
from db.tables import Kpm, OutboxRow, Payment, PaymentSchedule
from outbox.kinds import KINDS
from programme.access import Actor, operation
from programme.payments.tidings import MOVED, NEWS, REMINDER, SUBJECT
from programme.planned_reminders import PlannedNotice
from programme.reminders import moment_of
from programme.rules import Reminder, Rules
from programme.told import ENDED

TOLD_LATELY = timedelta(hours=6)
BEGINS = func.coalesce(Payment.starts_at, PaymentSchedule.starts_at, type_=Moment)
"""The family's own time, else the window's beginning."""


@operation(on=None, may=("system",))
def plan_payment_reminders(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues every reminder whose moment has come and which still helps; returns how many are new."""
    near = [(reminder, day) for reminder in rules.payment_reminders for day in _days(reminder, now, rules)]
    last = max((day for _, day in near), default=None)
    if last is None or not _anything_until(session, last, now, rules):  # at most ticks
        return 0
    return sum(_plan_day(session, reminder, day, now, rules) for reminder, day in near)


def _anything_until(session: Session, last: date, now: datetime, rules: Rules) -> bool:
    """Whether a schedule is ahead whose window has begun by the end of that day; a family's own time lies within it."""
    begun = PaymentSchedule.starts_at < rules.at(last + timedelta(days=1), time(0))
    ahead = select(PaymentSchedule.id).where(PaymentSchedule.status == "planned", PaymentSchedule.ends_at > now, begun)
    return session.scalar(ahead.limit(1)) is not None


def _days(reminder: Reminder, now: datetime, rules: Rules) -> list[date]:
    """The days of whose payments this slot speaks now: its moment has come, the next slot's has not."""
    today = rules.today(now)
    days = [today + timedelta(days=ahead) for ahead in range(reminder.days_before + 1)]
    return [
        day
        for day in days
        if moment_of(reminder, day, rules) <= now and (_helps_until(reminder, day, rules) or now + timedelta(1)) > now
    ]


def _helps_until(reminder: Reminder, day: date, rules: Rules) -> datetime | None:
    """The moment of the next reminder of that day; None for the last, which helps until the window ends."""
    own = moment_of(reminder, day, rules)
    later = [moment_of(other, day, rules) for other in rules.payment_reminders]
    return min((moment for moment in later if moment > own), default=None)


def _plan_day(session: Session, reminder: Reminder, day: date, now: datetime, rules: Rules) -> int:
    slot = f"{reminder.name} {day.isoformat()}"
    until = _helps_until(reminder, day, rules)
    due = (
        select(
            literal(REMINDER),
            SUBJECT,
            cast(literal(slot), String),
            Payment.kpm_id,
            literal(KINDS[REMINDER].priority),
            literal(now, Moment),
            _sooner(until),
            literal("queued"),
            literal(0),
            literal(0),
            literal(now, Moment),
        )
        .select_from(PaymentSchedule)
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .where(
            *_concerns(day, now, rules),
            ~_row((REMINDER,), OutboxRow.slot == slot),
            ~_told_lately(moment_of(reminder, day, rules)),
        )
    )
    columns = [
        "kind", "subject", "slot", "person_id", "priority", "due_at", "deadline", "state", "attempts", "repeats",
        "created_at",
    ]  # fmt: skip
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(OutboxRow).from_select(columns, due).on_conflict_do_nothing().returning(OutboxRow.id)
    return len(session.execute(statement).all())


def _concerns(day: date, now: datetime, rules: Rules) -> list[ColumnElement[bool]]:
    """Families who are to be paid on that day, at a time that is still to come."""
    begin, end = rules.at(day, time(0)), rules.at(day + timedelta(days=1), time(0))
    begins = BEGINS
    return [
        PaymentSchedule.status == "planned",
        PaymentSchedule.ends_at > now,
        Payment.state == "expected",
        Kpm.left_at.is_(None),
        begins >= literal(begin, Moment),
        begins < literal(end, Moment),
    ]


def _row(kinds: tuple[str, ...], *besides: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether such a notice of this schedule stands for this family; both databases look into its unique index."""
    return (
        select(OutboxRow.id)
        .where(
            OutboxRow.kind != "reply",
            OutboxRow.kind.in_(kinds),
            OutboxRow.subject == SUBJECT,
            OutboxRow.person_id == Payment.kpm_id,
            *besides,
        )
        .exists()
    )


def _told_lately(moment: datetime) -> ColumnElement[bool]:
    """News entered inside H-3 take the place of the reminders that would follow on their heels."""
    lately = func.coalesce(OutboxRow.sent_at, OutboxRow.due_at, type_=Moment) > literal(moment - TOLD_LATELY, Moment)
    return _row((NEWS, MOVED), lately, OutboxRow.state.not_in((*ENDED, "dropped")))


def _sooner(until: datetime | None) -> ColumnElement[datetime]:
    if until is None:
        return PaymentSchedule.ends_at.expression
    return case((PaymentSchedule.ends_at < until, PaymentSchedule.ends_at), else_=literal(until, Moment))


def next_reminder_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The earliest moment later than `after` at which a reminder becomes due."""
    days = payment_days(session, after, rules)
    moments = [moment_of(reminder, day, rules) for day in days for reminder in rules.payment_reminders]
    return min((moment for moment in moments if moment > after), default=None)


def payment_days(session: Session, after: datetime, rules: Rules) -> set[date]:
    """The local days on which families are still to be paid."""
    query = (
        select(BEGINS)
        .select_from(PaymentSchedule)
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .where(PaymentSchedule.status == "planned", PaymentSchedule.ends_at > after, Payment.state == "expected")
        .distinct()
    )
    return {rules.today(begins) for begins in session.scalars(query)}


def planned_payment_reminders(
    session: Session, since: datetime, until: datetime, rules: Rules
) -> Iterable[PlannedNotice]:
    """Each reminder still to be planned between two moments, to whoever has not got it: for forecasts."""
    slots: defaultdict[tuple[datetime, str, int, datetime], list[int]] = defaultdict(list)
    for day in payment_days(session, since, rules):
        for reminder in rules.payment_reminders:
            at, helps_until = max(moment_of(reminder, day, rules), since), _helps_until(reminder, day, rules)
            if at >= until or (helps_until is not None and helps_until <= at):
                continue
            slot = f"{reminder.name} {day.isoformat()}"
            for schedule_id, ends_at, kpm_id in _to_remind(session, reminder, day, slot, since, rules):
                slots[at, slot, schedule_id, min(helps_until or ends_at, ends_at)].append(kpm_id)
    for (at, slot, schedule_id, deadline), readers in slots.items():
        yield PlannedNotice(REMINDER, at, tuple(readers), f"payment:{schedule_id}", slot, deadline)


def _to_remind(
    session: Session, reminder: Reminder, day: date, slot: str, since: datetime, rules: Rules
) -> list[tuple[int, datetime, int]]:
    query = (
        select(PaymentSchedule.id, PaymentSchedule.ends_at, Payment.kpm_id)
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .where(
            *_concerns(day, since, rules),
            ~_row((REMINDER,), OutboxRow.slot == slot),
            ~_told_lately(moment_of(reminder, day, rules)),
        )
        .order_by(Payment.kpm_id)
    )
    return [(schedule_id, ends_at, kpm_id) for schedule_id, ends_at, kpm_id in session.execute(query)]
