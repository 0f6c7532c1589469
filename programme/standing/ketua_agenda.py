"""What there is to speak about with a ketua, from the data: counts, days and places, never a family's name.

Second source document, D, 'Kunjungan Bulanan dengan Ketua Kelompok': progress and what was achieved, problems, changes
of data, complaints. The pendamping reads it beside her: of complaints only such are counted as she may know of, none
about her, none that is kept from anybody.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import (
    Assembly,
    AssemblyGroup,
    Complaint,
    DataUpdate,
    Group,
    Kpm,
    Meeting,
    Payment,
    PaymentSchedule,
    Person,
)
from programme.access import Actor, operation
from programme.assemblies.agenda import OF_FAMILIES
from programme.complaints.barrier import own_people
from programme.complaints.states import UNDER_WAY
from programme.matter_relations import handles_complaint
from programme.meetings import MeetingLine, meeting_line, next_meeting_of_group
from programme.relays import to_tell
from programme.rules import Rules
from programme.standing_reports import standing_report
from programme.standings import members_of_groups
from programme.updates.details import OPEN_STATES


@dataclass(frozen=True)
class Coming:
    """Something to come for the whole group; `kind` as of an assembly, or payment."""

    kind: str
    starts_at: datetime
    place: str


@dataclass(frozen=True)
class KetuaAgenda:
    """What stands with her group, the most urgent being what waits for herself."""

    group_id: int
    group_name: str
    ketua_id: int
    name: str
    gender: str
    reports_missing: tuple[datetime, ...]
    """When the meetings began of which nothing was reported."""
    last_reported: tuple[datetime, int, int] | None
    """(began, came, invited) of the latest report."""
    not_told: int
    """Members whom no message reaches and of whom nobody said that they know of the next meeting."""
    complaints: int
    updates_waiting: int
    """Changes of her group's families that are not checked yet."""
    updates_asked: int
    """Those that wait for somebody's answer."""
    joined: int
    members: int
    next_meeting: MeetingLine | None
    coming: tuple[Coming, ...]


@operation(on="group", may=("pendamping",))
def prepare_ketua_agenda(
    session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules
) -> KetuaAgenda | None:
    """None where the group has no ketua."""
    ketua = session.scalar(
        select(Person)
        .join(Kpm, Kpm.person_id == Person.id)
        .where(Kpm.group_id == group_id, Kpm.duty == "ketua", Kpm.left_at.is_(None))
    )
    if ketua is None:
        return None
    following = next_meeting_of_group(session, group_id, now)
    untold = 0
    if following is not None:
        untold = sum(not one.told for one in to_tell(session, following.id, now, ketua.id))
    members = members_of_groups(session, [group_id]).get(group_id, [])
    updates = _updates(session, group_id, actor.person_id)
    return KetuaAgenda(
        group_id,
        session.get_one(Group, group_id).name,
        ketua.id,
        ketua.name,
        ketua.gender,
        _reports_missing(session, group_id, now),
        _last_reported(session, group_id),
        untold,
        _complaints(session, actor, group_id, ketua.id),
        updates["received"],
        updates["asked"],
        _joined(session, [one.person_id for one in members]),
        len(members),
        following,
        _coming(session, group_id, now),
    )


def _reports_missing(session: Session, group_id: int, now: datetime) -> tuple[datetime, ...]:
    query = select(Meeting.starts_at).where(
        Meeting.group_id == group_id, Meeting.status == "planned", Meeting.ends_at <= now
    )
    return tuple(session.scalars(query.order_by(Meeting.starts_at)))


def _last_reported(session: Session, group_id: int) -> tuple[datetime, int, int] | None:
    query = select(Meeting.id).where(Meeting.group_id == group_id, Meeting.status == "reported")
    meeting_id = session.scalar(query.order_by(Meeting.starts_at.desc()).limit(1))
    report = standing_report(session, meeting_id) if meeting_id is not None else None
    line = meeting_line(session, meeting_id) if meeting_id is not None else None
    return (line.starts_at, report.present, report.invited) if report is not None and line is not None else None


def _complaints(session: Session, actor: Actor, group_id: int, ketua_id: int) -> int:
    """Open ones that her pendamping handles and the ketua may hear of."""
    person = session.get_one(Person, actor.person_id)
    query = select(Complaint).where(
        Complaint.group_id == group_id, Complaint.confidential.is_(False), Complaint.state.in_(UNDER_WAY)
    )
    own = set(own_people(session, group_id))
    return sum(
        handles_complaint(session, person, one)
        and one.accused_id not in own
        and one.accused_role not in ("ketua", "deputy")
        for one in session.scalars(query)
    )


def _updates(session: Session, group_id: int, pendamping_id: int | None) -> dict[str, int]:
    query = (
        select(DataUpdate.state, func.count())
        .join(Kpm, Kpm.person_id == DataUpdate.kpm_id)
        .where(Kpm.group_id == group_id, DataUpdate.state.in_(OPEN_STATES))
        .group_by(DataUpdate.state)
    )
    return {"received": 0, "asked": 0} | dict(session.execute(query).all())


def _joined(session: Session, people: list[int]) -> int:
    query = select(func.count()).select_from(Person).where(Person.id.in_(people), Person.joined_at.is_not(None))
    return session.scalar(query) or 0


def _coming(session: Session, group_id: int, now: datetime) -> tuple[Coming, ...]:
    """The group's next payment and the next meeting of each kind, the first first."""
    paid = (
        select(PaymentSchedule.starts_at, PaymentSchedule.place)
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .where(
            Kpm.group_id == group_id,
            Payment.state == "expected",
            PaymentSchedule.status == "planned",
            PaymentSchedule.ends_at > now,
        )
        .order_by(PaymentSchedule.starts_at)
        .limit(1)
    )
    called = (
        select(Assembly.kind, Assembly.starts_at, Assembly.place)
        .join(AssemblyGroup, AssemblyGroup.assembly_id == Assembly.id)
        .where(
            AssemblyGroup.group_id == group_id,
            Assembly.state == "planned",
            Assembly.ends_at > now,
            Assembly.kind.in_(OF_FAMILIES),
        )
        .order_by(Assembly.starts_at.desc())
    )
    found = [Coming("payment", *row) for row in session.execute(paid)]
    found += {kind: Coming(kind, starts_at, place) for kind, starts_at, place in session.execute(called)}.values()
    return tuple(sorted(found, key=lambda one: one.starts_at))
