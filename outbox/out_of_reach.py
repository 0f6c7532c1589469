"""Notices to people to whom no address leads: ended in one statement, instead of one after another by the sender.

In a village that is every second family. What becomes of each is what scheduler.prepare would say of it: such a notice
is `unreachable`, for want of an address, at whatever hour it becomes due, so that her ketua hears of it in time.
Whatever else may hold (it is late, its reader left, her phone is blocked) is left to the sender.
"""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, exists, or_, select, update

from db import Session
from db.columns import Moment
from db.tables import Address, Kpm, OutboxRow, Person
from outbox.queue import IS_WAITING

NO_ADDRESS = "no_address"
_ROWS = cast(Table, OutboxRow.__table__)
_now = bindparam("now", type_=Moment)
_TAKES_PART = exists(
    select(Person.id)
    .outerjoin(Kpm, Kpm.person_id == Person.id)
    .where(Person.id == _ROWS.c.person_id, Person.removed_at.is_(None), Kpm.left_at.is_(None))
)
_HAS_ADDRESS = exists().where(Address.person_id == _ROWS.c.person_id, Address.closed_at.is_(None))
_ENDING = (
    update(_ROWS)
    .where(
        IS_WAITING,
        _ROWS.c.state == "queued",
        _ROWS.c.due_at <= _now,
        _ROWS.c.kind != "reply",
        or_(_ROWS.c.deadline.is_(None), _ROWS.c.deadline > _now),
        _TAKES_PART,
        ~_HAS_ADDRESS,
    )
    .values(state="unreachable", outcome=NO_ADDRESS, lease_until=None)
)


def end_without_address(session: Session, now: datetime) -> int:
    """Ends those that are due now; returns how many."""
    result = session.connection().execute(_ENDING, {"now": now})
    return int(result.rowcount)
