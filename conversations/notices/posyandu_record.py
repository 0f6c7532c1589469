"""To each pendamping when a health post's day is over: who of his families came."""

from conversations.health.came_state import CameState, named, numbered
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Answer, notice_button, rows_of
from conversations.turn import Next, Start, Turn
from outbox.messages import Message
from programme.access import may_run
from programme.health.attendance import show_posyandu_families
from programme.health.came_reading import read_who_came
from programme.health.posyandu_days import show_posyandu_day

RECORD = "posyandu_record"


def render_record(view: NoticeView) -> Message | None:
    """None where the day was called off, or none of his families goes there any more."""
    if not may_run(view.session, view.reader.actor, "show_posyandu_families", view.subject_id):
        return None
    line = show_posyandu_day(view.session, view.reader.actor, view.subject_id)
    families = show_posyandu_families(view.session, view.reader.actor, view.subject_id, view.rules)
    if line.state != "planned" or line.ends_at > view.now or not families:
        return None
    words = view.words
    text = words.n_(
        "{post} {day} sudah selesai. Siapa yang datang dari {n} keluarga dampingan? Tulis, misalnya: {example} datang "
        "semua",
        "{post} {day} sudah selesai. Siapa yang datang dari {n} keluarga dampingan? Tulis, misalnya: {example} datang "
        "semua",
        len(families),
        post=line.name,
        day=words.day(view.rules.today(line.starts_at)),
        example=" ".join(one.name.casefold() for one in families[:2]),
    )
    buttons = [
        notice_button(words._("Semua datang"), RECORD, view.subject, "all"),
        notice_button(words._("Pilih yang datang"), RECORD, view.subject, "who"),
        notice_button(words._("Tidak ada yang datang"), RECORD, view.subject, "none"),
    ]
    return Message(text, rows=rows_of(buttons, 1), numbered=False)  # a number is a member's


def tapped(turn: Turn, subject: str, value: str) -> Next | None:
    posyandu_id = int(subject.rpartition(":")[2])
    may = may_run(turn.session, turn.actor, "show_posyandu_families", posyandu_id)
    if value not in ("all", "who", "none") or not may:
        return None
    answer = None if value == "who" else Answer(value=value, kind="tap")
    return Start("posyandu_came", CameState(posyandu_id), about=subject, from_notice=True, answer=answer)


def typed(turn: Turn, subject: str, text: str) -> Next | None:
    posyandu_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "show_posyandu_families", posyandu_id):
        return None
    rows = numbered(show_posyandu_families(turn.session, turn.actor, posyandu_id, turn.rules))
    said = read_who_came(text, named(rows))
    if said is None or not said.explicit:
        return None
    return Start("posyandu_came", CameState(posyandu_id), about=subject, from_notice=True, answer=Answer(text=text))


def _title(turn: Turn, subject: str) -> str:
    posyandu_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "show_posyandu_day", posyandu_id):
        return subject
    return show_posyandu_day(turn.session, turn.actor, posyandu_id).name


RECORD_TALK = NoticeTalk(
    render_record, tapped, typed, _title, knock=lambda view: "pertanyaan tentang posyandu", about="posyandu"
)
