"""The photo of a signed consent sheet, shown again to her pendamping."""

from conversations.turn import Turn
from outbox.messages import Attachment
from outbox.stored_files import opened
from programme.consent_sheets import read_sheet_photo

EXTENSIONS = {b"\xff\xd8": "jpg", b"\x89P": "png", b"%P": "pdf"}
LARGEST_SHOWN = 5_000_000
"""Bytes: what every channel takes as a picture."""


def photo_again(turn: Turn, person_id: int) -> None:
    """Says the photo as an attachment, or why it can't be shown; that it was looked at stands in the trail."""
    words = turn.words
    file = read_sheet_photo(turn.session, turn.actor, person_id, turn.now)
    if file is None or file.state == "refused":
        turn.say(words._("Fotonya tidak bisa diambil. Mohon kirim sekali lagi."))
        return
    if file.content is None:
        turn.say(words._("Fotonya masih diambil. Coba lagi beberapa saat lagi, ya."))
        return
    if (file.size or 0) > LARGEST_SHOWN:
        turn.say(words._("Berkasnya terlalu besar untuk ditampilkan di sini; di kantor tetap tersimpan."))
        return
    content = opened(turn.session, file)
    extension = EXTENSIONS.get(content[:2], "bin")
    kind = "photo" if extension in ("jpg", "png") else "document"
    turn.say(words._("Lembar persetujuan."), attachment=Attachment(kind, f"persetujuan.{extension}", content))
