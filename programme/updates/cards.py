"""A reported change as its checker reads it: in a list, and whole with its steps and photos."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select

from db import Session
from db.tables import DataUpdate, DataUpdateStep, Group, Kpm, Person, StoredFile
from programme.updates.details import details_of
from programme.updates.needs import Decided, missing_of
from programme.updates.reporting import reader_of, update_subject


@dataclass(frozen=True)
class UpdateLine:
    """One reported change in a list."""

    id: int
    kind: str
    state: str
    kpm_id: int
    name: str
    gender: str
    member_number: int
    group_name: str
    received_at: datetime


@dataclass(frozen=True)
class UpdateStep:
    """One thing that happened to a report, as the pendamping reads it."""

    kind: str
    by_name: str | None
    words: str | None
    at: datetime


@dataclass(frozen=True)
class UpdatePhoto:
    """A file that came as evidence; `state` is that of StoredFile."""

    file_id: int
    state: str


@dataclass(frozen=True)
class UpdateCard:
    """A reported change with all that is needed to check it."""

    line: UpdateLine
    said: Mapping[str, str]
    reporter_name: str
    reporter_gender: str
    reporter_role: str
    """self, ketua (or her deputy) or staff."""
    steps: tuple[UpdateStep, ...]
    photos: tuple[UpdatePhoto, ...]
    reason: str | None
    can_be_asked: bool
    """Whether somebody hears a question by chat: not what staff reported, and not who left."""
    missing: str | None
    """What has to be known before it can be found right (programme.updates.needs.missing_of)."""


def hers(session: Session, person_id: int) -> ColumnElement[bool]:
    """Of a group: this pendamping looks after it; or nobody does, and she is its kecamatan's koordinator."""
    person = session.get_one(Person, person_id)
    mine = Group.pendamping_id == person_id
    if person.role != "koordinator":
        return mine
    return or_(mine, and_(Group.pendamping_id.is_(None), Group.kecamatan == person.kecamatan))


def update_card(session: Session, update_id: int, decided: Decided) -> UpdateCard:
    """As `show_update`, for the notice to its checker."""
    row = session.get_one(DataUpdate, update_id)
    reporter = session.get_one(Person, row.reporter_id)
    said = details_of(row.details)
    return UpdateCard(
        line=UpdateLine(*session.execute(lines().where(DataUpdate.id == update_id)).one()),
        said=said,
        reporter_name=reporter.name,
        reporter_gender=reporter.gender,
        reporter_role="self" if reporter.id == row.kpm_id else "ketua" if reporter.role == "kpm" else "staff",
        steps=_steps(session, update_id),
        photos=photos_of(session, update_id),
        reason=row.reason,
        can_be_asked=reader_of(session, row) is not None,
        missing=missing_of(session, row, said, decided),
    )


def update_line(session: Session, update_id: int) -> UpdateLine | None:
    """One report in brief, for the notices to its checker; None where there is none."""
    row = session.execute(lines().where(DataUpdate.id == update_id)).first()
    return UpdateLine(*row) if row is not None else None


def photos_of(session: Session, update_id: int) -> tuple[UpdatePhoto, ...]:
    """The files that came as evidence, in the order in which they came."""
    query = select(StoredFile.id, StoredFile.state).where(StoredFile.subject == update_subject(update_id))
    return tuple(UpdatePhoto(*row) for row in session.execute(query.order_by(StoredFile.id)))


def _steps(session: Session, update_id: int) -> tuple[UpdateStep, ...]:
    query = (
        select(DataUpdateStep.kind, Person.name, DataUpdateStep.words, DataUpdateStep.at)
        .outerjoin(Person, Person.id == DataUpdateStep.actor_id)
        .where(DataUpdateStep.update_id == update_id)
        .order_by(DataUpdateStep.id)
    )
    return tuple(UpdateStep(*row) for row in session.execute(query))


def lines() -> Select[int, str, str, int, str, str, int, str, datetime]:
    """What `UpdateLine` takes; narrow it with `where`."""
    return (
        select(
            DataUpdate.id,
            DataUpdate.kind,
            DataUpdate.state,
            Kpm.person_id,
            Person.name,
            Person.gender,
            Kpm.member_number,
            Group.name,
            DataUpdate.received_at,
        )
        .join(Kpm, Kpm.person_id == DataUpdate.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
    )
