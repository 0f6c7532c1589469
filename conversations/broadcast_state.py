"""What has been said about a message to many, and how it stands: written, its file come, to whom."""

from dataclasses import dataclass, field

from conversations.notices.broadcasts import attachment_of, shown
from conversations.turn import Turn
from outbox.media import arrival_of
from outbox.messages import Incoming, Message
from programme.broadcast_audiences import Audience, Part, list_parts
from programme.broadcasts import LONGEST_TEXT, BroadcastLine, Draft

LARGEST_FILE_BYTES = 5_000_000
"""WhatsApp takes no larger picture: https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages"""
PICTURES = ("image/jpeg", "image/png")


@dataclass
class State:
    text: str = ""
    written_as: str | None = None
    """The provider's number of the message that held the text: an edited one replaces it."""
    file_id: int | None = None
    file_kind: str = ""
    """photo or voice."""
    who: str = ""
    """members, ketua or staff; empty until it was said."""
    group_ids: list[int] = field(default_factory=list)
    everywhere: bool = True
    page: int = 0


def draft_of(state: State) -> Draft:
    return Draft(state.text, state.file_id, audience_of(state))


def audience_of(state: State) -> Audience:
    groups = None if state.everywhere else tuple(sorted(state.group_ids))
    if state.who == "staff":
        return Audience("staff")
    return Audience("ketua" if state.who == "ketua" else "members", groups)


def parts_of(turn: Turn) -> list[Part]:
    return list_parts(turn.session, turn.actor)


def file_state(turn: Turn, state: State) -> str:
    """stored, waiting or refused of its file; 'none' without one."""
    if state.file_id is None:
        return "none"
    stands, size = arrival_of(turn.session, state.file_id)
    return "refused" if stands == "stored" and (size or 0) > LARGEST_FILE_BYTES else stands


def kind_of_file(incoming: Incoming) -> str | None:
    """photo or voice where the file can go to many; a photo that was sent as a file is a photo."""
    file = incoming.file
    if file is None:
        return None
    if file.kind == "document" and file.media_type in PICTURES:
        return "photo"
    return file.kind if file.kind in ("photo", "voice") else None


def is_too_large(incoming: Incoming) -> bool:
    return incoming.file is not None and (incoming.file.size or 0) > LARGEST_FILE_BYTES


def is_too_long(text: str) -> bool:
    return len(text) > LONGEST_TEXT


def preview(turn: Turn, state: State) -> Message:
    """Exactly what its readers see, in the sender's language."""
    who = turn.who
    line = BroadcastLine(
        0, who.id, who.name, who.gender, who.role, state.text, state.file_id, {}, 0, {}, turn.now, None
    )
    return shown(turn.words, line, attachment_of(turn.session, state.file_id))
