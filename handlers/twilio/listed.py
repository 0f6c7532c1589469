"""Twilio's list of messages, read through its library: what came for us, what became of ours, what is there at all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

from handlers.twilio.api import TwilioApi
from handlers.twilio.parsing import MOST_FILES

INBOUND = "inbound"
PAGE = 200
NEWEST_TO_ONE_READER = 50
"""So many messages back a lost one is looked for: nobody gets more within minutes."""
MOST_OUTCOMES = 20_000
"""So many messages of ours, newest first, are looked through for news."""


@dataclass(frozen=True)
class Listed:
    """A message as the list tells it; times are aware, UTC."""

    sid: str
    sender: str
    reader: str
    body: str
    status: str
    code: str
    files: int
    created_at: datetime | None
    sent_at: datetime | None

    @property
    def message_ids(self) -> list[str]:
        """Under which its parts are taken in: one for each of several files."""
        return [self.sid, *(f"{self.sid}:{index}" for index in range(1, self.files))]

    def as_status(self) -> dict[str, str]:
        """As a status callback would say it."""
        return {"MessageSid": self.sid, "MessageStatus": self.status, "ErrorCode": self.code, "To": self.reader}


async def inbound(api: TwilioApi, to: str, since: datetime) -> list[Listed]:
    """What was written to one of our senders since a moment, oldest first. Raises handlers.twilio.api.Asked."""

    def read(client: Client) -> list[Listed]:
        found = client.messages.stream(to=to, date_sent_after=_gmt(since), page_size=PAGE)
        return [_listed(one) for one in found if str(one.direction) == INBOUND]

    return sorted(await api.ask(read), key=lambda one: (one.sent_at or since, one.sid))


async def outcomes(api: TwilioApi, sids: Collection[str], since: datetime, sender: str | None) -> list[Listed]:
    """These messages of ours, all sent since a moment, as they stand now; `sender` where all left from one."""
    wanted = set(sids)

    def read(client: Client) -> list[Listed]:
        found: list[Listed] = []
        filters = {"from_": sender} if sender else {}
        for one in client.messages.stream(date_sent_after=_gmt(since), page_size=PAGE, limit=MOST_OUTCOMES, **filters):
            if one.sid in wanted:
                found.append(_listed(one))
            if len(found) == len(wanted):
                break
        return found

    return await api.ask(read)


async def newest_to(api: TwilioApi, reader: str) -> list[Listed]:
    """The newest messages to one reader, oldest first; also those that wait at Twilio and have no date yet."""

    def read(client: Client) -> list[Listed]:
        found = client.messages.list(to=reader, limit=NEWEST_TO_ONE_READER)
        return [_listed(one) for one in found if str(one.direction) != INBOUND]

    listed = await api.ask(read)
    return sorted(listed, key=lambda one: (one.created_at is None, one.created_at or datetime.max.replace(tzinfo=UTC)))


async def media_fields(api: TwilioApi, message: Listed) -> dict[str, str]:
    """The files of a message in the words of a webhook: MediaUrl0, MediaContentType0 ..."""
    if not message.files:
        return {}

    def read(client: Client) -> dict[str, str]:
        fields: dict[str, str] = {}
        files = sorted(client.messages(message.sid).media.list(limit=MOST_FILES), key=lambda one: one.sid or "")
        for index, one in enumerate(files):
            fields[f"MediaUrl{index}"] = api.api_base.rstrip("/") + (one.uri or "").removesuffix(".json")
            fields[f"MediaContentType{index}"] = one.content_type or ""
        return fields

    return await api.ask(read)


def _listed(one: MessageInstance) -> Listed:
    return Listed(
        one.sid or "",
        one.from_ or "",
        one.to or "",
        one.body or "",
        str(one.status or ""),
        str(one.error_code or ""),
        int(one.num_media or 0),
        one.date_created,
        one.date_sent,
    )


def _gmt(moment: datetime) -> datetime:
    """The library writes any time as GMT, whatever its zone."""
    return moment.astimezone(UTC)
