"""The program's parts run side by side until it is told to stop, or until one of them gives out."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

import structlog

from outbox.failures import fault

log = structlog.get_logger()
SECONDS_TO_STOP = 4.0


class Part(Protocol):
    """Runs until it is stopped, and then ends what is at hand."""

    async def run(self) -> None: ...

    def stop(self) -> None: ...


async def run_parts(parts: Sequence[Part], stopping: asyncio.Event, at_stop: Callable[[], object]) -> bool:
    """Runs them all; once `stopping` is set each finishes within SECONDS_TO_STOP. False where one gave out."""
    work = [asyncio.create_task(part.run()) for part in parts]
    await asyncio.wait([asyncio.create_task(stopping.wait()), *work], return_when=asyncio.FIRST_COMPLETED)
    for part in parts:
        part.stop()
    at_stop()
    await asyncio.wait(work, timeout=SECONDS_TO_STOP)
    broken = [error for task in work if task.done() and (error := task.exception()) is not None]
    for error in broken:
        log.error("gave_out", **fault(error))
    return stopping.is_set() and not broken
