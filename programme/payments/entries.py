"""Entering families into payment schedules, many at once: who stands where already, and what entering them changes.

Used by the conversation and by the sheet. A family has one place in a stage: whoever stands in another schedule of it
is moved, left there, or (said so) entered twice; whoever was paid is never entered again by a move.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import insert, select

from db import Session
from db.tables import Kpm, Payment, PaymentSchedule
from programme.payments.places_in_stage import Elsewhere, remember, take_out
from programme.payments.plans import Entry, Others, PaymentPlan
from programme.payments.stages import PaymentMistake
from programme.payments.view import View, look_at
from programme.roster_import.compare import slices


@dataclass
class Entered:
    """What entering did, in person ids."""

    schedule_id: int
    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    """Stood in this very schedule already, with another time or amount."""
    same: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    """Were paid, or are left where they stand."""


@dataclass
class Decision:
    """What entering a plan will do; nothing is written yet."""

    plan: PaymentPlan
    schedule: PaymentSchedule | None
    """The one that stands already, if there is one."""
    standing: dict[int, Payment]
    leaving: list[Elsewhere]
    coming: list[Entry]
    entered: Entered


def decide(session: Session, plans: Sequence[PaymentPlan], others: Others, now: datetime) -> list[Decision]:
    """Looks where everybody stands; in the order of the plans. No family is in two of them."""
    view = look_at(session, plans, now)
    return [_decide(view, plan, others) for plan in plans]


def _decide(view: View, plan: PaymentPlan, others: Others) -> Decision:
    schedule = view.schedule_of(plan)
    besides = schedule.id if schedule is not None else None
    standing = view.payments.get(besides or 0, {})
    decided = Decision(plan, schedule, standing, [], [], Entered(besides or 0))
    for one in plan.entries:
        place = standing.get(one.kpm_id)
        there = view.elsewhere(plan, one.kpm_id, besides) if place is None or place.state == "removed" else None
        if there is not None and others != "both" and (others == "skip" or there.state == "paid"):
            decided.entered.left_out.append(one.kpm_id)
            continue
        decided.coming.append(one)
        _sort(decided.entered, one, place)
        if there is not None and others == "move":
            decided.leaving.append(there)
            decided.entered.moved.append(one.kpm_id)
    return decided


def _sort(entered: Entered, one: Entry, there: Payment | None) -> None:
    if there is None or there.state == "removed":
        entered.new.append(one.kpm_id)
    elif there.state == "expected" and _differs(there, one):
        entered.changed.append(one.kpm_id)
    else:
        entered.same.append(one.kpm_id)


def enter(session: Session, by: int, plan: PaymentPlan, others: Others, now: datetime) -> Entered:
    """Makes the schedule, or finds it, and enters its families; tells nobody: that is planned from what stands here.

    Raises PaymentMistake('nobody') where every family is left out and there is nothing to make.
    """
    (entered,) = enter_all(session, by, [plan], others, now)
    if not entered.schedule_id:
        raise PaymentMistake("nobody")
    return entered


def enter_all(session: Session, by: int, plans: Sequence[PaymentPlan], others: Others, now: datetime) -> list[Entered]:
    """As `enter`, many plans at once; one that nobody comes into makes nothing, and its `schedule_id` is 0."""
    decided = decide(session, plans, others, now)
    fresh = [one for one in decided if one.schedule is None and one.coming]
    for one in fresh:
        one.schedule = _new_schedule(by, one.plan, now)
    session.add_all([one.schedule for one in fresh if one.schedule is not None])
    session.flush()
    leaving = [place for one in decided for place in one.leaving]
    amounts = _own_amounts(session, by, leaving)
    at_home = _marked_at_home(session, [entry.kpm_id for one in decided for entry in one.coming])
    news = {id(one) for one in fresh}
    rows = list[dict[str, object]]()
    for one in decided:
        if one.schedule is None:
            continue
        one.entered.schedule_id = one.schedule.id
        _extend_scope(one.schedule, one.plan)
        coming = [replace(entry, amount=entry.amount or amounts.get(entry.kpm_id)) for entry in one.coming]
        rows += _put(session, by, one.schedule, coming, one.standing, at_home, now, fresh=id(one) in news)
    _insert(session, rows)
    take_out(session, by, leaving, now)  # last: a schedule into which others came does not end with them
    return [one.entered for one in decided]


def _insert(session: Session, rows: Iterable[dict[str, object]]) -> None:
    for some in slices(rows):
        session.execute(insert(Payment), some)
    session.flush()


def put_one(session: Session, by: int, schedule: PaymentSchedule, entry: Entry, now: datetime) -> None:
    """Enters one family into a schedule that stands."""
    known = select(Payment).where(Payment.schedule_id == schedule.id, Payment.kpm_id == entry.kpm_id)
    standing = {one.kpm_id: one for one in session.scalars(known)}
    at_home = _marked_at_home(session, [entry.kpm_id])
    _insert(session, _put(session, by, schedule, [entry], standing, at_home, now, fresh=False))


def _own_amounts(session: Session, by: int, leaving: Sequence[Elsewhere]) -> dict[int, int]:
    """What whoever moves families entered for them: it goes along. Another's amounts are not hers to see."""
    found = dict[int, int]()
    for some in slices(leaving):
        query = (
            select(Payment.kpm_id, Payment.schedule_id, Payment.amount)
            .join(PaymentSchedule, PaymentSchedule.id == Payment.schedule_id)
            .where(
                Payment.kpm_id.in_([one.kpm_id for one in some]),
                PaymentSchedule.created_by == by,
                Payment.amount.is_not(None),
            )
        )
        left = {(one.kpm_id, one.schedule_id) for one in some}
        for kpm_id, schedule_id, amount in session.execute(query):
            if (kpm_id, schedule_id) in left and amount is not None:
                found[kpm_id] = int(amount)
    return found


def _new_schedule(by: int, plan: PaymentPlan, now: datetime) -> PaymentSchedule:
    return PaymentSchedule(
        stage_id=plan.stage_id,
        kecamatan=plan.kecamatan,
        scope=plan.scope,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=plan.place,
        channel=plan.channel,
        bring=list(plan.bring),
        bring_note=plan.bring_note,
        represented_by=plan.represented_by,
        file_id=plan.file_id,
        created_by=by,
        created_at=now,
    )


def _extend_scope(schedule: PaymentSchedule, plan: PaymentPlan) -> None:
    """Entered again with others: what it is for is more than it was."""
    old, new = schedule.scope, plan.scope
    if old == new:
        return
    (kind,) = old.keys() or ("list",)
    alike = kind in new and isinstance(old[kind], list) and isinstance(new[kind], list)
    schedule.scope = {kind: list(dict.fromkeys([*old[kind], *new[kind]]))} if alike else {"list": True}


def _put(
    session: Session,
    by: int,
    schedule: PaymentSchedule,
    coming: Sequence[Entry],
    standing: dict[int, Payment],
    at_home: set[int],
    now: datetime,
    *,
    fresh: bool,
) -> list[dict[str, object]]:
    """Changes who stands there already; returns the rows of those who don't."""
    rows = list[dict[str, object]]()
    for one in coming:
        there = standing.get(one.kpm_id)
        home = one.at_home if one.at_home is not None else one.kpm_id in at_home or schedule.channel == "home"
        amount = str(one.amount) if one.amount is not None else None
        if there is not None and there.state != "removed":
            _change(session, by, schedule, there, one, now)
            continue
        if there is None:
            row = {"kpm_id": one.kpm_id, "starts_at": one.starts_at, "amount": amount, "at_home": home}
            rows.append({**row, "schedule_id": schedule.id, "state": "expected"})
        else:
            there.state, there.starts_at, there.at_home = "expected", one.starts_at, home
            there.amount = amount or there.amount
        if not fresh:
            remember(session, by, schedule, "added", now, kpm_id=one.kpm_id)
    return rows


def _change(session: Session, by: int, schedule: PaymentSchedule, there: Payment, one: Entry, now: datetime) -> None:
    """Of one who stands there already and is expected: her own time and amount."""
    if there.state != "expected" or not _differs(there, one):
        return
    if there.starts_at != one.starts_at:
        remember(session, by, schedule, "moved", now, there)
        there.starts_at = one.starts_at
    there.amount = str(one.amount) if one.amount is not None else there.amount


def _differs(there: Payment, one: Entry) -> bool:
    return there.starts_at != one.starts_at or (one.amount is not None and there.amount != str(one.amount))


def _marked_at_home(session: Session, kpm_ids: Sequence[int]) -> set[int]:
    marked = set[int]()
    for some in slices(sorted(kpm_ids)):
        marked.update(session.scalars(select(Kpm.person_id).where(Kpm.person_id.in_(some), Kpm.paid_at_home)))
    return marked
