"""Rows of payment sheets for staff: the sheet to fill in, and the amounts of one schedule for whoever entered them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Payment, Person
from programme.access import Actor, operation
from programme.natural_order import natural
from programme.roster_reach import reach_of
from programme.trail import leave_trace


@dataclass(frozen=True)
class FamilyRow:
    """A family, or (number and name empty) a whole group."""

    number: str
    name: str
    group: str
    desa: str
    kecamatan: str


@dataclass(frozen=True)
class AmountRow:
    """What one family is paid; moments are zone-aware."""

    number: str
    name: str
    group: str
    slot_at: datetime | None
    amount: int | None
    """Rupiah."""


@operation(on="pendamping", may=("self",))
def list_template_rows(session: Session, actor: Actor, pendamping_id: int) -> list[FamilyRow]:
    """The families within one's reach, a row each; for an operator, who has tens of thousands, a row a group."""
    reach = reach_of(session, pendamping_id).covers()
    groups = {one.id: one for one in session.scalars(select(Group).where(reach))}
    in_order = sorted(groups.values(), key=lambda one: (one.kecamatan, natural(one.desa), natural(one.name)))
    if actor.role == "operator":
        return [FamilyRow("", "", one.name, one.desa, one.kecamatan) for one in in_order]
    query = (
        select(Kpm.participant_number, Person.name, Kpm.group_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(reach, Kpm.left_at.is_(None))
        .order_by(Kpm.member_number)
    )
    of_group: dict[int, list[tuple[str, str]]] = {}
    for number, name, group_id in session.execute(query):
        of_group.setdefault(group_id, []).append((number, name))
    return [
        FamilyRow(number, name, one.name, one.desa, one.kecamatan)
        for one in in_order
        for number, name in of_group.get(one.id, ())
    ]


@operation(on="payment", may=("self",))
def list_payment_amounts(session: Session, actor: Actor, payment_id: int, now: datetime) -> list[AmountRow]:
    """The amounts of a schedule, for whoever entered them and nobody else; looking at them leaves a trace."""
    query = (
        select(Kpm.participant_number, Person.name, Group.name, Payment.starts_at, Payment.amount)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Payment.schedule_id == payment_id, Payment.state != "removed")
        .order_by(Group.desa, Group.name, Kpm.member_number)
    )
    leave_trace(session, actor, "list_payment_amounts", "payment", payment_id, now)
    return [
        AmountRow(number, name, group, slot_at, int(amount) if amount is not None else None)
        for number, name, group, slot_at, amount in session.execute(query)
    ]


@operation(on="payment", may=("self",))
def has_payment_amounts(session: Session, actor: Actor, payment_id: int) -> bool:
    """Whether amounts were entered for it."""
    query = select(Payment.id).where(Payment.schedule_id == payment_id, Payment.amount.is_not(None)).limit(1)
    return session.scalar(query) is not None
