"""Updates fetched by us. The offset moves only after an update is stored, so a crash repeats and never loses one.

Own loop instead of the library's Updater, which confirms a batch before it is handled and stops for good, silently,
when handing it on fails.
"""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter

from handlers.telegram.api import BotApi
from handlers.telegram.arrivals import Arrivals, Take, Tell, log_not_taken
from handlers.telegram.parsing import UPDATES_WE_READ
from handlers.telegram.refusals import seconds_of

log = structlog.get_logger(__name__)

SECONDS_OF_LONG_POLL = 25
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0

WHAT_TO_DO = {
    Conflict: "another program polls with this token: stop it, or give this one a bot of its own",
    InvalidToken: "Telegram does not know this token: check [telegram] token",
}

Result = TypeVar("Result")


class Polling:
    """The loop: `run()` until `stop()`. One update after the other, in Telegram's order."""

    def __init__(
        self,
        api: BotApi,
        take: Take,
        answer_tap: Tell | None = None,
        blocked: Tell | None = None,
        *,
        long_poll_seconds: int = SECONDS_OF_LONG_POLL,
        first_pause: float = FIRST_PAUSE_SECONDS,
    ) -> None:
        self._api = api
        self._arrivals = Arrivals(take, answer_tap, blocked)
        self._long_poll_seconds = long_poll_seconds
        self._first_pause = first_pause
        self._failures = 0
        self._offset: int | None = None
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Ends the waiting at once and the loop after the turn at hand."""
        self._stopping.set()

    async def run(self) -> None:
        """Polls until stopped; no fault of the line, the provider or the database ends it."""
        while not await self._webhook_is_off():
            if self._stopping.is_set():
                return
        while not self._stopping.is_set():
            for update in await self._next_updates():
                if not await self._receive(update):
                    break
                self._offset = _number(update) + 1
        await self._arrivals.finish()

    async def _webhook_is_off(self) -> bool:
        """Telegram refuses to be polled while a webhook stands; what waits there is kept."""
        try:
            done = await self._unless_stopped(self._api.call("deleteWebhook", {"drop_pending_updates": False}))
        except Exception as error:  # noqa: BLE001 - the loop outlives whatever the line does to it
            await self._pause_after(error)
            return False
        return done is not None

    async def _next_updates(self) -> list[dict[str, object]]:
        asked = self._api.raw_updates(self._offset, self._long_poll_seconds, UPDATES_WE_READ)
        try:
            updates = await self._unless_stopped(asked) or []
            numbered = sorted(updates, key=_number)
        except Exception as error:  # noqa: BLE001 - as above
            await self._pause_after(error)
            return []
        self._failures = 0
        return numbered

    async def _receive(self, update: dict[str, object]) -> bool:
        """Takes one update in, as often as that needs; False where the stop came first."""
        failures = 0
        while not self._stopping.is_set():
            try:
                await self._arrivals.receive(update)
            except Exception as error:  # noqa: BLE001 - whatever it is: an update is never skipped
                log_not_taken(update, error)
                failures += 1
                await self._pause(self._first_pause * 2 ** min(failures - 1, 10))
            else:
                return True
        return False

    async def _pause_after(self, error: Exception) -> None:
        self._failures += 1
        seconds = self._first_pause * 2 ** min(self._failures - 1, 10)
        if isinstance(error, RetryAfter):
            seconds = max(seconds, seconds_of(error.retry_after))
        log.warning("polling_failed", error=type(error).__name__, remedy=WHAT_TO_DO.get(type(error)), seconds=seconds)
        await self._pause(seconds)

    async def _pause(self, seconds: float) -> None:
        await self._unless_stopped(asyncio.sleep(min(seconds, LONGEST_PAUSE_SECONDS)))

    async def _unless_stopped(self, work: Coroutine[object, object, Result]) -> Result | None:
        """The work's result; None, and the work cancelled, where the stop comes first."""
        doing = asyncio.ensure_future(work)
        stopped = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({doing, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return doing.result() if doing.done() else None
        finally:
            stopped.cancel()
            doing.cancel()
            await asyncio.gather(doing, stopped, return_exceptions=True)


def _number(update: dict[str, object]) -> int:
    """Raises TypeError for what is no update: then the whole answer is not Telegram's."""
    number = update.get("update_id")
    if not isinstance(number, int):
        raise TypeError("an update without a number")
    return number
