"""Notices about questions: a new one for who answers it, the answer for who asked."""

from conversations.complaints.file_state import FileState
from conversations.inquiries.answering import ANSWERED, COMPLAINT, PENDAMPING, UPDATE
from conversations.inquiries.ask_state import AskState
from conversations.inquiries.handing_on import handed_on
from conversations.inquiries.inbox_state import InboxState
from conversations.inquiries.own_people import blames_own_people
from conversations.inquiries.turned import complaint_in
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.updates.change_state import ChangeState
from conversations.words import address_name
from outbox.messages import Message
from programme.access import may_run
from programme.inquiries.asking import hand_on, question_for, show_own_question
from programme.people import chatter_of

ANSWER, ASK = "answer", "ask"
LONGEST_QUOTE = 300


def render_new(view: NoticeView) -> Message | None:
    """None where it was answered meanwhile, or is another one's to answer now."""
    inquiry = question_for(view.session, view.subject_id)
    if inquiry is None or inquiry.state != "waiting":
        return None
    asker = chatter_of(view.session, inquiry.asker_id)
    if asker is None or not may_run(view.session, view.reader.actor, "show_inquiry", inquiry.id):
        return None
    words = view.words
    text = words._(
        "Pertanyaan dari {name} (nomor {number}, {group}):\n“{said}”",
        name=address_name(words, asker.name, asker.gender),
        number=asker.member_number,
        group=asker.group_name,
        said=_quoted(inquiry.words),
    )
    return Message(text, rows=((notice_button(words._("Jawab"), "inquiry_new", view.subject, ANSWER),),))


def new_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    inquiry_id = _id(subject)
    if value != ANSWER or not may_run(turn.session, turn.actor, "show_inquiry", inquiry_id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return Start("answer_inquiries", InboxState(inquiry_id), about=subject, from_notice=True)


def render_answered(view: NoticeView) -> Message | None:
    inquiry = question_for(view.session, view.subject_id)
    if inquiry is None or inquiry.state != "answered" or inquiry.answer is None or inquiry.asker_id != view.reader.id:
        return None
    by = chatter_of(view.session, inquiry.answered_by) if inquiry.answered_by is not None else None
    words = view.words
    text = words._(
        "{name}, tentang pertanyaan “{said}”, jawaban {who}:\n“{answer}”",
        name=view.name(),
        said=_quoted(inquiry.words),
        who=address_name(words, by.name, by.gender) if by is not None else words._("petugas PKH"),
        answer=inquiry.answer,
    )
    buttons = (
        notice_button(words._("Tanya lagi"), ANSWERED, view.subject, ASK),
        notice_button(words._("Sampaikan keluhan"), ANSWERED, view.subject, COMPLAINT),
    )
    return Message(text, rows=tuple((button,) for button in buttons), numbered=False)


def answered_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    """The buttons under an answer, the assistant's own or the pendamping's."""
    inquiry_id = _id(subject)
    if not may_run(turn.session, turn.actor, "show_own_question", inquiry_id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    said = show_own_question(turn.session, turn.actor, inquiry_id)
    if not said:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if value == PENDAMPING and blames_own_people(turn, said):  # who reads it is said first
        return Start("ask_question", AskState(words=said), from_notice=True)
    if value == PENDAMPING:
        return Again(handed_on(turn, hand_on(turn.session, turn.actor, inquiry_id, turn.now)))
    if value == COMPLAINT:
        return Start("file_complaint", FileState(words=said, category=complaint_in(said)), from_notice=True)
    if value == UPDATE:
        return Start("report_change", ChangeState(), from_notice=True)
    if value == ASK:
        return Start("ask_question", AskState(), from_notice=True)
    return Again(turn.words._("Tombol itu sudah tidak berlaku."))


def _id(subject: str) -> int:
    return int(subject.rpartition(":")[2])


def _quoted(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= LONGEST_QUOTE else f"{said[: LONGEST_QUOTE - 1]}…"


def new_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """ "Jawab"; the answer itself is written where the question stands again, so that it goes to the right family."""
    return new_tapped(turn, subject, ANSWER) if normal(text) == normal(turn.words._("Jawab")) else None


def new_title(turn: Turn, subject: str) -> str:
    inquiry = question_for(turn.session, _id(subject))
    asker = chatter_of(turn.session, inquiry.asker_id) if inquiry is not None else None
    name = address_name(turn.words, asker.name, asker.gender) if asker is not None else ""
    return turn.words._("Pertanyaan {name}", name=name)


NEW = NoticeTalk(
    render_new, new_tapped, new_typed, title=new_title, knock=lambda view: "pertanyaan warga", about="inquiry"
)
ANSWERED_TALK = NoticeTalk(
    render_answered, answered_tapped, knock=lambda view: "jawaban atas pertanyaan", about="inquiry"
)
