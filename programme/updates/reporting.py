"""Changes that families report: taken in, shown to who reported them, answered, added to, withdrawn.

Second source document, B.b and D: the pendamping takes forms of pemutakhiran all month; nothing in the roster changes
before he has looked (programme.updates.checks).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, update

from db import Session
from db.tables import DataUpdate, DataUpdateStep, FamilyMember, Group, Kpm, Person, StoredFile
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.matters import UPDATE_KINDS
from programme.names import name_parts
from programme.secret_numbers import without_secrets
from programme.trail import leave_trace
from programme.updates.details import KEPT_FROM_KETUA, LONGEST_VALUE, NEW, OPEN_STATES, details_as_kept


@dataclass(frozen=True)
class NewChange:
    """What somebody reports, and the photos that came with it."""

    kind: str
    said: Mapping[str, str]
    file_ids: Sequence[int] = field(default=())


def update_subject(update_id: int) -> str:
    """How a reported change is called in notices and stored files."""
    return f"update:{update_id}"


@operation(on="kpm", may=("self", "ketua", "deputy", "pendamping"))
def report_change(
    session: Session, actor: Actor, kpm_id: int, change: NewChange, contact_id: int, now: datetime
) -> int:
    """Takes a reported change in and tells her pendamping; returns its id. Raises ValueError for an unknown kind."""
    if change.kind not in UPDATE_KINDS:
        raise ValueError(f"no kind of change: {change.kind}")
    assert actor.person_id is not None
    said = _of_the_family(session, kpm_id, change.said)
    row = DataUpdate(kpm_id=kpm_id, reporter_id=actor.person_id, kind=change.kind, received_at=now, state="received")
    row.details = details_as_kept(change.kind, said)
    session.add(row)
    session.flush()
    for file_id in change.file_ids:
        _attach(session, actor, row.id, file_id, contact_id)
    step_id = add_update_step(session, row.id, "received", actor.person_id, None, now)
    tell_update_checker(session, row.id, step_id, now)
    leave_trace(session, actor, "report_change", "kpm", kpm_id, now)
    return row.id


def _of_the_family(session: Session, kpm_id: int, said: Mapping[str, str]) -> dict[str, str]:
    """Somebody called by name is who bears it in the family's entries, if just one does."""
    if said.get("member") != NEW:
        return dict(said)
    wanted = name_parts(said.get("member_name", ""))
    rows = session.scalars(select(FamilyMember).where(FamilyMember.kpm_id == kpm_id, FamilyMember.left_on.is_(None)))
    ids = [one.id for one in rows if name_parts(one.name) == wanted]
    return dict(said) | ({"member": str(ids[0])} if len(ids) == 1 else {})


def add_update_step(
    session: Session, update_id: int, kind: str, actor_id: int | None, words: str | None, now: datetime
) -> int:
    """Notes one thing that happened to a reported change; returns the step's id."""
    step = DataUpdateStep(update_id=update_id, kind=kind, actor_id=actor_id, words=words, at=now)
    session.add(step)
    session.flush()
    return step.id


def tell_update_checker(session: Session, update_id: int, step_id: int, now: datetime) -> None:
    """Word to the pendamping of her group, where there is none to its koordinator; nobody hears of his own report."""
    row = session.get_one(DataUpdate, update_id)
    group = session.get_one(Group, session.get_one(Kpm, row.kpm_id).group_id)
    readers = [group.pendamping_id] if group.pendamping_id is not None else _koordinators(session, group.kecamatan)
    for person_id in readers:
        if person_id != row.reporter_id:
            put_notice(session, "update_new", update_subject(update_id), person_id, f"step {step_id}", now)


def _koordinators(session: Session, kecamatan: str) -> list[int]:
    query = select(Person.id).where(Person.role == "koordinator", Person.kecamatan == kecamatan)
    return list(session.scalars(query.where(Person.removed_at.is_(None))))


def tell_update_reporter(session: Session, update_id: int, step_id: int, now: datetime) -> int | None:
    """Word of a step to who reported the change; returns who is told, None where that is nobody.

    What a ketua brought but may not follow (KEPT_FROM_KETUA) is told to the family itself. Staff hear nothing of
    what they reported themselves.
    """
    reader_id = reader_of(session, session.get_one(DataUpdate, update_id))
    if reader_id is not None:
        put_notice(session, "update_step", update_subject(update_id), reader_id, f"step {step_id}", now)
    return reader_id


def reader_of(session: Session, row: DataUpdate) -> int | None:
    """Who hears of the steps, and whom the pendamping can ask back by chat."""
    if row.reporter_id == row.kpm_id:
        return row.kpm_id
    if session.get_one(Person, row.reporter_id).role != "kpm":
        return None
    follows = row.kind not in KEPT_FROM_KETUA and _has_duty_for(session, row.reporter_id, row.kpm_id)
    return row.reporter_id if follows else row.kpm_id


def _has_duty_for(session: Session, person_id: int, kpm_id: int) -> bool:
    """Whether she is still ketua or deputy of this family's group."""
    hers, theirs = session.get_one(Kpm, person_id), session.get_one(Kpm, kpm_id)
    return hers.left_at is None and hers.duty != "member" and hers.group_id == theirs.group_id


def is_kept_from(row: DataUpdate, actor: Actor) -> bool:
    """Whether she brought it as a ketua for another family and may not see what becomes of it."""
    return row.kind in KEPT_FROM_KETUA and actor.role == "kpm" and actor.person_id != row.kpm_id


@operation(on="update", may=("self",))
def add_update_photo(session: Session, actor: Actor, update_id: int, file_id: int, contact_id: int) -> bool:
    """Puts a photo that has just come to a reported change not yet settled; False where that is over."""
    row = _open(session, update_id)
    return row is not None and _attach(session, actor, update_id, file_id, contact_id)


def _attach(session: Session, actor: Actor, update_id: int, file_id: int, contact_id: int) -> bool:
    """Only a file from this very chat that belongs to nothing else yet."""
    taken = session.execute(
        update(StoredFile)
        .where(StoredFile.id == file_id, StoredFile.contact_id == contact_id, StoredFile.subject.is_(None))
        .values(subject=update_subject(update_id), person_id=actor.person_id)
        .returning(StoredFile.id)
    )
    return taken.first() is not None


@operation(on="update", may=("self",))
def answer_update_question(session: Session, actor: Actor, update_id: int, words: str, now: datetime) -> bool:
    """Gives the pendamping what he asked back; asked -> received. False where he no longer waits for it."""
    row = _open(session, update_id)
    if row is None or row.state != "asked" or reader_of(session, row) != actor.person_id:
        return False
    row.state = "received"
    said = without_secrets(words)[:LONGEST_VALUE]
    step_id = add_update_step(session, update_id, "answered", actor.person_id, said, now)
    _nothing_waits(session, update_id, now)
    tell_update_checker(session, update_id, step_id, now)
    leave_trace(session, actor, "answer_update_question", "kpm", row.kpm_id, now)
    return True


@operation(on="update", may=("self",))
def withdraw_update(session: Session, actor: Actor, update_id: int, now: datetime) -> bool:
    """Takes a report back; received or asked -> withdrawn. False where it was settled already, or is not hers to."""
    row = _open(session, update_id)
    if row is None or is_kept_from(row, actor):
        return False
    row.state, row.settled_by, row.settled_at = "withdrawn", actor.person_id, now
    add_update_step(session, update_id, "withdrawn", actor.person_id, None, now)
    _nothing_waits(session, update_id, now)
    leave_trace(session, actor, "withdraw_update", "kpm", row.kpm_id, now)
    return True


def _open(session: Session, update_id: int) -> DataUpdate | None:
    """The report, locked, while it is neither settled nor withdrawn."""
    row = session.get(DataUpdate, update_id, with_for_update=True, populate_existing=True)
    return row if row is not None and row.state in OPEN_STATES else None


def _nothing_waits(session: Session, update_id: int, now: datetime) -> None:
    """What was to be said or answered about the step before is over."""
    for kind in ("update_new", "update_step"):
        drop_waiting(session, kind, update_subject(update_id), "over")
        mark_answered(session, kind, update_subject(update_id), None, now)
