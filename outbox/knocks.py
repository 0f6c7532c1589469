"""Content that waits behind a knock ("Ada 6 kunjungan hari ini, tekan Buka") until its reader writes anything."""

from datetime import datetime

from sqlalchemy import exists, select

from db import Session
from db.tables import OutboxRow, Sending


def was_just_opened(session: Session, person_id: int, now: datetime) -> bool:
    """Whether the message taken in at `now` has let something go that had knocked at her door."""
    knocked = exists().where(Sending.outbox_id == OutboxRow.id, Sending.form == "knock")
    query = select(OutboxRow.id).where(
        OutboxRow.person_id == person_id, OutboxRow.state == "queued", OutboxRow.due_at == now, knocked
    )
    return session.scalar(query.limit(1)) is not None
