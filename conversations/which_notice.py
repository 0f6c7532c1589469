"""Several notices await an answer and a bare number could mean any of them: we ask.

notice --> what its answer does
"""

from dataclasses import dataclass, field

from conversations.notice_answers import answer_notice
from conversations.notices.registry import NOTICES
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn


@dataclass
class State:
    notices: list[list[str]] = field(default_factory=list)
    """Kind and subject of each."""
    said: str = ""


def ask_notice(turn: Turn, state: State) -> Question:
    choices = tuple(
        Choice(str(place), NOTICES[kind].title(turn, subject), frozenset({str(place + 1)}))
        for place, (kind, subject) in enumerate(state.notices)
    )
    return Question(turn.words._("Jawaban “{said}” itu untuk yang mana?", said=state.said), choices)


def take_notice(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None or not answer.value.isdigit() or int(answer.value) >= len(state.notices):
        return Again()
    kind, subject = state.notices[int(answer.value)]
    then = answer_notice(turn, kind, subject, state.said)
    if isinstance(then, Again):  # it is no answer to that notice: asking which one again would lead nowhere
        return Done(then.sentence)
    return then or Done()


CONVERSATION = Conversation(
    "which_notice", State, {"notice": Step(ask_notice, take_notice)}, lambda turn, state: Ask("notice")
)
