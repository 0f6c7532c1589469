"""SMS on a simulated phone: plain text that arrives, and nothing else."""

from datetime import datetime

from db import Database, Session
from db.simulator import Bubble
from handlers.simulator.devices import Device
from handlers.simulator.sids import message_sid
from handlers.twilio.drawing import draw_sms
from outbox.messages import Message
from outbox.sms_text import segments

CHANNEL = "sms"
HANDSET_OFF, NUMBER_UNUSED = "30003", "30005"


class SmsApp:
    """The network's side of SMS: it takes every message, and says later what became of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, device: Device, message: Message, now: datetime) -> str:
        """Shows the message where the phone is on; returns its sid."""
        [call] = draw_sms(message)
        text = str(call.params["body"])
        return self._database.write(lambda session: _show(session, device, text, now))


def _show(session: Session, device: Device, text: str, now: datetime) -> str:
    bubble = Bubble(chat=device.chat, channel=CHANNEL, sender="bot", text=text, rows=[], at=now)
    bubble.segments = segments(text)
    if not device.takes(CHANNEL):
        bubble.state, bubble.code = "failed", NUMBER_UNUSED if device.app == "none" else HANDSET_OFF
    session.add(bubble)
    session.flush()
    return message_sid(bubble.id)
