"""Ending a membership: from a day, for a reason; everything that was still to be done with the family ends with it.

Her history stays: attendance, visits made, cases, complaints, and her number in the group. A complaint goes on with
whoever handles it, a case with whoever holds it (who is told); neither is shown here.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select, update

from db import Session
from db.tables import Assembly, AssemblyGuest, Case, DataUpdate, Enrolment, Group, KetuaHelp, Kpm, OutboxRow, Visit
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.cases.keepers import keeper_of
from programme.leaving.farewell import FAREWELL, leave_without_word, next_morning, say_farewell
from programme.leaving.reasons import LONGEST_NOTE, REASONS, WITHOUT_FAREWELL, LeavingMistake
from programme.many_due.elsewhere import WITH_KETUA, end_help
from programme.member_changes import moment_as_kept, set_fields
from programme.people import ketua_of
from programme.rules import Rules
from programme.secret_numbers import without_secrets
from programme.trail import leave_trace
from programme.updates.details import OPEN_STATES
from programme.updates.reporting import add_update_step, update_subject
from programme.visit_handovers import end_handovers, is_handed_over
from programme.visit_makers import SHOWN_TO_OTHERS

GONE, KETUA_NEEDED, CASE_LEFT = "member_gone", "ketua_needed", "case_family_left"
NOT_SENT = ("queued", "knocked", "unreachable")
KETUA_ASKED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Leaving:
    """What the pendamping says; the day is local."""

    left_on: date
    reason: str
    note: str | None = None
    farewell: bool = True
    """Whether she gets a last word, where the reason allows one."""


@dataclass(frozen=True)
class WhatEnds:
    """What is open with the family, as far as its pendamping may know of it."""

    duty: str
    visits: int
    updates: int
    has_left: bool


@operation(on="person", may=("pendamping", "koordinator"))
def before_leaving(session: Session, actor: Actor, person_id: int) -> WhatEnds:
    """What would end with the membership. Neither cases nor hidden complaints are counted."""
    kpm = session.get_one(Kpm, person_id)
    visits = select(func.count()).where(Visit.kpm_id == person_id, Visit.state == "open", SHOWN_TO_OTHERS)
    updates = select(func.count()).where(DataUpdate.kpm_id == person_id, DataUpdate.state.in_(OPEN_STATES))
    has_left = kpm.left_at is not None
    return WhatEnds(kpm.duty, session.scalar(visits) or 0, session.scalar(updates) or 0, has_left)


@operation(on="person", may=("pendamping", "koordinator"))
def end_membership(
    session: Session, actor: Actor, person_id: int, leaving: Leaving, now: datetime, rules: Rules
) -> bool:
    """Ends the membership; False where it had ended before (a double tap, two phones).

    Raises LeavingMistake: 'future' for a day that is still to come, 'note' where another reason is not said.
    """
    _check(leaving, rules.today(now))
    session.get_one(Group, session.get_one(Kpm, person_id).group_id, with_for_update=True, populate_existing=True)
    kpm = session.get_one(Kpm, person_id, with_for_update=True, populate_existing=True)
    if kpm.left_at is not None:
        return False
    duty_before = kpm.duty
    note = without_secrets(leaving.note.strip())[:LONGEST_NOTE] if leaving.note else None
    values = {
        "left_at": moment_as_kept(now),
        "left_on": leaving.left_on.isoformat(),
        "left_reason": leaving.reason,
        "left_note": note,
        "duty": "member",
    }
    set_fields(session, actor, person_id, values, now)
    _end_what_is_open(session, person_id, actor.person_id, now)
    if leaving.farewell and leaving.reason not in WITHOUT_FAREWELL:
        say_farewell(session, person_id, now)
    else:
        leave_without_word(session, person_id, now)
    _tell_others(session, kpm, duty_before, now, rules)
    leave_trace(session, actor, "end_membership", "person", person_id, now)
    return True


def leaves_again(session: Session, kpm_id: int, by: int | None, now: datetime) -> None:
    """A return that was taken back: for whoever puts the fields of her entry back. Nobody is told a second time."""
    _end_what_is_open(session, kpm_id, by, now)
    leave_without_word(session, kpm_id, now)


def _check(leaving: Leaving, today: date) -> None:
    if leaving.reason not in REASONS:
        raise ValueError(f"unknown reason {leaving.reason}")
    if leaving.left_on > today:
        raise LeavingMistake("future")
    if leaving.reason == "other" and not (leaving.note or "").strip():
        raise LeavingMistake("note")


def _end_what_is_open(session: Session, kpm_id: int, by: int | None, now: datetime) -> None:
    _end_visits(session, kpm_id, by, now)
    for asked in session.scalars(
        select(KetuaHelp).where(KetuaHelp.ketua_id == kpm_id, KetuaHelp.state.in_(WITH_KETUA))
    ).all():
        end_help(session, asked, "withdrawn", now)
    _withdraw_updates(session, kpm_id, by, now)
    unsynchronised = {"synchronize_session": False}
    session.execute(
        update(Enrolment)
        .where(Enrolment.kpm_id == kpm_id, Enrolment.state == "open")
        .values(state="withdrawn", ended_at=now, ended_by=by),
        execution_options=unsynchronised,
    )
    to_come = select(Assembly.id).where(Assembly.state == "planned", Assembly.starts_at > now)
    session.execute(
        update(AssemblyGuest)
        .where(AssemblyGuest.person_id == kpm_id, AssemblyGuest.mark.is_(None), AssemblyGuest.assembly_id.in_(to_come))
        .values(mark="removed"),
        execution_options=unsynchronised,
    )
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.person_id == kpm_id,
            OutboxRow.state.in_(NOT_SENT),
            OutboxRow.kind != FAREWELL,
            or_(OutboxRow.deadline.is_(None), OutboxRow.deadline > now),  # that she was never told of it stays known
        )
        .values(state="dropped", outcome="person_left"),
        execution_options=unsynchronised,
    )


def _end_visits(session: Session, kpm_id: int, by: int | None, now: datetime) -> None:
    """Each ends unmade; a colleague who had taken one on is told, of one that is his alone its maker sees it gone."""
    for visit in session.scalars(select(Visit).where(Visit.kpm_id == kpm_id, Visit.state == "open")).all():
        taken_on = visit.pendamping_id if is_handed_over(session, visit) else None
        visit.state, visit.ended_at, visit.ended_by = "withdrawn", now, by
        session.flush()
        end_handovers(session, visit, now)
        if taken_on not in (None, by):
            assert taken_on is not None
            put_notice(session, "visit_withdrawn", f"visit:{visit.id}", taken_on, "left", now)


def _withdraw_updates(session: Session, kpm_id: int, by: int | None, now: datetime) -> None:
    """Nobody need check them any more; the family's leaving itself is what the office hears."""
    waiting = select(DataUpdate).where(DataUpdate.kpm_id == kpm_id, DataUpdate.state.in_(OPEN_STATES))
    for row in session.scalars(waiting).all():
        row.state, row.settled_by, row.settled_at = "withdrawn", by, now
        add_update_step(session, row.id, "withdrawn", by, None, now)
        for kind in ("update_new", "update_step"):
            drop_waiting(session, kind, update_subject(row.id), "over")
            mark_answered(session, kind, update_subject(row.id), None, now)


def _tell_others(session: Session, kpm: Kpm, duty_before: str, now: datetime, rules: Rules) -> None:
    """The ketua, who reports by numbers; the pendamping, where the group has no ketua now; who holds a case of hers."""
    ketua_id = ketua_of(session, kpm.group_id)
    if ketua_id is not None:
        slot = f"left {now.isoformat()}"
        put_notice(session, GONE, f"person:{kpm.person_id}", ketua_id, slot, now)
    pendamping_id = session.get_one(Group, kpm.group_id).pendamping_id
    if duty_before == "ketua" and pendamping_id is not None:
        due_at = next_morning(now, rules)
        slot = f"ketua {now.isoformat()}"
        subject, until = f"group:{kpm.group_id}", due_at + KETUA_ASKED_FOR
        put_notice(session, KETUA_NEEDED, subject, pendamping_id, slot, now, due_at=due_at, deadline=until)
    for case in session.scalars(select(Case).where(Case.kpm_id == kpm.person_id, Case.state == "open")).all():
        holder_id = keeper_of(session, case)
        if holder_id is not None:
            put_notice(session, CASE_LEFT, f"case:{case.id}", holder_id, f"left {now.isoformat()}", now)
