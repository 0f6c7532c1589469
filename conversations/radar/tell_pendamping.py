"""A family tells its pendamping what keeps it from coming, after a kind word: handed on word for word, to him alone.

words --> thanks
check --yes--> thanks      (she wrote it at once, as an answer to the notice)
"""

from dataclasses import dataclass

from conversations.inquiries.ask_state import AskState
from conversations.inquiries.handing_on import handed_on, who_answers
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.said_instead import LATER, command_instead_of_words, tells_nothing, tells_unknown
from conversations.turn import FAMILIES, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.inquiries.asking import ask_pendamping
from programme.matter_doubts import speaks_ill_of_own_people

LONGEST_QUOTE = 200


@dataclass
class State:
    words: str = ""
    """What she wrote at once."""


def begin(turn: Turn, state: State) -> Next:
    return Ask("check" if state.words else "words")


def ask_words(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._(
        "Silakan ceritakan, {name}. Boleh seadanya; yang membaca hanya {who}.", name=turn.name(), who=who_answers(turn)
    )
    later = Choice("later", words._("Nanti saja"), LATER | NO_WORDS)
    return Question(text, (later,), numbered=False, accepts=frozenset({"text"}), any_words=True)


def take_words(turn: Turn, state: State, answer: Answer) -> Next:
    text = (answer.text or "").strip()
    if answer.value == "later" or tells_nothing(text) or tells_unknown(text):
        return _later(turn)
    return command_instead_of_words(turn, text, "tell_pendamping") or _told(turn, text)


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    yes = Choice("yes", words._("Ya, sampaikan"), YES_WORDS)
    no = Choice("no", words._("Tidak usah"), NO_WORDS | LATER)
    said = state.words if len(state.words) <= LONGEST_QUOTE else f"{state.words[: LONGEST_QUOTE - 1]}…"
    return Question(words._("“{said}” — saya sampaikan kepada {who}?", said=said, who=who_answers(turn)), (yes, no))


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    return _told(turn, state.words) if answer.value == "yes" else _later(turn)


def _later(turn: Turn) -> Next:
    return Done(turn.words._("Baik, {name}. Kapan saja boleh bercerita: ketik tanya.", name=turn.name()))


def _told(turn: Turn, text: str) -> Next:
    """What may be about the very people who would read it goes the way on which that is asked first."""
    if speaks_ill_of_own_people(text):
        return Start("ask_question", AskState(words=text))
    who = who_answers(turn)
    asked = ask_pendamping(turn.session, turn.actor, turn.who.id, text, [], turn.now)
    if asked.responder is None:
        return Done(handed_on(turn, asked))
    return Done(
        turn.words._(
            "Terima kasih sudah bercerita, {name}. Sudah saya sampaikan kepada {who}.", name=turn.name(), who=who
        )
    )


CONVERSATION = Conversation(
    "tell_pendamping",
    State,
    {"words": Step(ask_words, take_words), "check": Step(ask_check, take_check)},
    begin,
    roles=FAMILIES,
    unfinished=lambda turn, state: turn.words._("cerita tadi"),
)
