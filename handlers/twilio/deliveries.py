"""What became of our messages is stored: news from a callback, or from Twilio's list where no callback came."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from datetime import datetime

from db import Database, Session
from handlers.twilio.parsing import Delivery
from outbox.statuses import take_status

NEWS_AT_ONCE = 50
"""In one unit of work: the next person's turn waits for it."""


class Deliveries:
    """Takes in what became of messages; `executor` runs the units of work, `wake` is called where one may go anew."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], executor: Executor, wake: Callable[[], None]
    ) -> None:
        self._database, self._clock, self._executor, self._wake = database, clock, executor, wake

    async def take(self, *deliveries: Delivery) -> None:
        """Returns when all is stored for good; raises only if the database fails."""
        for first in range(0, len(deliveries), NEWS_AT_ONCE):
            await self._store(deliveries[first : first + NEWS_AT_ONCE])
        if any(one.state == "failed" for one in deliveries):
            self._wake()

    async def _store(self, deliveries: Sequence[Delivery]) -> None:
        def unit(session: Session) -> None:
            now = self._clock()
            for one in sorted(deliveries, key=lambda delivery: delivery.provider_id):  # locks in one order
                take_status(session, one.channel, one.provider_id, one.state, one.code, now)

        await asyncio.get_running_loop().run_in_executor(self._executor, self._database.write, unit)
