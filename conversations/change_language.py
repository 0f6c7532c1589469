"""A person chooses the language she reads.

language --> thanks
"""

from dataclasses import dataclass

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import LANGUAGE_NAMES, LANGUAGE_WORDS, LANGUAGES, Words
from programme.people import set_language


@dataclass
class State:
    """Nothing is remembered."""


def ask_language(turn: Turn, state: State) -> Question:
    choices = tuple(Choice(language, LANGUAGE_NAMES[language], LANGUAGE_WORDS[language]) for language in LANGUAGES)
    return Question(turn.words._("Mau memakai bahasa apa?"), choices)


def take_language(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    set_language(turn.session, turn.who.id, answer.value)
    turn.contact.language = answer.value
    turn.words = Words(answer.value)
    turn.say(turn.words._("Baik, mulai sekarang saya memakai bahasa ini."), menu_role=turn.who.role)
    return Done(menu=True)


CONVERSATION = Conversation(
    "change_language",
    State,
    {"language": Step(ask_language, take_language)},
    lambda turn, state: Ask("language"),
    title=lambda words: words._("Ganti bahasa"),
    section="settings",
    commands=("bahasa", "basa", "language"),
)
