"""Why she missed the meeting, told unasked or days after she was asked: many look at their phone only now and then."""

from datetime import timedelta

from conversations.answer_besides import apart
from conversations.meeting_answer_state import State
from conversations.meeting_answers import speaks_of_members
from conversations.notices.absences import question_typed
from conversations.told_of_others import told_of
from conversations.turn import FAMILIES, Next, Start, Turn
from outbox import queue
from programme.absence_questions import absentee
from programme.meeting_answer_text import COMING, NOT_COMING, apologises, of_the_past, read_meeting_answer
from programme.meetings import latest_meeting_of_group

EXPLAINED_WITHIN = timedelta(days=7)
"""As long as a report may be corrected."""


def absence_explained(turn: Turn, text: str) -> Next | None:
    """What her words do as an answer to the last question about an absence; a lone number is none so late."""
    if text.strip().isdecimal():
        return None
    asked = queue.unanswered(turn.session, turn.who.id, turn.now - EXPLAINED_WITHIN)
    last = next((row for row in asked if row.kind == "absence_reason"), None)
    return None if last is None else question_typed(turn, last.subject or "", text)


def absence_excused(turn: Turn, text: str) -> Next | None:
    """ "Maaf bu kmrn sakit": of the meeting that was, though nobody asked. Without a reason she is asked for it.

    Who says that she was there though marked absent is heard as well.
    """
    text = of_the_past(text)
    if turn.who.role not in FAMILIES or turn.who.group_id is None or not text:
        return None
    line = latest_meeting_of_group(turn.session, turn.who.group_id, turn.now - EXPLAINED_WITHIN, turn.now)
    told = told_of(turn, text)
    if line is None or told.only_others or speaks_of_members(turn, text):
        return None
    parts = apart(told.own)
    heard = read_meeting_answer(parts.answer)
    is_absent = absentee(turn.session, line.id, turn.who.id) is not None
    if heard.answer == COMING and heard.outright and is_absent:
        return Start("answer_meeting", State(line.id, said=told.own, afterwards=True))
    if heard.answer != NOT_COMING or not (heard.outright or is_absent or apologises(text)):
        return None  # "kemarin anak sakit, dibawa ke puskesmas" may be told by who came
    if heard.reason == "birth" and not heard.outright:
        return None  # news of the family
    said = told.own if heard.reason is not None or parts.besides else ""
    return Start("answer_meeting", State(line.id, said=said, afterwards=True))
