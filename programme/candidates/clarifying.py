"""The klarifikasi form of each new family: printed with what is entered, checked with her, corrected, said to be right.

Second source document, C.1: 'Membantu peserta mengisi formulir klarifikasi data (perbaikan data pribadi peserta)'. What
she corrects goes through the ordinary corrections and reported changes, so that what stood before stays known.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, Select, select

from db import Session
from db.tables import Clarification, FamilyMember, Group, Kpm, Person
from programme.access import Actor, operation
from programme.candidates.conditions import conditions_of
from programme.rules import Rules
from programme.trail import leave_trace


@dataclass(frozen=True)
class FormPerson:
    """One of the household, as entered, with the codes of her conditions (programme.candidates.conditions)."""

    name: str
    birth_date: date | None
    component: str | None
    facility: str | None
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class ClarificationForm:
    """Everything that stands on one family's form."""

    kpm_id: int
    participant_number: str
    name: str
    gender: str
    member_number: int
    group_name: str
    group_number: int | None
    desa: str
    kecamatan: str
    dusun: str | None
    rt: str | None
    rw: str | None
    members: tuple[FormPerson, ...]


@operation(on="group", may=("pendamping", "koordinator"))
def print_group_forms(
    session: Session, actor: Actor, group_id: int, now: datetime, rules: Rules, everyone: bool
) -> list[ClarificationForm]:
    """The forms of a group's families, by number: of all, or of those who have not signed yet; noted as printed."""
    query = _forms(Kpm.group_id == group_id, Kpm.left_at.is_(None)).order_by(Kpm.member_number)
    rows = session.execute(query).all()
    if not everyone:
        settled = (Clarification.signed_on.is_not(None)) | (Clarification.refused_on.is_not(None))
        done = set(session.scalars(select(Clarification.kpm_id).where(settled)))
        rows = [row for row in rows if row[0].person_id not in done]
    forms = _with_members(session, rows, rules.today(now), rules)
    for one in forms:
        form = clarification_of(session, one.kpm_id, now)
        form.printed_at = form.printed_at or now
    leave_trace(session, actor, "print_group_forms", "group", group_id, now)
    session.flush()
    return forms


@operation(on="person", may=("pendamping", "koordinator"))
def show_form(session: Session, actor: Actor, person_id: int, now: datetime, rules: Rules) -> ClarificationForm:
    """One family's form, to be read out to her; that it was read is noted."""
    rows = session.execute(_forms(Kpm.person_id == person_id)).all()
    leave_trace(session, actor, "show_form", "person", person_id, now)
    return _with_members(session, rows, rules.today(now), rules)[0]


@operation(on="group", may=("pendamping", "koordinator"))
def mark_checked(session: Session, actor: Actor, group_id: int, kpm_ids: Collection[int], now: datetime) -> int:
    """These families of the group have looked at their data, and it is right now; returns of how many that is new."""
    changed = 0
    for kpm_id in of_group(session, group_id, kpm_ids):
        form = clarification_of(session, kpm_id, now)
        if form.checked_at is None:
            form.checked_at, form.checked_by = now, actor.person_id
            changed += 1
            leave_trace(session, actor, "mark_checked", "person", kpm_id, now)
    session.flush()
    return changed


@operation(on="person", may=("pendamping", "koordinator"))
def mark_unchecked(session: Session, actor: Actor, person_id: int, now: datetime) -> bool:
    """Her data is to be looked at once more; False where it was not said to be right, or went to the office already."""
    form = clarification_of(session, person_id, now)
    if form.checked_at is None or form.sent_at is not None:
        return False
    form.checked_at = form.checked_by = None
    leave_trace(session, actor, "mark_unchecked", "person", person_id, now)
    session.flush()
    return True


def of_group(session: Session, group_id: int, kpm_ids: Collection[int]) -> list[int]:
    """Those of them who are in this group now, by number."""
    query = select(Kpm.person_id).where(
        Kpm.group_id == group_id, Kpm.left_at.is_(None), Kpm.person_id.in_(list(kpm_ids))
    )
    return list(session.scalars(query.order_by(Kpm.member_number)))


def clarification_of(session: Session, kpm_id: int, now: datetime) -> Clarification:
    """Her row, locked; made where she came into the programme otherwise than by an intake."""
    query = select(Clarification).where(Clarification.kpm_id == kpm_id).with_for_update()
    known = session.scalar(query.execution_options(populate_existing=True))
    if known is not None:
        return known
    made = Clarification(kpm_id=kpm_id, created_at=now)
    session.add(made)
    session.flush()
    return made


def _forms(*conditions: ColumnElement[bool]) -> Select[Kpm, Person, Group]:
    return (
        select(Kpm, Person, Group)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(*conditions)
    )


def people_of(session: Session, kpm_ids: list[int], today: date, rules: Rules) -> dict[int, list[FormPerson]]:
    """Family -> who counts as its members, eldest first."""
    counting = select(FamilyMember).where(FamilyMember.kpm_id.in_(kpm_ids), FamilyMember.left_on.is_(None))
    members: dict[int, list[FormPerson]] = {}
    for one in session.scalars(counting.order_by(FamilyMember.birth_date, FamilyMember.id)):
        asked = conditions_of(one.component, one.birth_date, today, rules.commitments)
        members.setdefault(one.kpm_id, []).append(
            FormPerson(one.name, one.birth_date, one.component, one.facility, asked)
        )
    return members


def _with_members(
    session: Session, rows: Sequence[Row[Kpm, Person, Group]], today: date, rules: Rules
) -> list[ClarificationForm]:
    members = people_of(session, [kpm.person_id for kpm, _, _ in rows], today, rules)
    return [
        ClarificationForm(
            kpm.person_id,
            kpm.participant_number,
            person.name,
            person.gender,
            kpm.member_number,
            group.name,
            group.number,
            group.desa,
            group.kecamatan,
            kpm.dusun,
            kpm.rt,
            kpm.rw,
            tuple(members.get(kpm.person_id, ())),
        )
        for kpm, person, group in rows
    ]
