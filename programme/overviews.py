"""How each pendamping of a kecamatan stands, in counts: what a koordinator and the office look at."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from db import Session
from db.tables import Address, Complaint, ComplaintStep, Group, Kpm, Meeting, Person, Visit
from programme.absence import month_of
from programme.access import Actor, operation
from programme.complaints.states import CLOCK_RUNS, UNDER_WAY
from programme.coverage import Coverage, told_of_coming
from programme.matter_relations import LEVELS
from programme.rules import Rules
from programme.visit_makers import MAKER, SHOWN_TO_OTHERS, about_visits, due_by


@dataclass(frozen=True)
class PendampingLine:
    """One pendamping's numbers, or (id and name None) those of a kecamatan's groups that have no pendamping.

    Visits count for whoever makes them, handed over or not. Those done are of the current local month; of those waiting
    the routine ones are left out: they have their whole month. Nothing that comes of a hidden complaint is counted,
    except a koordinator's confidential visits for himself.
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
    complaints_late: int = 0
    """Of these groups' families: past their due date, or gone further up because of it, and still under way."""


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
        _line(session, person, person.kecamatan or "-", Group.pendamping_id == person.id, now, rules, actor.person_id)
        for person in session.scalars(query.order_by(Person.kecamatan, Person.name))
    ]
    return [line for line in lines if line.groups or line.id != actor.person_id] + [
        _line(session, None, kecamatan, Group.pendamping_id.is_(None) & (Group.kecamatan == kecamatan), now, rules)
        for kecamatan in session.scalars(left_alone.order_by(Group.kecamatan))
    ]


def line_of(session: Session, person: Person, now: datetime, rules: Rules) -> PendampingLine:
    """One pendamping's numbers as others may count them, for his koordinator and for the reminder to him."""
    return _line(session, person, person.kecamatan or "-", Group.pendamping_id == person.id, now, rules)


def _line(
    session: Session,
    person: Person | None,
    kecamatan: str,
    theirs: ColumnElement[bool],
    now: datetime,
    rules: Rules,
    reader_id: int | None = None,
) -> PendampingLine:
    month = rules.at(month_of(rules.today(now)), time(0))
    today = rules.today(now)
    make = MAKER.in_([person.id]) if person else theirs & MAKER.is_(None)
    if person is None or person.id != reader_id:
        make &= SHOWN_TO_OTHERS
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
        complaints_late=_late_complaints(session, theirs, now),
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


def _late_complaints(session: Session, theirs: ColumnElement[bool], now: datetime) -> int:
    """Only such as the pendamping himself was to handle: what is hidden from somebody is in nobody's count."""
    went_up = select(ComplaintStep.complaint_id).where(ComplaintStep.kind == "escalated")
    query = (
        select(func.count())
        .select_from(Complaint)
        .join(Group, Group.id == Complaint.group_id)
        .where(theirs, Complaint.confidential.is_(False), Complaint.first_level == LEVELS[0])
        .where(Complaint.state.in_(UNDER_WAY))
        .where(or_(and_(Complaint.state.in_(CLOCK_RUNS), Complaint.due_at <= now), Complaint.id.in_(went_up)))
    )
    return session.scalar(query) or 0


def _visit_count(session: Session, *which: ColumnElement[bool]) -> int:
    return session.scalar(about_visits(func.count()).where(*which)) or 0
