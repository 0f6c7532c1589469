"""Whether the assistant has done already what it does once for a day, month or quarter: it leaves a trace of it."""

from typing import cast

from sqlalchemy import Table, bindparam, select

from db import Session
from db.tables import TrailEntry

TRAIL = cast(Table, TrailEntry.__table__)
"""Several jobs ask at every tick, so it is built once and goes past the mapper."""
DONE = (
    select(TRAIL.c.id)
    .where(
        TRAIL.c.object_kind == bindparam("of_kind"),
        TRAIL.c.object_id == bindparam("number"),
        TRAIL.c.operation == bindparam("what"),
    )
    .limit(1)
)


def was_done(session: Session, what: str, kind: str, number: int) -> bool:
    """Whether that operation went through the day, month ... of this number."""
    return session.scalar(DONE, {"what": what, "of_kind": kind, "number": number}) is not None
