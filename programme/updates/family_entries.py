"""The household behind a kpm: who counts, for which component; changed with what stood before (KpmChange).

Who left stays as an entry with the day and the reason: whatever counts a family's members takes `counting` alone. A
roster file neither brings back one who left nor adds her twice (programme.roster_import.compare).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Select, select

from db import Session
from db.tables import FamilyMember, KpmChange, Person
from programme.access import Actor
from programme.member_changes import FieldChange, remember
from programme.roster_import.cells import name_key

JOINED, LEFT, CAME_BACK = "family_added", "family_left", "family_back"
"""The field of the row of a KpmChange that says that a family member was added, left, or counts again."""
FIELDS: Mapping[str, str] = {
    "name": "family_name",
    "birth_date": "family_born_on",
    "component": "family_component",
    "facility": "family_facility",
}
"""A column of FamilyMember -> the field under which its change is remembered."""
FAMILY_CHANGES = frozenset({JOINED, LEFT, CAME_BACK, *FIELDS.values()})


@dataclass(frozen=True)
class FamilyValue:
    """One side of a remembered change: whose value it is, and the value."""

    member_id: int
    name: str
    value: str | None

    def kept(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def read_value(kept: str) -> FamilyValue:
    """A remembered side as it was."""
    return FamilyValue(**json.loads(kept))


def counting(kpm_id: int) -> Select[FamilyMember]:
    """Those of the family who have not left, oldest entry first."""
    query = select(FamilyMember).where(FamilyMember.kpm_id == kpm_id, FamilyMember.left_on.is_(None))
    return query.order_by(FamilyMember.id)


def entry_named(session: Session, kpm_id: int, name: str) -> FamilyMember | None:
    """The family's entry under this name however it is spelled, also of one who left."""
    rows = session.scalars(select(FamilyMember).where(FamilyMember.kpm_id == kpm_id).order_by(FamilyMember.id))
    return next((one for one in rows if name_key(one.name) == name_key(name)), None)


def own_entry(session: Session, kpm_id: int) -> FamilyMember | None:
    """The entry of the mother who stands for the family, where the roster has one of her."""
    return entry_named(session, kpm_id, session.get_one(Person, kpm_id).name)


def add_to_family(
    session: Session, actor: Actor, kpm_id: int, name: str, values: Mapping[str, str | date | None], now: datetime
) -> FamilyMember:
    """A new entry; the name must be free in this family."""
    member = FamilyMember(kpm_id=kpm_id, name=name, name_index=name_key(name), updated_at=now)
    for column, value in values.items():
        setattr(member, column, value)
    session.add(member)
    session.flush()
    component = None if member.component is None else str(member.component)
    _note(session, actor, member, JOINED, None, component, now)
    return member


def set_of_family(
    session: Session, actor: Actor, member: FamilyMember, values: Mapping[str, str | date | None], now: datetime
) -> None:
    """Gives columns of an entry other values and remembers the old ones; what is the same already stays unsaid."""
    for column, new in values.items():
        old = getattr(member, column)
        if old == new:
            continue
        before = FamilyValue(member.id, member.name, _as_kept(old)).kept()
        setattr(member, column, new)
        if column == "name":
            member.name_index = name_key(member.name)
        if column == "facility":
            member.provider_id = None  # joined to the register anew
        after = FamilyValue(member.id, member.name, _as_kept(new)).kept()
        remember(session, actor, member.kpm_id, FieldChange(FIELDS[column], before, after), now)
        member.updated_at = now
    session.flush()


def leaves_family(session: Session, actor: Actor, member: FamilyMember, day: date, reason: str, now: datetime) -> None:
    """From that day she or he counts no more; done before, it stays as it was."""
    if member.left_on is not None:
        return
    member.left_on, member.left_reason, member.updated_at = day, reason, now
    _note(session, actor, member, LEFT, None, reason, now)


def comes_back(session: Session, actor: Actor, member: FamilyMember, now: datetime) -> None:
    """One who had left counts again, as a child who goes to school again."""
    if member.left_on is None:
        return
    before = member.left_reason
    member.left_on = member.left_reason = None
    member.updated_at = now
    _note(session, actor, member, CAME_BACK, before, None, now)


def component_before(session: Session, member: FamilyMember, component: str) -> str | None:
    """What the entry counted for before it came to count for this component by a reported change."""
    query = select(KpmChange).where(KpmChange.kpm_id == member.kpm_id, KpmChange.field == FIELDS["component"])
    for change in session.scalars(query.order_by(KpmChange.id.desc())):
        old, new = read_value(change.old or ""), read_value(change.new or "")
        if new.member_id == member.id and new.value == component:
            return old.value
    return None


def _note(
    session: Session, actor: Actor, member: FamilyMember, field: str, old: str | None, new: str | None, now: datetime
) -> None:
    before, after = (FamilyValue(member.id, member.name, value).kept() for value in (old, new))
    remember(session, actor, member.kpm_id, FieldChange(field, before, after), now)


def _as_kept(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
