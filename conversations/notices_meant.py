"""Which of the notices that await an answer a typed text could be for; nothing of it is done yet."""

from conversations.notices.registry import NOTICES
from conversations.questions import match
from conversations.speakers import UNANSWERED_FOR
from conversations.steps import question_of
from conversations.turn import Next, Turn, speaking_as
from db.tables import Dialog
from outbox import queue
from programme.access import NotAllowed


def notices_meant(turn: Turn, dialog: Dialog | None, text: str) -> list[tuple[str, str]]:
    """(kind, subject) of the unanswered notices of the last day that this text could answer.

    A choice of the menu means the menu, unless the notice came after it.
    """
    chosen_from = dialog if dialog is not None and match(question_of(turn, dialog), text) is not None else None
    asked: dict[tuple[object, str], str] = {}
    for row in queue.unanswered(turn.session, turn.who.id, turn.now - UNANSWERED_FOR):
        if chosen_from is not None and row.sent_at is not None and row.sent_at <= chosen_from.touched_at:
            continue
        talk = NOTICES.get(row.kind)
        if talk is not None and talk.typed is not None:  # a later notice may ask the same of the same subject
            asked.setdefault((talk.typed, row.subject or ""), row.kind)
    return [(kind, subject) for (_, subject), kind in asked.items() if _would_answer(turn, kind, subject, text)]


def _would_answer(turn: Turn, kind: str, subject: str, text: str) -> bool:
    """Tried out and undone: the text may answer another notice as well, and then it has to be asked which."""
    trial = turn.session.begin_nested()
    try:
        return answer_notice(speaking_as(turn, turn.who), kind, subject, text) is not None
    except NotAllowed:
        return False
    finally:
        trial.rollback()


def answer_notice(turn: Turn, kind: str, subject: str, text: str) -> Next | None:
    """What the text does as the answer to this notice; None where it is none."""
    typed = NOTICES[kind].typed
    return typed(turn, subject, text) if typed is not None else None
