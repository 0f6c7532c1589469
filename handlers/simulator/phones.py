"""All simulated phones and the providers behind them: Telegram, WhatsApp and SMS, without the network.

What is sent is drawn by the channels' own drawing code, what people do is read by their own parsing, and what became
of a message is told to the program as a provider tells it: later, and forward only.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import select

from db import Database, Session
from db.simulator import Bubble
from handlers.simulator import bubbles, devices
from handlers.simulator.devices import Device
from handlers.simulator.sids import bubble_of_media, message_sid
from handlers.simulator.simulated_files import CONTENT_OF_SHARED, PHOTO, VOICE
from handlers.simulator.sms_app import SmsApp
from handlers.simulator.telegram_app import CHANNEL, TelegramApp
from handlers.simulator.whatsapp_app import WhatsAppApp
from outbox.failures import FileNotFetched, SendFailure
from outbox.messages import Attachment, Incoming, Message
from outbox.statuses import take_status

SIMULATED = {"simulated": PHOTO, "simulated voice": VOICE}


class NobodyThere(SendFailure):
    """No phone of the village has this address."""

    code = "address_gone"


@dataclass(frozen=True)
class Told:
    """A state of which the program is told."""

    bubble: int
    channel: str
    provider_id: str
    state: str
    code: str | None


class Phones:
    """Everybody's phone, by the person's number in the village."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._telegram = TelegramApp(database)
        self._whatsapp = WhatsAppApp(database)
        self._sms = SmsApp(database)

    def send(self, channel: str, address: str, message: Message, now: datetime) -> str:
        """Shows a message on a phone; returns the provider's id. Raises SendFailure."""
        if channel == CHANNEL:
            return self._telegram.send(self.device(int(address)), message, now)
        device = self._database.read(lambda session: devices.device_at(session, address))
        if device is None:
            raise NobodyThere
        app = self._whatsapp if channel == "whatsapp" else self._sms
        return app.send(device, message, now)

    def says(self, chat: int, name: str, text: str, now: datetime) -> list[Incoming]:
        """The person types a text. Raises CannotWrite."""
        return self._app_of(chat).says(self.device(chat), name, text, now)

    def edits(self, chat: int, name: str, bubble_id: int, text: str, now: datetime) -> list[Incoming]:
        """The person changes what she wrote before. Raises LookupError where that is none of her texts."""
        return self._app_of(chat).edits(self.device(chat), name, bubble_id, text, now)

    def shares(self, chat: int, name: str, kind: str, now: datetime) -> list[Incoming]:
        """The person sends a photo, a voice note, a location or her own contact."""
        return self._app_of(chat).shares(self.device(chat), name, kind, now)

    def sends_document(self, chat: int, name: str, file: Attachment, now: datetime) -> list[Incoming]:
        """The person sends a file, which stands in her chat and can be fetched by its reference."""
        return self._app_of(chat).sends_document(self.device(chat), name, file, now)

    def taps(self, chat: int, name: str, bubble_id: int, data: str, now: datetime) -> list[Incoming]:
        """The person presses a button. Raises LookupError where her phone shows no such message."""
        device = self.device(chat)
        device.require_writing()
        bubble = self._database.read(lambda session: session.get(Bubble, bubble_id))
        if bubble is None or bubble.chat != chat:
            raise LookupError(bubble_id)
        if bubble.channel == "whatsapp":
            return self._whatsapp.taps(device, bubble, name, data, now)
        return self._telegram.taps(bubble, name, data, now)

    def content_of(self, reference: str) -> bytes:
        """What a message brought, by its file's reference. Raises FileNotFetched where there is nothing like it."""
        if reference in SIMULATED:
            return SIMULATED[reference]
        number = _bubble_meant(reference)
        bubble = self._database.read(lambda session: session.get(Bubble, number)) if number is not None else None
        content = (bubble.attachment or CONTENT_OF_SHARED.get(bubble.text)) if bubble is not None else None
        if content is None:
            raise FileNotFetched("no such file", retry=False)
        return content

    def device(self, chat: int) -> Device:
        return self._database.read(lambda session: devices.device_of(session, chat))

    def give(self, chat: int, app: str, number: str | None = None) -> None:
        """Puts another phone into her hand. Raises ValueError for an app that there isn't."""
        self._database.write(lambda session: devices.give_phone(session, chat, app, number))
        self._arrive(chat)

    def switch(self, chat: int, switch: str, on: bool) -> None:
        """Turns a switch of her phone; what was on its way arrives once it can. Raises ValueError."""
        self._database.write(lambda session: devices.turn_switch(session, chat, switch, on))
        self._arrive(chat)

    def report_states(self, now: datetime) -> int:
        """Tells the program what became of what it sent, as status callbacks would; returns how many."""
        waiting = self._database.read(lambda session: [_told(one) for one in bubbles.unreported(session)])
        for one in waiting:
            self._database.write(partial(_report, told=one, now=now))
        return len(waiting)

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

    def _app_of(self, chat: int) -> TelegramApp | WhatsAppApp:
        """Where she writes."""
        device = self.device(chat)
        device.require_writing()
        return self._whatsapp if device.app == "whatsapp" else self._telegram

    def _arrive(self, chat: int) -> None:
        self._database.write(lambda session: bubbles.note_arrivals(session, devices.device_of(session, chat)))


def _bubble_meant(reference: str) -> int | None:
    """Telegram's 'bubble12', or the address of a file at Twilio."""
    number = reference.removeprefix("bubble")
    return int(number) if number.isdecimal() else bubble_of_media(reference)


def _told(bubble: Bubble) -> Told:
    return Told(bubble.id, bubble.channel, message_sid(bubble.id), bubble.state, bubble.code)


def _report(session: Session, told: Told, now: datetime) -> None:
    take_status(session, told.channel, told.provider_id, told.state, told.code, now)
    bubbles.note_reported(session, told.bubble, told.state)


__all__ = ["CHANNEL", "NobodyThere", "Phones"]
