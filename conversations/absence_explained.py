"""Why she missed the meeting, told days after she was asked: many look at their phone only now and then."""

from datetime import timedelta

from conversations.notices.absences import question_typed
from conversations.turn import Next, Turn
from outbox import queue

EXPLAINED_WITHIN = timedelta(days=7)
"""As long as a report may be corrected."""


def absence_explained(turn: Turn, text: str) -> Next | None:
    """What her words do as an answer to the last question about an absence; a lone number is none so late."""
    if text.strip().isdecimal():
        return None
    asked = queue.unanswered(turn.session, turn.who.id, turn.now - EXPLAINED_WITHIN)
    last = next((row for row in asked if row.kind == "absence_reason"), None)
    return None if last is None else question_typed(turn, last.subject or "", text)
