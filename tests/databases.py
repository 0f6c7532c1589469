"""A fresh database for each test, on SQLite and on PostgreSQL, made from a template by our own migrations."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import text

from db import Database, Session, open_database
from db.keys import KeyRing
from db.migrating import upgrade
from db.schema import Table
from tests.postgres_cluster import PostgresCluster

KEYS = KeyRing(["K9iIvjDnZkz0yZ3bWnTfS6y3oY7cQ1m4h2Xe8RrV5aU="], "b0tq7mS1u5oZ4Zc9cJ8l2wXy6nVd3PgH0eKfLrTiAsM=")
TEMPLATE = "migrated_template"
_numbers = count(1)


def sqlite_template(folder: Path) -> Path:
    """An empty migrated database file, to be copied."""
    file = folder / "template.sqlite"
    database = open_database(f"sqlite:///{file}", KEYS)
    upgrade(database)
    database.close()
    return file


@contextmanager
def sqlite_database(template: Path, folder: Path) -> Iterator[Database]:
    """A copy of the template, gone with its folder."""
    file = folder / "test.sqlite"
    shutil.copy(template, file)
    database = open_database(f"sqlite:///{file}", KEYS)
    try:
        yield database
    finally:
        database.close()


def postgres_template(cluster: PostgresCluster) -> str:
    """An empty migrated database on the server, to be copied."""
    database = open_database(cluster.create_database(TEMPLATE), KEYS)
    upgrade(database)
    database.close()
    return TEMPLATE


@contextmanager
def postgres_database(cluster: PostgresCluster, template: str) -> Iterator[Database]:
    """A copy of the template, dropped after the test."""
    name = f"test_{next(_numbers)}"
    database = open_database(cluster.create_database(name, template=template), KEYS)
    try:
        yield database
    finally:
        database.close()
        cluster.drop_database(name)


class SqliteStage:
    """One database object for all tests of a worker, its file replaced before each: what SQLAlchemy has compiled is
    kept with the engine, and compiling it all anew takes longer than most tests.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "stage.sqlite"
        self._database = open_database(f"sqlite:///{self._file}", KEYS)

    @contextmanager
    def showing(self, template: Path) -> Iterator[Database]:
        """The database as a copy of the template."""
        for left_over in self._file.parent.glob(f"{self._file.name}*"):
            left_over.unlink()
        shutil.copy(template, self._file)
        try:
            yield self._database
        finally:
            self._database.close()


class PostgresStage:
    """As `SqliteStage`: for each template a database that is put back to how it was. A new one takes far longer."""

    def __init__(self, cluster: PostgresCluster) -> None:
        self._cluster = cluster
        self._scenes: dict[str, _Scene] = {}

    @contextmanager
    def showing(self, template: str) -> Iterator[Database]:
        """The database as a copy of the template."""
        if template not in self._scenes:
            self._scenes[template] = _Scene(self._cluster, template)
        yield self._scenes[template].put_back()

    def close(self) -> None:
        """Ends the connections that were kept from test to test."""
        for scene in self._scenes.values():
            scene.close()


class _Scene:
    """A copy of one template, with another copy of all its rows in a schema beside it."""

    def __init__(self, cluster: PostgresCluster, template: str) -> None:
        self._cluster = cluster
        self._template = template
        self._name = f"stage_{template}"
        self._database = open_database(cluster.url_of(self._name), KEYS)
        self._build()

    def put_back(self) -> Database:
        """The database as the template is, whatever the test before did to it."""
        if self._database.read(_tables_of) != self._tables:
            self._build()
        self._database.write(lambda session: session.execute(text(self._script)))
        return self._database

    def close(self) -> None:
        self._database.close()

    def _build(self) -> None:
        self.close()
        self._cluster.drop_database(self._name)
        self._cluster.create_database(self._name, template=self._template)
        self._tables = self._database.read(_tables_of)
        self._script = self._database.write(_remember_rows)


def _tables_of(session: Session) -> set[str]:
    return set(session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")))


def _remember_rows(session: Session) -> str:
    """Copies every row aside; returns the statements that bring them back."""
    session.execute(text("CREATE SCHEMA kept"))
    names = [table.name for table in Table.metadata.sorted_tables]
    deletes = [f"DELETE FROM public.{name}" for name in reversed(names)]  # noqa: S608 - our own tables
    # As a replica the server looks after no foreign keys, which would take four times as long.
    script = ["SET LOCAL lock_timeout = '10s'", "SET LOCAL session_replication_role = replica", *deletes]
    for name in names:
        session.execute(text(f"CREATE TABLE kept.{name} AS TABLE public.{name}"))
        script.append(f"INSERT INTO public.{name} SELECT * FROM kept.{name}")  # noqa: S608 - our own tables
    sequences = session.execute(text("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"))
    script += [f"SELECT setval('{name}', {last or 1}, {last is not None})" for name, last in sequences]
    return "; ".join(script)
