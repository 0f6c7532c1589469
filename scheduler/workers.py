"""What works in the background, beside turns and sender: fetching files, checking rosters, making papers.

A worker is a coroutine function that does what waits and returns how much it did. Each runs on its own, so that a long
roster holds up nobody's slip; it looks when it is woken and every so many seconds, and what one did may be work for
another.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import structlog

from outbox.failures import fault

log = structlog.get_logger()
SECONDS_BETWEEN_LOOKS = 15.0
Work = Callable[[], Awaitable[int]]


class Workers:
    """All of them; `done` is called whenever one did something (the sender has something to send)."""

    def __init__(
        self, works: Sequence[Work], done: Callable[[], None] = lambda: None, seconds: float = SECONDS_BETWEEN_LOOKS
    ) -> None:
        self._works, self._done, self._seconds = works, done, seconds
        self._bells = [asyncio.Event() for _ in works]
        self._stopped = False

    def wake(self) -> None:
        """Something may be waiting: look at once."""
        for bell in self._bells:
            bell.set()

    def stop(self) -> None:
        """Lets what is under way end and begins nothing more."""
        self._stopped = True
        self.wake()

    async def run(self) -> None:
        """Works until stopped."""
        await asyncio.gather(*(self._keep_at(work, bell) for work, bell in zip(self._works, self._bells, strict=True)))

    async def finish_all(self) -> int:
        """Works until nothing waits any more (the simulator); returns how much was done."""
        total = 0
        while done := sum([await work() for work in self._works]):
            total += done
        return total

    async def _keep_at(self, work: Work, bell: asyncio.Event) -> None:
        while not self._stopped:
            bell.clear()
            if await self._tried(work):
                self._done()
                self.wake()
            with suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), self._seconds)

    async def _tried(self, work: Work) -> int:
        """A worker that fails (the database is away) tries again at its next look."""
        try:
            return await work()
        except Exception as error:  # noqa: BLE001 - as above
            log.error("worker_failed", work=getattr(work, "__qualname__", "work"), **fault(error))
            return 0
