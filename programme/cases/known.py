"""What is known of a family before a case is opened: its latest visit, and the meetings it missed with the reasons."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, select

from db import Session
from db.tables import Attendance, AttendanceReport, Meeting, MeetingReply, Person, Visit
from programme.absence_reasons import effective_reason
from programme.people import members_of
from programme.quotes import quote_about
from programme.rules import Rules
from programme.visit_makers import MAKERS_ALONE

VISITS_LOOKED_BACK = timedelta(days=120)


@dataclass(frozen=True)
class VisitMade:
    """What the record of a visit says."""

    visit_id: int
    visited_on: date
    cause: str
    met: str
    """kpm, spouse, couple, family, or own words; '-' or empty where that was not said."""
    duties: tuple[str, ...]
    """What was done (programme.visits.duties_for its cause)."""
    finding: str | None
    agreement: str | None
    next_step: str | None


@dataclass(frozen=True)
class Absence:
    """A meeting that she missed."""

    held_on: date
    reason: str | None
    words: str | None
    """Her own, in which she said why."""
    ketua_words: str | None = None
    """What the ketua (or deputy) wrote of her in the report."""


def latest_visit(session: Session, kpm_id: int, today: date) -> VisitMade | None:
    """The latest one made to this family, if it stands in no case yet; never one that is its maker's alone.

    A routine visit in which nothing was written down says nothing, so the last one that does is taken.
    """
    query = (
        select(Visit)
        .where(
            Visit.kpm_id == kpm_id,
            Visit.state == "done",
            Visit.case_id.is_(None),
            Visit.cause.not_in(MAKERS_ALONE),
            Visit.visited_on >= today - VISITS_LOOKED_BACK,
        )
        .order_by(Visit.visited_on.desc(), Visit.id.desc())
    )
    for visit in session.scalars(query):
        if visit.visited_on is not None and (visit.cause != "routine" or visit.finding or visit.agreement):
            return VisitMade(
                visit.id, visit.visited_on, visit.cause, visit.met or "", tuple(visit.duties),
                visit.finding, visit.agreement, visit.next_step,
            )  # fmt: skip
    return None


def absences_of(session: Session, kpm_id: int, now: datetime, rules: Rules) -> tuple[tuple[Absence, ...], int]:
    """Those of the latest reported meetings, and how many meetings these are."""
    reply = and_(MeetingReply.meeting_id == Meeting.id, MeetingReply.kpm_id == Attendance.kpm_id)
    query = (
        select(Meeting, Attendance.mark, Attendance.reason, MeetingReply.reason, MeetingReply.words)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(MeetingReply, reply)
        .where(Attendance.kpm_id == kpm_id, Meeting.status == "reported", Meeting.starts_at <= now)
        .order_by(Meeting.starts_at.desc())
        .limit(rules.casework.radar_meetings)
    )
    rows = session.execute(query).all()
    name = session.get_one(Person, kpm_id).name
    missed = [
        Absence(
            rules.today(meeting.starts_at),
            effective_reason(reported, replied),
            words,
            _of_ketua(session, meeting, name),
        )
        for meeting, mark, reported, replied, words in reversed(rows)
        if mark == "absent"
    ]
    return tuple(missed), len(rows)


def _of_ketua(session: Session, meeting: Meeting, name: str) -> str | None:
    """The piece of a report that speaks of her and names no other family; of the newest that does."""
    others = [one.name for one in members_of(session, meeting.group_id, meeting.ends_at) if one.name != name]
    query = (
        select(AttendanceReport.said)
        .join(Person, Person.id == AttendanceReport.reporter_id)
        .where(AttendanceReport.meeting_id == meeting.id, Person.role == "kpm")
        .order_by(AttendanceReport.id.desc())
    )
    return next((quote for said in session.scalars(query) if (quote := quote_about(name, said, others))), None)
