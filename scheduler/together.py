"""Units of work that wait at the same moment share one commit.

On SQLite a commit costs more than what is written in it: each waits until the disk has it, and only one writer is
there anyway. What waits while one transaction runs goes into the next one together, each unit after the other, in the
order in which they came; none is told to be done before that transaction is committed. Where one of them fails, nothing
of the transaction stays and each is done again on its own, so that a mistake undoes only its own work.

On PostgreSQL each unit keeps its own transaction: several in one would hold each other's locks.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

from db import Database, Session

Result = TypeVar("Result")
Unit = Callable[[Session], Any]
MOST_TOGETHER = 16
"""So many at most: whoever writes to us must not wait for long."""


class Together:
    """Runs units of work of one event loop; without an `executor` right here."""

    def __init__(self, database: Database, executor: Executor | None = None) -> None:
        self._database = database
        self._executor = executor
        self._waiting: list[tuple[Unit, asyncio.Future[Any]]] = []
        self._runs: asyncio.Task[None] | None = None

    async def unit(self, work: Callable[[Session], Result]) -> Result:
        """As Database.write, committed when it returns. May be run twice, the first time being rolled back."""
        if not self._database.is_sqlite:
            return await self._written(work)
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if self._runs is None or self._runs.done():
            self._runs = asyncio.create_task(self._run())
        return await done

    async def _run(self) -> None:
        while self._waiting:
            units, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            await (self._each_alone(units) if len(units) == 1 else self._all_in_one(units))
            await asyncio.sleep(0)  # whoever was waiting for these says now what comes next

    async def _all_in_one(self, units: list[tuple[Unit, asyncio.Future[Any]]]) -> None:
        try:
            results = await self._written(lambda session: [work(session) for work, _ in units])
        except Exception:  # noqa: BLE001 - whose it was shows when each is done alone
            await self._each_alone(units)
            return
        for (_, done), result in zip(units, results, strict=True):
            if not done.done():
                done.set_result(result)

    async def _each_alone(self, units: list[tuple[Unit, asyncio.Future[Any]]]) -> None:
        for work, done in units:
            try:
                result = await self._written(work)
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                if not done.done():
                    done.set_exception(error)
            else:
                if not done.done():
                    done.set_result(result)

    async def _written(self, work: Callable[[Session], Result]) -> Result:
        if self._executor is None:
            return self._database.write(work)
        return await asyncio.get_running_loop().run_in_executor(self._executor, self._database.write, work)
