"""Opening a case: from a visit just recorded, from absences, from a complaint, or because the pendamping knows more.

What the visit's record and the meetings already say is offered as the file's first entries: nothing is typed twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Case, Complaint, Group, Kpm, Person, Visit
from programme.access import Actor, operation
from programme.cases.codes import ORIGINS
from programme.cases.entries import write_entry
from programme.cases.known import Absence, VisitMade, absences_of, latest_visit
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_makers import MAKERS_ALONE

HOLDERS = ("pendamping", "koordinator")


@dataclass(frozen=True)
class FirstEntry:
    """Something that is known already, as it goes into the file when the case is opened."""

    kind: str
    words: str
    about: str | None = None
    happened_on: date | None = None
    """A local day; None: today."""
    chosen: bool = False


@dataclass(frozen=True)
class Beginning:
    """What stands ready for a case about this family."""

    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_name: str
    case_id: int | None
    """The asker's own case about it that is open already."""
    visit: VisitMade | None
    """The latest one made, if it stands in no case yet."""
    absences: tuple[Absence, ...]
    """Of the group's latest reported meetings, oldest first."""
    of_meetings: int
    """How many meetings were looked at."""


@operation(on="kpm", may=("pendamping",))
def show_beginning(session: Session, actor: Actor, kpm_id: int, now: datetime, rules: Rules) -> Beginning:
    """What is known already of a family about which its pendamping may open a case."""
    found = _family(session, kpm_id)
    absences, looked_at = absences_of(session, kpm_id, now, rules)
    return Beginning(
        *found, _open_case_id(session, actor, kpm_id), latest_visit(session, kpm_id, rules.today(now)),
        absences, looked_at,
    )  # fmt: skip


@operation(on="complaint", may=("handler",))
def show_complaint_beginning(
    session: Session, actor: Actor, complaint_id: int, now: datetime, rules: Rules
) -> Beginning | None:
    """The same for who handles a complaint of that family; None for an operator, who holds no cases.

    Nothing is taken from visits and meetings: the handler need not be her pendamping.
    """
    if actor.role not in HOLDERS:
        return None
    kpm_id = session.get_one(Complaint, complaint_id).kpm_id
    return Beginning(*_family(session, kpm_id), _open_case_id(session, actor, kpm_id), None, (), 0)


@operation(on="kpm", may=("pendamping",))
def open_case(
    session: Session,
    actor: Actor,
    kpm_id: int,
    origin: str,
    now: datetime,
    rules: Rules,
    *,
    visit_id: int | None = None,
    first: Sequence[FirstEntry] = (),
) -> int:
    """Opens a case and returns its id; where the actor has one open about that family, that one's, unchanged.

    `visit_id`: the visit it comes of, which from then on belongs to it. ValueError for an origin that is none.
    """
    if origin not in ORIGINS:
        raise ValueError(f"no such origin: {origin}")
    return _open(session, actor, kpm_id, origin, now, rules, visit_id, None, first)


@operation(on="complaint", may=("handler",))
def open_case_of_complaint(
    session: Session,
    actor: Actor,
    complaint_id: int,
    now: datetime,
    rules: Rules,
    *,
    first: Sequence[FirstEntry] = (),
) -> int | None:
    """As `open_case`, for who handles a complaint; None for an operator, who holds no cases."""
    if actor.role not in HOLDERS:
        return None
    complaint = session.get_one(Complaint, complaint_id)
    return _open(session, actor, complaint.kpm_id, "complaint", now, rules, None, complaint, first)


@operation(on="case", may=("holder",))
def take_visit_in(
    session: Session,
    actor: Actor,
    case_id: int,
    visit_id: int,
    now: datetime,
    rules: Rules,
    *,
    first: Sequence[FirstEntry] = (),
) -> bool:
    """Puts what a recorded visit says into an open case; False where it can't be, or was already."""
    case = session.get_one(Case, case_id, with_for_update=True, populate_existing=True)
    visit = session.get(Visit, visit_id)
    if case.state != "open" or visit is None or not _can_belong(visit, case):
        return False
    visit.case_id = case_id
    _write_first(session, case, actor, now, rules, first)
    leave_trace(session, actor, "take_visit_in", "case", case_id, now)
    return True


def _open(
    session: Session,
    actor: Actor,
    kpm_id: int,
    origin: str,
    now: datetime,
    rules: Rules,
    visit_id: int | None,
    complaint: Complaint | None,
    first: Sequence[FirstEntry],
) -> int:
    assert actor.person_id is not None
    kpm = session.get_one(Kpm, kpm_id, with_for_update=True, populate_existing=True)
    standing = _open_case_id(session, actor, kpm_id)
    if standing is not None:
        return standing
    case = Case(
        kpm_id=kpm_id, group_id=kpm.group_id, holder_id=actor.person_id, origin=origin, phase="approach", state="open",
        opened_at=now, complaint_id=complaint.id if complaint is not None else None,
    )  # fmt: skip
    session.add(case)
    session.flush()
    visit = session.get(Visit, visit_id) if visit_id is not None else None
    if visit is not None and _can_belong(visit, case):
        visit.case_id = case.id
    write_entry(session, case, "opened", origin, now, rules, author_id=actor.person_id)
    _write_first(session, case, actor, now, rules, first)
    leave_trace(session, actor, "open_case", "case", case.id, now)
    return case.id


def _write_first(
    session: Session, case: Case, actor: Actor, now: datetime, rules: Rules, first: Sequence[FirstEntry]
) -> None:
    for one in first:
        write_entry(
            session, case, one.kind, one.words, now, rules, about=one.about, happened_on=one.happened_on,
            chosen=one.chosen, author_id=actor.person_id,
        )  # fmt: skip


def _can_belong(visit: Visit, case: Case) -> bool:
    return visit.kpm_id == case.kpm_id and visit.case_id is None and visit.cause not in MAKERS_ALONE


def _family(session: Session, kpm_id: int) -> tuple[int, str, str, int, str]:
    """The first five fields of a Beginning."""
    kpm, person = session.get_one(Kpm, kpm_id), session.get_one(Person, kpm_id)
    return kpm_id, person.name, person.gender, kpm.member_number, session.get_one(Group, kpm.group_id).name


def _open_case_id(session: Session, actor: Actor, kpm_id: int) -> int | None:
    query = select(Case.id).where(Case.kpm_id == kpm_id, Case.holder_id == actor.person_id, Case.state == "open")
    return session.scalar(query)
