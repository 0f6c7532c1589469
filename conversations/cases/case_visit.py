"""A visit is planned from a case's file: on which day, and what it is about.

day --> purpose --> thanks
"""

from datetime import date

from conversations.cases.agreement_one import day_ahead
from conversations.cases.case_file import shared_phone
from conversations.cases.case_state import STAFF, CaseState, family_name, view_of
from conversations.cases.saving import in_own_words
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.visit_days import day_meant, unclear_day
from programme.access import may_run
from programme.cases.agreements import Agreed, agree
from programme.cases.follow_ups import plan_case_visit

LONGEST_PURPOSE = 160
SKIP = frozenset({"lewati", "lewat", "-", "tidak ada", "gak ada", "ora ono"})


def begin(turn: Turn, state: CaseState) -> Next:
    if not may_run(turn.session, turn.actor, "plan_case_visit", state.case_id):
        return Done(turn.words._("Kasus itu tidak ada pada daftar Ibu/Bapak."))
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    if view_of(turn, state).state != "open":
        return Done(turn.words._("Kasus ini sudah diakhiri."))
    return Ask("day")


def ask_day(turn: Turn, state: CaseState) -> Question:
    name = family_name(turn, view_of(turn, state))
    return day_ahead(turn, turn.words._("Kapan {name} dikunjungi? Pilih, atau tulis tanggalnya.", name=name))


def take_day(turn: Turn, state: CaseState, answer: Answer) -> Next:
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(turn.words))
    state.day = day.isoformat()
    return Ask("purpose")


def ask_purpose(turn: Turn, state: CaseState) -> Question:
    skip = Choice("skip", turn.words._("Lewati"), SKIP)
    text = turn.words._("Untuk apa? Tulis singkat (terbaca pada daftar kunjungan), atau Lewati.")
    return in_own_words(Question(text, (skip,), numbered=False))


def take_purpose(turn: Turn, state: CaseState, answer: Answer) -> Next:
    words, day = turn.words, date.fromisoformat(state.day)
    purpose = None if answer.value == "skip" else " ".join((answer.text or "").split())[:LONGEST_PURPOSE] or None
    if plan_case_visit(turn.session, turn.actor, state.case_id, day, purpose, turn.now) is not None:
        said = words._("Kunjungan dicatat untuk {day}. Hari itu masuk daftar kunjungan.", day=words.day(day))
        return Done(f"{said} {words._('Hanya Ibu/Bapak yang melihatnya.')}")
    return _reminded_instead(turn, state, day, purpose)


def _reminded_instead(turn: Turn, state: CaseState, day: date, purpose: str | None) -> Next:
    """Where the list can't take it he is reminded on that day: nothing says why, for it may be another's matter."""
    words = turn.words
    what = purpose or words._("berkunjung")
    agreed = Agreed("task", "pendamping", what, day, reminds_family=False)
    if agree(turn.session, turn.actor, state.case_id, agreed, turn.now, turn.rules) is None:
        return Done(words._("Kasus ini sudah diakhiri."))
    return Done(words._("Tercatat: {day} saya ingatkan untuk berkunjung.", day=words.day(day)))


CONVERSATION = Conversation(
    "case_visit",
    CaseState,
    {"day": Step(ask_day, take_day), "purpose": Step(ask_purpose, take_purpose)},
    begin,
    roles=STAFF,
    unfinished=lambda turn, state: turn.words._("rencana kunjungan"),
)
