"""Who is called to a meeting besides P2K2: whole groups, single families, staff, providers, people from outside."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, literal, or_, select

from db import Session
from db.tables import Assembly, AssemblyGroup, AssemblyGuest, Kpm, OutboxRow, Person
from outbox.kinds import KINDS
from outbox.queue import put_notices

INVITED, REMINDER, MOVED, CANCELLED = (
    "assembly_invited", "assembly_reminder", "assembly_moved", "assembly_cancelled",
)  # fmt: skip
STAFF_INVITED, REPORT_DUE = "assembly_staff_invited", "assembly_report_due"
NEWS = (INVITED, MOVED, REMINDER)
"""What tells its families of the present time and place."""
SLICE = 500
"""Notices a statement: a database allows only so many values in one."""


def subject_of(assembly_id: int) -> str:
    """The outbox subject of such a meeting."""
    return f"assembly:{assembly_id}"


def call_group_members(session: Session, assembly_id: int, now: datetime) -> list[int]:
    """Calls the present members of its groups who are not called yet; returns who is new.

    Run again before reminders leave: a family that came into the group meanwhile is called too.
    """
    called = select(AssemblyGuest.person_id).where(
        AssemblyGuest.assembly_id == assembly_id, AssemblyGuest.person_id.is_not(None)
    )
    members = (
        select(literal(assembly_id), Kpm.person_id)
        .join(AssemblyGroup, AssemblyGroup.group_id == Kpm.group_id)
        .where(AssemblyGroup.assembly_id == assembly_id, Kpm.left_at.is_(None), Kpm.person_id.not_in(called))
        .order_by(Kpm.group_id, Kpm.member_number)
    )
    new = [person_id for _, person_id in session.execute(members)]
    if new:
        session.execute(insert(AssemblyGuest).from_select(["assembly_id", "person_id"], members))
    return new


def guests_of(session: Session, assembly_id: int) -> list[AssemblyGuest]:
    """Its guests in the order in which they were called, without those taken out, or who left the programme."""
    query = (
        select(AssemblyGuest)
        .outerjoin(Kpm, Kpm.person_id == AssemblyGuest.person_id)
        .outerjoin(Person, Person.id == AssemblyGuest.person_id)
        .where(
            AssemblyGuest.assembly_id == assembly_id,
            AssemblyGuest.mark.is_distinct_from("removed"),
            or_(Kpm.left_at.is_(None), AssemblyGuest.mark.is_not(None)),
            or_(Person.removed_at.is_(None), AssemblyGuest.mark.is_not(None)),
        )
        .order_by(AssemblyGuest.id)
    )
    return list(session.scalars(query))


def people_to_tell(session: Session, assembly_id: int) -> tuple[list[int], list[int]]:
    """(families, staff) who are called, by person id."""
    query = (
        select(Person.id, Person.role)
        .join(AssemblyGuest, AssemblyGuest.person_id == Person.id)
        .outerjoin(Kpm, Kpm.person_id == Person.id)
        .where(
            AssemblyGuest.assembly_id == assembly_id,
            AssemblyGuest.mark.is_distinct_from("removed"),
            Kpm.left_at.is_(None),
            Person.removed_at.is_(None),
        )
        .order_by(AssemblyGuest.id)
    )
    rows = list(session.execute(query))
    return [one for one, role in rows if role == "kpm"], [one for one, role in rows if role != "kpm"]


def tell(
    session: Session, assembly: Assembly, kind: str, people: Collection[int], slot: str, now: datetime, until: datetime
) -> int:
    """Queues this news for these people, each once; returns how many are new."""
    rows: list[dict[str, object]] = [
        {
            "kind": kind,
            "subject": subject_of(assembly.id),
            "person_id": person_id,
            "slot": slot,
            "priority": KINDS[kind].priority,
            "due_at": now,
            "deadline": until,
            "state": "queued",
            "attempts": 0,
            "repeats": 0,
            "created_at": now,
        }
        for person_id in people
    ]
    return sum(put_notices(session, rows[first : first + SLICE]) for first in range(0, len(rows), SLICE))


def drop_news_for(session: Session, assembly_id: int, person_id: int) -> None:
    """Her own news, where they have not left; those of the others stand."""
    query = select(OutboxRow).where(
        OutboxRow.kind.in_((*NEWS, STAFF_INVITED)),
        OutboxRow.subject == subject_of(assembly_id),
        OutboxRow.person_id == person_id,
        OutboxRow.state.in_(("queued", "knocked", "unreachable")),
    )
    for row in session.scalars(query):
        row.state, row.outcome = "dropped", "left_out"
    session.flush()
