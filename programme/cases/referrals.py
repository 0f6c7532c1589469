"""A case shared with a colleague for advice, or handed to him: asked, answered; he reads it only once he accepted.

Every step leaves a trace and an entry in the file. How sharing ends: programme.cases.referral_ends.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Address, Case, CaseReferral, Complaint, Group, Person
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.cases.entries import write_entry
from programme.cases.follow_ups import give_case_visits
from programme.cases.keepers import keeper_of, locked
from programme.cases.referral_ends import ANSWERED, ASKED, close_referral, end_referrals_of, subject_of
from programme.cases.waiting_cases import give_what_waits
from programme.complaints.visits import is_hidden
from programme.matter_relations import handles_complaint
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_handovers import COLLEAGUES, Colleague

KINDS = ("advice", "handover")
HAS_OWN = "has_own"
"""He works with this family himself already: two cases of it can't become one."""


@dataclass(frozen=True)
class ReferralLine:
    """A sharing as its two sides read it."""

    referral_id: int
    case_id: int
    kind: str
    """advice or handover."""
    state: str
    """asked, accepted, declined, withdrawn or ended."""
    reason: str
    desa: str
    from_name: str
    from_gender: str
    to_id: int
    to_name: str
    to_gender: str
    name: str | None
    """Of the family: only for who may read its case."""
    gender: str


@operation(on="case", may=("holder",))
def list_advisers(session: Session, actor: Actor, case_id: int) -> list[Colleague]:
    """Who of the kecamatan can be asked: in office, joined, and none from whom its complaint is hidden."""
    case = session.get_one(Case, case_id)
    joined = select(Address.person_id).where(Address.closed_at.is_(None))
    query = (
        select(Person)
        .where(
            Person.role.in_(COLLEAGUES),
            Person.kecamatan == session.get_one(Group, case.group_id).kecamatan,
            Person.removed_at.is_(None),
            Person.id.in_(joined),
            Person.id.not_in([case.holder_id, actor.person_id or 0]),
        )
        .order_by(Person.name)
    )
    people = [one for one in session.scalars(query) if _may_hear_of(session, one, case)]
    return [Colleague(one.id, one.name, one.gender) for one in people]


@operation(on="case", may=("holder",))
def refer_case(
    session: Session, actor: Actor, case_id: int, to_id: int, kind: str, reason: str, now: datetime, rules: Rules
) -> int | None:
    """Asks a colleague for advice, or to take the case over; the referral's id.

    None where the case is closed, he can't be asked, reads it already, or somebody is being asked.
    """
    case = locked(session, case_id)
    standing = [(one.state, one.to_id, one.kind) for one in _of_case(session, case_id)]
    busy = any(state == "asked" for state, _, _ in standing)
    reads = kind == "advice" and ("accepted", to_id, kind) in standing
    may_be_asked = to_id in {one.id for one in list_advisers(session, actor, case_id)}
    if case.state != "open" or kind not in KINDS or busy or reads or not may_be_asked:
        return None
    assert actor.person_id is not None
    referral = CaseReferral(case_id=case_id, from_id=actor.person_id, to_id=to_id, kind=kind, reason=reason)
    referral.state, referral.asked_at = "asked", now
    session.add(referral)
    session.flush()
    until = now + timedelta(hours=rules.casework.referral_hours)
    put_notice(session, ASKED, subject_of(referral.id), to_id, "asked", now, deadline=until)
    leave_trace(session, actor, "refer_case", "case", case_id, now)
    return referral.id


@operation(on="referral", may=("self",))
def answer_referral(
    session: Session, actor: Actor, referral_id: int, accepts: bool, now: datetime, rules: Rules
) -> str | None:
    """The colleague accepts or declines; None where that was taken, else the state it has come to (or HAS_OWN)."""
    referral = session.get_one(CaseReferral, referral_id, with_for_update=True, populate_existing=True)
    case = locked(session, referral.case_id)
    if referral.state != "asked" or case.state != "open":
        return referral.state if referral.state != "asked" else "withdrawn"
    has_own = accepts and referral.kind == "handover" and _holds_another(session, referral.to_id, case)
    taken = accepts and not has_own
    close_referral(session, referral, "accepted" if taken else "declined", now)
    if taken:
        person = session.get_one(Person, referral.to_id)
        write_entry(session, case, "referred", person.name, now, rules, about=referral.kind, author_id=referral.from_id)
    if taken and referral.kind == "handover":
        _hand_over(session, case, referral, now, rules)
    put_notice(session, ANSWERED, subject_of(referral_id), referral.from_id, referral.state, now)
    leave_trace(session, actor, "answer_referral", "case", case.id, now)
    return HAS_OWN if has_own else None


@operation(on="referral", may=("self", "holder"))
def show_referral(session: Session, actor: Actor, referral_id: int) -> ReferralLine:
    """The sharing; the family's name only for who reads its case: not before he accepted, not after it ended."""
    return _line(session, session.get_one(CaseReferral, referral_id), actor)


@operation(on="case", may=("holder",))
def list_referrals(session: Session, actor: Actor, case_id: int) -> list[ReferralLine]:
    """With whom the case is shared, or who is being asked."""
    return [_line(session, one, actor) for one in _of_case(session, case_id) if one.state in ("asked", "accepted")]


def line_for_asker(session: Session, referral_id: int, asker_id: int) -> ReferralLine | None:
    """For the notice to whoever asked, who may hold the case no more; None for anybody else."""
    referral = session.get(CaseReferral, referral_id)
    if referral is None or referral.from_id != asker_id:
        return None
    return _line(session, referral, Actor(None, "system"))


def _of_case(session: Session, case_id: int) -> list[CaseReferral]:
    query = select(CaseReferral).where(CaseReferral.case_id == case_id).order_by(CaseReferral.id)
    return list(session.scalars(query))


def _line(session: Session, referral: CaseReferral, actor: Actor) -> ReferralLine:
    case = session.get_one(Case, referral.case_id)
    sender, receiver = (session.get_one(Person, one) for one in (referral.from_id, referral.to_id))
    family, group = session.get_one(Person, case.kpm_id), session.get_one(Group, case.group_id)
    reads = actor.person_id == keeper_of(session, case) or (
        actor.person_id == referral.to_id and referral.state == "accepted" and referral.kind == "advice"
    )
    return ReferralLine(
        referral.id, case.id, referral.kind, referral.state, referral.reason, group.desa, sender.name, sender.gender,
        receiver.id, receiver.name, receiver.gender, family.name if reads else None, family.gender,
    )  # fmt: skip


def _may_hear_of(session: Session, person: Person, case: Case) -> bool:
    """A case that came of a hidden complaint is shared only with who may handle that complaint."""
    complaint = session.get(Complaint, case.complaint_id) if case.complaint_id is not None else None
    if complaint is None or not is_hidden(complaint):
        return True
    return handles_complaint(session, person, complaint)


def _holds_another(session: Session, person_id: int, case: Case) -> bool:
    query = select(Case.id).where(Case.kpm_id == case.kpm_id, Case.holder_id == person_id, Case.state == "open")
    return session.scalar(query.limit(1)) is not None


def _hand_over(session: Session, case: Case, referral: CaseReferral, now: datetime, rules: Rules) -> None:
    """From here on he holds it, with its visits; who held it before, and who was asked for advice, reads it no more."""
    before = session.get_one(Person, case.holder_id)
    end_referrals_of(session, case.id, now)
    case.holder_id = referral.to_id
    session.flush()
    give_case_visits(session, case.id, referral.to_id)
    give_what_waits(session, case.id, referral.to_id, now)
    write_entry(session, case, "taken_over", before.name, now, rules, author_id=referral.to_id)
