"""What was agreed with a family: who does what until when, or takes her place at work during each meeting.

First source document, A.2.d: 'meminta suami atau saudara untuk mengganti menjaga kantin untuk sementara, hanya ketika
ada pertemuan kelompok saja yang hanya dilakukan 2 jam'. When it is reminded of: programme.cases.agreement_reminders.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select

from db import Session
from db.tables import Case, CaseAgreement, CaseEntry, Person
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.cases.codes import NOTE
from programme.cases.entries import write_entry
from programme.cases.keepers import keeper_of, locked
from programme.rules import Rules
from programme.trail import leave_trace

FAMILY_NOTICE, DUE_NOTICE = "case_agreement", "case_agreement_due"
MAY_BE_WRITING = timedelta(minutes=10)
STATES = ("kept", "broken", "ended")
WHO = ("kpm", "spouse", "relative", "pendamping")
"""Anybody else is written in own words."""


@dataclass(frozen=True)
class Agreed:
    """What is agreed now; days and times are local."""

    kind: str
    """stand_in or task."""
    who: str
    """One of WHO, or a name or own words ('Pak Darto')."""
    words: str
    due_on: date | None = None
    every_meeting: bool = False
    reminds_family: bool = True
    leaves_at: time | None = None


@dataclass(frozen=True)
class AgreementView:
    """One agreement, with the family it was made with."""

    agreement_id: int
    case_id: int
    kind: str
    who: str
    words: str
    due_on: date | None
    every_meeting: bool
    reminds_family: bool
    leaves_at: time | None
    state: str
    """open, kept, broken or ended."""
    agreed_on: date
    name: str
    gender: str
    holder_name: str
    holder_gender: str
    lately_said: str | None = None
    """What the family said last of something agreed, and could not be kept."""


@operation(on="case", may=("holder",))
def agree(session: Session, actor: Actor, case_id: int, agreed: Agreed, now: datetime, rules: Rules) -> int | None:
    """Keeps what was agreed; its id, None where the case is closed.

    The same said twice (a double tap) is one agreement; said with another time, it holds as it was said last.
    """
    case = locked(session, case_id)
    if case.state != "open":
        return None
    today = rules.today(now)
    for one in session.scalars(_open_of(case_id)):
        if (one.kind, one.who, one.words, one.due_on) == (agreed.kind, agreed.who, agreed.words, agreed.due_on):
            if _corrected(session, one, agreed):
                leave_trace(session, actor, "agree", "case", case_id, now)
            return one.id
    made = CaseAgreement(
        case_id=case_id,
        kind=agreed.kind,
        who=agreed.who,
        words=agreed.words,
        due_on=agreed.due_on,
        every_meeting=agreed.every_meeting,
        reminds_family=agreed.reminds_family,
        leaves_at=agreed.leaves_at,
        agreed_on=today,
    )
    session.add(made)
    session.flush()
    leave_trace(session, actor, "agree", "case", case_id, now)
    return made.id


def _corrected(session: Session, kept: CaseAgreement, agreed: Agreed) -> bool:
    """Brings its times up to what is agreed now; False where they are so already."""
    now_said = (agreed.every_meeting, agreed.reminds_family, agreed.leaves_at)
    if (kept.every_meeting, kept.reminds_family, kept.leaves_at) == now_said:
        return False
    kept.every_meeting, kept.reminds_family, kept.leaves_at = now_said
    _drop_notices(session, kept.id, "agreed_anew")
    session.flush()
    return True


@operation(on="agreement", may=("holder",))
def settle_agreement(session: Session, actor: Actor, agreement_id: int, state: str, now: datetime) -> bool:
    """Ends an open agreement as kept, broken or ended (needed no more); False where it had ended."""
    agreement = _open(session, agreement_id)
    if agreement is None or state not in STATES:
        return False
    end_agreement(session, agreement, state, now)
    leave_trace(session, actor, "settle_agreement", "agreement", agreement_id, now)
    return True


@operation(on="agreement", may=("holder",))
def put_off_agreement(session: Session, actor: Actor, agreement_id: int, due_on: date, now: datetime) -> bool:
    """A task gets another day, of which everybody is reminded anew; False where it had ended."""
    agreement = _open(session, agreement_id)
    if agreement is None or agreement.every_meeting:
        return False
    agreement.due_on = due_on
    _drop_notices(session, agreement_id, "put_off")
    session.flush()
    leave_trace(session, actor, "put_off_agreement", "agreement", agreement_id, now)
    return True


@operation(on="agreement", may=("holder", "self"))
def show_agreement(session: Session, actor: Actor, agreement_id: int) -> AgreementView:
    """The agreement as both sides know it; what the family said of it is its holder's to read."""
    agreement = session.get_one(CaseAgreement, agreement_id)
    case = session.get_one(Case, agreement.case_id)
    person = session.get_one(Person, case.kpm_id)
    holder = session.get_one(Person, keeper_of(session, case) or case.holder_id)
    said = None if actor.person_id == case.kpm_id else _said_lately(session, case)
    return AgreementView(
        agreement.id, case.id, agreement.kind, agreement.who, agreement.words, agreement.due_on,
        agreement.every_meeting, agreement.reminds_family, agreement.leaves_at, agreement.state, agreement.agreed_on,
        person.name, person.gender, holder.name, holder.gender, said,
    )  # fmt: skip


@operation(on="agreement", may=("self",))
def say_ready(session: Session, actor: Actor, agreement_id: int, now: datetime) -> bool:
    """The family says that it will be as agreed; False where it had ended."""
    agreement = _open(session, agreement_id)
    mark_answered(session, FAMILY_NOTICE, subject_of(agreement_id), actor.person_id, now)
    return agreement is not None


@operation(on="agreement", may=("self",))
def say_hindered(
    session: Session, actor: Actor, agreement_id: int, words: str | None, now: datetime, rules: Rules
) -> bool:
    """The family says that it can't be this time: noted in the file, and its keeper is told. False where it had ended.

    Without words he is told a little later: she is asked which hindrance it is, and may be writing it.
    """
    agreement = _open(session, agreement_id)
    mark_answered(session, FAMILY_NOTICE, subject_of(agreement_id), actor.person_id, now)
    if agreement is None:
        return False
    case = session.get_one(Case, agreement.case_id)
    keeper_id = keeper_of(session, case)
    if words:
        write_entry(session, case, NOTE, words, now, rules, author_id=actor.person_id, about="kpm")
    if keeper_id is not None:
        slot, due_at = f"hindered {rules.today(now).isoformat()}", now + MAY_BE_WRITING
        if words:
            drop_waiting(session, DUE_NOTICE, subject_of(agreement_id), "said_more")
            slot, due_at = f"{slot} {rules.local(now):%H:%M:%S}", now
        put_notice(session, DUE_NOTICE, subject_of(agreement_id), keeper_id, slot, now, due_at=due_at)
    leave_trace(session, actor, "say_hindered", "agreement", agreement_id, now)
    return True


def subject_of(agreement_id: int) -> str:
    return f"agreement:{agreement_id}"


def end_agreement(session: Session, agreement: CaseAgreement, state: str, now: datetime) -> None:
    """Nobody is reminded of it from here on."""
    agreement.state, agreement.ended_at = state, now
    _drop_notices(session, agreement.id, state)
    for kind in (FAMILY_NOTICE, DUE_NOTICE):
        mark_answered(session, kind, subject_of(agreement.id), None, now)
    session.flush()


def end_agreements_of(session: Session, case_id: int, now: datetime) -> None:
    """When a case closes: what still holds at each meeting is the family's own from then on."""
    for agreement in session.scalars(_open_of(case_id)).all():
        end_agreement(session, agreement, "ended", now)


def _open_of(case_id: int) -> Select[CaseAgreement]:
    return select(CaseAgreement).where(CaseAgreement.case_id == case_id, CaseAgreement.state == "open")


def _open(session: Session, agreement_id: int) -> CaseAgreement | None:
    agreement = session.get_one(CaseAgreement, agreement_id, with_for_update=True, populate_existing=True)
    case = session.get_one(Case, agreement.case_id)
    return agreement if agreement.state == "open" and case.state == "open" else None


def _drop_notices(session: Session, agreement_id: int, outcome: str) -> None:
    for kind in (FAMILY_NOTICE, DUE_NOTICE):
        drop_waiting(session, kind, subject_of(agreement_id), outcome)


def _said_lately(session: Session, case: Case) -> str | None:
    query = select(CaseEntry.words).where(
        CaseEntry.case_id == case.id,
        CaseEntry.kind == NOTE,
        CaseEntry.author_id == case.kpm_id,
        CaseEntry.removed_at.is_(None),
    )
    return session.scalar(query.order_by(CaseEntry.id.desc()).limit(1))
