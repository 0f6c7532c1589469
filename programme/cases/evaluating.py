"""What came of a case: her attendance before and since the plan began, what was achieved, what was not yet.

First source document, A.2.e: 'Mengevaluasi hasil yang dicapai dan yang belum dicapai'. Asked after 1 and 3 of her
group's reported meetings since then; marks are looked at once whoever reported has had time to correct them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Attendance, Case, CaseEntry, Kpm, Meeting
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.absence_questions import SECOND_THOUGHTS
from programme.access import Actor, operation
from programme.cases.codes import ACHIEVED, NOT_YET, PHASES
from programme.cases.entries import write_entry
from programme.cases.keepers import keeper_of, locked
from programme.cases.phases import go_on
from programme.cases.planned import already_planned
from programme.rules import Rules
from programme.trail import leave_trace

NOTICE = "case_evaluation"
CAME = ("present", "represented")


@dataclass(frozen=True)
class MeetingSince:
    """One reported meeting since the plan began, on this local day."""

    held_on: date
    came: bool


@dataclass(frozen=True)
class Results:
    """Her attendance, before and since: 'hadir 1 dari 1 (sebelumnya 0 dari 2)'."""

    since: date | None
    """None: the plan has not begun, and all her meetings count as before."""
    meetings: tuple[MeetingSince, ...]
    """Since then, oldest first."""
    came_before: int
    held_before: int
    """Of the latest meetings before that, as many as the radar looks at."""

    @property
    def came(self) -> int:
        return sum(one.came for one in self.meetings)

    @property
    def held(self) -> int:
        return len(self.meetings)


@operation(on="case", may=("holder", "adviser"))
def show_results(session: Session, actor: Actor, case_id: int, now: datetime, rules: Rules) -> Results:
    """Her attendance before the plan began and since."""
    leave_trace(session, actor, "show_results", "case", case_id, now)
    return results_of(session, session.get_one(Case, case_id), rules)


@operation(on="case", may=("holder",))
def keep_evaluation(
    session: Session,
    actor: Actor,
    case_id: int,
    achieved: tuple[str, ...],
    not_yet: tuple[str, ...],
    now: datetime,
    rules: Rules,
) -> bool:
    """Keeps what was achieved and what was not yet, a sentence each; False where the case is closed.

    What stands in the file in the very same words since the plan began is not noted twice.
    """
    case = locked(session, case_id)
    if case.state != "open":
        return False
    if PHASES.index(case.phase) < PHASES.index("evaluation"):
        go_on(session, actor, case_id, "evaluation", now, rules)
    known = _said_since(session, case)
    for kind, said in ((ACHIEVED, achieved), (NOT_YET, not_yet)):
        for words in said:
            if (kind, words) not in known:
                write_entry(session, case, kind, words, now, rules, author_id=actor.person_id)
    drop_waiting(session, NOTICE, f"case:{case_id}", "evaluated")
    mark_answered(session, NOTICE, f"case:{case_id}", None, now)
    leave_trace(session, actor, "keep_evaluation", "case", case_id, now)
    return True


@operation(on=None, may=("system",))
def ask_evaluations(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Asks each keeper after so many meetings since the plan began; returns how many were newly asked."""
    due = {(NOTICE, f"case:{case.id}", slot): case for case, slot in _to_ask(session, now, rules)}
    known, asked = already_planned(session, due.keys()), 0
    for key, case in due.items():
        keeper_id = keeper_of(session, case) if key not in known else None
        asked += keeper_id is not None and put_notice(session, *key[:2], keeper_id, key[2], now)
    return asked


def next_evaluation(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the newest marks of a family with a case are old enough to be looked at."""
    query = (
        select(Attendance.recorded_at)
        .join(Case, Case.kpm_id == Attendance.kpm_id)
        .where(Case.state == "open", Case.acting_since.is_not(None), Attendance.recorded_at > after - SECOND_THOUGHTS)
    )
    return min((recorded_at + SECOND_THOUGHTS for recorded_at in session.scalars(query)), default=None)


def results_of(session: Session, case: Case, rules: Rules) -> Results:
    """As `show_results`, for operations and notices that have asked who reads it."""
    query = (
        select(Meeting.starts_at, Attendance.mark)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.kpm_id == case.kpm_id, Meeting.status == "reported")
        .order_by(Meeting.starts_at)
    )
    marks = [(rules.today(starts_at), mark in CAME) for starts_at, mark in session.execute(query)]
    since = case.acting_since
    before = [came for day, came in marks if since is None or day <= since][-rules.casework.radar_meetings :]
    later = tuple(MeetingSince(day, came) for day, came in marks if since is not None and day > since)
    return Results(since, later, sum(before), len(before))


def _to_ask(session: Session, now: datetime, rules: Rules) -> Iterator[tuple[Case, str]]:
    """(case, slot) for each that has come so far: of several questions that are due only the latest is asked."""
    query = (
        select(Case, Meeting.starts_at)
        .join(Kpm, Kpm.person_id == Case.kpm_id)
        .join(Attendance, Attendance.kpm_id == Case.kpm_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Case.state == "open", Case.acting_since.is_not(None), Kpm.left_at.is_(None))
        .where(Meeting.status == "reported", Attendance.recorded_at <= now - SECOND_THOUGHTS)
    )
    held: Counter[Case] = Counter()
    for case, starts_at in session.execute(query):
        held[case] += case.acting_since is not None and rules.today(starts_at) > case.acting_since
    for case, meetings in held.items():
        due = [one for one in rules.casework.evaluated_after_meetings if one <= meetings]
        if due and case.acting_since is not None:
            yield case, f"after {max(due)} since {case.acting_since.isoformat()}"


def _said_since(session: Session, case: Case) -> set[tuple[str, str]]:
    query = select(CaseEntry.kind, CaseEntry.words, CaseEntry.happened_on).where(
        CaseEntry.case_id == case.id, CaseEntry.kind.in_((ACHIEVED, NOT_YET)), CaseEntry.removed_at.is_(None)
    )
    return {
        (kind, words)
        for kind, words, day in session.execute(query)
        if case.acting_since is None or day >= case.acting_since
    }
