"""The complaints that one member of staff handles: as a list to choose from, searched, and counted.

Every list, search and count begins here with the same question, programme.matter_relations.handles_complaint: what is
hidden from somebody is in none of them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select

from db import Session
from db.tables import Complaint, ComplaintStep, Group, Kpm, Person
from programme.access import Actor, operation
from programme.complaints.barrier import may_show_here, people_beside
from programme.complaints.levels import Worker, as_worker, present_handlers, staff_in_office, worker_of
from programme.complaints.states import CLOCK_RUNS, UNDER_WAY
from programme.matter_relations import LEVELS, handles_complaint
from programme.names import name_parts
from programme.rules import Rules

ENDED_SHOWN_FOR = timedelta(days=90)
"""So long a closed one stands in its list; by its ticket it is found for ever."""


Held = tuple[Complaint, Group]


@dataclass(frozen=True)
class ComplaintLine:
    """One complaint in a list of those who handle it."""

    id: int
    ticket: str
    category: str
    name: str
    """Of the kpm whose family it concerns."""
    gender: str
    member_number: int
    group_name: str
    state: str
    level: str
    due_at: datetime
    is_late: bool
    confidential: bool
    worker: Worker | None
    """Who works on it."""
    is_mine: bool
    """It is the reader's turn: he works on it, or nobody does and it has come to his level."""


@operation(on="pendamping", may=("self",))
def list_complaints(
    session: Session, actor: Actor, pendamping_id: int, which: str, here: Collection[int], now: datetime
) -> list[ComplaintLine]:
    """What this member of staff handles, the first due first; ended ones the latest first.

    `which`: open (all under way), late, waiting (for the reporter: an answer, or whether it is solved) or ended.
    `here`: who speaks from this phone; what is hidden from one of them is left out.
    """
    states = {"waiting": ("waiting", "solved"), "ended": ("closed",), "late": CLOCK_RUNS}.get(which, UNDER_WAY)
    found = handled_by(session, pendamping_id, states)
    if which == "ended":
        found = [(one, group) for one, group in found if _ended_at(one) > now - ENDED_SHOWN_FOR]
        found.sort(key=lambda held: (_ended_at(held[0]), held[0].id), reverse=True)
    lines = _lines(session, found, pendamping_id, here, now)
    return [line for line in lines if line.is_late] if which == "late" else lines


@operation(on="pendamping", may=("self",))
def find_complaints(
    session: Session, actor: Actor, pendamping_id: int, said: str, here: Collection[int], now: datetime
) -> list[ComplaintLine]:
    """Those whose ticket this is, or in whose family's name all these words or parts stand; open ones first."""
    wanted, parts = ticket_key(said), name_parts(said)
    found = [
        (one, group)
        for one, group in handled_by(session, pendamping_id, (*UNDER_WAY, "solved", "closed"))
        if (wanted and ticket_key(one.ticket) == wanted)
        or _is_called(parts, name_parts(session.get_one(Person, one.kpm_id).name))
    ]
    found.sort(key=lambda held: (held[0].state == "closed", held[0].due_at, held[0].id))
    return _lines(session, found, pendamping_id, here, now)


def complaint_line(session: Session, complaint_id: int, reader_id: int, now: datetime) -> ComplaintLine | None:
    """The line, for the notice to a reader who may see it; None where there is no such complaint."""
    complaint = session.get(Complaint, complaint_id)
    return None if complaint is None else _line(session, complaint, reader_id, staff_in_office(session), now)


def kind_of_step(session: Session, complaint_id: int, step_id: int) -> str | None:
    """The kind of a step that a notice of this complaint speaks of; None where it is none of its steps."""
    step = session.get(ComplaintStep, step_id)
    return step.kind if step is not None and step.complaint_id == complaint_id else None


def _is_called(parts: Sequence[str], name: Sequence[str]) -> bool:
    """Part of a name counts from three letters on."""
    return bool(parts) and all(any(part == word or (len(part) > 2 and part in word) for word in name) for part in parts)


def _ended_at(complaint: Complaint) -> datetime:
    return complaint.closed_at or complaint.received_at


def ticket_key(said: str) -> str:
    """'k7-qx 2' and 'K7QX2' alike."""
    return "".join(letter for letter in said.casefold() if letter.isalnum())


def waiting_complaints(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """How many wait for this very person: that nobody works on, or due by tomorrow; what others work on is not his.

    What is hidden from somebody who speaks from one of his phones is not counted: the number would stand there.
    """
    soon, staff = rules.today(now) + timedelta(days=rules.complaint_reminder_days), staff_in_office(session)
    beside = people_beside(session, person_id)
    return sum(
        worker_of(session, one) is None or rules.today(one.due_at) <= soon
        for one, _ in handled_by(session, person_id, CLOCK_RUNS)
        if _is_turn_of(session, one, person_id, staff) and may_show_here(session, one, beside)
    )


def handled_by(session: Session, person_id: int, states: Collection[str]) -> list[Held]:
    """The complaints in these states that this person handles, the first due first.

    Each with its group, so that this stays loaded: it is asked for again and again.
    """
    person = session.get(Person, person_id)
    if person is None or person.removed_at is not None or person.role not in LEVELS:
        return []
    query = (
        select(Complaint, Group)
        .join(Group, Group.id == Complaint.group_id)
        .where(Complaint.state.in_(states), _may_have_come_to(person))
        .order_by(Complaint.due_at, Complaint.id)
    )
    rows = session.execute(query).all()
    return [(one, group) for one, group in rows if handles_complaint(session, person, one)]


def _may_have_come_to(person: Person) -> ColumnElement[bool]:
    """Narrows the search; who may see one of these is decided by `handles_complaint` alone."""
    if person.role == "operator":
        return Complaint.level == "operator"
    return or_(Group.pendamping_id == person.id, Group.kecamatan == person.kecamatan)


def _is_turn_of(session: Session, complaint: Complaint, person_id: int, staff: Sequence[Person]) -> bool:
    return person_id in {one.id for one in present_handlers(session, complaint, staff)}


def _lines(
    session: Session, found: Sequence[Held], reader_id: int, here: Collection[int], now: datetime
) -> list[ComplaintLine]:
    staff = staff_in_office(session)
    shown = [one for one, _ in found if may_show_here(session, one, here)]
    return [_line(session, one, reader_id, staff, now) for one in shown]


def _line(
    session: Session, complaint: Complaint, reader_id: int, staff: Sequence[Person], now: datetime
) -> ComplaintLine:
    person, kpm = session.get_one(Person, complaint.kpm_id), session.get_one(Kpm, complaint.kpm_id)
    return ComplaintLine(
        id=complaint.id,
        ticket=complaint.ticket,
        category=complaint.category,
        name=person.name,
        gender=person.gender,
        member_number=kpm.member_number,
        group_name=session.get_one(Group, complaint.group_id).name,
        state=complaint.state,
        level=complaint.level,
        due_at=complaint.due_at,
        is_late=complaint.state in CLOCK_RUNS and complaint.due_at <= now,
        confidential=complaint.confidential,
        worker=as_worker(worker_of(session, complaint)),
        is_mine=_is_turn_of(session, complaint, reader_id, staff),
    )
