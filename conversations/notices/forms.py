"""Before klarifikasi forms are due at the office: how many are missing still, to the pendamping whose they are."""

from conversations.notices.sheet_preview import sheet_preview
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import notice_button
from conversations.turn import Next, Start, Turn
from conversations.words import Words
from outbox.messages import Message
from programme.candidates.board import forms_due_on, waiting_forms
from programme.roster_files import RosterLine


def render_due(view: NoticeView) -> Message | None:
    """None where everything is with the office by now."""
    missing = waiting_forms(view.session, view.reader.id)
    due_on = forms_due_on(view.session, view.reader.id, view.rules)
    if view.subject_id != view.reader.id or not missing or due_on is None:
        return None
    words = view.words
    text = words.n_(
        "{name}, formulir klarifikasi {n} keluarga belum di kantor; paling lambat {day}. Mau dilihat siapa yang belum "
        "lengkap?",
        "{name}, formulir klarifikasi {n} keluarga belum di kantor; paling lambat {day}. Mau dilihat siapa yang belum "
        "lengkap?",
        missing,
        name=view.name(),
        day=words.day(due_on),
    )
    return Message(text, rows=((notice_button(words._("Lihat"), "forms_due", view.subject, "open"),),))


def due_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    return Start("forms_board", from_notice=True)


DUE = NoticeTalk(render_due, due_tapped, knock=lambda view: "formulir klarifikasi yang belum lengkap", about="person")


def clarify_preview(words: Words, line: RosterLine, subject: str, named: list[str]) -> Message:
    """What a klarifikasi sheet would change; nothing is entered before the tap."""
    counts = line.summary
    parts = [
        words._(
            "Lembar klarifikasi sudah diperiksa, belum ada yang disimpan. Kalau dimasukkan: {corrected} anggota "
            "diperbaiki, {added} ditambah, {gone} keluar; {checked} keluarga datanya benar, {signed} tanda tangan.",
            corrected=counts["corrected"],
            added=counts["added"],
            gone=counts["gone"],
            checked=counts["checked"],
            signed=counts["signed"],
        ),
    ]
    is_none = not any(counts[one] for one in ("corrected", "added", "gone", "checked", "signed"))
    nothing = words._("Tidak ada yang perlu dimasukkan: semuanya sama dengan yang tercatat.") if is_none else None
    return sheet_preview(words, line, subject, parts, named, nothing)


def clarify_taken(words: Words, line: RosterLine) -> Message:
    """That it is in."""
    counts = line.summary
    return Message(
        words._(
            "Lembar klarifikasi sudah dimasukkan: {corrected} anggota diperbaiki, {added} ditambah, {gone} keluar. "
            "Sisanya: ketik klarifikasi.",
            corrected=counts["corrected"],
            added=counts["added"],
            gone=counts["gone"],
        )
    )
