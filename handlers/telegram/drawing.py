"""A Message as calls of the Bot API, as pure data: what is sent is what the simulator shows.

No parse_mode, ever: a name with an underscore is a name. Limits: https://core.telegram.org/bots/api#sendmessage
"""

from dataclasses import dataclass, replace

from handlers.text_parts import length, split_text
from outbox.messages import Attachment, Button, Message

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
BUTTON_DATA_BYTES = 64
BUTTONS_A_MESSAGE = 100
BUTTONS_A_ROW = 8
ATTACHED_BY = {"photo": ("sendPhoto", "photo"), "voice": ("sendVoice", "voice")}
"""Kind of attachment -> the call and its parameter; anything else is a document."""

PLAIN: dict[str, object] = {"link_preview_options": {"is_disabled": True}}


class Undrawable(ValueError):
    """A message this channel can't say: a mistake of ours, not of the reader's."""


class TooLong(Undrawable):
    """Something that no splitting can make fit."""


class NothingToSay(Undrawable):
    """Neither text nor attachment."""


@dataclass(frozen=True)
class Call:
    """One call of the Bot API; an attachment stands in `params` as it is."""

    method: str
    params: dict[str, object]

    @property
    def is_edit(self) -> bool:
        return self.method == "editMessageText"


def draw(message: Message, chat_id: str) -> list[Call]:
    """The calls that say `message`, in order; buttons hang on the last. Raises Undrawable."""
    if message.attachment is not None:
        return _draw_attachment(message, message.attachment, chat_id)
    parts = split_text(message.text, TEXT_LENGTH)
    if not parts:
        raise NothingToSay("a message needs a text or an attachment")
    if message.replaces is not None and len(parts) == 1 and _may_edit(message):
        return [_edit(message, parts[0], chat_id)]
    calls = [_send(chat_id, text) for text in parts]
    calls[-1].params.update(_markup(message))
    return calls


def as_new(message: Message) -> Message:
    """The same message where there is nothing to redraw any more."""
    return replace(message, replaces=None)


def _draw_attachment(message: Message, attachment: Attachment, chat_id: str) -> list[Call]:
    method, name = ATTACHED_BY.get(attachment.kind, ("sendDocument", "document"))
    first = Call(method, {"chat_id": chat_id, name: attachment})
    text = message.text.strip()
    if length(text) > CAPTION_LENGTH:
        return [first, *draw(replace(message, attachment=None, replaces=None), chat_id)]
    if text:
        first.params["caption"] = text
    first.params.update(_markup(message))
    return [first]


def _may_edit(message: Message) -> bool:
    """Only an inline keyboard can be redrawn, and only on a message with a number of Telegram's."""
    return message.contact_request is None and (message.replaces or "").isdecimal()


def _edit(message: Message, text: str, chat_id: str) -> Call:
    edited = {"chat_id": chat_id, "message_id": int(message.replaces or 0), "text": text, **PLAIN}
    return Call("editMessageText", {**edited, **(_markup(message) if message.rows else {})})


def _send(chat_id: str, text: str) -> Call:
    return Call("sendMessage", {"chat_id": chat_id, "text": text, **PLAIN})


def _markup(message: Message) -> dict[str, object]:
    """What stands below the text. A message without buttons puts an unused "share my number" away."""
    if message.rows:
        return {"reply_markup": {"inline_keyboard": _rows(message)}}
    if message.contact_request is not None:
        keyboard = [[{"text": message.contact_request, "request_contact": True}]]
        return {"reply_markup": {"keyboard": keyboard, "one_time_keyboard": True, "resize_keyboard": True}}
    return {"reply_markup": {"remove_keyboard": True}}


def _rows(message: Message) -> list[list[dict[str, str]]]:
    if len(message.buttons) > BUTTONS_A_MESSAGE:
        raise TooLong(f"{len(message.buttons)} buttons")
    return [
        [_button(button) for button in row[start : start + BUTTONS_A_ROW]]
        for row in message.rows
        for start in range(0, len(row), BUTTONS_A_ROW)
    ]


def _button(button: Button) -> dict[str, str]:
    size = len(button.data.encode("utf-8"))
    if not 1 <= size <= BUTTON_DATA_BYTES:
        raise TooLong(f"button data of {size} bytes")
    return {"text": button.label, "callback_data": button.data}
