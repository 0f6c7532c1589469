"""How the returning meetings stand with others: a koordinator sees his pendamping, the office its kecamatan; counts."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Assembly, Group, Person
from programme.absence import month_of
from programme.access import Actor, operation
from programme.assemblies.agenda import TEMU_KUNJUNG
from programme.rules import Rules
from programme.standing.ketua_month import ketua_lines


@dataclass(frozen=True)
class KetuaCount:
    """Of one pendamping: how many of his groups' ketua were met this month."""

    name: str
    met: int
    of: int


@dataclass(frozen=True)
class StandingOverview:
    """Of the current month. `kecamatan` and `with_temu_kunjung` are the office's alone, 0 for a koordinator."""

    ketua: tuple[KetuaCount, ...] = ()
    kecamatan: int = 0
    with_temu_kunjung: int = 0


@operation(on=None, may=("koordinator", "operator"))
def standing_overview(session: Session, actor: Actor, now: datetime, rules: Rules) -> StandingOverview:
    """A koordinator's fellow pendamping of the kecamatan; for an operator how many kecamatan planned temu kunjung."""
    asking = session.get_one(Person, actor.person_id)
    if asking.role == "operator":
        return _of_office(session, now, rules)
    query = (
        select(Person)
        .where(
            Person.id.in_(select(Group.pendamping_id).where(Group.kecamatan == asking.kecamatan)),
            Person.id != asking.id,
            Person.removed_at.is_(None),
        )
        .order_by(Person.name)
    )
    return StandingOverview(tuple(_count(session, one, now, rules) for one in session.scalars(query)))


def _count(session: Session, person: Person, now: datetime, rules: Rules) -> KetuaCount:
    lines = [one for one in ketua_lines(session, person.id, now, rules) if one.ketua_id is not None]
    return KetuaCount(person.name, sum(one.met_on is not None for one in lines), len(lines))


def _of_office(session: Session, now: datetime, rules: Rules) -> StandingOverview:
    month = month_of(rules.today(now))
    until = month_of(month + timedelta(days=31))
    planned = select(func.count(func.distinct(Assembly.kecamatan))).where(
        Assembly.kind == TEMU_KUNJUNG,
        Assembly.state != "cancelled",
        Assembly.starts_at >= rules.at(month, time(0)),
        Assembly.starts_at < rules.at(until, time(0)),
    )
    every = select(func.count(func.distinct(Group.kecamatan)))
    return StandingOverview(kecamatan=session.scalar(every) or 0, with_temu_kunjung=session.scalar(planned) or 0)
