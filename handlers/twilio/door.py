"""The Twilio door as one piece: what bot.py opens for the account in the settings."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from starlette.routing import BaseRoute

from db import Database
from handlers.doors import Blocked, Runs, Take
from handlers.media import PATH as MEDIA_PATH
from handlers.media import media_route
from handlers.twilio.api import TwilioApi
from handlers.twilio.catch_up import CatchUp, Senders
from handlers.twilio.deliveries import Deliveries
from handlers.twilio.media import MediaFetcher
from handlers.twilio.sending import Sender, SmsChannel, TwilioChannel
from handlers.twilio.signature import Signatures
from handlers.twilio.webhook import STATUS_PATH, twilio_routes
from outbox.media_links import MediaKind, sign
from outbox.messages import Attachment, Message

MEDIA_LINK_IS_GOOD = timedelta(hours=1)
"""The provider fetches a file within seconds; it may try again for some minutes."""


@dataclass(frozen=True)
class TwilioAccount:
    """An account, its senders, where it reaches us, and the ContentSids of its templates and shapes."""

    account_sid: str
    auth_token: str
    public_url: str
    whatsapp_from: str = ""
    sms_from: str = ""
    messaging_service_sid: str = ""
    api_base: str = "https://api.twilio.com"
    content_base: str = "https://content.twilio.com"
    templates: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Without the token."""
        return "TwilioAccount()"

    @property
    def senders(self) -> Senders:
        return Senders(self.whatsapp_from, self.sms_from, self.messaging_service_sid)


class TwilioDoor:
    """Both directions of one account. Until it is connected by `listen` nothing arrives."""

    def __init__(
        self,
        account: TwilioAccount,
        database: Database,
        clock: Callable[[], datetime],
        units: Executor,
        wake: Callable[[], None],
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """`units` runs the units of work, `wake` lets the sender look, `refused` counts requests nobody signed."""
        self.account, self._database, self._clock, self._units = account, database, clock, units
        self._wake, self._refused = wake, refused
        self.channels = frozenset(account.senders.outbound_senders())
        self.api = TwilioApi(account.account_sid, account.auth_token, account.api_base, account.content_base)
        self._media = MediaFetcher(account.account_sid, account.auth_token, account.api_base)
        callback = account.public_url.rstrip("/") + STATUS_PATH
        whatsapp = Sender(account.whatsapp_from, status_callback=callback)
        sms = Sender(account.sms_from, account.messaging_service_sid, callback)
        self._senders: dict[str, TwilioChannel | SmsChannel] = {
            "whatsapp": TwilioChannel(self.api, whatsapp, account.templates, self._link_to),
            "sms": SmsChannel(self.api, sms),
        }
        self._routes: list[BaseRoute] = []
        self._works: list[Callable[[], Awaitable[int]]] = []

    def listen(self, take: Take, blocked: Blocked) -> None:
        """What arrives goes to `take`; who said stop to the provider is told by its codes, not by a call."""
        account = self.account
        catch_up = CatchUp(self.api, self._database, take, self._clock, self._units, account.senders)
        deliveries = Deliveries(self._database, self._clock, self._units, self._wake)
        signatures = Signatures(account.auth_token, account.public_url)
        self._routes = [
            *twilio_routes(signatures, take, deliveries.take, self._refused, catch_up.soon),
            media_route(self._database, self._clock),
        ]
        self._works = [catch_up.catch_up]

    @property
    def parts(self) -> Sequence[Runs]:
        return ()

    @property
    def routes(self) -> Sequence[BaseRoute]:
        return self._routes

    @property
    def works(self) -> Sequence[Callable[[], Awaitable[int]]]:
        return self._works

    def first_steps(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """Twilio is told nothing: its webhooks are set in its console, and the doctor looks whether they arrive."""
        return ()

    async def send(self, channel: str, address: str, message: Message) -> str:
        return await self._senders[channel].send(address, message)

    async def fetch(self, channel: str, reference: str) -> bytes:
        return await self._media.fetch(reference)

    async def close(self) -> None:
        self.api.close()

    def _link_to(self, attachment: Attachment, message: Message) -> str:
        """Where the provider fetches the attachment from. Raises ValueError where it is kept nowhere."""
        if attachment.kept_as is None:
            raise ValueError("an attachment that is kept nowhere can't be fetched")
        kind, number = attachment.kept_as
        token = sign(_media_kind(kind), number, self._clock() + MEDIA_LINK_IS_GOOD, self._database.keys.index)
        return f"{self.account.public_url.rstrip('/')}{MEDIA_PATH}{token}"


def _media_kind(said: str) -> MediaKind:
    kinds: dict[str, MediaKind] = {"outbox": "outbox", "file": "file", "paper": "paper"}
    return kinds[said]
