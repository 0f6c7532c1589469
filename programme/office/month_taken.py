"""Of which month and which groups figures are taken."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import InstrumentedAttribute

from programme.rules import Rules

Moments = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
Days = InstrumentedAttribute[date] | InstrumentedAttribute[date | None]


@dataclass(frozen=True)
class Month:
    """The time and the groups that the figures are about."""

    period: str
    first: date
    begins: datetime
    ends: datetime
    group_ids: tuple[int, ...]
    pendamping_id: int | None
    now: datetime
    rules: Rules

    @property
    def last(self) -> date:
        """The month's last day."""
        return self.rules.local(self.ends).date() - timedelta(days=1)

    def holds(self, moment: Moments) -> ColumnElement[bool]:
        """Whether a moment lies in the month."""
        return and_(moment >= self.begins, moment < self.ends)

    def holds_day(self, day: Days) -> ColumnElement[bool]:
        """Whether a local day lies in the month."""
        return and_(day >= self.first, day <= self.last)
