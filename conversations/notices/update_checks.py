"""Reported changes to those who check them and pass them on: a new report, a photo asked for, the month's list."""

from conversations.notices.evidence import EXTENSIONS
from conversations.notices.papers import why_not
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.updates.check_state import CheckState
from conversations.updates.check_words import brief, some_names, whose
from conversations.updates.list_words import list_text
from conversations.updates.send_list import CHECK_WORDS, SEND_WORDS, sent
from outbox.messages import Attachment, Message
from programme.access import may_run
from programme.papers import PAPER_RIGHTS, made_paper
from programme.updates.cards import update_line
from programme.updates.evidence import evidence_to_show
from programme.updates.lists import month_list
from programme.updates.months import month_named
from programme.updates.report_rows import report_line


def render_new(view: NoticeView) -> Message | None:
    """To her who checks it; None where it was settled meanwhile, or is another's to check by now."""
    line = update_line(view.session, view.subject_id)
    if line is None or line.state != "received" or not may_run(view.session, view.reader.actor, "mark_right", line.id):
        return None
    words = view.words
    text = words._(
        "{change}. Mohon diperiksa kalau sempat.",
        change=brief(words, line),
    )
    return Message(text, rows=((notice_button(words._("Periksa"), "update_new", view.subject, "check"),),))


def new_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    """Settled meanwhile, it is shown so; another's to check by now, nothing is."""
    update_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "mark_right", update_id):
        return Again(turn.words._("Laporan itu bukan lagi untuk diperiksa di sini."))
    return Start("check_updates", CheckState(update_id), about=subject, from_notice=True)


def new_typed(turn: Turn, subject: str, text: str) -> Next | None:
    return new_tapped(turn, subject, "check") if normal(text) in CHECK_WORDS else None


def new_title(turn: Turn, subject: str) -> str:
    line = update_line(turn.session, int(subject.rpartition(":")[2]))
    return turn.words._("Perubahan data") if line is None else brief(turn.words, line)


def render_evidence(view: NoticeView) -> Message | None:
    """The photo itself, decrypted as it leaves; None where it is not hers to see."""
    found = evidence_to_show(view.session, view.reader.actor, view.subject_id)
    line = update_line(view.session, found[0]) if found is not None else None
    if found is None or line is None:
        return None
    words, content = view.words, found[1]
    if content is None:
        return Message(words._("Foto bukti itu tidak lagi tersimpan."))
    extension = EXTENSIONS.get(content.media_type or "", {"photo": "jpg", "voice": "ogg"}.get(content.kind, "bin"))
    name = f"bukti-{view.subject_id}.{extension}"
    attachment = Attachment(content.kind, name, content.content, ("file", view.subject_id))
    return Message(words._("Bukti: {whose}.", whose=whose(words, line)), attachment=attachment)


def render_month(view: NoticeView) -> Message | None:
    """None where it was sent already, or nothing is left to report or to check."""
    shown = month_list(view.session, view.subject_id, view.rules)
    if shown is None or shown.pendamping_id != view.reader.id or shown.sent_at is not None or shown.is_empty:
        return None
    words = view.words
    text = list_text(words, shown, view.rules)
    if view.slot == "reminded":
        text = words._("Daftar ini belum dikirim.") + "\n" + text
    buttons = [notice_button(words._("Kirim"), "updates_month", view.subject, "send")]
    if shown.unchecked:
        label = words._("Periksa dulu ({n})", n=shown.unchecked)
        buttons.insert(0, notice_button(label, "updates_month", view.subject, "check"))
    return Message(text, rows=tuple((button,) for button in buttons))


def month_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if value == "check":
        return Start("check_updates", CheckState(), from_notice=True)
    return Again(sent(turn, int(subject.rpartition(":")[2]))) if value == "send" else None


def month_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = normal(text) or text.strip()
    if said in SEND_WORDS:
        return month_tapped(turn, subject, "send")
    return month_tapped(turn, subject, "check") if said in CHECK_WORDS else None


def month_title(turn: Turn, subject: str) -> str:
    return turn.words._("Daftar perubahan data")


def render_overdue(view: NoticeView) -> Message | None:
    """To the koordinator; None where everybody has sent by now."""
    line = report_line(view.session, view.subject_id)
    if line is None or not line.missing:
        return None
    words = view.words
    told = {"month": words.month(month_named(line.month)), "names": some_names(words, line.missing)}
    if not line.rows:  # nobody had anything on a list that was sent: there is no sheet yet
        return Message(
            words._(
                "Daftar perubahan data {month} dari {names} belum dikirim, jadi belum ada berkas ke kantor. Yang "
                "menyusul tetap saya teruskan.",
                **told,
            )
        )
    return Message(
        words._(
            "Daftar perubahan data {month} dari {names} belum dikirim. Berkas ke kantor sudah dibuat dari yang ada; "
            "yang menyusul tetap saya teruskan.",
            **told,
        )
    )


def render_sheet(view: NoticeView) -> Message | None:
    """To the operator: the kecamatan's changes of a month. None where the file has been deleted meanwhile."""
    paper = made_paper(view.session, view.subject_id)
    if paper is None or not may_run(view.session, view.reader.actor, PAPER_RIGHTS[paper.kind], paper.subject_id):
        return None
    if paper.state == "failed":
        return Message(why_not(view.words, view.slot.removeprefix("failed ")))
    line = report_line(view.session, paper.subject_id)
    if paper.content is None or line is None:
        return None
    words = view.words
    text = words.n_(
        "Perubahan data Kecamatan {kecamatan}, {month}: {n} perubahan.",
        "Perubahan data Kecamatan {kecamatan}, {month}: {n} perubahan.",
        line.rows,
        kecamatan=line.kecamatan,
        month=words.month(month_named(line.month)),
    )
    if line.missing:
        text += " " + words._("Belum dikirim: {names}.", names=some_names(words, line.missing))
    return Message(text, attachment=Attachment("document", paper.filename, paper.content, ("paper", paper.id)))


NEW = NoticeTalk(
    render_new,
    new_tapped,
    new_typed,
    new_title,
    knock=lambda view: "perubahan data yang perlu diperiksa",
    about="update",
)
EVIDENCE = NoticeTalk(render_evidence, knock=lambda view: "foto yang diminta", about="file")
MONTH = NoticeTalk(
    render_month,
    month_tapped,
    month_typed,
    month_title,
    knock=lambda view: "daftar perubahan data",
    about="updates",
)
OVERDUE = NoticeTalk(render_overdue, knock=lambda view: "kabar daftar perubahan data", about="updates_report")
SHEET = NoticeTalk(render_sheet, knock=lambda view: "berkas perubahan data", about="paper")
