"""Word to those who handle complaints: a new one, what its reporter did since, what is due, late, or gone further up.

Short, and without anybody's words: it may stand on a locked screen. Of a hidden complaint not even the name.
"""

from datetime import date

from conversations.complaints import handle_complaint
from conversations.complaints.complaint_words import category_label, role_name
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Choice, Question, match, notice_button
from conversations.turn import Again, Next, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from outbox.queue import mark_answered
from programme.access import may_run
from programme.complaints.lists import ComplaintLine, complaint_line, kind_of_step
from programme.complaints.states import CLOCK_RUNS, UNDER_WAY

OPEN = "open"


def render_new(view: NoticeView) -> Message | None:
    """What came of the reporter, or of a colleague who gives it over; None where it no longer matters."""
    line = _line(view)
    word, _, number = view.slot.partition(":")
    kind = kind_of_step(view.session, view.subject_id, int(number)) if word == "step" and number.isdigit() else None
    if line is None or kind is None:
        return None
    words, ended = view.words, kind in ("closed", "withdrawn")
    if (line.state == "closed") is not ended or (kind in ("received", "taken") and not line.is_mine):
        return None
    texts = {
        "received": _new(view, line),
        "answered": words._("Pelapor sudah menjawab pertanyaan tentang keluhan {ticket}.", ticket=line.ticket),
        "noted": words._("Pelapor menambahkan keterangan pada keluhan {ticket}.", ticket=line.ticket),
        "reopened": words._(
            "Keluhan {ticket} dibuka lagi: menurut pelapor belum selesai. Batas waktu: {day}.",
            ticket=line.ticket,
            day=_due(view, line),
        ),
        "closed": words._("Pelapor menyatakan keluhan {ticket} sudah selesai. Terima kasih.", ticket=line.ticket),
        "withdrawn": words._(
            "Keluhan {ticket} ditarik oleh pelapor. Tidak ada lagi yang perlu dilakukan.", ticket=line.ticket
        ),
        "taken": words._(
            "Keluhan {ticket} ({category}) diserahkan kepada {name}. Batas waktu: {day}.",
            ticket=line.ticket,
            category=category_label(words, line.category),
            name=view.name(),
            day=_due(view, line),
        ),
    }
    return _message(view, "complaint_new", texts[kind]) if kind in texts else None


def _new(view: NoticeView, line: ComplaintLine) -> str:
    words = view.words
    told = {
        "ticket": line.ticket,
        "category": category_label(words, line.category),
        "day": _due(view, line),
    }
    if line.confidential:
        return words._(
            "Keluhan rahasia {ticket}: {category}. Hanya petugas yang menanganinya boleh tahu. Batas waktu: {day}.",
            **told,
        )
    return words._(
        "Keluhan baru {ticket}: {category}. Dari keluarga {name}, kelompok {group}. Batas waktu: {day}.",
        name=address_name(words, line.name, line.gender),
        group=line.group_name,
        **told,
    )


def render_due(view: NoticeView) -> Message | None:
    """What the clock brought; None where it has been dealt with meanwhile."""
    line = _line(view)
    word, _, rest = view.slot.partition(" ")
    if line is None or line.state not in UNDER_WAY:
        return None
    day = view.rules.today(line.due_at).isoformat()
    if word in ("soon", "late") and (line.state not in CLOCK_RUNS or rest.partition(" ")[0] != day):
        return None
    words = view.words
    told = {"ticket": line.ticket, "category": category_label(words, line.category), "day": _due(view, line)}
    texts = {
        "soon": words._("Batas waktu keluhan {ticket} ({category}): {day}. Mohon ditindaklanjuti, ya.", **told),
        "late": words._(
            "Batas waktu keluhan {ticket} ({category}) sudah lewat: {day}. Pelapor masih menunggu.", **told
        ),
        "up": words._(
            "Keluhan {ticket} ({category}) diteruskan kepada {name}: di tingkat sebelumnya belum selesai, atau tidak "
            "ada petugasnya. Batas waktu: {day}.",
            name=view.name(),
            **told,
        ),
        "past": words._(
            "Keluhan {ticket} ({category}) diteruskan ke {level} karena batas waktunya lewat. Keterangan yang ada "
            "boleh ditambahkan sebagai catatan.",
            level=role_name(words, line.level),
            **told,
        ),
        "here": words._(
            "Keluhan {ticket} ({category}) sekarang menjadi tugas {name}. Batas waktu: {day}.",
            name=view.name(),
            **told,
        ),
        "silent": words._(
            "Pelapor belum menjawab pertanyaan tentang keluhan {ticket}. Mohon dihubungi langsung, misalnya dengan "
            "kunjungan. Batas waktu: {day}.",
            **told,
        ),
    }
    return _message(view, "complaint_due", texts[word]) if word in texts else None


def _line(view: NoticeView) -> ComplaintLine | None:
    """Only for a reader who still handles it."""
    if not may_run(view.session, view.reader.actor, "show_complaint", view.subject_id):
        return None
    return complaint_line(view.session, view.subject_id, view.reader.id, view.now)


def _due(view: NoticeView, line: ComplaintLine) -> str:
    due: date = view.rules.today(line.due_at)
    return view.words.day(due)


def _message(view: NoticeView, kind: str, text: str) -> Message:
    return Message(text, rows=((notice_button(_open_label(view.words), kind, view.subject, OPEN),),))


def _open_label(words: Words) -> str:
    return words._("Buka keluhan")


def tapped(kind: str, turn: Turn, subject: str, value: str) -> Next | None:
    """Opens the complaint; the one interrupted goes on afterwards."""
    complaint_id = int(subject.rpartition(":")[2])
    if value != OPEN:
        return None
    if not may_run(turn.session, turn.actor, "show_complaint", complaint_id):
        return Again(turn.words._("Keluhan itu sekarang menjadi tugas orang lain."))
    mark_answered(turn.session, kind, subject, turn.who.id, turn.now)
    return handle_complaint.opening(complaint_id, from_notice=True)


def typed(kind: str, turn: Turn, subject: str, text: str) -> Next | None:
    opening = Choice(OPEN, _open_label(turn.words), frozenset({"buka", "lihat", "baca"}))
    return tapped(kind, turn, subject, OPEN) if match(Question("", (opening,)), text) is not None else None


def title(turn: Turn, subject: str) -> str:
    complaint_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "show_complaint", complaint_id):
        return turn.words._("Keluhan")
    line = complaint_line(turn.session, complaint_id, turn.who.id, turn.now)
    return turn.words._("Keluhan {ticket}", ticket=line.ticket if line is not None else "")


NEW = NoticeTalk(
    render_new,
    lambda turn, subject, value: tapped("complaint_new", turn, subject, value),
    lambda turn, subject, text: typed("complaint_new", turn, subject, text),
    title,
    knock=lambda view: "kabar tentang keluhan",
    about="complaint",
)
DUE = NoticeTalk(
    render_due,
    lambda turn, subject, value: tapped("complaint_due", turn, subject, value),
    lambda turn, subject, text: typed("complaint_due", turn, subject, text),
    title,
    knock=lambda view: "keluhan yang perlu ditindaklanjuti",
    about="complaint",
)
