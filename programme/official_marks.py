"""The mark that the pendamping types into the official system: HADIR, SAKIT or ALFA, proposed here, settled by him."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from db import Session
from db.rows import Columns, rows_of
from db.tables import Attendance, Kpm, Meeting, MeetingReply, Person
from outbox.queue import mark_answered
from programme.absence_reasons import HADIR, OFFICIAL_OF_ABSENT, effective_reason, proposed_official
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visits import refresh_visits


@dataclass(frozen=True)
class OfficialLine:
    """One absentee of a meeting, as the pendamping settles her."""

    number: int
    name: str
    reported: str | None
    """The reporter's reason."""
    replied: str | None
    """Her own."""
    official: str
    """As settled; else as proposed."""
    is_settled: bool


@operation(on="meeting", may=("pendamping",))
def list_official_marks(session: Session, actor: Actor, meeting_id: int, rules: Rules) -> list[OfficialLine]:
    """The absentees of a reported meeting with their settled or proposed mark, by member number."""
    return official_lines(session, meeting_id, rules)


def official_lines(session: Session, meeting_id: int, rules: Rules) -> list[OfficialLine]:
    """As `list_official_marks`, for the notice to the meeting's own pendamping."""
    return [
        OfficialLine(
            number,
            name,
            said,
            replied,
            official or proposed_official(mark, effective_reason(said, replied), rules),
            official is not None,
        )
        for mark, said, official, number, name, replied in rows_of(session, ABSENTEES, meeting=meeting_id)
    ]


def _absentees() -> Columns:
    return (
        select(
            Attendance.mark,
            Attendance.reason,
            Attendance.official,
            Kpm.member_number,
            Person.name,
            MeetingReply.reason,
        )
        .join(Kpm, Kpm.person_id == Attendance.kpm_id)
        .join(Person, Person.id == Attendance.kpm_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(
            MeetingReply,
            (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(
            Attendance.meeting_id == bindparam("meeting"),
            Attendance.mark == "absent",
            Kpm.group_id == Meeting.group_id,
            Kpm.left_at.is_(None),
        )
        .order_by(Kpm.member_number)
    )


ABSENTEES = _absentees()
"""Built once: it runs for every result that is told."""


@operation(on="meeting", may=("pendamping",))
def settle_official_marks(
    session: Session, actor: Actor, meeting_id: int, chosen: Mapping[int, str], now: datetime, rules: Rules
) -> list[OfficialLine]:
    """Settles every mark of a meeting: as chosen by member number, else as proposed; who came is HADIR.

    Returns the absentees as they stand now. Visits follow, as a settled SAKIT does not count as absence.
    Raises ValueError for a mark that an absentee can't have.
    """
    assert actor.person_id is not None
    if not set(chosen.values()) <= set(OFFICIAL_OF_ABSENT):
        raise ValueError("an absentee is SAKIT or ALFA")
    session.get_one(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    wanted = {
        line.number: chosen.get(line.number, line.official) for line in official_lines(session, meeting_id, rules)
    }
    query = (
        select(Attendance, Kpm.member_number, Kpm.group_id == Meeting.group_id)
        .join(Kpm, Kpm.person_id == Attendance.kpm_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.meeting_id == meeting_id)
    )
    changed = []
    for mark, number, is_here in session.execute(query):
        # The number of one who moved to another group meanwhile is somebody else's here.
        official = HADIR if mark.mark != "absent" else wanted.get(number) if is_here else None
        if official is not None and mark.official != official:
            mark.official, mark.official_by, mark.official_at = official, actor.person_id, now
            changed.append(mark.kpm_id)
    session.flush()
    mark_answered(session, "meeting_result", subject_of(meeting_id), None, now)
    if changed:
        refresh_visits(session, sorted(changed), now, rules)
        leave_trace(session, actor, "settle_official_marks", "meeting", meeting_id, now)
    return official_lines(session, meeting_id, rules)
