"""Says the answers to what somebody asked, each topic once, with the way on where that was not what she meant."""

from collections.abc import Sequence

from conversations import my_meeting
from conversations.inquiries.named import others_named
from conversations.inquiries.own_answers import own_answer
from conversations.questions import notice_button, rows_of
from conversations.turn import Done, Turn
from outbox.messages import Button, Message
from programme.inquiries.asking import hear_question, inquiry_subject

ANSWERED = "inquiry_answered"
"""The kind of notice whose buttons stand under an answer."""
COMPLAINT, UPDATE, PENDAMPING = "complaint", "update", "pendamping"
LEADS_TO_COMPLAINT = frozenset({"why_unpaid", "card", "complaint_how"})
ABOUT_HERSELF = frozenset(
    {"payment_when", "payment_where", "what_to_bring", "amount", "why_unpaid", "requirements", "card", "graduation"}
)
"""Topics whose answer is one family's own."""


def answer_all(turn: Turn, topics: Sequence[str], said: str) -> None:
    """Says one answer after the other; the last has the buttons. What was asked is kept, in case it was meant
    otherwise."""
    texts = list(dict.fromkeys(text for topic in topics if (text := _answer(turn, topic, said))))
    if "meeting_when" in topics:
        _say_meeting(turn)
    if not texts:
        return
    if set(topics) & ABOUT_HERSELF and others_named(turn, said):
        texts.insert(0, _only_her_own(turn))
    inquiry_id = hear_question(turn.session, turn.actor, turn.who.id, said, topics, turn.now)
    rows = rows_of(_ways_on(turn, topics, inquiry_id), 1)
    # By its words, not by a number: a number typed now may answer a notice that waits for one.
    turn.replies.append(Message("\n\n".join(texts), rows=rows, numbered=False))


def _answer(turn: Turn, topic: str, said: str) -> str:
    if topic == "meeting_when":
        return ""
    return own_answer(turn, topic, said, turn.house.texts.faq.entry(topic, turn.words.language))


def _say_meeting(turn: Turn) -> None:
    then = my_meeting.begin(turn, my_meeting.State())
    if isinstance(then, Done) and then.sentence:
        turn.say(then.sentence)


def _only_her_own(turn: Turn) -> str:
    return turn.words._(
        "Kabar tentang keluarga lain hanya untuk yang bersangkutan. Ini untuk {name} sendiri:", name=turn.name()
    )


def _ways_on(turn: Turn, topics: Sequence[str], inquiry_id: int) -> list[Button]:
    words, subject = turn.words, inquiry_subject(inquiry_id)
    ways = []
    if set(topics) & LEADS_TO_COMPLAINT:
        ways.append(notice_button(words._("Sampaikan keluhan"), ANSWERED, subject, COMPLAINT))
    if "update_how" in topics:
        ways.append(notice_button(words._("Lapor perubahan"), ANSWERED, subject, UPDATE))
    return [*ways, notice_button(words._("Tanya pendamping"), ANSWERED, subject, PENDAMPING)]
