"""WhatsApp on a simulated phone, with Twilio's side of it: drawn by the Twilio door, answered by its webhooks' forms.

The provider takes everything and tells later what became of it: free text outside the 24 hours fails with 63016, a
number without WhatsApp with 63003, and nobody is told of a block (the message stays at one tick).
"""

from collections.abc import Mapping
from datetime import datetime

from db import Database, Session
from db.simulator import Bubble
from handlers.simulator import bubbles, devices
from handlers.simulator.contents import CONTENTS, filled
from handlers.simulator.devices import Device
from handlers.simulator.sids import ACCOUNT, SENDER, act_sid, media_url, message_sid
from handlers.simulator.simulated_files import PLACE, SAID_OF_SHARED
from handlers.twilio.drawing import Call, draw
from handlers.twilio.parsing import parse_inbound
from outbox.media import media_type
from outbox.messages import Attachment, Incoming, Message

CHANNEL = "whatsapp"
WINDOW_CLOSED, NO_SUCH_ADDRESS = "63016", "63003"
OUR_LINK = "https://kantor.contoh/media"
"""Where a real provider would fetch an attachment; this one is handed it."""
MEDIA = {"photo": ("image", "image/jpeg"), "voice": ("audio", "audio/ogg"), "contact": ("contacts", "text/vcard")}
"""Kind -> how Twilio names the message, and the file in it."""


class WhatsAppApp:
    """The app on all phones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, device: Device, message: Message, now: datetime) -> str:
        """Shows the message where it arrives; returns the sid of its last part."""
        link = OUR_LINK if message.attachment is not None else None
        calls = draw(message, CONTENTS, link)
        file = message.attachment
        return self._database.write(lambda session: [_show(session, device, call, file, now) for call in calls][-1])

    def says(self, device: Device, name: str, text: str, now: datetime) -> list[Incoming]:
        return self._message(device, name, text, {"Body": text, "MessageType": "text"}, now)

    def edits(self, device: Device, name: str, bubble_id: int, text: str, now: datetime) -> list[Incoming]:
        """What she changes arrives as a message of its own that names the one it replaces."""
        number = self._database.write(lambda session: _note_edit(session, device, bubble_id, text, now))
        changed = {"Body": text, "MessageType": "edit", "OriginalMessageSid": message_sid(bubble_id)}
        return parse_inbound(_form(device, name, act_sid(number), changed))

    def shares(self, device: Device, name: str, kind: str, now: datetime) -> list[Incoming]:
        if kind == "location":
            latitude, longitude = PLACE
            place = {"Latitude": str(latitude), "Longitude": str(longitude), "MessageType": "location"}
            return self._message(device, name, SAID_OF_SHARED[kind], place, now)
        message_type, media = MEDIA[kind]
        return self._message(device, name, SAID_OF_SHARED[kind], {"MessageType": message_type}, now, media)

    def sends_document(self, device: Device, name: str, file: Attachment, now: datetime) -> list[Incoming]:
        kind = media_type(file.content, file.filename)
        content = {"MessageType": "document", "Body": file.filename}
        return self._message(device, name, "", content, now, kind, file)

    def taps(self, device: Device, bubble: Bubble, name: str, data: str, now: datetime) -> list[Incoming]:
        """She presses a quick reply or a line of a list. Raises LookupError where the message has no such choice."""
        label = bubbles.button_label(bubble, data)
        if label is None:
            raise LookupError(data)
        number = self._database.write(lambda session: _note_tap(session, bubble, label, data, now))
        tapped = {"Body": label, "MessageType": "button", "ButtonPayload": data, "ButtonText": label}
        if bubble.list_label:
            tapped = {"Body": label, "MessageType": "interactive", "ListId": data, "ListTitle": label}
        replied = {"OriginalRepliedMessageSid": message_sid(bubble.id), "OriginalRepliedMessageSender": _us()}
        return parse_inbound(_form(device, name, act_sid(number), {**tapped, **replied}))

    def _message(
        self,
        device: Device,
        name: str,
        shown: str,
        content: Mapping[str, str],
        now: datetime,
        kind: str | None = None,
        file: Attachment | None = None,
    ) -> list[Incoming]:
        bubble_id = self._database.write(lambda session: _note_said(session, device, shown, now, file))
        media = {"NumMedia": "1", "MediaUrl0": media_url(bubble_id), "MediaContentType0": kind} if kind else {}
        return parse_inbound(_form(device, name, message_sid(bubble_id), {**content, **media}))


def _note_said(session: Session, device: Device, shown: str, now: datetime, file: Attachment | None) -> int:
    devices.note_written(session, device.chat, now)
    return bubbles.note_said(session, device.chat, CHANNEL, shown, now, file)[1]


def _note_edit(session: Session, device: Device, bubble_id: int, text: str, now: datetime) -> int:
    number = bubbles.note_edit(session, device.chat, CHANNEL, bubble_id, text)
    devices.note_written(session, device.chat, now)
    return number


def _note_tap(session: Session, bubble: Bubble, label: str, data: str, now: datetime) -> int:
    devices.note_written(session, bubble.chat, now)
    return bubbles.note_tap(session, bubble, label, data, now)


def _form(device: Device, name: str, sid: str, content: Mapping[str, str]) -> dict[str, str]:
    """As Twilio posts it: https://www.twilio.com/docs/messaging/guides/webhook-request"""
    number = device.number or ""
    return {
        "SmsMessageSid": sid,
        "SmsSid": sid,
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "SmsStatus": "received",
        "ApiVersion": "2010-04-01",
        "NumSegments": "1",
        "NumMedia": "0",
        "ReferralNumMedia": "0",
        "Body": "",
        "From": f"whatsapp:{number}",
        "WaId": number.lstrip("+"),
        "ProfileName": name,
        "To": _us(),
        **content,
    }


def _us() -> str:
    return f"whatsapp:{SENDER}"


def _show(session: Session, device: Device, call: Call, file: Attachment | None, now: datetime) -> str:
    """Does what Twilio and WhatsApp would do with one message."""
    params = call.params
    bubble = Bubble(
        chat=device.chat, channel=CHANNEL, sender="bot", text=str(params.get("body") or ""), rows=[], at=now
    )
    if "content_sid" in params:
        content = filled(str(params["content_sid"]), str(params["content_variables"]))
        bubble.text, bubble.list_label = content.text, content.list_label
        bubble.rows = [[{"text": label, "data": data}] for label, data in content.choices]
        bubble.form = "template" if content.is_template else None
    if "media_url" in params and file is not None:
        bubbles.attach(bubble, file)
    bubble.state, bubble.code = _fate(device, bubble.form == "template", now)
    bubble.lost = device.blocked
    session.add(bubble)
    session.flush()
    return message_sid(bubble.id)


def _fate(device: Device, is_template: bool, now: datetime) -> tuple[str, str | None]:
    """(state, code) of a message that leaves now."""
    if not device.has_whatsapp or device.app not in devices.SMARTPHONES:
        return "failed", NO_SUCH_ADDRESS
    if not is_template and not device.window_is_open(now):
        return "failed", WINDOW_CLOSED
    return ("delivered" if device.takes(CHANNEL) and not device.blocked else "sent"), None
