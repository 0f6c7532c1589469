"""A new time of meeting: the question to every member, its result, and how it ended.

Nothing here tells more than a reminder of a meeting does (a group, a day, an hour), so all but the result may stand on
a phone that several use. Who can't come is read by the pendamping alone.
"""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.polls.answer_time import answered_tapped, answered_typed, round_title
from conversations.polls.time_question_words import answer_choices
from conversations.polls.time_result_words import counts_in_words, hindered_lines
from conversations.polls.time_state import TimeState
from conversations.polls.time_words import short_time, some_names, time_in_words
from conversations.questions import normal, notice_button
from conversations.text_pages import pages_of
from conversations.turn import Again, Next, Start, Turn
from outbox.messages import Message
from programme.access import may_run
from programme.coverage import members_without_chat
from programme.people import ketua_of
from programme.polls.new_time_results import (
    TimeRound,
    answer_of,
    round_line,
    show_time_result,
    shown_to_ketua,
    tally_of_others,
)
from programme.polls.time_rounds import AGAIN

DECIDE_WORDS = frozenset({"putuskan", "lihat", "lihat hasil", "lihat hasilnya", "hasil", "hasilnya"})


def render_question(view: NoticeView) -> Message | None:
    """None where the asking is over, she has answered (or had it noted), or belongs to another group."""
    line = _round(view)
    if line is None or line.state != "open" or line.closes_at <= view.now:
        return None
    if view.reader.group_id != line.group_id or answer_of(view.session, line.poll_id, view.reader.id) is not None:
        return None
    words = view.words
    parts = [_asked_again(view, line) if view.slot == AGAIN else _asked(view, line)]
    if view.slot != AGAIN and view.reader.role in ("ketua", "deputy"):
        parts += _to_pass_on(view, line)
    buttons = tuple(notice_button(one.label, "time_question", view.subject, one.value) for one in answer_choices(words))
    return Message("\n\n".join(parts), rows=tuple((button,) for button in buttons))


def _asked(view: NoticeView, line: TimeRound) -> str:
    words = view.words
    text = words._(
        "{name}, ada usul waktu baru untuk pertemuan {group}: {new}.",
        name=view.name(),
        group=line.group_name,
        new=time_in_words(words, line.new, view.rules),
    )
    if line.before is not None:
        text += " " + words._("Sekarang {present}.", present=short_time(words, line.before))
    asked = words._(
        "Apakah waktu baru itu bisa? Jawaban tiap orang hanya dibaca pendamping. Kami tunggu sampai {until}.",
        until=_until(view, line),
    )
    return f"{text} {asked}"


def _asked_again(view: NoticeView, line: TimeRound) -> str:
    return view.words._(
        "{name}, kalau sempat, boleh kami tahu: bisakah pertemuan {group} pada {new}? Kami tunggu sampai {until}. "
        "Tidak menjawab pun tidak apa-apa.",
        name=view.name(),
        group=line.group_name,
        new=time_in_words(view.words, line.new, view.rules),
        until=_until(view, line),
    )


def _until(view: NoticeView, line: TimeRound) -> str:
    """'Kam 4 Okt 17.00'."""
    local = view.rules.local(line.closes_at)
    return f"{view.words.short_day(local.date())} {view.words.clock(local)}"


def _to_pass_on(view: NoticeView, line: TimeRound) -> list[str]:
    """For the ketua, and for her deputy where the ketua herself has no chat: whom no message reaches."""
    without = members_without_chat(view.session, line.group_id)
    ids = {one.person_id for one in without}
    if view.reader.role == "deputy" and ketua_of(view.session, line.group_id) not in ids:
        return []
    names = [one.name for one in without if one.person_id != view.reader.id]
    if not names:
        return []
    return [
        view.words._(
            "Kalau bertemu, mohon tanyakan juga kepada yang tidak punya chat: {names}. Jawabannya sampaikan kepada "
            "pendamping, ya.",
            names=some_names(view.words, names),
        )
    ]


def render_result(view: NoticeView) -> Message | None:
    """With names for the pendamping, in counts for who leads the group; None once it is decided."""
    line = _round(view)
    if line is None or line.state != "closed":
        return None
    if view.reader.role in ("ketua", "deputy"):
        return _result_for_ketua(view, line) if view.reader.group_id == line.group_id else None
    if not may_run(view.session, view.reader.actor, "show_time_result", line.poll_id):
        return None
    result = show_time_result(view.session, view.reader.actor, line.poll_id)
    if result is None:
        return None
    words = view.words
    lines = [
        words._(
            "Jawaban kelompok {group} tentang waktu baru, {new}:",
            group=line.group_name,
            new=time_in_words(words, line.new, view.rules),
        ),
        *counts_in_words(words, result.tally),
        *hindered_lines(words, result.members),
    ]
    first, *more = pages_of(lines)
    lines = [*first, "…"] if more else first
    button = notice_button(words._("Putuskan"), "time_result", view.subject, "decide")
    closing = words._("Keputusan tetap pada Ibu/Bapak. Nama-nama ini tidak dibaca ketua.")
    return Message("\n".join([*lines, closing]), rows=((button,),))


def _result_for_ketua(view: NoticeView, line: TimeRound) -> Message:
    words = view.words
    tally = tally_of_others(view.session, line.poll_id, view.reader.id)
    yes, no = shown_to_ketua(tally, view.rules.casework.smallest_count_shown)
    text = words._(
        "{name}, terima kasih sudah membantu bertanya tentang waktu baru pertemuan {group}, {new}.",
        name=view.name(),
        group=line.group_name,
        new=short_time(words, line.new),
    )
    if yes is not None:
        text += " " + words.n_(
            "Dari {of} anggota lain, {n} menjawab bisa.", "Dari {of} anggota lain, {n} menjawab bisa.", yes, of=tally.of
        )
    elif tally.yes >= tally.of - tally.yes:
        text += " " + words._("Sebagian besar anggota menjawab bisa.")
    if no is not None:
        text += " " + words.n_("{n} menjawab tidak bisa.", "{n} menjawab tidak bisa.", no)
    return Message(text + " " + words._("Pendamping yang memutuskan; hasilnya akan dikabarkan."))


def result_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    poll_id = int(subject.rpartition(":")[2])
    if value != "decide" or not may_run(turn.session, turn.actor, "show_time_result", poll_id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return Start("decide_time", TimeState(poll_id=poll_id), about=subject, from_notice=True)


def result_typed(turn: Turn, subject: str, text: str) -> Next | None:
    poll_id = int(subject.rpartition(":")[2])
    if normal(text) not in DECIDE_WORDS or not may_run(turn.session, turn.actor, "show_time_result", poll_id):
        return None
    return result_tapped(turn, subject, "decide")


def render_decided(view: NoticeView) -> Message | None:
    """How it ended, to those who were asked; None where she belongs to another group by now."""
    line = _round(view)
    if line is None or line.state != view.slot or view.reader.group_id != line.group_id:
        return None
    words = view.words
    if line.state == "adopted":
        return Message(_moved(view, line))
    text = words._(
        "{name}, terima kasih sudah ikut memikirkan waktu pertemuan {group}. Waktunya tetap seperti biasa",
        name=view.name(),
        group=line.group_name,
    )
    kept = f": {short_time(words, line.before)}." if line.before is not None else "."
    return Message(text + kept)


def _moved(view: NoticeView, line: TimeRound) -> str:
    words = view.words
    text = words._(
        "{name}, terima kasih sudah ikut memikirkan waktu pertemuan {group}. Waktu yang baru: {new}. Tanggalnya kami "
        "ingatkan.",
        name=view.name(),
        group=line.group_name,
        new=time_in_words(words, line.new, view.rules),
    )
    return text + " " + words._("Kalau waktu itu sulit, kabari pendamping: kita cari jalan bersama.")


def _round(view: NoticeView) -> TimeRound | None:
    return round_line(view.session, view.subject_id)


QUESTION = NoticeTalk(
    render_question,
    answered_tapped,
    answered_typed,
    round_title,
    knock=lambda view: "pertanyaan tentang waktu pertemuan",
    about="poll",
)
RESULT = NoticeTalk(
    render_result,
    result_tapped,
    result_typed,
    round_title,
    knock=lambda view: "hasil pertanyaan tentang waktu pertemuan",
    about="poll",
)
DECIDED_TALK = NoticeTalk(render_decided, knock=lambda view: "kabar tentang waktu pertemuan", about="poll")
