"""School and verification to staff: days still to be entered, the quarter's sheet, its file, who is late with it."""

from conversations.notices.papers import why_not
from conversations.notices.sheet_preview import sheet_preview
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import YES_WORDS, normal, notice_button
from conversations.schooling.school_month import SchoolMonthState
from conversations.schooling.verification import SEND_WORDS, VerificationWork, sent
from conversations.schooling.verification_words import period_label, verification_text
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Attachment, Message
from programme.access import may_run
from programme.papers import PAPER_RIGHTS, made_paper
from programme.roster_files import RosterLine
from programme.schooling.reminding import DUE, unentered
from programme.schooling.verification import ASKED, unsent_in, verification_state
from programme.updates.months import month_named

FILL, SEND, LOOK = "fill", "send", "look"
FILL_WORDS = frozenset({"isi", "isi sekarang", "absen sekolah"})
LOOK_WORDS = frozenset({"lihat", "buka", "triwulan"})
MOST_NAMES = 8


def render_school_due(view: NoticeView) -> Message | None:
    """None where all of his children's days are entered by now, or it is another's."""
    if view.subject_id != view.reader.id:
        return None
    left, of_all = unentered(view.session, view.reader.id, month_named(view.slot))
    if not left:
        return None
    words = view.words
    text = words.n_(
        "{name}, absen sekolah {month} belum diisi untuk {n} dari {all} anak. Bisa satu pesan untuk satu sekolah.",
        "{name}, absen sekolah {month} belum diisi untuk {n} dari {all} anak. Bisa satu pesan untuk satu sekolah.",
        left,
        name=view.name(),
        month=words.month(month_named(view.slot)),
        all=of_all,
    )
    return Message(text, rows=((notice_button(words._("Isi sekarang"), DUE, view.subject, FILL),),))


def school_due_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    return Start("school_month", SchoolMonthState(), from_notice=True) if value == FILL else None


def school_due_typed(turn: Turn, subject: str, text: str) -> Next | None:
    return school_due_tapped(turn, subject, FILL) if normal(text) in FILL_WORDS else None


def render_asked(view: NoticeView) -> Message | None:
    """None where it was sent already, or is another's."""
    if not may_run(view.session, view.reader.actor, "send_verification", view.subject_id):
        return None
    shown = verification_state(view.session, view.subject_id, view.rules)
    if shown is None or shown.sent_at is not None:
        return None
    words = view.words
    text = verification_text(words, shown, view.rules)
    if view.slot != "asked":
        text = words._("Verifikasi ini belum dikirim.") + "\n" + text
    buttons = (
        notice_button(words._("Lihat"), ASKED, view.subject, LOOK),
        notice_button(words._("Kirim ke kantor"), ASKED, view.subject, SEND),
    )
    return Message(text, rows=tuple((button,) for button in buttons))


def asked_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    report_id = int(subject.rpartition(":")[2])
    if value == SEND:
        return Again(sent(turn, report_id, None))
    if value != LOOK:
        return None
    if not may_run(turn.session, turn.actor, "send_verification", report_id):
        return Again(turn.words._("Verifikasi itu bukan lagi untuk dikirim dari sini."))
    return Start("verification", VerificationWork(report_id), about=subject, from_notice=True)


def asked_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = normal(text)
    if said in SEND_WORDS - YES_WORDS:  # a stray "ya" of another talk sends nothing
        return asked_tapped(turn, subject, SEND)
    return asked_tapped(turn, subject, LOOK) if said in LOOK_WORDS else None


def render_in(view: NoticeView) -> Message | None:
    """To the operator: the file of one pendamping's quarter. None where it has been deleted meanwhile."""
    paper = made_paper(view.session, view.subject_id)
    if paper is None or not may_run(view.session, view.reader.actor, PAPER_RIGHTS[paper.kind], paper.subject_id):
        return None
    if paper.state == "failed":
        return Message(why_not(view.words, view.slot.removeprefix("failed ")))
    words, shown = view.words, verification_state(view.session, paper.subject_id, view.rules)
    if paper.content is None or shown is None:
        return None
    text = words._(
        "Verifikasi komitmen {period} dari {pendamping}, Kecamatan {kecamatan}.",
        period=period_label(words, shown.period),
        pendamping=address_name(words, shown.pendamping, shown.gender),
        kecamatan=shown.kecamatan,
    )
    if shown.note:
        text += " " + words._("Catatan: {note}", note=shown.note)
    return Message(text, attachment=Attachment("document", paper.filename, paper.content, ("paper", paper.id)))


def render_late(view: NoticeView) -> Message | None:
    """To the koordinator; None where everybody has sent by now."""
    people = unsent_in(view.session, view.subject_id)
    words, shown = view.words, verification_state(view.session, view.subject_id, view.rules) if people else None
    if not people or shown is None:
        return None
    names = [address_name(words, name, gender) for name, gender in people[:MOST_NAMES]]
    if len(people) > MOST_NAMES:
        rest = len(people) - MOST_NAMES
        names.append(words.n_("{n} lainnya", "{n} lainnya", rest))
    return Message(
        words._(
            "Verifikasi komitmen {period} dari {names} belum dikirim. Ketik triwulan untuk melihat daftarnya.",
            period=period_label(words, shown.period),
            names=words.listing(names),
        )
    )


def school_preview(words: Words, line: RosterLine, subject: str, named: list[str]) -> Message:
    """What a school sheet would enter; nothing is entered before the tap."""
    counts = line.summary
    parts = [
        words._(
            "Absen sekolah sudah diperiksa, belum ada yang disimpan. Kalau dimasukkan: {children} anak, di antaranya "
            "{not_kept} di bawah batas kehadiran. Baris kosong: {empty}.",
            children=counts["children"],
            not_kept=counts["not_kept"],
            empty=counts["empty"],
        ),
    ]
    is_none = not counts["children"]
    nothing = words._("Tidak ada yang perlu dimasukkan: belum ada hari yang diisi.") if is_none else None
    return sheet_preview(words, line, subject, parts, named, nothing)


def school_taken(words: Words, line: RosterLine) -> Message:
    """That it is in."""
    counts = line.summary
    return Message(
        words._(
            "Absen sekolah sudah dimasukkan: {new} baru, {changed} diperbarui, {same} tetap.",
            new=counts["new"],
            changed=counts["changed"],
            same=counts["same"],
        )
    )


SCHOOL_DUE = NoticeTalk(
    render_school_due,
    school_due_tapped,
    school_due_typed,
    lambda turn, subject: turn.words._("Absen sekolah"),
    knock=lambda view: "absen sekolah yang belum diisi",
    about="person",
)
VERIFICATION_ASKED = NoticeTalk(
    render_asked,
    asked_tapped,
    asked_typed,
    lambda turn, subject: turn.words._("Verifikasi triwulan"),
    knock=lambda view: "verifikasi triwulan",
    about="report",
)
VERIFICATION_IN = NoticeTalk(render_in, knock=lambda view: "berkas verifikasi triwulan", about="paper")
VERIFICATION_LATE = NoticeTalk(render_late, knock=lambda view: "kabar verifikasi triwulan", about="report")
