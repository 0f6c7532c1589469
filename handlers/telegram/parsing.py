"""An update of the Bot API becomes an Incoming, or None where it says nothing to us. No update may raise.

https://core.telegram.org/bots/api#update
"""

from dataclasses import replace

import structlog
from telegram import CallbackQuery, ChatMemberUpdated, Message, PhotoSize, Update
from telegram import Contact as ContactCard

from outbox.messages import File, Incoming, Location, Sender, SharedContact, Tap

log = structlog.get_logger(__name__)

UPDATES_WE_READ = ["message", "edited_message", "callback_query", "my_chat_member"]
LARGEST_PHOTO_BYTES = 10_000_000
GROUP_CHATS = ("group", "supergroup")

# What a person may send and no conversation reads, by the field that holds it.
UNREADABLE = ("sticker", "animation", "video", "video_note", "audio", "poll", "dice", "game", "story", "checklist")
# What Telegram itself writes into a private chat: nobody said it, so nobody awaits an answer.
SAID_BY_TELEGRAM = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "chat_background_set",
    "connected_website",
    "boost_added",
)


def parse_update(update: dict[str, object], channel: str = "telegram") -> Incoming | None:
    """What the update says; `message_id` is the update's number, unique for the bot."""
    try:
        return _read(Update.de_json(update, None), channel)
    except Exception as error:  # noqa: BLE001 - whatever shape arrives, the next person's message must be read
        log.warning("update_unreadable", update_id=update.get("update_id"), error=type(error).__name__)
        return None


def tap_to_answer(update: dict[str, object]) -> str | None:
    """The id with which a tapped button is told that it was heard; until then it looks busy."""
    query = update.get("callback_query")
    answer_id = query.get("id") if isinstance(query, dict) else None
    return answer_id if isinstance(answer_id, str) else None


def blocked_chat(update: dict[str, object]) -> str | None:
    """The address of a person who has just blocked the bot."""
    if "my_chat_member" not in update:
        return None
    try:
        member = Update.de_json(update, None).my_chat_member
        return _blocked(member) if member is not None else None
    except Exception:  # noqa: BLE001 - as above; parse_update has said so in the log
        return None


def _blocked(member: ChatMemberUpdated) -> str | None:
    is_private = member.chat.type == "private"
    return str(member.chat.id) if is_private and member.new_chat_member.status == "kicked" else None


def _read(update: Update, channel: str) -> Incoming | None:
    number = f"u{int(update.update_id)}"
    if update.callback_query is not None:
        return _read_tap(update.callback_query, channel, number)
    message = update.message or update.edited_message
    if message is None or (message.from_user is not None and message.from_user.is_bot):
        return None
    base = Incoming(
        channel,
        str(int(message.chat.id)),
        number,
        edited=update.edited_message is not None,
        original=str(int(message.message_id)),
        sender=Sender(_language(message.from_user), message.chat.type in GROUP_CHATS),
    )
    if base.sender.in_group_chat:
        # Only enough to answer "please write to me privately": a group's pictures and places are none of our business.
        return replace(base, text=_clean(message.text)) if message.text and not base.edited else None
    return _with_content(base, message) if message.chat.type == "private" else None


def _read_tap(query: CallbackQuery, channel: str, number: str) -> Incoming | None:
    if query.data is None:
        return None
    # A message older than 48 hours comes without its content, but still with its chat and number.
    message = query.message
    chat_id = message.chat.id if message is not None else query.from_user.id
    return Incoming(
        channel,
        str(int(chat_id)),
        number,
        tap=Tap(_clean(query.data), str(message.message_id) if message is not None else None),
        sender=Sender(_language(query.from_user), message is not None and message.chat.type in GROUP_CHATS),
    )


def _with_content(base: Incoming, message: Message) -> Incoming | None:
    unreadable = next((kind for kind in UNREADABLE if getattr(message, kind)), None)
    if unreadable is not None:
        return replace(base, unsupported=unreadable)
    if message.contact is not None:
        return replace(base, contact=_shared_contact(message.contact, message))
    if message.location is not None:
        # A live location arrives as an edit every few seconds: the first place is the answer.
        place = Location(float(message.location.latitude), float(message.location.longitude))
        return None if base.edited else replace(base, location=place)
    file = _file(message)
    if file is not None:
        return replace(base, file=file, text=_clean(message.caption) if message.caption else None)
    if message.text:
        return replace(base, text=_clean(message.text))
    is_service = any(getattr(message, kind) for kind in SAID_BY_TELEGRAM)
    return None if is_service else replace(base, unsupported="other")


def _shared_contact(card: ContactCard, message: Message) -> SharedContact:
    """Telegram vouches for the number only where card and sender are the same account, and nobody passed it on."""
    sender = message.from_user
    own = sender is not None and card.user_id == sender.id and message.forward_origin is None
    phone = str(card.phone_number)
    # An account's own number is always international; most clients leave the plus out.
    return SharedContact(phone if phone.startswith("+") or not own else f"+{phone}", own)


def _file(message: Message) -> File | None:
    if message.photo:
        photo = _largest_photo(message.photo)
        return File("photo", photo.file_id, "image/jpeg", photo.file_size)
    if message.voice is not None:
        return File("voice", message.voice.file_id, message.voice.mime_type, message.voice.file_size)
    document = message.document
    if document is not None:
        name = _clean(document.file_name) if document.file_name else None
        return File("document", document.file_id, document.mime_type, document.file_size, name)
    return None


def _largest_photo(sizes: tuple[PhotoSize, ...]) -> PhotoSize:
    small_enough = [size for size in sizes if (size.file_size or 0) <= LARGEST_PHOTO_BYTES]
    return max(small_enough or sizes[:1], key=lambda size: size.width * size.height)


def _language(user: object) -> str | None:
    code = getattr(user, "language_code", None)
    return code if isinstance(code, str) else None


def _clean(text: str) -> str:
    """Without what a database refuses: NUL (PostgreSQL) and halves of a character (UTF-8)."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
