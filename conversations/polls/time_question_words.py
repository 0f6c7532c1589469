"""The three answers to "would that time suit?", with the words in which people give them."""

from conversations.questions import Choice
from conversations.words import Words
from programme.polls.time_answer_text import NO, UNSURE, YES


def answer_choices(words: Words) -> tuple[Choice, Choice, Choice]:
    """Bisa, Tidak bisa, Belum tahu; what else may be typed for them is programme.polls.time_answer_text's."""
    return (
        Choice(YES, words._("Bisa")),
        Choice(NO, words._("Tidak bisa")),
        Choice(UNSURE, words._("Belum tahu")),
    )
