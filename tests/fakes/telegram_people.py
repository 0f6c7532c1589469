"""The people on the other side of the fake Bot API: what they do reaches the bot, what it sends is in their chat."""

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram_checks import Rows

if TYPE_CHECKING:
    from tests.fakes.bot_api import FakeBotApi

SECONDS_TO_WAIT = 10.0


@dataclass(frozen=True)
class Shown:
    """One message as it stands in a chat at one moment; an edit makes another Shown of the same number."""

    message_id: int
    from_bot: bool
    text: str = ""
    rows: Rows = ()
    markup: dict[str, Any] = field(default_factory=dict)
    kind: str = "text"
    filename: str = ""
    content: bytes = b""
    change: int = 0
    """Grows with everything that happens in any chat."""

    @property
    def buttons(self) -> list[str]:
        return [label for row in self.rows for label, _ in row]

    def data_of(self, label: str) -> str | None:
        return next((data for row in self.rows for text, data in row if text == label), None)


class Person:
    """Somebody with a phone. Made by `FakeBotApi.person`."""

    def __init__(self, api: "FakeBotApi", number: int, name: str, language_code: str | None) -> None:
        self._api = api
        self.id = number
        self.name = name
        self.language_code = language_code
        self.messages: dict[int, Shown] = {}
        self.has_started = False
        self.has_blocked = False
        self.is_deactivated = False
        self._seen = 0

    # What she sees.

    @property
    def chat(self) -> list[Shown]:
        """Her chat with the bot as she sees it now, oldest first, edits applied."""
        with self._api.lock:
            return [self.messages[number] for number in sorted(self.messages)]

    @property
    def from_bot(self) -> list[Shown]:
        return [message for message in self.chat if message.from_bot]

    @property
    def keyboard(self) -> list[str]:
        """The labels below her writing field."""
        for message in reversed(self.chat):
            if message.markup.get("remove_keyboard"):
                return []
            if "keyboard" in message.markup:
                return [key["text"] for row in message.markup["keyboard"] for key in row]
        return []

    @property
    def menu(self) -> list[tuple[str, str]]:
        """Her list of commands: her chat's own, else everybody's."""
        with self._api.lock:
            return self._api.menus.get(str(self.id), self._api.menus.get("default", []))

    def reads(self) -> None:
        """From here on `wait_for` looks only at what comes or changes later. Each act of hers does the same."""
        with self._api.lock:
            self._seen = self._api.change

    def wait_for(self, text: str, timeout: float = SECONDS_TO_WAIT) -> Shown:
        """The bot's newest message holding `text` that came or changed since she last acted."""
        ends = time.monotonic() + timeout
        with self._api.lock:
            while True:
                for message in reversed(self.from_bot):
                    if message.change > self._seen and text in message.text:
                        return message
                left = ends - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"{self.name} waited {timeout} s for {text!r}; she sees:\n{self.transcript()}")
                self._api.lock.wait(left)

    def transcript(self) -> str:
        return "\n".join(
            f"{'bot' if message.from_bot else self.name}: {message.text or message.kind} {message.buttons or ''}"
            for message in self.chat
        )

    # What she does.

    def says(self, text: str) -> Shown:
        return self._writes(Shown(0, from_bot=False, text=text), {"text": text, **_command_in(text)})

    def edits(self, message: Shown, text: str) -> Shown:
        """Changes a message of her own."""
        with self._api.lock:
            self._acts()
            edited = self._keeps(replace(message, text=text))
            self._api.add_update(
                "edited_message", self._message_json(edited) | {"text": text, "edit_date": self._api.unix_time()}
            )
            return edited

    def deletes(self, message: Shown) -> None:
        """Takes a message out of the chat, on both sides; the bot is not told."""
        with self._api.lock:
            del self.messages[message.message_id]

    def taps(self, label: str, times: int = 1) -> str:
        """Taps the button on the newest message that has it; returns the id of her (last) tap."""
        with self._api.lock:
            for message in reversed(self.from_bot):
                if label in message.buttons:
                    return self.taps_old(message, label, times)
        raise AssertionError(f"{self.name} sees no button {label!r}:\n{self.transcript()}")

    def taps_old(self, message: Shown, label: str, times: int = 1) -> str:
        """Taps a button as it hung on `message` at that moment, whatever became of the message since."""
        data = message.data_of(label)
        assert data is not None, f"no button {label!r} on {message}"
        with self._api.lock:
            self._acts()
            taps = [self._api.add_tap(self, message, data) for _ in range(times)]
            return taps[-1]

    def shares_contact(self, phone: str, own: bool = True) -> Shown:
        """Her own number through the button, or somebody's card from her address book."""
        card: dict[str, Any] = {"phone_number": phone, "first_name": self.name}
        return self._writes(
            Shown(0, from_bot=False, kind="contact"), {"contact": card | ({"user_id": self.id} if own else {})}
        )

    def sends_location(self, latitude: float, longitude: float) -> Shown:
        place = {"latitude": latitude, "longitude": longitude}
        return self._writes(Shown(0, from_bot=False, kind="location"), {"location": place})

    def sends_photo(self, content: bytes = b"\xff\xd8\xff made up", caption: str = "") -> Shown:
        small = self._api.add_file("photos", "jpg", content[:20]) | {"width": 90, "height": 67}
        large = self._api.add_file("photos", "jpg", content) | {"width": 1280, "height": 960}
        said = {"photo": [small, large]} | ({"caption": caption} if caption else {})
        return self._writes(Shown(0, from_bot=False, text=caption, kind="photo", content=content), said)

    def sends_voice(self, content: bytes = b"OggS made up") -> Shown:
        voice = self._api.add_file("voice", "oga", content) | {"duration": 3, "mime_type": "audio/ogg"}
        return self._writes(Shown(0, from_bot=False, kind="voice", content=content), {"voice": voice})

    def sends_document(self, filename: str, content: bytes, media_type: str = "application/octet-stream") -> Shown:
        document = self._api.add_file("documents", filename.rpartition(".")[2], content)
        said = {"document": document | {"file_name": filename, "mime_type": media_type}}
        return self._writes(Shown(0, from_bot=False, kind="document", filename=filename, content=content), said)

    def sends_sticker(self) -> Shown:
        sticker = self._api.add_file("stickers", "webp", b"RIFF made up") | {"width": 512, "height": 512}
        sticker |= {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"}
        return self._writes(Shown(0, from_bot=False, kind="sticker"), {"sticker": sticker})

    def says_in_group(self, group_id: int, text: str) -> None:
        """Writes where the bot is a member; nothing of it stands in her own chat."""
        with self._api.lock:
            chat = {"id": group_id, "type": "supergroup", "title": "Kelompok"}
            message = self._message_json(Shown(self._api.next_message_id(), from_bot=False)) | {"chat": chat}
            self._api.add_update("message", message | {"text": text, **_command_in(text)})

    def blocks(self) -> None:
        """Stops the bot; writing again lets it in again."""
        with self._api.lock:
            self.has_blocked = True
            self._api.add_update("my_chat_member", self._membership("member", "kicked"))

    # How it reaches the bot.

    def receives(self, message: Shown) -> Shown:
        with self._api.lock:
            return self._keeps(message)

    def user_json(self) -> dict[str, Any]:
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.name}
        return user | ({"language_code": self.language_code} if self.language_code else {})

    def chat_json(self) -> dict[str, Any]:
        return {"id": self.id, "first_name": self.name, "type": "private"}

    def _writes(self, shown: Shown, said: dict[str, Any]) -> Shown:
        with self._api.lock:
            self._acts()
            if self.has_blocked:
                self.has_blocked = False
                self._api.add_update("my_chat_member", self._membership("kicked", "member"))
            self.has_started = True
            kept = self._keeps(replace(shown, message_id=self._api.next_message_id()))
            self._api.add_update("message", self._message_json(kept) | said)
            return kept

    def _acts(self) -> None:
        self._seen = self._api.change

    def _keeps(self, message: Shown) -> Shown:
        kept = replace(message, change=self._api.next_change())
        self.messages[kept.message_id] = kept
        self._api.lock.notify_all()
        return kept

    def _message_json(self, message: Shown) -> dict[str, Any]:
        at = self._api.unix_time()
        return {"message_id": message.message_id, "from": self.user_json(), "chat": self.chat_json(), "date": at}

    def _membership(self, old: str, new: str) -> dict[str, Any]:
        def member(status: str) -> dict[str, Any]:
            return {"user": self._api.bot_json(), "status": status} | ({"until_date": 0} if status == "kicked" else {})

        base = {"chat": self.chat_json(), "from": self.user_json(), "date": self._api.unix_time()}
        return base | {"old_chat_member": member(old), "new_chat_member": member(new)}


def _command_in(text: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]}
