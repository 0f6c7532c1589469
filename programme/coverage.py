"""Coverage: who of a group was told of a meeting directly, and who has no chat to be told by."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from db import Session
from db.tables import Address, Kpm, Meeting, Person
from outbox.queue import states_of
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.people import kpm_ids_by_number

REACHED = {"sent", "delivered", "read"}


@dataclass(frozen=True)
class Coverage:
    """Counts of one meeting's kpm; `without_chat` are names by member number."""

    members: int
    reached: int
    without_chat: tuple[str, ...]


@dataclass(frozen=True)
class NotJoined:
    """A kpm without a chat."""

    person_id: int
    member_number: int
    name: str


@operation(on="meeting", may=("pendamping", "koordinator"))
def show_coverage(session: Session, actor: Actor, meeting_id: int) -> Coverage:
    """Who was reached by any reminder of the meeting, and who has not joined."""
    meeting = session.get_one(Meeting, meeting_id)
    ids = kpm_ids_by_number(session, meeting.group_id).values()
    states = states_of(session, "meeting_reminder", subject_of(meeting_id))
    reached = sum(1 for person_id in ids if states.get(person_id, set()) & REACHED)
    return Coverage(len(ids), reached, tuple(one.name for one in members_without_chat(session, meeting.group_id)))


def members_without_chat(session: Session, group_id: int) -> list[NotJoined]:
    """The group's kpm without an open chat address, by member number: for their codes, and for their ketua to tell."""
    has_chat = exists().where(Address.person_id == Kpm.person_id, Address.closed_at.is_(None))
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), ~has_chat)
        .order_by(Kpm.member_number)
    )
    return [NotJoined(*row) for row in session.execute(query)]
