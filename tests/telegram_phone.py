"""A phone on Telegram for the village: drawn and read by the real code of that door, tapped or typed on."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handlers.telegram.drawing import draw
from handlers.telegram.parsing import parse_update
from outbox.failures import FileNotFetched
from outbox.messages import Attachment, Message

if TYPE_CHECKING:
    from tests.village import Village


@dataclass
class Shown:
    """One message as it stands on a phone."""

    id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    """(label, data)"""
    contact_button: str | None = None
    has_attachment: bool = False
    attachment: Attachment | None = None
    edited: bool = False


class Phone:
    """One person's chat."""

    def __init__(self, village: "Village", chat_id: int, name: str, channel: str = "telegram") -> None:
        self.village, self.chat_id, self.name, self.channel = village, chat_id, name, channel
        self.messages: list[Shown] = []
        self.language = "id"

    @property
    def address(self) -> str:
        """How the channel names this phone."""
        return str(self.chat_id)

    def shows(self, message: Message) -> str:
        """Draws a message on this phone, or redraws one in place; returns the channel's id of it."""
        shown = Shown(0, "")
        for call in draw(message, self.address):
            shown = _shown(next(self.village.ids), call.params)
            old = [one for one in self.messages if one.id == call.params.get("message_id")] if call.is_edit else []
            if old:
                old[0].text, old[0].buttons, old[0].edited = shown.text, shown.buttons, True
                shown = old[0]
            else:
                self.messages.append(shown)
        return str(shown.id)

    @property
    def last(self) -> str:
        """The newest text."""
        return self.messages[-1].text if self.messages else ""

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages]

    @property
    def labels(self) -> list[str]:
        """The labels under the newest message."""
        return [label for label, _ in self.messages[-1].buttons] if self.messages else []

    def says(self, text: str, *, edited: bool = False) -> int:
        """Writes a message; returns its number, by which she can edit it later."""
        key = "edited_message" if edited else "message"
        message = self._message({"text": text})
        self._arrives({key: message})
        return int(str(message["message_id"]))

    def edits(self, message_id: int, text: str) -> None:
        """Changes a message that she wrote before."""
        message = self._message({"text": text})
        message["message_id"] = message_id
        self._arrives({"edited_message": message})

    def says_in_group(self, text: str) -> None:
        """As if this phone were a group chat that somebody writes in."""
        message = self._message({"text": text})
        message["chat"] = {"id": self.chat_id, "type": "group", "title": self.name}
        self._arrives({"message": message})

    def shares_contact(self, phone: str, *, own: bool = True) -> None:
        card = {"phone_number": phone.lstrip("+"), "first_name": self.name, "user_id": self.chat_id if own else 1}
        self._arrives({"message": self._message({"contact": card})})

    def sends(self, content: dict[str, object]) -> None:
        """Anything else, in Telegram's own words: {"sticker": {...}}."""
        self._arrives({"message": self._message(content)})

    def sends_file(self, filename: str, content: bytes | FileNotFetched, **said: object) -> None:
        """A document, which the fetcher brings (or does not) once `village.work()` is done."""
        reference = f"file{next(self.village.ids)}"
        self.village.files[reference] = content
        size = len(content) if isinstance(content, bytes) else 1000
        document = {"file_id": reference, "file_unique_id": reference, "file_name": filename, "file_size": size}
        self.sends({"document": document, **said})

    def taps(self, label: str, *, times: int = 1) -> None:
        """Taps the newest button whose label begins so."""
        for message in reversed(self.messages):
            for shown, data in message.buttons:
                if shown.startswith(label):
                    for _ in range(times):
                        self.taps_data(message.id, data)
                    return
        raise AssertionError(f"{self.name} sees no button {label!r}: {self.labels} under {self.last!r}")

    def taps_data(self, message_id: int, data: str) -> None:
        message = {"message_id": message_id, "date": 0, "chat": {"id": self.chat_id, "type": "private"}}
        query = {"id": "1", "from": self._user(), "chat_instance": "1", "message": message, "data": data}
        self._arrives({"callback_query": query})

    def picks(self, label: str) -> None:
        """Answers with a choice: taps it or types its label."""
        if self.village.answering == "taps":
            self.taps(label)
            return
        labels = self.labels
        place = next((place for place, shown in enumerate(labels) if shown.startswith(label)), None)
        assert place is not None, f"{self.name} sees no line {label!r}: {labels} under {self.last!r}"
        self.says(labels[place])

    def _message(self, content: dict[str, object]) -> dict[str, object]:
        chat = {"id": self.chat_id, "type": "private"}
        return {"message_id": next(self.village.ids), "date": 0, "chat": chat, "from": self._user(), **content}

    def _user(self) -> dict[str, object]:
        return {"id": self.chat_id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def _arrives(self, content: dict[str, object]) -> None:
        incoming = parse_update({"update_id": next(self.village.ids), **content}, self.channel)
        assert incoming is not None
        self.village.arrives(incoming)


def _shown(message_id: int, params: dict[str, object]) -> Shown:
    markup = params.get("reply_markup")
    keyboard = markup if isinstance(markup, dict) else {}
    buttons = [(one["text"], one["callback_data"]) for row in keyboard.get("inline_keyboard", []) for one in row]
    contact = [one["text"] for row in keyboard.get("keyboard", []) for one in row]
    text = str(params.get("text") or params.get("caption") or "")
    has_attachment = any(kind in params for kind in ("photo", "voice", "document"))
    shown = Shown(message_id, text, buttons, contact[0] if contact else None, has_attachment)
    shown.attachment = next((one for one in params.values() if isinstance(one, Attachment)), None)
    return shown
