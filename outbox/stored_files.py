"""Files that arrive: the turn keeps the channel's reference, so that nothing sent to us is lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from db import Session
from db.columns import keys_of
from db.tables import StoredFile
from outbox.messages import Incoming

FIRST_WAIT = timedelta(seconds=15)
MOST_ATTEMPTS = 18
"""With the wait doubling each time the last try comes after 11 days: a provider may be away over a long holiday."""
BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "photo": (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF", b"GIF8"),
    "voice": (b"OggS",),
}


def keep_reference(session: Session, contact_id: int, incoming: Incoming, now: datetime) -> int | None:
    """Stores the reference to a file that came with a message; returns its id."""
    if incoming.file is None:
        return None
    stored = StoredFile(
        contact_id=contact_id,
        channel=incoming.channel,
        provider_reference=incoming.file.reference,
        kind=incoming.file.kind,
        media_type=incoming.file.media_type,
        size=incoming.file.size,
        received_at=now,
    )
    session.add(stored)
    session.flush()
    return stored.id


def stored_file_of(session: Session, contact_id: int, incoming: Incoming) -> int | None:
    """The file that came with a message kept from an earlier turn, if one did."""
    if incoming.file is None:
        return None
    newest = select(StoredFile).where(StoredFile.contact_id == contact_id).order_by(StoredFile.id.desc()).limit(20)
    wanted = incoming.file.reference
    return next((one.id for one in session.scalars(newest) if one.provider_reference == wanted), None)


def opened(session: Session, file: StoredFile) -> bytes:
    """The plain content of a stored file; raises UnreadableColumn where no key of the ring fits."""
    assert file.content is not None
    return keys_of(session.get_bind().dialect).decrypt_bytes(file.content)


@dataclass(frozen=True)
class WaitingFile:
    """A file whose content has not been fetched yet."""

    id: int
    channel: str
    reference: str
    kind: str


def waiting_files(session: Session, now: datetime, limit: int) -> list[WaitingFile]:
    """Those to be fetched next, oldest first; what did not come waits as long again as it has waited already."""
    may_be_tried = or_(
        *(
            (StoredFile.attempts == attempts) & (StoredFile.received_at <= now - _wait_after(attempts))
            for attempts in range(MOST_ATTEMPTS)
        )
    )
    query = (
        select(StoredFile)
        .where(StoredFile.state == "waiting", may_be_tried)
        .order_by(StoredFile.attempts, StoredFile.id)
        .limit(limit)
    )
    return [WaitingFile(one.id, one.channel, one.provider_reference, one.kind) for one in session.scalars(query)]


def _wait_after(attempts: int) -> timedelta:
    """How long after a file's arrival the next try may come: at once, 15 s, 30 s, 1 min ..."""
    return FIRST_WAIT * 2 ** (attempts - 1) if attempts else timedelta(0)


def keep_content(session: Session, file_id: int, encrypted: bytes, size: int) -> None:
    """Stores the encrypted content, for all hosts to read; `size` is that of the plain file."""
    session.execute(
        update(StoredFile).where(StoredFile.id == file_id).values(content=encrypted, size=size, state="stored")
    )


def encrypted_content(session: Session, file_id: int) -> bytes | None:
    """The content as it is stored, to be decrypted outside the transaction; None where it has not come."""
    return session.scalar(select(StoredFile.content).where(StoredFile.id == file_id))


def not_fetched(session: Session, file_id: int, retry: bool) -> None:
    """Counts a try that failed; without hope of another, or after too many, the file is given up."""
    file = session.get_one(StoredFile, file_id)
    file.attempts += 1
    if not retry or file.attempts >= MOST_ATTEMPTS:
        file.state = "refused"


def looks_like(kind: str, content: bytes) -> bool:
    """Whether the content begins as a file of this kind does: a photo is a picture, a voice note is Ogg."""
    return any(content.startswith(beginning) for beginning in BEGINNINGS.get(kind, (b"",)))


def file_of(session: Session, contact_id: int, incoming: Incoming) -> int | None:
    """The id under which `keep_reference` stored the file of a message, the newest where it was sent twice."""
    if incoming.file is None:
        return None
    query = select(StoredFile).where(StoredFile.contact_id == contact_id).order_by(StoredFile.id.desc()).limit(20)
    found = (one.id for one in session.scalars(query) if one.provider_reference == incoming.file.reference)
    return next(found, None)


@dataclass(frozen=True)
class FileContent:
    """A stored file as it was sent."""

    kind: str
    media_type: str | None
    content: bytes


def content_of(session: Session, file_id: int) -> FileContent | None:
    """The decrypted content of a stored file; None where it has not come, or was refused.

    Raises UnreadableColumn where its key is no longer in the ring.
    """
    file = session.get(StoredFile, file_id)
    if file is None or file.content is None:
        return None
    return FileContent(file.kind, file.media_type, keys_of(session.get_bind().dialect).decrypt_bytes(file.content))
