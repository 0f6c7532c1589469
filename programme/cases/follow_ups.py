"""Visits of a case: planned from its file, on its holder's list alone, and what they bring home goes into the file.

Such a visit has the cause 'case' and is its maker's alone, as one of a hidden complaint is: no colleague, koordinator
or ketua sees it in any list, count or rotation.
"""

from datetime import date, datetime

from sqlalchemy import select, update

from db import Session
from db.tables import Case, CaseAgreement, CaseEntry, Kpm, Person, Visit
from programme.access import Actor, operation
from programme.cases.codes import CONTACT, NOTE
from programme.cases.contacts import joined
from programme.cases.entries import LONGEST_WORDS, phase_of
from programme.cases.keepers import keeper_of, locked
from programme.rules import Rules
from programme.trail import leave_trace

CASE = "case"
OTHER = "other"
PRESENT = {"kpm": ("kpm",), "spouse": ("spouse",), "couple": ("kpm", "spouse"), "family": ("family",)}
"""Whom a visit met, as the file says who was there."""


@operation(on="case", may=("holder",))
def plan_case_visit(
    session: Session, actor: Actor, case_id: int, day: date, purpose: str | None, now: datetime
) -> int | None:
    """A visit to the family on that local day; its id. One that is open for this case is moved there instead.

    None where the case is closed, she has left, or the list can't hold another such visit to her.
    """
    case = locked(session, case_id)
    standing = _standing(session, case.kpm_id)
    if case.state != "open" or session.get_one(Kpm, case.kpm_id).left_at is not None:
        return None
    if standing is not None and standing.case_id != case_id:
        return None
    visit = standing or Visit(kpm_id=case.kpm_id, cause=CASE, case_id=case_id, months=[], opened_at=now)
    visit.pendamping_id, visit.due_on, visit.purpose = actor.person_id, day, purpose or visit.purpose
    session.add(visit)
    session.flush()
    leave_trace(session, actor, "plan_case_visit", "case", case_id, now)
    return visit.id


def open_again(session: Session, visit: Visit, day: date, purpose: str | None, now: datetime) -> None:
    """The next visit that was agreed in this one: of the same case, and as private. For programme.visits.

    One that was planned meanwhile moves to that day; where another's case has one, its own file reminds of the day.
    """
    case = session.get(Case, visit.case_id) if visit.case_id is not None else None
    if case is None or case.state != "open":
        return
    standing = _standing(session, case.kpm_id)
    if standing is not None:
        if standing.case_id == case.id:
            standing.due_on, standing.purpose = day, purpose or standing.purpose
        else:
            session.add(_reminder(case, day, purpose, visit.visited_on or day))
        session.flush()
        return
    again = Visit(kpm_id=visit.kpm_id, pendamping_id=visit.pendamping_id, cause=CASE, case_id=case.id, months=[])
    again.due_on, again.purpose, again.opened_at, again.after_visit_id = day, purpose, now, visit.id
    session.add(again)
    session.flush()


def _reminder(case: Case, day: date, purpose: str | None, agreed_on: date) -> CaseAgreement:
    what = purpose or "berkunjung"
    reminder = CaseAgreement(case_id=case.id, kind="task", who="pendamping", words=what, due_on=day)
    reminder.reminds_family, reminder.agreed_on = False, agreed_on
    return reminder


def keep_in_file(session: Session, visit: Visit, now: datetime) -> None:
    """What a case's visit found and settled, as entries of the file. For programme.visits.record_visit."""
    if visit.cause != CASE or visit.case_id is None or visit.visited_on is None:
        return
    case, day = session.get_one(Case, visit.case_id), visit.visited_on
    words = visit.finding or visit.agreement or visit.next_step or "-"
    first = words
    met = visit.met if visit.met and visit.met != "-" else None
    there = PRESENT.get(met, (OTHER,)) if met is not None else ()
    if met is not None and OTHER in there:
        words = f"{met}: {words}" if words != "-" else met
    kept: list[tuple[str, str, str | None]] = [(CONTACT, words, joined("home", *there))]
    kept += [(NOTE, more, None) for more in (visit.agreement, visit.next_step) if more and more != first]
    session.add_all(
        CaseEntry(
            case_id=case.id,
            phase=phase_of(kind, case.phase),
            kind=kind,
            about=about,
            words=said[:LONGEST_WORDS],
            happened_on=day,
            author_id=visit.ended_by,
            entered_at=now,
        )
        for kind, said, about in kept
    )
    session.flush()


def take_out_of_file(session: Session, visit: Visit, now: datetime) -> None:
    """Before a visit is recorded anew: what was kept of it at the moment it was recorded. For reopen_visit."""
    if visit.cause != CASE or visit.ended_at is None:
        return
    session.execute(
        update(CaseEntry)
        .where(
            CaseEntry.case_id == visit.case_id,
            CaseEntry.entered_at == visit.ended_at,
            CaseEntry.author_id == visit.ended_by,
            CaseEntry.kind.in_((CONTACT, NOTE)),
        )
        .values(removed_at=now)
    )


def end_case_visits(session: Session, case_id: int, now: datetime) -> None:
    """When a case closes, silently: its maker closes it himself."""
    session.execute(
        update(Visit)
        .where(Visit.case_id == case_id, Visit.cause == CASE, Visit.state == "open")
        .values(state="withdrawn", ended_at=now)
    )


def give_case_visits(session: Session, case_id: int, to_id: int) -> None:
    """When a case passes to a colleague, its open visits go with it."""
    session.execute(
        update(Visit)
        .where(Visit.case_id == case_id, Visit.cause == CASE, Visit.state == "open")
        .values(pendamping_id=to_id)
    )


def _standing(session: Session, kpm_id: int) -> Visit | None:
    query = select(Visit).where(Visit.kpm_id == kpm_id, Visit.cause == CASE, Visit.state == "open")
    return session.scalar(query.with_for_update())


@operation(on=None, may=("system",))
def pass_case_visits_on(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Visits of a case whose maker has left the office go to whoever keeps it now; where nobody does, they end."""
    left = (
        select(Visit)
        .join(Person, Person.id == Visit.pendamping_id)
        .where(Visit.cause == CASE, Visit.state == "open", Person.removed_at.is_not(None))
    )
    changed = 0
    for visit in session.scalars(left).all():
        case = session.get(Case, visit.case_id) if visit.case_id is not None else None
        keeper_id = keeper_of(session, case) if case is not None else None
        if keeper_id is None:
            visit.state, visit.ended_at = "withdrawn", now
        else:
            visit.pendamping_id = keeper_id
        changed += 1
    session.flush()
    return changed


def next_passing_on(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """Never at a moment of its own: they pass on at the next tick after somebody left."""
    return None
