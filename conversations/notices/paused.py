"""A conversation nobody went on with for a day is set aside, kindly and once."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.turn import Again, Next, Resume, Turn
from db.tables import Dialog
from outbox import queue
from outbox.messages import Message

SCHEDULING = frozenset({"schedule_meeting"})
"""Whoever leaves it may believe that the meeting is planned, and its members wait to be told."""


def render_paused(view: NoticeView) -> Message | None:
    dialog = view.session.get(Dialog, view.subject_id)
    if dialog is None or dialog.status != "paused" or _reminded_since(view, dialog):
        return None
    words = view.words
    if dialog.conversation in SCHEDULING:
        text = words._(
            "{name}, jadwal pertemuan yang kita bicarakan belum tersimpan, jadi belum ada yang dikabari. Kalau mau "
            "melanjutkan, balas lanjut, atau ketik menu.",
            name=view.name(),
        )
    else:
        text = words._(
            "{name}, percakapan kita yang kemarin saya simpan dulu. Kalau mau melanjutkan, balas lanjut, atau "
            "ketik menu.",
            name=view.name(),
        )
    button = notice_button(view.words._("Lanjutkan"), "dialog_paused", view.subject, "resume")
    return Message(text, rows=((button,),))


def _reminded_since(view: NoticeView, dialog: Dialog) -> bool:
    """Whether she was told already that her report only needs to be saved."""
    asked = queue.unanswered(view.session, view.reader.id, dialog.touched_at)
    return dialog.conversation == "report_attendance" and any(row.kind == "report_request" for row in asked)


def paused_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    dialog = turn.session.get(Dialog, int(subject.rpartition(":")[2]))
    if dialog is None or dialog.contact_id != turn.contact.id or dialog.person_id != turn.who.id:
        return None
    if dialog.status == "done":
        return Again(turn.words._("Percakapan itu sudah selesai."))
    queue.mark_answered(turn.session, "dialog_paused", subject, turn.who.id, turn.now)
    return Resume(dialog.id)


def paused_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """ "lanjut", as the notice says."""
    goes_on = normal(text) in {"lanjut", "lanjutkan", "terus", "teruskan", normal(turn.words._("Lanjutkan"))}
    return paused_tapped(turn, subject, "resume") if goes_on else None


def paused_title(turn: Turn, subject: str) -> str:
    return turn.words._("Percakapan yang disimpan")


PAUSED = NoticeTalk(
    render_paused,
    paused_tapped,
    paused_typed,
    paused_title,
    knock=lambda view: "percakapan yang belum selesai",
    about="dialog",
)
