"""Where families stand in the schedules of a stage, and how they are taken out: what stood before is kept each time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from db import Session
from db.tables import Group, Kpm, Payment, PaymentChange, PaymentSchedule
from programme.access import Actor, NotAllowed
from programme.roster_import.compare import slices
from programme.roster_reach import reach_of


@dataclass(frozen=True)
class Elsewhere:
    """A family's place in another schedule of the same stage."""

    kpm_id: int
    schedule_id: int
    starts_at: datetime
    ends_at: datetime
    place: str
    state: str
    """expected or paid."""


def who(actor: Actor) -> int:
    """The person who enters or changes payments: never the program itself."""
    assert actor.person_id is not None
    return actor.person_id


def require_reach(session: Session, by: int, kpm_ids: Iterable[int]) -> None:
    """Raises NotAllowed where a family is not one whom this person may enter, or has left the programme."""
    wanted, reach = set(kpm_ids), reach_of(session, by)
    found = set[int]()
    for some in slices(sorted(wanted)):
        query = select(Kpm.person_id).join(Group, Group.id == Kpm.group_id)
        found.update(session.scalars(query.where(Kpm.person_id.in_(some), Kpm.left_at.is_(None), reach.covers())))
    if found != wanted:
        raise NotAllowed("families beyond her reach")


def stand_elsewhere(
    session: Session, stage_id: int, kpm_ids: Sequence[int], now: datetime, *, besides: int | None = None
) -> dict[int, Elsewhere]:
    """Who of these is expected in a schedule of the stage that is not over, or was paid in it."""
    found: dict[int, Elsewhere] = {}
    for some in slices(sorted(set(kpm_ids))):
        query = (
            select(Payment.kpm_id, Payment.state, PaymentSchedule)
            .join(PaymentSchedule, PaymentSchedule.id == Payment.schedule_id)
            .where(
                PaymentSchedule.stage_id == stage_id,
                PaymentSchedule.status == "planned",
                PaymentSchedule.id != (besides or 0),
                Payment.kpm_id.in_(some),
                Payment.state.in_(("expected", "paid")),
            )
            .order_by(PaymentSchedule.starts_at)
        )
        for kpm_id, state, one in session.execute(query):
            if state == "paid" or one.ends_at > now:
                known = found.get(kpm_id)
                if known is None or known.state != "paid":
                    found[kpm_id] = Elsewhere(kpm_id, one.id, one.starts_at, one.ends_at, one.place, state)
    return found


def take_out(session: Session, by: int, leaving: Sequence[Elsewhere], now: datetime) -> None:
    """Removes families from the schedules in which they stand; one that none is left in ends with the last."""
    by_schedule: dict[int, list[int]] = {}
    for one in leaving:
        by_schedule.setdefault(one.schedule_id, []).append(one.kpm_id)
    for schedule_id, kpm_ids in by_schedule.items():
        schedule = session.get_one(PaymentSchedule, schedule_id)
        for some in slices(kpm_ids):
            mine = (Payment.schedule_id == schedule_id, Payment.kpm_id.in_(some), Payment.state == "expected")
            session.execute(update(Payment).where(*mine).values(state="removed"))
        for kpm_id in kpm_ids:
            remember(session, by, schedule, "removed", now, kpm_id=kpm_id)
        left = select(Payment.id).where(Payment.schedule_id == schedule_id, Payment.state != "removed").limit(1)
        session.flush()
        if session.scalar(left) is None:
            schedule.status = "cancelled"
    session.flush()


def remember(
    session: Session,
    by: int,
    schedule: PaymentSchedule,
    kind: str,
    now: datetime,
    payment: Payment | None = None,
    *,
    kpm_id: int | None = None,
) -> None:
    """Notes what stood before a change of the schedule, or (with a payment or person) of one family's place in it."""
    starts_at = (payment.starts_at if payment is not None else None) or schedule.starts_at
    session.add(
        PaymentChange(
            schedule_id=schedule.id,
            kpm_id=payment.kpm_id if payment is not None else kpm_id,
            kind=kind,
            old_starts_at=starts_at,
            old_ends_at=schedule.ends_at,
            old_place=schedule.place,
            changed_by=by,
            changed_at=now,
        )
    )
