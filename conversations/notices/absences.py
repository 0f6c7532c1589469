"""The kind question to a kpm who was absent without a known reason, and the word that one says she was there."""

from conversations.answer_meeting import keep_reason
from conversations.hindrances import OWN_WORDS, hindrance_choices
from conversations.meeting_answer_state import State
from conversations.meeting_words import meeting_of, short_meeting
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Question, match, notice_button, rows_of
from conversations.turn import Again, Next, Start, Turn
from conversations.words import address_name
from outbox.addresses import best_contact, shares_contact
from outbox.messages import Message
from programme.absence_questions import absentee, reason_is_missing
from programme.access import may_run
from programme.meeting_answer_text import COMING, NOT_COMING, hindrance_in, read_meeting_answer, would_rather_not_say
from programme.meeting_replies import UNSAID
from programme.meetings import meeting_line

BUTTONS_A_ROW = 2


def render_question(view: NoticeView) -> Message | None:
    """None where she was present after all, a reason is known by now, or others use her phone too."""
    line = meeting_line(view.session, view.subject_id)
    if line is None or not reason_is_missing(view.session, line.id, view.reader.id):
        return None
    contact = best_contact(view.session, view.reader.id)
    if contact is not None and shares_contact(view.session, contact.id):
        return None
    words = view.words
    held_on = view.rules.today(line.starts_at)
    days = (view.rules.today(view.now) - held_on).days
    when = {0: words._("tadi"), 1: words._("kemarin")}.get(days, words.day(held_on))
    text = words._(
        "{name}, {when} belum bisa ikut pertemuan, ya. Semoga baik-baik saja. Kalau berkenan, boleh kami tahu ada "
        "halangan apa? Jawaban hanya dibaca pendamping.",
        name=view.name(),
        when=when,
    )
    buttons = [notice_button(one.label, "absence_reason", view.subject, one.value) for one in hindrance_choices(words)]
    return Message(text, rows=rows_of(buttons, BUTTONS_A_ROW))


def question_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    line = meeting_of(turn.session, subject)
    if line is None or not any(one.value == value for one in hindrance_choices(turn.words)):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if value == OWN_WORDS:
        return Start("answer_meeting", State(line.id, afterwards=True, own_words=True), about=subject, from_notice=True)
    return Again(keep_reason(turn, line.id, value, None))


def question_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """A choice by its number or label, a reason in her words, or that she was there; nothing is done here yet."""
    line = meeting_of(turn.session, subject)
    if line is None:
        return None
    meeting_id = line.id
    chosen = match(Question("", hindrance_choices(turn.words)), text)
    heard = read_meeting_answer(text)
    if chosen is not None and chosen.value == OWN_WORDS:
        state = State(meeting_id, afterwards=True, own_words=True)
    elif chosen is not None:
        state = State(meeting_id, choice=chosen.value, afterwards=True)
    elif would_rather_not_say(text):
        state = State(meeting_id, choice=UNSAID, afterwards=True)
    elif (heard.answer == COMING and heard.outright) or hindrance_in(text) is not None:
        state = State(meeting_id, said=text, afterwards=True)
    elif heard.answer == NOT_COMING:
        state = State(meeting_id, afterwards=True)
    else:
        return None
    return Start("answer_meeting", state, from_notice=True)


def question_title(turn: Turn, subject: str) -> str:
    line = meeting_of(turn.session, subject)
    return "" if line is None else short_meeting(turn.words, line, turn.rules)


def render_disputed(view: NoticeView) -> Message | None:
    """For the pendamping: a kpm marked absent says that she came. None where her mark was changed meanwhile."""
    line = meeting_line(view.session, view.subject_id)
    if line is None or not may_run(view.session, view.reader.actor, "show_hindered", line.id):
        return None
    found = absentee(view.session, line.id, int(view.slot.rpartition(" ")[2]))
    if found is None:
        return None
    words = view.words
    text = words._(
        "{name} (nomor {number}, kelompok {group}) menyampaikan bahwa ia hadir pada pertemuan {day}, padahal tercatat "
        "tidak hadir. Belum ada yang diubah; ketik lapor untuk memperbaiki.",
        name=address_name(words, found.name, found.gender),
        number=found.member_number,
        group=line.group_name,
        day=words.day(view.rules.today(line.starts_at)),
    )
    if found.words:
        text += " " + words._("Katanya: “{words}”", words=found.words)
    return Message(text)


QUESTION = NoticeTalk(
    render_question,
    question_tapped,
    question_typed,
    question_title,
    knock=lambda view: "pertanyaan singkat dari pendamping",
)
DISPUTED = NoticeTalk(render_disputed, knock=lambda view: "tanggapan atas laporan kehadiran")
