"""Members whom no chat reaches are told of their meeting by the ketua: who they are, and whom she has told.

Only time and place of a meeting are passed on so. A member may be marked as reached by way of her ketua for good;
the mark ends when she joins.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, false, select

from db import Session
from db.tables import Address, Contact, Kpm, Meeting, MeetingChange, MeetingReply, Person, Relay
from programme.access import Actor, operation
from programme.trail import leave_trace


@dataclass(frozen=True)
class ToTell:
    """A member whom no chat reaches: `told` of the meeting as it stands now, or (of a list of members) `via_ketua`."""

    person_id: int
    member_number: int
    name: str
    told: bool = False
    via_ketua: bool = False


def is_reached_by_chat() -> ColumnElement[bool]:
    """Of a Kpm row: an open address at which she neither blocked nor stopped us."""
    return exists().where(
        Address.person_id == Kpm.person_id,
        Address.closed_at.is_(None),
        Contact.id == Address.contact_id,
        Contact.blocked_at.is_(None),
        Contact.stopped_at.is_(None),
    )


@operation(on="meeting", may=("ketua", "pendamping", "koordinator"))
def list_to_tell(session: Session, actor: Actor, meeting_id: int) -> list[ToTell]:
    """The members whom no chat reaches, by number, with whether they were told of the meeting."""
    return to_tell(session, meeting_id)


def to_tell(session: Session, meeting_id: int) -> list[ToTell]:
    """As `list_to_tell`, for the notice to the group's ketua."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return []
    told: ColumnElement[bool] = Relay.kpm_id.is_not(None)
    since = _cancelled_at(session, meeting)
    if since is not None:
        told = told & (Relay.told_at >= since)
    # Who answered for the present time knows of it, though no chat reaches her any more.
    answered = select(MeetingReply.kpm_id).where(
        MeetingReply.meeting_id == meeting_id, MeetingReply.answer.is_not(None)
    )
    knows: ColumnElement[bool] = Kpm.person_id.in_(answered) if since is None else false()
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name, told, Kpm.via_ketua_since.is_not(None))
        .join(Person, Person.id == Kpm.person_id)
        .outerjoin(
            Relay,
            (Relay.kpm_id == Kpm.person_id) & (Relay.meeting_id == meeting_id) & (Relay.starts_at == meeting.starts_at),
        )
        .where(
            Kpm.group_id == meeting.group_id, Kpm.left_at.is_(None), Kpm.duty != "ketua", ~is_reached_by_chat(), ~knows
        )
        .order_by(Kpm.member_number)
    )
    return [ToTell(*row[:3], told=bool(row[3]), via_ketua=row[4]) for row in session.execute(query)]


@operation(on="meeting", may=("ketua", "pendamping"))
def record_told(session: Session, actor: Actor, meeting_id: int, kpm_ids: Collection[int], now: datetime) -> int:
    """Those members were told of the meeting as it stands; returns how many. Others of the group are left out."""
    assert actor.person_id is not None
    meeting = session.get_one(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    wanted = {one.person_id for one in to_tell(session, meeting_id)} & set(kpm_ids)
    standing = {
        one.kpm_id: one
        for one in session.scalars(
            select(Relay).where(
                Relay.meeting_id == meeting_id, Relay.starts_at == meeting.starts_at, Relay.kpm_id.in_(wanted)
            )
        )
    }
    for kpm_id in sorted(wanted):
        if kpm_id in standing:
            standing[kpm_id].told_at, standing[kpm_id].told_by = now, actor.person_id
        else:
            session.add(
                Relay(
                    meeting_id=meeting_id,
                    starts_at=meeting.starts_at,
                    kpm_id=kpm_id,
                    told_by=actor.person_id,
                    told_at=now,
                )
            )
    session.flush()
    leave_trace(session, actor, "record_told", "meeting", meeting_id, now)
    return len(wanted)


@operation(on="meeting", may=("ketua", "pendamping"))
def record_not_told(session: Session, actor: Actor, meeting_id: int, kpm_ids: Collection[int], now: datetime) -> None:
    """Takes back that those members were told."""
    session.execute(delete(Relay).where(Relay.meeting_id == meeting_id, Relay.kpm_id.in_(sorted(kpm_ids))))
    leave_trace(session, actor, "record_not_told", "meeting", meeting_id, now)


@operation(on="group", may=("ketua", "pendamping", "koordinator"))
def list_via_ketua(session: Session, actor: Actor, group_id: int) -> list[ToTell]:
    """The group's members without an open chat (the ketua left out), by number, with who is marked."""
    has_chat = exists().where(Address.person_id == Kpm.person_id, Address.closed_at.is_(None))
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name, Kpm.via_ketua_since.is_not(None))
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), Kpm.duty != "ketua", ~has_chat)
        .order_by(Kpm.member_number)
    )
    return [ToTell(*row[:3], via_ketua=row[3]) for row in session.execute(query)]


@operation(on="kpm", may=("ketua", "pendamping", "koordinator"))
def set_via_ketua(session: Session, actor: Actor, kpm_id: int, via_ketua: bool, now: datetime) -> bool:
    """Marks (or unmarks) a member who wants her news by way of her ketua; False for one who has a chat, or leads."""
    kpm = session.get_one(Kpm, kpm_id, with_for_update=True, populate_existing=True)
    joined = session.scalar(select(Address.id).where(Address.person_id == kpm_id, Address.closed_at.is_(None)).limit(1))
    if via_ketua and (joined is not None or kpm.duty == "ketua"):
        return False
    if (kpm.via_ketua_since is not None) != via_ketua:
        kpm.via_ketua_since = now if via_ketua else None
        leave_trace(session, actor, "set_via_ketua", "person", kpm_id, now)
    return True


def end_via_ketua(session: Session, person_id: int) -> None:
    """She has joined: her news reach her by chat from now on."""
    kpm = session.get(Kpm, person_id)
    if kpm is not None:
        kpm.via_ketua_since = None


def _cancelled_at(session: Session, meeting: Meeting) -> datetime | None:
    """When it was cancelled: who was told before that was told that it takes place."""
    if meeting.status != "cancelled":
        return None
    query = select(MeetingChange.changed_at).where(
        MeetingChange.meeting_id == meeting.id, MeetingChange.kind == "cancelled"
    )
    return session.scalar(query.order_by(MeetingChange.id.desc()).limit(1))
