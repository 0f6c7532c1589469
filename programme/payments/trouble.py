"""Payments ahead of which some notice did not arrive, or may not have: the ketua may have to tell these families."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, String, and_, bindparam, case, cast, func, literal, or_, select

from db import Session
from db.columns import Moment
from db.tables import Kpm, OutboxRow, Payment, PaymentSchedule
from db.words import one_of
from outbox.kinds import KINDS
from outbox.ways import LISTED
from programme.payments.tidings import ABOUT_ONE, subject_of
from programme.told import ENDED, ON_ITS_WAY


@dataclass(frozen=True)
class Trouble:
    """A payment with families of a group who may not have been reached; what became clear last, at `at`."""

    schedule_id: int
    group_id: int
    starts_at: datetime
    ends_at: datetime
    at: datetime

    @property
    def subject(self) -> str:
        return subject_of(self.schedule_id)


def troubled_payments(session: Session, now: datetime, latest_end: datetime, until: datetime) -> list[Trouble]:
    """Of payments that begin by `until` and end after `latest_end`: one look at the outbox."""
    moments = {"now": now, "latest_end": latest_end, "until": until}
    moments |= {"long_ago": now - _LONGEST, "soon": now + _LONGEST}
    return [Trouble(*row) for row in session.execute(_TROUBLED, moments)]


def _troubled() -> Select[int, int, datetime, datetime, Any]:
    """Built once: it is asked at every tick while a payment is ahead."""
    ended = one_of(OutboxRow.state, ENDED) | ((OutboxRow.state == "dropped") & (OutboxRow.outcome == "too_late"))
    overdue = and_(
        one_of(OutboxRow.state, ON_ITS_WAY),
        or_(one_of(OutboxRow.way, LISTED), OutboxRow.state == "unknown"),
        or_(OutboxRow.sent_at <= _moment("long_ago"), OutboxRow.deadline <= _moment("soon")),
    )
    at = func.max(
        case((overdue, _moment("now")), else_=func.coalesce(OutboxRow.sent_at, OutboxRow.due_at, type_=Moment))
    )
    return (
        select(PaymentSchedule.id, Kpm.group_id, PaymentSchedule.starts_at, PaymentSchedule.ends_at, at)
        .join(OutboxRow, OutboxRow.subject == literal("payment:") + cast(PaymentSchedule.id, String))
        .join(Payment, (Payment.schedule_id == PaymentSchedule.id) & (Payment.kpm_id == OutboxRow.person_id))
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .where(
            PaymentSchedule.ends_at > _moment("latest_end"),
            PaymentSchedule.starts_at <= _moment("until"),
            Kpm.left_at.is_(None),
            one_of(OutboxRow.kind, ABOUT_ONE),
            ended | overdue,
        )
        .group_by(PaymentSchedule.id, Kpm.group_id, PaymentSchedule.starts_at, PaymentSchedule.ends_at)
    )


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=Moment)


_LONGEST = max(KINDS[kind].deliver_within for kind in ABOUT_ONE)
_TROUBLED = _troubled()
