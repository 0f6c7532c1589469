"""A case carried on among people of long names, for the walk through every question and notice."""

from datetime import date, time, timedelta
from typing import Any

from conversations.cases.agreement_state import AgreementState
from conversations.cases.case_state import CaseState
from conversations.cases.evaluate_state import EvaluationState
from conversations.cases.hindrance_state import HindranceState
from conversations.cases.refer_state import ReferralState
from db import Session
from db.tables import Address, Attendance, CaseAgreement, CaseReferral, Contact, Meeting
from outbox.queue import put_notice
from programme.rules import Rules
from tests.village import BEGINS_AT

NOW, RULES = BEGINS_AT + timedelta(days=60), Rules()
BIG = 1_000_000_000
SITI, SRI, COLLEAGUE = BIG + 1, BIG + 101, BIG + 10
LONG, LONG_NAME = "w" * 160, "w" * 60
MEETS = RULES.local(NOW + timedelta(days=12))
CAME_TO = BIG + 50
DUE = RULES.today(NOW)


def carry_on(session: Session, case_id: int) -> None:
    """Something agreed of each sort, a colleague asked and one who reads along, the family asked for its word."""
    for number in range(8):
        one = CaseAgreement(id=case_id + number, case_id=case_id, kind=("task", "stand_in")[number % 2], words=LONG)
        one.who, one.agreed_on = LONG_NAME, DUE - timedelta(days=9)
        one.due_on, one.every_meeting, one.leaves_at = (None, True, time(8)) if number % 2 else (DUE, False, None)
        session.add(one)
    for number, state in enumerate(("asked", "accepted")):
        referral = CaseReferral(id=case_id + number, case_id=case_id, from_id=SITI, to_id=COLLEAGUE, kind="advice")
        referral.reason, referral.state, referral.asked_at = "w" * 200, state, NOW
        session.add(referral)
    session.flush()
    coming = Meeting(id=BIG + 61, group_id=BIG, starts_at=MEETS, ends_at=MEETS + timedelta(hours=2), place="P" * 200)
    coming.created_by, coming.created_at = SITI, NOW
    session.add(coming)
    session.query(Attendance).filter_by(meeting_id=CAME_TO, kpm_id=SRI).one().mark = "present"
    contact = Contact(id=case_id, channel="telegram", address="carried", address_index="carried")
    contact.opened_at = contact.last_seen_at = NOW
    session.add(contact)
    session.flush()
    session.add(Address(contact_id=case_id, person_id=SRI, source="code", opened_at=NOW))
    session.flush()
    put_notice(session, "case_word", f"case:{case_id}", SRI, "asked 2018-11-29", NOW)


def states_of_carrying(case_id: int) -> dict[str, tuple[int, Any]]:
    """Conversation -> who has it, and a state in which each of its questions can be asked."""
    agreement = AgreementState(
        case_id, words=LONG, about="stand_in", day="2018-12-07", entry_id=case_id, who=LONG_NAME, leaves_at="08:30"
    )
    evaluation = EvaluationState(case_id, ticked=["comes"], own=["w" * 300] * 3, achieved=["comes"], not_yet=[])
    referral = ReferralState(case_id, words="w" * 200, about="handover", to_id=COLLEAGUE)
    return {
        "case_agreements": (SITI, agreement),
        "case_visit": (SITI, CaseState(case_id, day="2018-12-07")),
        "evaluate_case": (SITI, evaluation),
        "end_case": (SITI, CaseState(case_id, words="w" * 500)),
        "refer_case": (SITI, referral),
        "say_hindrance": (SRI, HindranceState(case_id + 1)),
    }


def notices_of_carrying(case_id: int) -> dict[str, tuple[int, str, str]]:
    """Kind -> (reader, subject, slot)."""
    case, due = f"case:{case_id}", date.isoformat(DUE)
    return {
        "case_agreement": (SRI, f"agreement:{case_id + 1}", f"meeting {MEETS:%Y-%m-%d %H:%M}"),
        "case_agreement_due": (SITI, f"agreement:{case_id}", f"due {due}"),
        "case_evaluation": (SITI, case, f"after 1 since {due}"),
        "case_word": (SRI, case, "again 2018-11-29"),
        "case_word_heard": (SITI, case, f"said {due}"),
        "case_referred": (COLLEAGUE, f"referral:{case_id}", "asked"),
        "case_referral_answered": (SITI, f"referral:{case_id}", "lapsed"),
        "came_again": (SRI, f"meeting:{CAME_TO}", f"came {SRI}"),
    }
