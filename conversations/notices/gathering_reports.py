"""To who holds a gathering: the evening before how it looks and whom to tell in person, afterwards who came."""

from conversations.many_due.gathering_words import answers_in_words, guest_name, not_reached_in_words
from conversations.many_due.when_where import when_and_where
from conversations.many_due.who_came import CameState
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Answer, notice_button, rows_of
from conversations.turn import Next, Start, Turn
from outbox.messages import Message
from programme.access import may_run
from programme.many_due.came_text import read_came
from programme.many_due.gatherings import GatheringLine, show_gathering
from programme.relay_answer_parts import Listed

OVER = "gathering_over"


def _line(view: NoticeView) -> GatheringLine | None:
    if not may_run(view.session, view.reader.actor, "show_gathering", view.subject_id):
        return None
    line = show_gathering(view.session, view.reader.actor, view.subject_id)
    return line if line.state == "planned" and line.guests else None


def render_expected(view: NoticeView) -> Message | None:
    line = _line(view)
    if line is None or line.starts_at <= view.now:
        return None
    words = view.words
    head = words.n_(
        "Bertemu {n} keluarga: {where}.",
        "Bertemu {n} keluarga: {where}.",
        len(line.guests),
        where=when_and_where(words, line.starts_at, line.place, view.rules),
    )
    pieces = [head, *answers_in_words(words, line), not_reached_in_words(words, line.not_reached)]
    return Message("\n".join(piece for piece in pieces if piece))


def render_over(view: NoticeView) -> Message | None:
    line = _line(view)
    if line is None:
        return None
    words = view.words
    names = ", ".join(f"{one.number}. {guest_name(words, one)}" for one in line.guests)
    text = words._(
        "Bagaimana pertemuan di {place}? Diundang: {names}. Tulis siapa yang datang, misalnya: {example} datang",
        place=line.place,
        names=names,
        example=" ".join(one.name.casefold() for one in line.guests[:2]),
    )
    buttons = [
        notice_button(words._("Semua datang"), OVER, view.subject, "all"),
        notice_button(words._("Pilih yang datang"), OVER, view.subject, "who"),
        notice_button(words._("Tidak ada yang datang"), OVER, view.subject, "none"),
    ]
    return Message(text, rows=rows_of(buttons, 1), numbered=False)  # a number is a family's


def over_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    gathering_id = int(subject.rpartition(":")[2])
    may = may_run(turn.session, turn.actor, "show_gathering", gathering_id)
    if value not in ("all", "who", "none") or not may:
        return None
    answer = None if value == "who" else Answer(value=value, kind="tap")
    return Start("who_came", CameState(gathering_id), about=subject, from_notice=True, answer=answer)


def over_typed(turn: Turn, subject: str, text: str) -> Next | None:
    gathering_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "show_gathering", gathering_id):
        return None
    line = show_gathering(turn.session, turn.actor, gathering_id)
    guests = [Listed(one.number, one.name) for one in line.guests]
    if line.state != "planned" or not guests or read_came(text, guests) is None:
        return None
    answer = Answer(text=text)
    return Start("who_came", CameState(gathering_id), about=subject, from_notice=True, answer=answer)


def over_title(turn: Turn, subject: str) -> str:
    return turn.words._("Siapa yang datang")


EXPECTED = NoticeTalk(render_expected, knock=lambda view: "pertemuan besok", about="gathering")
OVER_TALK = NoticeTalk(
    render_over,
    over_tapped,
    over_typed,
    over_title,
    knock=lambda view: "pertanyaan siapa yang datang",
    about="gathering",
)
