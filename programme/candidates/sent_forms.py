"""Forms and agreements on their way to the office: the pendamping sends what is complete, the operator gets one sheet.

Second source document, B.a and C.1.c: 'mengirim formulir terisi kepada UPPKH kabupaten/kota'. Sent again later, the
sheet is made anew, whole, and says which families are new in it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Clarification, Group, Intake, Kpm, Paper, Person
from programme.access import Actor, operation
from programme.candidates.board import FormState, GroupForms, list_forms
from programme.candidates.clarifying import FormPerson, people_of
from programme.rules import Rules
from programme.trail import leave_trace

SHEET = "clarification_sheet"


@dataclass(frozen=True)
class SentForm:
    """One family as the office gets it."""

    kpm_id: int
    participant_number: str
    name: str
    group_name: str
    group_number: int | None
    member_number: int
    desa: str
    dusun: str | None
    rt: str | None
    rw: str | None
    intake: str | None
    pendamping: str | None
    checked_on: date | None
    signed_on: date | None
    has_photo: bool
    refused_on: date | None
    sent_on: date
    is_new: bool
    """Sent since the sheet before."""
    members: tuple[FormPerson, ...]


@dataclass(frozen=True)
class SentForms:
    """All of a kecamatan that were sent so far, by group and number."""

    kecamatan: str
    rows: tuple[SentForm, ...]


@operation(on="pendamping", may=("self",))
def send_forms(session: Session, actor: Actor, pendamping_id: int, now: datetime) -> int:
    """Sends every form of his groups that is complete; returns of how many families. Nothing is sent twice."""
    ids = [one.kpm_id for one in ready_families(list_forms(session, actor, pendamping_id))]
    if not ids:
        return 0
    for form in session.scalars(select(Clarification).where(Clarification.kpm_id.in_(ids)).with_for_update()).all():
        form.sent_at, form.sent_by = now, actor.person_id
    for operator_id in _operators(session):
        session.add(Paper(person_id=operator_id, kind=SHEET, subject=f"pendamping:{pendamping_id}", wanted_at=now))
    leave_trace(session, actor, "send_forms", "person", pendamping_id, now)
    session.flush()
    return len(ids)


def ready_families(groups: list[GroupForms]) -> list[FormState]:
    """Those whose forms can go to the office now."""
    return [family for group in groups for family in group.families if family.is_ready]


def _operators(session: Session) -> list[int]:
    query = select(Person.id).where(Person.role == "operator", Person.removed_at.is_(None))
    return list(session.scalars(query.order_by(Person.id)))


@operation(on="pendamping", may=("operator",))
def read_sent_forms(session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules) -> SentForms:
    """What was sent from this pendamping's kecamatan; `is_new` marks what he sent last."""
    sender = session.get_one(Person, pendamping_id)
    query = (
        select(Kpm, Person, Group, Clarification, Intake.label)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .join(Clarification, Clarification.kpm_id == Kpm.person_id)
        .outerjoin(Intake, Intake.id == Clarification.intake_id)
        .where(Group.kecamatan == sender.kecamatan, Clarification.sent_at.is_not(None), Person.erased_at.is_(None))
        .order_by(Group.number, Group.id, Kpm.member_number)
    )
    found = session.execute(query).all()
    his = [form.sent_at for _, _, _, form, _ in found if form.sent_by == pendamping_id and form.sent_at is not None]
    latest = max(his, default=None)
    members = people_of(session, [kpm.person_id for kpm, *_ in found], rules.today(now), rules)
    names = _names(session, {group.pendamping_id for _, _, group, _, _ in found})
    rows = []
    for kpm, person, group, form, label in found:
        rows.append(
            SentForm(
                kpm.person_id,
                kpm.participant_number,
                person.name,
                group.name,
                group.number,
                kpm.member_number,
                group.desa,
                kpm.dusun,
                kpm.rt,
                kpm.rw,
                label,
                names.get(group.pendamping_id or 0),
                rules.today(form.checked_at) if form.checked_at is not None else None,
                form.signed_on,
                form.file_id is not None,
                form.refused_on,
                rules.today(form.sent_at or now),
                form.sent_at == latest and form.sent_by == pendamping_id,
                tuple(members.get(kpm.person_id, ())),
            )
        )
    leave_trace(session, actor, "read_sent_forms", "person", pendamping_id, now)
    return SentForms(sender.kecamatan or "", tuple(rows))


def _names(session: Session, ids: set[int | None]) -> dict[int, str]:
    wanted = [one for one in ids if one is not None]
    return dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted))).all())
