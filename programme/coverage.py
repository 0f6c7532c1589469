"""Coverage: who of a group was told of a meeting directly, and who has no chat to be told by."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from db import Session
from db.tables import Address, Kpm, Meeting, Person
from outbox.queue import states_of
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.people import open_person_ids

REACHED = {"sent", "delivered", "read"}


@dataclass(frozen=True)
class Coverage:
    """Counts of one meeting's kpm; `without_chat` are names by member number."""

    members: int
    reached: int
    without_chat: tuple[str, ...]


@operation(on="meeting", may=("pendamping", "koordinator"))
def show_coverage(session: Session, actor: Actor, meeting_id: int) -> Coverage:
    """Who was reached by any reminder of the meeting, and who has not joined."""
    meeting = session.get_one(Meeting, meeting_id)
    members = session.execute(
        select(Kpm.person_id, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == meeting.group_id, Kpm.left_at.is_(None))
        .order_by(Kpm.member_number)
    ).all()
    states = states_of(session, "meeting_reminder", subject_of(meeting_id))
    ids = {person_id for person_id, _ in members}
    joined = open_person_ids(session, ids)
    reached = sum(1 for person_id in ids if states.get(person_id, set()) & REACHED)
    return Coverage(len(members), reached, tuple(name for person_id, name in members if person_id not in joined))


def members_without_chat(session: Session, group_id: int) -> list[tuple[int, str]]:
    """(member number, name) of the group's kpm whom no chat reaches, for the notice to their ketua."""
    has_chat = exists().where(Address.person_id == Kpm.person_id, Address.closed_at.is_(None))
    query = (
        select(Kpm.member_number, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), ~has_chat)
        .order_by(Kpm.member_number)
    )
    return [(number, name) for number, name in session.execute(query)]
