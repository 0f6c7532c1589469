"""What a typed text does as the answer to one notice."""

from conversations.notices.registry import NOTICES
from conversations.numbered_answers import value_of_line
from conversations.turn import Next, Turn, speaking_as
from programme.access import NotAllowed


def answer_notice(turn: Turn, kind: str, subject: str, text: str) -> Next | None:
    """What the text does as the answer to this notice; None where it is none.

    A number means the line with that number, where the reader saw numbered lines instead of buttons.
    """
    talk, line = NOTICES[kind], line_meant(turn, kind, subject, text)
    if line is not None and talk.tapped is not None:
        return talk.tapped(turn, *line)
    return talk.typed(turn, subject, text) if talk.typed is not None else None


def would_answer(turn: Turn, kind: str, subject: str, text: str) -> bool:
    """Whether the text is an answer to this notice: tried out and undone, since it may answer another as well."""
    trial = turn.session.begin_nested()
    try:
        return answer_notice(speaking_as(turn, turn.who), kind, subject, text) is not None
    except NotAllowed:
        return False
    finally:
        trial.rollback()


def line_meant(turn: Turn, kind: str, subject: str, text: str) -> tuple[str, str] | None:
    """(subject, value) of the notice's numbered line that a typed number means; None where it means none."""
    line = value_of_line(turn.session, turn.contact.id, turn.who.id, kind, subject, text)
    return line if line is not None and NOTICES[kind].may_be_about(*line) else None
