"""A fresh database for each test, on SQLite and on PostgreSQL, made from a template by our own migrations."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from db import Database, open_database
from db.keys import KeyRing
from db.migrating import upgrade
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
