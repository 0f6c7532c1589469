"""Telling each family of its payment: when it is entered, moved or called off. Who is concerned, and nobody else.

Planned from the tables under the outbox's unique key, so that running it twice, late or after a crash changes nothing.
Who never heard of a payment is not told that it is called off, and of one that moved only the new day.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, case, func, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from db import Session
from db.columns import Moment
from db.tables import Kpm, OutboxRow, Payment, PaymentChange, PaymentSchedule
from outbox.kinds import KINDS
from outbox.queue import put_notices
from programme.access import Actor, operation
from programme.payments.tidings import (
    CANCELLED,
    KIND,
    MOVED,
    NEWS,
    OPEN_STATES,
    SLOT,
    STANDING,
    SUBJECT,
    Tidings,
    heard_of_it,
    news_row,
)
from programme.rules import Rules

LOOKED_BACK = timedelta(days=3)
"""What was entered or changed earlier was told long ago: it need not be looked at again at every tick."""
ROWS_AT_ONCE = 1000


@operation(on=None, may=("system",))
def plan_payment_news(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues what families have to be told of payments entered or changed lately; returns how many are new."""
    off = [news_row(one.kind, one.subject, one.kpm_id, one.slot, now, one.ends_at) for one in _called_off(session, now)]
    told = sum(put_notices(session, off[start : start + ROWS_AT_ONCE]) for start in range(0, len(off), ROWS_AT_ONCE))
    return told + _put_standing_news(session, now)


def _put_standing_news(session: Session, now: datetime) -> int:
    """In one statement: a payment entered for an office is 60,000 rows."""
    stirred = _stirred(session, now)
    if not stirred:  # at nearly every tick
        return 0
    due = _untold(now, stirred).where(KIND != CANCELLED)
    due = due.with_only_columns(
        KIND,
        SUBJECT,
        SLOT,
        Payment.kpm_id,
        case((KIND == NEWS, KINDS[NEWS].priority), else_=KINDS[MOVED].priority),
        literal(now, Moment),
        PaymentSchedule.ends_at,
        literal("queued"),
        literal(0),
        literal(0),
        literal(now, Moment),
    )
    columns = [
        "kind", "subject", "slot", "person_id", "priority", "due_at", "deadline", "state", "attempts", "repeats",
        "created_at",
    ]  # fmt: skip
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(OutboxRow).from_select(columns, due).on_conflict_do_nothing().returning(OutboxRow.id)
    return len(session.execute(statement).all())


def news_to_plan(session: Session, now: datetime) -> list[Tidings]:
    """What stands and was not put to the family concerned yet."""
    stirred = _stirred(session, now)
    standing = _untold(now, stirred).where(KIND != CANCELLED)
    found = [Tidings(*row) for row in session.execute(standing)] if stirred else []
    return [*found, *_called_off(session, now)]


def _stirred(session: Session, now: datetime) -> list[int]:
    """The schedules of which no news was planned since they were entered or changed last.

    All of one schedule is planned in one statement, so that one row made since tells that it was: else every tick would
    look at each family of an office.
    """
    changed = select(func.max(PaymentChange.changed_at)).where(
        PaymentChange.schedule_id == PaymentSchedule.id, PaymentChange.changed_at <= now
    )
    latest = func.coalesce(changed.scalar_subquery(), PaymentSchedule.created_at, type_=Moment)
    planned_since = (
        select(OutboxRow.id)
        .where(
            OutboxRow.kind != "reply",
            OutboxRow.kind.in_((NEWS, MOVED)),
            OutboxRow.subject == SUBJECT,
            OutboxRow.created_at > latest,
        )
        .exists()
    )
    lately = (PaymentSchedule.ends_at > now, latest > literal(now - LOOKED_BACK, Moment), ~planned_since)
    return list(session.scalars(select(PaymentSchedule.id).where(*lately)))


def _untold(now: datetime, schedule_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    """STANDING of the families of these schedules who have not been put it to."""
    planned = (
        select(OutboxRow.id)
        .where(
            OutboxRow.kind != "reply",
            OutboxRow.kind == KIND,
            OutboxRow.subject == SUBJECT,
            OutboxRow.person_id == Payment.kpm_id,
            OutboxRow.slot == SLOT,
        )
        .exists()
    )
    return (
        STANDING.join(Kpm, Kpm.person_id == Payment.kpm_id)
        .where(
            PaymentSchedule.id.in_(schedule_ids),
            Payment.state.in_(OPEN_STATES),
            Kpm.left_at.is_(None),
            ~planned,
        )
        .order_by(PaymentSchedule.starts_at, Payment.id)
    )


def _called_off(session: Session, now: datetime) -> list[Tidings]:
    """Of those untold that theirs is off, who had heard of it and stands nowhere else in the stage.

    Looked at anew at every tick: a message that was on its way may have told her since.
    """
    touched = select(PaymentChange.schedule_id).where(
        PaymentChange.changed_at > now - LOOKED_BACK, PaymentChange.changed_at <= now
    )
    removed = select(Payment.schedule_id).where(Payment.state == "removed")
    query = select(PaymentSchedule.id).where(
        PaymentSchedule.ends_at > now,
        or_(PaymentSchedule.status == "cancelled", PaymentSchedule.id.in_(removed)),
        or_(PaymentSchedule.created_at > now - LOOKED_BACK, PaymentSchedule.id.in_(touched)),
    )
    some_off = list(session.scalars(query))
    off = (
        [Tidings(*row) for row in session.execute(_untold(now, some_off).where(KIND == CANCELLED))] if some_off else []
    )
    if not off:
        return []
    schedules = {one.schedule_id for one in off}
    told = heard_of_it(session, schedules) - placed_anew(session, schedules)
    return [one for one in off if (one.schedule_id, one.kpm_id) in told]


def placed_anew(session: Session, schedule_ids: Collection[int]) -> set[tuple[int, int]]:
    """(schedule, family) where she is expected in another schedule of the same stage: its news names the old one."""
    other, place = aliased(PaymentSchedule), aliased(Payment)
    query = (
        select(PaymentSchedule.id, place.kpm_id)
        .join(other, (other.stage_id == PaymentSchedule.stage_id) & (other.id != PaymentSchedule.id))
        .join(place, (place.schedule_id == other.id) & (place.state == "expected"))
        .where(PaymentSchedule.id.in_(schedule_ids), other.status == "planned")
    )
    return {(schedule_id, kpm_id) for schedule_id, kpm_id in session.execute(query)}


def next_news_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """At once where something was entered or changed and is not told yet."""
    if session.scalar(select(func.count()).where(PaymentSchedule.ends_at > after)) == 0:
        return None
    soon = after + timedelta(seconds=1)
    return soon if news_to_plan(session, soon) else None
