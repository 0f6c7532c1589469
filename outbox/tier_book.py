"""Who was or will be written to first, and when: what is left of WhatsApp's daily tier at a moment to come."""

from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import Sending
from outbox.means import Means
from outbox.tier import CHANNEL, WINDOW

OPENING = ("template", "knock")
"""Forms that cost a place of the daily tier."""


class TierBook:
    """Whoever got a template within 24 hours costs nothing more; whom it failed with cost nothing."""

    def __init__(self, session: Session, now: datetime, means: Means) -> None:
        """Begins with what was really sent in the 24 hours before `now`."""
        self._means = means
        query = (
            select(Sending.contact_id, func.max(Sending.left_at))
            .where(
                Sending.channel == CHANNEL,
                Sending.left_at > now - WINDOW,
                Sending.form.in_(OPENING),
                Sending.state != "failed",
            )
            .group_by(Sending.contact_id)
        )
        self._opened: dict[int, datetime] = dict(session.execute(query).all())

    def opened(self, at: datetime) -> frozenset[int]:
        return frozenset(contact_id for contact_id, left_at in self._opened.items() if left_at > at - WINDOW)

    def left(self, at: datetime) -> int:
        return max(self._means.daily_tier - len(self.opened(at)), 0) if self._means.has(CHANNEL) else 0

    def open(self, contact_id: int, at: datetime) -> None:
        self._opened[contact_id] = max(at, self._opened.get(contact_id, at))
