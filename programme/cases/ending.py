"""Closing a case with the family's word, and opening it again.

First source document, A.2.f: 'Terminasi atau pengakhiran penanganan masalah'.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Case, CaseAgreement, Kpm, Visit
from outbox.queue import drop_waiting, mark_answered
from programme.access import Actor, operation
from programme.cases.agreements import end_agreements_of
from programme.cases.entries import write_entry
from programme.cases.family_word import ask_no_more, family_word_of, subject_of
from programme.cases.follow_ups import CASE, end_case_visits
from programme.cases.keepers import is_reached_as_before, locked
from programme.cases.phases import go_on
from programme.cases.referral_ends import end_referrals_of
from programme.rules import Rules
from programme.trail import leave_trace


@dataclass(frozen=True)
class BeforeEnding:
    """What the holder wants to know before a case is closed."""

    state: str
    word: str | None
    """The family's word since it was opened (again); None: not said yet."""
    word_code: str | None
    """well or needs_more, where she chose one."""
    word_on: date | None
    by_herself: bool
    """She wrote it; else the holder noted what she said."""
    reached: bool
    """She has a chat that nobody else uses."""
    has_left: bool
    """She is in no group any more: then it can be closed without her word."""
    open_agreements: int
    open_visits: int

    @property
    def may_close(self) -> bool:
        return self.state == "open" and (self.word is not None or self.has_left)


@operation(on="case", may=("holder",))
def before_ending(session: Session, actor: Actor, case_id: int, now: datetime, rules: Rules) -> BeforeEnding:
    """What stands in the way of closing it, and what ends with it."""
    case = session.get_one(Case, case_id)
    word = family_word_of(session, case)
    agreements = select(CaseAgreement.id).where(CaseAgreement.case_id == case_id, CaseAgreement.state == "open")
    visits = select(Visit.id).where(Visit.case_id == case_id, Visit.cause == CASE, Visit.state == "open")
    leave_trace(session, actor, "before_ending", "case", case_id, now)
    return BeforeEnding(
        state=case.state,
        word=word.words if word is not None else None,
        word_code=word.about if word is not None else None,
        word_on=word.happened_on if word is not None else None,
        by_herself=word is not None and word.author_id == case.kpm_id,
        reached=is_reached_as_before(session, case),
        has_left=session.get_one(Kpm, case.kpm_id).left_at is not None,
        open_agreements=len(session.scalars(agreements).all()),
        open_visits=len(session.scalars(visits).all()),
    )


@operation(on="case", may=("holder",))
def close_case(session: Session, actor: Actor, case_id: int, words: str, now: datetime, rules: Rules) -> bool:
    """Closes the case: its agreements, visits and sharing end with it. `words`: what the holder says at the end.

    False where it is closed already, or the family's word is missing (unless she is in no group any more).
    """
    case = locked(session, case_id)
    has_left = session.get_one(Kpm, case.kpm_id).left_at is not None
    if case.state != "open" or (family_word_of(session, case) is None and not has_left):
        return False
    go_on(session, actor, case_id, "ending", now, rules)
    write_entry(session, case, "closed", words, now, rules, author_id=actor.person_id)
    case.state, case.closed_at = "closed", now
    end_agreements_of(session, case_id, now)
    end_case_visits(session, case_id, now)
    end_referrals_of(session, case_id, now)
    ask_no_more(session, case_id, now)
    for kind in ("case_evaluation", "case_word_heard"):
        drop_waiting(session, kind, subject_of(case_id), "closed")
        mark_answered(session, kind, subject_of(case_id), None, now)
    session.flush()
    leave_trace(session, actor, "close_case", "case", case_id, now)
    return True


@operation(on="case", may=("holder",))
def reopen_case(session: Session, actor: Actor, case_id: int, words: str, now: datetime, rules: Rules) -> bool:
    """Opens a closed case again, to look for another plan; False where it is open, or another of hers is."""
    case = locked(session, case_id)
    other = select(Case.id).where(
        Case.kpm_id == case.kpm_id, Case.holder_id == case.holder_id, Case.state == "open", Case.id != case_id
    )
    if case.state != "closed" or session.scalar(other.limit(1)) is not None:
        return False
    case.state, case.reopened_at, case.phase, case.acting_since = "open", now, "identification", None
    session.flush()
    write_entry(session, case, "reopened", words, now, rules, author_id=actor.person_id)
    leave_trace(session, actor, "reopen_case", "case", case_id, now)
    return True
