"""Who of those called was told of a meeting's present time and place, by which way, and who was not by any.

By chat as far as the outbox knows; by letter, by a kader, or by word of mouth as somebody recorded it. One pure
decision for everybody, the same as of P2K2 meetings (programme.told).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from db import Session
from db.tables import Assembly, AssemblyGuest, OutboxRow, Person
from outbox.readers_now import look_up
from programme.access import Actor, operation
from programme.assemblies.guests import CANCELLED, INVITED, MOVED, REMINDER, STAFF_INVITED, guests_of, subject_of
from programme.standings import can_answer, members_of_groups, why_not_reached
from programme.told import BY_KETUA, IN_PERSON, NOT_JOINED, NOT_REACHED, Facts, Notice, Standing, standing_of
from programme.trail import leave_trace


def standings_of(
    session: Session, assembly: Assembly, guests: Sequence[AssemblyGuest], now: datetime
) -> dict[int, Standing]:
    """Guest id -> how she stands towards the present time and place (of a cancelled one: that it is off)."""
    people = [guest.person_id for guest in guests if guest.person_id is not None]
    lacks, notices = _lacks(session, people), _notices(session, assembly)
    tellers = {guest.told_by for guest in guests if guest.told_by is not None}
    families = set(session.scalars(select(Person.id).where(Person.id.in_(tellers), Person.role == "kpm")))
    begun = bool(notices)
    found = {}
    for guest in guests:
        told = None
        if guest.told_at is not None and assembly.state != "cancelled":
            told = BY_KETUA if guest.told_by in families else IN_PERSON
        if guest.person_id is None:
            found[guest.id] = Standing(told or NOT_REACHED)
            continue
        hers = tuple(notices.get(guest.person_id, ()))
        answered = guest.reply is not None and assembly.state != "cancelled"
        found[guest.id] = standing_of(Facts(hers, begun, answered, told, lacks.get(guest.person_id)), now)
    return found


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def record_guests_told(
    session: Session, actor: Actor, assembly_id: int, guest_ids: Collection[int], told: bool, now: datetime
) -> int:
    """Those guests were told in person or by letter (or, `told` False, were not after all); returns how many."""
    changed = mark_told(session, assembly_id, guest_ids, actor.person_id if told else None, now)
    leave_trace(session, actor, "record_guests_told", "assembly", assembly_id, now)
    return changed


def mark_told(session: Session, assembly_id: int, guest_ids: Collection[int], by: int | None, now: datetime) -> int:
    """Who told these guests (None: they were not told after all); how many that changes, none once it is over."""
    assembly = session.get_one(Assembly, assembly_id, with_for_update=True, populate_existing=True)
    if assembly.state != "planned":
        return 0
    changed = 0
    for guest in guests_of(session, assembly_id):
        if guest.id in guest_ids and (guest.told_at is None) != (by is None):
            guest.told_at, guest.told_by = now if by is not None else None, by
            changed += 1
    session.flush()
    return changed


def _lacks(session: Session, people: Collection[int]) -> dict[int, str]:
    """Person -> why no way leads to her now."""
    members = [one for those in members_of_groups(session, None, people).values() for one in those]
    families = {one.person_id for one in members}
    lacks = why_not_reached(session, members)
    staff = [one for one in people if one not in families]
    able = {one.person_id for one in look_up(session, staff) if can_answer(one)}
    return lacks | {one: NOT_JOINED for one in staff if one not in able}


def _notices(session: Session, assembly: Assembly) -> dict[int, list[Notice]]:
    """Person -> what was sent or planned of how the meeting stands now."""
    kinds = (CANCELLED,) if assembly.state == "cancelled" else (INVITED, MOVED, REMINDER, STAFF_INVITED)
    query = (
        select(
            OutboxRow.person_id,
            OutboxRow.kind,
            OutboxRow.state,
            OutboxRow.outcome,
            OutboxRow.way,
            OutboxRow.due_at,
            OutboxRow.sent_at,
            OutboxRow.deadline,
        )
        .where(OutboxRow.kind.in_(kinds), OutboxRow.subject == subject_of(assembly.id))
        .order_by(OutboxRow.id)
    )
    if assembly.state != "cancelled":
        query = query.where(OutboxRow.slot.like(f"%r{assembly.revision}"))
    found: defaultdict[int, list[Notice]] = defaultdict(list)
    rows: Any = session.execute(query)
    for person_id, *fields in rows:
        if person_id is not None:
            found[person_id].append(Notice(*fields))
    return found
