"""Ketua and pendamping reported the same meeting and differ: whoever was first stands, the pendamping decides.

A difference is one kpm's mark. It is nobody's fault: two people saw the same meeting from two ends of the room.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from db import Session
from db.tables import Attendance, AttendanceDifference, Kpm, Meeting, Person
from outbox.queue import drop_waiting, mark_answered
from programme.access import Actor, operation
from programme.marks import correct_mark
from programme.meetings import subject_of
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visits import refresh_visits

SIDES = ("ketua", "pendamping")


@dataclass(frozen=True)
class Claim:
    """One side's mark of one kpm."""

    mark: str
    reason: str | None


@dataclass(frozen=True)
class Difference:
    """What each side says of one kpm; the ketua's side is whoever reported from within the group."""

    kpm_id: int
    number: int
    name: str
    ketua: Claim
    pendamping: Claim


def claims_differ(one: Claim, other: Claim, rules: Rules) -> bool:
    """Whether the pendamping must decide: another mark, or two known reasons of which one makes the mark SAKIT."""
    if one.mark != other.mark:
        return True
    if one.mark != "absent" or one.reason is None or other.reason is None:
        return False
    return (one.reason in rules.reasons_marked_sick) != (other.reason in rules.reasons_marked_sick)


def note_differences(
    session: Session, meeting_id: int, found: Sequence[tuple[int, Claim, Claim]], now: datetime
) -> None:
    """Keeps (kpm, the ketua's claim, the pendamping's) until it is decided; a later claim replaces an open one."""
    end_differences(session, meeting_id, [kpm_id for kpm_id, _, _ in found], now)
    for kpm_id, ketua, pendamping in found:
        session.add(
            AttendanceDifference(
                meeting_id=meeting_id,
                kpm_id=kpm_id,
                ketua_mark=ketua.mark,
                ketua_reason=ketua.reason,
                pendamping_mark=pendamping.mark,
                pendamping_reason=pendamping.reason,
                found_at=now,
            )
        )
    session.flush()


def end_differences(session: Session, meeting_id: int, kpm_ids: Collection[int], now: datetime) -> None:
    """Ends open differences on these kpm in favour of the mark that stands now."""
    if not kpm_ids:  # as nearly every report: nothing stood before it
        return
    query = (
        select(AttendanceDifference, Attendance.mark)
        .join(
            Attendance,
            (Attendance.meeting_id == AttendanceDifference.meeting_id)
            & (Attendance.kpm_id == AttendanceDifference.kpm_id),
        )
        .where(
            AttendanceDifference.meeting_id == meeting_id,
            AttendanceDifference.kpm_id.in_(kpm_ids),
            AttendanceDifference.settled_at.is_(None),
        )
    )
    for row, mark in session.execute(query):
        row.settled_at, row.settled_for = now, "ketua" if row.ketua_mark == mark else "pendamping"
    session.flush()


@operation(on="meeting", may=("pendamping",))
def list_differences(session: Session, actor: Actor, meeting_id: int) -> list[Difference]:
    """The differences that await a decision, by member number."""
    return open_differences(session, meeting_id)


def open_differences(session: Session, meeting_id: int) -> list[Difference]:
    """As `list_differences`, for the notice to the meeting's own pendamping.

    Who moved to another group meanwhile has no number here; of her the mark stays that was saved first.
    """
    query = (
        select(AttendanceDifference, Kpm.member_number, Person.name)
        .join(Kpm, Kpm.person_id == AttendanceDifference.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Meeting, Meeting.id == AttendanceDifference.meeting_id)
        .where(
            AttendanceDifference.meeting_id == meeting_id,
            AttendanceDifference.settled_at.is_(None),
            Kpm.group_id == Meeting.group_id,
        )
        .order_by(Kpm.member_number)
    )
    return [
        Difference(
            row.kpm_id,
            number,
            name,
            Claim(row.ketua_mark, row.ketua_reason),
            Claim(row.pendamping_mark, row.pendamping_reason),
        )
        for row, number, name in session.execute(query)
    ]


@operation(on="meeting", may=("pendamping",))
def settle_differences(
    session: Session, actor: Actor, meeting_id: int, numbers: Collection[int], side: str, now: datetime, rules: Rules
) -> int:
    """Decides for one side ('ketua' or 'pendamping') on these members; returns how many were still open.

    Where the mark changes, what stood before stays as a trace, the official mark is open again and visits follow.
    """
    assert actor.person_id is not None
    session.get_one(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    chosen = [one for one in open_differences(session, meeting_id) if one.number in set(numbers)]
    for one in chosen:
        claim = one.ketua if side == "ketua" else one.pendamping
        standing = session.scalars(
            select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.kpm_id == one.kpm_id)
        ).one()
        if (standing.mark, standing.reason) != (claim.mark, claim.reason):
            correct_mark(session, standing, claim.mark, claim.reason, actor.person_id, now)
    kpm_ids = [one.kpm_id for one in chosen]
    session.execute(
        update(AttendanceDifference)
        .where(
            AttendanceDifference.meeting_id == meeting_id,
            AttendanceDifference.kpm_id.in_(kpm_ids),
            AttendanceDifference.settled_at.is_(None),
        )
        .values(settled_at=now, settled_for=side)
    )
    if not open_differences(session, meeting_id):
        drop_waiting(session, "report_differs", subject_of(meeting_id), "settled")
        mark_answered(session, "report_differs", subject_of(meeting_id), actor.person_id, now)
    if chosen:
        refresh_visits(session, kpm_ids, now, rules)
        leave_trace(session, actor, "settle_differences", "meeting", meeting_id, now)
    return len(chosen)
