"""How the sharing of a case ends: taken back, over, or nobody answered in time; whoever read it reads it no more."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Case, CaseReferral, Group, Person
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.rules import Rules
from programme.trail import leave_trace

ASKED, ANSWERED = "case_referred", "case_referral_answered"


@operation(on="referral", may=("holder",))
def withdraw_referral(session: Session, actor: Actor, referral_id: int, now: datetime) -> bool:
    """Takes back what was not answered yet; False where it was."""
    return _end(session, actor, referral_id, "asked", "withdrawn", now, "withdraw_referral")


@operation(on="referral", may=("self", "holder"))
def end_referral(session: Session, actor: Actor, referral_id: int, now: datetime) -> bool:
    """The colleague reads the case no more; False where that had ended."""
    return _end(session, actor, referral_id, "accepted", "ended", now, "end_referral")


@operation(on=None, may=("system",))
def lapse_referrals(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Withdraws what nobody answered in time, and ends the reading of who has left or works elsewhere now."""
    before, changed = now - timedelta(hours=rules.casework.referral_hours), 0
    query = select(CaseReferral).where(CaseReferral.state.in_(("asked", "accepted")), CaseReferral.kind == "advice")
    asked = select(CaseReferral).where(CaseReferral.state == "asked", CaseReferral.kind == "handover")
    for referral in [*session.scalars(query), *session.scalars(asked)]:
        works_there = _works_there(session, referral)
        if referral.state == "asked" and (referral.asked_at <= before or not works_there):
            close_referral(session, referral, "withdrawn", now)
            put_notice(session, ANSWERED, subject_of(referral.id), referral.from_id, "lapsed", now)
            changed += 1
        elif referral.state == "accepted" and not works_there:
            close_referral(session, referral, "ended", now)
            changed += 1
    return changed


def next_referral_lapse(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which an unanswered question lapses."""
    oldest = session.scalar(select(func.min(CaseReferral.asked_at)).where(CaseReferral.state == "asked"))
    if oldest is None:
        return None
    return max(oldest + timedelta(hours=rules.casework.referral_hours), after + timedelta(seconds=1))


def close_referral(session: Session, referral: CaseReferral, state: str, now: datetime) -> None:
    """Gives it that state; nobody is asked any more."""
    if referral.state == "asked":
        referral.answered_at = now
    if state in ("withdrawn", "ended"):
        referral.ended_at = now
    referral.state = state
    drop_waiting(session, ASKED, subject_of(referral.id), state)
    mark_answered(session, ASKED, subject_of(referral.id), referral.to_id, now)
    session.flush()


def end_referrals_of(session: Session, case_id: int, now: datetime) -> None:
    """When a case closes or passes on: what was asked is withdrawn, who read it for advice reads it no more."""
    query = select(CaseReferral).where(CaseReferral.case_id == case_id, CaseReferral.state.in_(("asked", "accepted")))
    for referral in session.scalars(query).all():
        close_referral(session, referral, "withdrawn" if referral.state == "asked" else "ended", now)


def subject_of(referral_id: int) -> str:
    return f"referral:{referral_id}"


def _end(
    session: Session, actor: Actor, referral_id: int, before: str, after: str, now: datetime, operation_name: str
) -> bool:
    referral = session.get_one(CaseReferral, referral_id, with_for_update=True, populate_existing=True)
    if referral.state != before:
        return False
    close_referral(session, referral, after, now)
    leave_trace(session, actor, operation_name, "case", referral.case_id, now)
    return True


def _works_there(session: Session, referral: CaseReferral) -> bool:
    person = session.get_one(Person, referral.to_id)
    group = session.get_one(Group, session.get_one(Case, referral.case_id).group_id)
    return person.removed_at is None and person.kecamatan == group.kecamatan
