"""What was changed in a kpm's entry by chat: each field with what stood before, who changed it and when.

The rows of one change share their moment and their author; what a pendamping calls "the last change" is such a bundle.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import select

from db import Session
from db.tables import DataUpdate, Group, Kpm, KpmChange, Person
from programme.access import Actor, operation
from programme.number_addresses import follow_number

PERSON_FIELDS = frozenset({"name", "gender"})
KPM_FIELDS = frozenset(
    {"phone", "dusun", "rt", "rw", "coordinates", "group_id", "member_number", "in_group_since", "duty", "left_at"}
    | {"left_on", "left_reason", "left_note"}
)
ADDED = "added"
"""The field of the row that says that the kpm herself was added by chat."""
_NUMBERS = frozenset({"group_id", "member_number"})
_MOMENTS = frozenset({"in_group_since", "left_at"})


@dataclass(frozen=True)
class FieldChange:
    """One field: what stood, what stands since."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class MemberChange:
    """One change of one kpm: everything that was changed together."""

    kpm_id: int
    changed_at: datetime
    changed_by: int | None
    by_name: str | None
    fields: tuple[FieldChange, ...]
    group_names: Mapping[int, str] = field(default_factory=dict)
    """Of the groups that the fields speak of."""
    report_kind: str | None = None
    """Of the reported change it follows from (programme.matters.UPDATE_KINDS)."""


def value_of(person: Person, kpm: Kpm, field: str) -> str | None:
    """How a field stands, as a change keeps it: moments in ISO form."""
    value = getattr(person if field in PERSON_FIELDS else kpm, field)
    if value is None:
        return None
    return moment_as_kept(value) if isinstance(value, datetime) else str(value)


def moment_as_kept(moment: datetime) -> str:
    """ISO in UTC, so that one moment is always one text."""
    return moment.astimezone(UTC).isoformat()


def set_fields(
    session: Session, actor: Actor, person_id: int, values: Mapping[str, str | None], now: datetime
) -> list[FieldChange]:
    """Gives fields of a kpm other values and remembers the old ones; returns those that are different now.

    All in one statement: a group and a number within it, each alone, could clash with somebody else's.
    """
    person, kpm = session.get_one(Person, person_id), session.get_one(Kpm, person_id)
    changes = [FieldChange(field, value_of(person, kpm, field), new) for field, new in values.items()]
    changes = [change for change in changes if change.old != change.new]
    with session.no_autoflush:
        for change in changes:
            _set(person, kpm, change.field, change.new)
            kpm.updated_at = now
    session.flush()
    if any(change.field == "phone" for change in changes):
        follow_number(session, person_id, now)
    for change in changes:
        remember(session, actor, person_id, change, now)
    return changes


def _set(person: Person, kpm: Kpm, field: str, new: str | None) -> None:
    setattr(person if field in PERSON_FIELDS else kpm, field, _as_stored(field, new))
    if field == "phone":
        kpm.phone_index = new


def remember(session: Session, actor: Actor, person_id: int, change: FieldChange, now: datetime) -> None:
    """Notes a change of one field; made by the assistant's own command line it has no author."""
    session.add(
        KpmChange(
            kpm_id=person_id,
            field=change.field,
            old=change.old,
            new=change.new,
            changed_by=actor.person_id,
            changed_at=now,
        )
    )
    session.flush()


def _as_stored(field: str, value: str | None) -> object:
    if value is None:
        return None
    if field in _NUMBERS:
        return int(value)
    if field == "left_on":
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if field in _MOMENTS else value


@operation(on="person", may=("pendamping", "koordinator"))
def list_member_changes(session: Session, actor: Actor, person_id: int, limit: int = 5) -> list[MemberChange]:
    """The latest changes of a kpm's entry, newest first."""
    rows = session.execute(
        select(KpmChange, Person.name, DataUpdate.kind)
        .outerjoin(Person, Person.id == KpmChange.changed_by)
        .outerjoin(DataUpdate, DataUpdate.id == KpmChange.update_id)
        .where(KpmChange.kpm_id == person_id)
        .order_by(KpmChange.id.desc())
        .limit(limit * len(KPM_FIELDS))
    )
    bundles: dict[tuple[datetime, int | None], tuple[str | None, str | None, list[FieldChange]]] = {}
    for row, by_name, kind in rows:
        bundle = bundles.setdefault((row.changed_at, row.changed_by), (by_name, kind, []))
        bundle[2].insert(0, FieldChange(row.field, row.old, row.new))
    names = _group_names(session, [change for *_, changes in bundles.values() for change in changes])
    return [
        MemberChange(person_id, changed_at, changed_by, by_name, tuple(changes), names, kind)
        for (changed_at, changed_by), (by_name, kind, changes) in bundles.items()
    ][:limit]


def _group_names(session: Session, changes: list[FieldChange]) -> dict[int, str]:
    ids = {int(one) for change in changes if change.field == "group_id" for one in (change.old, change.new) if one}
    return dict(session.execute(select(Group.id, Group.name).where(Group.id.in_(ids))).all())


def changed_together(session: Session, change: MemberChange) -> list[KpmChange]:
    """All rows of a change: those of others whom it concerned too (the former ketua), first things first."""
    query = select(KpmChange).where(
        KpmChange.changed_at == change.changed_at,
        KpmChange.changed_by == change.changed_by,
    )
    return list(session.scalars(query.order_by(KpmChange.id)))
