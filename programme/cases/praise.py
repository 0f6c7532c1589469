"""Kind words to one who came again after her family and her pendamping had looked for a way.

Second source document: praise. Nothing in it tells that there was a case: it speaks of the meeting alone. Once for each
plan that was begun, only on a phone that nobody else uses, and once whoever reported has had time to correct it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Attendance, Case, Kpm, Meeting
from outbox.queue import put_notice
from programme.absence_questions import SECOND_THOUGHTS
from programme.access import Actor, operation
from programme.cases.evaluating import CAME
from programme.cases.keepers import is_reached_as_before
from programme.cases.planned import already_planned
from programme.rules import Rules

NOTICE = "came_again"
HELPS_FOR = timedelta(days=5)
"""Later it would not be clear which meeting is meant."""


@operation(on=None, may=("system",))
def praise_who_came_again(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Thanks each of them for the first meeting to which she came again; returns how many are new."""
    due = {
        (NOTICE, f"meeting:{one.meeting_id}", f"came {one.kpm_id}"): one
        for one in _came_again(session, rules)
        if one.settled_at <= now < one.settled_at + HELPS_FOR
    }
    known = already_planned(session, due.keys())
    return sum(
        put_notice(session, kind, subject, one.kpm_id, slot, now, deadline=one.settled_at + HELPS_FOR)
        for (kind, subject, slot), one in due.items()
        if (kind, subject, slot) not in known and is_reached_as_before(session, session.get_one(Case, one.case_id))
    )


def next_praise(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the mark of one who came again is old enough to be spoken of."""
    return min((one.settled_at for one in _came_again(session, rules) if one.settled_at > after), default=None)


def still_came(session: Session, meeting_id: int, kpm_id: int) -> datetime | None:
    """When the meeting began to which she came; None where that was corrected meanwhile."""
    query = (
        select(Meeting.starts_at)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id, Attendance.kpm_id == kpm_id, Attendance.mark.in_(CAME))
    )
    return session.scalar(query)


@dataclass(frozen=True)
class _Again:
    case_id: int
    kpm_id: int
    meeting_id: int
    settled_at: datetime


def _came_again(session: Session, rules: Rules) -> list[_Again]:
    """Of each family whose plan is carried out, the first meeting since to which she came after one she missed."""
    query = (
        select(Case.id, Case.acting_since, Case.kpm_id, Meeting.id, Meeting.starts_at, Attendance)
        .join(Attendance, Attendance.kpm_id == Case.kpm_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Kpm, Kpm.person_id == Case.kpm_id)
        .where(Case.state == "open", Case.acting_since.is_not(None), Kpm.left_at.is_(None))
        .where(Meeting.status == "reported")
        .order_by(Meeting.starts_at)
    )
    missed: set[int] = set()
    found: dict[int, _Again] = {}
    for case_id, since, kpm_id, meeting_id, starts_at, attendance in session.execute(query):
        if attendance.mark == "present" and case_id in missed and since and rules.today(starts_at) > since:
            again = _Again(case_id, kpm_id, meeting_id, attendance.recorded_at + SECOND_THOUGHTS)
            found.setdefault(case_id, again)
        missed = missed | {case_id} if attendance.mark == "absent" else missed - {case_id}
    return list(found.values())
