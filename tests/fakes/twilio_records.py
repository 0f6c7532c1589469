"""What the fake Twilio remembers of each message and its media, and how the API shows them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

VERSION = "2010-04-01"
UNFINISHED = ("accepted", "queued", "sending")


@dataclass(frozen=True)
class Media:
    """A picture, voice note or file of a message."""

    sid: str
    content_type: str
    content: bytes
    created: datetime


@dataclass
class Record:
    """One message, in or out; `number` is the order in which Twilio took them."""

    number: int
    sid: str
    account_sid: str
    direction: str
    from_: str
    to: str
    body: str
    status: str
    created: datetime
    sent: datetime | None = None
    updated: datetime | None = None
    error_code: int | None = None
    error_message: str | None = None
    service_sid: str | None = None
    media: list[Media] = field(default_factory=list)
    media_urls: tuple[str, ...] = ()
    """Of a message of ours: where Twilio is to fetch them."""
    status_callback: str = ""
    content_sid: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    opens: str = ""
    """The label of the button that opens a list; empty where the buttons are quick replies."""
    fails_later: int | None = None
    opens_a_conversation: bool = False
    """A template outside the window: it counts in the daily tier."""

    @property
    def channel(self) -> str:
        return "whatsapp" if self.to.startswith("whatsapp:") else "sms"

    @property
    def is_inbound(self) -> bool:
        return self.direction == "inbound"

    @property
    def uri(self) -> str:
        return f"/{VERSION}/Accounts/{self.account_sid}/Messages/{self.sid}"

    def as_json(self) -> dict[str, Any]:
        """The Message resource."""
        return {
            "account_sid": self.account_sid,
            "api_version": VERSION,
            "body": self.body,
            "date_created": shown(self.created),
            "date_sent": shown(self.sent),
            "date_updated": shown(self.updated or self.created),
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": self.error_message,
            "from": self.from_ or None,
            "messaging_service_sid": self.service_sid,
            "num_media": str(len(self.media) or len(self.media_urls)),
            "num_segments": "0" if self.service_sid and not self.is_inbound else "1",
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{self.uri}/Media.json"},
            "to": self.to,
            "uri": f"{self.uri}.json",
        }

    def media_json(self, one: Media) -> dict[str, Any]:
        """The Media resource."""
        return {
            "account_sid": self.account_sid,
            "content_type": one.content_type,
            "date_created": shown(one.created),
            "date_updated": shown(one.created),
            "parent_sid": self.sid,
            "sid": one.sid,
            "uri": f"{self.uri}/Media/{one.sid}.json",
        }


def shown(moment: datetime | None) -> str | None:
    """As RFC 2822 in whole seconds: 'Thu, 22 Nov 2018 02:00:00 +0000'."""
    return None if moment is None else format_datetime(moment.astimezone(UTC).replace(microsecond=0))
