"""The people on the other side of the fake Twilio: what they do is posted to us, what we send is on their phone."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.fakes import twilio_facts as facts
from tests.fakes.twilio_records import Media, Record

if TYPE_CHECKING:
    from tests.fakes.twilio_api import FakeTwilio

SECONDS_TO_WAIT = 10.0


@dataclass(frozen=True)
class Shown:
    """One message as it stands on a phone."""

    sid: str
    from_us: bool
    channel: str
    text: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    """(label, id) of quick replies, or of the rows of a list."""
    opens: str = ""
    """The label of the button that opens the list."""
    content_sid: str = ""
    """Of an approved template or session content."""
    media: tuple[Media, ...] = ()
    number: int = 0
    """Grows with every message of anybody."""

    @property
    def labels(self) -> list[str]:
        return [label for label, _ in self.buttons]


@dataclass
class Person:
    """Somebody with a phone. Made by `FakeTwilio.person`."""

    api: "FakeTwilio" = field(repr=False)
    number: str
    name: str
    is_on_whatsapp: bool = True
    has_handset: bool = True
    """False: SMS ends with 30005."""
    is_silent: bool = False
    """Her phone is off: what is sent stays sent and never delivered."""
    shows_reading: bool = False
    """Whether her WhatsApp tells that she has read it."""
    hides_number: bool = False
    """She chose a WhatsApp username: we see an id instead of her number."""
    unsubscribed: set[str] = field(default_factory=set)
    """Channels on which she said STOP to Twilio: sending there is refused with 21610."""
    chat: list[Shown] = field(default_factory=list)
    """WhatsApp and SMS, oldest first."""
    _wrote_at: datetime | None = None
    _seen: int = 0

    # What she sees.

    @property
    def scoped_id(self) -> str:
        """How WhatsApp names her before us, with or without her number."""
        return f"ID.{self.number.removeprefix('+')[::-1]}"

    @property
    def from_us(self) -> list[Shown]:
        with self.api.lock:
            return [message for message in self.chat if message.from_us]

    def reads(self) -> None:
        """From here on `wait_for` looks only at what comes later. Each act of hers does the same."""
        with self.api.lock:
            self._seen = max((message.number for message in self.chat), default=0)

    def wait_for(self, text: str, timeout: float = SECONDS_TO_WAIT) -> Shown:
        """Our newest message holding `text` that came since she last acted."""
        ends = time.monotonic() + timeout
        with self.api.lock:
            while True:
                for message in reversed(self.chat):
                    if message.from_us and message.number > self._seen and text in message.text:
                        return message
                left = ends - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"{self.name} waited {timeout} s for {text!r}; she sees:\n{self.transcript()}")
                self.api.lock.wait(left)

    def transcript(self) -> str:
        return "\n".join(
            f"{'kami' if one.from_us else self.name} ({one.channel}): {one.text or '(media)'} {one.labels or ''}"
            for one in self.chat
        )

    def window_is_open(self, now: datetime) -> bool:
        return self._wrote_at is not None and now - self._wrote_at < timedelta(hours=facts.HOURS_OF_WINDOW)

    # What she does.

    def says(self, text: str, **more: str) -> Shown:
        """Writes by WhatsApp; `more` are parameters that come with it."""
        return self._writes(text, {"MessageType": "text", **more})

    def says_by_sms(self, text: str) -> Shown:
        """Twilio itself obeys STOP and START on a number of its own."""
        if text.strip().upper() in ("STOP", "START"):
            (self.unsubscribed.add if text.strip().upper() == "STOP" else self.unsubscribed.discard)("sms")
        return self._writes(text, {}, channel="sms")

    def replies(self, message: Shown, text: str) -> Shown:
        """Swipes a message of ours and answers it."""
        return self._writes(text, {"MessageType": "text"} | self._answered(message))

    def types_number_of(self, label: str) -> Shown:
        """Types the number before `label` on our newest message that lists it as '1. Hadir'."""
        for message in reversed(self.from_us):
            for line in message.text.splitlines():
                number, _, rest = line.partition(". ")
                if number.isdecimal() and rest.strip() == label:
                    return self.says(number)
        raise AssertionError(f"{self.name} sees no line {label!r}:\n{self.transcript()}")

    def taps(self, label: str, times: int = 1) -> Shown:
        """Taps a quick reply, or picks a row of a list, on our newest message that has it."""
        for message in reversed(self.from_us):
            if label in message.labels:
                return [self.taps_old(message, label) for _ in range(times)][-1]
        raise AssertionError(f"{self.name} sees no button {label!r}:\n{self.transcript()}")

    def taps_old(self, message: Shown, label: str) -> Shown:
        name = next(name for one, name in message.buttons if one == label)
        if message.opens:
            tapped = {"MessageType": "interactive", "ListId": name, "ListTitle": label}
        else:
            tapped = {"MessageType": "button", "ButtonPayload": name, "ButtonText": label}
        return self._writes(label, tapped | self._answered(message))

    def edits(self, message: Shown, text: str) -> Shown:
        """Changes a message of her own; it comes as a new one that names the old."""
        return self._writes(text, {"MessageType": "edit", "OriginalMessageSid": message.sid})

    def sends_location(self, latitude: float, longitude: float, label: str = "") -> Shown:
        place = {"MessageType": "location", "Latitude": str(latitude), "Longitude": str(longitude)}
        return self._writes("", place | ({"Label": label, "Address": label} if label else {}))

    def sends_photo(self, content: bytes = b"\xff\xd8\xff made up", caption: str = "") -> Shown:
        return self.sends_media([("image/jpeg", content)], "image", caption)

    def sends_voice(self, content: bytes = b"OggS made up") -> Shown:
        return self.sends_media([("audio/ogg", content)], "audio")

    def sends_document(self, filename: str, content: bytes, media_type: str = "application/pdf") -> Shown:
        """Twilio names the file in the text."""
        return self.sends_media([(media_type, content)], "document", filename)

    def sends_sticker(self) -> Shown:
        return self.sends_media([("image/webp", b"RIFF made up")], "sticker")

    def shares_contact(self, phone: str) -> Shown:
        card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Tetangga\nTEL:{phone}\nEND:VCARD\n"
        return self.sends_media([("text/vcard", card.encode())], "contacts")

    def sends_media(self, files: Sequence[tuple[str, bytes]], kind: str, caption: str = "") -> Shown:
        """One or several files in one message."""
        now = self.api.now()
        media = [Media(self.api.new_sid("ME"), media_type, content, now) for media_type, content in files]
        return self._writes(caption, {"MessageType": kind}, media=media)

    # How it reaches us.

    def receives(self, record: Record) -> None:
        number = 1 + max((message.number for person in self.api.people.values() for message in person.chat), default=0)
        shown = Shown(
            record.sid, True, record.channel, record.body, record.buttons, record.opens, record.content_sid,
            tuple(record.media), number,
        )  # fmt: skip
        self.chat.append(shown)

    def _answered(self, message: Shown) -> dict[str, str]:
        sender = f"whatsapp:{self.api.whatsapp_from}" if message.from_us else self._address("whatsapp")
        return {"OriginalRepliedMessageSid": message.sid, "OriginalRepliedMessageSender": sender}

    def _address(self, channel: str) -> str:
        if channel == "sms":
            return self.number
        return f"whatsapp:{self.scoped_id if self.hides_number else self.number}"

    def _writes(
        self, text: str, more: dict[str, str], *, channel: str = "whatsapp", media: Sequence[Media] = ()
    ) -> Shown:
        api = self.api
        with api.lock:
            number = 1 + max((one.number for person in api.people.values() for one in person.chat), default=0)
            record = Record(
                number=number,
                sid=api.new_sid("MM" if media else "SM"),
                account_sid=api.account_sid,
                direction="inbound",
                from_=self._address(channel),
                to=f"whatsapp:{api.whatsapp_from}" if channel == "whatsapp" else api.sms_from,
                body=text,
                status="received",
                created=api.now(),
                sent=api.now(),
                media=list(media),
            )
            shown = Shown(record.sid, False, channel, text, media=tuple(media), number=number)
            self.chat.append(shown)
            self._seen = number
            if channel == "whatsapp":
                self._wrote_at = record.created
        api.take_from(record, self._form(record, more))
        return shown

    def _form(self, record: Record, more: dict[str, str]) -> dict[str, str]:
        form = {
            "AccountSid": record.account_sid,
            "ApiVersion": "2010-04-01",
            "Body": record.body,
            "From": record.from_,
            "MessageSid": record.sid,
            "NumMedia": str(len(record.media)),
            "NumSegments": "1",
            "SmsMessageSid": record.sid,
            "SmsSid": record.sid,
            "SmsStatus": "received",
            "To": record.to,
        }
        for index, one in enumerate(record.media):
            form[f"MediaUrl{index}"] = f"{self.api.api_base}{record.uri}/Media/{one.sid}"
            form[f"MediaContentType{index}"] = one.content_type
        if record.channel == "sms":
            return form | more
        context = {"ProfileName": self.name} | ({} if self.hides_number else {"WaId": self.number[1:]})
        metadata = {"type": "whatsapp", "data": {"context": context}}
        hidden = {"ExternalUserId": f"whatsapp:{self.scoped_id}", "ChannelMetadata": json.dumps(metadata)}
        return form | context | hidden | {"ReferralNumMedia": "0"} | more
