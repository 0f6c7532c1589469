"""The photo of the signed sheet or the voice note that came with a report, handed to the pendamping."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.words import address_name
from outbox.messages import Attachment, Message
from outbox.stored_files import content_of
from programme.access import may_run
from programme.evidence import evidence_file
from programme.meetings import meeting_line

EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf", "audio/ogg": "ogg"}


def render_evidence(view: NoticeView) -> Message | None:
    """The photo or voice note itself; a sentence where it could not be fetched."""
    file = evidence_file(view.session, view.subject_id)
    line = meeting_line(view.session, file.meeting_id) if file is not None else None
    if file is None or line is None or not may_run(view.session, view.reader.actor, "show_coverage", line.id):
        return None
    words = view.words
    told = {
        "sender": address_name(words, file.sender_name, file.sender_gender),
        "group": line.group_name,
        "day": words.day(view.rules.today(line.starts_at)),
    }
    content = content_of(view.session, view.subject_id)
    if content is None:
        return Message(
            words._(
                "{sender} mengirim bukti pertemuan kelompok {group}, {day}, tetapi berkasnya tidak bisa saya ambil. "
                "Mohon diminta langsung, ya.",
                **told,
            )
        )
    extension = EXTENSIONS.get(content.media_type or "", {"photo": "jpg", "voice": "ogg"}.get(content.kind, "bin"))
    attachment = Attachment(
        content.kind, f"bukti-{view.subject_id}.{extension}", content.content, ("file", view.subject_id)
    )
    return Message(words._("Dari {sender}: bukti pertemuan kelompok {group}, {day}.", **told), attachment=attachment)


EVIDENCE = NoticeTalk(render_evidence, knock=lambda view: "bukti pertemuan yang baru masuk")
