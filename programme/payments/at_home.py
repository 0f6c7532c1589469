"""Families marked to be paid at home, being old or severely disabled: who is, and who might have to be.

Only later schedules follow the mark; in one that stands already it is said for that day (payment_days.pay_at_home).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import FamilyMember, Kpm, Payment, PaymentSchedule, Person
from programme.access import Actor, operation
from programme.trail import leave_trace

HOME_COMPONENTS = ("lansia", "disability")


@dataclass(frozen=True)
class HomeFamily:
    """A family of a group: whether it is marked, and whether an old or disabled person counts in it."""

    kpm_id: int
    member_number: int
    name: str
    marked: bool
    candidate: bool


@operation(on="group", may=("pendamping", "koordinator"))
def list_home_families(session: Session, actor: Actor, group_id: int) -> list[HomeFamily]:
    """Everybody of the group by number."""
    members = select(FamilyMember.kpm_id, FamilyMember.component).join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
    members = members.where(Kpm.group_id == group_id, FamilyMember.left_on.is_(None))
    candidates = {kpm_id for kpm_id, component in session.execute(members) if component in HOME_COMPONENTS}
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name, Kpm.paid_at_home)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None))
        .order_by(Kpm.member_number)
    )
    return [
        HomeFamily(kpm_id, number, name, marked, kpm_id in candidates)
        for kpm_id, number, name, marked in session.execute(query)
    ]


@operation(on="person", may=("pendamping", "koordinator"))
def mark_paid_at_home(session: Session, actor: Actor, person_id: int, marked: bool, now: datetime) -> bool:
    """Marks a family, or takes the mark back; False where it stands so."""
    kpm = session.get_one(Kpm, person_id)
    if kpm.paid_at_home == marked:
        return False
    kpm.paid_at_home, kpm.updated_at = marked, now
    session.flush()
    leave_trace(session, actor, "mark_paid_at_home", "person", person_id, now)
    return True


@operation(on="person", may=("pendamping", "koordinator"))
def coming_payments_of(session: Session, actor: Actor, person_id: int, now: datetime) -> list[tuple[int, bool]]:
    """(schedule id, paid at home there) of the schedules to come in which the family stands."""
    query = (
        select(Payment.schedule_id, Payment.at_home)
        .join(PaymentSchedule, PaymentSchedule.id == Payment.schedule_id)
        .where(
            Payment.kpm_id == person_id,
            Payment.state == "expected",
            PaymentSchedule.status == "planned",
            PaymentSchedule.ends_at > now,
        )
        .order_by(PaymentSchedule.starts_at)
    )
    return [(schedule_id, at_home) for schedule_id, at_home in session.execute(query)]
