"""When and where a family is paid, and what became of her last payment: from her own rows alone.

Answers "kapan cair?" wherever it is asked. Nothing is worked out or promised: what is not scheduled is not known here.
"""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Payment, PaymentSchedule
from outbox.addresses import open_addresses
from programme.access import Actor, operation
from programme.payments.lines import PaymentLine, family_lines, lines_of
from programme.payments.reminders import BEGINS


@operation(on="kpm", may=("self",))
def show_payments(session: Session, actor: Actor, kpm_id: int, now: datetime) -> list[PaymentLine]:
    """Her payments still to come, earliest first."""
    return next_payments_of(session, kpm_id, now)


@operation(on="kpm", may=("self",))
def show_last_payment(session: Session, actor: Actor, kpm_id: int, now: datetime) -> PaymentLine | None:
    """Her latest payment whose window has begun, with how it stands."""
    return last_payment_of(session, kpm_id, now)


def next_payments_of(session: Session, kpm_id: int, now: datetime) -> list[PaymentLine]:
    """The family's planned payments whose window has not ended, earliest first; for who was chosen as their reader."""
    query = family_lines().where(
        Payment.kpm_id == kpm_id,
        Payment.state == "expected",
        PaymentSchedule.status == "planned",
        PaymentSchedule.ends_at > now,
    )
    return lines_of(session.execute(query.order_by(BEGINS, PaymentSchedule.id)))


def last_payment_of(session: Session, kpm_id: int, now: datetime) -> PaymentLine | None:
    """The family's latest payment whose window has begun, with its state; None where there was none."""
    query = family_lines().where(
        Payment.kpm_id == kpm_id,
        Payment.state != "removed",
        PaymentSchedule.status == "planned",
        PaymentSchedule.starts_at <= now,
    )
    latest = query.order_by(PaymentSchedule.starts_at.desc(), PaymentSchedule.id.desc()).limit(1)
    return next(iter(lines_of(session.execute(latest))), None)


def payments_of_stage(session: Session, kpm_id: int, schedule_id: int, now: datetime) -> list[PaymentLine]:
    """Her payments still to come of the stage that this schedule belongs to: what holds where one was called off."""
    stage = select(PaymentSchedule.stage_id).where(PaymentSchedule.id == schedule_id).scalar_subquery()
    ids = set(session.scalars(select(PaymentSchedule.id).where(PaymentSchedule.stage_id == stage)))
    return [one for one in next_payments_of(session, kpm_id, now) if one.schedule_id in ids]


def amount_may_show(session: Session, person_id: int) -> bool:
    """Whether nobody else uses any phone of hers: only there is an amount of money written."""
    return not open_addresses(session, person_id).shared
