"""A phone on WhatsApp for the village: drawn and read by the real code of that door, answered by typing.

There are no buttons: `picks` types the number of a line (or the label, where numbers mean members), and `taps` answers
one message with the number of its line, as WhatsApp lets people answer an older message.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from conversations.templates import TEMPLATES
from handlers.twilio.drawing import draw
from handlers.twilio.parsing import parse_inbound
from outbox.lines import OWN_NUMBER, numbered_lines
from outbox.messages import Button, Message
from tests.telegram_phone import Phone, Shown

if TYPE_CHECKING:
    from tests.village import Village

TEMPLATE_SIDS = {template.name: f"HX{number:032x}" for number, template in enumerate(TEMPLATES.values(), start=1)}
MEDIA = {"photo": "image/jpeg", "voice": "audio/ogg", "sticker": "image/webp", "video": "video/mp4"}


@dataclass
class ShownLines(Shown):
    """A message with the choices that a typed number means."""

    numbered: tuple[Button, ...] = field(default=())


class WhatsAppPhone(Phone):
    """One person's chat on WhatsApp; her number is made of her chat id."""

    def __init__(self, village: "Village", chat_id: int, name: str) -> None:
        super().__init__(village, chat_id, name, "whatsapp")

    @property
    def address(self) -> str:
        return f"+62812{self.chat_id:07d}"

    def shows(self, message: Message) -> str:
        """Draws a message on this phone; returns its sid."""
        shown = ShownLines(0, "")
        for call in draw(
            message, TEMPLATE_SIDS, link="https://pkh.test/media/x" if message.attachment is not None else None
        ):
            shown = ShownLines(next(self.village.ids), str(call.params.get("body", "")))
            shown.has_attachment = "media_url" in call.params
            self.messages.append(shown)
        shown.text = _seen(message)
        shown.attachment, shown.has_attachment = message.attachment, message.attachment is not None
        shown.buttons = [(button.label, button.data) for button in message.buttons]
        shown.numbered = numbered_lines(message)
        return sid_of(shown.id)

    def says(self, text: str, *, edited: bool = False) -> int:
        number = next(self.village.ids)
        said = {"OriginalMessageSid": sid_of(number), "MessageType": "edit"} if edited else {}
        self._posts(number, {"Body": text, **said})
        return number

    def edits(self, message_id: int, text: str) -> None:
        original = {"OriginalMessageSid": sid_of(message_id), "MessageType": "edit"}
        self._posts(next(self.village.ids), {"Body": text, **original})

    def sends(self, content: dict[str, object]) -> None:
        """A place, or a file that Telegram's words name: a photo, a voice note, a sticker."""
        place = content.get("location")
        if isinstance(place, dict):
            self._posts(
                next(self.village.ids), {"Latitude": str(place["latitude"]), "Longitude": str(place["longitude"])}
            )
            return
        document = content.get("document")
        if isinstance(document, dict):
            said = str(document.get("file_name", ""))
            self._sends_media(str(document.get("mime_type", "application/octet-stream")), said, document["file_id"])
            return
        kind = next((kind for kind in MEDIA if kind in content), None)
        if kind is None:
            self._posts(next(self.village.ids), {"MessageType": next(iter(content))})
            return
        self._sends_media(MEDIA[kind], str(content.get("caption", "")), self._reference_in(content[kind]))

    def taps(self, label: str, *, times: int = 1) -> None:
        for message in reversed(self.messages):
            for shown, data in message.buttons:
                if shown.startswith(label):
                    for _ in range(times):
                        self.taps_data(message.id, data)
                    return
        raise AssertionError(f"{self.name} sees no line {label!r}: {self.labels} under {self.last!r}")

    def taps_data(self, message_id: int, data: str) -> None:
        """Answers that message with the number of its line; a button that was never shown is a forged payload."""
        for message in self.messages:
            if message.id != message_id or not isinstance(message, ShownLines):
                continue
            for number, button in enumerate(message.numbered, start=1):
                if button.data == data:
                    self._posts(next(self.village.ids), self._answering(message_id, str(number)))
                    return
        self._posts(next(self.village.ids), {**self._answering(message_id, "tap"), "ButtonPayload": data})

    def picks(self, label: str) -> None:
        """Types what the newest message asks to type for that line."""
        newest = self.messages[-1]
        assert isinstance(newest, ShownLines)
        found = next((shown for shown in self.labels if shown.startswith(label)), None)
        if found is None:  # it stands under an older message
            self.taps(label)
            return
        numbers = [button.label for button in newest.numbered]
        own = OWN_NUMBER.fullmatch(found)
        self.says(str(numbers.index(found) + 1) if found in numbers else own[1] if own is not None else found)

    def _sends_media(self, media_type: str, caption: str, reference: str) -> None:
        media = {"NumMedia": "1", "MediaUrl0": reference, "MediaContentType0": media_type}
        self._posts(next(self.village.ids), {**media, **({"Body": caption} if caption else {})})

    def _reference_in(self, content: Any) -> str:
        largest: dict[str, object] = content[-1] if isinstance(content, list) else content
        return str(largest["file_id"])

    def _answering(self, message_id: int, text: str) -> dict[str, str]:
        return {"Body": text, "OriginalRepliedMessageSid": sid_of(message_id)}

    def _posts(self, number: int, said: dict[str, str]) -> None:
        whole = {
            "MessageSid": sid_of(number),
            "From": f"whatsapp:{self.address}",
            "To": "whatsapp:+62811000000",
            "WaId": self.address.removeprefix("+"),
            "ProfileName": self.name,
            "NumMedia": "0",
            **said,
        }
        for incoming in parse_inbound(whole):
            self.village.arrives(incoming)


def _seen(message: Message) -> str:
    """The text without its lines; of an approved template what its reader sees."""
    call = message.template
    return message.text.strip() if call is None else TEMPLATES[call.name].filled(call.variables)


def sid_of(number: int) -> str:
    """A message's sid, made of its number in the village."""
    return f"SM{number:032x}"
