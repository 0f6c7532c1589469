"""Several notices await an answer and a bare number could mean any of them, or the question before them: we ask.

notice --> what its answer does, or the answer is given to the question before
"""

from dataclasses import dataclass, field

from conversations.notice_answers import answer_notice, would_answer
from conversations.notices.registry import NOTICES
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Resume, Step, Turn
from conversations.unfinished_words import left_unfinished
from db.tables import Dialog

QUESTION_BEFORE = "before"
TEXT = frozenset({"text"})


@dataclass
class State:
    notices: list[list[str]] = field(default_factory=list)
    """Kind and subject of each."""
    said: str = ""
    asked_before: int | None = None
    """The dialog whose question was open when they came."""


def ask_notice(turn: Turn, state: State) -> Question:
    choices = [
        Choice(str(place), NOTICES[kind].title(turn, subject), frozenset({str(place + 1)}))
        for place, (kind, subject) in enumerate(state.notices)
    ]
    before = _question_before(turn, state)
    if before is not None:
        label = turn.words._("Pertanyaan sebelumnya: {what}", what=left_unfinished(turn, before))
        choices.append(Choice(QUESTION_BEFORE, label))
    text = turn.words._("Jawaban “{said}” itu untuk yang mana?", said=state.said)
    return Question(text, tuple(choices), accepts=TEXT if _is_worded(state.said) else frozenset())


def _is_worded(said: str) -> bool:
    """Whether she wrote more than the number of a line, so that more words may follow before she chooses."""
    return any(letter.isalpha() for letter in said)


def _question_before(turn: Turn, state: State) -> Dialog | None:
    return turn.session.get(Dialog, state.asked_before) if state.asked_before is not None else None


def take_notice(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == QUESTION_BEFORE and state.asked_before is not None:
        return Resume(state.asked_before, state.said)
    if answer.value is None and answer.text:
        return _more_words(turn, state, answer.text)
    if answer.value is None or not answer.value.isdigit() or int(answer.value) >= len(state.notices):
        return Again()
    kind, subject = state.notices[int(answer.value)]
    then = answer_notice(turn, kind, subject, state.said)
    if isinstance(then, Again):  # it is no answer to that notice: asking which one again would lead nowhere
        return Done(then.sentence)
    return then or Done()


def _more_words(turn: Turn, state: State, text: str) -> Next:
    """`lastri juga`, written before she chose: it goes with what she said first, and she is asked again."""
    if not any(would_answer(turn, kind, subject, text) for kind, subject in state.notices):
        return Again(turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))
    state.said = f"{state.said}\n{text}"
    return Again()


CONVERSATION = Conversation(
    "which_notice", State, {"notice": Step(ask_notice, take_notice)}, lambda turn, state: Ask("notice")
)
