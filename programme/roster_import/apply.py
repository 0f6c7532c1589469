"""Taking a staged roster in: one short transaction of set-based statements, so it happens whole or not at all.

It is the only part of an import that holds SQLite's write lock for longer than a few milliseconds; no Python object is
made per row, nothing is encrypted, and the values are copied from the staging tables as they stand.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, exists, func, insert, literal, null, select, update

from db import Session
from db.columns import Moment
from db.tables import (
    FamilyMember,
    Group,
    Kpm,
    Meeting,
    Person,
    RosterImport,
    StagedFamilyMember,
    StagedGroup,
    StagedKpm,
    TrailEntry,
)
from programme.access import Actor, operation
from programme.number_addresses import close_changed_numbers


@operation(on=None, may=("office", "operator"))
def apply_roster_import(
    session: Session, actor: Actor, import_id: int, added: int, changed: int, missing: int, now: datetime
) -> None:
    """Makes the staged groups, kpm and family members real. Raises IntegrityError where the tables have moved on."""
    make_real(session, actor.person_id, import_id, (added, changed, missing), now)


def make_real(session: Session, by: int | None, import_id: int, counts: tuple[int, int, int], now: datetime) -> None:
    """As `apply_roster_import`, once the right was asked: `by` stands in the trail; added, changed, missing."""
    _settle_groups(session, import_id, now)
    first_id = _first_free_id(session)
    _add_people(session, import_id, first_id, now)
    _change_people(session, import_id, now)
    close_changed_numbers(session, import_id, now)
    _settle_ketua(session, import_id, now)
    _settle_family(session, import_id, first_id, now)
    _leave_traces(session, by, import_id, first_id, now)
    done = dict(zip(("added", "changed", "missing"), counts, strict=True))
    session.execute(update(RosterImport).where(RosterImport.id == import_id).values(finished_at=now, **done))


def _first_free_id(session: Session) -> int:
    """SQLite has one writer, so whoever holds its lock may hand out ids; on PostgreSQL all are reserved already."""
    if session.get_bind().dialect.name != "sqlite":
        return 0
    return (session.scalar(select(func.max(Person.id))) or 0) + 1


def _new_person_id(first_id: int) -> ColumnElement[int]:
    return func.coalesce(StagedKpm.person_id, StagedKpm.position + first_id)


def _moment(now: datetime) -> ColumnElement[datetime]:
    return literal(now, Moment)


def _settle_groups(session: Session, import_id: int, now: datetime) -> None:
    """New groups are made; known ones get their pendamping; each staged group learns its id and highest number."""
    mine = StagedGroup.import_id == import_id
    same = (
        (Group.kecamatan == StagedGroup.kecamatan) & (Group.desa == StagedGroup.desa) & (Group.name == StagedGroup.name)
    )
    columns = ["name", "desa", "kecamatan", "pendamping_id", "created_at"]
    new = select(
        StagedGroup.name, StagedGroup.desa, StagedGroup.kecamatan, StagedGroup.pendamping_id, _moment(now)
    ).where(mine, StagedGroup.group_id.is_(None))
    session.execute(insert(Group).from_select(columns, new))
    session.execute(
        update(StagedGroup)
        .where(mine, StagedGroup.group_id.is_(None))
        .values(group_id=select(Group.id).where(same).scalar_subquery())
    )
    highest = select(func.coalesce(func.max(Kpm.member_number), 0)).where(Kpm.group_id == StagedGroup.group_id)
    session.execute(update(StagedGroup).where(mine).values(highest_number=highest.scalar_subquery()))
    session.execute(
        update(Group)
        .where(
            Group.id == StagedGroup.group_id,
            mine,
            StagedGroup.pendamping_id.is_not(None),
            Group.pendamping_id.is_distinct_from(StagedGroup.pendamping_id),
        )
        .values(pendamping_id=StagedGroup.pendamping_id)
        .execution_options(synchronize_session=False)
    )


def _in_their_group(import_id: int, *columns: Any) -> Select[Any]:
    """Staged kpm beside their staged group."""
    return (
        select(*columns)
        .select_from(StagedKpm)
        .join(
            StagedGroup,
            (StagedGroup.import_id == StagedKpm.import_id) & (StagedGroup.position == StagedKpm.group_position),
        )
        .where(StagedKpm.import_id == import_id)
    )


def _came(now: datetime) -> ColumnElement[datetime | None]:
    """Since when she is in the group: empty where it has held no meeting yet, so that she is among its first."""
    return case((exists().where(Meeting.group_id == StagedGroup.group_id), _moment(now)), else_=null())


def _add_people(session: Session, import_id: int, first_id: int, now: datetime) -> None:
    person_id = _new_person_id(first_id)
    persons = select(
        person_id,
        literal("kpm"),
        StagedKpm.name,
        func.coalesce(StagedKpm.gender, "f"),
        literal("id"),
        _moment(now),
    ).where(StagedKpm.import_id == import_id, StagedKpm.is_new)
    session.execute(insert(Person).from_select(["id", "role", "name", "gender", "language", "created_at"], persons))
    copied = ("participant_number", "dusun", "rt", "rw", "phone", "phone_index", "coordinates")
    kpm = (
        _in_their_group(
            import_id,
            person_id,
            StagedGroup.group_id,
            StagedGroup.highest_number + StagedKpm.arrival,
            literal("member"),
            _came(now),
            _moment(now),
            *(getattr(StagedKpm, name) for name in copied),
        )
        .where(StagedKpm.is_new)
        .order_by(StagedKpm.position)
    )
    session.execute(
        insert(Kpm).from_select(
            ["person_id", "group_id", "member_number", "duty", "in_group_since", "updated_at", *copied], kpm
        )
    )


def _change_people(session: Session, import_id: int, now: datetime) -> None:
    """What the file doesn't say stays. Who moves gets the next number there and leaves her duty behind."""
    known = (StagedKpm.import_id == import_id) & StagedKpm.is_new.is_(False)
    names = {"name": StagedKpm.name, "gender": func.coalesce(StagedKpm.gender, Person.gender)}
    session.execute(
        update(Person)
        .where(Person.id == StagedKpm.person_id, known)
        .values(names)
        .execution_options(synchronize_session=False)
    )
    moves = StagedKpm.arrival.is_not(None)
    said = ("dusun", "rt", "rw", "phone", "phone_index", "coordinates")
    values = {name: func.coalesce(getattr(StagedKpm, name), getattr(Kpm, name)) for name in said} | {
        "group_id": case((moves, StagedGroup.group_id), else_=Kpm.group_id),
        "member_number": case((moves, StagedGroup.highest_number + StagedKpm.arrival), else_=Kpm.member_number),
        "duty": case((moves, "member"), else_=Kpm.duty),
        "in_group_since": case((moves, _came(now)), else_=Kpm.in_group_since),
        "updated_at": _moment(now),
    }
    session.execute(
        update(Kpm)
        .where(
            Kpm.person_id == StagedKpm.person_id,
            known,
            StagedGroup.import_id == StagedKpm.import_id,
            StagedGroup.position == StagedKpm.group_position,
        )
        .values(values)
        .execution_options(synchronize_session=False)
    )


def _settle_ketua(session: Session, import_id: int, now: datetime) -> None:
    """The former ketua steps back before the new one steps forward: a group never has two."""
    with_new_ketua = _in_their_group(import_id, StagedGroup.group_id).where(StagedKpm.becomes_ketua)
    session.execute(
        update(Kpm)
        .where(Kpm.duty == "ketua", Kpm.group_id.in_(with_new_ketua))
        .values(duty="member", updated_at=now)
        .execution_options(synchronize_session=False)
    )
    chosen = select(StagedKpm.participant_number).where(StagedKpm.import_id == import_id, StagedKpm.becomes_ketua)
    session.execute(
        update(Kpm)
        .where(Kpm.participant_number.in_(chosen))
        .values(duty="ketua", updated_at=now)
        .execution_options(synchronize_session=False)
    )


def _settle_family(session: Session, import_id: int, first_id: int, now: datetime) -> None:
    mine = StagedFamilyMember.import_id == import_id
    kpm_id = func.coalesce(StagedFamilyMember.kpm_id, StagedFamilyMember.kpm_position + first_id)
    copied = ("name", "name_index", "birth_date", "component", "facility")
    new = (
        select(kpm_id, _moment(now), *(getattr(StagedFamilyMember, name) for name in copied))
        .where(mine, StagedFamilyMember.member_id.is_(None))
        .order_by(StagedFamilyMember.position)
    )
    session.execute(insert(FamilyMember).from_select(["kpm_id", "updated_at", *copied], new))
    said = ("birth_date", "component", "facility")
    values = {name: func.coalesce(getattr(StagedFamilyMember, name), getattr(FamilyMember, name)) for name in said}
    session.execute(
        update(FamilyMember)
        .where(FamilyMember.id == StagedFamilyMember.member_id, mine)
        .values(values | {"name": StagedFamilyMember.name, "updated_at": _moment(now)})
        .execution_options(synchronize_session=False)
    )


def _leave_traces(session: Session, by: int | None, import_id: int, first_id: int, now: datetime) -> None:
    """One line for each kpm whose data were added or changed."""
    traces = select(
        _moment(now),
        literal(by, Integer),
        literal("import_roster"),
        literal("person"),
        _new_person_id(first_id),
    ).where(StagedKpm.import_id == import_id)
    columns = ["at", "actor_id", "operation", "object_kind", "object_id"]
    session.execute(insert(TrailEntry).from_select(columns, traces))
