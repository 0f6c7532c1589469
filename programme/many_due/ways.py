"""Which due visits could be made in another way than by going there, and which way suits which: on a day with too many.

Second source document, D: 'Jika peserta yang tidak memenuhi komitmen banyak, maka pendamping dapat meminta bantuan
Ketua kelompok, memanggil semua peserta yang tidak memenuhi komitmen, atau meminta bantuan teman sesama pendamping'.
Visits because of a complaint, in a case, or planned for a purpose of their own are never among them: those stay with
whoever holds them.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, Person, Visit, VisitHandover, VisitListItem
from programme.access import Actor, operation
from programme.many_due.elsewhere import not_elsewhere
from programme.many_due.privately import answer_privately
from programme.relayers import in_charge_of
from programme.rules import Rules
from programme.schooling.missed_months import about_members
from programme.visit_handovers import Colleague
from programme.visit_makers import about_visits, due_by, made_by
from programme.visit_numbers import give_numbers, number_waiting, waiting_visits
from programme.visit_places import metres_apart

KETUA, TOGETHER, COLLEAGUE = "ketua", "together", "colleague"
WAYS = (KETUA, TOGETHER, COLLEAGUE)
SHAREABLE = ("p2k2", "follow_up")
"""Causes of visits that may be made in another way."""
FEWEST_TOGETHER = 2


@dataclass(frozen=True)
class Shareable:
    """One due visit of a pendamping's own, with what the choice of a way looks at."""

    visit_id: int
    number: int
    """On today's list, or among those that wait."""
    kpm_id: int
    name: str
    gender: str
    group_id: int
    group_name: str
    usual_place: str | None
    """Where her group meets."""
    desa: str
    dusun: str | None
    cause: str
    on_list: bool
    """Today has room for it."""
    ketua: Colleague | None = None
    """Of her group (or its deputy), who can be asked by chat and is not herself the family.

    Nobody where a child's school or a visit to the health post was missed: that is none of a ketua's business.
    """
    metres: float = 0.0
    """From the nearest visit of today's list."""


def suits(way: str, visit: Shareable) -> bool:
    """Whether a visit can be made in this way at all."""
    return way != KETUA or (visit.cause == "p2k2" and visit.ketua is not None)


def proposed_for(way: str, visits: Sequence[Shareable]) -> list[int]:
    """The visits that are proposed: of those the day has no room for, else of all.

    To a ketua all she can be asked about; together the most that live in one dusun, else in one desa; to a colleague
    those farthest from the day's tour first.
    """
    fitting = [visit for visit in visits if suits(way, visit)]
    waiting = [visit for visit in fitting if not visit.on_list] or fitting
    if way == TOGETHER:
        near = _most_near(waiting)
        return [visit.visit_id for visit in near] if len(near) >= FEWEST_TOGETHER else []
    if way == COLLEAGUE:
        waiting = sorted(waiting, key=lambda visit: (-visit.metres, visit.number))
    return [visit.visit_id for visit in waiting]


def _most_near(visits: Collection[Shareable]) -> list[Shareable]:
    by_dusun, by_desa = (defaultdict[tuple[str, ...], list[Shareable]](list) for _ in range(2))
    for visit in visits:
        by_desa[(visit.desa,)].append(visit)
        if visit.dusun:
            by_dusun[(visit.desa, visit.dusun.casefold())].append(visit)
    largest = max(by_dusun.values(), key=len, default=[])
    return largest if len(largest) >= FEWEST_TOGETHER else max(by_desa.values(), key=len, default=[])


@operation(on="pendamping", may=("self",))
def list_shareable(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> list[Shareable]:
    """Her own due visits to families that nobody else tries yet, by the number of today's list."""
    return shareable_visits(session, pendamping_id, now, rules)


def shareable_visits(session: Session, pendamping_id: int, now: datetime, rules: Rules) -> list[Shareable]:
    """As `list_shareable`, for operations of that very pendamping."""
    today = rules.today(now)
    give_numbers(session, pendamping_id, today, rules)
    number_waiting(session, pendamping_id, today)
    offered = select(VisitHandover.visit_id).where(VisitHandover.state == "asked")
    query = (
        about_visits(Visit.id, VisitListItem.number, Visit.cause, Kpm, Person, Group)
        .join(VisitListItem, VisitListItem.visit_id == Visit.id)
        .where(VisitListItem.pendamping_id == pendamping_id, VisitListItem.listed_on == today)
        .where(due_by(today), made_by(pendamping_id), not_elsewhere(), Visit.cause.in_(SHAREABLE))
        .where(Visit.pendamping_id.is_(None), Visit.case_id.is_(None), Visit.purpose.is_(None))
        .where(Visit.id.not_in(offered))
    )
    rows = session.execute(query).all()
    ketua = _ketua_by_group(session, {group.id for *_, group in rows})
    private = about_members(session, {row[0] for row in rows})
    metres = _metres_from_tour(session, pendamping_id, {row[0] for row in rows if row[1] > 0}, now, rules)
    found = [
        Shareable(
            visit_id=visit_id,
            number=abs(number),
            kpm_id=kpm.person_id,
            name=person.name,
            gender=person.gender,
            group_id=group.id,
            group_name=group.name,
            usual_place=group.usual_place,
            desa=group.desa,
            dusun=kpm.dusun,
            cause=cause,
            on_list=number > 0,
            ketua=None
            if visit_id in private
            else next((one for one in ketua[group.id] if one.id != kpm.person_id), None),
            metres=metres.get(visit_id, 0.0),
        )
        for visit_id, number, cause, kpm, person, group in rows
    ]
    return sorted(found, key=lambda visit: visit.number)


def _ketua_by_group(session: Session, group_ids: set[int]) -> defaultdict[int, list[Colleague]]:
    """Group -> its ketua, then its deputies, as far as a chat of their own leads to them."""
    in_charge = in_charge_of(session, group_ids)
    ids = {person_id for those in in_charge.values() for person_id in those}
    able = answer_privately(session, ids)
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(able)))}
    found: defaultdict[int, list[Colleague]] = defaultdict(list)
    for group_id, those in in_charge.items():
        found[group_id] = [Colleague(one, people[one].name, people[one].gender) for one in those if one in people]
    return found


def _metres_from_tour(
    session: Session, pendamping_id: int, on_list: set[int], now: datetime, rules: Rules
) -> dict[int, float]:
    """Visit -> how far it lies from the nearest of today's."""
    stops = {one.visit_id: one.stop for one in waiting_visits(session, pendamping_id, rules.today(now))}
    tour = [stop for visit_id, stop in stops.items() if visit_id in on_list]
    return {
        visit_id: min((metres_apart(stop, other) for other in tour), default=0.0)
        for visit_id, stop in stops.items()
        if visit_id not in on_list
    }
