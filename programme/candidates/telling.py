"""Who hears of an intake: the pendamping of the kecamatan when a list has come, everybody concerned when it is done.

Second source document, C.1: the list goes to the office and on to the pendamping, who group the families.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from db import Session
from db.tables import Candidate, Intake, Person, ProposedGroup
from outbox.kinds import KINDS
from outbox.queue import drop_waiting, put_notices
from programme.rules import Rules


@dataclass(frozen=True)
class GivenGroup:
    """A new group as its keeper hears of it."""

    number: int
    desa: str
    families: int


def intake_subject(intake_id: int) -> str:
    """'intake:7'."""
    return f"intake:{intake_id}"


def tell_arrived(session: Session, intake_id: int, but: int | None, now: datetime) -> None:
    """A list has come, or came anew: who works in the kecamatan hears of it, except who sent it."""
    intake = session.get_one(Intake, intake_id)
    readers = [one for one in _staff(session, Person.kecamatan == intake.kecamatan) if one != but]
    _put(session, "candidates_arrived", intake_id, readers, f"arrived {now.isoformat()}", now)


def tell_confirmed(session: Session, intake_id: int, now: datetime) -> None:
    """Each pendamping hears of his new groups; the koordinator, the operators and who sent the list of the result."""
    subject = intake_subject(intake_id)
    drop_waiting(session, "candidates_arrived", subject, "answered")
    intake = session.get_one(Intake, intake_id)
    keepers = select(ProposedGroup.pendamping_id).where(
        ProposedGroup.intake_id == intake_id,
        ProposedGroup.pendamping_id.is_not(None),
        ProposedGroup.group_id.is_not(None),
    )
    given = [one for one in session.scalars(keepers.distinct()) if one is not None]
    _put(session, "groups_given", intake_id, sorted(given), "given", now)
    leads = (Person.role == "koordinator") & (Person.kecamatan == intake.kecamatan)
    result = _staff(session, or_(leads, Person.role == "operator", Person.id == intake.created_by))
    _put(session, "groups_confirmed", intake_id, [one for one in result if one != intake.confirmed_by], "done", now)


def _staff(session: Session, which: ColumnElement[bool]) -> list[int]:
    in_office = (Person.role != "kpm", Person.removed_at.is_(None))
    return list(session.scalars(select(Person.id).where(*in_office, which).order_by(Person.id)))


def _put(session: Session, kind: str, intake_id: int, readers: Sequence[int], slot: str, now: datetime) -> None:
    rows: list[dict[str, object]] = [
        {
            "kind": kind,
            "subject": intake_subject(intake_id),
            "person_id": reader,
            "slot": slot,
            "priority": KINDS[kind].priority,
            "due_at": now,
            "deadline": None,
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for reader in readers
    ]
    put_notices(session, rows)


def waiting_intakes(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """How many proposals of her kecamatan wait to be looked at and confirmed; none for the office."""
    person = session.get_one(Person, person_id)
    if person.role not in ("pendamping", "koordinator"):
        return 0
    query = select(func.count()).where(Intake.kecamatan == person.kecamatan, Intake.state == "proposed")
    return session.scalar(query) or 0


def groups_given(session: Session, intake_id: int, person_id: int) -> list[GivenGroup]:
    """The groups that this pendamping got by it."""
    families = select(func.count()).where(Candidate.proposed_group_id == ProposedGroup.id).scalar_subquery()
    query = (
        select(ProposedGroup.number, ProposedGroup.desa, families)
        .where(ProposedGroup.intake_id == intake_id, ProposedGroup.pendamping_id == person_id)
        .where(ProposedGroup.group_id.is_not(None))
        .order_by(ProposedGroup.number)
    )
    return [GivenGroup(*row) for row in session.execute(query)]
