"""Saving who came: the ketua's (or pendamping's) report, its corrections with their trace, and what it sets off.

The official system knows HADIR, SAKIT and ALFA only; here the mark and the reason are kept apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Attendance, AttendanceChange, AttendanceReport, Group, Kpm, Meeting
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.absence import month_of
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.people import kpm_ids_by_number
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visits import refresh_visits


class MeetingNotOver(Exception):
    """A report on a meeting that has not begun, or that was cancelled."""


class CorrectionTooLate(Exception):
    """The days in which a report may be corrected are over."""


@dataclass(frozen=True)
class Heard:
    """What a report says, by member number; everybody else was present."""

    absent: Mapping[int, str | None]
    represented: frozenset[int] = frozenset()
    said: str = ""


@dataclass(frozen=True)
class SavedReport:
    """What now stands for a meeting."""

    present: int
    invited: int
    absent: dict[int, str | None] = field(default_factory=dict)
    represented: frozenset[int] = frozenset()
    corrected: int = 0
    """How many marks or reasons differ from what stood before."""


@operation(on="meeting", may=("ketua", "pendamping"))
def save_report(
    session: Session, actor: Actor, meeting_id: int, heard: Heard, now: datetime, rules: Rules
) -> SavedReport:
    """Saves the marks of all members; a second report corrects the first and leaves what stood before as a trace.

    Raises MeetingNotOver for a meeting that has not begun or was cancelled, CorrectionTooLate after the days allowed.
    """
    assert actor.person_id is not None
    meeting = _locked_with_its_group(session, meeting_id)
    if meeting.status == "cancelled" or now < meeting.starts_at:
        raise MeetingNotOver(f"meeting {meeting_id}")
    if meeting.status == "reported" and not may_be_corrected(session, meeting_id, now, rules):
        raise CorrectionTooLate(f"meeting {meeting_id}")
    ids = kpm_ids_by_number(session, meeting.group_id, meeting.ends_at)
    corrected = _save_marks(session, actor.person_id, meeting, heard, ids, now, rules)
    absent = {number: reason for number, reason in heard.absent.items() if number in ids}
    present = len(ids) - len(absent)
    session.add(
        AttendanceReport(
            meeting_id=meeting_id,
            reporter_id=actor.person_id,
            said=heard.said,
            present=present,
            invited=len(ids),
            reported_at=now,
        )
    )
    meeting.status = "reported"
    session.flush()
    _end_question(session, meeting, actor.person_id, now)
    _tell_pendamping(session, meeting, actor.person_id, now)
    refresh_visits(session, sorted(ids.values()), now, rules)
    leave_trace(session, actor, "save_report", "meeting", meeting_id, now)
    return SavedReport(present, len(ids), absent, heard.represented & set(ids), corrected)


def _locked_with_its_group(session: Session, meeting_id: int) -> Meeting:
    """The group first: reports on two of its months saved at once would each miss the other, and open no visit."""
    group_id = session.scalars(select(Meeting.group_id).where(Meeting.id == meeting_id)).one()
    session.get_one(Group, group_id, with_for_update=True, populate_existing=True)
    return session.get_one(Meeting, meeting_id, with_for_update=True, populate_existing=True)


def may_be_corrected(session: Session, meeting_id: int, now: datetime, rules: Rules) -> bool:
    """Within so many days of the first report."""
    query = select(func.min(AttendanceReport.reported_at)).where(AttendanceReport.meeting_id == meeting_id)
    first = session.scalar(query)
    return first is None or now <= first + timedelta(days=rules.days_to_correct_report)


@operation(on="meeting", may=("ketua", "pendamping", "koordinator"))
def show_report(session: Session, actor: Actor, meeting_id: int) -> SavedReport | None:
    """What stands for a meeting by member number, or None where nothing was reported.

    A ketua sees the reasons she reported herself; those others recorded may be about health or a case.
    """
    report = standing_report(session, meeting_id)
    if report is None or actor.role != "kpm":
        return report
    own = {number for number, by in _recorded_by(session, meeting_id).items() if by == actor.person_id}
    return replace(
        report, absent={number: reason if number in own else None for number, reason in report.absent.items()}
    )


def _recorded_by(session: Session, meeting_id: int) -> dict[int, int]:
    """Member number -> who recorded her mark."""
    query = (
        select(Kpm.member_number, Attendance.recorded_by)
        .join(Kpm, Kpm.person_id == Attendance.kpm_id)
        .where(Attendance.meeting_id == meeting_id)
    )
    return dict(session.execute(query).all())


def standing_report(session: Session, meeting_id: int) -> SavedReport | None:
    """As `show_report`, for notices whose reader was chosen with the meeting."""
    marks = list(session.scalars(select(Attendance).where(Attendance.meeting_id == meeting_id)))
    if not marks:
        return None
    meeting = session.get_one(Meeting, meeting_id)
    members = kpm_ids_by_number(session, meeting.group_id, meeting.ends_at)
    numbers = {kpm_id: number for number, kpm_id in members.items()}
    of_members = [mark for mark in marks if mark.kpm_id in numbers]
    absent = {numbers[mark.kpm_id]: mark.reason for mark in of_members if mark.mark == "absent"}
    represented = frozenset(numbers[mark.kpm_id] for mark in of_members if mark.mark == "represented")
    return SavedReport(len(of_members) - len(absent), len(of_members), absent, represented)


def meetings_to_report(session: Session, group_id: int, now: datetime) -> list[int]:
    """Meetings of a group that have begun and of which nothing was reported, oldest first."""
    query = (
        select(Meeting.id)
        .where(Meeting.group_id == group_id, Meeting.status == "planned", Meeting.starts_at <= now)
        .order_by(Meeting.starts_at)
    )
    return list(session.scalars(query))


def corrigible_meetings(session: Session, group_id: int, now: datetime, rules: Rules) -> list[int]:
    """The group's reported meetings whose report may still be corrected, newest first."""
    query = (
        select(Meeting.id)
        .join(AttendanceReport, AttendanceReport.meeting_id == Meeting.id)
        .where(Meeting.group_id == group_id, Meeting.status == "reported")
        .group_by(Meeting.id, Meeting.starts_at)
        .having(func.min(AttendanceReport.reported_at) >= now - timedelta(days=rules.days_to_correct_report))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    )
    return list(session.scalars(query))


def _save_marks(
    session: Session,
    recorded_by: int,
    meeting: Meeting,
    heard: Heard,
    ids: dict[int, int],
    now: datetime,
    rules: Rules,
) -> int:
    standing = {
        mark.kpm_id: mark for mark in session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id))
    }
    month = month_of(rules.today(meeting.starts_at))
    corrected = 0
    for number, kpm_id in ids.items():
        mark, reason = _mark_of(number, heard)
        old = standing.get(kpm_id)
        if old is None:
            session.add(
                Attendance(
                    meeting_id=meeting.id,
                    kpm_id=kpm_id,
                    mark=mark,
                    reason=reason,
                    month=month,
                    recorded_by=recorded_by,
                    recorded_at=now,
                )
            )
            continue
        if mark == old.mark and reason is None:
            reason = old.reason  # saying nothing of the reason takes no known one away
        if (old.mark, old.reason) != (mark, reason):
            _keep_trace(session, old, recorded_by, now)
            old.mark, old.reason, old.recorded_by, old.recorded_at = mark, reason, recorded_by, now
            corrected += 1
    session.flush()
    return corrected


def _mark_of(number: int, heard: Heard) -> tuple[str, str | None]:
    if number in heard.absent:
        return "absent", heard.absent[number]
    return ("represented" if number in heard.represented else "present"), None


def _keep_trace(session: Session, old: Attendance, changed_by: int, now: datetime) -> None:
    session.add(
        AttendanceChange(
            attendance_id=old.id,
            old_mark=old.mark,
            old_reason=old.reason,
            old_recorded_by=old.recorded_by,
            changed_by=changed_by,
            changed_at=now,
        )
    )


def _end_question(session: Session, meeting: Meeting, reporter_id: int, now: datetime) -> None:
    """The question to the ketua is answered, whoever answered it; one that has not left yet need not leave."""
    drop_waiting(session, "report_request", subject_of(meeting.id), "reported")
    mark_answered(session, "report_request", subject_of(meeting.id), reporter_id, now)


def _tell_pendamping(session: Session, meeting: Meeting, reporter_id: int, now: datetime) -> None:
    pendamping_id = session.get_one(Group, meeting.group_id).pendamping_id
    if pendamping_id is None or pendamping_id == reporter_id:
        return
    drop_waiting(session, "meeting_result", subject_of(meeting.id), "reported_again")
    reports = session.scalar(select(func.count()).where(AttendanceReport.meeting_id == meeting.id))
    put_notice(session, "meeting_result", subject_of(meeting.id), pendamping_id, f"report {reports}", now)
