"""The sender: empties the outbox through the channels, replies before bulk, no faster than the providers allow.

Each row goes claim -> prepare -> `sending` (committed) -> request -> result. See outbox.claims for what a crash
between any two of these leaves behind.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from db import Database, Session
from outbox import channel_states, claims, statuses
from outbox.claims import Claimed
from outbox.failures import ProviderCode, SendFailure, TooFast, fault
from outbox.means import Means
from outbox.messages import Message
from outbox.out_of_reach import end_without_address
from outbox.pace import Pace
from outbox.tier import Meter
from programme.rules import Rules
from scheduler.failed_sends import settle_broken, settle_failure
from scheduler.prepare import USUAL_MEANS, Ready, prepare
from scheduler.together import Together

log = structlog.get_logger()
Result = TypeVar("Result")
Send = Callable[[str, str, Message], Awaitable[str]]
"""(channel, address, message) -> the provider's id; raises SendFailure."""
RunUnit = Callable[[Callable[[Session], Result]], Awaitable[Result]]
AT_ONCE = 8
"""Requests under way: as many as a channel has connections."""
SLOW_SECONDS = 3.0
MOST_SLOW = AT_ONCE // 2
"""A provider that leaves so many requests waiting gets no others, so that the other channels go on meanwhile."""
REPLY_PUT_OFF, NOTICE_PUT_OFF = timedelta(seconds=5), timedelta(minutes=1)
IDLE_SECONDS = 5.0
SECONDS_TO_ASK_FOR_THE_SEAT = 2.0
LONGEST_WAIT_IN_HAND = timedelta(seconds=1.5)
"""A row whose chat or channel must wait longer goes back into the queue, so that others need not wait with it."""


class Deliverer:
    """The one sender of this office's accounts, one on each channel."""

    def __init__(
        self,
        database: Database,
        send: Send,
        clock: Callable[[], datetime],
        rules: Rules,
        pace: Mapping[str, Pace] | Pace | None,
        *,
        means: Means = USUAL_MEANS,
        executor: Executor | None = None,
        real_clock: Callable[[], datetime] | None = None,
        count: Callable[[str, str, float], None] = lambda channel, code, seconds: None,
        seat_is_mine: Callable[[], bool] = lambda: True,
    ) -> None:
        """`pace` by channel, or one for all; a channel without one, or None, is sent to as fast as can be.

        Without an `executor` units of work run right here.

        `seat_is_mine` says whether this is the one process that may send now (db.sender_seat).

        Pace is kept by `real_clock`: the provider's seconds are real ones, whatever the program's clock says.
        """
        self._send = send
        self._clock = clock
        self._rules = rules
        self._pace = pace
        self._means = means
        self._meter = Meter()
        self._executor = executor
        self._units = Together(database, executor)
        self._real_clock = real_clock or clock
        self._count = count
        self._seat_is_mine = seat_is_mine
        self._waits_for_seat = False
        self._wake = asyncio.Event()
        self._stopped = asyncio.Event()
        self._leases_freed_at: datetime | None = None
        self._unanswered: dict[int, tuple[str, float]] = {}
        """Requests under way: their channel, and when each left."""

    def wake(self) -> None:
        """Something was put into the outbox: look at once."""
        self._wake.set()

    def stop(self) -> None:
        """Lets the requests under way end and starts no other."""
        self._stopped.set()
        self._wake.set()

    async def run(self) -> None:
        """Sends until stopped; a failing look at the database is waited out."""
        while not self._stopped.is_set():
            if not await self._has_seat():
                await _happens_within(self._stopped, SECONDS_TO_ASK_FOR_THE_SEAT)
                continue
            try:
                await self._drain(self._wake)
            except Exception as error:  # noqa: BLE001 - the sender must survive whatever the database says
                log.error("sender_paused", **fault(error))
                await _happens_within(self._stopped, 1)
                continue
            if not self._stopped.is_set():
                await _happens_within(self._wake, IDLE_SECONDS)

    async def _has_seat(self) -> bool:
        """Asked before every look at the outbox; what is left by whoever sat here before is freed on sitting down."""
        has = await asyncio.get_running_loop().run_in_executor(self._executor, self._seat_is_mine)
        if not has and not self._waits_for_seat:
            log.info("another_sender_sits_here")
            self._leases_freed_at = None
        self._waits_for_seat = not has
        return has

    async def drain(self) -> int:
        """Sends everything that may leave now; returns how many rows were handled."""
        return await self._drain(None)

    async def _drain(self, wake: asyncio.Event | None) -> int:
        """As many requests at once as are allowed; each that ends makes room for the most urgent row of that moment."""
        await self._free_leases()
        handled = await self._unit(lambda session: end_without_address(session, self._clock()))
        under_way: set[asyncio.Task[None]] = set()
        try:
            while True:
                rows = await self._claim(AT_ONCE - len(under_way), wake)
                under_way |= {asyncio.create_task(self._handle(row)) for row in rows}
                handled += len(rows)
                if not under_way:
                    return handled
                under_way = await _one_ended(under_way, wake if len(under_way) < AT_ONCE else None)
        except Exception:
            await asyncio.gather(*under_way, return_exceptions=True)
            raise

    async def _free_leases(self) -> None:
        """What a sender before us held, or gave up for its settings, at the start; what was let slip, now and then."""
        real_now, last = self._real_clock(), self._leases_freed_at
        if last is None:
            await self._unit(lambda session: claims.end_all_leases(session, self._clock()))
            await self._unit(channel_states.resume_mended)
        elif real_now - last > claims.LEASE:
            await self._unit(lambda session: claims.end_expired_leases(session, self._clock(), real_now))
        else:
            return
        self._leases_freed_at = real_now

    async def _claim(self, free: int, wake: asyncio.Event | None) -> list[Claimed]:
        if wake is not None:
            wake.clear()
        if free == 0 or self._stopped.is_set():
            return []
        return await self._unit(lambda session: claims.claim(session, self._clock(), free, self._real_clock()))

    async def _handle(self, row: Claimed) -> None:
        ready = await self._prepared(row)
        if ready is None:
            return
        if not await self._place_came(ready):
            return
        now, real_now = self._clock(), self._real_clock()
        sending_id = await self._unit(lambda s: claims.mark_sending(s, row.id, ready.leaving, now, real_now))
        if sending_id is not None:
            await self._request(ready, sending_id)

    async def _prepared(self, row: Claimed) -> Ready | None:
        try:
            return await self._unit(lambda session: self._prepare(session, row))
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001 - a mistake of ours: the row ends, the sender goes on
            log.error("prepare_broke", row=row.id, kind=row.kind, **fault(error))
            await self._unit(lambda session: claims.settle_ended(session, row.id, "failed", "broken"))
            return None

    def _prepare(self, session: Session, row: Claimed) -> Ready | None:
        return prepare(session, row, self._clock(), self._rules, self._means, self._meter)

    async def _place_came(self, ready: Ready) -> bool:
        """Waits for its place; False where the row went back: its chat or channel is held, or we are stopping."""
        if self._hangs(ready.channel):
            pause = REPLY_PUT_OFF if ready.row.is_reply else NOTICE_PUT_OFF
            await self._unit(lambda session: claims.postpone(session, ready.row.id, self._clock() + pause))
            return False
        pace = self._pace_of(ready.channel)
        if pace is not None:
            real_now = self._real_clock()
            held = pace.chat_held(ready.contact_id, real_now)
            if held <= LONGEST_WAIT_IN_HAND and pace.held(real_now) > LONGEST_WAIT_IN_HAND:
                held = pace.put_off(real_now)
            if held > LONGEST_WAIT_IN_HAND:
                await self._unit(lambda session: claims.postpone(session, ready.row.id, self._clock() + held))
                return False
            wait = pace.reserve(ready.contact_id, real_now)
            if wait > timedelta(0):
                await _happens_within(self._stopped, wait.total_seconds())
        if self._stopped.is_set():
            await self._unit(lambda session: claims.release(session, ready.row.id))
            return False
        return True

    def _hangs(self, channel: str) -> bool:
        """Whether its provider leaves us waiting."""
        latest = time.monotonic() - SLOW_SECONDS
        return sum(one == channel and left < latest for one, left in self._unanswered.values()) >= MOST_SLOW

    def _pace_of(self, channel: str) -> Pace | None:
        return self._pace.get(channel) if isinstance(self._pace, Mapping) else self._pace

    async def _request(self, ready: Ready, sending_id: int) -> None:
        begun = time.monotonic()
        self._unanswered[sending_id] = ready.channel, begun
        code = "sent"
        try:
            provider_id = await self._send(ready.channel, ready.address, ready.message)
        except SendFailure as problem:
            failure, code = problem, problem.provider_code if isinstance(problem, ProviderCode) else problem.code
            self._hold_chat(ready, failure)
            await self._unit(lambda session: settle_failure(session, ready, sending_id, failure, self._clock()))
            log.info("send_failed", row=ready.row.id, kind=ready.row.kind, channel=ready.channel, code=code)
        except Exception as error:  # noqa: BLE001 - a mistake of ours: the row ends, the sender goes on
            code = "broken"
            log.error("send_broke", row=ready.row.id, kind=ready.row.kind, **fault(error))
            await self._unit(lambda session: settle_broken(session, ready, sending_id, self._clock()))
        else:
            await self._unit(lambda session: self._answered(session, ready, sending_id, provider_id))
        finally:
            del self._unanswered[sending_id]
        self._count(ready.channel, code, time.monotonic() - begun)

    def _answered(self, session: Session, ready: Ready, sending_id: int, provider_id: str) -> None:
        knock = ready.leaving.form == "knock"
        row_id, channel, now = ready.row.id, ready.channel, self._clock()
        statuses.take_answer(session, row_id, sending_id, channel, provider_id, now, knock=knock)

    def _hold_chat(self, ready: Ready, failure: SendFailure) -> None:
        """For as long as the provider asked."""
        pace = self._pace_of(ready.channel)
        if pace is not None and isinstance(failure, ProviderCode | TooFast) and failure.retry_after is not None:
            pace.pause_chat(ready.contact_id, failure.retry_after, self._real_clock())

    async def _unit(self, work: Callable[[Session], Result]) -> Result:
        return await self._units.unit(work)


async def _one_ended(under_way: set[asyncio.Task[None]], wake: asyncio.Event | None) -> set[asyncio.Task[None]]:
    """Those still under way after at least one has ended, or after `wake`. Raises what a task raised."""
    woken = [asyncio.ensure_future(wake.wait())] if wake is not None else []
    try:
        await asyncio.wait([*under_way, *woken], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for waiting in woken:
            waiting.cancel()
    ended = {task for task in under_way if task.done()}
    for task in ended:
        task.result()
    return under_way - ended


async def _happens_within(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
