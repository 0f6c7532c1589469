"""Children of school age without a school: found from their birth dates, on the pendamping's list until each has one.

Second source document, C.1.c: 'Mencatat daftar peserta PKH yang anaknya berusia sekolah namun ... belum terdaftar di
sekolah'; D.2: 'Mengajak peserta untuk mendaftarkan anaknya ke sekolah ..., Mencatat nama sekolah dan atau fasilitas
pendidikan dan meneruskan informasi ini ke UPPKH Kabupaten/Kota'. A school that is recorded is a change of the family's
data: it goes to the office with the month's list of changes.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select

from db import Session
from db.tables import Enrolment, FamilyMember, Group, Kpm, Person, Provider
from programme.access import Actor, operation
from programme.rules import Rules
from programme.schooling.age import age_on
from programme.secret_numbers import without_secrets
from programme.trail import leave_trace
from programme.updates.checks import mark_right
from programme.updates.reporting import NewChange, report_change

LONGEST_NOTE = 300
LEVELS = ("preschool", "sd", "smp", "sma")


@dataclass(frozen=True)
class EnrolmentLine:
    """A child without school, as its family's pendamping reads it."""

    enrolment_id: int
    member_id: int
    kpm_id: int
    child: str
    age: int
    """Whole years today; -1 where no birth date is known any more."""
    family: str
    """The name of the pengurus."""
    gender: str
    """Of the pengurus."""
    group_name: str
    dusun: str | None
    rt: str | None
    rw: str | None
    state: str
    due_on: date
    note: str | None


@operation(on="pendamping", may=("self",))
def list_enrolments(
    session: Session, actor: Actor, pendamping_id: int, today: date, *, also_later: bool = False
) -> list[EnrolmentLine]:
    """The open ones of his groups' families, the oldest child first; `also_later`: not only those due by today."""
    query = _lines().where(Group.pendamping_id == pendamping_id, Enrolment.state == "open")
    if not also_later:
        query = query.where(Enrolment.due_on <= today)
    rows = session.execute(query.order_by(FamilyMember.birth_date, Enrolment.id)).all()
    return [_line(one, member, kpm, person, group, today) for one, member, kpm, person, group in rows]


@operation(on="enrolment", may=("pendamping",))
def show_enrolment(session: Session, actor: Actor, enrolment_id: int, today: date) -> EnrolmentLine:
    """One of them, in whatever state."""
    one, member, kpm, person, group = session.execute(_lines().where(Enrolment.id == enrolment_id)).one()
    return _line(one, member, kpm, person, group, today)


@operation(on="enrolment", may=("pendamping",))
def enrol_child(
    session: Session, actor: Actor, enrolment_id: int, provider_id: int, level: str, now: datetime, rules: Rules
) -> bool:
    """The child goes to that school now; False where the task had ended (a double tap, a colleague).

    The family's entry gets the school and its level, and the office hears of it with the month's changes.
    """
    if level not in LEVELS:
        raise ValueError(f"no level of school: {level}")
    one = _open(session, enrolment_id)
    provider = session.get(Provider, provider_id)
    if one is None or provider is None:
        return False
    said = {"member": str(one.member_id), "school": provider.name, "level": level}
    update_id = report_change(session, actor, one.kpm_id, NewChange("new_school", said), 0, now)
    mark_right(session, actor, update_id, now, rules)
    session.get_one(FamilyMember, one.member_id).provider_id = provider_id
    one.provider_id = provider_id
    _end(session, one, "enrolled", actor, now)
    leave_trace(session, actor, "enrol_child", "enrolment", enrolment_id, now)
    return True


@operation(on="enrolment", may=("pendamping",))
def end_enrolment(session: Session, actor: Actor, enrolment_id: int, why: str, now: datetime) -> bool:
    """No school is looked for any more (finished school, too old ...); False where it had ended."""
    one = _open(session, enrolment_id)
    if one is None:
        return False
    one.note = without_secrets(why.strip())[:LONGEST_NOTE]
    _end(session, one, "not_needed", actor, now)
    leave_trace(session, actor, "end_enrolment", "enrolment", enrolment_id, now)
    return True


@operation(on="enrolment", may=("pendamping",))
def ask_enrolment_again(
    session: Session, actor: Actor, enrolment_id: int, note: str | None, now: datetime, rules: Rules
) -> date | None:
    """The family was spoken to and there is no school yet: it is asked after again on the day returned.

    What the family said is kept. None where the task had ended.
    """
    one = _open(session, enrolment_id)
    if one is None:
        return None
    if note:
        one.note = without_secrets(note.strip())[:LONGEST_NOTE]
    one.due_on = rules.today(now) + timedelta(days=rules.commitments.enrolment_asked_again_days)
    session.flush()
    leave_trace(session, actor, "ask_enrolment_again", "enrolment", enrolment_id, now)
    return one.due_on


def waiting_enrolments(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """How many of his families' children are to be asked after by now."""
    query = (
        select(func.count())
        .select_from(Enrolment)
        .join(Kpm, Kpm.person_id == Enrolment.kpm_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Group.pendamping_id == person_id, Enrolment.state == "open", Enrolment.due_on <= rules.today(now))
        .where(Kpm.left_at.is_(None))
    )
    return session.scalar(query) or 0


def _lines() -> Select[Enrolment, FamilyMember, Kpm, Person, Group]:
    return (
        select(Enrolment, FamilyMember, Kpm, Person, Group)
        .join(FamilyMember, FamilyMember.id == Enrolment.member_id)
        .join(Kpm, Kpm.person_id == Enrolment.kpm_id)
        .join(Person, Person.id == Kpm.person_id)
        .join(Group, Group.id == Kpm.group_id)
        .where(Kpm.left_at.is_(None))
    )


def _line(one: Enrolment, member: FamilyMember, kpm: Kpm, person: Person, group: Group, today: date) -> EnrolmentLine:
    return EnrolmentLine(
        enrolment_id=one.id,
        member_id=member.id,
        kpm_id=kpm.person_id,
        child=member.name,
        age=age_on(member.birth_date, today) if member.birth_date is not None else -1,
        family=person.name,
        gender=person.gender,
        group_name=group.name,
        dusun=kpm.dusun,
        rt=kpm.rt,
        rw=kpm.rw,
        state=one.state,
        due_on=one.due_on,
        note=one.note,
    )


def _open(session: Session, enrolment_id: int) -> Enrolment | None:
    one = session.get_one(Enrolment, enrolment_id, with_for_update=True, populate_existing=True)
    return one if one.state == "open" else None


def _end(session: Session, one: Enrolment, state: str, actor: Actor, now: datetime) -> None:
    one.state, one.ended_at, one.ended_by = state, now, actor.person_id
    session.flush()
