"""What belongs to the record of a visit beside its outcome: where she stood, photos, a note, and its correction."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from db import Session
from db.tables import StoredFile, Visit
from programme.access import Actor, operation
from programme.cases.follow_ups import take_out_of_file
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_handovers import owner_of


@dataclass(frozen=True)
class Record:
    """How a visit ended, as far as it did."""

    state: str
    met: str | None
    finding: str | None
    end_reason: str | None
    ended_at: datetime | None
    may_change: bool
    """Ended today, by the one who asks or by somebody for her: it may be recorded anew."""
    duties: tuple[str, ...]
    agreement: str | None
    visited_on: date | None
    next_step: str | None
    next_on: date | None


@operation(on="visit", may=("pendamping",))
def show_record(session: Session, actor: Actor, visit_id: int, now: datetime, rules: Rules) -> Record:
    """What was recorded of a visit."""
    visit = session.get_one(Visit, visit_id)
    return Record(
        visit.state, visit.met, visit.finding, visit.end_reason, visit.ended_at,
        _may_be_reopened(session, visit, actor, now, rules),
        tuple(visit.duties), visit.agreement, visit.visited_on, visit.next_step, visit.next_on,
    )  # fmt: skip


@operation(on="pendamping", may=("self",))
def last_recorded(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> int | None:
    """The visit that this pendamping recorded last, if that was today."""
    query = select(Visit.id, Visit.ended_at).where(
        Visit.ended_by == pendamping_id, Visit.state.in_(("done", "cancelled")), Visit.ended_at.is_not(None)
    )
    row = session.execute(query.order_by(Visit.ended_at.desc(), Visit.id.desc()).limit(1)).first()
    if row is None or row.ended_at is None or rules.today(row.ended_at) != rules.today(now):
        return None
    visit_id: int = row.id
    return visit_id


@operation(on="visit", may=("pendamping",))
def reopen_visit(session: Session, actor: Actor, visit_id: int, now: datetime, rules: Rules) -> bool:
    """Opens a visit again that was ended today, to be recorded anew at once; False where that can't be.

    A follow-up that came of it is withdrawn, unless it has begun to count for another visit.
    """
    visit = session.get(Visit, visit_id, with_for_update=True, populate_existing=True)
    if visit is None or not _may_be_reopened(session, visit, actor, now, rules):
        return False
    take_out_of_file(session, visit, now)
    session.execute(
        update(Visit)
        .where(Visit.after_visit_id == visit_id, Visit.state == "open")
        .values(state="withdrawn", ended_at=now)
    )  # first: of some causes only one may be open
    visit.state, visit.ended_at, visit.ended_by, visit.end_reason = "open", None, None, None
    session.flush()
    leave_trace(session, actor, "reopen_visit", "visit", visit_id, now)
    return True


@operation(on="visit", may=("pendamping",))
def keep_location(
    session: Session, actor: Actor, visit_id: int, latitude: float, longitude: float, now: datetime
) -> None:
    """Where the pendamping stood, in degrees (WGS 84), shared by herself."""
    session.get_one(Visit, visit_id).location = f"{latitude:.6f},{longitude:.6f}"
    leave_trace(session, actor, "keep_location", "visit", visit_id, now)


@operation(on="visit", may=("pendamping",))
def keep_evidence(session: Session, actor: Actor, visit_id: int, contact_id: int, now: datetime) -> int:
    """The files that came from this contact at this very moment belong to the visit; returns how many."""
    kept = session.execute(
        update(StoredFile)
        .where(StoredFile.contact_id == contact_id, StoredFile.received_at == now, StoredFile.subject.is_(None))
        .values(subject=f"visit:{visit_id}", person_id=actor.person_id)
        .returning(StoredFile.id)
    )
    found = len(kept.all())
    if found:
        leave_trace(session, actor, "keep_evidence", "visit", visit_id, now)
    return found


@operation(on="visit", may=("pendamping",))
def keep_note(session: Session, actor: Actor, visit_id: int, note: str, now: datetime) -> None:
    """What was learned at a door where the visit could not be made; it is read again at the next attempt."""
    visit = session.get_one(Visit, visit_id)
    if visit.state == "open":
        visit.finding = note
        leave_trace(session, actor, "keep_note", "visit", visit_id, now)


def _may_be_reopened(session: Session, visit: Visit, actor: Actor, now: datetime, rules: Rules) -> bool:
    if visit.state not in ("done", "cancelled") or visit.ended_at is None:
        return False
    if rules.today(visit.ended_at) != rules.today(now) or actor.person_id not in (
        visit.ended_by,
        owner_of(session, visit),
    ):
        return False
    if visit.kpm_id is None:
        return True
    another = select(Visit.id).where(
        Visit.kpm_id == visit.kpm_id,
        Visit.cause == visit.cause,
        Visit.state == "open",
        Visit.id != visit.id,
        Visit.after_visit_id.is_distinct_from(visit.id),
    )
    return session.scalar(another.limit(1)) is None
