"""The list of one payment day: whom, when, at home or there; and changes of one family's place in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Payment, PaymentSchedule, Person
from programme.access import Actor, operation
from programme.payments.entries import put_one
from programme.payments.places_in_stage import Elsewhere, remember, require_reach, stand_elsewhere, take_out, who
from programme.payments.plans import Entry
from programme.payments.schedules import WHOEVER_CHANGES
from programme.payments.stages import PaymentMistake
from programme.roster_reach import reach_of
from programme.trail import leave_trace


@dataclass(frozen=True)
class DayFamily:
    """One family on a payment day."""

    kpm_id: int
    member_number: int
    name: str
    group_id: int
    group_name: str
    desa: str
    slot_at: datetime | None
    at_home: bool
    state: str
    dusun: str | None
    rt: str | None
    rw: str | None


@operation(on="payment", may=WHOEVER_CHANGES)
def list_payment_day(session: Session, actor: Actor, payment_id: int) -> list[DayFamily]:
    """The families of a schedule whom the actor looks after, by own time, group and number; no amounts."""
    assert actor.person_id is not None
    query = (
        select(Payment, Kpm, Person.name, Group)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Payment.schedule_id == payment_id, Payment.state != "removed", Kpm.left_at.is_(None))
        .where(reach_of(session, actor.person_id).covers())
        .order_by(Group.desa, Group.name, Kpm.member_number)
    )
    return [
        DayFamily(
            kpm.person_id, kpm.member_number, name, group.id, group.name, group.desa, payment.starts_at,
            payment.at_home, payment.state, kpm.dusun, kpm.rt, kpm.rw,
        )
        for payment, kpm, name, group in session.execute(query)
    ]  # fmt: skip


@operation(on="payment", may=WHOEVER_CHANGES)
def find_in_stage(session: Session, actor: Actor, payment_id: int, kpm_id: int, now: datetime) -> Elsewhere | None:
    """Where a family stands in another schedule of the same stage: asked about before she is added here."""
    require_reach(session, who(actor), [kpm_id])
    schedule = session.get_one(PaymentSchedule, payment_id)
    return stand_elsewhere(session, schedule.stage_id, [kpm_id], now, besides=payment_id).get(kpm_id)


@operation(on="payment", may=WHOEVER_CHANGES)
def add_payment_family(session: Session, actor: Actor, payment_id: int, kpm_id: int, now: datetime) -> bool:
    """Adds a family; her place in another schedule of the stage ends. False where she stands in it already.

    Raises PaymentMistake: 'over', 'paid' (in another schedule of the stage).
    """
    require_reach(session, who(actor), [kpm_id])
    schedule = _coming(session, payment_id, now)
    there = stand_elsewhere(session, schedule.stage_id, [kpm_id], now, besides=payment_id).get(kpm_id)
    if there is not None and there.state == "paid":
        raise PaymentMistake("paid")
    known = _payment(session, payment_id, kpm_id)
    if known is not None and known.state != "removed":
        return False
    if there is not None:
        take_out(session, who(actor), [there], now)
    put_one(session, who(actor), schedule, Entry(kpm_id), now)
    leave_trace(session, actor, "add_payment_family", "payment", payment_id, now)
    return True


@operation(on="payment", may=WHOEVER_CHANGES)
def remove_payment_family(session: Session, actor: Actor, payment_id: int, kpm_id: int, now: datetime) -> bool:
    """Takes a family out; False where she does not stand in it (any more). Raises PaymentMistake('over')."""
    require_reach(session, who(actor), [kpm_id])
    schedule = _coming(session, payment_id, now)
    known = _payment(session, payment_id, kpm_id)
    if known is None or known.state != "expected":
        return False
    leaving = Elsewhere(kpm_id, payment_id, schedule.starts_at, schedule.ends_at, schedule.place, known.state)
    take_out(session, who(actor), [leaving], now)
    leave_trace(session, actor, "remove_payment_family", "payment", payment_id, now)
    return True


@operation(on="payment", may=WHOEVER_CHANGES)
def move_payment_family(
    session: Session, actor: Actor, payment_id: int, kpm_id: int, slot_at: datetime | None, now: datetime
) -> bool:
    """Gives one family her own time (None: the window's); False where it is hers already.

    Raises PaymentMistake: 'over', 'window' (not within the schedule's).
    """
    require_reach(session, who(actor), [kpm_id])
    schedule = _coming(session, payment_id, now)
    if slot_at is not None and not schedule.starts_at <= slot_at < schedule.ends_at:
        raise PaymentMistake("window")
    known = _payment(session, payment_id, kpm_id)
    if known is None or known.state != "expected" or known.starts_at == slot_at:
        return False
    remember(session, who(actor), schedule, "moved", now, known)
    known.starts_at = slot_at
    session.flush()
    leave_trace(session, actor, "move_payment_family", "payment", payment_id, now)
    return True


@operation(on="payment", may=WHOEVER_CHANGES)
def pay_at_home(session: Session, actor: Actor, payment_id: int, kpm_id: int, at_home: bool, now: datetime) -> bool:
    """Says of one family and this schedule alone whether she is paid at home; False where it stands so."""
    require_reach(session, who(actor), [kpm_id])
    schedule = _coming(session, payment_id, now)
    known = _payment(session, payment_id, kpm_id)
    if known is None or known.state != "expected" or known.at_home == at_home:
        return False
    remember(session, who(actor), schedule, "moved", now, known)  # where she is paid is another place now: she is told
    known.at_home = at_home
    session.flush()
    leave_trace(session, actor, "pay_at_home", "payment", payment_id, now)
    return True


def _coming(session: Session, payment_id: int, now: datetime) -> PaymentSchedule:
    schedule = session.get_one(PaymentSchedule, payment_id, with_for_update=True, populate_existing=True)
    if schedule.status != "planned" or schedule.ends_at <= now:
        raise PaymentMistake("over")
    return schedule


def _payment(session: Session, payment_id: int, kpm_id: int) -> Payment | None:
    query = select(Payment).where(Payment.schedule_id == payment_id, Payment.kpm_id == kpm_id)
    return session.scalars(query.execution_options(populate_existing=True)).first()
