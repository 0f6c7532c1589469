"""The absence radar of a pendamping's groups: who is sliding before a visit is due, who comes again, and why.

A few set-based queries (programme.radar.marks_seen) for all groups of one pendamping; the decisions are
programme.radar.signs and .trends.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select

from db import Session
from db.tables import Group, Kpm, Person, Visit
from programme.access import Actor, operation
from programme.natural_order import natural
from programme.radar.marks_seen import held_of_groups, seen_of_families
from programme.radar.signs import AGAIN, LISTED, SLIDING, Seen, Sign, look_of, sign_of
from programme.radar.trends import Held, Slot, Trend, reasons_of, slots_of, trend_of
from programme.rules import Rules

DAYS_LOOKED_BACK = 366
"""Older meetings say nothing of the present, however few there were."""
LISTED_FOR = ("p2k2", "follow_up")
"""Causes of open visits that answer an absence. What is its maker's alone must not be told from here."""


@dataclass(frozen=True)
class MemberRadar:
    """One family of whom the radar has something to say."""

    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_id: int
    group_name: str
    sign: Sign
    seen: tuple[Seen, ...]
    """Its marks at the meetings looked at, oldest first."""


@dataclass(frozen=True)
class GroupRadar:
    """One group as the radar shows it."""

    group_id: int
    group_name: str
    desa: str
    pendamping_id: int | None
    held: tuple[Held, ...]
    """The latest reported meetings, oldest first."""
    trend: Trend | None
    sliding: tuple[MemberRadar, ...]
    """The most often absent first."""
    again: tuple[MemberRadar, ...]
    """Who comes again."""
    listed: int
    """How many stand on the visit list already."""
    absences: tuple[Seen, ...]
    """Of its present members at those meetings, whatever the reason."""

    @property
    def reasons(self) -> tuple[tuple[str | None, int], ...]:
        return reasons_of(self.absences)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return slots_of(self.held, self.absences)

    @property
    def is_falling(self) -> bool:
        return self.trend is not None and self.trend.is_falling

    @property
    def is_rising(self) -> bool:
        return self.trend is not None and self.trend.is_rising


@operation(on="pendamping", may=("self",))
def list_radar(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> list[GroupRadar]:
    """All groups of one pendamping that have a reported meeting, those to look at first."""
    return radar_of(session, Group.pendamping_id == pendamping_id, now, rules)


@operation(on="group", may=("pendamping",))
def show_radar_group(session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules) -> GroupRadar | None:
    """One group; None where none of its meetings was reported in the last year."""
    return next(iter(radar_of(session, Group.id == group_id, now, rules)), None)


def radar_of(session: Session, which: ColumnElement[bool], now: datetime, rules: Rules) -> list[GroupRadar]:
    """As `list_radar`, of the groups for which `which` holds."""
    query = select(Group.id, Group.name, Group.desa, Group.pendamping_id).where(which)
    groups = {group_id: (name, desa, whose) for group_id, name, desa, whose in session.execute(query)}
    held = held_of_groups(session, groups, now - timedelta(days=DAYS_LOOKED_BACK), rules)
    if not held:
        return []
    since = min(meetings[0].starts_at for meetings in held.values())
    people = _members_by_group(session, list(held), since, rules)
    found = [_group(group_id, groups[group_id], held[group_id], people[group_id]) for group_id in held]
    return sorted(found, key=_order)


def _order(one: GroupRadar) -> tuple[object, ...]:
    return not one.is_falling, -len(one.sliding), natural(one.desa), natural(one.group_name)


def _group(group_id: int, named: tuple[str, str, int | None], held: list[Held], people: list["_Person"]) -> GroupRadar:
    name, desa, pendamping_id = named
    at = {one.meeting_id for one in held}
    absences = [one for person in people for one in person.seen if one.meeting_id in at and one.mark == "absent"]
    signs = [person.as_radar(name) for person in people if person.sign is not None]
    sliding = [one for one in signs if one.sign.kind in SLIDING]
    return GroupRadar(
        group_id,
        name,
        desa,
        pendamping_id,
        tuple(held),
        trend_of(held),
        tuple(sorted(sliding, key=_most_absent_first)),
        tuple(one for one in signs if one.sign.kind == AGAIN),
        sum(one.sign.kind == LISTED for one in signs),
        tuple(absences),
    )


def _most_absent_first(one: MemberRadar) -> tuple[int, int, int]:
    last = one.sign.last
    return -one.sign.absent, -(last.starts_at.toordinal() if last is not None else 0), one.member_number


@dataclass
class _Person:
    """A present member on the way to her line."""

    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_id: int
    seen: tuple[Seen, ...] = ()
    sign: Sign | None = None

    def as_radar(self, group_name: str) -> MemberRadar:
        assert self.sign is not None
        return MemberRadar(
            self.kpm_id, self.name, self.gender, self.member_number, self.group_id, group_name, self.sign, self.seen
        )


def _members_by_group(
    session: Session, group_ids: Collection[int], since: datetime, rules: Rules
) -> dict[int, list[_Person]]:
    """Group -> all its present members by number, each with what is said of her."""
    query = (
        select(Kpm.person_id, Person.name, Person.gender, Kpm.member_number, Kpm.group_id)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id.in_(group_ids), Kpm.left_at.is_(None))
        .order_by(Kpm.group_id, Kpm.member_number)
    )
    people = [_Person(*row) for row in session.execute(query)]
    look, ids = look_of(rules), [one.kpm_id for one in people]
    seen = seen_of_families(session, ids, since, rules)
    visited, listed = _visits(session, ids, rules.today(since), rules)
    members: dict[int, list[_Person]] = defaultdict(list)
    for one in people:
        one.seen = tuple(seen.get(one.kpm_id, ())[-look.meetings :])
        one.sign = sign_of(one.seen, look, visited_on=visited.get(one.kpm_id), is_listed=one.kpm_id in listed)
        members[one.group_id].append(one)
    return members


def _visits(session: Session, kpm_ids: Collection[int], since: date, rules: Rules) -> tuple[dict[int, date], set[int]]:
    """The day of each family's last visit because of absence since then, and who stands on the list for one."""
    query = select(Visit.kpm_id, Visit.state, Visit.visited_on, Visit.ended_at).where(
        Visit.state.in_(("open", "done", "cancelled")),
        (Visit.state == "open") | (Visit.due_on >= since),
        Visit.cause.in_(LISTED_FOR),
        Visit.kpm_id.in_(kpm_ids),
    )
    visited: dict[int, date] = {}
    listed: set[int] = set()
    for kpm_id, state, visited_on, ended_at in session.execute(query):
        if kpm_id is None:
            continue
        if state == "open":
            listed.add(kpm_id)
            continue
        day = visited_on or (rules.today(ended_at) if ended_at is not None else None)
        if day is not None:
            visited[kpm_id] = max(day, visited.get(kpm_id, day))
    return visited, listed
