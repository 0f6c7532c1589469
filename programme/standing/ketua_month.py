"""Which ketua were met this month.

Second source document, B.b: 'Melakukan pertemuan bulanan dengan ketua kelompok'; D: 'Kunjungan Bulanan dengan Ketua
Kelompok'. A visit made to her that month counts as well as a meeting with one ketua or several; a P2K2 does not: there
is no time for her there.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Assembly, AssemblyGuest, Group, Kpm, Person, Visit
from programme.absence import month_of
from programme.access import Actor, operation
from programme.assemblies.agenda import KETUA_MEETING
from programme.natural_order import natural
from programme.rules import Rules
from programme.visit_makers import SHOWN_TO_OTHERS

CAME = ("present",)
"""Who sent somebody else was not met herself."""


@dataclass(frozen=True)
class KetuaLine:
    """A group's ketua and how it stands with her this month."""

    group_id: int
    group_name: str
    desa: str
    ketua_id: int | None
    """None: the group has no ketua."""
    name: str
    gender: str
    met_on: date | None
    """The last local day of the month on which she was met."""
    invited_at: datetime | None
    """Of a meeting to come this month to which she is called."""


@operation(on="pendamping", may=("self", "koordinator"))
def list_ketua_month(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[KetuaLine]:
    """The pendamping's groups by desa and name, each with its ketua and when she was met in the current month."""
    return ketua_lines(session, pendamping_id, now, rules)


def ketua_lines(session: Session, pendamping_id: int, now: datetime, rules: Rules) -> list[KetuaLine]:
    """As `list_ketua_month`, for the notice to that very pendamping."""
    groups = list(session.scalars(select(Group).where(Group.pendamping_id == pendamping_id)))
    leaders = _leaders(session, [group.id for group in groups])
    month, ids = month_of(rules.today(now)), [one.id for one in leaders.values()]
    met, invited = days_met(session, ids, month, rules), _invited(session, ids, month, now, rules)
    lines = [_line(group, leaders.get(group.id), met, invited) for group in groups]
    return sorted(lines, key=lambda one: (natural(one.desa), natural(one.group_name)))


def _leaders(session: Session, group_ids: Collection[int]) -> dict[int, Person]:
    query = (
        select(Kpm.group_id, Person)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id.in_(group_ids), Kpm.duty == "ketua", Kpm.left_at.is_(None))
    )
    return dict(session.execute(query).all())


def _line(group: Group, ketua: Person | None, met: Mapping[int, date], invited: Mapping[int, datetime]) -> KetuaLine:
    if ketua is None:
        return KetuaLine(group.id, group.name, group.desa, None, "", "f", None, None)
    return KetuaLine(
        group.id, group.name, group.desa, ketua.id, ketua.name, ketua.gender, met.get(ketua.id), invited.get(ketua.id)
    )


def days_met(session: Session, leaders: Collection[int], month: date, rules: Rules) -> dict[int, date]:
    """Ketua -> the last local day of that month (by its first day) on which she was met; who was not is left out."""
    until = month_of(month + timedelta(days=31))
    visited = (
        select(Visit.kpm_id, func.max(Visit.visited_on))
        .where(
            Visit.kpm_id.in_(leaders),
            Visit.state == "done",
            Visit.visited_on >= month,
            Visit.visited_on < until,
            SHOWN_TO_OTHERS,
        )
        .group_by(Visit.kpm_id)
    )
    found: dict[int, date] = {kpm_id: day for kpm_id, day in session.execute(visited) if kpm_id and day}
    met = (
        select(AssemblyGuest.person_id, func.max(Assembly.starts_at))
        .join(Assembly, Assembly.id == AssemblyGuest.assembly_id)
        .where(
            Assembly.kind == KETUA_MEETING,
            Assembly.state == "held",
            Assembly.starts_at >= rules.at(month, time(0)),
            Assembly.starts_at < rules.at(until, time(0)),
            AssemblyGuest.person_id.in_(leaders),
            AssemblyGuest.mark.in_(CAME),
        )
        .group_by(AssemblyGuest.person_id)
    )
    for person_id, starts_at in session.execute(met):
        day = rules.today(starts_at)
        if person_id is not None:
            found[person_id] = max(day, found.get(person_id, day))
    return found


def _invited(
    session: Session, leaders: Collection[int], month: date, now: datetime, rules: Rules
) -> dict[int, datetime]:
    """Of the next meeting to come: a meeting that is over without a report has met nobody yet."""
    query = (
        select(AssemblyGuest.person_id, func.min(Assembly.starts_at))
        .join(Assembly, Assembly.id == AssemblyGuest.assembly_id)
        .where(
            Assembly.kind == KETUA_MEETING,
            Assembly.state == "planned",
            Assembly.ends_at > now,
            Assembly.starts_at < rules.at(month_of(month + timedelta(days=31)), time(0)),
            AssemblyGuest.person_id.in_(leaders),
            AssemblyGuest.mark.is_(None),
        )
        .group_by(AssemblyGuest.person_id)
    )
    return {person_id: starts_at for person_id, starts_at in session.execute(query) if person_id is not None}
