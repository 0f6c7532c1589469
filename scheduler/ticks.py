"""APScheduler's part: one fixed tick that runs the jobs and wakes the sender. It carries no programme times."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from db import Database
from programme.rules import Rules
from scheduler.jobs import run_jobs

log = structlog.get_logger()
TICK_SECONDS = 15


def make_ticks(
    run_tick: Callable[[], Awaitable[None]], first: datetime, seconds: float = TICK_SECONDS
) -> AsyncIOScheduler:
    """A scheduler that calls `run_tick` at `first` and then every so many seconds, never twice at a time."""
    # A tick skipped because the last one still runs, or cancelled by the end, is made up for by the next.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(
        run_tick,
        "interval",
        seconds=seconds,
        id="run_tick",
        next_run_time=first,
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )
    return scheduler


def run_tick(database: Database, now: datetime, rules: Rules) -> dict[str, int]:
    """One tick: plans what has become due; what it finds is logged by job and count."""
    found = database.write(lambda session: run_jobs(session, now, rules))
    for job, done in found.items():
        log.info("job_ran", job=job, done=done)
    return found
