"""Numbers that a signed sheet opens later than it was recorded: the roster learns a number, the office gets WhatsApp.

Recording a sheet and correcting a number by chat do so at once; this finds what an import or a new account left.
"""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from db import Database
from programme.number_addresses import BY_SHEET, open_signed_numbers, people_to_open

AT_A_TIME = 100
"""People in one unit of work: SQLite has one writer, and turns wait for it."""
BETWEEN_LOOKS = timedelta(hours=1)


class SignedNumbers:
    """The worker; it looks at its first call and then once an hour, however often it is woken."""

    def __init__(self, database: Database, clock: Callable[[], datetime], channels: Collection[str]) -> None:
        self._database, self._clock, self._channels = database, clock, set(BY_SHEET) & set(channels)
        self._next_look: datetime | None = None

    async def open_waiting(self) -> int:
        """Returns for how many people a number was opened."""
        return await asyncio.to_thread(self._open_waiting)

    def _open_waiting(self) -> int:
        now = self._clock()
        if not self._channels or (self._next_look is not None and now < self._next_look):
            return 0
        opened = 0
        if self._database.read(lambda session: people_to_open(session, self._channels, 1)):
            opened = self._database.write(lambda session: open_signed_numbers(session, self._channels, now, AT_A_TIME))
        if opened < AT_A_TIME:
            self._next_look = now + BETWEEN_LOOKS
        return opened
