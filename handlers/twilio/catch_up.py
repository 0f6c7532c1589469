"""What Twilio could not bring is read from its own list: at the start, hourly, and when a webhook failed.

A webhook is posted once, so a message that came while this program was down, or a callback lost on the way, stands in
the list alone. The same list tells whether a request whose answer never came was taken, before anything is sent again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog

from db import Database, Session
from handlers.twilio import listed
from handlers.twilio.api import Asked, TwilioApi
from handlers.twilio.deliveries import Deliveries
from handlers.twilio.listed import Listed
from handlers.twilio.lost_requests import pairs_found
from handlers.twilio.parsing import NUMBER, WHATSAPP, parse_inbound, parse_status
from outbox.channel_states import caught_up_at, mark_caught_up
from outbox.failures import fault
from outbox.listed import awaiting_delivery, is_under_way, taken_in
from outbox.messages import Incoming
from outbox.reconciling import (
    UnknownSending,
    found_at_provider,
    known_ids,
    not_at_provider,
    unknown_sendings,
)

log = structlog.get_logger(__name__)

BETWEEN_LOOKS = timedelta(hours=1)
AFTER_A_FAILURE = timedelta(minutes=1)
OVERLAP = timedelta(minutes=10)
"""Twilio lists a message a moment after it came."""
FIRST_LOOK_BACK = timedelta(hours=24)
"""Where the list was never read: what is older can't be answered freely any more."""
DELIVERY_AWAITED = timedelta(hours=24)
REQUEST_IS_OVER = timedelta(seconds=30)
"""A request that Twilio has not listed so long after we gave up waiting never came to it."""
READERS_A_LOOK = 100

Take = Callable[[Incoming], Awaitable[object]]
Result = TypeVar("Result")


@dataclass(frozen=True)
class Senders:
    """Who we are at Twilio: numbers in E.164; an SMS may leave under a name or by a service that chooses."""

    whatsapp: str = ""
    sms: str = ""
    sms_service: str = ""

    def inbound_addresses(self) -> Mapping[str, str]:
        """Channel -> the address that people write to."""
        addresses = {"whatsapp": f"{WHATSAPP}{self.whatsapp}"} if self.whatsapp else {}
        return addresses | ({"sms": self.sms} if NUMBER.fullmatch(self.sms) else {})

    def outbound_senders(self) -> Mapping[str, str | None]:
        """Channel -> the address that messages leave from, None where that varies."""
        channels: dict[str, str | None] = {"whatsapp": f"{WHATSAPP}{self.whatsapp}"} if self.whatsapp else {}
        if self.sms_service or self.sms:
            channels["sms"] = None if self.sms_service else self.sms
        return channels


class CatchUp:
    """A background worker: `catch_up` does what is due and returns how much that was."""

    def __init__(
        self,
        api: TwilioApi,
        database: Database,
        take: Take,
        clock: Callable[[], datetime],
        executor: Executor,
        senders: Senders,
    ) -> None:
        self._api, self._database, self._take, self._clock = api, database, take, clock
        self._executor, self._senders = executor, senders
        self._deliveries = Deliveries(database, clock, executor, lambda: None)
        self._next_look: datetime | None = None
        self._asked_for = True

    def soon(self) -> None:
        """A webhook failed: the lists are read at the next look."""
        self._asked_for = True

    async def catch_up(self) -> int:
        """Settles requests whose end is unknown, and reads the lists once an hour. Raises if the database fails."""
        now = self._clock()
        done = sum([await self._settle(channel, now) for channel in self._senders.outbound_senders()])
        if not self._asked_for and self._next_look is not None and now < self._next_look:
            return done
        self._asked_for, self._next_look = False, now + AFTER_A_FAILURE
        try:
            done += sum([await self._take_missed(*one, now) for one in self._senders.inbound_addresses().items()])
            done += sum([await self._take_outcomes(*one, now) for one in self._senders.outbound_senders().items()])
        except (Asked, _NotAllTaken) as error:
            log.warning("twilio_list_not_read", error=type(error.__cause__ or error).__name__)
            return done
        self._next_look = now + BETWEEN_LOOKS
        return done

    async def _take_missed(self, channel: str, address: str, now: datetime) -> int:
        """What people wrote and no webhook brought, oldest first; returns how much."""
        reached = await self._read(lambda session: caught_up_at(session, channel))
        since = (reached or now - FIRST_LOOK_BACK) - OVERLAP
        found = await listed.inbound(self._api, address, since)
        ids = [message_id for one in found for message_id in one.message_ids]
        known = await self._read(lambda session: taken_in(session, channel, ids))
        missed = [one for one in found if not known.issuperset(one.message_ids)]
        failures = [one for one in missed if not await self._took(one)]
        if failures:
            raise _NotAllTaken
        await self._write(lambda session: mark_caught_up(session, channel, now))
        if missed:
            log.info("missed_messages_taken_in", channel=channel, count=len(missed))
        return len(missed)

    async def _took(self, message: Listed) -> bool:
        """As the webhook would have, but for what the list does not tell: buttons and places."""
        fields = {"MessageSid": message.sid, "From": message.sender, "To": message.reader, "Body": message.body}
        try:
            for incoming in parse_inbound(fields | await listed.media_fields(self._api, message)):
                await self._take(_dated(incoming, message))
        except Exception as error:  # noqa: BLE001 - one message that can't be stored holds up no other's
            log.error("missed_message_not_taken", sid=message.sid, **fault(error))
            return False
        return True

    async def _take_outcomes(self, channel: str, sender: str | None, now: datetime) -> int:
        """What became of ours where no callback said it; returns of how many there was news."""
        waiting = await self._read(lambda session: awaiting_delivery(session, channel, now - DELIVERY_AWAITED))
        if not waiting:
            return 0
        found = await listed.outcomes(self._api, waiting, min(waiting.values()) - OVERLAP, sender)
        told = [delivery for one in found if (delivery := parse_status(one.as_status())) is not None]
        news = [delivery for delivery in told if delivery.state != "sent"]
        await self._deliveries.take(*news)
        return len(news)

    async def _settle(self, channel: str, now: datetime) -> int:
        """Looks each unknown request up in the list of its reader; returns how many ends are known now."""
        unknown = await self._read(lambda session: unknown_sendings(session, channel, now))
        by_reader: dict[str, list[UnknownSending]] = {}
        for one in unknown:
            by_reader.setdefault(one.address, []).append(one)
        settled = 0
        try:
            for address in list(by_reader)[:READERS_A_LOOK]:
                settled += await self._settle_reader(channel, address, by_reader[address], now)
        except Asked as error:
            log.warning("unknown_requests_not_settled", error=type(error.__cause__ or error).__name__)
        return settled

    async def _settle_reader(self, channel: str, address: str, lost: Sequence[UnknownSending], now: datetime) -> int:
        reader = f"{WHATSAPP}{address}" if channel == "whatsapp" else address
        there = await listed.newest_to(self._api, reader)

        def look(session: Session) -> tuple[bool, frozenset[str]]:
            return is_under_way(session, channel, address), known_ids(session, channel, [one.sid for one in there])

        under_way, known = await self._read(look)
        if under_way:  # one of those listed may be that request's
            return 0
        found = pairs_found(lost, [one for one in there if one.sid not in known])
        absent = [one for one in lost if one.id not in found and now >= one.asked_at + REQUEST_IS_OVER]

        def unit(session: Session) -> None:
            for sending_id, message in found.items():
                told = parse_status(message.as_status())
                state, code = (told.state, told.code) if told is not None else ("sent", None)
                found_at_provider(session, sending_id, message.sid, state, now, code)
            for one in absent:
                not_at_provider(session, one.id, now)

        if found or absent:
            await self._write(unit)
            log.info("unknown_requests_settled", channel=channel, found=len(found), absent=len(absent))
        return len(found) + len(absent)

    async def _read(self, look: Callable[[Session], Result]) -> Result:
        return await asyncio.to_thread(self._database.read, look)

    async def _write(self, unit: Callable[[Session], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._executor, partial(self._database.write, unit))


class _NotAllTaken(Exception):
    """A missed message could not be stored: the list is read again from the same place."""


def _dated(incoming: Incoming, message: Listed) -> Incoming:
    """With the time at which it was written: WhatsApp's 24 hours count from there."""
    return incoming if message.sent_at is None else replace(incoming, written_at=message.sent_at.isoformat())
