"""What was reported of a meeting and stands now: for its group's reporters, its pendamping, and the notices to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Attendance, AttendanceReport, Kpm, Meeting, MeetingReply, Person, StoredFile
from programme.access import Actor, operation
from programme.people import kpm_ids_by_number
from programme.rules import Rules

QUESTION_SIGN = "[tanya] "
"""Begins a line of AttendanceReport.said that is a question to the pendamping, taken out of the reporter's words."""


@dataclass(frozen=True)
class SavedReport:
    """What now stands for a meeting, by member number."""

    present: int
    invited: int
    absent: dict[int, str | None] = field(default_factory=dict)
    represented: frozenset[int] = frozenset()
    corrected: int = 0
    """How many marks or reasons differ from what stood before."""
    differing: frozenset[int] = frozenset()
    """On whom this report and the other side's differ: there, what stood before stands until the pendamping decides."""
    replied: Mapping[int, str | None] = field(default_factory=dict)
    """The reasons that absentees gave themselves: the pendamping's to see, never the ketua's."""
    evidence: tuple[str, ...] = ()
    """Kinds of the files that came with it, oldest first: photo, voice, document."""
    by_group: bool = False
    """The latest report came from the group itself: its ketua or her deputy."""


@operation(on="meeting", may=("ketua", "deputy", "pendamping", "koordinator"))
def show_report(session: Session, actor: Actor, meeting_id: int) -> SavedReport | None:
    """What stands for a meeting by member number, or None where nothing was reported.

    A ketua sees the reasons she reported herself; those others recorded may be about health or a case.
    """
    report = standing_report(session, meeting_id)
    if report is None or actor.role != "kpm":
        return report
    own = {number for number, by in _recorded_by(session, meeting_id).items() if by == actor.person_id}
    absent = {number: reason if number in own else None for number, reason in report.absent.items()}
    return replace(report, absent=absent, replied={}, evidence=())


def _recorded_by(session: Session, meeting_id: int) -> dict[int, int]:
    """Member number -> who recorded her mark; one who moved to another group has no number here any more."""
    query = (
        select(Kpm.member_number, Attendance.recorded_by)
        .join(Kpm, Kpm.person_id == Attendance.kpm_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.meeting_id == meeting_id, Kpm.group_id == Meeting.group_id)
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
    replied = {
        numbers[kpm_id]: reason for kpm_id, reason in _replies(session, meeting_id) if numbers.get(kpm_id) in absent
    }
    return SavedReport(
        len(of_members) - len(absent),
        len(of_members),
        absent,
        frozenset(numbers[mark.kpm_id] for mark in of_members if mark.mark == "represented"),
        replied=replied,
        evidence=evidence_of(session, meeting_id),
        by_group=_latest_by_group(session, meeting_id),
    )


def _replies(session: Session, meeting_id: int) -> list[tuple[int, str | None]]:
    query = select(MeetingReply.kpm_id, MeetingReply.reason).where(MeetingReply.meeting_id == meeting_id)
    return [(kpm_id, reason) for kpm_id, reason in session.execute(query) if reason is not None]


def evidence_of(session: Session, meeting_id: int) -> tuple[str, ...]:
    """Kinds of the files kept with a meeting's report, oldest first."""
    query = select(StoredFile.kind).where(StoredFile.subject == f"meeting:{meeting_id}", StoredFile.state != "refused")
    return tuple(session.scalars(query.order_by(StoredFile.id)))


def _latest_by_group(session: Session, meeting_id: int) -> bool:
    query = (
        select(Person.role)
        .join(AttendanceReport, AttendanceReport.reporter_id == Person.id)
        .where(AttendanceReport.meeting_id == meeting_id)
        .order_by(AttendanceReport.id.desc())
        .limit(1)
    )
    return session.scalar(query) == "kpm"


def reports_of(session: Session, meeting_id: int) -> int:
    """How many reports were saved on a meeting, corrections among them."""
    query = select(func.count()).where(AttendanceReport.meeting_id == meeting_id)
    return session.scalar(query) or 0


def questions_asked(session: Session, meeting_id: int, after: int) -> list[tuple[int, str]]:
    """(reporter, question to the pendamping) of a meeting's reports, the first `after` of them left out."""
    query = select(AttendanceReport).where(AttendanceReport.meeting_id == meeting_id).order_by(AttendanceReport.id)
    asked = [
        (report.reporter_id, line.removeprefix(QUESTION_SIGN))
        for report in list(session.scalars(query))[after:]
        for line in report.said.split("\n")
        if line.startswith(QUESTION_SIGN)
    ]
    return list(dict.fromkeys(asked))


def may_be_corrected(session: Session, meeting_id: int, now: datetime, rules: Rules) -> bool:
    """Within so many days of the first report."""
    query = select(func.min(AttendanceReport.reported_at)).where(AttendanceReport.meeting_id == meeting_id)
    first = session.scalar(query)
    return first is None or now <= first + timedelta(days=rules.days_to_correct_report)


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
    return meetings_reported_since(session, group_id, now - timedelta(days=rules.days_to_correct_report))


def meetings_reported_since(session: Session, group_id: int, since: datetime) -> list[int]:
    """The group's meetings first reported after a moment, newest first."""
    query = (
        select(Meeting.id)
        .join(AttendanceReport, AttendanceReport.meeting_id == Meeting.id)
        .where(Meeting.group_id == group_id, Meeting.status == "reported")
        .group_by(Meeting.id, Meeting.starts_at)
        .having(func.min(AttendanceReport.reported_at) >= since)
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    )
    return list(session.scalars(query))
