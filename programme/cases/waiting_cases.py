"""What of a holder's cases waits for her: to be evaluated, something agreed that is due, a word that was heard."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, String, and_, cast, exists, func, literal, or_, select

from db import Session
from db.tables import Case, CaseAgreement, OutboxRow
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.cases.evaluating import NOTICE as EVALUATION
from programme.cases.family_word import HEARD
from programme.rules import Rules

_SUBJECT = literal("case:") + cast(Case.id, String)


def waiting_cases(session: Session, person_id: int, now: datetime, rules: Rules) -> int:
    """For her menu and the evening's summary: a number, and nothing of whom."""
    query = select(func.count()).select_from(Case).where(Case.holder_id == person_id, Case.state == "open")
    return session.scalar(query.where(waits_for(person_id, rules.today(now)))) or 0


def waits_for(person_id: int, today: date) -> ColumnElement[bool]:
    """Which of a holder's open cases wait for her, on that local day."""
    asked = exists().where(
        OutboxRow.kind.in_((EVALUATION, HEARD)),
        OutboxRow.subject == _SUBJECT,
        OutboxRow.person_id == person_id,
        OutboxRow.answered_at.is_(None),
        OutboxRow.state != "dropped",
    )
    due = exists().where(
        and_(
            CaseAgreement.case_id == Case.id,
            CaseAgreement.state == "open",
            CaseAgreement.due_on <= today,
        )
    )
    return or_(asked, due)


def give_what_waits(session: Session, case_id: int, to_id: int, now: datetime) -> None:
    """When a case passes to a colleague, he is told what waits in it; who held it before is waited for no more."""
    subject = f"case:{case_id}"
    query = select(OutboxRow.kind, OutboxRow.slot).where(
        OutboxRow.kind.in_((EVALUATION, HEARD)),
        OutboxRow.subject == subject,
        OutboxRow.answered_at.is_(None),
        OutboxRow.state != "dropped",
    )
    waiting = {kind: slot or "" for kind, slot in session.execute(query.order_by(OutboxRow.id))}
    for kind, slot in waiting.items():
        drop_waiting(session, kind, subject, "passed_on")
        mark_answered(session, kind, subject, None, now)
        put_notice(session, kind, subject, to_id, slot, now)
