"""What people see of reported changes: whom they may report for, a family's entries, how far each report has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from db import Session
from db.tables import DataUpdate, DataUpdateStep, FamilyMember, Group, Kpm, Person, StoredFile
from programme.access import Actor, operation
from programme.entry_holders import is_hers
from programme.members import MemberLine
from programme.names import name_parts
from programme.updates.details import OPEN_STATES, details_of
from programme.updates.reporting import is_kept_from, reader_of, update_subject

SHOWN_FOR = timedelta(days=90)
"""A report that is settled stays in her list so long."""
SAME_WITHIN = timedelta(days=90)
"""An earlier report of the same kind may be the same change."""
MOST_LISTED = 10


@dataclass(frozen=True)
class Family:
    """Whose change it is."""

    kpm_id: int
    name: str
    gender: str
    desa: str
    group_id: int
    pendamping: str | None
    pendamping_gender: str


@dataclass(frozen=True)
class FamilyEntry:
    """One person of the household who still counts."""

    id: int
    name: str
    birth_date: date | None
    component: str | None


@dataclass(frozen=True)
class ReportLine:
    """A report as its reporter sees it; `handed_on`: that is all she may know of it."""

    update_id: int
    kpm_id: int
    name: str
    gender: str
    kind: str
    details: Mapping[str, str]
    state: str
    """received, asked, right, wrong, withdrawn; or handed_on."""
    received_at: datetime
    reason: str | None
    question: str | None
    """What the pendamping asked back, while he waits for the answer."""
    photos: int
    waits_for: int | None
    """Who is to answer the question: herself, or the family she reported for."""
    sent: bool
    """It went to the office with a month's list."""
    by_family: bool
    """The family told it itself, and no ketua for it."""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


@dataclass(frozen=True)
class EarlierReport:
    """A report that a new one may repeat."""

    update_id: int
    received_at: datetime


@operation(on="group", may=("ketua", "deputy", "pendamping"))
def list_families(session: Session, actor: Actor, group_id: int) -> list[MemberLine]:
    """The group's families by member number, to report a change for one."""
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name, Group.id, Group.name)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None))
        .order_by(Kpm.member_number)
    )
    return [MemberLine(*row) for row in session.execute(query)]


@operation(on="kpm", may=("self", "ketua", "deputy", "pendamping"))
def show_family(session: Session, actor: Actor, kpm_id: int) -> Family:
    """Her name, her desa, and who checks what is reported of her."""
    person = session.get_one(Person, kpm_id)
    group = session.get_one(Group, session.get_one(Kpm, kpm_id).group_id)
    checker = session.get(Person, group.pendamping_id) if group.pendamping_id is not None else None
    return Family(
        kpm_id,
        person.name,
        person.gender,
        group.desa,
        group.id,
        checker.name if checker is not None else None,
        checker.gender if checker is not None else "f",
    )


@operation(on="kpm", may=("self", "pendamping"))
def list_family(session: Session, actor: Actor, kpm_id: int) -> list[FamilyEntry]:
    """Those of her household who count, oldest entry first. A ketua does not see them: she says the name."""
    query = select(FamilyMember).where(FamilyMember.kpm_id == kpm_id, FamilyMember.left_on.is_(None))
    rows = session.scalars(query.order_by(FamilyMember.id))
    return [FamilyEntry(one.id, one.name, one.birth_date, one.component) for one in rows]


@operation(on="kpm", may=("self", "ketua", "deputy", "pendamping"))
def find_same_report(
    session: Session, actor: Actor, kpm_id: int, kind: str, said: Mapping[str, str], now: datetime
) -> EarlierReport | None:
    """The latest report of this family that this one may repeat: the same kind, and of the same person.

    A ketua is told only of what she brought herself: that there was another would tell her what it was.
    """
    query = select(DataUpdate).where(
        DataUpdate.kpm_id == kpm_id,
        DataUpdate.kind == kind,
        DataUpdate.received_at > now - SAME_WITHIN,
        DataUpdate.state.in_((*OPEN_STATES, "right")),
    )
    if actor.role == "kpm" and actor.person_id != kpm_id:
        query = query.where(DataUpdate.reporter_id == actor.person_id)
    rows = session.scalars(query.order_by(DataUpdate.id.desc()))
    found = next((row for row in rows if _is_same(details_of(row.details), said)), None)
    return EarlierReport(found.id, found.received_at) if found is not None else None


def _is_same(before: Mapping[str, str], said: Mapping[str, str]) -> bool:
    """Whether both are about the same person; of a family's one address or birth nothing more is asked."""
    if not {"member", "story"} & {*before, *said}:
        return before.get("what") == said.get("what")
    if before.get("member") and before.get("member") == said.get("member") != "new":
        return before.get("what") == said.get("what")
    called = [one.get("member_name") or one.get("story") or "" for one in (before, said)]
    parts = [name_parts(one) for one in called]
    return parts[0] == parts[1] and bool(parts[0]) and before.get("what") == said.get("what")


@operation(on="person", may=("self",))
def list_my_reports(session: Session, actor: Actor, person_id: int, now: datetime) -> list[ReportLine]:
    """What she reported, and what was reported of her family, newest first: what is open, and the last months."""
    query = select(DataUpdate).where(
        or_(DataUpdate.reporter_id == person_id, DataUpdate.kpm_id == person_id),
        or_(DataUpdate.received_at > now - SHOWN_FOR, _is_open()),
    )
    rows = session.scalars(query.order_by(DataUpdate.id.desc()).limit(MOST_LISTED))
    hers = [row for row in rows if is_hers(session, person_id, row.received_at)]
    photos = _photos(session, [row.id for row in hers])
    return [_line(session, actor, row, photos) for row in hers]


def _is_open() -> ColumnElement[bool]:
    return DataUpdate.state.in_(OPEN_STATES)


@operation(on="update", may=("self",))
def show_my_report(session: Session, actor: Actor, update_id: int) -> ReportLine:
    """One of them, as far as she may see it."""
    return _line(session, actor, session.get_one(DataUpdate, update_id), _photos(session, [update_id]))


def _line(session: Session, actor: Actor, row: DataUpdate, photos: Mapping[str, int]) -> ReportLine:
    person = session.get_one(Person, row.kpm_id)
    kept = is_kept_from(row, actor)
    return ReportLine(
        row.id,
        row.kpm_id,
        person.name,
        person.gender,
        row.kind,
        {} if kept else details_of(row.details),
        "handed_on" if kept else row.state,
        row.received_at,
        None if kept else row.reason,
        _asked_back(session, row) if row.state == "asked" and not kept else None,
        photos.get(update_subject(row.id), 0),
        reader_of(session, row),
        row.list_id is not None and not kept,
        row.reporter_id == row.kpm_id,
    )


def _asked_back(session: Session, row: DataUpdate) -> str | None:
    query = select(DataUpdateStep.words).where(DataUpdateStep.update_id == row.id, DataUpdateStep.kind == "asked")
    return session.scalar(query.order_by(DataUpdateStep.id.desc()).limit(1))


def _photos(session: Session, update_ids: Sequence[int]) -> dict[str, int]:
    """How many photos stand with each report, by its subject: one look for all of them."""
    subjects = [update_subject(one) for one in update_ids]
    query = select(StoredFile.subject, func.count()).where(StoredFile.subject.in_(subjects))
    rows = session.execute(query.where(StoredFile.state != "refused").group_by(StoredFile.subject))
    return {subject: count for subject, count in rows if subject is not None}


def step_told(session: Session, update_id: int, step_id: int) -> tuple[str, str | None] | None:
    """(kind, words) of the step that a notice to the reporter speaks of; None where it belongs to another report."""
    query = select(DataUpdateStep.kind, DataUpdateStep.words).where(
        DataUpdateStep.id == step_id, DataUpdateStep.update_id == update_id
    )
    row = session.execute(query).first()
    return (row[0], row[1]) if row is not None else None
