"""Opening the database: SQLite by default, PostgreSQL where one process is too small. The same code runs on both.

SQLite's settings are decided by measurement: WAL with synchronous=FULL, and every writing unit of work begins with
BEGIN IMMEDIATE, since the driver's default loses concurrent updates silently. Reading has an engine of its own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from db.keys import KeyRing

Result = TypeVar("Result")

SQLITE_BUSY_MILLISECONDS = 15_000


class Database:
    """Two engines on one database: `write` runs a unit of work, `read` a look that changes nothing."""

    def __init__(self, url: str, keys: KeyRing) -> None:
        self.url = url
        self.keys = keys
        self._writer = _engine(url, keys, begin="BEGIN IMMEDIATE")
        self._reader = _engine(url, keys, begin="BEGIN")

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations."""
        return self._writer

    @property
    def is_sqlite(self) -> bool:
        return self._writer.dialect.name == "sqlite"

    def write(self, work: Callable[[Session], Result]) -> Result:
        """Runs `work` as one unit: committed when it returns, rolled back when it raises."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            return work(session)

    def read(self, look: Callable[[Session], Result]) -> Result:
        """Runs `look` on the reading engine; whatever it changes is rolled back."""
        with Session(self._reader, expire_on_commit=False) as session:
            try:
                return look(session)
            finally:
                session.expunge_all()  # what was looked up stays readable
                session.rollback()

    def answers(self) -> bool:
        """Whether the database answers a trivial question."""
        return self.read(lambda session: session.execute(text("SELECT 1")).scalar()) == 1

    def close(self) -> None:
        self._writer.dispose()
        self._reader.dispose()


def open_database(url: str, keys: KeyRing) -> Database:
    """Opens `url` (sqlite:///file or postgresql+psycopg://...); creates the folder of an SQLite file."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    return Database(url, keys)


def _engine(url: str, keys: KeyRing, begin: str) -> Engine:
    sqlite = make_url(url).get_backend_name() == "sqlite"
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False}} if sqlite else {"pool_pre_ping": True}
    if sqlite:
        options["poolclass"] = QueuePool
    engine = create_engine(url, hide_parameters=True, **options)
    engine.dialect.pkh_keys = keys  # type: ignore[attr-defined]  # the column types look for it there
    if sqlite:
        _prepare_sqlite(engine, begin)
    return engine


def _prepare_sqlite(engine: Engine, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={SQLITE_BUSY_MILLISECONDS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)
