"""What a typed text does as the answer to one notice."""

from conversations.notices.registry import NOTICES
from conversations.numbered_answers import value_of_line
from conversations.turn import Next, Turn


def answer_notice(turn: Turn, kind: str, subject: str, text: str) -> Next | None:
    """What the text does as the answer to this notice; None where it is none.

    A number means the line with that number, where the reader saw numbered lines instead of buttons.
    """
    talk = NOTICES[kind]
    line = value_of_line(turn.session, turn.contact.id, turn.who.id, kind, subject, text)
    if line is not None and talk.tapped is not None and talk.may_be_about(*line):
        return talk.tapped(turn, *line)
    return talk.typed(turn, subject, text) if talk.typed is not None else None
