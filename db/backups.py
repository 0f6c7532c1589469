"""Backing up and restoring the whole database, while the program runs."""

import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from db.backup_files import BackupReader, BackupWriter, BadBackup, Manifest, kept_tables
from db.engine import Database
from db.migrating import revisions
from db.schema import Table

Kept = TypeVar("Kept")
ROWS_A_BATCH = 500
LOCK_MILLISECONDS = 200
LOCK_ATTEMPTS = 150


def write_backup(database: Database, file: Path, now: datetime) -> Manifest:
    """Writes what one moment of the database held to `file`; what stood there is replaced when all is written.

    Raises OSError where the file can't be written.
    """
    unfinished = file.with_name(f"{file.name}.part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
        writer = BackupWriter(archive, database.keys)
        database.read(lambda session: _write_tables(session, writer))
        manifest = writer.finish(revisions()[0], now)
    unfinished.chmod(0o600)
    unfinished.replace(file)
    return manifest


def _write_tables(session: Session, writer: BackupWriter) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
    for one in kept_tables():
        columns = list(one.c.keys())
        order = [one.c[key.name] for key in Table.metadata.tables[one.name].primary_key]
        found = session.execute(select(one).order_by(*order)).partitions(ROWS_A_BATCH)
        writer.add_table(one.name, columns, ([list(row) for row in rows] for rows in found))


def restore_backup(
    database: Database,
    file: Path,
    look: Callable[[Session, BackupReader], Kept],
    bring_over: Callable[[Session, Kept], None],
) -> Manifest:
    """Puts the database back to what the backup holds, whole or not at all, in one unit of work.

    `look` sees what stands before; `bring_over` may take some of it into what was restored. The file is read through
    once before anything changes. A backup from before an update lacks the newer columns: they get their defaults.
    Raises BadBackup.
    """
    reader = BackupReader(file, database.keys)
    try:
        if reader.manifest.revision not in revisions():
            raise BadBackup("dibuat oleh program yang lebih baru; perbarui program dulu")
        reader.verify()

        def work(session: Session) -> None:
            _keep_others_out(session)
            kept = look(session, reader)
            session.expunge_all()
            _replace_rows(session, reader)
            bring_over(session, kept)

        database.write(work)
        return reader.manifest
    finally:
        reader.close()


def _keep_others_out(session: Session) -> None:
    """Others may read what stood before, and wait with writing. (A writing unit on SQLite is alone anyway.)"""
    if session.get_bind().dialect.name != "postgresql":
        return
    names = ", ".join(sorted(Table.metadata.tables))
    # It gives up sooner than PostgreSQL looks for deadlocks (1 s), so that it is never somebody's turn that is broken.
    session.execute(text(f"SET LOCAL lock_timeout = {LOCK_MILLISECONDS}"))
    for attempt in range(LOCK_ATTEMPTS):
        try:
            with session.begin_nested():
                session.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
            break
        except OperationalError:
            if attempt == LOCK_ATTEMPTS - 1:
                raise
            time.sleep(LOCK_MILLISECONDS / 1000)
    session.execute(text("SET LOCAL lock_timeout = 0"))


def _replace_rows(session: Session, reader: BackupReader) -> None:
    for known in reversed(Table.metadata.sorted_tables):
        session.execute(delete(known))
    for one in kept_tables():
        defaults = _defaults(one.name)
        for names, rows in reader.batches(one):
            values = [
                {**defaults, **{name: value for name, value in zip(names, row, strict=True) if name in one.c}}
                for row in rows
            ]
            session.execute(insert(one), values)
        if session.get_bind().dialect.name == "postgresql" and "id" in one.c:
            _go_on_counting(session, one.name)


def _defaults(name: str) -> dict[str, object]:
    """Of columns that an older backup may not know."""
    found: dict[str, object] = {}
    for column in Table.metadata.tables[name].columns:
        if isinstance(column.default, ScalarElementColumnDefault):
            found[column.name] = column.default.arg
        elif isinstance(column.default, CallableColumnDefault):
            found[column.name] = cast(Any, column.default.arg)(None)
    return found


def _go_on_counting(session: Session, name: str) -> None:
    """PostgreSQL gives the next id from a sequence, which must stand behind the highest one."""
    highest = session.scalar(select(func.max(Table.metadata.tables[name].c.id)))
    sequence = func.pg_get_serial_sequence(name, "id")
    session.execute(select(func.setval(sequence, highest or 1, highest is not None)))
