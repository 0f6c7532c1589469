"""The groups of an intake with everybody in them, as a list for the office.

Second source document, C.1.c: 'Mencatat daftar nama peserta yang terpilih sebagai Ketua Kelompok beserta nama-nama
peserta kelompok dan nomor urutan kelompok tersebut'; and C.1.b.2: the names in each group are told to all.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, true

from db import Session
from db.tables import Candidate, Group, Intake, Kpm, Person, ProposedGroup
from programme.access import Actor, operation
from programme.trail import leave_trace


@dataclass(frozen=True)
class ListedFamily:
    """A family in its group."""

    number: int
    """Within the group; of a proposal simply counted."""
    name: str
    participant_number: str
    dusun: str | None
    rt: str | None
    rw: str | None
    duty: str
    """member, ketua or deputy."""


@dataclass(frozen=True)
class ListedGroup:
    """A group, proposed or made."""

    number: int
    name: str
    desa: str
    pendamping: str | None
    families: tuple[ListedFamily, ...]

    @property
    def ketua(self) -> str | None:
        """Her name, once she is chosen."""
        return next((one.name for one in self.families if one.duty == "ketua"), None)


@dataclass(frozen=True)
class GroupLists:
    """All groups of the intake that the reader may see."""

    kecamatan: str
    label: str
    is_confirmed: bool
    groups: tuple[ListedGroup, ...]


@operation(on="intake", may=("pendamping", "koordinator", "operator"))
def read_group_lists(session: Session, actor: Actor, intake_id: int, now: datetime) -> GroupLists:
    """As they are proposed; once they are confirmed as they stand now, a pendamping's own groups only."""
    intake = session.get_one(Intake, intake_id)
    is_confirmed = intake.state == "confirmed"
    groups = _made(session, actor, intake_id) if is_confirmed else _proposed(session, intake_id)
    leave_trace(session, actor, "read_group_lists", "intake", intake_id, now)
    return GroupLists(intake.kecamatan, intake.label, is_confirmed, tuple(groups))


def only_own(actor: Actor) -> ColumnElement[bool]:
    """Of a group that is made: a pendamping sees his own, whoever leads or the office all."""
    return Group.pendamping_id == actor.person_id if actor.role == "pendamping" else true()


def _made(session: Session, actor: Actor, intake_id: int) -> list[ListedGroup]:
    query = (
        select(Group, ProposedGroup.number, Person.name)
        .join(ProposedGroup, ProposedGroup.group_id == Group.id)
        .outerjoin(Person, Person.id == Group.pendamping_id)
        .where(ProposedGroup.intake_id == intake_id, only_own(actor))
        .order_by(ProposedGroup.number)
    )
    found = []
    for group, number, pendamping in session.execute(query).all():
        of_group = (
            select(Kpm.member_number, Person.name, Kpm.participant_number, Kpm.dusun, Kpm.rt, Kpm.rw, Kpm.duty)
            .join(Person, Person.id == Kpm.person_id)
            .where(Kpm.group_id == group.id, Kpm.left_at.is_(None))
            .order_by(Kpm.member_number)
        )
        families = tuple(ListedFamily(*row) for row in session.execute(of_group))
        found.append(ListedGroup(group.number or number, group.name, group.desa, pendamping, families))
    return found


def _proposed(session: Session, intake_id: int) -> list[ListedGroup]:
    query = (
        select(ProposedGroup, Person.name)
        .outerjoin(Person, Person.id == ProposedGroup.pendamping_id)
        .where(ProposedGroup.intake_id == intake_id)
        .order_by(ProposedGroup.number)
    )
    found = []
    for group, pendamping in session.execute(query).all():
        names = select(Candidate).where(Candidate.proposed_group_id == group.id)
        everybody = sorted(session.scalars(names), key=lambda one: (one.name.casefold(), one.participant_number))
        families = tuple(
            ListedFamily(at, one.name, one.participant_number, one.dusun, one.rt, one.rw, "member")
            for at, one in enumerate(everybody, start=1)
        )
        found.append(ListedGroup(group.number, f"{group.desa} {group.number}", group.desa, pendamping, families))
    return found
