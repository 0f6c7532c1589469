"""Visits: opened by two missed months, withdrawn by a correction, recorded by the pendamping.

Second source document, D: 'Kunjungan ke peserta PKH yang tidak memenuhi komitmen', with its four duties.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Attendance, Group, Kpm, Meeting, MeetingReply, Visit
from outbox.queue import put_notice
from programme.absence import MeetingMark, Streak, current_streak, latest_due_streak
from programme.absence_reasons import counted_reason, effective_reason
from programme.access import Actor, operation
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_handovers import end_handovers

DUTIES = ("explained", "motivated", "cause_sought", "follow_up")
"""'Menjelaskan implikasi ...; Memberikan motivasi dan penguatan; Mencari informasi lanjut ...; Penanganan tindak
lanjut' (second source document)."""
ROUTINE_DUTIES = ("data_changes", "complaints", "problems", "news")
"""Of the monthly visit: 'Menggali informasi perubahan data; ... keluhan yang dihadapi peserta PKH; ... permasalahan;
Memberi informasi perkembangan dan pencapaian program' (second source document)."""
PROVIDER_DUTIES = ("problem_told", "solution_sought", "follow_up")
"""Of a visit to a school or health facility: 'mencari pemecahan masalah ketika ada pengaduan' (second source
document)."""
MONTHS_LOOKED_AT = 13


@dataclass(frozen=True)
class VisitOutcome:
    """What the pendamping brings home from a visit."""

    visited_on: date
    met: str
    duties: tuple[str, ...]
    finding: str | None = None
    agreement: str | None = None
    next_step: str | None = None
    next_on: date | None = None


def duties_for(cause: str) -> tuple[str, ...]:
    """The codes of what is done in a visit of that cause, in the order in which they are asked."""
    return {"routine": ROUTINE_DUTIES, "provider": PROVIDER_DUTIES}.get(cause, DUTIES)


def refresh_visits(session: Session, kpm_ids: Sequence[int], now: datetime, rules: Rules) -> None:
    """After a report or its correction: opens, updates or withdraws the P2K2 visits of these kpm."""
    open_visits = {
        visit.kpm_id: visit
        for visit in session.scalars(
            select(Visit).where(Visit.kpm_id.in_(kpm_ids), Visit.cause == "p2k2", Visit.state == "open")
        )
    }
    marks = _marks_of(session, kpm_ids, _first_day_looked_at(open_visits.values(), now, rules), rules)
    answered = _last_answered(session, kpm_ids, rules)
    for kpm_id in kpm_ids:
        known = marks.get(kpm_id, [])
        streak = current_streak(known, sick_counts=rules.sick_counts_as_absence, visited_on=answered.get(kpm_id))
        visit = open_visits.get(kpm_id)
        if visit is None:
            if streak.makes_visit_due(rules.months_missed_before_visit):
                _open_visit(session, kpm_id, streak, now, rules)
        else:
            _update_visit(session, visit, known, answered.get(kpm_id), now, rules)


@operation(on="visit", may=("pendamping",))
def record_visit(session: Session, actor: Actor, visit_id: int, outcome: VisitOutcome, now: datetime) -> bool:
    """Ends a visit as done, also days late; False where it had ended before (a double tap).

    One that a correction withdrew while the pendamping was there was made all the same, and so was a routine one whose
    month ended meanwhile.
    """
    visit = _in_state(session, visit_id, "open", "withdrawn", "lapsed")
    if visit is None:
        return False
    visit.visited_on = outcome.visited_on
    visit.met = outcome.met
    visit.duties = [duty for duty in duties_for(visit.cause) if duty in outcome.duties]
    visit.finding = outcome.finding
    visit.agreement = outcome.agreement
    visit.next_step = outcome.next_step
    visit.next_on = outcome.next_on
    _end(session, visit, "done", actor, now)
    if outcome.next_on is not None:
        _open_follow_up(session, visit, outcome, now)
    leave_trace(session, actor, "record_visit", "visit", visit_id, now)
    return True


@operation(on="visit", may=("pendamping",))
def postpone_visit(session: Session, actor: Actor, visit_id: int, until: date, now: datetime) -> bool:
    """Takes an open visit off the list until a local day; False where it had ended."""
    visit = _in_state(session, visit_id, "open")
    if visit is None:
        return False
    visit.due_on = until
    leave_trace(session, actor, "postpone_visit", "visit", visit_id, now)
    return True


@operation(on="visit", may=("pendamping",))
def cancel_visit(session: Session, actor: Actor, visit_id: int, reason: str, now: datetime) -> bool:
    """Ends an open visit unmade; the absences it stood for don't open it again. False where it had ended."""
    visit = _in_state(session, visit_id, "open")
    if visit is None:
        return False
    visit.end_reason = reason
    _end(session, visit, "cancelled", actor, now)
    leave_trace(session, actor, "cancel_visit", "visit", visit_id, now)
    return True


def _first_day_looked_at(open_visits: Iterable[Visit], now: datetime, rules: Rules) -> date:
    """A year back, and as far as the months that an open visit stands for: else it would seem corrected away."""
    first_months = [date.fromisoformat(f"{visit.months[0]}-01") for visit in open_visits]
    return min([rules.today(now) - timedelta(days=31 * MONTHS_LOOKED_AT), *first_months])


def _marks_of(session: Session, kpm_ids: Sequence[int], first_day: date, rules: Rules) -> dict[int, list[MeetingMark]]:
    since = rules.at(first_day, time(0))
    query = (
        select(Attendance, Meeting.starts_at, MeetingReply.reason)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .outerjoin(
            MeetingReply,
            (MeetingReply.meeting_id == Attendance.meeting_id) & (MeetingReply.kpm_id == Attendance.kpm_id),
        )
        .where(Attendance.kpm_id.in_(kpm_ids), Meeting.status == "reported", Meeting.starts_at >= since)
        .order_by(Meeting.starts_at)
    )
    marks: dict[int, list[MeetingMark]] = {}
    for one, starts_at, replied in session.execute(query):
        reason = counted_reason(one.official, effective_reason(one.reason, replied))
        marks.setdefault(one.kpm_id, []).append(MeetingMark(rules.today(starts_at), one.mark, reason))
    return marks


def _last_answered(session: Session, kpm_ids: Sequence[int], rules: Rules) -> dict[int, date]:
    """The day up to which each kpm's absences were answered by a visit made or knowingly cancelled."""
    query = (
        select(Kpm.person_id, Visit.visited_on, Visit.ended_at)
        .join(Visit, Visit.kpm_id == Kpm.person_id)
        .where(Kpm.person_id.in_(kpm_ids), Visit.cause == "p2k2", Visit.state.in_(("done", "cancelled")))
    )
    days: dict[int, date] = {}
    for kpm_id, visited_on, ended_at in session.execute(query):
        day = visited_on or (rules.today(ended_at) if ended_at else None)
        if day is not None:
            days[kpm_id] = max(day, days.get(kpm_id, day))
    return days


def _open_visit(session: Session, kpm_id: int, streak: Streak, now: datetime, rules: Rules) -> None:
    session.add(
        Visit(
            kpm_id=kpm_id,
            cause="p2k2",
            months=_names(streak),
            due_on=rules.today(now) + timedelta(days=1),
            opened_at=now,
        )
    )


def _update_visit(
    session: Session,
    visit: Visit,
    known: list[MeetingMark],
    answered: date | None,
    now: datetime,
    rules: Rules,
) -> None:
    """Further absences update an open visit; it is withdrawn only where its own months were corrected.

    That she came again meanwhile does not withdraw it: the pendamping reads it on his list and decides.
    """
    due = latest_due_streak(
        known, rules.months_missed_before_visit, sick_counts=rules.sick_counts_as_absence, visited_on=answered
    )
    if due is not None:
        visit.months = _names(due)
    else:
        visit.state = "withdrawn"
        visit.ended_at = now
        _tell_withdrawn(session, visit, now)


def _tell_withdrawn(session: Session, visit: Visit, now: datetime) -> None:
    kpm = session.get_one(Kpm, visit.kpm_id)
    hers = session.get_one(Group, kpm.group_id).pendamping_id
    for pendamping_id in {visit.pendamping_id, hers} - {None}:
        if pendamping_id is not None:
            put_notice(session, "visit_withdrawn", f"visit:{visit.id}", pendamping_id, "withdrawn", now)


def _open_follow_up(session: Session, visit: Visit, outcome: VisitOutcome, now: datetime) -> None:
    """Her own pendamping makes it, also where a colleague made this one; a provider is visited by the same again."""
    assert outcome.next_on is not None
    if visit.kpm_id is None:
        session.add(_provider_follow_up(visit, outcome, now))
        return
    standing = session.scalar(
        select(Visit).where(Visit.kpm_id == visit.kpm_id, Visit.cause == "follow_up", Visit.state == "open")
    )
    if standing is not None:
        standing.due_on, standing.after_visit_id = outcome.next_on, visit.id
        return
    session.add(
        Visit(
            kpm_id=visit.kpm_id,
            cause="follow_up",
            months=[],
            due_on=outcome.next_on,
            opened_at=now,
            after_visit_id=visit.id,
        )
    )


def _provider_follow_up(visit: Visit, outcome: VisitOutcome, now: datetime) -> Visit:
    assert outcome.next_on is not None
    return Visit(
        provider_id=visit.provider_id,
        pendamping_id=visit.pendamping_id,
        cause="provider",
        purpose=outcome.next_step or visit.purpose,
        months=[],
        due_on=outcome.next_on,
        opened_at=now,
        after_visit_id=visit.id,
    )


def _in_state(session: Session, visit_id: int, *states: str) -> Visit | None:
    visit = session.get(Visit, visit_id, with_for_update=True, populate_existing=True)
    return visit if visit is not None and visit.state in states else None


def _end(session: Session, visit: Visit, state: str, actor: Actor, now: datetime) -> None:
    visit.state = state
    visit.ended_at = now
    visit.ended_by = actor.person_id
    session.flush()
    end_handovers(session, visit, now)


def _names(streak: Streak) -> list[str]:
    return [month.isoformat()[:7] for month in streak.months]
