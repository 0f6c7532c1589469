"""What was dealt with in a meeting besides P2K2, ticked point by point, and its minutes in free words."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Assembly, Visit
from programme.access import Actor, operation
from programme.assemblies.agenda import POINTS
from programme.trail import leave_trace

LONGEST_MINUTES = 4000


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def tick_points(
    session: Session, actor: Actor, assembly_id: int, codes: Collection[str], now: datetime, *, done: bool = True
) -> tuple[str, ...]:
    """Marks points of the agenda as dealt with (or, `done` False, as not); returns all that are, in order.

    Codes that its kind does not know change nothing; nor does a cancelled meeting.
    """
    assembly = session.get_one(Assembly, assembly_id, with_for_update=True, populate_existing=True)
    if assembly.state == "cancelled":
        return tuple(assembly.done or ())
    ticked = set(assembly.done or ()) | set(codes) if done else set(assembly.done or ()) - set(codes)
    assembly.done = [code for code in POINTS[assembly.kind] if code in ticked]
    session.flush()
    leave_trace(session, actor, "tick_points", "assembly", assembly_id, now)
    return tuple(assembly.done)


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def write_minutes(session: Session, actor: Actor, assembly_id: int, text: str, now: datetime) -> None:
    """Keeps the minutes (at most 4,000 characters), in the place of those written before; empty text removes them."""
    assembly = session.get_one(Assembly, assembly_id, with_for_update=True, populate_existing=True)
    assembly.minutes = text.strip()[:LONGEST_MINUTES] or None
    leave_trace(session, actor, "write_minutes", "assembly", assembly_id, now)


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def write_topics(session: Session, actor: Actor, assembly_id: int, text: str, now: datetime) -> None:
    """Keeps the agenda in the holder's words, besides what its kind brings with it."""
    assembly = session.get_one(Assembly, assembly_id, with_for_update=True, populate_existing=True)
    assembly.topics = text.strip()[:LONGEST_MINUTES] or None
    leave_trace(session, actor, "write_topics", "assembly", assembly_id, now)


def visits_of(session: Session, assembly_id: int) -> list[Visit]:
    """The visits that make up for absences from it, oldest first."""
    return list(session.scalars(select(Visit).where(Visit.assembly_id == assembly_id).order_by(Visit.id)))
