"""What a koordinator sees of each pendamping, and a polite word to him about what waits: counts only, never names.

Nothing that comes of a hidden complaint is in any count (programme.overviews). So often a day as the office decided.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import Session
from db.tables import OfficeReport, OutboxRow, Person
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.overviews import PendampingLine, line_of
from programme.rules import Rules
from programme.trail import leave_trace
from programme.updates.checks import waiting_updates

NUDGE = "nudge"
MATTERS = ("visits", "reports", "complaints", "updates", "monthly")
"""Visits due, meetings without a report, complaints past their date, changes not checked, the month's report."""


@dataclass(frozen=True)
class PendampingState:
    """One pendamping as his koordinator sees him; `waiting` holds only matters of which there is something."""

    line: PendampingLine
    gender: str
    waiting: dict[str, int]
    nudged: frozenset[str]
    """About which he was reminded today as often as may be."""


@operation(on="pendamping", may=("koordinator", "operator"))
def show_pendamping(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> PendampingState:
    """How one pendamping stands, in counts."""
    person = session.get_one(Person, pendamping_id)
    line = line_of(session, person, now, rules)
    waiting = waiting_matters(session, pendamping_id, now, rules)
    nudged = frozenset(
        matter
        for matter in MATTERS
        if _nudges_today(session, pendamping_id, matter, now, rules) >= rules.office.nudges_a_day
    )
    return PendampingState(line, person.gender, waiting, nudged)


@operation(on="pendamping", may=("koordinator", "operator"))
def nudge(session: Session, actor: Actor, pendamping_id: int, matter: str, now: datetime, rules: Rules) -> bool:
    """Reminds him politely of one matter; False where nothing of it waits, or he was reminded often enough today."""
    if matter not in MATTERS:
        raise ValueError(f"no matter: {matter}")
    if not waiting_matters(session, pendamping_id, now, rules).get(matter):
        return False
    before = _nudges_today(session, pendamping_id, matter, now, rules)
    if before >= rules.office.nudges_a_day:
        return False
    slot = f"{matter} {rules.today(now).isoformat()} {before} {actor.person_id}"
    told = put_notice(session, NUDGE, f"person:{pendamping_id}", pendamping_id, slot, now)
    leave_trace(session, actor, "nudge", "person", pendamping_id, now)
    return told


def waiting_matters(session: Session, pendamping_id: int, now: datetime, rules: Rules) -> dict[str, int]:
    """Matter -> how much of it waits for him, as others may count it."""
    person = session.get_one(Person, pendamping_id)
    line = line_of(session, person, now, rules)
    unsent = select(func.count()).where(
        OfficeReport.kind == "monthly", OfficeReport.pendamping_id == pendamping_id, OfficeReport.sent_at.is_(None)
    )
    counts = {
        "visits": line.visits_waiting,
        "reports": line.reports_missing,
        "complaints": line.complaints_late,
        "updates": waiting_updates(session, pendamping_id, now),
        "monthly": session.scalar(unsent) or 0,
    }
    return {matter: count for matter, count in counts.items() if count}


def nudge_of(slot: str) -> tuple[str, int]:
    """(matter, who reminds) of a nudge's slot."""
    matter, _, _, who = slot.split(" ")
    return matter, int(who)


def _nudges_today(session: Session, pendamping_id: int, matter: str, now: datetime, rules: Rules) -> int:
    query = select(func.count()).where(
        OutboxRow.kind == NUDGE,
        OutboxRow.subject == f"person:{pendamping_id}",
        OutboxRow.slot.startswith(f"{matter} {rules.today(now).isoformat()} "),
    )
    return session.scalar(query) or 0
