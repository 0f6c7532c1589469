"""Visits: opened by two months of missed commitments, withdrawn by a correction, recorded by the pendamping.

Second source document, D: 'Kunjungan ke peserta PKH yang tidak memenuhi komitmen', with its four duties.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from db import Session
from db.tables import Group, Kpm, Visit
from outbox.queue import put_notice
from programme.absence import Streak
from programme.access import Actor, operation
from programme.assemblies.agenda import POINTS
from programme.cases.follow_ups import keep_in_file, open_again
from programme.many_due.elsewhere import leave_other_ways
from programme.rules import Rules
from programme.schooling.joined_rule import awaited_from, known_of
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
COMPLAINT_DUTIES = ("listened", "looked", "agreed", "follow_up")
"""Of a visit because of a complaint: she is listened to, what happened is looked at, what is done is agreed."""
CASE_DUTIES = ("listened", "motivated", "agreed", "follow_up")
"""Of a visit in a case: 'tanpa mengesampingkan pendapat dari KPM' (first source document)."""
MONTHS_LOOKED_AT = 13
_kpm_ids: Any = bindparam("kpm_ids", expanding=True)
OPEN_FOR_ABSENCE = select(Visit).where(Visit.kpm_id.in_(_kpm_ids), Visit.cause == "p2k2", Visit.state == "open")
"""Built once: it runs for every report."""


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
    if cause in ("complaint", "confidential"):
        return COMPLAINT_DUTIES
    of_causes = {
        "routine": ROUTINE_DUTIES,
        "provider": PROVIDER_DUTIES,
        "case": CASE_DUTIES,
        "first_meeting": POINTS["first_meeting"],  # 'melakukan semua hal yang dilakukan dalam pertemuan awal'
    }
    return of_causes.get(cause, DUTIES)


def refresh_visits(session: Session, kpm_ids: Sequence[int], now: datetime, rules: Rules) -> None:
    """After a report or its correction: opens, updates or withdraws these kpm's visits for missed commitments.

    Their cause is 'p2k2' whatever was missed: the meeting, a child's school, a visit to the health post.
    """
    found = session.scalars(OPEN_FOR_ABSENCE, {"kpm_ids": kpm_ids})
    open_visits = {visit.kpm_id: visit for visit in found}
    known = known_of(session, kpm_ids, _first_day_looked_at(open_visits.values(), now, rules), rules)
    awaited = awaited_from(rules.today(now), rules)
    for kpm_id in kpm_ids:
        visit = open_visits.get(kpm_id)
        if visit is not None:
            _update_visit(session, visit, known[kpm_id].due_streak(rules, awaited), now)
        elif (streak := known[kpm_id].streak(rules, awaited)).makes_visit_due(rules.months_missed_before_visit):
            _open_visit(session, kpm_id, streak, now, rules)


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
    keep_in_file(session, visit, now)
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


def _update_visit(session: Session, visit: Visit, due: Streak | None, now: datetime) -> None:
    """Further missed months update an open visit; it is withdrawn only where its own months were corrected.

    That all was kept again meanwhile does not withdraw it: the pendamping reads it on his list and decides.
    """
    if due is not None:
        visit.months = _names(due)
    else:
        visit.state = "withdrawn"
        visit.ended_at = now
        leave_other_ways(session, visit, now)
        _tell_withdrawn(session, visit, now)


def _tell_withdrawn(session: Session, visit: Visit, now: datetime) -> None:
    kpm = session.get_one(Kpm, visit.kpm_id)
    hers = session.get_one(Group, kpm.group_id).pendamping_id
    for pendamping_id in {visit.pendamping_id, hers} - {None}:
        if pendamping_id is not None:
            put_notice(session, "visit_withdrawn", f"visit:{visit.id}", pendamping_id, "withdrawn", now)


def _open_follow_up(session: Session, visit: Visit, outcome: VisitOutcome, now: datetime) -> None:
    """Her own pendamping makes it, also where a colleague made this one; a provider is visited by the same again.

    After a confidential visit the next is as confidential, as is that of a case: nobody else hears that there was one.
    """
    assert outcome.next_on is not None
    if visit.kpm_id is None:
        session.add(_provider_follow_up(visit, outcome, now))
        return
    if visit.cause == "confidential":
        _open_confidential_again(session, visit, outcome.next_on, now)
        return
    if visit.cause == "case":
        open_again(session, visit, outcome.next_on, outcome.next_step, now)
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


def _open_confidential_again(session: Session, visit: Visit, day: date, now: datetime) -> None:
    """One that is open for another complaint of this family, with the same maker, serves both."""
    query = select(Visit).where(Visit.kpm_id == visit.kpm_id, Visit.cause == "confidential", Visit.state == "open")
    standing = session.scalar(query)
    if standing is None:
        again = Visit(kpm_id=visit.kpm_id, pendamping_id=visit.pendamping_id, cause="confidential", months=[])
        again.due_on, again.opened_at, again.after_visit_id = day, now, visit.id
        again.complaint_id = visit.complaint_id
        session.add(again)
    elif standing.pendamping_id == visit.pendamping_id:
        standing.due_on = min(standing.due_on, day)


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
        complaint_id=visit.complaint_id,
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
