"""Taking a checked payment sheet in: in one transaction, by its sender's right as it stands then, and as previewed."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from db import Session
from db.tables import RosterFile
from outbox.queue import put_notice
from programme.access import Actor, NotAllowed, operation
from programme.payments.entries import Entered, decide, enter_all
from programme.payments.places_in_stage import require_reach, who
from programme.payments.plans import PaymentPlan
from programme.payments.sheets.table import PaymentSheetPlan, PlannedDay
from programme.payments.stages import add_stage
from programme.roster_files import RosterNotTaken, roster_subject
from programme.trail import leave_trace


class PaymentsMovedOn(Exception):
    """The tables have changed since the preview: taking the sheet in would do something else. `outcome` says what."""

    def __init__(self, outcome: "SheetOutcome") -> None:
        super().__init__("previewed differently")
        self.outcome = outcome


@dataclass(frozen=True)
class SheetOutcome:
    """What a sheet did, or (previewed) would do; all are counts of families but the first two."""

    days: int
    stages_new: int
    new: int
    changed: int
    same: int
    moved: int
    left_out: int
    amounts: int
    seen: str
    """Differs where the same sheet would do something else."""

    def counts(self) -> dict[str, int]:
        """What may stand unencrypted."""
        return {
            "days": self.days,
            "stages_new": self.stages_new,
            "new": self.new,
            "changed": self.changed,
            "same": self.same,
            "moved": self.moved,
            "left_out": self.left_out,
            "amounts": self.amounts,
        }


def foresee_payments(session: Session, plan: PaymentSheetPlan, now: datetime) -> SheetOutcome:
    """What taking it in would do now; nothing is written."""
    plans = [_plan_of(day, day.stage.id, None) for day in plan.days]
    return _outcome(plan, [one.entered for one in decide(session, plans, "move", now)])


@operation(on="roster", may=("self",))
def take_payments_in(
    session: Session,
    actor: Actor,
    roster_id: int,
    plan: PaymentSheetPlan,
    agreed: Callable[[SheetOutcome], bool],
    now: datetime,
) -> None:
    """Enters every schedule of a confirmed sheet, once. Families in another schedule of the stage are moved.

    Raises RosterNotTaken where it was ended meanwhile or reaches beyond its sender's families, PaymentsMovedOn where
    the outcome is not the one agreed on: nothing is entered then.
    """
    roster = session.get_one(RosterFile, roster_id, with_for_update=True, populate_existing=True)
    if roster.state != "confirmed":
        raise RosterNotTaken(f"roster {roster_id} is {roster.state}")
    try:
        require_reach(session, who(actor), (entry.kpm_id for day in plan.days for entry in day.entries))
    except NotAllowed as beyond:
        raise RosterNotTaken(f"roster {roster_id} reaches beyond") from beyond
    outcome = _enter_all(session, actor, plan, roster.file_id, now)
    if not agreed(outcome):
        raise PaymentsMovedOn(outcome)
    roster.state, roster.ended_at = "taken", now
    roster.summary = {**roster.summary, **outcome.counts()}
    leave_trace(session, actor, "take_payments_in", "roster", roster_id, now)
    session.flush()
    put_notice(session, "roster_taken", roster_subject(roster_id), roster.sender_id, "taken", now)


def _enter_all(session: Session, actor: Actor, plan: PaymentSheetPlan, file_id: int, now: datetime) -> SheetOutcome:
    stages = {day.stage.key: day.stage for day in plan.days}
    ids = {key: one.id or add_stage(session, actor, one, now) for key, one in stages.items()}
    plans = [_plan_of(day, ids[day.stage.key], file_id) for day in plan.days]
    return _outcome(plan, enter_all(session, who(actor), plans, "move", now))


def _outcome(plan: PaymentSheetPlan, done: Sequence[Entered]) -> SheetOutcome:
    seen = [(one.new, one.changed, one.same, one.moved, one.left_out) for one in done]
    return SheetOutcome(
        len(plan.days),
        len({day.stage.key for day in plan.days if day.stage.id == 0}),
        sum(len(one.new) for one in done),
        sum(len(one.changed) for one in done),
        sum(len(one.same) for one in done),
        sum(len(one.moved) for one in done),
        sum(len(one.left_out) for one in done),
        sum(entry.amount is not None for day in plan.days for entry in day.entries),
        hashlib.sha256(repr(seen).encode()).hexdigest(),
    )


def _plan_of(day: PlannedDay, stage_id: int, file_id: int | None) -> PaymentPlan:
    return PaymentPlan(
        stage_id,
        day.kecamatan,
        dict(day.scope),
        day.starts_at,
        day.ends_at,
        day.place,
        day.channel,
        day.bring,
        day.represented_by,
        day.bring_note,
        day.entries,
        file_id,
    )
