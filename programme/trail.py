"""The trail: who did what to which object, so that a person can be told what was done with her data."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, insert

from db import Session
from db.tables import TrailEntry
from programme.access import Actor

NEW_ENTRY = insert(cast(Table, TrailEntry.__table__))
"""Past the mapper, which takes several times as long: nobody looks at an entry in the unit of work that leaves it."""


def leave_trace(
    session: Session, actor: Actor, what: str, kind: str | None, object_id: int | None, now: datetime
) -> None:
    """Records one operation; ids only."""
    entry = {
        "at": now,
        "actor_id": actor.person_id,
        "operation": what,
        "object_kind": kind,
        "object_id": object_id,
    }
    session.execute(NEW_ENTRY, entry)
