"""Pendamping writes down what a family told her in person, so that it has a ticket and a due date like any other.

family --> category ... check --> ticket, as in conversations.complaints.file_complaint
One about the ketua or the pendamping is not written here: how the family does that itself is told kindly.
"""

from conversations.complaints.file_accused import ask_accused, take_accused
from conversations.complaints.file_check import ask_check, take_check
from conversations.complaints.file_complaint import take_file
from conversations.complaints.file_flow import next_question
from conversations.complaints.file_questions import (
    ask_card,
    ask_category,
    ask_guess,
    ask_words,
    take_card,
    take_category,
    take_guess,
    take_words,
)
from conversations.complaints.file_state import FileState
from conversations.member_question import MEMBERS_A_PAGE, ask_member, take_member
from conversations.questions import Answer, Question
from conversations.turn import Again, Conversation, Done, Next, Step, Turn
from programme.members import MemberLine, list_members
from programme.people import groups_of

TEXT = frozenset({"text"})


def begin(turn: Turn, state: FileState) -> Next:
    if not _families(turn):
        return Done(turn.words._("Belum ada kelompok yang didampingi, jadi belum ada keluhan yang bisa dicatat."))
    return next_question(turn, state)


def ask_family(turn: Turn, state: FileState) -> Question:
    """A list to press where it is short; else a part of the name is asked for."""
    families = _families(turn)
    if state.found or len(families) <= MEMBERS_A_PAGE:
        return ask_member(turn, state, families, turn.words._("Keluhan siapa yang dicatat? Tekan, atau tulis namanya."))
    return Question(turn.words._("Keluhan siapa yang dicatat? Tulis sebagian namanya."), numbered=False, accepts=TEXT)


def take_family(turn: Turn, state: FileState, answer: Answer) -> Next:
    chosen = take_member(turn, state, _families(turn), answer)
    if isinstance(chosen, Again):
        return chosen
    state.kpm_id = chosen.person_id
    return next_question(turn, state)


def _families(turn: Turn) -> list[MemberLine]:
    groups = groups_of(turn.session, turn.who.id)
    return [one for group in groups for one in list_members(turn.session, turn.actor, group.id)]


CONVERSATION = Conversation(
    "record_complaint",
    FileState,
    {
        "family": Step(ask_family, take_family),
        "category": Step(ask_category, take_category),
        "card": Step(ask_card, take_card),
        "guess": Step(ask_guess, take_guess),
        "accused": Step(ask_accused, take_accused),
        "words": Step(ask_words, take_words),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Catat keluhan"),
    section="matters",
    commands=("catat keluhan", "catatkeluhan", "tulis keluhan"),
    aside=take_file,
)
