"""Which news of a payment stands for a family: that it is scheduled, has moved, or is called off; and who heard of it.

Worked out from the schedule, her place in it and what was changed, so that nothing has to be marked when it is told.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, bindparam, case, cast, func, literal, select

from db import Session
from db.rows import rows_of
from db.tables import OutboxRow, Payment, PaymentChange, PaymentRelay, PaymentSchedule
from db.words import one_of
from outbox.kinds import KINDS

NEWS, MOVED, CANCELLED, REMINDER = "payment_news", "payment_moved", "payment_cancelled", "payment_reminder"
ABOUT_ONE = (NEWS, MOVED, CANCELLED, REMINDER)
TELLS_OF_IT = frozenset({"sending", "knocked", "sent", "delivered", "read", "unknown"})
"""States of a notice that has told her, or may have."""
OPEN_STATES = ("expected", "removed")
"""Of a family: what is told of; who was paid or not has her own news."""


@dataclass(frozen=True)
class Tidings:
    """What stands for one family in one schedule."""

    schedule_id: int
    kpm_id: int
    kind: str
    """The notice that tells it."""
    slot: str
    """'new', or 'c12' of the change that made it so."""
    since: datetime
    """When it came to stand so."""
    starts_at: datetime
    ends_at: datetime

    @property
    def subject(self) -> str:
        return subject_of(self.schedule_id)


def subject_of(schedule_id: int) -> str:
    """The outbox subject of a payment schedule."""
    return f"payment:{schedule_id}"


SUBJECT = literal("payment:") + cast(PaymentSchedule.id, String)
"""As `subject_of` says it."""

_of_all = (
    select(PaymentChange.schedule_id, func.max(PaymentChange.id).label("id"))
    .where(PaymentChange.kpm_id.is_(None))
    .group_by(PaymentChange.schedule_id)
    .subquery()
)
_of_one = (
    select(PaymentChange.schedule_id, PaymentChange.kpm_id, func.max(PaymentChange.id).label("id"))
    .where(PaymentChange.kpm_id.is_not(None))
    .group_by(PaymentChange.schedule_id, PaymentChange.kpm_id)
    .subquery()
)
_hers = func.coalesce(_of_one.c.id, 0)
_latest = case((_hers > func.coalesce(_of_all.c.id, 0), _hers), else_=_of_all.c.id)
KIND = case(
    ((PaymentSchedule.status == "cancelled") | (Payment.state == "removed"), CANCELLED),
    (PaymentChange.kind == "moved", MOVED),
    else_=NEWS,
)
SLOT = func.coalesce(literal("c") + cast(PaymentChange.id, String), "new")
_of_families = select(
    PaymentSchedule.id,
    Payment.kpm_id,
    KIND,
    SLOT,
    func.coalesce(PaymentChange.changed_at, PaymentSchedule.created_at),
    PaymentSchedule.starts_at,
    PaymentSchedule.ends_at,
).join(Payment, Payment.schedule_id == PaymentSchedule.id)
"""The fields of Tidings; the change by which it stands so is still to be joined."""
STANDING = (
    _of_families.outerjoin(_of_all, _of_all.c.schedule_id == PaymentSchedule.id)
    .outerjoin(_of_one, (_of_one.c.schedule_id == PaymentSchedule.id) & (_of_one.c.kpm_id == Payment.kpm_id))
    .outerjoin(PaymentChange, PaymentChange.id == _latest)
)
"""What stands for every family in every schedule, in the order of Tidings' fields: to be narrowed."""


def _of_one_family() -> Select[Any]:
    """As STANDING, built once: it is asked for every news that leaves."""
    concerns_her = PaymentChange.kpm_id.is_(None) | (PaymentChange.kpm_id == bindparam("kpm"))
    latest = select(func.max(PaymentChange.id)).where(PaymentChange.schedule_id == bindparam("schedule"), concerns_her)
    return _of_families.outerjoin(PaymentChange, PaymentChange.id == latest.correlate(None).scalar_subquery()).where(
        PaymentSchedule.id == bindparam("schedule"),
        Payment.kpm_id == bindparam("kpm"),
        one_of(Payment.state, OPEN_STATES),
    )


OF_ONE_FAMILY = _of_one_family()


def tidings_of(
    session: Session,
    schedule_ids: Collection[int],
    kpm_id: int | None = None,
    states: Collection[str] = OPEN_STATES,
) -> list[Tidings]:
    """What stands for the families of these schedules, or for one of them, whether she heard of it or not."""
    query = STANDING.where(PaymentSchedule.id.in_(schedule_ids), Payment.state.in_(states))
    if kpm_id is not None:
        query = query.where(Payment.kpm_id == kpm_id)
    return [Tidings(*row) for row in session.execute(query)]


def tidings_for(session: Session, schedule_id: int, kpm_id: int) -> Tidings | None:
    """What stands for one family; None for who never stood in the schedule, was paid or reported unpaid."""
    row = rows_of(session, OF_ONE_FAMILY, schedule=schedule_id, kpm=kpm_id).first()
    return None if row is None else Tidings(*row)


def heard_of_it(session: Session, schedule_ids: Collection[int], but_of: str = "") -> set[tuple[int, int]]:
    """(schedule, family) of whom anything of it was told, by us or by mouth; not counting the slot `but_of`."""
    subjects = {subject_of(one): one for one in schedule_ids}
    by_us = select(OutboxRow.subject, OutboxRow.person_id).where(
        OutboxRow.kind.in_(ABOUT_ONE),
        OutboxRow.subject.in_(subjects),
        OutboxRow.state.in_(TELLS_OF_IT),
        OutboxRow.slot != but_of,
    )
    found = {
        (subjects[subject], person_id)
        for subject, person_id in session.execute(by_us)
        if subject is not None and person_id is not None
    }
    by_mouth = select(PaymentRelay.schedule_id, PaymentRelay.kpm_id).where(PaymentRelay.schedule_id.in_(schedule_ids))
    return found | {(schedule_id, kpm_id) for schedule_id, kpm_id in session.execute(by_mouth)}


def latest_change(session: Session, tidings: Tidings) -> PaymentChange | None:
    """The change by which it came to stand so: what was before."""
    return session.get(PaymentChange, int(tidings.slot[1:])) if tidings.slot.startswith("c") else None


def news_row(
    kind: str, subject: str, person_id: int, slot: str, now: datetime, deadline: datetime
) -> dict[str, object]:
    """A notice's row for `outbox.queue.put_notices`, due at once."""
    return {
        "kind": kind,
        "subject": subject,
        "person_id": person_id,
        "slot": slot,
        "priority": KINDS[kind].priority,
        "due_at": now,
        "deadline": deadline,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }
