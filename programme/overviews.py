"""How each pendamping of a kecamatan stands, in counts: what a koordinator and the office look at."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, func, select

from db import Session
from db.tables import Address, Group, Kpm, Meeting, Person, Visit
from programme.absence import month_of
from programme.access import Actor, operation
from programme.coverage import Coverage, told_of_coming
from programme.rules import Rules
from programme.visit_makers import MAKER, about_visits, due_by


@dataclass(frozen=True)
class PendampingLine:
    """One pendamping's numbers, or (id and name None) those of a kecamatan's groups that have no pendamping.

    Visits count for whoever makes them, handed over or not. Those done are of the current local month; of those waiting
    the routine ones are left out: they have their whole month.
    """

    id: int | None
    name: str | None
    kecamatan: str
    groups: int
    kpm: int
    joined: int
    visits_waiting: int
    visits_done: int
    reports_missing: int
    told: Coverage = field(default_factory=Coverage)
    """Of the members whose meeting is within two days, by when all have been reminded."""


@operation(on=None, may=("koordinator", "operator", "office"))
def overview(session: Session, actor: Actor, now: datetime, rules: Rules) -> list[PendampingLine]:
    """The pendamping of the koordinator's kecamatan (of all, for an operator) by name, then the groups without one."""
    query = select(Person).where(Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None))
    left_alone = select(Group.kecamatan).where(Group.pendamping_id.is_(None)).distinct()
    asking = session.get(Person, actor.person_id) if actor.person_id is not None else None
    if asking is not None and asking.role == "koordinator":
        query = query.where(Person.kecamatan == asking.kecamatan)
        left_alone = left_alone.where(Group.kecamatan == asking.kecamatan)
    lines = [
        _line(session, person, person.kecamatan or "-", Group.pendamping_id == person.id, now, rules)
        for person in session.scalars(query.order_by(Person.kecamatan, Person.name))
    ]
    return [line for line in lines if line.groups or line.id != actor.person_id] + [
        _line(session, None, kecamatan, Group.pendamping_id.is_(None) & (Group.kecamatan == kecamatan), now, rules)
        for kecamatan in session.scalars(left_alone.order_by(Group.kecamatan))
    ]


def _line(
    session: Session, person: Person | None, kecamatan: str, theirs: ColumnElement[bool], now: datetime, rules: Rules
) -> PendampingLine:
    month = rules.at(month_of(rules.today(now)), time(0))
    today = rules.today(now)
    make = MAKER.in_([person.id]) if person else theirs & MAKER.is_(None)
    groups = session.scalar(select(func.count()).select_from(Group).where(theirs)) or 0
    missing = session.scalar(
        select(func.count())
        .select_from(Meeting)
        .join(Group, Group.id == Meeting.group_id)
        .where(theirs, Meeting.status == "planned", Meeting.ends_at <= now)
    )
    return PendampingLine(
        id=person.id if person else None,
        name=person.name if person else None,
        kecamatan=kecamatan,
        groups=groups,
        kpm=_kpm_count(session, theirs),
        joined=_joined_count(session, theirs),
        visits_waiting=_visit_count(session, make, due_by(today), Visit.cause != "routine"),
        visits_done=_visit_count(session, make, Visit.state == "done", Visit.ended_at >= month),
        reports_missing=missing or 0,
        told=told_of_coming(session, theirs, now, now + timedelta(days=2)),
    )


def _kpm_count(session: Session, theirs: ColumnElement[bool]) -> int:
    query = (
        select(func.count()).select_from(Kpm).join(Group, Group.id == Kpm.group_id).where(theirs, Kpm.left_at.is_(None))
    )
    return session.scalar(query) or 0


def _joined_count(session: Session, theirs: ColumnElement[bool]) -> int:
    query = (
        select(func.count(func.distinct(Kpm.person_id)))
        .join(Group, Group.id == Kpm.group_id)
        .join(Address, Address.person_id == Kpm.person_id)
        .where(theirs, Kpm.left_at.is_(None), Address.closed_at.is_(None))
    )
    return session.scalar(query) or 0


def _visit_count(session: Session, *which: ColumnElement[bool]) -> int:
    return session.scalar(about_visits(func.count()).where(*which)) or 0
