"""Who was not paid, and why: the report of a group's ketua or its pendamping on a payment day.

Where the two differ, the pendamping decides: what he has recorded stands, and he is told what the ketua says. Who is
reported unpaid stays an open task until she is paid or given up (programme.payments.unpaid).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import exists, func, select

from db import Session
from db.tables import Group, Kpm, Payment, PaymentReport, PaymentSchedule, Person
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.attendance import CorrectionTooLate
from programme.payments.group_parts import IN_IT, Place, places_of, require_group, unreported_groups
from programme.payments.tidings import subject_of
from programme.rules import Rules
from programme.trail import leave_trace

ASKED, RESULT = "payment_report_request", "payment_result"
DAYS_REPORTABLE = timedelta(days=30)
"""So long after a payment day it is offered to be reported."""
DIFFERS_SIGN = "[beda] "
"""Begins a line of PaymentReport.said: on whom the pendamping's own record stands against this report."""


class NotPaidYet(Exception):
    """A report on a payment that has not begun, or that was cancelled."""


@dataclass(frozen=True)
class UnpaidHeard:
    """What a report says, by member number; every other family of the group was paid."""

    unpaid: Mapping[int, str | None]
    said: str = ""


@dataclass(frozen=True)
class PaymentsNow:
    """What now stands for a group, by member number."""

    paid: int
    expected: int
    unpaid: dict[int, str | None] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    differing: dict[int, str | None] = field(default_factory=dict)
    """Where the pendamping's record stands: what this report says instead, 'paid' or a reason (None: not told)."""


@operation(on="payment", may=("ketua", "deputy", "pendamping"))
def save_payment_report(
    session: Session, actor: Actor, payment_id: int, group_id: int, heard: UnpaidHeard, now: datetime, rules: Rules
) -> PaymentsNow:
    """Saves who of the group was paid and who was not; a later report corrects an earlier one.

    Raises NotPaidYet before the window begins, CorrectionTooLate for a ketua after the days allowed.
    """
    assert actor.person_id is not None
    require_group(session, actor, payment_id, group_id)
    schedule = session.get_one(PaymentSchedule, payment_id, with_for_update=True, populate_existing=True)
    if schedule.status != "planned" or schedule.starts_at > now:
        raise NotPaidYet(f"payment {payment_id}")
    if actor.role == "kpm" and not may_be_corrected(session, payment_id, group_id, now, rules):
        raise CorrectionTooLate(f"payment {payment_id}")
    places = places_of(session, payment_id, group_id, lock=True)
    staffs = _recorded_by_staff(session, places) if actor.role == "kpm" else set()
    differing = _take(places, heard, staffs, actor, now)
    unpaid = {one.number: one.payment.reason for one in places if one.payment.state == "unpaid"}
    report = PaymentReport(
        schedule_id=payment_id,
        group_id=group_id,
        reporter_id=actor.person_id,
        said="\n".join([heard.said, *_differing_lines(differing)]),
        unpaid=len(unpaid),
        expected=len(places),
        reported_at=now,
    )
    session.add(report)
    session.flush()
    _end_questions(session, actor, payment_id, now)
    _tell_pendamping(session, actor, report, now)
    leave_trace(session, actor, "save_payment_report", "payment", payment_id, now)
    names = {one.number: one.name for one in places}
    return PaymentsNow(len(places) - len(unpaid), len(places), unpaid, names, differing)


def _take(
    places: list[Place], heard: UnpaidHeard, staffs: set[int], actor: Actor, now: datetime
) -> dict[int, str | None]:
    """Gives each family its state; returns what was said of those on whom the pendamping's record stands."""
    differing: dict[int, str | None] = {}
    for one in places:
        state = "unpaid" if one.number in heard.unpaid else "paid"
        reason = heard.unpaid.get(one.number)
        if one.payment.kpm_id not in staffs:
            _record(one.payment, state, reason, actor, now)
        elif one.payment.state != state:
            differing[one.number] = reason if state == "unpaid" else "paid"
    return differing


def _record(payment: Payment, state: str, reason: str | None, actor: Actor, now: datetime) -> None:
    """Saying nothing of a reason takes none back; what the pendamping agrees to is his record from then on."""
    if state != payment.state:
        payment.settled_at, payment.reason = None, None
    elif actor.role == "kpm" and reason in (None, payment.reason):
        return
    if state == "paid":
        payment.missing = payment.next_place = payment.next_by = None
    payment.state, payment.reason = state, reason or payment.reason
    payment.recorded_by, payment.recorded_at = actor.person_id, now


def _recorded_by_staff(session: Session, places: list[Place]) -> set[int]:
    """The families whose state staff recorded."""
    by = {one.payment.recorded_by for one in places if one.payment.recorded_by is not None}
    staff = set(session.scalars(select(Person.id).where(Person.id.in_(by), Person.role != "kpm")))
    return {one.payment.kpm_id for one in places if one.payment.recorded_by in staff}


def _differing_lines(differing: Mapping[int, str | None]) -> list[str]:
    return [f"{DIFFERS_SIGN}{number} {said or 'unpaid'}" for number, said in sorted(differing.items())]


def _end_questions(session: Session, actor: Actor, schedule_id: int, now: datetime) -> None:
    """Nobody is asked any more who has nothing left to report; a question not sent yet drops itself when drawn."""
    if not unreported_groups(session, actor, schedule_id):
        mark_answered(session, ASKED, subject_of(schedule_id), actor.person_id, now)


def _tell_pendamping(session: Session, actor: Actor, report: PaymentReport, now: datetime) -> None:
    pendamping_id = session.get_one(Group, report.group_id).pendamping_id
    if pendamping_id is None or pendamping_id == actor.person_id:
        return
    drop_waiting(session, RESULT, subject_of(report.schedule_id), "told_anew")
    put_notice(session, RESULT, subject_of(report.schedule_id), pendamping_id, str(report.id), now)


def may_be_corrected(session: Session, schedule_id: int, group_id: int, now: datetime, rules: Rules) -> bool:
    """Within so many days of the group's first report."""
    first = session.scalar(
        select(func.min(PaymentReport.reported_at)).where(
            PaymentReport.schedule_id == schedule_id, PaymentReport.group_id == group_id
        )
    )
    return first is None or now <= first + timedelta(days=rules.days_to_correct_report)


@operation(on="payment", may=("ketua", "deputy", "pendamping"))
def show_payment_report(session: Session, actor: Actor, payment_id: int, group_id: int) -> PaymentsNow | None:
    """What stands for the group; None where nothing was reported. A ketua sees only the reasons that she gave."""
    require_group(session, actor, payment_id, group_id)
    return payments_now(session, payment_id, group_id, own_of=actor.person_id if actor.role == "kpm" else None)


def payments_now(session: Session, schedule_id: int, group_id: int, own_of: int | None = None) -> PaymentsNow | None:
    """As `show_payment_report`, for the notice to the group's pendamping."""
    places = places_of(session, schedule_id, group_id)
    if all(one.payment.recorded_at is None for one in places):
        return None
    unpaid = {
        one.number: one.payment.reason if own_of in (None, one.payment.recorded_by) else None
        for one in places
        if one.payment.state == "unpaid"
    }
    names = {one.number: one.name for one in places}
    return PaymentsNow(len(places) - len(unpaid), len(places), unpaid, names)


def waiting_payment_reports(session: Session, person_id: int, now: datetime) -> int:
    """How many reports are missing: of each of his groups in each payment that is over and can still be reported."""
    reported = exists().where(PaymentReport.schedule_id == Payment.schedule_id, PaymentReport.group_id == Group.id)
    missing = (
        select(Payment.schedule_id, Group.id)
        .join(PaymentSchedule, PaymentSchedule.id == Payment.schedule_id)
        .join(Kpm, Kpm.person_id == Payment.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(
            Group.pendamping_id == person_id,
            PaymentSchedule.status == "planned",
            PaymentSchedule.ends_at <= now,
            PaymentSchedule.starts_at > now - DAYS_REPORTABLE,
            Payment.state.in_(IN_IT),
            Kpm.left_at.is_(None),
            ~reported,
        )
        .distinct()
    )
    return session.scalar(select(func.count()).select_from(missing.subquery())) or 0


def report_of(session: Session, report_id: int) -> PaymentReport | None:
    return session.get(PaymentReport, report_id)


def differing_in(report: PaymentReport) -> dict[int, str]:
    """Member number -> what the report says against the pendamping's own record: 'paid', 'unpaid' or a reason."""
    lines = [line.removeprefix(DIFFERS_SIGN) for line in report.said.split("\n") if line.startswith(DIFFERS_SIGN)]
    return {int(number): said for number, _, said in (line.partition(" ") for line in lines)}
