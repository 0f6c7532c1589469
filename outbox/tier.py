"""WhatsApp's daily tier: how many people we may write to first in any 24 hours.

Who wrote to us within 24 hours costs nothing; who got a template in the last 24 hours costs nothing more.
https://www.twilio.com/docs/whatsapp/key-concepts
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, distinct, func, select

from db import Session
from db.tables import OutboxRow, Sending
from outbox.channel_states import TEMPLATES_OF, pauses
from outbox.means import Means

WINDOW = timedelta(hours=24)
CHANNEL = "whatsapp"
BULK = 5
"""From this priority on (outbox.kinds) a notice is bulk."""


def used(session: Session, now: datetime) -> int:
    """How many people were written to first in the last 24 hours: each once, whom it failed with not."""
    query = select(func.count(distinct(Sending.contact_id))).where(*_opened(now))
    return session.scalar(query) or 0


def left(session: Session, now: datetime, means: Means) -> int:
    """How many more people may be written to first; 0 while the provider says that it is enough."""
    if TEMPLATES_OF[CHANNEL] in pauses(session, now):
        return 0
    return max(means.daily_tier - used(session, now), 0)


def kept_back(priority: int, means: Means) -> int:
    """Places that bulk leaves free: a twentieth, for what awaits an answer and news that can't wait."""
    return means.daily_tier // 20 if priority >= BULK else 0


def opened_among(session: Session, contact_ids: list[int], now: datetime) -> frozenset[int]:
    """Those of these contacts who got a template in the last 24 hours: another one costs no tier."""
    if not contact_ids:
        return frozenset()
    query = (
        select(Sending.contact_id)
        .join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        .where(
            OutboxRow.contact_id.in_(contact_ids),  # by the index of outbox rows: sendings have none by contact
            OutboxRow.sent_at > now - WINDOW,
            Sending.contact_id.in_(contact_ids),
            *_opened(now),
        )
        .distinct()
    )
    return frozenset(session.scalars(query))


class Meter:
    """The sender's own count of what is left: it asks the table once a minute, not for each of thousands."""

    RECOUNTED_AFTER = timedelta(minutes=1)

    def __init__(self) -> None:
        self._left = 0
        self._counted_at: datetime | None = None

    def left(self, session: Session, now: datetime, means: Means) -> int:
        """As `left`, less what was booked since the last count."""
        last = self._counted_at
        if last is None or not timedelta(0) <= now - last < self.RECOUNTED_AFTER:
            self._left, self._counted_at = left(session, now, means), now
        return max(self._left, 0)

    def book(self) -> None:
        """Somebody will be written to first."""
        self._left -= 1


def _opened(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Sending.channel == CHANNEL,
        Sending.left_at > now - WINDOW,
        Sending.form.in_(("template", "knock")),
        Sending.state != "failed",
    )
