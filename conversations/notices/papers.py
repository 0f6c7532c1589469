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
        return Message(why_not(view.words, view.slot.removeprefix("failed ")))
    right = PAPER_RIGHTS.get(paper.kind)
    if paper.content is None:
        return None
    if right is not None and not may_run(view.session, view.reader.actor, right, paper.subject_id):
        return Message(why_not(view.words, "not_allowed"))
    return Message(_caption(view.words, paper), attachment=_file(paper, paper.content))


def _file(paper: PaperLine, content: bytes) -> Attachment:
    return Attachment("document", paper.filename, content, ("paper", paper.id))


def _caption(words: Words, paper: PaperLine) -> str:
    """What the file is and what to do with it; a kind without words of its own is called by its file's name."""
    if paper.kind in ("slips", "slips_all"):
        return words._(
            "Ini slip bergabung. Cetak di kertas A4, potong menurut garis, lalu serahkan sendiri kepada masing-masing "
            "anggota: satu kode untuk satu orang. Slip yang lebih lama tidak berlaku lagi."
        )
    return words._("Ini berkas yang diminta: {filename}", filename=paper.filename)


def why_not(words: Words, code: str) -> str:
    """What to do where a paper could not be made."""
    sentences = {
        "nothing": words._("Tidak jadi ada berkas: semua anggota kelompok itu sudah bergabung."),
        "not_allowed": words._(
            "Berkas yang diminta tidak jadi dibuat, karena kelompok itu bukan lagi kelompok Ibu/Bapak."
        ),
    }
    return sentences.get(code) or words._(
        "Maaf, berkas yang diminta gagal dibuat. Mohon minta sekali lagi; kalau tetap gagal, hubungi operator."
    )


READY = NoticeTalk(render_ready, knock=lambda view: "jawaban atas berkas yang diminta")
