"""The settings about accounts and doors: where the program listens, and by which providers it reaches people.

A part of settings.py, which alone imports it.
"""

from collections.abc import Iterator
from typing import Annotated, Literal
from urllib.parse import urlparse

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Section(BaseModel):
    """A table of the TOML file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Http(Section):
    """Where the doors listen, and under which address the world finds them."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8080
    public_url: str = ""


class Telegram(Section):
    """The bot's account at a Bot API server; `api_base` is the root without /bot."""

    token: str = ""
    api_base: str = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_secret: str = ""
    messages_per_second: Annotated[float, Field(gt=0)] = 30.0
    chat_messages_per_second: Annotated[float, Field(gt=0)] = 1.0


class Twilio(Section):
    """WhatsApp, and SMS as last resort, through Twilio; without an `account_sid` the program has neither.

    `sms_from` is a number or a registered name; `public_url` is where Twilio reaches this program (and signs for).
    """

    account_sid: Annotated[str, Field(pattern=r"^(AC[0-9a-fA-F]{32})?$")] = ""
    auth_token: str = ""
    whatsapp_from: Annotated[str, Field(pattern=r"^(\+[0-9]{8,15})?$")] = ""
    sms_from: Annotated[str, Field(pattern=r"^(\+[0-9]{8,15}|[A-Za-z0-9 ]{3,11})?$")] = ""
    messaging_service_sid: Annotated[str, Field(pattern=r"^(MG[0-9a-fA-F]{32})?$")] = ""
    api_base: str = "https://api.twilio.com"
    content_base: str = "https://content.twilio.com"
    public_url: str = ""
    templates: dict[str, Annotated[str, Field(pattern=r"^HX[0-9a-fA-F]{32}$")]] = Field(default_factory=dict)
    daily_tier: Annotated[int, Field(ge=0)] = 250
    messages_per_second: Annotated[float, Field(gt=0)] = 20.0
    sms_per_second: Annotated[float, Field(gt=0)] = 1.0
    rupiah_a_template: Annotated[int, Field(ge=0)] = 400
    rupiah_a_segment: Annotated[int, Field(ge=0)] = 600

    @field_validator("api_base", "content_base", "public_url")
    @classmethod
    def _without_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @model_validator(mode="after")
    def _whole_or_absent(self) -> "Twilio":
        if lacks := list(self._lacks()):
            raise ValueError("; ".join(lacks))
        return self

    def _lacks(self) -> Iterator[str]:
        given = (self.auth_token, self.whatsapp_from, self.sms_from, self.messaging_service_sid)
        if not self.account_sid:
            if any(given):
                yield "twilio.account_sid kosong; salin dari halaman depan Twilio Console (AC...), atau kosongkan semua"
            return
        if not self.auth_token:
            yield "twilio.auth_token kosong; salin dari halaman depan Twilio Console, sebaiknya lewat lingkungan"
        if not any(given[1:]):
            yield "twilio.whatsapp_from kosong; isi nomor WhatsApp (+62...), atau sms_from bila hanya SMS"
        url = urlparse(self.public_url)
        if not url.hostname or (url.scheme != "https" and url.hostname not in LOOPBACK):
            yield "twilio.public_url harus alamat https yang sampai ke program ini, misalnya https://pkh.kabupaten.go.id"

    @property
    def channels(self) -> frozenset[str]:
        """Those that this account opens."""
        sms = self.sms_from or self.messaging_service_sid
        named = {"whatsapp": self.whatsapp_from, "sms": sms}
        return frozenset(channel for channel, sender in named.items() if self.account_sid and sender)
