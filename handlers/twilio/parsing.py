"""What Twilio posts becomes Incoming messages, or news of one of ours. Nothing it posts may raise, no word may be lost.

https://www.twilio.com/docs/messaging/guides/webhook-request, and for what WhatsApp adds
https://www.twilio.com/docs/whatsapp/api
"""

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import structlog

from outbox.messages import File, Incoming, Location, Sender, Tap
from programme.secret_numbers import without_secrets

log = structlog.get_logger(__name__)

WHATSAPP = "whatsapp:"
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
DATA_OF_OURS = ("d:", "n:")
"""How a button's data begins (conversations.questions); anything else names a line of the message."""
LONGEST_ID = 70
LONGEST_CODE = 12
MOST_EXTRA = 40
LONGEST_EXTRA = 300
MOST_FILES = 10
"""A message of either channel carries no more."""

READ = frozenset(
    "Body ExternalUserId From To Latitude Longitude NumMedia OriginalRepliedMessageSid OriginalMessageSid".split()
)
TOLD_TWICE = frozenset(
    "AccountSid ApiVersion ChannelMetadata MessageSid NumSegments SmsMessageSid SmsSid SmsStatus WaId".split()
)
"""What the answer does not depend on, or what stands in another field already."""
IDS = frozenset(("OriginalRepliedMessageSender",))
"""Long numbers that are nobody's NIK or card."""

VOICE, PICTURES, STICKER, CARD = ("audio/ogg",), ("image/jpeg", "image/png", "image/gif"), "image/webp", "text/vcard"
FILENAME = re.compile(r"[^/\\\n]{1,120}\.[A-Za-z0-9]{2,5}")
STATES = {
    "sent": "sent",
    "delivered": "delivered",
    "partially_delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
    "canceled": "failed",
}
"""Twilio's words for what became of a message, in ours; any other says that it is still under way."""


@dataclass(frozen=True)
class Delivery:
    """What became of a message of ours; `code` is Twilio's where it failed."""

    channel: str
    provider_id: str
    state: str
    code: str | None = None


def parse_inbound(fields: Mapping[str, str]) -> list[Incoming]:
    """What somebody wrote: one message, or one for each of several files; empty where nobody wrote anything.

    `fields` are the webhook's parameters; those of a message read from the list are told the same way.
    """
    try:
        return _read({_clean(name): _clean(value) for name, value in fields.items()})
    except Exception as error:  # noqa: BLE001 - whatever comes, the next person's message must be read
        log.error("inbound_unreadable", error=type(error).__name__)
        return []


def parse_status(fields: Mapping[str, str]) -> Delivery | None:
    """What became of a message of ours; None for news of one still under way, or of none."""
    state = STATES.get(fields.get("MessageStatus") or fields.get("SmsStatus") or "")
    sid = fields.get("MessageSid") or fields.get("SmsSid") or ""
    if state is None or not sid or len(sid) > LONGEST_ID:
        return None
    code = fields.get("ErrorCode", "")
    failed = code if state == "failed" and code.isdecimal() and len(code) <= LONGEST_CODE else None
    return Delivery(channel_of(fields.get("To", "")), _clean(sid), state, failed)


def channel_of(address: str) -> str:
    """By Twilio's prefix: 'whatsapp' or 'sms'."""
    return "whatsapp" if address.startswith(WHATSAPP) else "sms"


def _read(fields: Mapping[str, str]) -> list[Incoming]:
    said_by = fields.get("From", "").strip()
    address = said_by.removeprefix(WHATSAPP).strip()
    if not address or fields.get("MessageStatus", "received") != "received":
        return []
    base = Incoming(
        channel_of(said_by),
        address,
        _id_of(fields),
        edited=fields.get("MessageType", "") in ("edit", "edited") or "OriginalMessageSid" in fields,
        original=fields.get("OriginalMessageSid") or _id_of(fields),
        replied_to=fields.get("OriginalRepliedMessageSid") or None,
        phone=_phone(address, fields),
        external_id=_external_id(address, fields),
        extra=_extra(fields),
        sender=Sender(in_group_chat="@g." in address),
    )
    files = _files(fields)
    if not files:
        return [_with_content(base, fields)]
    return [_with_file(base, fields, index, *file) for index, file in enumerate(files)]


def _with_content(base: Incoming, fields: Mapping[str, str]) -> Incoming:
    text = fields.get("Body", "")
    payload = fields.get("ButtonPayload") or fields.get("ListId") or ""
    label = text or fields.get("ButtonText") or fields.get("ListTitle") or ""
    place = _place(fields)
    if payload.startswith(DATA_OF_OURS):
        return replace(base, tap=Tap(payload, base.replied_to))
    if payload and label:
        return replace(base, tap=Tap(payload, base.replied_to), text=label)
    if place is not None:  # its label is no answer to a question that asks for a place
        return replace(base, location=place, extra=base.extra | ({"Body": without_secrets(text)} if text else {}))
    if label.strip():
        return replace(base, text=label)
    return replace(base, unsupported=fields.get("MessageType") or "other")


def _with_file(base: Incoming, fields: Mapping[str, str], index: int, address: str, media_type: str) -> Incoming:
    """The first file carries the words; each of the others is a message of its own."""
    text = fields.get("Body", "") if index == 0 else ""
    this = replace(base, message_id=f"{base.message_id}:{index}" if index else base.message_id)
    kind = _kind_of(media_type, fields.get("MessageType", ""))
    if kind is None:
        unreadable = fields.get("MessageType") or media_type.partition("/")[0] or "other"
        return replace(this, text=text) if text.strip() else replace(this, unsupported=unreadable)
    is_document = fields.get("MessageType", kind) == "document"  # whose name Twilio puts where her words would be
    is_name = is_document and FILENAME.fullmatch(text.strip()) is not None
    file = File(kind, address, media_type or None, filename=text.strip() if is_name else None)
    return replace(this, file=file, text=None if is_name or not text.strip() else text)


def _kind_of(media_type: str, message_type: str) -> str | None:
    """photo, voice or document; None for what no conversation reads."""
    if message_type in ("sticker", "contacts", "video") or media_type == STICKER:
        return None
    if media_type in PICTURES:
        return "photo"
    if media_type.startswith(VOICE):
        return "voice"
    return None if media_type == CARD or media_type.partition("/")[0] in ("audio", "video", "image") else "document"


def _files(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """(address, media type) of each, by the addresses themselves: the number beside them may be wrong."""
    named = (
        (fields.get(f"MediaUrl{index}", ""), fields.get(f"MediaContentType{index}", "")) for index in range(MOST_FILES)
    )
    return [(address, kind.partition(";")[0].strip().lower()) for address, kind in named if address]


def _place(fields: Mapping[str, str]) -> Location | None:
    try:
        place = Location(float(fields.get("Latitude", "")), float(fields.get("Longitude", "")))
    except ValueError:
        return None
    on_earth = math.isfinite(place.latitude) and abs(place.latitude) <= 90 and abs(place.longitude) <= 180
    return place if on_earth else None


def _phone(address: str, fields: Mapping[str, str]) -> str | None:
    """Her own number, which the channel vouches for; WhatsApp may name her by an id instead."""
    told = address if NUMBER.fullmatch(address) else f"+{fields.get('WaId', '')}"
    return told if NUMBER.fullmatch(told) else None


def _id_of(fields: Mapping[str, str]) -> str:
    """Twilio's id; without one, what the message says is its id, so that it is still taken in once."""
    sid = fields.get("MessageSid") or fields.get("SmsMessageSid") or fields.get("SmsSid") or ""
    if 0 < len(sid) <= LONGEST_ID:
        return sid
    return (
        "h" + hashlib.sha256("\n".join(f"{name}={fields[name]}" for name in sorted(fields)).encode()).hexdigest()[:40]
    )


def _external_id(address: str, fields: Mapping[str, str]) -> str | None:
    """WhatsApp's own id of the sender, with her number or without it; where she hides it, her address is that id."""
    said = fields.get("ExternalUserId", "").removeprefix(WHATSAPP).strip()
    known = said or (address if fields["From"].startswith(WHATSAPP) and not NUMBER.fullmatch(address) else "")
    return known[:LONGEST_EXTRA] or None


def _extra(fields: Mapping[str, str]) -> dict[str, str]:
    """Everything else that was said, without the secrets that people type and without her words a second time."""
    names = [name for name in sorted(fields) if name not in READ | TOLD_TWICE and not name.startswith("Media")]
    body = fields.get("Body", "")
    return {
        name[:LONGEST_EXTRA]: fields[name][:LONGEST_EXTRA]
        if name in IDS
        else without_secrets(fields[name])[:LONGEST_EXTRA]
        for name in names[:MOST_EXTRA]
        if fields[name] and fields[name] != body
    }


def _clean(text: str) -> str:
    """Without what a database refuses: NUL (PostgreSQL) and halves of a character (UTF-8)."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
