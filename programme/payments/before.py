"""Where a family stood before its payment moved: in the same schedule, or in another one of the same stage."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import aliased

from db import Session
from db.rows import Columns, rows_of
from db.tables import Payment, PaymentChange, PaymentSchedule
from programme.payments.tidings import MOVED, Tidings, heard_of_it, latest_change


@dataclass(frozen=True)
class Before:
    """The window that no longer holds; her own time is its beginning where she had one."""

    starts_at: datetime
    ends_at: datetime
    place: str


def place_before(session: Session, tidings: Tidings) -> Before | None:
    """What she had heard of and holds no longer; None where she had heard of nothing."""
    change = latest_change(session, tidings) if tidings.kind == MOVED else None
    if change is not None:
        if (tidings.schedule_id, tidings.kpm_id) not in heard_of_it(session, [tidings.schedule_id], tidings.slot):
            return None
        return Before(change.old_starts_at, change.old_ends_at, change.old_place)
    return _in_another_schedule(session, tidings)


def _taken_out() -> Columns:
    """Built once: it is asked for every news that leaves."""
    kpm, schedule = bindparam("kpm", type_=Integer), bindparam("schedule", type_=Integer)
    this = aliased(PaymentSchedule)
    return (
        select(
            PaymentChange.schedule_id, PaymentChange.old_starts_at, PaymentChange.old_ends_at, PaymentChange.old_place
        )
        .join(PaymentSchedule, PaymentSchedule.id == PaymentChange.schedule_id)
        .join(this, this.stage_id == PaymentSchedule.stage_id)
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .where(
            this.id == schedule,
            PaymentSchedule.id != schedule,
            Payment.kpm_id == kpm,
            Payment.state == "removed",
            PaymentChange.kpm_id == kpm,
            PaymentChange.kind == "removed",
        )
        .order_by(PaymentChange.id.desc())
        .limit(1)
    )


TAKEN_OUT = _taken_out()


def _in_another_schedule(session: Session, tidings: Tidings) -> Before | None:
    """The schedule of the stage that she was taken out of last."""
    row = rows_of(session, TAKEN_OUT, schedule=tidings.schedule_id, kpm=tidings.kpm_id).first()
    if row is None:
        return None
    schedule_id, *window = row
    return Before(*window) if (schedule_id, tidings.kpm_id) in heard_of_it(session, [schedule_id]) else None
