"""A case as who holds it reads it, and the list of hers; whom she asked for advice and who accepted reads it too.

Nobody else ever does: not the koordinator, not the office, not the ketua who came along. Each reading leaves a trace.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from db import Session
from db.columns import Moment
from db.tables import Case, CaseAgreement, CaseEntry, CaseReferral, Complaint, Group, Kpm, Person, TrailEntry
from programme.access import Actor, may_run, operation
from programme.cases.waiting_cases import waits_for
from programme.rules import Rules
from programme.trail import leave_trace

ONE_READING = timedelta(minutes=10)
"""Whoever goes on reading the same file within so long has read it once."""
Holder, CurrentGroup = aliased(Person), aliased(Group)
STAFF = ("pendamping", "koordinator")


@dataclass(frozen=True)
class EntryLine:
    """One dated thing in a file."""

    entry_id: int
    phase: str
    kind: str
    about: str | None
    """Of a contact, source, problem, potential or option: codes, by commas (programme.cases.codes, .contacts), or own
    words.
    """
    words: str
    chosen: bool
    """Of an option: the family chose it."""
    happened_on: date
    """The local day it speaks of."""
    author_name: str | None
    """None for what the assistant noted itself."""
    author_id: int | None = None


@dataclass(frozen=True)
class AgreementLine:
    """Who does what by when, as the file shows it."""

    agreement_id: int
    kind: str
    """stand_in or task."""
    who: str
    """kpm, spouse, relative, pendamping, or own words."""
    words: str
    due_on: date | None
    every_meeting: bool
    state: str
    """open, kept, broken or ended."""
    agreed_on: date


@dataclass(frozen=True)
class CaseView:
    """A case with its whole file."""

    case_id: int
    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_id: int
    """Her group when it was opened, as are its name and desa."""
    group_name: str
    desa: str
    phase: str
    """How far it has come (programme.cases.codes.PHASES)."""
    state: str
    """open or closed."""
    opened_on: date
    """A local day, as are the other two."""
    acting_since: date | None
    origin: str
    """visit, absence, complaint or own."""
    entries: tuple[EntryLine, ...]
    """As they happened; what was taken out is left out."""
    closed_on: date | None = None
    agreements: tuple[AgreementLine, ...] = ()
    holder_name: str = ""
    holder_gender: str = "f"
    is_holder: bool = True
    """False for who was asked for advice."""

    def of_kind(self, *kinds: str) -> tuple[EntryLine, ...]:
        """The entries of these kinds, as they happened."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)


@dataclass(frozen=True)
class CaseLine:
    """One case in the list of who reads it."""

    case_id: int
    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_name: str
    phase: str
    state: str
    opened_on: date
    last_on: date
    """The local day of what was noted last."""
    holder_name: str | None = None
    """Whose it is, where the reader was asked for advice."""
    holder_gender: str = "f"
    waits: bool = False
    """Something of it waits for its holder: an evaluation, something agreed that is due, a word that was heard."""


@operation(on="case", may=("holder", "adviser"))
def show_case(session: Session, actor: Actor, case_id: int, now: datetime, rules: Rules) -> CaseView:
    """The case with its file; the reading leaves a trace."""
    case, person, kpm, group, holder = session.execute(
        select(Case, Person, Kpm, Group, Holder)
        .join(Person, Person.id == Case.kpm_id)
        .join(Kpm, Kpm.person_id == Case.kpm_id)
        .join(Group, Group.id == Case.group_id)
        .join(Holder, Holder.id == Case.holder_id)
        .where(Case.id == case_id)
    ).one()
    _trace_reading(session, actor, case_id, now)
    closed = case.closed_at if case.state == "closed" else None
    return CaseView(
        case_id=case_id,
        kpm_id=person.id,
        name=person.name,
        gender=person.gender,
        member_number=kpm.member_number,
        group_id=group.id,
        group_name=group.name,
        desa=group.desa,
        phase=case.phase,
        state=case.state,
        opened_on=rules.today(case.opened_at),
        acting_since=case.acting_since,
        origin=case.origin,
        entries=entries_of(session, case_id),
        closed_on=None if closed is None else rules.today(closed),
        agreements=_agreements(session, case_id),
        holder_name=holder.name,
        holder_gender=holder.gender,
        is_holder=may_run(session, actor, "add_entry", case_id),
    )


@operation(on="pendamping", may=("self",))
def list_cases(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> list[CaseLine]:
    """Her cases and those she was asked to look at: open ones first, of these what waits, then the latest noted in."""
    if actor.role not in STAFF:
        return []
    last = select(func.max(CaseEntry.entered_at)).where(CaseEntry.case_id == Case.id, CaseEntry.removed_at.is_(None))
    noted_at = func.coalesce(last.correlate(Case).scalar_subquery(), Case.opened_at, type_=Moment())
    is_hers = _held_by(pendamping_id)
    waits = and_(Case.state == "open", Case.holder_id == pendamping_id, waits_for(pendamping_id, rules.today(now)))
    query = (
        select(Case, Person, Kpm.member_number, Group.name, Holder, noted_at, is_hers, waits)
        .join(Person, Person.id == Case.kpm_id)
        .join(Kpm, Kpm.person_id == Case.kpm_id)
        .join(Group, Group.id == Case.group_id)
        .join(Holder, Holder.id == Case.holder_id)
        .join(CurrentGroup, CurrentGroup.id == Kpm.group_id)
        .where(or_(is_hers, _shared_with(pendamping_id)))
        .order_by(Case.state != "open", waits.desc(), noted_at.desc(), Case.id.desc())
    )
    return [
        CaseLine(
            case_id=case.id,
            kpm_id=person.id,
            name=person.name,
            gender=person.gender,
            member_number=number,
            group_name=group_name,
            phase=case.phase,
            state=case.state,
            opened_on=rules.today(case.opened_at),
            last_on=rules.today(last_at),
            holder_name=None if hers else holder.name,
            holder_gender=holder.gender,
            waits=bool(waiting),
        )
        for case, person, number, group_name, holder, last_at, hers, waiting in session.execute(query)
    ]


def entries_of(session: Session, case_id: int) -> tuple[EntryLine, ...]:
    """The entries that stand, as they happened; for operations that have asked already."""
    query = (
        select(CaseEntry, Person.name)
        .outerjoin(Person, Person.id == CaseEntry.author_id)
        .where(CaseEntry.case_id == case_id, CaseEntry.removed_at.is_(None))
        .order_by(CaseEntry.happened_on, CaseEntry.id)
    )
    return tuple(
        EntryLine(
            one.id, one.phase, one.kind, one.about, one.words, one.chosen, one.happened_on, author, one.author_id
        )
        for one, author in session.execute(query)
    )  # fmt: skip


def _agreements(session: Session, case_id: int) -> tuple[AgreementLine, ...]:
    query = select(CaseAgreement).where(CaseAgreement.case_id == case_id).order_by(CaseAgreement.id)
    return tuple(
        AgreementLine(
            one.id, one.kind, one.who, one.words, one.due_on, one.every_meeting, one.state, one.agreed_on
        )
        for one in session.scalars(query)
    )  # fmt: skip


def _trace_reading(session: Session, actor: Actor, case_id: int, now: datetime) -> None:
    lately = select(TrailEntry.id).where(
        TrailEntry.object_kind == "case",
        TrailEntry.object_id == case_id,
        TrailEntry.operation == "show_case",
        TrailEntry.actor_id == actor.person_id,
        TrailEntry.at > now - ONE_READING,
    )
    if session.scalar(lately.limit(1)) is None:
        leave_trace(session, actor, "show_case", "case", case_id, now)


def _held_by(person_id: int) -> ColumnElement[bool]:
    """As programme.casework_relations.to_case: hers, or inherited with the group of a holder who left the office."""
    hidden = select(Complaint.id).where(Complaint.confidential)
    inherited = and_(
        Holder.removed_at.is_not(None),
        or_(Case.complaint_id.is_(None), Case.complaint_id.not_in(hidden)),
        CurrentGroup.pendamping_id == person_id,
    )
    return or_(Case.holder_id == person_id, inherited)


def _shared_with(person_id: int) -> ColumnElement[bool]:
    accepted = select(CaseReferral.case_id).where(CaseReferral.to_id == person_id, CaseReferral.state == "accepted")
    return Case.id.in_(accepted)
