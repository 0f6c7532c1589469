"""The sender's side of the outbox: claim with a lease, say that the request is leaving, settle the result.

Neither provider knows an idempotency key, so a row is marked `sending` in a commit of its own right before its
request leaves. A process that dies before that commit has sent nothing and the row is claimed again; one that dies
after it leaves a row whose end is *unknown*: repeated only for kinds where losing is worse than repeating, and on a
channel whose provider lists its messages not before that list was asked (outbox.reconciling).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, Update, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from db import Session
from db.rows import rows_of
from db.tables import OutboxRow
from db.words import one_of
from outbox.kinds import KINDS
from outbox.queue import IS_WAITING, UNFINISHED
from outbox.sendings import Leaving, latest_sending, open_sending, settle_sending
from outbox.ways import LISTED

ROWS = cast(Table, OutboxRow.__table__)
"""What happens to every message goes past the mapper, which takes several times as long."""
LEASE = timedelta(minutes=2)
"""By the machine's clock, as `leased_at` is: a program whose clock is moved still has its requests under way."""
FIRST_RETRY_SECONDS = 5.0
LONGEST_RETRY_SECONDS = 900.0
GIVEN_UP_AFTER = timedelta(hours=24)
MOST_REPEATS = 1
"""After a request the provider left without an answer: mostly it arrived."""
MOST_REPEATS_AFTER_DEATHS = 4
"""After a process that died: as likely before its request left. Bounded, as the message may be what kills it."""


@dataclass(frozen=True)
class Claimed:
    """One row this sender holds until its lease ends."""

    id: int
    kind: str
    subject: str | None
    slot: str | None
    person_id: int | None
    contact_id: int | None
    content: str | None
    attempts: int
    deadline: datetime | None
    created_at: datetime

    @property
    def is_reply(self) -> bool:
        return self.kind == "reply"

    @property
    def last_moment(self) -> datetime:
        """When it is given up: its deadline, else a day after it was put in."""
        return self.deadline or self.created_at + GIVEN_UP_AFTER


def _claiming() -> Update:
    """Built once: it runs for every message that leaves."""
    earlier = aliased(OutboxRow)
    blocked_by_earlier = exists().where(
        earlier.kind == "reply",
        earlier.contact_id == OutboxRow.contact_id,
        earlier.id < OutboxRow.id,
        earlier.state.in_(UNFINISHED),
    )
    may_leave = (
        select(OutboxRow.id)
        .where(
            IS_WAITING,
            OutboxRow.state == "queued",
            OutboxRow.due_at <= bindparam("now"),
            or_(OutboxRow.kind != "reply", ~blocked_by_earlier),
        )
        .order_by(OutboxRow.priority, OutboxRow.due_at, OutboxRow.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
        .cte("may_leave")  # read once: as a plain subquery PostgreSQL may read it again and lock other rows
    )
    return (
        update(ROWS)
        .where(ROWS.c.id.in_(select(may_leave.c.id)))
        .values(state="claimed", lease_until=bindparam("until"))
    )


CLAIMING = _claiming().returning(*(ROWS.c[one.name] for one in fields(Claimed)), ROWS.c.priority, ROWS.c.due_at)


def _leaving(contact: ColumnElement[int]) -> Update:
    return (
        update(ROWS)
        .where(ROWS.c.id == bindparam("row_id"), ROWS.c.state == "claimed")
        .values(
            state="sending",
            contact_id=contact,
            way=bindparam("by"),
            provider_id=None,
            attempts=ROWS.c.attempts + 1,
            lease_until=bindparam("until"),
            sent_at=bindparam("now"),
        )
    )


LEAVING = _leaving(bindparam("contact")).returning(ROWS.c.id)
LEAVING_AS_SMS = _leaving(
    func.coalesce(ROWS.c.contact_id, bindparam("contact", type_=ROWS.c.contact_id.type))
).returning(ROWS.c.id)
SENT = (
    update(ROWS)
    .where(ROWS.c.id == bindparam("row_id"), one_of(ROWS.c.state, (*UNFINISHED, "unknown")))
    .values(state=bindparam("came_to"), provider_id=bindparam("theirs"), sent_at=bindparam("now"), lease_until=None)
)


def claim(session: Session, now: datetime, limit: int, leased_at: datetime | None = None) -> list[Claimed]:
    """Claims what may leave now, replies first; a contact's next reply waits until the one before it has ended."""
    rows = rows_of(session, CLAIMING, now=now, most=limit, until=(leased_at or now) + LEASE).all()
    return [Claimed(*row[:-2]) for row in sorted(rows, key=lambda row: (row.priority, row.due_at, row.id))]


def release(session: Session, row_id: int) -> None:
    """Gives a claimed row back untouched (the process is stopping)."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id, OutboxRow.state == "claimed")
        .values(state="queued", lease_until=None)
    )


def mark_sending(
    session: Session, row_id: int, leaving: Leaving, now: datetime, leased_at: datetime | None = None
) -> int | None:
    """Commits to the request that leaves next; returns the id of its sending, None where the row is no longer ours.

    An SMS leaves the row at the contact where it was tried before, if any: it can be answered there.
    """
    statement, until = LEAVING_AS_SMS if leaving.form == "sms" else LEAVING, (leased_at or now) + LEASE
    leaves = {"row_id": row_id, "contact": leaving.contact_id, "by": leaving.channel, "now": now, "until": until}
    changed = rows_of(session, statement, **leaves).first()
    return open_sending(session, row_id, leaving, now) if changed is not None else None


def settle_sent(
    session: Session, row_id: int, provider_id: str, now: datetime, sending_id: int, *, knock: bool = False
) -> None:
    """The provider took it. What a callback has brought further, or another way told her meanwhile, stays so."""
    settle_sending(session, sending_id, "sent", now, provider_id=provider_id)
    rows_of(session, SENT, row_id=row_id, came_to="knocked" if knock else "sent", theirs=provider_id, now=now)


def settle_ended(session: Session, row_id: int, state: str, outcome: str, contact_id: int | None = None) -> None:
    """The row ends unsent: failed, dropped or unreachable, with a short code saying why.

    With `contact_id` it is sent after all when somebody writes from there while it still helps.
    """
    values: dict[str, Any] = {"state": state, "outcome": outcome, "lease_until": None}
    if contact_id is not None:
        values["contact_id"] = contact_id
    session.execute(update(OutboxRow).where(OutboxRow.id == row_id).values(values))


def postpone(session: Session, row_id: int, until: datetime, outcome: str | None = None) -> None:
    """Back into the queue, not before `until`."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id)
        .values(state="queued", due_at=until, lease_until=None, outcome=outcome)
    )


def redirect(session: Session, row_id: int, contact_id: int, now: datetime, outcome: str) -> None:
    """Back into the queue at once, a reply to another contact than before (a notice's is chosen anew anyway)."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id)
        .values(state="queued", due_at=now, lease_until=None, outcome=outcome, contact_id=contact_id)
    )


def retry_or_fail(
    session: Session,
    row: Claimed,
    outcome: str,
    now: datetime,
    wait: float | None = None,
) -> bool:
    """Queues another try, waiting longer each time, while the row still helps; returns whether it will be tried."""
    seconds = wait if wait is not None else retry_seconds(row.attempts)
    until = now + timedelta(seconds=seconds)
    if until > row.last_moment:
        settle_ended(session, row.id, "failed", outcome)
        return False
    postpone(session, row.id, until, outcome)
    return True


def retry_seconds(attempts: int) -> float:
    """5 s, 10 s, 20 s ... at most a quarter of an hour."""
    return float(min(FIRST_RETRY_SECONDS * 2.0 ** min(attempts, 12), LONGEST_RETRY_SECONDS))


def settle_unknown(session: Session, row_id: int, now: datetime, most_repeats: int = MOST_REPEATS) -> bool:
    """The request left and no answer came. Queued again where losing is worse; returns whether it will be.

    Not where the provider can be asked: there the row waits for outbox.reconciling.
    """
    sending = latest_sending(session, row_id)
    if sending is not None:
        settle_sending(session, sending.id, "unknown", now)
    row = session.get_one(OutboxRow, row_id, populate_existing=True)
    listed = sending is not None and sending.channel in LISTED
    may_repeat = not listed and (row.kind == "reply" or KINDS[row.kind].repeat_if_unknown)
    if may_repeat and row.repeats < most_repeats and (row.deadline is None or row.deadline > now):
        row.state, row.repeats, row.due_at, row.lease_until = "queued", row.repeats + 1, now, None
        return True
    row.state, row.lease_until = "unknown", None
    return False


def _held(*which: ColumnElement[bool]) -> Select[int, str]:
    return select(OutboxRow.id, OutboxRow.state).where(
        IS_WAITING, OutboxRow.state.in_(("claimed", "sending")), OutboxRow.lease_until.is_not(None), *which
    )


HELD, HELD_TOO_LONG = _held(), _held(OutboxRow.lease_until < bindparam("leased_at"))
"""Built once: they are asked at every look at the outbox and seldom find any."""


def end_expired_leases(session: Session, now: datetime, leased_at: datetime | None = None) -> int:
    """Frees what a dead sender held; returns how many rows."""
    return _end_leases(session, now, rows_of(session, HELD_TOO_LONG, leased_at=leased_at or now).all())


def end_all_leases(session: Session, now: datetime) -> int:
    """At the start of the only sender of this account: whatever is held belonged to a process that died."""
    return _end_leases(session, now, rows_of(session, HELD).all())


def _end_leases(session: Session, now: datetime, held: Sequence[Any]) -> int:
    """`held`: the id and the state of each row."""
    for row_id, state in held:
        if state == "claimed":
            release(session, row_id)
        else:
            settle_unknown(session, row_id, now, MOST_REPEATS_AFTER_DEATHS)
    if held:
        freed = OutboxRow.id.in_([row_id for row_id, _ in held])
        session.execute(update(OutboxRow).where(freed).values(lease_until=None))
    return len(held)
