"""Telegram on a simulated phone: it keeps what Telegram's drawing code says and turns what people do into its updates.

So the real parsing and drawing run here as they do in a village; only the network between them is left out.
"""

from datetime import datetime

from db import Database, Session
from db.simulator import Bubble
from handlers.simulator import bubbles
from handlers.simulator.devices import Device
from handlers.simulator.simulated_files import PLACE, SAID_OF_SHARED
from handlers.telegram.drawing import Call, draw
from handlers.telegram.parsing import parse_update
from outbox.failures import PersonBlockedUs
from outbox.messages import Attachment, Incoming, Message

CHANNEL = "telegram"
_PHOTO = {"file_id": "simulated", "file_unique_id": "simulated", "width": 800, "height": 600, "file_size": 1000}
_VOICE = {"file_id": "simulated voice", "file_unique_id": "simulated voice", "duration": 4, "mime_type": "audio/ogg"}
_SHARED: dict[str, dict[str, object]] = {
    "photo": {"photo": [_PHOTO]},
    "voice": {"voice": _VOICE},
    "location": {"location": {"latitude": PLACE[0], "longitude": PLACE[1]}},
}


class TelegramApp:
    """The app on all phones; an address is the person's number in the village as text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, device: Device, message: Message, now: datetime) -> str:
        """Shows a message, drawn as Telegram would; the last bubble's id. Raises PersonBlockedUs."""
        if device.blocked:
            raise PersonBlockedUs
        calls = draw(message, str(device.chat))
        return self._database.write(lambda session: [_show(session, device, call, now) for call in calls][-1])

    def says(self, device: Device, name: str, text: str, now: datetime) -> list[Incoming]:
        return self._message(device, name, text, {"text": text}, now)

    def edits(self, device: Device, name: str, bubble_id: int, text: str, now: datetime) -> list[Incoming]:
        chat = device.chat
        number = self._database.write(lambda session: bubbles.note_edit(session, chat, CHANNEL, bubble_id, text))
        content: dict[str, object] = {"text": text, "edit_date": 1}
        return _update(chat, name, number, bubble_id, content, now, "edited_message")

    def shares(self, device: Device, name: str, kind: str, now: datetime) -> list[Incoming]:
        card = {"phone_number": (device.number or "").lstrip("+"), "first_name": name, "user_id": device.chat}
        content = {"contact": card} if kind == "contact" else _SHARED[kind]
        return self._message(device, name, SAID_OF_SHARED[kind], dict(content), now)

    def sends_document(self, device: Device, name: str, file: Attachment, now: datetime) -> list[Incoming]:
        number, bubble_id = self._database.write(
            lambda session: bubbles.note_said(session, device.chat, CHANNEL, "", now, file)
        )
        document = {"file_id": f"bubble{bubble_id}", "file_unique_id": f"b{bubble_id}", "file_name": file.filename}
        content: dict[str, object] = {"document": {**document, "file_size": len(file.content)}}
        return _update(device.chat, name, number, bubble_id, content, now)

    def taps(self, bubble: Bubble, name: str, data: str, now: datetime) -> list[Incoming]:
        """Telegram's buttons answer as often as they are pressed, and even when they were forged."""
        label = bubbles.button_label(bubble, data) or data
        number = self._database.write(lambda session: bubbles.note_tap(session, bubble, label, data, now))
        query = {
            "id": str(number),
            "from": _user(bubble.chat, name),
            "chat_instance": "simulator",
            "message": {"message_id": bubble.id, "date": int(now.timestamp()), "chat": _chat(bubble.chat)},
            "data": data,
        }
        return _parsed({"update_id": number, "callback_query": query})

    def _message(
        self, device: Device, name: str, shown: str, content: dict[str, object], now: datetime
    ) -> list[Incoming]:
        number, bubble_id = self._database.write(
            lambda session: bubbles.note_said(session, device.chat, CHANNEL, shown, now)
        )
        return _update(device.chat, name, number, bubble_id, content, now)


def _update(
    chat: int,
    name: str,
    number: int,
    bubble_id: int,
    content: dict[str, object],
    now: datetime,
    kind: str = "message",
) -> list[Incoming]:
    frame = {"message_id": bubble_id, "date": int(now.timestamp()), "chat": _chat(chat), "from": _user(chat, name)}
    return _parsed({"update_id": number, kind: {**frame, **content}})


def _parsed(update: dict[str, object]) -> list[Incoming]:
    incoming = parse_update(update, CHANNEL)
    return [incoming] if incoming is not None else []


def _user(chat: int, name: str) -> dict[str, object]:
    return {"id": chat, "is_bot": False, "first_name": name, "language_code": "id"}


def _chat(chat: int) -> dict[str, object]:
    return {"id": chat, "type": "private"}


def _show(session: Session, device: Device, call: Call, now: datetime) -> str:
    """Does what Telegram would do with the call."""
    params = call.params
    bubble = session.get(Bubble, params["message_id"]) if call.is_edit else None
    if bubble is None:
        bubble = Bubble(chat=device.chat, channel=CHANNEL, sender="bot", at=now)
        bubble.state = "delivered" if device.takes(CHANNEL) else "sent"
        session.add(bubble)
    else:
        bubble.edits += 1
        bubble.touched += 1
    bubble.text = str(params.get("text") or params.get("caption") or "")
    bubble.rows, bubble.contact_button = _keyboard(params.get("reply_markup"))
    attachment = params.get("photo") or params.get("voice") or params.get("document")
    if isinstance(attachment, Attachment):
        bubbles.attach(bubble, attachment)
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
