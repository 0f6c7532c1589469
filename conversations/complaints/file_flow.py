"""Which question of a complaint comes next: each is asked only while its answer is missing."""

from conversations.complaints.file_state import FileState
from conversations.inquiries.own_people import blames_own_people
from conversations.turn import FAMILIES, Ask, Turn
from programme.complaints.hints import hints_at_somebody
from programme.complaints.own import Ahead, look_ahead
from programme.complaints.routing import HIDDEN_ROLES
from programme.matters import ABOUT_SOMEBODY

NOBODY = "nobody"
SPEAKS_FOR_ITSELF = frozenset({"kks_lost", "kks_damaged", "kks_swallowed", "kks_pin", "zero_balance", "not_paid"})
"""Kinds that need no story."""


def next_question(turn: Turn, state: FileState, preface: str | None = None) -> Ask:
    """family -> category -> (accused, here) -> words -> (accused, here) -> check."""
    return Ask(_missing(turn, state), preface)


def _missing(turn: Turn, state: FileState) -> str:
    if not state.kpm_id:
        return "family"
    if not state.category:
        return "guess" if state.guessed else "category"
    if not state.accused_role and may_be_about_somebody(turn, state):
        return "accused"
    if state.accused_role in HIDDEN_ROLES and not state.said_here and ahead(turn, state).others_here:
        return "here"
    return "check" if state.told else "words"


def may_be_about_somebody(turn: Turn, state: FileState) -> bool:
    """Whether it is to be asked whom it is about."""
    return state.category in ABOUT_SOMEBODY or hints_at_somebody(state.words) or blames_own_people(turn, state.words)


def ahead(turn: Turn, state: FileState) -> Ahead:
    """Whom this complaint may name, and who might read it on this phone."""
    return look_ahead(turn.session, turn.actor, state.kpm_id, [one.id for one in turn.people])


def set_category(turn: Turn, state: FileState, category: str) -> Ask:
    """What helps at once is said at once: a lost card should be blocked before the rest is told."""
    state.category, state.guessed = category, ""
    say_first_aid(turn, category)
    return next_question(turn, state)


def say_first_aid(turn: Turn, category: str) -> None:
    """In a message of its own, which can be shown to the bank or kept; staff know it."""
    helps = turn.house.texts.first_aid.text(category, turn.words.language)
    if helps and turn.who.role in FAMILIES:
        turn.say(helps)


def accused_of(state: FileState) -> str | None:
    """As it is stored: None where she said that it is about nobody, or was not asked."""
    return state.accused_role if state.accused_role not in ("", NOBODY) else None
