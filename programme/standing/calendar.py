"""What stands in a pendamping's calendar: for the calendar of her phone, which others may look at.

So no name of a family is in it: visits are counted by day, a house is "di desa Wates", and neither cases nor topics of
meetings are named. What was cancelled lately is listed as cancelled, so that it vanishes from a calendar that had it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, or_, select

from db import Session
from db.tables import (
    Assembly,
    AssemblyGroup,
    AssemblyGuest,
    FamilyMember,
    Group,
    GroupKeeper,
    Kpm,
    Meeting,
    Payment,
    PaymentSchedule,
    Person,
    PosyanduDay,
    Provider,
    Visit,
)
from programme.access import Actor, operation
from programme.names import name_parts
from programme.rules import Rules
from programme.standing.calendar_due import due_dates
from programme.visit_makers import STILL_A_MEMBER, about_visits, made_by

Names = Sequence[str]
DAYS_AHEAD = 366
"""A year of P2K2 may be planned."""
_PERSONAL = frozenset(
    """
    rumah rmh rmhnya rumahnya omah griya imah bumi dalem ndalem kediaman teras bu ibu pak bapak bapake mbok mbah mak
    mbak mas yu bude bulik pakde paklik simbok ketua
    """.split()
)
"""Words that say that the place is somebody's house, or called after somebody."""


@dataclass(frozen=True)
class CalendarEntry:
    """One entry; `ends_at` is None where it takes the whole local day of `starts_at`.

    `label` is the group's name, the place's, or empty; `count` of visits. `revision` grows with every change.
    """

    key: str
    """Stable: the same meeting has the same key in every file."""
    kind: str
    """p2k2, a kind of programme.assemblies.agenda, payment, posyandu_day, visits, or due_<what>."""
    starts_at: datetime
    ends_at: datetime | None
    label: str = ""
    place: str = ""
    count: int = 0
    revision: int = 0
    cancelled: bool = False


@operation(on="pendamping", may=("self",))
def list_calendar(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[CalendarEntry]:
    """Everything from today on for a year, the first first; no family's name is in it."""
    since = rules.at(rules.today(now), time(0))
    until = since + timedelta(days=DAYS_AHEAD)
    names = _names_by_group(session, pendamping_id)
    everybody = [name for some in names.values() for name in some]
    entries = [
        *_p2k2(session, pendamping_id, since, until, names),
        *_assemblies(session, pendamping_id, since, until, everybody),
        *_payments(session, pendamping_id, since, until, everybody),
        *_posyandu_days(session, pendamping_id, since, until, everybody),
        *_visits(session, pendamping_id, rules.today(now), rules),
        *(
            CalendarEntry(f"due-{one.kind}-{one.period}", f"due_{one.kind}", rules.at(one.on, time(0)), None)
            for one in due_dates(rules.today(now), rules)
        ),
    ]
    return sorted(entries, key=lambda one: (one.starts_at, one.key))


def place_without_names(place: str, instead: str, names: Iterable[str]) -> str:
    """The place as others may read it: `instead` of one that is somebody's house, or called after one of `names`."""
    words = set(re.findall(r"[^\W\d_]+", place.casefold()))
    called = {part for name in names for part in (*name_parts(name), *name.casefold().split()) if len(part) > 2}
    spoken = words | {part for word in words for part in name_parts(word)}
    return instead if words & _PERSONAL or spoken & called else place


def _names_by_group(session: Session, pendamping_id: int) -> dict[int, list[str]]:
    """Group -> its members, who left it too."""
    query = (
        select(Kpm.group_id, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.pendamping_id == pendamping_id)
    )
    found: dict[int, list[str]] = {}
    for group_id, name in session.execute(query):
        found.setdefault(group_id, []).append(name)
    return found


def _p2k2(
    session: Session, pendamping_id: int, since: datetime, until: datetime, names: Mapping[int, Names]
) -> list[CalendarEntry]:
    """Of her groups; of those that passed to a colleague as cancelled, until they come back.

    Each time a group passes on counts as a change: what was cancelled for her can so be put back.
    """
    kept = select(GroupKeeper.group_id).where(GroupKeeper.pendamping_id == pendamping_id)
    passed = select(func.count()).select_from(GroupKeeper).where(GroupKeeper.group_id == Group.id).scalar_subquery()
    query = (
        select(Meeting, Group, passed)
        .join(Group, Group.id == Meeting.group_id)
        .where(
            or_(Group.pendamping_id == pendamping_id, Group.id.in_(kept)),
            Meeting.starts_at >= since,
            Meeting.starts_at < until,
        )
    )
    found = []
    for meeting, group, changes in session.execute(query):
        is_off = meeting.status == "cancelled" or group.pendamping_id != pendamping_id
        place = place_without_names(meeting.place, f"Desa {group.desa}", names.get(group.id, ()))
        found.append(
            CalendarEntry(
                f"p2k2-{meeting.id}",
                "p2k2",
                meeting.starts_at,
                meeting.ends_at,
                group.name,
                "" if is_off else place,
                revision=meeting.revision + changes + (meeting.status == "cancelled"),
                cancelled=is_off,
            )
        )
    return found


def _assemblies(
    session: Session, pendamping_id: int, since: datetime, until: datetime, names: Names
) -> list[CalendarEntry]:
    """Those she holds, is called to, or to which a colleague calls her groups; one she was taken out of is off."""
    called = select(AssemblyGuest.assembly_id).where(AssemblyGuest.person_id == pendamping_id)
    groups = select(Group.id).where(Group.pendamping_id == pendamping_id)
    hers = select(AssemblyGroup.assembly_id).where(AssemblyGroup.group_id.in_(groups))
    query = select(Assembly).where(
        or_(Assembly.held_by == pendamping_id, Assembly.id.in_(called), Assembly.id.in_(hers)),
        Assembly.starts_at >= since,
        Assembly.starts_at < until,
    )
    left_out = set(session.scalars(called.where(AssemblyGuest.mark == "removed")))
    return [_assembly(one, names, left_out=one.id in left_out) for one in session.scalars(query)]


def _assembly(one: Assembly, names: Names, *, left_out: bool) -> CalendarEntry:
    is_off = left_out or one.state == "cancelled"
    return CalendarEntry(
        f"assembly-{one.id}",
        one.kind,
        one.starts_at,
        one.ends_at,
        place=place_without_names(one.place, f"Kecamatan {one.kecamatan}", names),
        revision=one.revision + is_off,
        cancelled=is_off,
    )


def _payments(
    session: Session, pendamping_id: int, since: datetime, until: datetime, names: Names
) -> list[CalendarEntry]:
    query = (
        select(PaymentSchedule, func.count())
        .join(Payment, Payment.schedule_id == PaymentSchedule.id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Payment.state != "removed",
            PaymentSchedule.starts_at >= since,
            PaymentSchedule.starts_at < until,
        )
        .group_by(PaymentSchedule.id)
    )
    return [
        CalendarEntry(
            f"payment-{one.id}",
            "payment",
            one.starts_at,
            one.ends_at,
            place=place_without_names(one.place, f"Kecamatan {one.kecamatan}", names),
            count=families,
            revision=one.revision + (one.status == "cancelled"),
            cancelled=one.status == "cancelled",
        )
        for one, families in session.execute(query)
    ]


def _posyandu_days(
    session: Session, pendamping_id: int, since: datetime, until: datetime, names: Names
) -> list[CalendarEntry]:
    """Of the health posts where her families go, and of those in her groups' desa."""
    groups = select(Group.id).where(Group.pendamping_id == pendamping_id)
    visited = (
        select(FamilyMember.provider_id)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .where(Kpm.group_id.in_(groups), Kpm.left_at.is_(None), FamilyMember.left_on.is_(None))
    )
    desa = select(Group.desa).where(Group.pendamping_id == pendamping_id)
    kecamatan = select(Group.kecamatan).where(Group.pendamping_id == pendamping_id)
    near = Provider.desa.in_(desa) & Provider.kecamatan.in_(kecamatan)
    query = (
        select(PosyanduDay, Provider)
        .join(Provider, Provider.id == PosyanduDay.provider_id)
        .where(
            PosyanduDay.starts_at >= since,
            PosyanduDay.starts_at < until,
            or_(Provider.id.in_(visited.where(FamilyMember.provider_id.is_not(None))), near),
        )
    )
    return [
        CalendarEntry(
            f"posyandu-{one.id}",
            "posyandu_day",
            one.starts_at,
            one.ends_at,
            provider.name,
            place_without_names(one.place or provider.name, f"Desa {provider.desa or provider.kecamatan}", names),
            revision=one.revision + (one.state == "cancelled"),
            cancelled=one.state == "cancelled",
        )
        for one, provider in session.execute(query)
    ]


def _visits(session: Session, pendamping_id: int, today: date, rules: Rules) -> list[CalendarEntry]:
    """How many are to be made from that day on, by their day; routine ones have the whole month."""
    query = (
        about_visits(Visit.due_on, func.count())
        .where(
            made_by(pendamping_id),
            Visit.state == "open",
            Visit.cause != "routine",
            Visit.due_on >= today,
            STILL_A_MEMBER,
        )
        .group_by(Visit.due_on)
    )
    return [
        CalendarEntry(f"visits-{day.isoformat()}", "visits", rules.at(day, time(0)), None, count=count)
        for day, count in session.execute(query)
    ]
