"""Rows of columns by a statement that was built once: for what runs with every message.

Through the session even a statement of columns goes past the mapper, which takes longer than all the rest of it.
"""

from typing import Any

from sqlalchemy import CursorResult, Executable, Select
from sqlalchemy.orm import Session

Columns = Select[*tuple[Any, ...]]
"""A statement that asks for some columns."""


def rows_of(session: Session, statement: Executable, **given: Any) -> CursorResult[*tuple[Any, ...]]:
    """As `session.execute`, what the session holds written first; a row holds columns, never mapped objects."""
    if session.autoflush:
        session.flush()
    return session.connection().execute(statement, given)
