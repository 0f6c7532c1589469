"""The part of a payment schedule that lies in one group: its families, and who may speak for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select

from db import Session
from db.rows import rows_of
from db.tables import Group, Kpm, Payment, PaymentReport, PaymentSchedule, Person
from db.words import one_of
from programme.access import Actor, NotAllowed
from programme.attendance_report import Member

IN_IT = ("expected", "paid", "unpaid")
"""States of a family that stands in the schedule."""


@dataclass(frozen=True)
class Place:
    """One family in one schedule, with her number and name in her group."""

    payment: Payment
    number: int
    name: str


def places_of(session: Session, schedule_id: int, group_id: int, *, lock: bool = False) -> list[Place]:
    """The families of the group that stand in the schedule, by member number."""
    query = (
        select(Payment, Kpm.member_number, Person.name)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .where(
            Payment.schedule_id == schedule_id,
            Payment.state.in_(IN_IT),
            Kpm.group_id == group_id,
            Kpm.left_at.is_(None),
        )
        .order_by(Kpm.member_number)
    )
    if lock:
        query = query.with_for_update(of=Payment)
    return [Place(*row) for row in session.execute(query)]


def families_in(session: Session, schedule_id: int, group_id: int) -> list[Member]:
    """As `places_of`, for reading a report."""
    return [Member(one.number, one.name) for one in places_of(session, schedule_id, group_id)]


def _groups_in_it() -> Select[Any]:
    """Built once, as what is made from it: they run for every question after a payment."""
    in_it = select(Kpm.group_id).join(Payment, Payment.kpm_id == Kpm.person_id)
    in_it = in_it.where(
        Payment.schedule_id == bindparam("schedule"), one_of(Payment.state, IN_IT), Kpm.left_at.is_(None)
    )
    return select(Group).where(Group.id.in_(in_it)).order_by(Group.name)


_led_by_her = select(Kpm.group_id).where(
    Kpm.person_id == bindparam("reporter"), one_of(Kpm.duty, ("ketua", "deputy")), Kpm.left_at.is_(None)
)
GROUPS_OF_KPM = _groups_in_it().where(Group.id.in_(_led_by_her))
GROUPS_OF_PENDAMPING = _groups_in_it().where(Group.pendamping_id == bindparam("reporter"))
_schedules: Any = bindparam("schedules", expanding=True)
REPORTED = select(PaymentReport.schedule_id, PaymentReport.group_id).where(PaymentReport.schedule_id.in_(_schedules))


def groups_for(session: Session, reporter: Actor, schedule_id: int) -> list[Group]:
    """The groups with families in the schedule for which this person may report, by name."""
    query = GROUPS_OF_KPM if reporter.role == "kpm" else GROUPS_OF_PENDAMPING
    return list(session.scalars(query, {"schedule": schedule_id, "reporter": reporter.person_id}))


def require_group(session: Session, reporter: Actor, schedule_id: int, group_id: int) -> None:
    """Raises NotAllowed where she speaks for another group of the schedule only."""
    if group_id not in {group.id for group in groups_for(session, reporter, schedule_id)}:
        raise NotAllowed(f"{reporter.role} {reporter.person_id} does not speak for group {group_id}")


def reported_groups(session: Session, schedule_ids: Sequence[int]) -> set[tuple[int, int]]:
    """(schedule, group) on which a report stands."""
    found = rows_of(session, REPORTED, schedules=list(schedule_ids))
    return {(schedule_id, group_id) for schedule_id, group_id in found}


def unreported_groups(session: Session, reporter: Actor, schedule_id: int) -> list[Group]:
    """Her groups in the schedule of which nobody has reported yet."""
    done = reported_groups(session, [schedule_id])
    return [group for group in groups_for(session, reporter, schedule_id) if (schedule_id, group.id) not in done]


def schedules_begun(session: Session, group_ids: Sequence[int], since: datetime, now: datetime) -> list[int]:
    """Planned schedules with families of these groups whose window began between two moments, latest first."""
    query = (
        select(PaymentSchedule.id)
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .where(
            PaymentSchedule.status == "planned",
            PaymentSchedule.starts_at <= now,
            PaymentSchedule.starts_at > since,
            Payment.state.in_(IN_IT),
            Kpm.group_id.in_(group_ids),
            Kpm.left_at.is_(None),
        )
        .group_by(PaymentSchedule.id, PaymentSchedule.starts_at)
        .order_by(PaymentSchedule.starts_at.desc(), PaymentSchedule.id.desc())
    )
    return list(session.scalars(query))
