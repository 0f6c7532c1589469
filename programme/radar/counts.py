"""The radar in counts, for the koordinator: how many are sliding with each pendamping; no names, no reasons."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Person
from programme.access import Actor, operation
from programme.radar.looking import GroupRadar, radar_of
from programme.rules import Rules


@dataclass(frozen=True)
class PendampingRadar:
    """One pendamping's groups in counts; name None: the groups of the kecamatan that have no pendamping."""

    pendamping_id: int | None
    name: str | None
    gender: str
    groups: int
    """With a reported meeting in the last year."""
    falling: int
    """Groups of them to which noticeably fewer come."""
    sliding: int
    """Families."""
    listed: int
    again: int


@operation(on=None, may=("koordinator",))
def radar_by_pendamping(session: Session, actor: Actor, now: datetime, rules: Rules) -> list[PendampingRadar]:
    """The pendamping of the koordinator's kecamatan who have groups with reported meetings, by name."""
    kecamatan = session.get_one(Person, actor.person_id).kecamatan
    by_pendamping: dict[int | None, list[GroupRadar]] = defaultdict(list)
    for one in radar_of(session, Group.kecamatan == kecamatan, now, rules):
        by_pendamping[one.pendamping_id].append(one)
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(filter(None, by_pendamping))))}
    lines = [_line(people.get(who or 0), groups) for who, groups in by_pendamping.items()]
    return sorted(lines, key=lambda one: (one.name is None, (one.name or "").casefold(), one.pendamping_id or 0))


def _line(person: Person | None, groups: list[GroupRadar]) -> PendampingRadar:
    return PendampingRadar(
        person.id if person else None,
        person.name if person else None,
        person.gender if person else "",
        groups=len(groups),
        falling=sum(one.is_falling for one in groups),
        sliding=sum(len(one.sliding) for one in groups),
        listed=sum(one.listed for one in groups),
        again=sum(len(one.again) for one in groups),
    )
