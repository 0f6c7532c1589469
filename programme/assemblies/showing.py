"""A meeting besides P2K2 as who holds it, leads the kecamatan, or works at the office reads it; and lists of them."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from db import Session
from db.tables import Assembly, AssemblyGroup, AssemblyGuest, Group, Kpm, Person, Provider
from programme.access import Actor, operation
from programme.assemblies.guests import guests_of
from programme.assemblies.told import standings_of
from programme.coverage import Coverage
from programme.rules import Rules
from programme.told import BY_KETUA, DIRECT, IN_PERSON, NOT_REACHED, UNDER_WAY, Standing

DAYS_SHOWN_AFTER = 30
"""So long after its end a meeting still stands on its holder's list."""


@dataclass(frozen=True)
class GuestView:
    """One who is called. `role`: kpm, ketua, deputy, a role of staff, provider or outsider.

    `number` is her place on this meeting's attendance list: it stays hers when others are taken out.
    """

    id: int
    number: int
    role: str
    name: str
    gender: str | None
    person_id: int | None
    provider_id: int | None
    group_id: int | None
    group_name: str | None
    member_number: int | None
    participant_number: str | None
    desa: str | None
    dusun: str | None
    rt: str | None
    rw: str | None
    reply: str | None
    mark: str | None
    visit_id: int | None
    standing: Standing

    @property
    def is_family(self) -> bool:
        return self.role in ("kpm", "ketua", "deputy")


@dataclass(frozen=True)
class AssemblyLine:
    """A meeting with counts only, for lists; `came` counts those present or represented."""

    id: int
    kind: str
    held_by: int
    starts_at: datetime
    ends_at: datetime
    place: str
    state: str
    revision: int
    called: int
    came: int
    marked: int
    intake_id: int | None = None
    provider_id: int | None = None


@dataclass(frozen=True)
class AssemblyView:
    """A meeting with everybody called to it."""

    line: AssemblyLine
    kecamatan: str
    holder_name: str
    holder_gender: str
    topics: str | None
    done: tuple[str, ...]
    minutes: str | None
    groups: tuple[tuple[int, str, str], ...]
    """(id, name, desa), in the order of their numbers."""
    guests: tuple[GuestView, ...]

    def coverage(self) -> Coverage:
        """How many were told by which way; each guest counts once."""
        how = Counter(one.standing.how for one in self.guests)
        ways = Counter(one.standing.way or "" for one in self.guests if one.standing.how == DIRECT)
        names = tuple(one.name for one in self.guests if one.standing.how == NOT_REACHED)
        by_way = dict(sorted(ways.items()))
        return Coverage(by_way, how[BY_KETUA], how[IN_PERSON], how[NOT_REACHED], how[UNDER_WAY], names)


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def show_assembly(session: Session, actor: Actor, assembly_id: int, now: datetime) -> AssemblyView:
    """The meeting with everybody called, how each stands and whether each came."""
    return assembly_view(session, assembly_id, now)


@operation(on="pendamping", may=("self", "koordinator"))
def list_assemblies(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[AssemblyLine]:
    """Those he holds or is called to: to come, and over since a month at most; the earliest first. None cancelled."""
    called = select(AssemblyGuest.assembly_id).where(
        AssemblyGuest.person_id == pendamping_id, AssemblyGuest.mark.is_distinct_from("removed")
    )
    concerned = or_(Assembly.held_by == pendamping_id, Assembly.id.in_(called))
    since = now - timedelta(days=DAYS_SHOWN_AFTER)
    return assembly_lines(session, concerned, Assembly.state != "cancelled", Assembly.ends_at > since)


def assembly_lines(session: Session, *conditions: ColumnElement[bool]) -> list[AssemblyLine]:
    """The meetings that fulfil these conditions, the earliest first, with their counts."""
    meetings = list(session.scalars(select(Assembly).where(*conditions).order_by(Assembly.starts_at, Assembly.id)))
    counts = _counts(session, [one.id for one in meetings])
    return [_line(one, counts.get(one.id, Counter())) for one in meetings]


def assembly_view(session: Session, assembly_id: int, now: datetime) -> AssemblyView:
    """As `show_assembly`, for files and notices whose reader was chosen with the meeting."""
    assembly = session.get_one(Assembly, assembly_id)
    holder = session.get_one(Person, assembly.held_by)
    groups = (
        select(Group.id, Group.name, Group.desa)
        .join(AssemblyGroup, AssemblyGroup.group_id == Group.id)
        .where(AssemblyGroup.assembly_id == assembly_id)
        .order_by(Group.number, Group.desa, Group.name)
    )
    return AssemblyView(
        _line(assembly, _counts(session, [assembly_id]).get(assembly_id, Counter())),
        assembly.kecamatan,
        holder.name,
        holder.gender,
        assembly.topics,
        tuple(assembly.done or ()),
        assembly.minutes,
        tuple((one, name, desa) for one, name, desa in session.execute(groups)),
        tuple(_guests(session, assembly, now)),
    )


def _line(one: Assembly, counts: "Counter[str | None]") -> AssemblyLine:
    called = sum(counts.values()) - counts["removed"]
    came = counts["present"] + counts["represented"]
    return AssemblyLine(
        one.id, one.kind, one.held_by, one.starts_at, one.ends_at, one.place, one.state, one.revision,
        called, came, came + counts["absent"], one.intake_id, one.provider_id,
    )  # fmt: skip


def _counts(session: Session, assembly_ids: Collection[int]) -> "dict[int, Counter[str | None]]":
    query = (
        select(AssemblyGuest.assembly_id, AssemblyGuest.mark, func.count())
        .where(AssemblyGuest.assembly_id.in_(assembly_ids))
        .group_by(AssemblyGuest.assembly_id, AssemblyGuest.mark)
    )
    found: dict[int, Counter[str | None]] = {}
    for assembly_id, mark, count in session.execute(query):
        found.setdefault(assembly_id, Counter())[mark] += count
    return found


def _guests(session: Session, assembly: Assembly, now: datetime) -> list[GuestView]:
    guests = guests_of(session, assembly.id)
    standings = standings_of(session, assembly, guests, now)
    every = select(AssemblyGuest.id).where(AssemblyGuest.assembly_id == assembly.id).order_by(AssemblyGuest.id)
    numbers = {guest_id: number for number, guest_id in enumerate(session.scalars(every), start=1)}
    ids = [one.person_id for one in guests if one.person_id is not None]
    query = (
        select(Person, Kpm, Group)
        .outerjoin(Kpm, Kpm.person_id == Person.id)
        .outerjoin(Group, Group.id == Kpm.group_id)
        .where(Person.id.in_(ids))
    )
    people = {person.id: (person, kpm, group) for person, kpm, group in session.execute(query)}
    providers = {one.provider_id for one in guests} - {None}
    named = {one.id: one for one in session.scalars(select(Provider).where(Provider.id.in_(providers)))}
    return [_guest(one, numbers[one.id], standings[one.id], people, named) for one in guests]


def _guest(
    guest: AssemblyGuest,
    number: int,
    standing: Standing,
    people: Mapping[int, tuple[Person, Kpm | None, Group | None]],
    providers: dict[int, Provider],
) -> GuestView:
    person, kpm, group = people.get(guest.person_id or 0, (None, None, None))
    provider = providers.get(guest.provider_id or 0)
    if kpm is not None:
        role = kpm.duty if kpm.duty != "member" else "kpm"
    else:
        role = person.role if person is not None else "provider" if provider is not None else "outsider"
    name = person.name if person is not None else provider.name if provider is not None else guest.outsider or "-"
    return GuestView(
        id=guest.id,
        number=number,
        role=role,
        name=name,
        gender=person.gender if person is not None else None,
        person_id=guest.person_id,
        provider_id=guest.provider_id,
        group_id=group.id if group is not None else None,
        group_name=group.name if group is not None else None,
        member_number=kpm.member_number if kpm is not None else None,
        participant_number=kpm.participant_number if kpm is not None else None,
        desa=group.desa if group is not None else provider.desa if provider is not None else None,
        dusun=kpm.dusun if kpm is not None else None,
        rt=kpm.rt if kpm is not None else None,
        rw=kpm.rw if kpm is not None else None,
        reply=guest.reply,
        mark=guest.mark,
        visit_id=guest.visit_id,
        standing=standing,
    )
