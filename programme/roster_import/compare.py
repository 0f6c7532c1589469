"""What a roster would change: it is compared with what is known, a slice at a time, and nothing is written.

Comparing reads the database outside any writing transaction, so it may take its time; it also serves as a preview.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import select

from db import Database, Session
from db.tables import FamilyMember, Group, Kpm, Person
from programme.roster_import.cells import name_key
from programme.roster_import.rows import PlannedKpm, PlannedMember, RosterPlan

Item = TypeVar("Item")

SLICE = 500
"""Rows looked up or written at once."""

Progress = Callable[[int, int], None]
"""Told (done, of all)."""


@dataclass(frozen=True, slots=True)
class KpmChange:
    """A kpm that is new, or whose `fields` differ from what is known."""

    position: int
    """In `RosterPlan.kpm`."""
    person_id: int | None
    """None: new."""
    fields: tuple[str, ...] = ()
    moves: bool = False
    becomes_ketua: bool = False


@dataclass(frozen=True, slots=True)
class MemberChange:
    """A family member that is new or differs."""

    member: PlannedMember
    kpm_id: int | None
    member_id: int | None


@dataclass(frozen=True, slots=True)
class Absentee:
    """A kpm of one of the file's groups whom the file doesn't name."""

    person_id: int
    participant_number: str
    name: str
    group: str


@dataclass
class Comparison:
    """All that a roster would do."""

    kpm: list[KpmChange] = field(default_factory=list)
    members: list[MemberChange] = field(default_factory=list)
    unchanged: int = 0
    left: list[PlannedKpm] = field(default_factory=list)
    """Those the file names although they are recorded as having left: they are not taken back by a file."""
    family_left: int = 0
    """Family members whom the file names although they are recorded as not counting any more: they stay so."""
    missing: list[Absentee] = field(default_factory=list)
    group_ids: list[int | None] = field(default_factory=list)
    """Of `RosterPlan.groups`, as they are now; None: the group is new."""


def slices(items: Iterable[Item], size: int = SLICE) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def compare_roster(database: Database, plan: RosterPlan, progress: Progress = lambda done, total: None) -> Comparison:
    """Reads in short looks; each sees the database as it is at that moment."""
    comparer = _Comparer(plan, database.read(lambda session: _group_ids(session, plan)))
    for positions in slices(range(len(plan.kpm))):
        _look(database, comparer, positions)
        progress(positions[-1] + 1, len(plan.kpm))
    database.read(comparer.find_missing)
    return comparer.found


def _look(database: Database, comparer: "_Comparer", positions: list[int]) -> None:
    database.read(lambda session: comparer.compare(session, positions))


def _group_ids(session: Session, plan: RosterPlan) -> list[int | None]:
    """A group may have been made since the file was checked."""
    query = select(Group.kecamatan, Group.desa, Group.name, Group.id)
    known = {(kecamatan, desa, name): group_id for kecamatan, desa, name, group_id in session.execute(query)}
    return [known.get((group.kecamatan, group.desa, group.name)) for group in plan.groups]


@dataclass(frozen=True, slots=True)
class _KnownKpm:
    """A kpm as she stands in the tables."""

    participant_number: str
    person_id: int
    name: str
    gender: str
    group_id: int
    duty: str
    dusun: str | None
    rt: str | None
    rw: str | None
    phone: str | None
    coordinates: str | None
    left_at: datetime | None


class _Comparer:
    def __init__(self, plan: RosterPlan, group_ids: list[int | None]) -> None:
        self._plan = plan
        self.found = Comparison(group_ids=group_ids)
        self._groups_with_ketua = {planned.group for planned in plan.kpm if planned.is_ketua}
        self._members: dict[int, int] = {}
        for index, member in enumerate(plan.members):
            self._members.setdefault(member.kpm, index)

    def compare(self, session: Session, positions: list[int]) -> None:
        known = _known_kpm(session, [self._plan.kpm[position].participant_number for position in positions])
        family = _known_family(session, [row.person_id for row in known.values()])
        for position in positions:
            planned = self._plan.kpm[position]
            row = known.get(planned.participant_number)
            if row is not None and row.left_at is not None:
                self.found.left.append(planned)
                continue
            before = len(self.found.members)
            self._compare_family(position, None if row is None else row.person_id, family)
            self._compare_kpm(position, planned, row, len(self.found.members) > before)

    def _compare_family(self, position: int, kpm_id: int | None, known: dict[tuple[int, str], FamilyMember]) -> None:
        index = self._members.get(position, len(self._plan.members))
        while index < len(self._plan.members) and self._plan.members[index].kpm == position:
            member = self._plan.members[index]
            change = _member_change(member, kpm_id, known)
            if kpm_id is not None and _has_left(member, kpm_id, known):
                self.found.family_left += 1
            elif change is not None:
                self.found.members.append(change)
            index += 1

    def _compare_kpm(self, position: int, planned: PlannedKpm, row: _KnownKpm | None, family_changes: bool) -> None:
        if row is None:
            self.found.kpm.append(KpmChange(position, None, moves=True, becomes_ketua=planned.is_ketua))
            return
        said = ("name", "gender", "dusun", "rt", "rw", "phone", "coordinates")
        fields = [name for name in said if getattr(planned, name) not in (None, getattr(row, name))]
        moves = self.found.group_ids[planned.group] != row.group_id
        becomes = planned.is_ketua and (moves or row.duty != "ketua")
        steps_back = (
            row.duty == "ketua" and not planned.is_ketua and (moves or planned.group in self._groups_with_ketua)
        )
        fields += ["group"] * moves + ["ketua"] * (becomes or steps_back) + ["family"] * family_changes
        if fields:
            self.found.kpm.append(KpmChange(position, row.person_id, tuple(fields), moves, becomes))
        else:
            self.found.unchanged += 1

    def find_missing(self, session: Session) -> None:
        """Those of the file's groups whom it doesn't name; other groups are none of its business."""
        named = {planned.participant_number for planned in self._plan.kpm}
        for group_ids in slices([group_id for group_id in self.found.group_ids if group_id is not None]):
            query = (
                select(Kpm.person_id, Kpm.participant_number, Person.name, Group.name)
                .join(Person, Person.id == Kpm.person_id)
                .join(Group, Group.id == Kpm.group_id)
                .where(Kpm.group_id.in_(group_ids), Kpm.left_at.is_(None))
                .order_by(Kpm.group_id, Kpm.member_number)
            )
            self.found.missing += [Absentee(*row) for row in session.execute(query) if row[1] not in named]


def _known_kpm(session: Session, numbers: list[str]) -> dict[str, _KnownKpm]:
    query = (
        select(
            Kpm.participant_number,
            Kpm.person_id,
            Person.name,
            Person.gender,
            Kpm.group_id,
            Kpm.duty,
            Kpm.dusun,
            Kpm.rt,
            Kpm.rw,
            Kpm.phone,
            Kpm.coordinates,
            Kpm.left_at,
        )
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.participant_number.in_(numbers))
    )
    rows = (_KnownKpm(**row._mapping) for row in session.execute(query))
    return {row.participant_number: row for row in rows}


def _known_family(session: Session, kpm_ids: list[int]) -> dict[tuple[int, str], FamilyMember]:
    if not kpm_ids:
        return {}
    rows = session.scalars(select(FamilyMember).where(FamilyMember.kpm_id.in_(kpm_ids)))
    return {(row.kpm_id, name_key(row.name)): row for row in rows}


def _has_left(member: PlannedMember, kpm_id: int, known: dict[tuple[int, str], FamilyMember]) -> bool:
    row = known.get((kpm_id, name_key(member.name)))
    return row is not None and row.left_on is not None


def _member_change(
    member: PlannedMember, kpm_id: int | None, known: dict[tuple[int, str], FamilyMember]
) -> MemberChange | None:
    if kpm_id is None:
        return MemberChange(member, None, None)
    row = known.get((kpm_id, name_key(member.name)))
    if row is None:
        return MemberChange(member, kpm_id, None)
    said = ("name", "birth_date", "component", "facility")
    differs = any(getattr(member, name) not in (None, getattr(row, name)) for name in said)
    return MemberChange(member, kpm_id, row.id) if differs else None
