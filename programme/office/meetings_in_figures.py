"""A month's meetings in figures: P2K2 with who came, the meetings besides it, and who had been told."""

from collections import Counter, defaultdict

from sqlalchemy import and_, or_, select

from db import Session
from db.tables import Assembly, AssemblyGuest, Attendance, Group, Meeting, MeetingReply
from programme.absence import MeetingMark, MonthResult, result_of_month
from programme.absence_reasons import ALFA, HADIR, SAKIT, counted_reason, effective_reason, proposed_official
from programme.coverage import coverage_of
from programme.office.month_figures import AssemblyLine, MeetingLine
from programme.office.month_taken import Month

OWN_KINDS = ("first_meeting", "resocialisation", "posyandu", "ketua_meeting", "temu_kunjung")
"""Counted with who holds them; the others with everybody who is called."""


def meeting_lines(session: Session, month: Month) -> tuple[MeetingLine, ...]:
    """Every P2K2 meeting of the month that was not cancelled, by day, with the marks of the official system."""
    marks = _official_marks(session, month)
    query = (
        select(Meeting, Group.name)
        .join(Group, Group.id == Meeting.group_id)
        .where(Meeting.group_id.in_(month.group_ids), month.holds(Meeting.starts_at), Meeting.starts_at < month.now)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return tuple(
        MeetingLine(
            month.rules.today(one.starts_at).isoformat(),
            group,
            one.module,
            one.session_number,
            one.status,
            marks[one.id][HADIR],
            marks[one.id][SAKIT],
            marks[one.id][ALFA],
        )
        for one, group in session.execute(query)
    )


def _official_marks(session: Session, month: Month) -> defaultdict[int, Counter[str]]:
    query = (
        select(Attendance.meeting_id, Attendance.mark, Attendance.official, Attendance.reason, MeetingReply.reason)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(
            MeetingReply,
            and_(MeetingReply.meeting_id == Attendance.meeting_id, MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(Meeting.group_id.in_(month.group_ids), month.holds(Meeting.starts_at), Meeting.status == "reported")
    )
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for meeting_id, mark, official, reported, replied in session.execute(query):
        proposed = proposed_official(mark, effective_reason(reported, replied), month.rules)
        found[meeting_id][official or proposed] += 1
    return found


def p2k2_counts(session: Session, month: Month) -> dict[str, int]:
    """How many families kept P2K2 in that month, and how many did not: who was ill counts for neither."""
    query = (
        select(
            Attendance.kpm_id, Attendance.mark, Attendance.official, Attendance.reason, MeetingReply.reason,
            Meeting.starts_at,
        )
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(
            MeetingReply,
            and_(MeetingReply.meeting_id == Attendance.meeting_id, MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(Meeting.group_id.in_(month.group_ids), month.holds(Meeting.starts_at), Meeting.status == "reported")
    )  # fmt: skip
    marks: defaultdict[int, list[MeetingMark]] = defaultdict(list)
    for kpm_id, mark, official, reported, replied, starts_at in session.execute(query):
        reason = counted_reason(official, effective_reason(reported, replied))
        marks[kpm_id].append(MeetingMark(month.rules.today(starts_at), mark, reason))
    sick_counts = month.rules.sick_counts_as_absence
    results = Counter(result_of_month(of_family, sick_counts=sick_counts) for of_family in marks.values())
    return {"p2k2_kept": results[MonthResult.KEPT], "p2k2_missed": results[MonthResult.MISSED]}


def coverage_counts(session: Session, month: Month) -> dict[str, int]:
    """Of the members of the month's meetings: who had been told of them, and by whom."""
    held = select(Meeting.id).where(
        Meeting.group_id.in_(month.group_ids),
        month.holds(Meeting.starts_at),
        Meeting.starts_at < month.now,
        Meeting.status != "cancelled",
    )
    found = coverage_of(session, list(session.scalars(held)), month.now)
    return {
        "told_direct": found.direct,
        "told_ketua": found.by_ketua,
        "told_in_person": found.in_person,
        "not_reached": found.not_reached,
        "not_known": found.under_way,
    }


def assembly_lines(session: Session, month: Month) -> tuple[AssemblyLine, ...]:
    """The meetings besides P2K2 that he held, and those of the kecamatan and kabupaten to which he was called."""
    if month.pendamping_id is None:
        return ()
    called = select(AssemblyGuest.assembly_id).where(AssemblyGuest.person_id == month.pendamping_id)
    query = (
        select(Assembly)
        .where(month.holds(Assembly.starts_at), Assembly.starts_at < month.now, Assembly.state != "cancelled")
        .where(
            or_(
                Assembly.held_by == month.pendamping_id,
                and_(Assembly.kind.not_in(OWN_KINDS), Assembly.id.in_(called)),
            )
        )
        .order_by(Assembly.starts_at, Assembly.id)
    )
    assemblies = list(session.scalars(query))
    guests = select(AssemblyGuest.assembly_id, AssemblyGuest.mark).where(
        AssemblyGuest.assembly_id.in_([one.id for one in assemblies])
    )
    marks: defaultdict[int, Counter[str | None]] = defaultdict(Counter)
    for assembly_id, mark in session.execute(guests):
        marks[assembly_id][mark] += 1
    return tuple(
        AssemblyLine(
            one.kind,
            month.rules.today(one.starts_at).isoformat(),
            one.place,
            marks[one.id].total() - marks[one.id]["removed"],
            marks[one.id]["present"] + marks[one.id]["represented"],
            one.state,
        )
        for one in assemblies
    )
