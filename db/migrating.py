"""Bringing a database to the present form of its tables (alembic), at every start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db.engine import Database

MIGRATIONS = Path(__file__).parent / "migrations"


class BrokenReferences(Exception):
    """A migration would have left rows that point to nothing; nothing was changed."""


def upgrade(database: Database, revision: str = "head") -> None:
    """Applies what is missing; a database already in that form is left as it is. Raises BrokenReferences."""
    config = _config()
    with database.engine.connect() as connection, _references_unchecked(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BrokenReferences(revision)
        connection.commit()


def revision_of(database: Database) -> str | None:
    """The form in which this database's tables are; None for an empty one. Changes nothing."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def revisions() -> list[str]:
    """The forms of the tables this program knows, newest first."""
    return [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


@contextmanager
def _references_unchecked(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, which its check of references would refuse while others point to it.

    https://sqlite.org/lang_altertable.html#otheralter
    """
    driver = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite" or driver is None:
        yield
        return
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=ON")
