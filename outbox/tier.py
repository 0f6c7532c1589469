"""WhatsApp's daily tier: how many people we may write to first in any 24 hours.

Who wrote to us within 24 hours costs nothing; who got a template in the last 24 hours costs nothing more.
https://www.twilio.com/docs/whatsapp/key-concepts
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, distinct, func, select

from db import Session
from db.rows import rows_of
from db.tables import OutboxRow, Sending
from db.words import one_of
from outbox.channel_states import TEMPLATES_OF, pauses
from outbox.means import Means

WINDOW = timedelta(hours=24)
CHANNEL = "whatsapp"
BULK = 5
"""From this priority on (outbox.kinds) a notice is bulk."""


def used(session: Session, now: datetime) -> int:
    """How many people were written to first in the last 24 hours: each once, whom it failed with not."""
    query = select(func.count(distinct(Sending.contact_id))).where(*_opened())
    return session.scalar(query, {"since": now - WINDOW}) or 0


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
    return frozenset(rows_of(session, OPENED_AMONG, contacts=contact_ids, since=now - WINDOW).scalars())


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


def _opened() -> tuple[ColumnElement[bool], ...]:
    since: BindParameter[datetime] = bindparam("since")
    return (
        Sending.channel == CHANNEL,
        Sending.left_at > since,
        one_of(Sending.form, ("template", "knock")),
        Sending.state != "failed",
    )


def _opened_among() -> Select[Any]:
    """Built once: it is asked for every notice to somebody outside WhatsApp's window."""
    contacts: Any = bindparam("contacts", expanding=True)
    since: BindParameter[datetime] = bindparam("since")
    return (
        select(Sending.contact_id)
        .join(OutboxRow, OutboxRow.id == Sending.outbox_id)
        .where(
            OutboxRow.contact_id.in_(contacts),  # by the index of outbox rows: sendings have none by contact
            OutboxRow.sent_at > since,
            Sending.contact_id.in_(contacts),
            *_opened(),
        )
        .distinct()
    )


OPENED_AMONG = _opened_among()
