"""One database for all tests of a worker, put back before each to how its template is, or to how a story left it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import event, exists, select, text

from db import Database, Session, open_database
from db.schema import Table
from tests.databases import KEYS
from tests.postgres_cluster import PostgresCluster

_numbers = count(1)
_stages: "WeakKeyDictionary[Database, Stage]" = WeakKeyDictionary()


class Kept(Protocol):
    """All rows as they were at some moment."""

    def is_there(self) -> bool:
        """Whether it can still be put back."""

    def put_back(self) -> None: ...

    def forget(self) -> None: ...


class Stage:
    """A database that is used again and again; `changes` grows with whatever may have changed its rows."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.changes = 0
        self.shows = ""
        """The template that was shown last."""
        self._changes_when_shown = -1
        event.listen(database.engine, "commit", self.has_changed)
        _stages[database] = self

    def has_changed(self, _connection: object = None) -> None:
        self.changes += 1

    def is_shown(self, template: str) -> None:
        """It is as the template is from now on."""
        self.has_changed()
        self.shows, self._changes_when_shown = template, self.changes

    def is_untouched(self) -> bool:
        """Whether nothing was written since the template was shown."""
        return self.changes == self._changes_when_shown

    @property
    def keeps_quickly(self) -> bool:
        """Whether keeping takes hardly longer than a look at what is kept."""
        return self.database.is_sqlite

    def keep(self) -> Kept:
        """Keeps all rows as they are now."""
        raise NotImplementedError


def stage_of(database: Database) -> Stage | None:
    """None for a database that somebody opened for himself."""
    return _stages.get(database)


class SqliteStage(Stage):
    """The file is replaced; what SQLAlchemy has compiled is kept with the engine, and compiling it all anew takes
    longer than most tests.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / "stage.sqlite"
        super().__init__(open_database(f"sqlite:///{self.file}", KEYS))
        event.listen(self.database.engine, "connect", _trust_the_machine)

    @contextmanager
    def showing(self, template: Path) -> Iterator[Database]:
        """The database as a copy of the template."""
        self.replace(template)
        self.is_shown(str(template))
        try:
            yield self.database
        finally:
            self.database.close()

    def replace(self, by: Path) -> None:
        self.database.close()
        for left_over in self.file.parent.glob(f"{self.file.name}*"):
            left_over.unlink()
        shutil.copy(by, self.file)
        self.has_changed()

    def keep(self) -> Kept:
        copy = self.file.with_name(f"kept_{next(_numbers)}.sqlite")
        with closing(sqlite3.connect(self.file)) as one, closing(sqlite3.connect(copy)) as other:
            one.backup(other)
        return _KeptFile(self, copy)


def _trust_the_machine(connection: sqlite3.Connection, _record: object) -> None:
    """No test cuts the power: nothing need be on the disk at each commit."""
    connection.execute("PRAGMA synchronous=OFF")


class _KeptFile:
    def __init__(self, stage: SqliteStage, file: Path) -> None:
        self._stage, self._file = stage, file

    def is_there(self) -> bool:
        return self._file.exists()

    def put_back(self) -> None:
        self._stage.replace(self._file)

    def forget(self) -> None:
        self._file.unlink(missing_ok=True)


class PostgresStage:
    """For each template a database that is put back to how it was. A new one takes far longer."""

    def __init__(self, cluster: PostgresCluster) -> None:
        self._cluster = cluster
        self._scenes: dict[str, _Scene] = {}

    @contextmanager
    def showing(self, template: str) -> Iterator[Database]:
        """The database as a copy of the template."""
        if template not in self._scenes:
            self._scenes[template] = _Scene(self._cluster, template)
        yield self._scenes[template].as_its_template()

    def close(self) -> None:
        """Ends the connections that were kept from test to test."""
        for scene in self._scenes.values():
            scene.database.close()


class _Scene(Stage):
    """A copy of one template, with other copies of all its rows in schemas beside it."""

    def __init__(self, cluster: PostgresCluster, template: str) -> None:
        self._cluster = cluster
        self._template = template
        self._name = f"stage_{template}"
        self.times_built = 0
        super().__init__(open_database(cluster.url_of(self._name), KEYS))
        self._build()

    def as_its_template(self) -> Database:
        """The database as the template is, whatever the test before did to it."""
        if self.database.read(_tables_of) != self._tables:
            self._build()
        self._beginning.put_back()
        self.is_shown(self._template)
        return self.database

    def keep(self) -> "_KeptRows":
        return _KeptRows(self)

    def _build(self) -> None:
        self.database.close()
        self._cluster.drop_database(self._name)
        self._cluster.create_database(self._name, template=self._template)
        self.times_built += 1
        self._tables = self.database.read(_tables_of)
        self._beginning = self.keep()


class _KeptRows:
    def __init__(self, scene: _Scene) -> None:
        self._scene, self._of = scene, scene.times_built
        self._schema = f"kept_{next(_numbers)}"
        self._script = scene.database.write(lambda session: _remember_rows(session, self._schema))

    def is_there(self) -> bool:
        return self._of == self._scene.times_built

    def put_back(self) -> None:
        self._scene.database.write(lambda session: session.execute(text(self._script)))

    def forget(self) -> None:
        dropping = text(f"DROP SCHEMA IF EXISTS {self._schema} CASCADE")
        self._scene.database.write(lambda session: session.execute(dropping))


def _tables_of(session: Session) -> set[str]:
    return set(session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")))


def _remember_rows(session: Session, schema: str) -> str:
    """Copies every row aside; returns the statements that bring them back."""
    session.execute(text(f"CREATE SCHEMA {schema}"))
    names = [table.name for table in Table.metadata.sorted_tables]
    held = session.execute(select(*(exists(select(text("1")).select_from(text(f"public.{name}"))) for name in names)))
    # As a replica the server looks after no foreign keys, which would take four times as long.
    script = ["SET LOCAL lock_timeout = '10s'", "SET LOCAL session_replication_role = replica"]
    script += [f"DELETE FROM public.{name}" for name in reversed(names)]  # noqa: S608 - our own tables
    for name, has_rows in zip(names, held.one(), strict=True):
        if has_rows:
            session.execute(text(f"CREATE TABLE {schema}.{name} AS TABLE public.{name}"))
            script.append(f"INSERT INTO public.{name} SELECT * FROM {schema}.{name}")  # noqa: S608 - our own tables
    sequences = session.execute(text("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"))
    script += [f"SELECT setval('{name}', {last or 1}, {last is not None})" for name, last in sequences]
    return "; ".join(script)
