"""The media that links lead to: the attachment of a message on its way, a file that was sent to us, a paper."""

import mimetypes
from dataclasses import dataclass

from sqlalchemy import select

from db import Session
from db.columns import keys_of
from db.tables import OutboxRow, Paper, StoredFile
from outbox.media_links import MediaWanted
from outbox.messages import message_from_json
from outbox.stored_files import content_of

BY_BEGINNING: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n", "image/png", "png"),
    (b"GIF8", "image/gif", "gif"),
    (b"OggS", "audio/ogg", "ogg"),
    (b"%PDF-", "application/pdf", "pdf"),
)
"""What a file is by its first bytes: what its sender called it need not be true."""
OFFICE = "application/vnd.openxmlformats-officedocument"
CALENDAR = "text/calendar"
"""A phone opens it with its calendar; no browser runs anything of it."""
BY_NAME = {
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "ics": CALENDAR,
}
"""Not every machine has a list of types that names these."""
ANYTHING = "application/octet-stream"


@dataclass(frozen=True)
class Media:
    """A file as it is served."""

    media_type: str
    filename: str
    content: bytes


def media_of(session: Session, wanted: MediaWanted) -> Media | None:
    """The content a link leads to; None where there is none (any more). Raises UnreadableColumn for a lost key."""
    found = {"outbox": _of_row, "file": _of_file, "paper": _of_paper}[wanted.kind](session, wanted.id)
    if found is None:
        return None
    filename, content = found
    return Media(media_type(content, filename), filename, content)


def arrival_of(session: Session, file_id: int) -> tuple[str, int | None]:
    """(waiting, stored or refused; bytes where known) of a file that was sent to us, as it stands now."""
    query = select(StoredFile.state, StoredFile.size).where(StoredFile.id == file_id)
    row = session.execute(query).first()
    return (row.state, row.size) if row is not None else ("refused", None)


def media_type(content: bytes, filename: str) -> str:
    """'image/jpeg': by its first bytes, else by its name; never a type that a browser would run."""
    known = next((kind for beginning, kind, _ in BY_BEGINNING if content.startswith(beginning)), None)
    named = BY_NAME.get(filename.rpartition(".")[2].lower())
    guessed = known or named or mimetypes.guess_type(filename)[0] or ANYTHING
    is_text = guessed.partition("/")[0] == "text" and guessed != CALENDAR
    return ANYTHING if is_text or "script" in guessed or "svg" in guessed else guessed


def extension(content: bytes, otherwise: str = "bin") -> str:
    """'jpg'"""
    return next((ending for beginning, _, ending in BY_BEGINNING if content.startswith(beginning)), otherwise)


def _of_row(session: Session, row_id: int) -> tuple[str, bytes] | None:
    row = session.get(OutboxRow, row_id)
    attachment = message_from_json(row.content).attachment if row is not None and row.content is not None else None
    return (attachment.filename, attachment.content) if attachment is not None else None


def _of_file(session: Session, file_id: int) -> tuple[str, bytes] | None:
    file = content_of(session, file_id)
    return (f"kiriman-{file_id}.{extension(file.content)}", file.content) if file is not None else None


def _of_paper(session: Session, paper_id: int) -> tuple[str, bytes] | None:
    paper = session.get(Paper, paper_id)
    if paper is None or paper.content is None:
        return None
    return paper.filename or "berkas", keys_of(session.get_bind().dialect).decrypt_bytes(paper.content)
