"""A few looks that tell whether messages move: for the doctor and whoever watches."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.keys import UnreadableColumn
from db.tables import Contact, InboxEntry, OutboxRow
from outbox.channel_states import TEMPLATES_OF, pauses
from outbox.codes import meaning_of
from outbox.queue import IS_WAITING


@dataclass(frozen=True)
class HeldChannel:
    """A channel, or only its templates, that carries nothing until a moment."""

    channel: str
    templates_only: bool
    until: datetime
    why: str
    """For staff."""
    needs_mending: bool


def held_channels(session: Session, now: datetime) -> list[HeldChannel]:
    """Those that a provider holds now, by name."""
    channels = {stored: channel for channel, stored in TEMPLATES_OF.items()}
    return [
        HeldChannel(
            channels.get(name, name),
            name in channels,
            pause.until,
            meaning_of(pause.code or "").for_staff,
            pause.needs_mending,
        )
        for name, pause in sorted(pauses(session, now).items())
    ]


def overdue_since(session: Session, now: datetime) -> datetime | None:
    """When the oldest message that might have left already became due; None where none waits."""
    return session.scalar(
        select(func.min(OutboxRow.due_at)).where(IS_WAITING, OutboxRow.state == "queued", OutboxRow.due_at <= now)
    )


def failed_turns(session: Session, since: datetime) -> int:
    """How many messages that arrived since then ended in an apology."""
    query = select(func.count()).where(InboxEntry.state == "failed", InboxEntry.received_at >= since)
    return session.scalar(query) or 0


def readable(session: Session) -> bool:
    """Whether the keys open what is stored: tried on one address."""
    try:
        session.scalar(select(Contact.address).limit(1))
    except UnreadableColumn:
        return False
    return True
