"""The reported meetings of some groups and the marks of some families, in a few set-based queries.

Each asks one table by the ids that lead into it. Joined, SQLite would begin with every reported meeting of the office,
an index of their state being at hand: at 60,000 families that took four seconds instead of a tenth of one.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import case, func, select

from db import Session
from db.tables import Attendance, Meeting, MeetingReply
from programme.absence import month_of
from programme.absence_reasons import counted_reason, effective_reason
from programme.radar.signs import Seen
from programme.radar.trends import Held
from programme.rules import Rules


def held_of_groups(
    session: Session, group_ids: Collection[int], since: datetime, rules: Rules
) -> dict[int, list[Held]]:
    """Group -> its latest reported meetings since then, oldest first; groups without one are left out."""
    query = select(Meeting.group_id, Meeting.id, Meeting.starts_at, Meeting.status).where(
        Meeting.group_id.in_(group_ids)
    )
    of_group: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for group_id, meeting_id, starts_at, status in session.execute(query):
        if status == "reported" and starts_at >= since:
            of_group[group_id].append((starts_at, meeting_id))
    meetings = rules.casework.radar_meetings
    latest = {group_id: sorted(of)[-meetings:] for group_id, of in of_group.items()}
    counts = _counts(session, [meeting_id for of in latest.values() for _, meeting_id in of])
    held = {
        group_id: [
            Held(meeting_id, rules.local(starts_at), *counts[meeting_id])
            for starts_at, meeting_id in of
            if meeting_id in counts
        ]
        for group_id, of in latest.items()
    }
    return {group_id: of for group_id, of in held.items() if of}


def _counts(session: Session, meeting_ids: Collection[int]) -> dict[int, tuple[int, int, datetime]]:
    """Meeting -> how many came, of how many, and when the last mark was recorded."""
    present = func.sum(case((Attendance.mark == "absent", 0), else_=1))
    query = (
        select(Attendance.meeting_id, present, func.count(), func.max(Attendance.recorded_at))
        .where(Attendance.meeting_id.in_(meeting_ids))
        .group_by(Attendance.meeting_id)
    )
    return {meeting_id: (int(came), invited, at) for meeting_id, came, invited, at in session.execute(query)}


def seen_of_families(
    session: Session, kpm_ids: Collection[int], since: datetime, rules: Rules
) -> dict[int, list[Seen]]:
    """Family -> its marks since then, oldest first, also those of a group it was in before."""
    marked = (Attendance.mark, Attendance.reason, Attendance.official, Attendance.recorded_at)
    query = select(Attendance.kpm_id, Attendance.meeting_id, *marked).where(
        Attendance.kpm_id.in_(kpm_ids), Attendance.month >= month_of(rules.today(since))
    )
    rows = session.execute(query).all()
    starts = _starts(session, {row.meeting_id for row in rows}, since, rules)
    replied = _replied(session, kpm_ids)
    found: dict[int, list[Seen]] = defaultdict(list)
    for kpm_id, meeting_id, mark, reason, official, recorded_at in rows:
        if meeting_id in starts:
            counted = counted_reason(official, effective_reason(reason, replied.get((kpm_id, meeting_id))))
            found[kpm_id].append(Seen(meeting_id, starts[meeting_id], mark, counted, recorded_at))
    for seen in found.values():
        seen.sort(key=lambda one: (one.starts_at, one.meeting_id))
    return found


def _starts(session: Session, meeting_ids: Collection[int], since: datetime, rules: Rules) -> dict[int, datetime]:
    """Reported meeting since then -> when it began, on the local clock."""
    query = select(Meeting.id, Meeting.starts_at, Meeting.status).where(Meeting.id.in_(meeting_ids))
    return {
        meeting_id: rules.local(starts_at)
        for meeting_id, starts_at, status in session.execute(query)
        if status == "reported" and starts_at >= since
    }


def _replied(session: Session, kpm_ids: Collection[int]) -> dict[tuple[int, int], str | None]:
    """(family, meeting) -> the reason it said itself."""
    query = select(MeetingReply.kpm_id, MeetingReply.meeting_id, MeetingReply.reason).where(
        MeetingReply.kpm_id.in_(kpm_ids), MeetingReply.reason.is_not(None)
    )
    return {(kpm_id, meeting_id): reason for kpm_id, meeting_id, reason in session.execute(query)}
