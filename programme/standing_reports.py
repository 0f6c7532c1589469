"""What was reported of a meeting and stands now: for its group's reporters, its pendamping, and the notices to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, or_, select

from db import Session
from db.rows import Columns, rows_of
from db.tables import Attendance, AttendanceReport, Kpm, Meeting, MeetingReply, Person, StoredFile
from programme.access import Actor, operation
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
    marks = rows_of(session, MARKS, meeting=meeting_id).all()
    if not marks:
        return None
    of_members = [mark for mark in marks if mark.number is not None]
    absent = {mark.number: mark.reason for mark in of_members if mark.mark == "absent"}
    return SavedReport(
        len(of_members) - len(absent),
        len(of_members),
        absent,
        frozenset(mark.number for mark in of_members if mark.mark == "represented"),
        replied={one.number: one.replied for one in of_members if one.mark == "absent" and one.replied is not None},
        evidence=evidence_of(session, meeting_id),
        by_group=rows_of(session, LATEST_REPORTER, meeting=meeting_id).scalar() == "kpm",
    )


def _marks() -> Columns:
    """With the number of who belonged to the meeting's group then, and still does, and with the reason she gave."""
    belongs = (
        (Kpm.person_id == Attendance.kpm_id)
        & (Kpm.group_id == Meeting.group_id)
        & Kpm.left_at.is_(None)
        & or_(Kpm.in_group_since.is_(None), Kpm.in_group_since <= Meeting.ends_at)
    )
    hers = (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Attendance.kpm_id)
    return (
        select(
            Attendance.mark,
            Attendance.reason,
            Kpm.member_number.label("number"),
            MeetingReply.reason.label("replied"),
        )
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(Kpm, belongs)
        .outerjoin(MeetingReply, hers)
        .where(Attendance.meeting_id == bindparam("meeting"))
        .order_by(Attendance.id)
    )


MARKS = _marks()
"""Built once, as the four below: they run for every result that is told."""
LATEST_REPORTER = (
    select(Person.role)
    .join(AttendanceReport, AttendanceReport.reporter_id == Person.id)
    .where(AttendanceReport.meeting_id == bindparam("meeting"))
    .order_by(AttendanceReport.id.desc())
    .limit(1)
)
EVIDENCE = (
    select(StoredFile.kind)
    .where(StoredFile.subject == bindparam("about"), StoredFile.state != "refused")
    .order_by(StoredFile.id)
)
REPORTS = select(func.count()).where(AttendanceReport.meeting_id == bindparam("meeting"))
SAID = (
    select(AttendanceReport.reporter_id, AttendanceReport.said)
    .where(AttendanceReport.meeting_id == bindparam("meeting"))
    .order_by(AttendanceReport.id)
)


def evidence_of(session: Session, meeting_id: int) -> tuple[str, ...]:
    """Kinds of the files kept with a meeting's report, oldest first."""
    return tuple(rows_of(session, EVIDENCE, about=f"meeting:{meeting_id}").scalars())


def reports_of(session: Session, meeting_id: int) -> int:
    """How many reports were saved on a meeting, corrections among them."""
    return int(rows_of(session, REPORTS, meeting=meeting_id).scalar_one())


def questions_asked(session: Session, meeting_id: int, after: int) -> list[tuple[int, str]]:
    """(reporter, question to the pendamping) of a meeting's reports, the first `after` of them left out."""
    asked = [
        (reporter_id, line.removeprefix(QUESTION_SIGN))
        for reporter_id, said in rows_of(session, SAID, meeting=meeting_id).all()[after:]
        for line in said.split("\n")
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
