"""An update is taken in: read, handed to `take`, and only then is its tapped button told that it was heard."""

import asyncio
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog

from handlers.telegram.parsing import blocked_chat, parse_update, tap_to_answer
from outbox.messages import Incoming

log = structlog.get_logger(__name__)

Take = Callable[[Incoming], Awaitable[object]]
"""Returns once the message is stored for good; raises where it could not be."""
Tell = Callable[[str], Awaitable[None]]

SECONDS_FOR_LAST_ANSWERS = 0.5


def log_not_taken(update: dict[str, object], error: Exception) -> None:
    """Says which update, which error and where; not its words nor a traceback's values, which may be a person's."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    log.error("update_not_taken", update_id=update.get("update_id"), error=type(error).__name__, where=where)


class Arrivals:
    """The way in that polling and webhook share."""

    def __init__(self, take: Take, answer_tap: Tell | None = None, blocked: Tell | None = None) -> None:
        self._take = take
        self._answer_tap = answer_tap
        self._blocked = blocked
        self._answers: set[asyncio.Task[None]] = set()

    async def receive(self, update: dict[str, object]) -> None:
        """Returns when the update is stored or says nothing to us; raises what `take` raises."""
        incoming = parse_update(update)
        if incoming is not None:
            await self._take(incoming)
        blocked = blocked_chat(update)
        if blocked is not None and self._blocked is not None:
            await self._blocked(blocked)
        tap = tap_to_answer(update)
        if tap is not None and self._answer_tap is not None:
            self._answer_soon(self._answer_tap(tap))

    async def finish(self) -> None:
        """Lets the last answers leave."""
        if self._answers:
            await asyncio.wait(self._answers, timeout=SECONDS_FOR_LAST_ANSWERS)
        for answer in self._answers:
            answer.cancel()

    def _answer_soon(self, answer: Awaitable[None]) -> None:
        """Beside the loop: the next person's message need not wait for Telegram's "heard"."""
        task = asyncio.ensure_future(answer)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)
