"""APScheduler's part: a few fixed ticks, for the jobs and for fetching files. It carries no programme times."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from db import Database
from outbox.failures import fault
from outbox.means import Means
from programme.rules import Rules
from scheduler.jobs import Ran, run_jobs

log = structlog.get_logger()
TICK_SECONDS = 15
Work = Callable[[], Awaitable[object]]


def make_ticks(works: Sequence[Work], first: datetime, seconds: float = TICK_SECONDS) -> AsyncIOScheduler:
    """A scheduler that does each work at `first` and then every so many seconds, none of them twice at a time."""
    # A tick skipped because the last one still runs is made up for by the next; what fails we say ourselves.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    scheduler = AsyncIOScheduler(timezone="UTC")
    for work in works:
        scheduler.add_job(
            _done_if_possible,
            "interval",
            args=[work],
            seconds=seconds,
            id=work.__name__,
            next_run_time=first,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
    return scheduler


async def _done_if_possible(work: Work) -> None:
    """A work that fails is tried again at the next tick; one that is cut off by the end of the program is not news."""
    try:
        await work()
    except asyncio.CancelledError:
        return
    except Exception as error:  # noqa: BLE001 - as above
        log.error("tick_failed", work=work.__name__, **fault(error))


def run_tick(database: Database, now: datetime, rules: Rules, means: Means) -> Ran:
    """One tick: plans what has become due; what it finds is logged by job and count."""
    ran = database.write(lambda session: run_jobs(session, now, rules, means))
    for job, done in ran.found.items():
        log.info("job_ran", job=job, done=done)
    return ran
