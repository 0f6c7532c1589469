"""A message as every channel understands it: text, buttons, a picture or file. Channels draw it in their own way."""

import base64
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Button:
    """A label people read, and the data that comes back when it is tapped (at most 64 bytes)."""

    label: str
    data: str


@dataclass(frozen=True)
class Attachment:
    """A picture or a file that goes with the message."""

    kind: str
    """photo, voice or document."""
    filename: str
    content: bytes
    kept_as: tuple[str, int] | None = None
    """Where a provider that fetches what it sends is led to: ('file', 12), as outbox.media_links names it."""


@dataclass(frozen=True)
class TemplateCall:
    """An approved template, by its name in the settings, and the values of its variables {{1}}, {{2}} ... in order."""

    name: str
    variables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Message:
    """Plain text: people's words are never markup, so no name or underscore can break it."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    contact_request: str | None = None
    """The label of the button that shares the reader's own number."""
    attachment: Attachment | None = None
    replaces: str | None = None
    """The provider's id of the message to redraw in place (a ticked checklist)."""
    menu_role: str | None = None
    """Set when the reader's command menu is to be that of this role from now on."""
    menu_language: str | None = None
    numbered: bool = True
    """Whether a channel without buttons may number them; not where numbers mean members or visits."""
    template: TemplateCall | None = None
    """Set where this leaves as an approved template instead of the text (outside WhatsApp's window)."""

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)

    def to_json(self) -> str:
        fields = asdict(self)
        if self.attachment is not None:
            fields["attachment"]["content"] = base64.b64encode(self.attachment.content).decode()
        return json.dumps(fields, ensure_ascii=False)


def message_from_json(stored: str) -> Message:
    """The message that `to_json` wrote."""
    fields: dict[str, Any] = json.loads(stored)
    rows = tuple(tuple(Button(**button) for button in row) for row in fields.pop("rows"))
    attachment = fields.pop("attachment")
    if attachment is not None:
        attachment = Attachment(
            attachment["kind"],
            attachment["filename"],
            base64.b64decode(attachment["content"]),
        )
    template = fields.pop("template", None)
    if template is not None:
        template = TemplateCall(template["name"], tuple(template["variables"]))
    return Message(rows=rows, attachment=attachment, template=template, **fields)


@dataclass(frozen=True)
class File:
    """A file that arrived: the channel's reference to it, not its content."""

    kind: str
    """photo, voice or document."""
    reference: str
    media_type: str | None = None
    size: int | None = None
    """Bytes, where the channel says."""
    filename: str | None = None


@dataclass(frozen=True)
class SharedContact:
    """A contact card; `own` only where the channel vouches that it is the sender's own number."""

    phone: str
    own: bool


@dataclass(frozen=True)
class Location:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Sender:
    """What the channel says of who writes: its language hint, and whether the chat is a group."""

    language_hint: str | None = None
    in_group_chat: bool = False


@dataclass(frozen=True)
class Tap:
    """A button that was tapped: its data and the provider's id of the message it hung on."""

    data: str
    message_id: str | None = None


@dataclass(frozen=True)
class Incoming:
    """One message that arrived, in the words of no channel in particular."""

    channel: str
    address: str
    message_id: str
    """Unique within the channel: the second arrival of the same one is ignored."""
    text: str | None = None
    tap: Tap | None = None
    contact: SharedContact | None = None
    location: Location | None = None
    file: File | None = None
    edited: bool = False
    original: str | None = None
    """The provider's own number of the message: an edited one keeps that of what was written first."""
    had_secret: bool = False
    """A NIK, card number or PIN stood in the text and was masked before anybody stored it."""
    unsupported: str | None = None
    """What it was, when it is something no conversation can read (a sticker)."""
    replied_to: str | None = None
    """The provider's id of the message that this one answers, where its sender chose one to answer."""
    written_at: str | None = None
    """ISO 8601 with zone: when she wrote it, where that may be long before it came to us."""
    phone: str | None = None
    """E.164: the sender's own number, where the channel vouches for it."""
    external_id: str | None = None
    """The provider's own id of the sender, which stays the same where she hides her number later."""
    extra: dict[str, str] = field(default_factory=dict)
    """What else the provider said, in its own words: kept with the message, read by nobody yet."""
    sender: Sender = field(default_factory=Sender)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def incoming_from_json(stored: str) -> Incoming:
    """The message that `Incoming.to_json` wrote."""
    fields: dict[str, Any] = json.loads(stored)
    parts: dict[str, Any] = {"tap": Tap, "contact": SharedContact, "location": Location, "file": File, "sender": Sender}
    for name, part in parts.items():
        if fields.get(name) is not None:
            fields[name] = part(**fields[name])
    return Incoming(**fields)
