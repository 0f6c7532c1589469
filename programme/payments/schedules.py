"""Payment schedules as staff keep them: entered, looked at, moved, cancelled.

A pendamping enters them for her own groups, a koordinator for his kecamatan, an operator for all. Whoever changes one
must reach every family in it. Telling the families is planned from these tables (programme.payments.news).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from db import Session
from db.tables import Group, Kpm, Payment, PaymentSchedule, PaymentStage, Person
from outbox.queue import drop_waiting
from programme.access import Actor, operation
from programme.natural_order import natural
from programme.payments.entries import Entered, enter
from programme.payments.lines import PaymentLine, payment_line
from programme.payments.places_in_stage import Elsewhere, remember, require_reach, stand_elsewhere, who
from programme.payments.plans import Others, PaymentPlan
from programme.payments.stages import WHOEVER_ENTERS, PaymentMistake
from programme.roster_reach import reach_of
from programme.trail import leave_trace

LONGEST_PLACE = 200
LONGEST_NOTE = 200
"""Characters, as the table holds them."""
WHOEVER_CHANGES = ("self", "pendamping", "koordinator", "operator")
NEWS = ("payment_news", "payment_reminder", "payment_moved")
"""Notices that a change overtakes."""


@dataclass(frozen=True)
class PayGroup:
    """A group whose families one may enter."""

    id: int
    name: str
    desa: str
    kecamatan: str
    families: int


@dataclass(frozen=True)
class PayFamily:
    """A family to be entered or standing in a schedule."""

    kpm_id: int
    member_number: int
    name: str
    group_id: int
    group_name: str
    at_home: bool
    """Marked to be paid at home; in a schedule: paid at home this time."""


@dataclass(frozen=True)
class ScheduleLine:
    """A schedule in a list."""

    id: int
    stage_label: str
    stage_year: int
    starts_at: datetime
    ends_at: datetime
    place: str
    families: int


@operation(on=None, may=WHOEVER_ENTERS)
def list_payment_groups(session: Session, actor: Actor) -> list[PayGroup]:
    """The groups within the actor's reach by kecamatan, desa and name."""
    query = (
        select(Group.id, Group.name, Group.desa, Group.kecamatan, func.count(Kpm.person_id))
        .outerjoin(Kpm, (Kpm.group_id == Group.id) & Kpm.left_at.is_(None))
        .where(_reach(session, actor))
        .group_by(Group.id, Group.name, Group.desa, Group.kecamatan)
    )
    found = [PayGroup(*row) for row in session.execute(query)]
    return sorted(found, key=lambda one: (natural(one.kecamatan), natural(one.desa), natural(one.name)))


@operation(on=None, may=WHOEVER_ENTERS)
def list_payment_families(session: Session, actor: Actor, group_ids: Sequence[int]) -> list[PayFamily]:
    """The families of these groups, as far as the actor reaches them, by group and number."""
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name, Group.id, Group.name, Kpm.paid_at_home)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.id.in_(group_ids), Kpm.left_at.is_(None), _reach(session, actor))
        .order_by(Group.name, Kpm.member_number)
    )
    return [PayFamily(*row) for row in session.execute(query)]


@operation(on=None, may=WHOEVER_ENTERS)
def list_usual_payment_places(session: Session, actor: Actor) -> list[str]:
    """Where the actor's own families were to be paid lately, the last place first."""
    mine = select(Payment.schedule_id).join(Kpm, Kpm.person_id == Payment.kpm_id)
    mine = mine.join(Group, Group.id == Kpm.group_id).where(_reach(session, actor))
    query = select(PaymentSchedule.place).where(PaymentSchedule.id.in_(mine)).order_by(PaymentSchedule.id.desc())
    return list(dict.fromkeys(session.scalars(query.limit(30))))


@operation(on=None, may=WHOEVER_ENTERS)
def find_standing(
    session: Session, actor: Actor, stage_id: int, kpm_ids: Sequence[int], now: datetime
) -> list[Elsewhere]:
    """Which of these families have a place in the stage already: to be asked about before they are entered."""
    require_reach(session, who(actor), kpm_ids)
    return list(stand_elsewhere(session, stage_id, kpm_ids, now).values())


@operation(on=None, may=WHOEVER_ENTERS)
def enter_payments(session: Session, actor: Actor, plan: PaymentPlan, others: Others, now: datetime) -> Entered:
    """Enters families for one day and place; entered twice they stand there once.

    Raises PaymentMistake: 'past', 'hours' (it ends before it begins), 'nobody'; NotAllowed beyond the actor's reach.
    """
    if plan.ends_at <= now:
        raise PaymentMistake("past")
    if plan.ends_at <= plan.starts_at:
        raise PaymentMistake("hours")
    require_reach(session, who(actor), [one.kpm_id for one in plan.entries])
    entered = enter(session, who(actor), plan, others, now)
    leave_trace(session, actor, "enter_payments", "payment", entered.schedule_id, now)
    return entered


@operation(on=None, may=WHOEVER_ENTERS)
def list_payments(session: Session, actor: Actor, since: datetime, until: datetime) -> list[ScheduleLine]:
    """Planned schedules that begin between two moments and hold families within the actor's reach, counted alone."""
    query = (
        select(
            PaymentSchedule.id, PaymentStage.label, PaymentStage.year, PaymentSchedule.starts_at,
            PaymentSchedule.ends_at, PaymentSchedule.place, func.count(Payment.id),
        )
        .join(PaymentStage, PaymentStage.id == PaymentSchedule.stage_id)
        .join(Payment, (Payment.schedule_id == PaymentSchedule.id) & (Payment.state != "removed"))
        .join(Kpm, (Kpm.person_id == Payment.kpm_id) & Kpm.left_at.is_(None))
        .join(Group, Group.id == Kpm.group_id)
        .where(
            PaymentSchedule.status == "planned",
            PaymentSchedule.starts_at >= since,
            PaymentSchedule.starts_at < until,
            _reach(session, actor),
        )
        .group_by(PaymentSchedule.id, PaymentStage.label, PaymentStage.year, PaymentSchedule.starts_at,
                  PaymentSchedule.ends_at, PaymentSchedule.place)
        .order_by(PaymentSchedule.starts_at, PaymentSchedule.id)
    )  # fmt: skip
    return [ScheduleLine(*row) for row in session.execute(query)]


@operation(on="payment", may=WHOEVER_CHANGES)
def show_payment(session: Session, actor: Actor, payment_id: int) -> PaymentLine | None:
    """The schedule itself: time, place, what to bring; nobody's amount."""
    return payment_line(session, payment_id)


@operation(on="payment", may=WHOEVER_CHANGES)
def move_payment(
    session: Session, actor: Actor, payment_id: int, starts_at: datetime, ends_at: datetime, place: str, now: datetime
) -> bool:
    """Gives a planned schedule another time or place; families' own times go along. False where nothing changes.

    Raises PaymentMistake: 'over', 'past', 'hours', 'beyond' (families of others stand in it).
    """
    schedule = _planned(session, actor, payment_id, now)
    if ends_at <= now:
        raise PaymentMistake("past")
    if ends_at <= starts_at:
        raise PaymentMistake("hours")
    if (schedule.starts_at, schedule.ends_at, schedule.place) == (starts_at, ends_at, place):
        return False
    remember(session, who(actor), schedule, "moved", now)
    shift = starts_at - schedule.starts_at
    own = select(Payment).where(Payment.schedule_id == payment_id, Payment.starts_at.is_not(None))
    for one in session.scalars(own):
        assert one.starts_at is not None
        later = one.starts_at + shift
        one.starts_at = later if starts_at <= later < ends_at else None
    schedule.starts_at, schedule.ends_at, schedule.place = starts_at, ends_at, place
    schedule.revision += 1
    session.flush()
    _overtake(session, payment_id, "moved")
    leave_trace(session, actor, "move_payment", "payment", payment_id, now)
    return True


@operation(on="payment", may=WHOEVER_CHANGES)
def cancel_payment(session: Session, actor: Actor, payment_id: int, now: datetime) -> bool:
    """Cancels a planned schedule; who stood in it can be entered anew. Raises PaymentMistake: 'over', 'beyond'."""
    schedule = _planned(session, actor, payment_id, now)
    remember(session, who(actor), schedule, "cancelled", now)
    schedule.status = "cancelled"
    session.flush()
    _overtake(session, payment_id, "cancelled")
    leave_trace(session, actor, "cancel_payment", "payment", payment_id, now)
    return True


def _planned(session: Session, actor: Actor, payment_id: int, now: datetime) -> PaymentSchedule:
    """The schedule, locked; raises PaymentMistake where it is cancelled or over, or holds families beyond reach."""
    schedule = session.get_one(PaymentSchedule, payment_id, with_for_update=True, populate_existing=True)
    if schedule.status != "planned" or schedule.ends_at <= now:
        raise PaymentMistake("over")
    beyond = (
        select(Payment.id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Payment.schedule_id == payment_id, Payment.state != "removed", ~_reach(session, actor))
    )
    if session.scalar(beyond.limit(1)) is not None:
        raise PaymentMistake("beyond")
    return schedule


def _overtake(session: Session, payment_id: int, outcome: str) -> None:
    for kind in NEWS:
        drop_waiting(session, kind, f"payment:{payment_id}", outcome)


def _reach(session: Session, actor: Actor) -> ColumnElement[bool]:
    assert actor.person_id is not None
    return reach_of(session, actor.person_id).covers()
