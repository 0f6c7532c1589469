"""Who came to a meeting besides P2K2; who missed the pertemuan awal is to be visited at once.

Second source document, C.1.c: 'Mendatangi ke setiap calon peserta PKH yang tidak hadir dalam pertemuan awal dan
melakukan semua hal yang dilakukan dalam pertemuan awal'. A correction that says she was there withdraws her visit.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Assembly, AssemblyGuest, Kpm, Visit
from outbox.queue import mark_answered
from programme.access import Actor, operation
from programme.assemblies.agenda import FIRST_MEETING
from programme.assemblies.guests import NEWS, REPORT_DUE, call_group_members, guests_of, subject_of
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_handovers import end_handovers

MARKS = ("present", "represented", "absent")
CAME = ("present", "represented")
HOURS_EARLY = 1
"""It may begin a little earlier than planned."""


@operation(on="assembly", may=("pendamping", "koordinator", "operator"))
def record_attendance(
    session: Session, actor: Actor, assembly_id: int, marks: Mapping[int, str], now: datetime, rules: Rules
) -> bool:
    """Guest id -> present, represented or absent; who is not named keeps what was recorded of her.

    May be called again to correct. False where it was cancelled or has not begun. Absent from the pertemuan awal:
    her visit is due today, with its eleven aims; ValueError for a mark that does not exist.
    """
    if unknown := set(marks.values()) - set(MARKS):
        raise ValueError(f"unknown marks {sorted(unknown)}")
    assembly = session.get(Assembly, assembly_id, with_for_update=True, populate_existing=True)
    if assembly is None or not may_be_recorded(assembly, now):
        return False
    if assembly.state == "planned":
        call_group_members(session, assembly_id, now)
    changed = [one for one in guests_of(session, assembly_id) if marks.get(one.id, one.mark) != one.mark]
    for guest in changed:
        guest.mark = marks[guest.id]
    _is_held(session, assembly, now)
    if assembly.kind == FIRST_MEETING:
        _refresh_visits(session, actor, assembly, changed, now, rules)
    leave_trace(session, actor, "record_attendance", "assembly", assembly_id, now)
    return True


def may_be_recorded(assembly: Assembly, now: datetime) -> bool:
    """From shortly before its beginning on, unless it was cancelled."""
    return assembly.state != "cancelled" and assembly.starts_at <= now + timedelta(hours=HOURS_EARLY)


def may_be_recorded_now(session: Session, assembly_id: int, now: datetime) -> bool:
    """As `may_be_recorded`, by id."""
    return may_be_recorded(session.get_one(Assembly, assembly_id), now)


def _is_held(session: Session, assembly: Assembly, now: datetime) -> None:
    if assembly.state != "held":
        assembly.state, assembly.ended_at = "held", now
    for kind in (REPORT_DUE, *NEWS):
        mark_answered(session, kind, subject_of(assembly.id), None, now)
    session.flush()


def _refresh_visits(
    session: Session, actor: Actor, assembly: Assembly, guests: Collection[AssemblyGuest], now: datetime, rules: Rules
) -> None:
    absent = [one for one in guests if one.mark == "absent" and one.person_id is not None]
    for guest in absent:
        guest.visit_id = _visit_of(session, assembly, guest.person_id or 0, now, rules)
    for guest in guests:
        if guest.mark in CAME and guest.person_id is not None:
            _end_visit(session, actor, assembly, guest.person_id, now, rules)
    session.flush()


def _visit_of(session: Session, assembly: Assembly, kpm_id: int, now: datetime, rules: Rules) -> int | None:
    """Her open visit of that cause, else a new one due today; None for one who left, or was informed before."""
    if session.get_one(Kpm, kpm_id).left_at is not None:
        return None
    standing = _open_visit(session, kpm_id)
    if standing is None:
        standing = Visit(
            kpm_id=kpm_id, cause=FIRST_MEETING, months=[], due_on=rules.today(now), opened_at=now, duties=[],
            assembly_id=assembly.id,
        )  # fmt: skip
        session.add(standing)
    else:
        standing.due_on = min(standing.due_on, rules.today(now))
    session.flush()
    return standing.id


def _end_visit(session: Session, actor: Actor, assembly: Assembly, kpm_id: int, now: datetime, rules: Rules) -> None:
    """She was there after all, or came to a later session: nothing is left to make up for."""
    visit = _open_visit(session, kpm_id)
    if visit is None:
        return
    if visit.assembly_id == assembly.id:
        visit.state = "withdrawn"
    else:
        visit.state, visit.visited_on, visit.met = "done", rules.today(assembly.starts_at), "kpm"
        visit.duties, visit.ended_by = list(assembly.done or ()), actor.person_id
    visit.ended_at = now
    session.flush()
    end_handovers(session, visit, now)


def _open_visit(session: Session, kpm_id: int) -> Visit | None:
    query = select(Visit).where(Visit.kpm_id == kpm_id, Visit.cause == FIRST_MEETING, Visit.state == "open")
    return session.scalar(query)
