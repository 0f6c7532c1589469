"""A Message as parameters of Twilio's messages, as pure data: what is sent is what the simulator shows.

WhatsApp has no keys under a text: choices stand as lines, "1. Hadir", unless a shape for them is configured. Limits:
https://www.twilio.com/docs/messaging/api/message-resource (1,600 characters),
https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages (types and sizes; only a picture has a caption).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.text_parts import length, split_text
from handlers.twilio.content import Contents, shape_for, template_variables
from handlers.twilio.markup import neutral
from outbox.lines import OWN_NUMBER, numbered_lines
from outbox.media import media_type
from outbox.messages import Attachment, Button, Message

TEXT_LENGTH = 1600
CAPTION_LENGTH = 1024
LABEL_LENGTH = 200
LARGEST_PICTURE_BYTES = 5_000_000
LARGEST_FILE_BYTES = 16_000_000
PICTURES = frozenset({"image/jpeg", "image/png"})
FILES = PICTURES | {
    "audio/ogg",
    "audio/mpeg",
    "audio/amr",
    "audio/aac",
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What WhatsApp shows; another file is offered as a link."""
UNTICKED = ("☐", "▫️")


class Undrawable(ValueError):
    """A message this channel can't say: a mistake of ours, not of the reader's."""


class NothingToSay(Undrawable):
    """Neither text nor choices nor attachment."""


class UnknownTemplate(Undrawable):
    """The settings hold no ContentSid for this template."""


class NoLink(Undrawable):
    """An attachment without the link from which the provider fetches it."""


@dataclass(frozen=True)
class Call:
    """One message, in the parameters of the library's `messages.create`, but for who sends it to whom."""

    params: dict[str, object]


def draw(message: Message, contents: Contents, link: str | None = None) -> list[Call]:
    """The messages that say `message` on WhatsApp, in order; choices stand in the last. Raises Undrawable.

    `contents` are the templates and shapes of the settings, `link` leads to the attachment.
    """
    if message.template is not None:
        if message.template.name not in contents:
            raise UnknownTemplate(message.template.name)
        variables = template_variables(message.template.variables)
        return [Call({"content_sid": contents[message.template.name], "content_variables": variables})]
    calls = _with_attachment(message, contents, link) if message.attachment is not None else _texts(message, contents)
    if not calls:
        raise NothingToSay("a message needs a text, choices or an attachment")
    return calls


def draw_sms(message: Message) -> list[Call]:
    """The one SMS that says `message`: its text alone, as nobody can answer it. Raises Undrawable."""
    parts = split_text(message.text, TEXT_LENGTH)
    if len(parts) != 1:
        raise NothingToSay("an SMS is one text of at most 1,600 characters")
    return [Call({"body": parts[0]})]


def _with_attachment(message: Message, contents: Contents, link: str | None) -> list[Call]:
    attachment = message.attachment
    if link is None or attachment is None:
        raise NoLink("no link to the attachment")
    kind = media_type(attachment.content, attachment.filename)
    if not _is_shown(attachment, kind):
        return [*_texts(message, contents), Call({"body": link})]
    caption = _body(message)
    if kind in PICTURES and caption and length(caption) <= CAPTION_LENGTH:
        return [Call({"media_url": [link], "body": caption})]
    return [Call({"media_url": [link]}), *_texts(message, contents)]


def _is_shown(attachment: Attachment, kind: str) -> bool:
    largest = LARGEST_PICTURE_BYTES if kind in PICTURES else LARGEST_FILE_BYTES
    return kind in FILES and len(attachment.content) <= largest


def _texts(message: Message, contents: Contents) -> list[Call]:
    shape = shape_for(message.text.strip(), message.buttons, contents) if message.buttons else None
    if shape is not None:
        return [Call({"content_sid": shape[0], "content_variables": shape[1]})]
    return [Call({"body": part}) for part in _parts(neutral(message.text.strip()), choice_lines(message))]


def _body(message: Message) -> str:
    """Text and choices in one piece."""
    lines = "\n".join(choice_lines(message))
    return "\n\n".join(piece for piece in (neutral(message.text.strip()), lines) if piece)


def choice_lines(message: Message) -> list[str]:
    """The choices as lines: '1. Hadir'; '- 3. Mawar' where numbers mean members or visits.

    Such a line is left out where the text lists it already; and in a list that is drawn anew because something in it
    was ticked, only what is ticked is repeated: the whole list stands above.
    """
    numbered = numbered_lines(message)
    if numbered:
        return [f"{number}. {_label(button)}".rstrip() for number, button in enumerate(numbered, start=1)]
    listed = message.text.splitlines()
    shown = [button for button in message.buttons if not _is_listed(button, listed)]
    if message.replaces is not None:
        shown = [button for button in shown if not button.label.startswith(UNTICKED)]
    return [f"- {_label(button)}".rstrip() for button in shown]


def _is_listed(button: Button, lines: Sequence[str]) -> bool:
    """Whether the text has the line '3. Ibu Mawar, ...' for the label '3. Mawar'."""
    own = OWN_NUMBER.fullmatch(button.label)
    return own is not None and any(line.startswith(f"{own[1]}. ") and own[2].strip() in line for line in lines)


def _label(button: Button) -> str:
    label = " ".join(button.label.split())
    return neutral(label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1] + "…")


def _parts(text: str, lines: Sequence[str]) -> list[str]:
    """Texts of at most TEXT_LENGTH; a choice is never cut, and all choices stand together where they can."""
    parts = split_text(text, TEXT_LENGTH)
    block = "\n".join(lines)
    if parts and block and length(parts[-1]) + 2 + length(block) <= TEXT_LENGTH:
        return [*parts[:-1], f"{parts[-1]}\n\n{block}"]
    return [*parts, *_packed(lines)]


def _packed(lines: Sequence[str]) -> Iterator[str]:
    packed = ""
    for line in lines:
        if packed and length(packed) + 1 + length(line) > TEXT_LENGTH:
            yield packed
            packed = line
        else:
            packed = f"{packed}\n{line}" if packed else line
    if packed:
        yield packed
