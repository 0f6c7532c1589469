"""What is known of each month of some families: their marks at P2K2, and what school and health post said of members.

Read in a few set-based queries, whatever the number of families; the rule itself is pure (programme.absence).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, bindparam, select

from db import Session
from db.tables import Attendance, FamilyMember, Meeting, MeetingReply, MemberMonth, Visit
from db.words import one_of
from programme.absence import MeetingMark, MemberMark, Streak, current_streak, latest_due_streak, month_of
from programme.absence_reasons import counted_reason, effective_reason
from programme.rules import Rules

_kpm_ids: Any = bindparam("kpm_ids", expanding=True)


def _marks() -> Select[int, str, str | None, str | None, str | None, datetime, str]:
    """Of meetings since a moment, the earliest first, with what the family said itself.

    Which of them were reported is looked at afterwards: asked for, SQLite begins with every such meeting of the office.
    """
    return (
        select(
            Attendance.kpm_id,
            Attendance.mark,
            Attendance.official,
            Attendance.reason,
            MeetingReply.reason,
            Meeting.starts_at,
            Meeting.status,
        )
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(
            MeetingReply,
            (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(Attendance.kpm_id.in_(_kpm_ids), Attendance.month >= bindparam("month"))
        .where(Meeting.starts_at >= bindparam("since"))
        .order_by(Meeting.starts_at)
    )


def _months_of_members() -> Select[int, int, str, date, bool | None, datetime]:
    """Of those who still belong to the family: what a child missed who is no longer there makes no visit."""
    row = MemberMonth
    return (
        select(row.kpm_id, row.member_id, row.kind, row.month, row.kept, row.recorded_at)
        .join(FamilyMember, FamilyMember.id == row.member_id)
        .where(row.kpm_id.in_(_kpm_ids), row.month >= bindparam("since"))
        .where(row.kept.is_not(None), FamilyMember.left_on.is_(None))
    )


MARKS, MONTHS_OF_MEMBERS = _marks(), _months_of_members()
ANSWERED = select(Visit.kpm_id, Visit.visited_on, Visit.ended_at).where(
    Visit.kpm_id.in_(_kpm_ids), Visit.cause == "p2k2", one_of(Visit.state, ("done", "cancelled"))
)
"""Built once: they are asked at every report."""


@dataclass
class Known:
    """What the rule knows of one family."""

    marks: list[MeetingMark] = field(default_factory=list)
    members: list[MemberMark] = field(default_factory=list)
    answered: date | None = None
    """The day up to which what was missed was answered by a visit made or knowingly cancelled."""

    def streak(self, rules: Rules, awaited_from: date) -> Streak:
        """The months missed at the end of what is known."""
        return current_streak(
            self.marks,
            sick_counts=rules.sick_counts_as_absence,
            visited_on=self.answered,
            members=self.members,
            awaited_from=awaited_from,
        )

    def due_streak(self, rules: Rules, awaited_from: date) -> Streak | None:
        """The latest missed months that made a visit due, also where all was kept again afterwards."""
        return latest_due_streak(
            self.marks,
            rules.months_missed_before_visit,
            sick_counts=rules.sick_counts_as_absence,
            visited_on=self.answered,
            members=self.members,
            awaited_from=awaited_from,
        )


def known_of(session: Session, kpm_ids: Sequence[int], since: date, rules: Rules) -> dict[int, Known]:
    """Family -> what is known of its months since that local day; each of `kpm_ids` has an entry."""
    known = {kpm_id: Known() for kpm_id in kpm_ids}
    _add_marks(session, known, since, rules)
    _add_members(session, known, since, rules)
    _add_answered(session, known, rules)
    return known


def awaited_from(today: date, rules: Rules) -> date:
    """The first month of which schools and health posts may still report: until `entry_due_day` also the one before."""
    month = month_of(today)
    if today.day > rules.commitments.entry_due_day:
        return month
    return month_of(date.fromordinal(month.toordinal() - 1))


def _add_marks(session: Session, known: dict[int, Known], since: date, rules: Rules) -> None:
    asked = {"kpm_ids": list(known), "month": month_of(since), "since": rules.at(since, time(0))}
    for kpm_id, mark, official, reason, replied, starts_at, status in session.execute(MARKS, asked):
        if status == "reported":
            counted = counted_reason(official, effective_reason(reason, replied))
            known[kpm_id].marks.append(MeetingMark(rules.today(starts_at), mark, counted))


def _add_members(session: Session, known: dict[int, Known], since: date, rules: Rules) -> None:
    asked = {"kpm_ids": list(known), "since": month_of(since)}
    for kpm_id, member_id, kind, month, kept, recorded_at in session.execute(MONTHS_OF_MEMBERS, asked):
        known[kpm_id].members.append(MemberMark(member_id, kind, month, bool(kept), rules.today(recorded_at)))


def _add_answered(session: Session, known: dict[int, Known], rules: Rules) -> None:
    for kpm_id, visited_on, ended_at in session.execute(ANSWERED, {"kpm_ids": list(known)}):
        day = visited_on or _local_day(ended_at, rules)
        if day is not None and kpm_id is not None:
            known[kpm_id].answered = max(day, known[kpm_id].answered or day)


def _local_day(moment: datetime | None, rules: Rules) -> date | None:
    return rules.today(moment) if moment is not None else None
