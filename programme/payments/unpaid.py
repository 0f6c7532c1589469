"""The families that were not paid: each is an open task of their pendamping until she is paid, or given up.

He notes what is missing, where she can still be paid and until when; she is told so. Before that day he is reminded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from db import Session
from db.tables import Group, Kpm, Payment, PaymentSchedule, PaymentStage, Person
from outbox.queue import drop_waiting, mark_answered, put_notice, put_notices
from programme.access import Actor, NotAllowed, operation
from programme.payments.tidings import news_row, subject_of
from programme.rules import Rules
from programme.trail import leave_trace

TOLD, DUE = "payment_unpaid", "unpaid_due"
DAYS_TOLD = 30
"""So long the news to her helps where no last day is known."""


@dataclass(frozen=True)
class Unpaid:
    """One family that was not paid on one day; `next_by` is a local day."""

    schedule_id: int
    kpm_id: int
    number: int
    name: str
    gender: str
    group_id: int
    group_name: str
    stage_label: str
    starts_at: datetime
    reason: str | None
    missing: str | None
    next_place: str | None
    next_by: date | None


@dataclass(frozen=True)
class NextStep:
    """What is to be done next; an empty text or no day: not known."""

    missing: str
    place: str
    last_day: date | None
    """The last local day on which she can be paid there."""


def _open(*theirs: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Payment.schedule_id,
            Payment.kpm_id,
            Kpm.member_number,
            Person.name,
            Person.gender,
            Group.id,
            Group.name,
            PaymentStage.label,
            PaymentSchedule.starts_at,
            Payment.reason,
            Payment.missing,
            Payment.next_place,
            Payment.next_by,
        )
        .join(PaymentSchedule, PaymentSchedule.id == Payment.schedule_id)
        .join(PaymentStage, PaymentStage.id == PaymentSchedule.stage_id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Payment.state == "unpaid", Payment.settled_at.is_(None), Kpm.left_at.is_(None), *theirs)
    )


@operation(on="pendamping", may=("self",))
def list_unpaid(session: Session, actor: Actor, pendamping_id: int) -> list[Unpaid]:
    """The open tasks of his groups: the nearest last day first, then those without one, oldest first."""
    rows = session.execute(_open(Group.pendamping_id == pendamping_id))
    return sorted(
        (Unpaid(*row) for row in rows),
        key=lambda one: (one.next_by or date.max, one.starts_at, one.group_name, one.number),
    )


@operation(on="kpm", may=("self",))
def show_own_unpaid(session: Session, actor: Actor, kpm_id: int) -> list[Unpaid]:
    """What of her own is open."""
    return own_unpaid(session, kpm_id)


def own_unpaid(session: Session, kpm_id: int, schedule_id: int | None = None) -> list[Unpaid]:
    """As `show_own_unpaid`, for the notice to her."""
    theirs = [Payment.kpm_id == kpm_id]
    if schedule_id is not None:
        theirs.append(Payment.schedule_id == schedule_id)
    return [Unpaid(*row) for row in session.execute(_open(*theirs).order_by(PaymentSchedule.starts_at))]


def unpaid_until(session: Session, pendamping_id: int, schedule_id: int, last: date) -> list[Unpaid]:
    """His open tasks of one payment with that last day, by group and number: for the notice to him."""
    theirs = (Group.pendamping_id == pendamping_id, Payment.schedule_id == schedule_id, Payment.next_by == last)
    return [Unpaid(*row) for row in session.execute(_open(*theirs).order_by(Group.name, Kpm.member_number))]


def waiting_unpaid(session: Session, person_id: int, now: datetime) -> int:
    """How many families of his groups are not paid yet."""
    counted = _open(Group.pendamping_id == person_id).subquery()
    return session.scalar(select(func.count()).select_from(counted)) or 0


@operation(on="payment", may=("pendamping",))
def note_next(
    session: Session, actor: Actor, payment_id: int, kpm_id: int, step: NextStep, now: datetime, rules: Rules
) -> bool:
    """Notes what is missing, where and until when she can be paid, and tells her; False where the task is over."""
    payment = _own_task(session, actor, payment_id, kpm_id)
    if payment is None:
        return False
    payment.missing, payment.next_place, payment.next_by = step.missing or None, step.place or None, step.last_day
    session.flush()
    drop_waiting(session, DUE, subject_of(payment_id), "changed")
    last = step.last_day or rules.today(now) + timedelta(days=DAYS_TOLD)
    until = rules.at(last + timedelta(days=1), time(0))
    slot = f"{rules.local(now):%Y-%m-%d %H:%M:%S.%f}"
    put_notice(session, TOLD, subject_of(payment_id), kpm_id, slot, now, deadline=until)
    leave_trace(session, actor, "note_next", "payment", payment_id, now)
    return True


@operation(on="payment", may=("pendamping",))
def settle_unpaid(session: Session, actor: Actor, payment_id: int, kpm_id: int, paid: bool, now: datetime) -> bool:
    """She was paid after all, or nothing more can be done; False where the task was ended already."""
    payment = _own_task(session, actor, payment_id, kpm_id)
    if payment is None:
        return False
    assert actor.person_id is not None
    payment.settled_at, payment.recorded_by, payment.recorded_at = now, actor.person_id, now
    if paid:
        payment.state = "paid"
    session.flush()
    mark_answered(session, TOLD, subject_of(payment_id), kpm_id, now)
    leave_trace(session, actor, "settle_unpaid", "payment", payment_id, now)
    return True


@operation(on="kpm", may=("self",))
def confirm_paid(session: Session, actor: Actor, kpm_id: int, schedule_id: int, now: datetime) -> bool:
    """She says that she has got it meanwhile: the task ends. False where it had ended."""
    payment = _task(session, schedule_id, kpm_id)
    if payment is None:
        return False
    payment.state, payment.settled_at = "paid", now
    payment.recorded_by, payment.recorded_at = kpm_id, now
    session.flush()
    mark_answered(session, TOLD, subject_of(schedule_id), kpm_id, now)
    leave_trace(session, actor, "confirm_paid", "payment", schedule_id, now)
    return True


def _own_task(session: Session, actor: Actor, schedule_id: int, kpm_id: int) -> Payment | None:
    """Raises NotAllowed for a family of another pendamping's group that stands in the same schedule."""
    group = select(Group.pendamping_id).join(Kpm, Kpm.group_id == Group.id).where(Kpm.person_id == kpm_id)
    if session.scalar(group) != actor.person_id:
        raise NotAllowed(f"{actor.role} {actor.person_id} does not look after {kpm_id}")
    return _task(session, schedule_id, kpm_id)


def _task(session: Session, schedule_id: int, kpm_id: int) -> Payment | None:
    query = select(Payment).where(
        Payment.schedule_id == schedule_id,
        Payment.kpm_id == kpm_id,
        Payment.state == "unpaid",
        Payment.settled_at.is_(None),
    )
    return session.scalars(query.with_for_update()).first()


@operation(on=None, may=("system",))
def remind_unpaid(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Some days before the last day of unpaid families, reminds their pendamping in the morning; returns how many."""
    today = rules.today(now)
    if now < rules.at(today, rules.report_asked_morning_at):
        return 0
    rows = [
        news_row(
            DUE,
            subject_of(schedule_id),
            pendamping_id,
            next_by.isoformat(),
            now,
            rules.at(next_by + timedelta(days=1), time(0)),
        )
        for schedule_id, pendamping_id, next_by in _with_last_day(session, today, rules)
        if next_by - timedelta(days=rules.unpaid_reminded_days) <= today
    ]
    return put_notices(session, rows)


def _with_last_day(session: Session, today: date, rules: Rules) -> Sequence[tuple[int, int, date]]:
    """(schedule, pendamping, last day still ahead) of open tasks."""
    tasks = _open(Group.pendamping_id.is_not(None), Payment.next_by >= today)
    query = tasks.with_only_columns(Payment.schedule_id, Group.pendamping_id, Payment.next_by).distinct()
    return [
        (schedule_id, person_id, day) for schedule_id, person_id, day in session.execute(query) if person_id and day
    ]


def next_unpaid_reminder(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next morning on which a pendamping is reminded of a last day."""
    days = {next_by for _, _, next_by in _with_last_day(session, rules.today(after), rules)}
    ahead = timedelta(days=rules.unpaid_reminded_days)
    moments = [rules.at(day - ahead, rules.report_asked_morning_at) for day in days]
    return min((moment for moment in moments if moment > after), default=None)
