"""Notices of a round of questions: the question for each member, and its result for the pendamping and the ketua."""

from datetime import datetime

from conversations.notices.papers import why_not
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.polls.answer_state import AnswerPollState
from conversations.polls.hindrance_words import hindrance_choices
from conversations.polls.result_state import PollState
from conversations.polls.result_words import result_in_words
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, match, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox import queue
from outbox.messages import Attachment, Message
from programme.access import may_run
from programme.meeting_answer_text import would_rather_not_say
from programme.papers import made_paper
from programme.polls.answering import OwnPoll, has_answered, show_own_poll
from programme.polls.asking import AGAIN
from programme.polls.hindrances import NONE, hindrances_in
from programme.polls.pictures import POLL_PICTURE
from programme.polls.results import show_poll_result

QUESTION, RESULT = "poll_question", "poll_result"
ANSWER, LOOK = "answer", "look"


def question_choices(words: Words) -> tuple[Choice, Choice]:
    return (
        Choice(ANSWER, words._("Jawab"), YES_WORDS | {"ada", "ana", "ono", "wonten", "aya"}),
        Choice(NONE, words._("Tidak ada halangan"), NO_WORDS | {"tidak ada", "ora ono", "mboten wonten", "teu aya"}),
    )


def render_question(view: NoticeView) -> Message | None:
    """None where its time is over, she has answered, or is not of that group any more."""
    if not may_run(view.session, view.reader.actor, "show_own_poll", view.subject_id):
        return None
    poll = show_own_poll(view.session, view.reader.actor, view.subject_id, view.now)
    if poll is None or has_answered(view.session, poll.id, view.reader.id):
        return None
    words = view.words
    text = _asked_again(view, poll.closes_at) if view.slot == AGAIN else _asked(view, poll)
    buttons = tuple(notice_button(one.label, QUESTION, view.subject, one.value) for one in question_choices(words))
    return Message(text, rows=(buttons,))


def _asked(view: NoticeView, poll: OwnPoll) -> str:
    words = view.words
    return words._(
        "{name}, {who} ingin tahu apa yang membuat sulit datang ke pertemuan, supaya bisa dicarikan jalan bersama. "
        "Boleh dijawab, boleh tidak. Pendamping dan ketua hanya melihat jumlahnya, tanpa nama. Tulisan sendiri hanya "
        "dibaca pendamping, tanpa nama.",
        name=view.name(),
        who=address_name(words, poll.asked_by, poll.gender),
    )


def _asked_again(view: NoticeView, closes_at: datetime) -> str:
    return view.words._(
        "{name}, kalau berkenan, sampai {until} masih bisa menjawab apa yang membuat sulit datang ke pertemuan. "
        "Pendamping dan ketua hanya melihat jumlahnya, tanpa nama. Tulisan sendiri hanya dibaca pendamping, tanpa "
        "nama.",
        name=view.name(),
        until=view.words.moment(view.rules.local(closes_at)),
    )


def question_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    poll_id = int(subject.rpartition(":")[2])
    if value not in (ANSWER, NONE) or not may_run(turn.session, turn.actor, "show_own_poll", poll_id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return _answering(poll_id, subject, Answer(value=NONE) if value == NONE else None)


def question_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """A choice, or at once what keeps her from coming, in her own words."""
    chosen = match(Question("", question_choices(turn.words)), text)
    if chosen is not None:
        return question_tapped(turn, subject, chosen.value)
    *reasons, _ = hindrance_choices(turn.words, ())  # "selesai" or "sudah" alone ends nothing yet, and answers nothing
    named = match(Question("", tuple(reasons), numbered=False), text)
    if not hindrances_in(text) and named is None and not would_rather_not_say(text):
        return None
    poll_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "show_own_poll", poll_id):
        return None
    return _answering(poll_id, subject, Answer(text=text))


def _answering(poll_id: int, subject: str, answer: Answer | None) -> Next:
    return Start("answer_poll", AnswerPollState(poll_id), about=subject, from_notice=True, answer=answer)


def render_result(view: NoticeView) -> Message | None:
    """The counts with their picture (the paper that is its subject); the words alone where that was not drawn."""
    paper = made_paper(view.session, view.subject_id)
    if paper is None:
        return None
    if not may_run(view.session, view.reader.actor, "show_poll_result", paper.subject_id):
        return Message(why_not(view.words, "not_allowed"))
    result = show_poll_result(view.session, view.reader.actor, paper.subject_id, view.now, view.rules)
    if result is None:
        return None
    picture = None
    if paper.content is not None:
        picture = Attachment("photo", paper.filename, paper.content, ("paper", paper.id))
    look = notice_button(view.words._("Lanjut"), RESULT, view.subject, LOOK)
    text = f"{view.name()},\n{result_in_words(view.words, result)}"
    return Message(text, rows=((look,),), attachment=picture)


def result_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    paper = made_paper(turn.session, int(subject.rpartition(":")[2]))
    is_result = value == LOOK and paper is not None and paper.kind == POLL_PICTURE
    if paper is None or not is_result or not may_run(turn.session, turn.actor, "show_poll_result", paper.subject_id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    queue.mark_answered(turn.session, RESULT, subject, turn.who.id, turn.now)
    return Start("poll_results", PollState(paper.subject_id), from_notice=True)


def result_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """ "1" or "lanjut", where there are no buttons. Nothing is asked: a bare "ya" answers another notice."""
    chosen = match(Question("", (Choice(LOOK, turn.words._("Lanjut"), frozenset({"lihat"})),)), text)
    return None if chosen is None else result_tapped(turn, subject, LOOK)


QUESTION_TALK = NoticeTalk(
    render_question,
    question_tapped,
    question_typed,
    lambda turn, subject: turn.words._("Yang biasanya membuat sulit datang"),
    knock=lambda view: "pertanyaan singkat dari pendamping",
    about="poll",
)
RESULT_TALK = NoticeTalk(
    render_result,
    result_tapped,
    result_typed,
    lambda turn, subject: turn.words._("Hasil pertanyaan kelompok"),
    knock=lambda view: "hasil pertanyaan untuk kelompok",
    about="paper",
)
