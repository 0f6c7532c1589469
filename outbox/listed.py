"""What a provider's own list is held against: messages taken in already, and ours of whose delivery nobody told yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Contact, InboxEntry, Sending

IDS_A_QUERY = 5_000
"""Databases take only so many values in one statement."""


def taken_in(session: Session, channel: str, message_ids: Sequence[str]) -> frozenset[str]:
    """Those of these messages that were taken in."""
    found: set[str] = set()
    for first in range(0, len(message_ids), IDS_A_QUERY):
        some = InboxEntry.message_id.in_(message_ids[first : first + IDS_A_QUERY])
        found.update(session.scalars(select(InboxEntry.message_id).where(InboxEntry.channel == channel, some)))
    return frozenset(found)


def awaiting_delivery(session: Session, channel: str, since: datetime) -> dict[str, datetime]:
    """Messages of ours that left since a moment and of which no more is known: the provider's id -> when it left."""
    query = select(Sending.provider_id, Sending.left_at).where(
        Sending.channel == channel,
        Sending.left_at >= since,
        Sending.state == "sent",
        Sending.provider_id.is_not(None),
    )
    return {provider_id: left_at for provider_id, left_at in session.execute(query) if provider_id is not None}


def is_under_way(session: Session, channel: str, address: str) -> bool:
    """Whether a request to this reader has left and is not answered yet: its message may be listed before we know."""
    query = (
        select(Sending.id)
        .join(Contact, Contact.id == Sending.contact_id)
        .where(Contact.channel == channel, Contact.address_index == address, Sending.state == "sending")
    )
    return session.scalar(query.limit(1)) is not None
