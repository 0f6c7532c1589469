"""The simulated provider: it keeps what Telegram's drawing code says and turns what people do into Telegram's updates.

So the real parsing and drawing run here as they do in a village; only the network between them is left out.
"""

import base64
from datetime import datetime

from sqlalchemy import select

from db import Database, Session
from db.simulator import Bubble, SimulatorState
from handlers.telegram.drawing import Call, draw
from handlers.telegram.parsing import parse_update
from outbox.failures import FileNotFetched
from outbox.messages import Attachment, Incoming, Message

CHANNEL = "simulator"


class Phones:
    """All simulated phones; a phone's address is its number as text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, address: str, message: Message, now: datetime) -> str:
        """Shows a message on a phone, drawn as Telegram would; returns the last bubble's id."""
        calls = draw(message, address)
        return self._database.write(lambda session: [_show(session, call, now) for call in calls][-1])

    def says(self, chat: int, name: str, text: str, now: datetime) -> Incoming | None:
        """The person types a text."""
        return self._message(chat, name, text, {"text": text}, now)

    def edits(self, chat: int, name: str, bubble_id: int, text: str, now: datetime) -> Incoming | None:
        """The person changes what she wrote before. Raises LookupError where that bubble is none of her texts."""
        number = self._database.write(lambda session: _note_edit(session, chat, bubble_id, text))
        return self._update(chat, name, number, bubble_id, {"text": text, "edit_date": 1}, now, "edited_message")

    def shares(self, chat: int, name: str, kind: str, phone: str, now: datetime) -> Incoming | None:
        """The person sends a photo, a voice note, a location or her own contact."""
        shown, content = _SHARED[kind]
        if kind == "contact":
            content = {"contact": {"phone_number": phone.lstrip("+"), "first_name": name, "user_id": chat}}
        return self._message(chat, name, shown, content, now)

    def sends_document(self, chat: int, name: str, filename: str, content: bytes, now: datetime) -> Incoming | None:
        """The person sends a file, which stands in her chat and can be fetched by its reference."""
        file = Attachment("document", filename, content)
        number, bubble_id = self._database.write(lambda session: _note_message(session, chat, "", now, file))
        document = {"file_id": f"bubble{bubble_id}", "file_unique_id": f"b{bubble_id}", "file_name": filename}
        return self._update(chat, name, number, bubble_id, {"document": {**document, "file_size": len(content)}}, now)

    def content_of(self, reference: str) -> bytes:
        """What a message brought, by its file's reference. Raises FileNotFetched where there is nothing like it."""
        if reference in SIMULATED:
            return SIMULATED[reference]
        number = reference.removeprefix("bubble")
        bubble = self._database.read(lambda session: session.get(Bubble, int(number))) if number.isdecimal() else None
        if bubble is None or bubble.attachment is None:
            raise FileNotFetched("no such file", retry=False)
        return bubble.attachment

    def taps(self, chat: int, name: str, bubble_id: int, data: str, now: datetime) -> Incoming | None:
        """The person presses a button, as often as she likes."""
        number = self._database.write(lambda session: _note_tap(session, chat, bubble_id, data, now))
        update: dict[str, object] = {
            "update_id": number,
            "callback_query": {
                "id": str(number),
                "from": _user(chat, name),
                "chat_instance": "simulator",
                "message": {"message_id": bubble_id, "date": int(now.timestamp()), "chat": _chat(chat)},
                "data": data,
            },
        }
        return parse_update(update, CHANNEL)

    def chat(self, chat: int) -> list[Bubble]:
        """What the phone shows, oldest first; pressed buttons are left out."""
        return [bubble for bubble in self.transcript([chat]) if bubble.sender != "tap"]

    def pressed(self, chat: int) -> dict[int, list[str]]:
        """Bubble id -> the data of its buttons that were pressed."""
        found: dict[int, list[str]] = {}
        for bubble in self.transcript([chat]):
            if bubble.pressed_id is not None and bubble.pressed_data is not None:
                found.setdefault(bubble.pressed_id, []).append(bubble.pressed_data)
        return found

    def transcript(self, chats: list[int]) -> list[Bubble]:
        """Everything said on these phones, pressed buttons too, in the order of events."""
        query = select(Bubble).where(Bubble.chat.in_(chats)).order_by(Bubble.id)
        return self._database.read(lambda session: list(session.scalars(query)))

    def _message(self, chat: int, name: str, shown: str, content: dict[str, object], now: datetime) -> Incoming | None:
        number, bubble_id = self._database.write(lambda session: _note_message(session, chat, shown, now))
        return self._update(chat, name, number, bubble_id, content, now)

    def _update(
        self,
        chat: int,
        name: str,
        number: int,
        bubble_id: int,
        content: dict[str, object],
        now: datetime,
        kind: str = "message",
    ) -> Incoming | None:
        message = {
            "message_id": bubble_id,
            "date": int(now.timestamp()),
            "chat": _chat(chat),
            "from": _user(chat, name),
            **content,
        }
        return parse_update({"update_id": number, kind: message}, CHANNEL)


SIMULATED_PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One pixel: what it shows matters to nobody."""
SIMULATED = {"simulated": SIMULATED_PHOTO, "simulated voice": b"OggS a voice nobody hears"}
_PHOTO = {"file_id": "simulated", "file_unique_id": "simulated", "width": 800, "height": 600, "file_size": 1000}
_VOICE = {"file_id": "simulated voice", "file_unique_id": "simulated voice", "duration": 4, "mime_type": "audio/ogg"}
_SHARED: dict[str, tuple[str, dict[str, object]]] = {
    "photo": ("📷 Foto", {"photo": [_PHOTO]}),
    "voice": ("🎤 Suara", {"voice": _VOICE}),
    "location": ("📍 Lokasi", {"location": {"latitude": -7.63, "longitude": 111.52}}),
    "contact": ("👤 Kontak saya", {}),
}


def _user(chat: int, name: str) -> dict[str, object]:
    return {"id": chat, "is_bot": False, "first_name": name, "language_code": "id"}


def _chat(chat: int) -> dict[str, object]:
    return {"id": chat, "type": "private"}


def _next_update(session: Session) -> int:
    state = session.scalars(select(SimulatorState)).one()
    state.updates += 1
    return state.updates


def _note_message(
    session: Session, chat: int, text: str, now: datetime, file: Attachment | None = None
) -> tuple[int, int]:
    bubble = Bubble(chat=chat, sender="me", text=text, rows=[], at=now)
    if file is not None:
        bubble.attachment_kind, bubble.attachment_name, bubble.attachment = file.kind, file.filename, file.content
    session.add(bubble)
    session.flush()
    return _next_update(session), bubble.id


def _note_edit(session: Session, chat: int, bubble_id: int, text: str) -> int:
    bubble = session.get(Bubble, bubble_id)
    if bubble is None or (bubble.chat, bubble.sender) != (chat, "me") or not bubble.text:
        raise LookupError(bubble_id)
    bubble.text, bubble.edits = text, bubble.edits + 1
    return _next_update(session)


def _note_tap(session: Session, chat: int, bubble_id: int, data: str, now: datetime) -> int:
    pressed = session.get(Bubble, bubble_id)
    labels = [button["text"] for row in (pressed.rows if pressed else []) for button in row if button["data"] == data]
    shown = labels[0] if labels else data
    session.add(Bubble(chat=chat, sender="tap", text=shown, rows=[], pressed_id=bubble_id, pressed_data=data, at=now))
    return _next_update(session)


def _show(session: Session, call: Call, now: datetime) -> str:
    """Does what Telegram would do with the call."""
    params = call.params
    bubble = session.get(Bubble, params["message_id"]) if call.is_edit else None
    if bubble is None:
        bubble = Bubble(chat=int(str(params["chat_id"])), sender="bot", at=now)
        session.add(bubble)
    else:
        bubble.edits += 1
    bubble.text = str(params.get("text") or params.get("caption") or "")
    bubble.rows, bubble.contact_button = _keyboard(params.get("reply_markup"))
    attachment = params.get("photo") or params.get("voice") or params.get("document")
    if isinstance(attachment, Attachment):
        bubble.attachment_kind, bubble.attachment_name = attachment.kind, attachment.filename
        bubble.attachment = attachment.content
    session.flush()
    return str(bubble.id)


def _keyboard(markup: object) -> tuple[list[list[dict[str, str]]], str | None]:
    if not isinstance(markup, dict):
        return [], None
    rows = [
        [{"text": button["text"], "data": button["callback_data"]} for button in row]
        for row in markup.get("inline_keyboard", [])
    ]
    contact = [button["text"] for row in markup.get("keyboard", []) for button in row if button.get("request_contact")]
    return rows, contact[0] if contact else None
