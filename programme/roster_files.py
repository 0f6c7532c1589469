"""A roster sheet that staff sent by chat: from its arrival to the moment it is taken in.

waiting --(fetched and checked)--> checked --Masukkan--> confirmed --> taken
   |                                 |  ^                   |
   +--> faulty, failed           cancelled  +-- the state has moved on: previewed anew

Every step is a conditional update, so that a double tap, two workers or a restart do it once. `summary` holds counts
and codes only; what names people is kept encrypted as a paper (programme.papers).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from db import Session
from db.tables import Person, RosterFile, RosterImport, StoredFile
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, NotAllowed, operation
from programme.roster_import.apply import make_real
from programme.roster_reach import reach_of, reaches_beyond
from programme.trail import leave_trace

REPLACEABLE = ("waiting", "checked")
UNDER_WAY = ("waiting", "confirmed")


class RosterNotTaken(Exception):
    """Nothing was taken in and nothing changed: it reaches beyond its sender's groups, or was ended meanwhile."""


@dataclass(frozen=True)
class RosterLine:
    """A roster sheet as its notices speak of it."""

    id: int
    sender_id: int
    state: str
    summary: Mapping[str, Any]
    file_hash: str | None
    kind: str
    """roster, payments, or another kind of sheet that a worker knows by its columns."""


@dataclass(frozen=True)
class RosterTask:
    """A roster sheet on which a worker has something to do."""

    id: int
    state: str
    """waiting: to be checked; confirmed: to be taken in."""
    actor: Actor
    file_id: int
    file_state: str
    """stored, or refused: it never came."""
    kind: str = "roster"
    """roster or payments, once it was checked."""


def roster_subject(roster_id: int) -> str:
    """'roster:7', what its notices and papers are about."""
    return f"roster:{roster_id}"


@operation(on=None, may=("pendamping", "koordinator", "operator"))
def receive_roster(session: Session, actor: Actor, file_id: int, now: datetime) -> bool:
    """Keeps a file that has just arrived as a roster to be checked; True where it replaces one that waited."""
    file = session.get_one(StoredFile, file_id)
    if file.person_id not in (None, actor.person_id):
        raise NotAllowed(f"file {file_id} is another's")
    replaced = session.scalars(
        update(RosterFile)
        .where(RosterFile.sender_id == actor.person_id, RosterFile.state.in_(REPLACEABLE))
        .values(state="cancelled", ended_at=now)
        .returning(RosterFile.id)
    ).all()
    for roster_id in replaced:
        _withdraw_preview(session, actor, roster_id, now)
    roster = RosterFile(file_id=file_id, sender_id=actor.person_id, arrived_at=now)
    session.add(roster)
    session.flush()
    file.person_id, file.subject = actor.person_id, roster_subject(roster.id)
    leave_trace(session, actor, "receive_roster", "roster", roster.id, now)
    return bool(replaced)


@operation(on="roster", may=("self",))
def confirm_roster(session: Session, actor: Actor, roster_id: int, preview: int, now: datetime) -> str:
    """Lets a checked roster be taken in. Returns 'agreed', or why not: 'old' (another preview came), or its state."""
    return _decide(session, actor, roster_id, preview, "confirmed", now)


@operation(on="roster", may=("self",))
def cancel_roster(session: Session, actor: Actor, roster_id: int, preview: int, now: datetime) -> str:
    """Ends a checked roster. Returns as `confirm_roster`."""
    return _decide(session, actor, roster_id, preview, "cancelled", now)


def _decide(session: Session, actor: Actor, roster_id: int, preview: int, state: str, now: datetime) -> str:
    roster = session.get_one(RosterFile, roster_id, with_for_update=True, populate_existing=True)
    if roster.state != "checked":
        return roster.state
    if roster.summary.get("preview") != preview:
        return "old"
    roster.state = state
    roster.confirmed_at, roster.ended_at = (now, None) if state == "confirmed" else (None, now)
    session.flush()
    _withdraw_preview(session, actor, roster_id, now)
    leave_trace(session, actor, f"{state}_roster", "roster", roster_id, now)
    return "agreed"


def _withdraw_preview(session: Session, actor: Actor, roster_id: int, now: datetime) -> None:
    drop_waiting(session, "roster_preview", roster_subject(roster_id), "answered")
    mark_answered(session, "roster_preview", roster_subject(roster_id), actor.person_id, now)


def roster_line(session: Session, roster_id: int) -> RosterLine | None:
    """The roster sheet with this id, for the notices to its sender."""
    roster = session.get(RosterFile, roster_id)
    if roster is None:
        return None
    return RosterLine(roster.id, roster.sender_id, roster.state, roster.summary, roster.file_hash, roster.kind)


# What the worker does: it acts on what the sender began, and asks her right anew where it changes the tables.


def roster_tasks(session: Session) -> list[RosterTask]:
    """What there is to do now, oldest first: files that came or never will, and confirmed rosters."""
    query = (
        select(RosterFile, StoredFile.state, Person)
        .join(StoredFile, StoredFile.id == RosterFile.file_id)
        .join(Person, Person.id == RosterFile.sender_id)
        .where(RosterFile.state.in_(UNDER_WAY), StoredFile.state != "waiting")
        .order_by(RosterFile.id)
    )
    return [
        RosterTask(one.id, one.state, Actor(sender.id, sender.role), one.file_id, file_state, one.kind)
        for one, file_state, sender in session.execute(query)
    ]


def settle_roster(
    session: Session,
    task: RosterTask,
    state: str,
    summary: Mapping[str, Any],
    now: datetime,
    file_hash: str | None = None,
    kind: str = "roster",
) -> bool:
    """Notes what the worker found (checked, faulty or failed) and tells the sender; False where it was ended meanwhile.

    `summary` holds counts and codes only.
    """
    roster = session.get_one(RosterFile, task.id, with_for_update=True, populate_existing=True)
    if roster.state != task.state:
        return False
    preview = int(roster.summary.get("preview", 0)) + 1
    roster.state, roster.summary = state, {**summary, "preview": preview, "again": task.state == "confirmed"}
    roster.confirmed_at, roster.ended_at = None, None if state == "checked" else now
    roster.file_hash, roster.kind = file_hash or roster.file_hash, kind
    session.flush()
    put_notice(session, "roster_preview", roster_subject(task.id), roster.sender_id, f"preview {preview}", now)
    return True


@operation(on="roster", may=("self",))
def begin_roster_file(session: Session, actor: Actor, roster_id: int, rows: int, now: datetime) -> int:
    """Opens the import of a confirmed roster and returns its id."""
    roster = session.get_one(RosterFile, roster_id)
    record = RosterImport(file_hash=roster.file_hash or "", started_at=now, rows=rows)
    session.add(record)
    session.flush()
    return record.id


@operation(on="roster", may=("self",))
def apply_roster_file(
    session: Session, actor: Actor, roster_id: int, import_id: int, counts: Mapping[str, int], now: datetime
) -> None:
    """Makes a confirmed roster's staged rows real, once. Raises RosterNotTaken; IntegrityError as any import."""
    assert actor.person_id is not None
    roster = session.get_one(RosterFile, roster_id, with_for_update=True, populate_existing=True)
    if roster.state != "confirmed" or reaches_beyond(session, reach_of(session, actor.person_id), import_id):
        raise RosterNotTaken(f"roster {roster_id} is {roster.state}")
    make_real(session, actor.person_id, import_id, (counts["new"], counts["changed"], counts["missing"]), now)
    roster.state, roster.ended_at = "taken", now
    roster.summary = {**roster.summary, **counts}
    session.flush()
    put_notice(session, "roster_taken", roster_subject(roster_id), roster.sender_id, "taken", now)
