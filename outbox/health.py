"""A few looks that tell whether messages move: for the doctor and whoever watches."""

from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.keys import UnreadableColumn
from db.tables import Contact, InboxEntry, OutboxRow


def overdue_since(session: Session, now: datetime) -> datetime | None:
    """When the oldest message that might have left already became due; None where none waits."""
    return session.scalar(
        select(func.min(OutboxRow.due_at)).where(OutboxRow.state == "queued", OutboxRow.due_at <= now)
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
