"""The seat of the only sender: one process at a time may send from one database, whoever else runs on it.

Two senders would each keep the provider's pace by themselves, and together break it; and the one that starts would
take what the other has under way for left behind. The seat falls free by itself when its process dies.
"""

import fcntl
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import DBAPIError

from db.engine import Database

SENDER_LOCK = 7_301_002
"""The advisory lock's number on PostgreSQL."""


class SenderSeat:
    """On PostgreSQL an advisory lock of a connection of its own, on SQLite a locked file beside the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file: IO[str] | None = None
        self._connection: Connection | None = None

    def is_mine(self) -> bool:
        """Takes the seat if it is free; False where another process sits there or the database is away."""
        return self._file_is_mine() if self._database.is_sqlite else self._lock_is_mine()

    def leave(self) -> None:
        """Frees the seat for who waits."""
        if self._file is not None:
            self._file.close()
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
        self._file = self._connection = None

    def _file_is_mine(self) -> bool:
        if self._file is not None:
            return True
        name = make_url(self._database.url).database
        if not name or name == ":memory:":
            return True
        file = Path(f"{name}.sender").open("w")  # noqa: SIM115 - open as long as the seat is held
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def _lock_is_mine(self) -> bool:
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                self._connection.commit()
                return True
            connection = self._database.engine.connect()
        except DBAPIError:
            self.leave()
            return False
        mine = connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": SENDER_LOCK})
        connection.commit()
        if not mine:
            connection.close()
            return False
        self._connection = connection
        return True
