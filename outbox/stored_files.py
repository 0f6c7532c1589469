"""Files that arrive: the turn keeps the channel's reference, so that nothing sent to us is lost."""

from datetime import datetime

from db import Session
from db.tables import StoredFile
from outbox.messages import Incoming


def keep_reference(session: Session, contact_id: int, incoming: Incoming, now: datetime) -> int | None:
    """Stores the reference to a file that came with a message; returns its id."""
    if incoming.file is None:
        return None
    stored = StoredFile(
        contact_id=contact_id,
        channel=incoming.channel,
        provider_reference=incoming.file.reference,
        kind=incoming.file.kind,
        media_type=incoming.file.media_type,
        size=incoming.file.size,
        received_at=now,
    )
    session.add(stored)
    session.flush()
    return stored.id
