"""Families whom no message reaches are told of their payment by the ketua, or in person: who was told is kept.

Only time and place are passed on so. What stands for meetings in programme.relays holds here too.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select

from db import Session
from db.tables import Group, Kpm, PaymentRelay, PaymentSchedule, Person
from programme.access import Actor, operation
from programme.payments.standings import Part, payment_standings
from programme.relays import ToTell, lists_seen, tell_list
from programme.told import BY_KETUA, DIRECT, IN_PERSON
from programme.trail import leave_trace


@operation(on="payment", may=("ketua", "deputy", "pendamping"))
def list_payment_to_tell(
    session: Session, actor: Actor, payment_id: int, group_id: int, off: bool, now: datetime
) -> list[ToTell]:
    """The families of her own group whom no message reaches, by number, with whether they were told."""
    assert actor.person_id is not None
    if group_id not in _own_groups(session, actor):
        return []
    part = Part(payment_id, group_id, off)
    members = payment_standings(session, [payment_id], now, [group_id]).get(part, [])
    seen = lists_seen(session, [actor.person_id], [part.subject])
    return tell_list(members, actor.person_id, seen.get((actor.person_id, part.subject)))


def _own_groups(session: Session, actor: Actor) -> set[int]:
    if actor.role == "kpm":
        query = select(Kpm.group_id).where(
            Kpm.person_id == actor.person_id, Kpm.left_at.is_(None), Kpm.duty.in_(("ketua", "deputy"))
        )
    else:
        query = select(Group.id).where(Group.pendamping_id == actor.person_id)
    return set(session.scalars(query))


@operation(on="payment", may=("ketua", "deputy", "pendamping"))
def record_payment_told(
    session: Session, actor: Actor, payment_id: int, kpm_ids: Collection[int], now: datetime
) -> int:
    """Those families were told of the payment as it stands; returns how many. Whom a message reached is left out.

    Told by staff is told in person, and stays so whatever the ketua says afterwards.
    """
    assert actor.person_id is not None
    schedule = session.get_one(PaymentSchedule, payment_id, with_for_update=True, populate_existing=True)
    parts = payment_standings(session, [payment_id], now, _own_groups(session, actor))
    known = (DIRECT, IN_PERSON, BY_KETUA) if actor.role == "kpm" else (DIRECT, IN_PERSON)
    members = [one for those in parts.values() for one in those]
    wanted = {one.member.person_id for one in members if one.standing.how not in known} & set(kpm_ids)
    wanted.discard(actor.person_id)
    query = select(PaymentRelay).where(
        PaymentRelay.schedule_id == payment_id,
        PaymentRelay.starts_at == schedule.starts_at,
        PaymentRelay.kpm_id.in_(wanted),
    )
    standing = {one.kpm_id: one for one in session.scalars(query)}
    for kpm_id in sorted(wanted):
        relay = standing.get(kpm_id)
        if relay is None:
            relay = PaymentRelay(schedule_id=payment_id, starts_at=schedule.starts_at, kpm_id=kpm_id)
            session.add(relay)
        relay.told_at, relay.told_by = now, actor.person_id
    session.flush()
    leave_trace(session, actor, "record_payment_told", "payment", payment_id, now)
    return len(wanted)


@operation(on="payment", may=("ketua", "deputy", "pendamping"))
def record_payment_not_told(
    session: Session, actor: Actor, payment_id: int, kpm_ids: Collection[int], now: datetime
) -> None:
    """Takes back that those families were told; what staff told in person only staff takes back."""
    theirs = select(Kpm.person_id).where(
        Kpm.person_id.in_(sorted(kpm_ids)), Kpm.group_id.in_(_own_groups(session, actor))
    )
    undone = delete(PaymentRelay).where(PaymentRelay.schedule_id == payment_id, PaymentRelay.kpm_id.in_(theirs))
    if actor.role == "kpm":
        families = select(Person.id).where(Person.id == PaymentRelay.told_by, Person.role == "kpm")
        undone = undone.where(families.exists())
    session.execute(undone)
    leave_trace(session, actor, "record_payment_not_told", "payment", payment_id, now)
