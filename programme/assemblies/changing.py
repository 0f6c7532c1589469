"""Moving and cancelling a meeting besides P2K2, and calling further people to it or taking one out again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Assembly, AssemblyGuest, OutboxRow
from outbox.queue import drop_waiting, mark_answered
from programme.access import Actor, operation
from programme.assemblies.guests import (
    CANCELLED,
    INVITED,
    MOVED,
    NEWS,
    REMINDER,
    REPORT_DUE,
    STAFF_INVITED,
    call_group_members,
    drop_news_for,
    guests_of,
    people_to_tell,
    subject_of,
    tell,
)
from programme.meetings import LONGEST_PLACE
from programme.trail import leave_trace

HEARD = ("sent", "delivered", "read", "unknown", "sending", "claimed")


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def move_assembly(
    session: Session,
    actor: Actor,
    assembly_id: int,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    now: datetime,
) -> bool:
    """Another time or place: everybody called is told, and asked again; False where nothing changes or it is over."""
    assembly = _planned(session, assembly_id)
    same = assembly is not None and (assembly.starts_at, assembly.ends_at, assembly.place) == (
        starts_at, ends_at, place,
    )  # fmt: skip
    if assembly is None or same or starts_at <= now or ends_at <= starts_at:
        return False
    assembly.starts_at, assembly.ends_at, assembly.place = starts_at, ends_at, place[:LONGEST_PLACE]
    assembly.revision += 1
    session.flush()
    call_group_members(session, assembly_id, now)
    for guest in guests_of(session, assembly_id):  # told of the old time is not told of the new one
        guest.reply = guest.replied_at = guest.told_at = guest.told_by = None
    _forget_news(session, assembly, now)
    slot, (families, staff) = f"r{assembly.revision}", people_to_tell(session, assembly_id)
    tell(session, assembly, MOVED, families, slot, now, starts_at)
    colleagues = dict.fromkeys([*staff, assembly.held_by])
    tell(session, assembly, MOVED, [one for one in colleagues if one != actor.person_id], slot, now, starts_at)
    leave_trace(session, actor, "move_assembly", "assembly", assembly_id, now)
    return True


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def cancel_assembly(session: Session, actor: Actor, assembly_id: int, now: datetime) -> bool:
    """It does not take place: everybody called is told; False where it is over, recorded or cancelled already."""
    assembly = _planned(session, assembly_id)
    if assembly is None:
        return False
    assembly.state, assembly.ended_at = "cancelled", now
    session.flush()
    _forget_news(session, assembly, now)
    families, staff = people_to_tell(session, assembly_id)
    others = [one for one in dict.fromkeys([*staff, assembly.held_by]) if one != actor.person_id]
    tell(session, assembly, CANCELLED, [*families, *others], "cancelled", now, assembly.ends_at)
    leave_trace(session, actor, "cancel_assembly", "assembly", assembly_id, now)
    return True


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def leave_guest_out(session: Session, actor: Actor, assembly_id: int, guest_id: int, now: datetime) -> bool:
    """Takes one out of those called; who may have heard of it is told that she need not come."""
    assembly = _planned(session, assembly_id)
    guest = session.get(AssemblyGuest, guest_id)
    if assembly is None or guest is None or guest.assembly_id != assembly_id or guest.mark is not None:
        return False
    guest.mark = "removed"
    session.flush()
    if guest.person_id is not None:
        drop_news_for(session, assembly_id, guest.person_id)
        if _may_have_heard(session, assembly_id, guest.person_id):
            tell(session, assembly, CANCELLED, [guest.person_id], "left_out", now, assembly.ends_at)
    leave_trace(session, actor, "leave_guest_out", "assembly", assembly_id, now)
    return True


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def call_outsiders(session: Session, actor: Actor, assembly_id: int, outsiders: Collection[str], now: datetime) -> int:
    """Adds people without an entry here (camat, village head) to those called; returns how many are new."""
    assembly = _planned(session, assembly_id)
    if assembly is None:
        return 0
    known = {guest.outsider for guest in guests_of(session, assembly_id)}
    new = [one for one in dict.fromkeys(name.strip()[:80] for name in outsiders) if one and one not in known]
    session.add_all(AssemblyGuest(assembly_id=assembly_id, outsider=one) for one in new)
    session.flush()
    leave_trace(session, actor, "call_outsiders", "assembly", assembly_id, now)
    return len(new)


def _planned(session: Session, assembly_id: int) -> Assembly | None:
    assembly = session.get(Assembly, assembly_id, with_for_update=True, populate_existing=True)
    return assembly if assembly is not None and assembly.state == "planned" else None


def _forget_news(session: Session, assembly: Assembly, now: datetime) -> None:
    """What has not left is not said any more, and what was asked awaits no answer."""
    for kind in (INVITED, MOVED, REMINDER, STAFF_INVITED, REPORT_DUE):
        drop_waiting(session, kind, subject_of(assembly.id), "changed")
        mark_answered(session, kind, subject_of(assembly.id), None, now)


def _may_have_heard(session: Session, assembly_id: int, person_id: int) -> bool:
    query = select(OutboxRow.id).where(
        OutboxRow.kind.in_((*NEWS, STAFF_INVITED)),
        OutboxRow.subject == subject_of(assembly_id),
        OutboxRow.person_id == person_id,
        OutboxRow.state.in_(HEARD),
    )
    return session.scalar(query.limit(1)) is not None
