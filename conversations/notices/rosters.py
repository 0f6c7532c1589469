"""What a roster sheet sent by chat would change, what is wrong in it, and that it was taken in."""

import json

from conversations import print_slips
from conversations.notices.candidates import candidates_preview, candidates_taken, to_groups_of
from conversations.notices.forms import clarify_preview, clarify_taken
from conversations.notices.payment_sheets import payment_preview, payments_taken
from conversations.notices.schooling import school_preview, school_taken
from conversations.notices.sheet_preview import CANCEL, TAKE, sheet_preview
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import NO_WORDS, POLITE, YES_WORDS, normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words
from outbox.messages import Attachment, Message
from programme.papers import latest_paper
from programme.roster_files import RosterLine, cancel_roster, confirm_roster, roster_line

TAKE_WORDS = YES_WORDS | {"masukkan", "masukan", "masukin", "masukno", "lebokno", "lanjut", "lanjutkan", "setuju", "1"}
CANCEL_WORDS = NO_WORDS | {"batalkan", "jangan", "ojo", "ulah", "2"}
FILLING_WORDS = POLITE | {"saja", "aja", "wae", "dong", "dulu", "semua", "daftar", "daftarnya", "jadi", "dimasukkan"}


def render_preview(view: NoticeView) -> Message | None:
    """None where the sheet was replaced, cancelled or previewed anew meanwhile."""
    line = roster_line(view.session, view.subject_id)
    if line is None or line.sender_id != view.reader.id or view.slot != _slot(line):
        return None
    paper = latest_paper(view.session, "roster_words", view.subject)
    named: list[str] = json.loads(paper.content) if paper is not None and paper.content else []
    if line.state == "checked" and line.kind == "payments":
        return payment_preview(view.words, line, view.subject, named)
    if line.state == "checked" and line.kind == "clarify":
        return clarify_preview(view.words, line, view.subject, named)
    if line.state == "checked" and line.kind == "school":
        return school_preview(view.words, line, view.subject, named)
    if line.state == "checked" and line.kind == "candidates":
        return candidates_preview(view.words, line, view.subject, named)
    if line.state == "checked":
        return _preview(view, line, named)
    if line.state == "faulty":
        return _faulty(view, line, named)
    return Message(_failed(view.words, str(line.summary.get("code")), named)) if line.state == "failed" else None


def _slot(line: RosterLine) -> str:
    return f"preview {line.summary.get('preview')}"


def _preview(view: NoticeView, line: RosterLine, named: list[str]) -> Message:
    words, counts = view.words, line.summary
    parts = [
        words._(
            "Berkas sudah diperiksa, belum ada yang diubah. Kalau dimasukkan: baru {new} keluarga, berubah {changed}, "
            "sama {same}. Tidak ada di berkas: {missing} (tidak dihapus).",
            new=counts["new"],
            changed=counts["changed"],
            same=counts["same"],
            missing=counts["missing"],
        ),
    ]
    if counts["left"]:
        parts.append(words._("Sudah keluar dari PKH, jadi dilewati: {count}.", count=counts["left"]))
    if counts.get("family_left"):
        count = counts["family_left"]
        parts.append(
            words._("Anggota keluarga yang tercatat tidak dihitung lagi, jadi dilewati: {count}.", count=count)
        )
    if counts["masked"]:
        parts.append(words._("Kolom NIK, KK, atau nomor kartu tidak dibaca."))
    is_none = not (counts["new"] or counts["changed"] or counts["family_new"] or counts["family_changed"])
    nothing = words._("Tidak ada yang perlu dimasukkan: semuanya sudah sama.") if is_none else None
    return sheet_preview(words, line, view.subject, parts, named, nothing)


def _faulty(view: NoticeView, line: RosterLine, named: list[str]) -> Message:
    words = view.words
    head = words._(
        "Berkas belum bisa dimasukkan: ada {faults} kesalahan di {rows} baris. Tidak ada data yang berubah. "
        "Sel yang salah ditandai merah di berkas ini. Betulkan, lalu kirim lagi ke sini.",
        faults=line.summary["faults"],
        rows=line.summary["rows"],
    )
    paper = latest_paper(view.session, "roster_faults", view.subject)
    attachment = None
    if paper is not None and paper.content is not None:
        attachment = Attachment("document", paper.filename, paper.content, ("paper", paper.id))
    return Message("\n".join([head, *named]), attachment=attachment)


def _failed(words: Words, code: str, named: list[str]) -> str:
    said = " ".join(named)
    sentences = {
        "not_fetched": words._("Berkas daftar peserta tidak berhasil saya ambil. Mohon kirim sekali lagi."),
        "too_large": words._("Berkas daftar peserta terlalu besar. Bagi menjadi beberapa berkas, lalu kirim lagi."),
        "columns": words._(
            "Di berkas itu tidak saya temukan kolom: {columns}. Beri judul kolomnya, atau pakai formulirnya: ketik "
            "template.",
            columns=said,
        ),
        "unreadable": words._("Berkas itu tidak bisa saya baca. {why}", why=said),
        "not_allowed": words._(
            "Daftar itu tidak jadi dimasukkan, karena ada kelompok atau keluarga yang sekarang bukan di bawah "
            "Ibu/Bapak lagi. Mohon kirim lagi berkasnya supaya saya periksa ulang."
        ),
        "changed": words._("Isi berkas itu tidak sama lagi dengan yang diperiksa. Mohon kirim lagi berkasnya."),
    }
    return sentences.get(code) or words._(
        "Maaf, ada gangguan saat mengolah berkas itu. Tidak ada data yang berubah. Mohon kirim sekali lagi; kalau "
        "tetap gagal, hubungi operator."
    )


def preview_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    action = TAKE if value.startswith(TAKE) else CANCEL
    number = value.removeprefix(action)
    return _decide(turn, subject, action, int(number)) if number.isdigit() else None


def preview_typed(turn: Turn, subject: str, text: str) -> Next | None:
    line = roster_line(turn.session, int(subject.rpartition(":")[2]))
    action = action_in(text)
    if line is None or line.state != "checked" or action is None:
        return None
    return _decide(turn, subject, action, int(line.summary["preview"]))


def action_in(text: str) -> str | None:
    """What a typed answer to the preview means; None where it says anything else besides, or both."""
    said = (normal(text) or text.strip()).split()
    if not said or not set(said) <= TAKE_WORDS | CANCEL_WORDS | FILLING_WORDS:
        return None
    takes, cancels = not TAKE_WORDS.isdisjoint(said), not CANCEL_WORDS.isdisjoint(said)
    if cancels:
        return None if said[0] not in CANCEL_WORDS and takes else CANCEL
    return TAKE if takes else None


def _decide(turn: Turn, subject: str, action: str, preview: int) -> Next:
    words, roster_id = turn.words, int(subject.rpartition(":")[2])
    decide = confirm_roster if action == TAKE else cancel_roster
    outcome = decide(turn.session, turn.actor, roster_id, preview, turn.now)
    if outcome == "agreed":
        if action == TAKE:
            return Again(words._("Baik, daftarnya sedang saya masukkan. Kalau sudah selesai, saya kabari."))
        return Again(words._("Baik, daftar itu tidak dimasukkan. Tidak ada yang diubah."))
    sentences = {
        "old": words._("Pratinjau itu sudah diganti yang lebih baru. Silakan lihat pesan yang terakhir."),
        "confirmed": words._("Daftar itu sedang saya masukkan. Kalau sudah selesai, saya kabari."),
        "taken": words._("Daftar itu sudah dimasukkan."),
        "cancelled": words._("Daftar itu sudah dibatalkan. Kalau mau memasukkannya, kirim lagi berkasnya."),
        "waiting": words._("Berkas itu masih saya periksa. Hasilnya saya kirim ke sini."),
    }
    return Again(sentences.get(outcome) or words._("Daftar itu tidak bisa dimasukkan. Mohon kirim lagi berkasnya."))


def preview_title(turn: Turn, subject: str) -> str:
    line = roster_line(turn.session, int(subject.rpartition(":")[2]))
    if line is not None and line.kind == "payments":
        return turn.words._("Jadwal pembayaran")
    if line is not None and line.kind == "candidates":
        return turn.words._("Calon peserta")
    if line is not None and line.kind == "clarify":
        return turn.words._("Formulir klarifikasi")
    if line is not None and line.kind == "school":
        return turn.words._("Absen sekolah")
    return turn.words._("Daftar peserta")


def render_taken(view: NoticeView) -> Message | None:
    line = roster_line(view.session, view.subject_id)
    if line is None or line.state != "taken" or line.sender_id != view.reader.id:
        return None
    if line.kind == "payments":
        return payments_taken(view.words, line)
    if line.kind == "candidates":
        return candidates_taken(view.words, line, view.subject)
    if line.kind == "clarify":
        return clarify_taken(view.words, line)
    if line.kind == "school":
        return school_taken(view.words, line)
    words, counts = view.words, line.summary
    text = words._(
        "Daftar peserta sudah dimasukkan: {new} keluarga baru, {changed} diperbarui, {same} tetap.",
        new=counts["new"],
        changed=counts["changed"],
        same=counts["same"],
    )
    if not counts["new"] or view.reader.role not in print_slips.CONVERSATION.roles:
        return Message(text)
    text += " " + words._("Yang baru belum bisa dikirimi pesan sebelum bergabung. Mau mencetak slip bergabungnya?")
    button = notice_button(words._("Kirim slip"), "roster_taken", view.subject, "slips")
    return Message(text, rows=((button,),))


def taken_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    line = roster_line(turn.session, int(subject.rpartition(":")[2]))
    if line is not None and line.kind == "candidates":
        return to_groups_of(turn, line)
    return Start("print_slips", from_notice=True)


PREVIEW = NoticeTalk(
    render_preview,
    preview_tapped,
    preview_typed,
    preview_title,
    knock=lambda view: "hasil pemeriksaan berkas",
    about="roster",
)
TAKEN = NoticeTalk(render_taken, taken_tapped, knock=lambda view: "kabar tentang berkas yang dikirim", about="roster")
