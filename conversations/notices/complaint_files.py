"""The photos and voice notes of a complaint, each sent as it is to the handler who asked for them."""

from conversations.notices.talk import NoticeTalk, NoticeView
from outbox.media import extension
from outbox.messages import Attachment, Message
from outbox.stored_files import content_of
from programme.access import may_run
from programme.complaints.lists import complaint_line
from programme.complaints.reading import is_file_of

SHOWN_AS_SENT = ("photo", "voice")


def render(view: NoticeView) -> Message | None:
    """None where the reader no longer handles it; a sentence where the file could not be fetched."""
    word, number, _ = (*view.slot.split(" "), "", "")[:3]
    if word != "file" or not number.isdigit():
        return None
    if not may_run(view.session, view.reader.actor, "show_complaint", view.subject_id):
        return None
    line = complaint_line(view.session, view.subject_id, view.reader.id, view.now)
    file_id = int(number)
    if line is None or not is_file_of(view.session, view.subject_id, file_id):
        return None
    content = content_of(view.session, file_id)
    if content is None:
        return Message(
            view.words._(
                "Satu kiriman pada keluhan {ticket} belum bisa saya ambil. Coba lagi nanti, ya.", ticket=line.ticket
            )
        )
    kind = content.kind if content.kind in SHOWN_AS_SENT else "document"
    name = f"keluhan-{file_id}.{extension(content.content)}"
    text = view.words._("Kiriman pada keluhan {ticket}.", ticket=line.ticket)
    return Message(text, attachment=Attachment(kind, name, content.content, ("file", file_id)))


FILE = NoticeTalk(render, knock=lambda view: "kiriman yang diminta", about="complaint")
