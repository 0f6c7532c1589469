"""In the month's last week each ketua is asked whether anything changed in her group."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import NO_WORDS, YES_WORDS, Choice, Question, match, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.updates.change_state import ChangeState
from conversations.words import Words
from outbox import queue
from outbox.messages import Message
from programme.matter_text import read_matter
from programme.updates.asked_monthly import month_of

ASKED = "changes_asked"
THERE_IS = frozenset({"ada", "ada bu", "ada perubahan", "ana", "ono", "wonten", "aya", "ada pak"})
THERE_IS_NOT = frozenset(
    "tidak ada|tdk ada|gak ada|ga ada|nggak ada|ndak ada|nihil|aman|tetap|belum ada|ora ono|ora ana|mboten wonten|"
    "teu aya|tidak ada perubahan|tidak ada bu".split("|")
)


def choices(words: Words) -> tuple[Choice, Choice]:
    return (
        Choice("yes", words._("Ada perubahan"), YES_WORDS | THERE_IS),
        Choice("no", words._("Tidak ada"), NO_WORDS | THERE_IS_NOT),
    )


def render_asked(view: NoticeView) -> Message | None:
    """None where she is not in charge of that group any more, or the month is over."""
    if view.reader.role not in ("ketua", "deputy") or view.reader.group_id != view.subject_id:
        return None
    if month_of(view.rules.today(view.now)) != view.slot:
        return None
    words = view.words
    text = words._(
        "{name}, apakah bulan ini ada perubahan di kelompok {group}? Misalnya ada yang pindah rumah, ada kelahiran, "
        "anak ganti sekolah, atau nama yang keliru.",
        name=view.name(),
        group=view.reader.group_name,
    )
    return Message(
        text, rows=(tuple(notice_button(one.label, ASKED, view.subject, one.value) for one in choices(words)),)
    )


def _is_hers(turn: Turn, subject: str) -> bool:
    return turn.who.role in ("ketua", "deputy") and turn.who.group_id == int(subject.rpartition(":")[2])


def asked_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if not _is_hers(turn, subject) or value not in ("yes", "no"):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    queue.mark_answered(turn.session, ASKED, subject, turn.who.id, turn.now)
    if value == "yes":
        return Start("report_change", ChangeState(several=True), about=subject, from_notice=True)
    return Again(
        turn.words._("Baik, terima kasih, {name}. Kalau nanti ada perubahan, ketik saja: perubahan", name=turn.name())
    )


def asked_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """ "ada", "tidak ada", or at once what changed."""
    if not _is_hers(turn, subject):
        return None
    chosen = match(Question("", choices(turn.words), numbered=False), text)
    if chosen is not None:
        return asked_tapped(turn, subject, chosen.value)
    matter = read_matter(text)
    if matter is None or matter.place != "update":
        return None
    queue.mark_answered(turn.session, ASKED, subject, turn.who.id, turn.now)
    return Start("report_change", ChangeState(kind=matter.topic, words=text, several=True), from_notice=True)


CHANGES_ASKED = NoticeTalk(
    render_asked,
    asked_tapped,
    asked_typed,
    lambda turn, subject: turn.words._("Perubahan di kelompok bulan ini"),
    knock=lambda view: "pertanyaan bulanan untuk ketua kelompok",
    about="group",
)
