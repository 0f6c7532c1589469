"""A file that somebody asked for is ready, or can't be made."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.words import Words
from outbox.messages import Attachment, Message
from programme.access import may_run
from programme.papers import PAPER_RIGHTS, PaperLine, made_paper


def render_ready(view: NoticeView) -> Message | None:
    """None where its content has been deleted meanwhile."""
    paper = made_paper(view.session, view.subject_id)
    if paper is None:
        return None
    if paper.state == "failed":
        code = view.slot.removeprefix("failed ")
        return Message(why_not(view.words, f"case_{code}" if _is_of_a_case(paper) else code))
    right = PAPER_RIGHTS.get(paper.kind)
    if paper.content is None:
        return None
    if right is not None and not may_run(view.session, view.reader.actor, right, paper.subject_id):
        return Message(why_not(view.words, "case_not_allowed" if _is_of_a_case(paper) else "not_allowed"))
    return Message(_caption(view.words, paper), attachment=_file(paper, paper.content))


def _is_of_a_case(paper: PaperLine) -> bool:
    return paper.kind.startswith("case_report")


def _file(paper: PaperLine, content: bytes) -> Attachment:
    kind = "photo" if paper.filename.endswith(".png") else "document"
    return Attachment(kind, paper.filename, content, ("paper", paper.id))


def _caption(words: Words, paper: PaperLine) -> str:
    """What the file is and what to do with it; a kind without words of its own is called by its file's name."""
    if paper.kind in ("slips", "slips_all"):
        return words._(
            "Ini slip bergabung. Cetak di kertas A4, potong menurut garis, lalu serahkan sendiri kepada masing-masing "
            "anggota: satu kode untuk satu orang. Slip yang lebih lama tidak berlaku lagi."
        )
    standing = _of_a_meeting(words, paper.kind)
    if standing is not None:
        return standing
    if paper.kind in ("clarification_forms", "clarification_all"):
        return words._(
            "Ini formulir klarifikasi dan surat persetujuan, satu keluarga satu lembar. Bacakan pelan-pelan; yang "
            "keliru diperbaiki di kolomnya. Sesudah ditandatangani, ketik: tanda tangan"
        )
    if paper.kind == "clarify_template":
        return words._(
            "Ini lembar untuk memperbaiki data di komputer. Sesudah diisi, kirim kembali ke sini; saya periksa dulu "
            "sebelum disimpan."
        )
    if paper.kind == "clarification_sheet":
        return words._("Formulir klarifikasi dan persetujuan yang baru dikirim pendamping. Yang baru diberi tanda.")
    if paper.kind.startswith("radar_"):
        return words._("Radar kehadiran. Tidak ada nama di gambar ini.")
    if paper.kind == "case_report":
        return words._(
            "Ini laporannya (Word), memakai nama samaran. Mohon dibaca sekali lagi sebelum diserahkan: ubah sendiri di "
            "Word bila masih ada yang bisa dikenali. Yang belum lengkap ditulis miring dalam kurung."
        )
    if paper.kind == "case_report_named":
        return words._(
            "Ini laporannya (Word) dengan nama asli. Simpan baik-baik dan serahkan hanya kepada yang berhak membacanya."
        )
    return words._("Ini berkas yang diminta: {filename}", filename=paper.filename)


def _of_a_meeting(words: Words, kind: str) -> str | None:
    """Of papers about meetings besides P2K2."""
    captions = {
        "calendar": words._(
            "Kalender: buka berkas ini, lalu pilih simpan atau tambahkan. Minta lagi kapan saja, yang lama diperbarui. "
            "Nama keluarga tidak ditulis di dalamnya."
        ),
        "provider_letters": words._("Surat undangan, satu halaman tiap alamat. Cetak, tanda tangani, lalu antar."),
        "invitation_letters": words._(
            "Ini surat undangannya, satu halaman untuk satu keluarga, lewat pos atau kader. Kode di surat hanya untuk "
            "keluarga itu. Sesudah sampai, catat: acara, lalu Catat yang sudah tahu."
        ),
        "attendance_sheet": words._(
            "Ini daftar hadirnya. Sesudah acara, nomor yang tidak hadir cukup ditulis di sini."
        ),
        "minutes": words._("Notulen. Nama keluarga tidak ditulis di dalamnya, hanya jumlahnya."),
    }
    return captions.get(kind)


def why_not(words: Words, code: str) -> str:
    """What to do where a paper could not be made."""
    sentences = {
        "nothing": words._("Tidak jadi ada berkas: semua anggota kelompok itu sudah bergabung."),
        "not_allowed": words._(
            "Berkas yang diminta tidak jadi dibuat, karena kelompok itu bukan lagi kelompok Ibu/Bapak."
        ),
        "empty_calendar": words._("Kalendernya tidak jadi dibuat: tidak ada lagi yang tercatat di dalamnya."),
        "no_groups": words._("Daftarnya tidak jadi dibuat: tidak ada kelompok Ibu/Bapak di dalamnya."),
        "no_letters": words._("Suratnya tidak jadi dibuat: tidak ada undangan yang perlu surat."),
        "no_minutes": words._("Notulennya tidak jadi dibuat: pertemuannya dibatalkan."),
        "case_not_allowed": words._("Laporan itu tidak jadi dibuat, karena kasusnya bukan lagi tugas Ibu/Bapak."),
    }
    return sentences.get(code) or words._(
        "Maaf, berkas yang diminta gagal dibuat. Mohon minta sekali lagi; kalau tetap gagal, hubungi operator."
    )


READY = NoticeTalk(render_ready, knock=lambda view: "jawaban atas berkas yang diminta")
