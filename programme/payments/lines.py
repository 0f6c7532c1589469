"""A payment as people are told of it: stage, day, place and what to bring; of one family, or of the whole schedule."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from db import Session
from db.rows import rows_of
from db.tables import Payment, PaymentSchedule, PaymentStage

CHANNELS = ("kks", "pos", "community", "home")
"""A card at bank or agent, a PT Pos office, a point in the village, at home."""
BRING = ("ktp", "kk", "invitation", "kks")
"""What to bring: original KTP-el, original KK, the invitation, the card."""
REPRESENTED_BY = ("nobody", "same_kk", "letter")


@dataclass(frozen=True)
class PaymentLine:
    """One family's place in a schedule, or (`kpm_id` None) the schedule itself. Moments are zone-aware UTC."""

    schedule_id: int
    stage_label: str
    """As the office calls it: '4', 'Oktober-Desember'."""
    stage_year: int
    months: tuple[str, ...]
    """The months it pays for, 'YYYY-MM', in order."""
    starts_at: datetime
    ends_at: datetime
    place: str
    channel: str
    bring: tuple[str, ...]
    bring_note: str | None
    represented_by: str
    status: str
    """planned or cancelled."""
    revision: int
    kpm_id: int | None = None
    slot_at: datetime | None = None
    """Her own time within the window, where the office gave one."""
    at_home: bool = False
    amount: int | None = None
    """Rupiah; to be told to her alone, on no phone that others use."""
    state: str | None = None
    """expected, paid, unpaid or removed."""

    @property
    def begins_at(self) -> datetime:
        """Her own time, else the window's beginning."""
        return self.slot_at or self.starts_at


_schedules = select(
    PaymentSchedule.id,
    PaymentStage.label,
    PaymentStage.year,
    PaymentStage.months,
    PaymentSchedule.starts_at,
    PaymentSchedule.ends_at,
    PaymentSchedule.place,
    PaymentSchedule.channel,
    PaymentSchedule.bring,
    PaymentSchedule.bring_note,
    PaymentSchedule.represented_by,
    PaymentSchedule.status,
    PaymentSchedule.revision,
).join(PaymentStage, PaymentStage.id == PaymentSchedule.stage_id)
"""What a PaymentLine holds, in its order; of a family's there follows what is hers."""
_families = _schedules.join(Payment, Payment.schedule_id == PaymentSchedule.id).add_columns(
    Payment.kpm_id, Payment.starts_at, Payment.at_home, Payment.amount, Payment.state
)
SCHEDULE = _schedules.where(PaymentSchedule.id == bindparam("schedule"))
FAMILY = _families.where(Payment.schedule_id == bindparam("schedule"), Payment.kpm_id == bindparam("kpm"))
"""Built once, as the one above: they run for every news of a payment that leaves."""
_places = [one.name for one in fields(PaymentLine)]
MONTHS, BRINGS, AMOUNT = _places.index("months"), _places.index("bring"), _places.index("amount")


def payment_line(session: Session, schedule_id: int) -> PaymentLine | None:
    """The schedule itself, without any family's own time or amount; None where there is no such schedule."""
    return next(iter(lines_of(rows_of(session, SCHEDULE, schedule=schedule_id))), None)


def payment_of(session: Session, schedule_id: int, kpm_id: int) -> PaymentLine | None:
    """One family's place in a schedule, also one cancelled or from which she was removed; None where she never was."""
    return next(iter(lines_of(rows_of(session, FAMILY, schedule=schedule_id, kpm=kpm_id))), None)


def family_lines() -> Select[Any]:
    """Every family in every schedule, for `lines_of`: to be narrowed by the caller."""
    return _families


def lines_of(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[PaymentLine]:
    """The rows of a query made from `family_lines`."""
    return [_line(row) for row in rows]


def _line(row: Row[*tuple[Any, ...]]) -> PaymentLine:
    """JSON lists become tuples, and an amount, a text since it is encrypted, becomes a number."""
    values = list(row)
    values[MONTHS], values[BRINGS] = tuple(row[MONTHS]), tuple(row[BRINGS])
    if len(values) > AMOUNT and row[AMOUNT] is not None:
        values[AMOUNT] = int(row[AMOUNT])
    return PaymentLine(*values)
