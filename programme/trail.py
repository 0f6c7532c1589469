"""The trail: who did what to which object, so that a person can be told what was done with her data."""

from datetime import datetime

from db import Session
from db.tables import TrailEntry
from programme.access import Actor


def leave_trace(
    session: Session, actor: Actor, what: str, kind: str | None, object_id: int | None, now: datetime
) -> None:
    """Records one operation; ids only."""
    session.add(TrailEntry(at=now, actor_id=actor.person_id, operation=what, object_kind=kind, object_id=object_id))
