"""Fetching what people sent: never in a turn, a few at a time, encrypted before it touches the database."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from datetime import datetime
from typing import TypeVar

import structlog

from db import Database, Session
from outbox.failures import FileNotFetched, fault
from outbox.stored_files import WaitingFile, keep_content, looks_like, not_fetched, waiting_files
from programme.evidence import tell_of_evidence

Result = TypeVar("Result")
log = structlog.get_logger()
FILES_A_TICK = 5
Fetch = Callable[[str, str], Awaitable[bytes]]
"""(channel, reference) -> content; raises FileNotFetched."""


class Fetcher:
    """Brings the content of files whose references the turns stored."""

    def __init__(self, database: Database, fetch: Fetch, executor: Executor, clock: Callable[[], datetime]) -> None:
        self._database, self._fetch, self._executor, self._clock = database, fetch, executor, clock

    async def fetch_waiting(self) -> int:
        """Tries the next few; returns how many are stored now."""
        waiting = await asyncio.to_thread(
            self._database.read, lambda session: waiting_files(session, self._clock(), FILES_A_TICK)
        )
        return sum([await self._bring(file) for file in waiting])

    async def _bring(self, file: WaitingFile) -> bool:
        try:
            content = await self._fetch(file.channel, file.reference)
            if not looks_like(file.kind, content):
                raise FileNotFetched("not what it says", retry=False)
        except FileNotFetched as problem:
            retry = problem.retry
            log.info("file_not_fetched", file=file.id, why=problem.why, retry=retry)
            await self._unit(lambda session: self._failed(session, file.id, retry))
            return False
        except Exception as error:  # noqa: BLE001 - one odd file must not stop the others
            log.error("file_broke", file=file.id, **fault(error))
            await self._unit(lambda session: self._failed(session, file.id, True))
            return False
        encrypted = await asyncio.get_running_loop().run_in_executor(None, self._database.keys.encrypt_bytes, content)
        await self._unit(lambda session: self._stored(session, file.id, encrypted, len(content)))
        return True

    def _stored(self, session: Session, file_id: int, encrypted: bytes, size: int) -> None:
        """Whoever waits for the file is told in the same unit of work: no crash comes between."""
        keep_content(session, file_id, encrypted, size)
        tell_of_evidence(session, file_id, self._clock())

    def _failed(self, session: Session, file_id: int, retry: bool) -> None:
        not_fetched(session, file_id, retry)
        session.flush()
        tell_of_evidence(session, file_id, self._clock())

    async def _unit(self, work: Callable[[Session], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._executor, self._database.write, work)
