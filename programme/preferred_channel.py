"""Where a person with several chats wants her news."""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Address, Contact, Person
from programme.access import Actor, operation
from programme.number_addresses import is_a_chat
from programme.trail import leave_trace


@operation(on="person", may=("self",))
def channels_of(session: Session, actor: Actor, person_id: int) -> list[str]:
    """The channels on which she has a chat, by name."""
    query = (
        select(Contact.channel)
        .join(Address, Address.contact_id == Contact.id)
        .where(Address.person_id == person_id, Address.closed_at.is_(None), is_a_chat())
    )
    return sorted(set(session.scalars(query)))


@operation(on="person", may=("self",))
def prefer_channel(session: Session, actor: Actor, person_id: int, channel: str, now: datetime) -> bool:
    """Her news go there first from now on; False where she has no chat there."""
    if channel not in channels_of(session, actor, person_id):
        return False
    person = session.get_one(Person, person_id)
    if person.preferred_channel != channel:
        person.preferred_channel = channel
        leave_trace(session, actor, "prefer_channel", "person", person_id, now)
    return True
