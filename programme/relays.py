"""Members whom no message reaches are told of their meeting by the ketua: who they are, and whom she has told.

Only time and place of a meeting are passed on so. A member may be marked as reached by way of her ketua for good;
the mark ends when she joins.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, Table, bindparam, delete, exists, func, insert, select

from db import Session
from db.tables import Address, Contact, Kpm, Meeting, OutboxRow, Person, Relay, Sending
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.number_addresses import is_a_chat
from programme.standings import MemberStanding, standings
from programme.told import BY_KETUA, DIRECT, IN_PERSON, NEWS_OF, NOT_REACHED
from programme.trail import leave_trace

REQUEST = "relay_request"
"""The kind of the day's digest for who passes news on."""
SHOWN = ("sent", "delivered", "read", "unknown")
TOO_SHORT = ("template", "sms", "knock")
"""Forms of a message that hold no list of members."""


def _lists_seen() -> Select[str | None, int | None, datetime | None]:
    """Built once: it runs for every list of those to be told."""
    short = exists().where(Sending.outbox_id == OutboxRow.id, Sending.form.in_(TOO_SHORT))
    whole = exists().where(Sending.outbox_id == OutboxRow.id, Sending.form == "free", Sending.state.in_(SHOWN))
    subjects: Any = bindparam("subjects", expanding=True)
    readers: Any = bindparam("readers", expanding=True)
    return (
        select(OutboxRow.subject, OutboxRow.person_id, func.max(OutboxRow.sent_at))
        .where(
            OutboxRow.subject.in_(subjects),
            OutboxRow.person_id.in_(readers),
            OutboxRow.kind.in_((REQUEST, *(kind for kinds in NEWS_OF.values() for kind in kinds))),
            OutboxRow.state.in_(SHOWN),
            ~short | whole,
        )
        .group_by(OutboxRow.subject, OutboxRow.person_id)
    )


LISTS_SEEN = _lists_seen()
NEW_RELAYS = insert(cast(Table, Relay.__table__))
"""Past the mapper, which on SQLite asks for each new row's id by a statement of its own."""


@dataclass(frozen=True)
class ToTell:
    """A member whom no message reaches: `told` of the meeting as it stands now, or (of members) `via_ketua`."""

    person_id: int
    member_number: int
    name: str
    told: bool = False
    via_ketua: bool = False
    gender: str = "f"
    since: datetime | None = None
    """When it was clear that no message reaches her; None: from the beginning."""
    shown: bool = False
    """Whether she stood on the list that was drawn last for the one who tells."""


@operation(on="meeting", may=("ketua", "deputy", "pendamping", "koordinator"))
def list_to_tell(session: Session, actor: Actor, meeting_id: int, now: datetime) -> list[ToTell]:
    """The members whom no message reaches, by number, with whether they were told; without the one who asks."""
    return to_tell(session, meeting_id, now, actor.person_id)


def to_tell(session: Session, meeting_id: int, now: datetime, reader_id: int | None) -> list[ToTell]:
    """As `list_to_tell`, for the notice to the group's ketua."""
    subject = subject_of(meeting_id)
    seen = lists_seen(session, [reader_id or 0], [subject])
    members = standings(session, [meeting_id], now).get(meeting_id, [])
    return tell_list(members, reader_id, seen.get((reader_id or 0, subject)))


def tell_list(
    members: Collection[MemberStanding], reader_id: int | None, seen_at: datetime | None = None
) -> list[ToTell]:
    """Of a meeting's members those to be told by mouth, told or not: none whom staff told in person.

    `seen_at` is when the one who tells was last shown such a list.
    """
    return [
        ToTell(
            one.member.person_id,
            one.member.member_number,
            one.member.name,
            told=one.standing.how == BY_KETUA,
            via_ketua=one.member.via_ketua,
            gender=one.member.gender,
            since=one.standing.since,
            shown=seen_at is not None and (one.standing.since is None or one.standing.since <= seen_at),
        )
        for one in members
        if one.standing.how in (NOT_REACHED, BY_KETUA) and one.member.person_id != reader_id
    ]


def lists_seen(
    session: Session, person_ids: Collection[int], subjects: Collection[str]
) -> dict[tuple[int, str], datetime]:
    """(person, 'meeting:12') -> when she was last shown whom to tell of it: with a meeting's own news, or in a digest.

    Not by a template or an SMS: they hold no list.
    """
    digests = [request_subject(person_id) for person_id in person_ids]
    found: dict[tuple[int, str], datetime] = {}
    wanted = {"subjects": [*subjects, *digests], "readers": list(person_ids)}
    for subject, person_id, sent_at in session.execute(LISTS_SEEN, wanted):
        if subject is None or person_id is None or sent_at is None:
            continue
        for one in [subject] if subject in subjects else subjects:
            found[person_id, one] = max(sent_at, found.get((person_id, one), sent_at))
    return found


def request_subject(person_id: int) -> str:
    """The outbox subject of the digests to one person."""
    return f"relay:{person_id}"


@operation(on="meeting", may=("ketua", "deputy", "pendamping"))
def record_told(session: Session, actor: Actor, meeting_id: int, kpm_ids: Collection[int], now: datetime) -> int:
    """Those members were told of the meeting as it stands; returns how many. Whom a message reached is left out.

    Told by staff is told in person, and stays so whatever the ketua says afterwards.
    """
    assert actor.person_id is not None
    meeting = session.get_one(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    members = standings(session, [meeting_id], now)[meeting_id]
    known = (DIRECT, IN_PERSON, BY_KETUA) if actor.role == "kpm" else (DIRECT, IN_PERSON)
    wanted = {one.member.person_id for one in members if one.standing.how not in known} & set(kpm_ids)
    wanted.discard(actor.person_id)
    standing = {
        one.kpm_id: one
        for one in session.scalars(
            select(Relay).where(
                Relay.meeting_id == meeting_id, Relay.starts_at == meeting.starts_at, Relay.kpm_id.in_(wanted)
            )
        )
    }
    for one in standing.values():
        one.told_at, one.told_by = now, actor.person_id
    new = [
        {
            "meeting_id": meeting_id,
            "starts_at": meeting.starts_at,
            "kpm_id": kpm_id,
            "told_by": actor.person_id,
            "told_at": now,
        }
        for kpm_id in sorted(wanted - standing.keys())
    ]
    if new:
        session.execute(NEW_RELAYS, new)
    session.flush()
    leave_trace(session, actor, "record_told", "meeting", meeting_id, now)
    return len(wanted)


@operation(on="meeting", may=("ketua", "deputy", "pendamping"))
def record_not_told(session: Session, actor: Actor, meeting_id: int, kpm_ids: Collection[int], now: datetime) -> None:
    """Takes back that those members were told; what staff told in person only staff takes back."""
    undone = delete(Relay).where(Relay.meeting_id == meeting_id, Relay.kpm_id.in_(sorted(kpm_ids)))
    if actor.role == "kpm":
        families = select(Person.id).where(Person.id == Relay.told_by, Person.role == "kpm")
        undone = undone.where(families.exists())
    session.execute(undone)
    leave_trace(session, actor, "record_not_told", "meeting", meeting_id, now)


@operation(on="group", may=("ketua", "pendamping", "koordinator"))
def list_via_ketua(session: Session, actor: Actor, group_id: int) -> list[ToTell]:
    """The group's members without an open chat (the ketua left out), by number, with who is marked."""
    has_chat = exists().where(
        Address.person_id == Kpm.person_id, Address.closed_at.is_(None), Contact.id == Address.contact_id, is_a_chat()
    )
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
    chats = select(Address.id).join(Contact, Contact.id == Address.contact_id)
    joined = session.scalar(chats.where(Address.person_id == kpm_id, Address.closed_at.is_(None), is_a_chat()).limit(1))
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
