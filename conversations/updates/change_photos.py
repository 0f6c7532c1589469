"""The photo of a document: asked for once, taken whenever it comes, offered to an open report where it comes later.

which --> kept with that report (or with a meeting)
"""

from dataclasses import dataclass, field
from datetime import timedelta

from conversations.courtesies import acknowledges
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.report_evidence import evidence_kind, meetings_it_may_show
from conversations.report_meeting import own_groups
from conversations.said_instead import LATER, UNKNOWN, said_instead
from conversations.send_evidence import EvidenceState
from conversations.turn import FAMILIES, REPORTERS, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.updates.change_check import put_right
from conversations.updates.change_order import onward
from conversations.updates.change_state import ChangeState
from conversations.updates.change_words import DOCUMENTS, kind_in_words
from programme.access import may_run
from programme.updates.reporting import add_update_photo, answer_update_question
from programme.updates.views import ReportLine, list_my_reports, show_my_report

MAY_FOLLOW = timedelta(days=60)
"""So long after a report a photo that comes unasked may belong to it."""
MOST_OFFERED = 5
LATER_WORDS = (
    NO_WORDS | LATER | UNKNOWN | frozenset({"foto menyusul", "belum", "belum ada", "tidak ada", "cukup", "lanjut", "-"})
)
THERE_IS_ONE = frozenset({"ada", "ada bu", "wonten", "ana", "ono", "aya", "ada fotonya", "punya", "sudah ada"})


def ask_photo(turn: Turn, state: ChangeState) -> Question:
    text = turn.words._(
        "Ada fotonya? Misalnya {document}. Kirim fotonya ke sini, atau tekan Nanti saja.",
        document=DOCUMENTS[state.kind](turn.words),
    )
    later = Choice("later", turn.words._("Nanti saja"), LATER_WORDS)
    return Question(text, (later,), accepts=frozenset({"photo", "document", "text"}))


def take_photo(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    """The photo itself is taken by `photo_aside`; whatever else she writes, it may follow ("besok saya kirim").

    Not where she asks something, or says only that there is one: then it is waited for.
    """
    text = answer.text or ""
    if answer.value is None and text:
        if (mended := put_right(turn, state, text)) is not None:
            return mended
        instead = said_instead(turn, text, "report_change")
        if instead is not None or (acknowledges(text) or normal(text) in THERE_IS_ONE):
            return instead or Again(turn.words._("Kirim fotonya ke sini sekarang. Kalau belum ada, tulis: nanti."))
    return onward(turn, state)


def photo_aside(turn: Turn, state: ChangeState) -> Next | None:
    """A photo that comes while a change is told belongs to it, whatever was being asked."""
    if turn.incoming.edited or turn.file_id is None or evidence_kind(turn.incoming) not in ("photo", "document"):
        return None
    if state.reported and may_run(turn.session, turn.actor, "add_update_photo", state.reported):
        return Again(put_photo(turn, state.reported, turn.file_id))
    state.file_ids.append(turn.file_id)
    thanks = turn.words._("Terima kasih, fotonya sudah saya terima.")
    return onward(turn, state, thanks) if state.photo_asked and not state.checking else Again(thanks)


@dataclass
class PhotoState:
    file_id: int = 0
    kind: str = "photo"
    reports: list[int] = field(default_factory=list)
    caption: str = ""


def photo_meant(turn: Turn) -> Next | None:
    """What follows from a photo that no question asked for; None where no report of hers may want it.

    A ketua mostly sends the sheet of a meeting: hers is offered only to a report that has no photo yet.
    """
    kind = evidence_kind(turn.incoming)
    if kind not in ("photo", "document") or turn.file_id is None or turn.who.role not in FAMILIES:
        return None
    reports = [one for one in list_my_reports(turn.session, turn.actor, turn.who.id, turn.now) if one.is_open]
    wanting = [one for one in reports if one.received_at > turn.now - MAY_FOLLOW]
    if turn.who.role in REPORTERS:
        wanting = [one for one in wanting if one.photos == 0]
    if not wanting:
        return None
    ids = [one.update_id for one in wanting[:MOST_OFFERED]]
    return Start("change_photo", PhotoState(turn.file_id, kind, ids, turn.incoming.text or ""))


def ask_which(turn: Turn, state: PhotoState) -> Question:
    words = turn.words
    lines = [show_my_report(turn.session, turn.actor, update_id) for update_id in state.reports]
    none = Choice("none", words._("Bukan untuk itu"), NO_WORDS)
    if len(lines) == 1:
        text = words._("Apakah foto ini untuk laporan {report}?", report=_called(turn, lines[0]))
        return Question(text, (Choice(str(lines[0].update_id), words._("Ya, betul"), YES_WORDS), none))
    choices = (Choice(str(one.update_id), _called(turn, one)) for one in lines)
    return Question(words._("Foto ini untuk laporan yang mana?"), (*choices, none))


def _called(turn: Turn, line: ReportLine) -> str:
    """'Pindah rumah (3 Nov)'"""
    day = turn.words.short_day(turn.rules.today(line.received_at))
    return f"{kind_in_words(turn.words, line.kind)} ({day})"


def take_which(turn: Turn, state: PhotoState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "none":
        meetings = meetings_it_may_show(turn, own_groups(turn)) if turn.who.role in REPORTERS else []
        if meetings:
            return Start("send_evidence", EvidenceState(state.file_id, state.kind, meetings, state.caption))
        return Done(turn.words._("Baik. Fotonya tidak saya pakai untuk laporan itu."), menu=True)
    return Done(put_photo(turn, int(answer.value), state.file_id))


def put_photo(turn: Turn, update_id: int, file_id: int) -> str:
    """Puts the photo to the report; it may be what the pendamping asked for."""
    words = turn.words
    if not add_update_photo(turn.session, turn.actor, update_id, file_id, turn.contact.id):
        return words._("Laporan itu sudah selesai diperiksa, jadi fotonya tidak perlu lagi. Terima kasih.")
    line = show_my_report(turn.session, turn.actor, update_id)
    if line.question is not None and line.waits_for == turn.who.id:
        answer_update_question(turn.session, turn.actor, update_id, words._("(foto dikirim)"), turn.now)
    return words._("Terima kasih, fotonya saya simpan bersama laporan itu. Hanya pendamping yang melihatnya.")


CONVERSATION = Conversation(
    "change_photo",
    PhotoState,
    {"which": Step(ask_which, take_which)},
    lambda turn, state: Ask("which"),
    roles=FAMILIES,
)
