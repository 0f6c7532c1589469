"""The sender: empties the outbox through the channels, replies before bulk, no faster than the providers allow.

Each row goes claim -> prepare -> `sending` (committed) -> request -> result. See outbox.claims for what a crash
between any two of these leaves behind.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from db import Database, Session
from outbox import addresses, claims
from outbox.claims import Claimed
from outbox.failures import (
    AccessRefused,
    AddressGone,
    AddressMoved,
    AnswerUnknown,
    PersonBlockedUs,
    ProviderDown,
    SendFailure,
    TooFast,
    fault,
)
from outbox.messages import Message
from outbox.pace import Pace
from programme.rules import Rules
from scheduler.prepare import Ready, prepare

log = structlog.get_logger()
Result = TypeVar("Result")
Send = Callable[[str, str, Message], Awaitable[str]]
"""(channel, address, message) -> the provider's id; raises SendFailure."""
RunUnit = Callable[[Callable[[Session], Result]], Awaitable[Result]]
BATCH = 30
AT_ONCE = 8
IDLE_SECONDS = 5.0


class Deliverer:
    """One sender for one provider account."""

    def __init__(
        self,
        database: Database,
        send: Send,
        clock: Callable[[], datetime],
        rules: Rules,
        pace: Pace | None,
        *,
        in_thread: bool = True,
        real_clock: Callable[[], datetime] | None = None,
        count: Callable[[str, str, float], None] = lambda channel, code, seconds: None,
    ) -> None:
        """`pace` None sends as fast as it can (the simulator); `in_thread` False runs units of work right here.

        Pace is kept by `real_clock`: the provider's seconds are real ones, whatever the program's clock says.
        """
        self._database = database
        self._send = send
        self._clock = clock
        self._rules = rules
        self._pace = pace
        self._in_thread = in_thread
        self._real_clock = real_clock or clock
        self._count = count
        self._wake = asyncio.Event()
        self._stopping = False
        self._at_once = asyncio.Semaphore(AT_ONCE)

    def wake(self) -> None:
        """Something was put into the outbox: look at once."""
        self._wake.set()

    def stop(self) -> None:
        """Lets the requests under way end and starts no other."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Sends until stopped; a failing look at the database is waited out."""
        await self._unit(lambda session: claims.end_all_leases(session, self._clock()))
        while not self._stopping:
            self._wake.clear()
            try:
                await self.drain()
            except Exception as error:  # noqa: BLE001 - the sender must survive whatever the database says
                log.error("sender_paused", **fault(error))
                await asyncio.sleep(1)
                continue
            if not self._stopping:
                await self._wait()

    async def drain(self) -> int:
        """Sends everything that may leave now; returns how many rows were handled."""
        handled = 0
        while not self._stopping:
            now = self._clock()
            batch = await self._unit(lambda session, now=now: claims.claim(session, now, BATCH))  # type: ignore[misc]
            if not batch:
                return handled
            await asyncio.gather(*(self._handle(row) for row in batch))
            handled += len(batch)
        return handled

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), IDLE_SECONDS)
        except TimeoutError:
            return

    async def _handle(self, row: Claimed) -> None:
        async with self._at_once:
            ready = None if self._stopping else await self._unit(lambda s: prepare(s, row, self._clock(), self._rules))
            if ready is None:
                if self._stopping:
                    await self._unit(lambda session: claims.release(session, row.id))
                return
            await self._keep_pace(ready)
            ours = await self._unit(lambda s: claims.mark_sending(s, row.id, ready.contact_id, self._clock()))
            if ours:
                await self._request(ready)

    async def _keep_pace(self, ready: Ready) -> None:
        if self._pace is None:
            return
        wait = self._pace.reserve(ready.contact_id, self._real_clock())
        if wait > timedelta(0):
            await asyncio.sleep(wait.total_seconds())

    async def _request(self, ready: Ready) -> None:
        begun = time.monotonic()
        code = "sent"
        try:
            provider_id = await self._send(ready.channel, ready.address, ready.message)
        except SendFailure as problem:
            failure, code = problem, problem.code
            await self._unit(lambda session: self._failed(session, ready, failure))
            log.info("send_failed", row=ready.row.id, kind=ready.row.kind, code=code)
        except Exception as error:  # noqa: BLE001 - a mistake of ours: the row ends, the sender goes on
            code = "broken"
            log.error("send_broke", row=ready.row.id, kind=ready.row.kind, **fault(error))
            await self._unit(lambda session: claims.settle_ended(session, ready.row.id, "failed", "broken"))
        else:
            await self._unit(lambda session: claims.settle_sent(session, ready.row.id, provider_id, self._clock()))
        self._count(ready.channel, code, time.monotonic() - begun)

    def _failed(self, session: Session, ready: Ready, failure: SendFailure) -> None:
        """What each failure means for the row and the address."""
        now, row = self._clock(), ready.row
        if isinstance(failure, PersonBlockedUs | AddressGone):
            addresses.mark_blocked(session, ready.contact_id, failure.code, now)
            claims.settle_ended(session, row.id, "failed", failure.code)
        elif isinstance(failure, AddressMoved):
            addresses.move_contact(session, ready.contact_id, failure.new_address)
            claims.postpone(session, row.id, now, failure.code)
        elif isinstance(failure, TooFast):
            if self._pace is not None:
                self._pace.pause_chat(ready.contact_id, failure.retry_after, self._real_clock())
            claims.retry_or_fail(session, row, failure.code, now, wait=failure.retry_after)
        elif isinstance(failure, AnswerUnknown):
            claims.settle_unknown(session, row.id, now)
        elif isinstance(failure, ProviderDown | AccessRefused):
            claims.retry_or_fail(session, row, failure.code, now)
        else:
            claims.settle_ended(session, row.id, "failed", failure.code)

    async def _unit(self, work: Callable[[Session], Result]) -> Result:
        if not self._in_thread:
            return self._database.write(work)
        return await asyncio.get_running_loop().run_in_executor(None, self._database.write, work)
