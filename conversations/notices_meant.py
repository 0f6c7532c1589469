"""Which of the notices that await an answer a typed text could be for; nothing of it is done yet, but asking which."""

from datetime import timedelta

from conversations.courtesies import acknowledgement, greeting
from conversations.notice_answers import line_meant, would_answer
from conversations.notices.registry import NOTICES
from conversations.numbered_answers import number_in
from conversations.questions import match
from conversations.speakers import UNANSWERED_FOR
from conversations.steps import question_of, start
from conversations.turn import Start, Turn
from conversations.which_notice import State as WhichState
from db.tables import Dialog, OutboxRow
from outbox import dialogs, queue
from outbox.kinds import KINDS
from programme.matter_text import read_matters

LINES_STAND_FOR = WAITED_FOR = timedelta(days=7)


def notices_meant(turn: Turn, dialog: Dialog | None, text: str) -> list[tuple[str, str]]:
    """(kind, subject) of the unanswered notices of the last day that this text could answer.

    A choice of the menu means the menu, unless the notice came after it. A bare number may answer an older word on a
    coming meeting too: where its lines are all that she sees of it, "1" is the answer even days later. So are words to
    a question about a matter of her own, for which somebody waits.
    """
    meant = _meant_since(turn, dialog, text, UNANSWERED_FOR)
    if not meant and number_in(text) is not None:
        meant = [one for one in _meant_since(turn, dialog, text, LINES_STAND_FOR) if KINDS[one[0]].relay]
    elif not meant and _could_answer_late(turn, text):
        meant = [one for one in _meant_since(turn, dialog, text, WAITED_FOR) if KINDS[one[0]].answered_late]
    return meant


def asked_which(turn: Turn, dialog: Dialog) -> bool:
    """Whether a number could be a line of a notice that came after the open question, and so she is asked which.

    Where lines have numbers instead of buttons, she may well have answered what stands last on her screen. What is
    told in confidence on a shared phone is not set aside for that: it would be ended.
    """
    text = turn.incoming.text
    if turn.chatter is None or text is None or number_in(text) is None or dialogs.lies_open(turn.session, dialog):
        return False
    later = [
        [row.kind, row.subject or ""]
        for row in queue.unanswered(turn.session, turn.who.id, dialog.touched_at)
        if row.kind in NOTICES
        and _came_after(row, dialog)
        and line_meant(turn, row.kind, row.subject or "", text) is not None
    ]
    if later:
        start(turn, Start("which_notice", WhichState(later, text, dialog.id), aside=True))
    return bool(later)


def _came_after(row: OutboxRow, dialog: Dialog) -> bool:
    return row.sent_at is not None and row.sent_at > dialog.touched_at


def _could_answer_late(turn: Turn, text: str) -> bool:
    """Whether it is no greeting or thanks, and nothing new that she brings."""
    name = turn.name()
    courtesy = greeting(turn.words, text, name) or acknowledgement(turn.words, text, name)
    return courtesy is None and not any(one.sure for one in read_matters(text))


def _meant_since(turn: Turn, dialog: Dialog | None, text: str, ago: timedelta) -> list[tuple[str, str]]:
    chosen_from = dialog if dialog is not None and match(question_of(turn, dialog), text) is not None else None
    asked: dict[tuple[object, str], str] = {}
    for row in queue.unanswered(turn.session, turn.who.id, turn.now - ago):
        if chosen_from is not None and not _came_after(row, chosen_from):
            continue
        talk = NOTICES.get(row.kind)
        if talk is not None and (talk.typed is not None or talk.tapped is not None):
            # a later notice may ask the same of the same subject
            asked.setdefault((talk.typed or row.kind, row.subject or ""), row.kind)
    return [(kind, subject) for (_, subject), kind in asked.items() if would_answer(turn, kind, subject, text)]
