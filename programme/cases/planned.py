"""Which notices stand in the outbox already: jobs look there once instead of trying each of theirs at every tick."""

from collections.abc import Collection

from sqlalchemy import select, tuple_

from db import Session
from db.tables import OutboxRow

Key = tuple[str, str, str]
"""Kind, subject, slot."""


def already_planned(session: Session, keys: Collection[Key]) -> set[Key]:
    """Those of the keys that were put into the outbox before, whatever became of them."""
    if not keys:
        return set()
    columns = (OutboxRow.kind, OutboxRow.subject, OutboxRow.slot)
    query = select(*columns).where(
        OutboxRow.kind.in_({kind for kind, _, _ in keys}), tuple_(*columns).in_(sorted(keys))
    )
    return {(kind, subject or "", slot or "") for kind, subject, slot in session.execute(query)}
