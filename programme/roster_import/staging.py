"""Laying a roster's changes down in the staging tables, a slice a transaction, so that other writers get their turn.

Encrypting happens before each transaction begins: while a slice is prepared, the database is free.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Executable, Select, delete, func, insert, select, text
from sqlalchemy import Table as SqlTable

from db import Database, Session
from db.keys import KeyRing
from db.schema import Table
from db.tables import Person, RosterImport, StagedFamilyMember, StagedGroup, StagedKpm
from programme.access import Actor, operation
from programme.roster_import.cells import name_key
from programme.roster_import.compare import Comparison, KpmChange, MemberChange, Progress, slices
from programme.roster_import.rows import RosterPlan

HOURS_UNTIL_ABANDONED = 1
"""An import unfinished for so long was ended by a power cut or a kill; its staged rows are cleared away."""

Values = list[dict[str, Any]]
ROWS_CLEARED_AT_ONCE = 2_000


@operation(on=None, may=("office", "operator"))
def begin_roster_import(session: Session, actor: Actor, file_hash: str, rows: int, now: datetime) -> int:
    """Opens an import and returns its id."""
    record = RosterImport(file_hash=file_hash, started_at=now, rows=rows)
    session.add(record)
    session.flush()
    return record.id


def stage_roster(
    database: Database, import_id: int, plan: RosterPlan, comparison: Comparison, progress: Progress
) -> None:
    """Writes every change into the staging tables, in many short transactions."""
    total = len(comparison.kpm) + len(comparison.members)
    for groups in slices(_staged_groups(import_id, plan, comparison)):
        _write(database, StagedGroup, groups)
    reserved: dict[int, int] = {}
    arrivals: Counter[int] = Counter()
    done = 0
    for changes in slices(comparison.kpm):
        reserved |= _reserve_ids(database, [change.position for change in changes if change.person_id is None])
        kpm = [_staged_kpm(import_id, plan, change, reserved, arrivals, database.keys) for change in changes]
        done += _write(database, StagedKpm, kpm)
        progress(done, total)
    for numbered in slices(enumerate(comparison.members)):
        members = [_staged_member(import_id, number, change, reserved, database.keys) for number, change in numbered]
        done += _write(database, StagedFamilyMember, members)
        progress(done, total)
    refresh_statistics(database, StagedGroup, StagedKpm, StagedFamilyMember)


def refresh_statistics(database: Database, *tables: type[Table]) -> None:
    """Tells PostgreSQL how many rows there are now: it would look through whole tables for each slice otherwise."""
    if not database.is_sqlite:
        _run(database, text("ANALYZE " + ", ".join(table.__tablename__ for table in tables)))


def _write(database: Database, table: type[Table], rows: Values) -> int:
    """By the bare table: the mapped class would sort the rows by which values are empty, into many statements."""
    database.write(lambda session: session.execute(insert(cast(SqlTable, table.__table__)), rows))
    return len(rows)


def _staged_groups(import_id: int, plan: RosterPlan, comparison: Comparison) -> Iterator[dict[str, Any]]:
    for position, group in enumerate(plan.groups):
        yield {
            "import_id": import_id,
            "position": position,
            "kecamatan": group.kecamatan,
            "desa": group.desa,
            "name": group.name,
            "pendamping_id": group.pendamping_id,
            "group_id": comparison.group_ids[position],
        }


def _reserve_ids(database: Database, positions: list[int]) -> dict[int, int]:
    """Position -> person id, taken from PostgreSQL's sequence. SQLite has none: there ids are given while applying."""
    if database.is_sqlite or not positions:
        return {}
    sequence = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :many)")
    values = {"name": Person.__tablename__, "many": len(positions)}
    ids = database.write(lambda session: list(session.scalars(sequence, values)))
    return dict(zip(positions, ids, strict=True))


def _staged_kpm(
    import_id: int, plan: RosterPlan, change: KpmChange, reserved: dict[int, int], arrivals: Counter[int], keys: KeyRing
) -> dict[str, Any]:
    planned = plan.kpm[change.position]
    if change.moves:
        arrivals[planned.group] += 1
    return {
        "import_id": import_id,
        "position": change.position,
        "is_new": change.person_id is None,
        "person_id": change.person_id if change.person_id is not None else reserved.get(change.position),
        "participant_number": planned.participant_number,
        "name": planned.name,
        "gender": planned.gender,
        "group_position": planned.group,
        "arrival": arrivals[planned.group] if change.moves else None,
        "becomes_ketua": change.becomes_ketua,
        "dusun": planned.dusun,
        "rt": planned.rt,
        "rw": planned.rw,
        "phone": _encrypted(keys, planned.phone),
        "phone_index": None if planned.phone is None else keys.index(planned.phone),
        "coordinates": _encrypted(keys, planned.coordinates),
    }


def _staged_member(
    import_id: int, position: int, change: MemberChange, reserved: dict[int, int], keys: KeyRing
) -> dict[str, Any]:
    member = change.member
    return {
        "import_id": import_id,
        "position": position,
        "member_id": change.member_id,
        "kpm_id": change.kpm_id if change.kpm_id is not None else reserved.get(member.kpm),
        "kpm_position": member.kpm,
        "name": keys.encrypt(member.name),
        "name_index": keys.index(name_key(member.name)),
        "birth_date": member.birth_date,
        "component": _encrypted(keys, member.component),
        "facility": _encrypted(keys, member.facility),
    }


def _encrypted(keys: KeyRing, value: str | None) -> str | None:
    return None if value is None else keys.encrypt(value)


def clear_staging(database: Database, import_id: int) -> None:
    """Empties the staging tables of one import, again a slice at a time."""
    for table in (StagedFamilyMember, StagedKpm, StagedGroup):
        mine = table.import_id == import_id
        rows = _value(database, select(func.coalesce(func.max(table.position) + 1, 0)).where(mine))
        for first in range(0, rows, ROWS_CLEARED_AT_ONCE):
            batch = table.position.between(first, first + ROWS_CLEARED_AT_ONCE - 1)
            _run(database, delete(table).where(mine, batch))


def _value(database: Database, query: Select[int]) -> int:
    return database.read(lambda session: session.scalars(query).one())


def _run(database: Database, statement: Executable) -> None:
    database.write(lambda session: session.execute(statement, execution_options={"synchronize_session": False}))


def abandon_import(database: Database, import_id: int) -> None:
    """Forgets an import that was never applied."""
    clear_staging(database, import_id)
    unfinished = delete(RosterImport).where(RosterImport.id == import_id, RosterImport.finished_at.is_(None))
    _run(database, unfinished)


def clear_abandoned_imports(database: Database, now: datetime) -> None:
    """Clears what a killed import left in the staging tables; nothing of it was ever taken in."""
    long_ago = now - timedelta(hours=HOURS_UNTIL_ABANDONED)
    query = select(RosterImport.id).where(RosterImport.finished_at.is_(None), RosterImport.started_at < long_ago)
    for import_id in database.read(lambda session: list(session.scalars(query))):
        abandon_import(database, import_id)
