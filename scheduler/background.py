"""Every background worker of the program, in the order in which one's work becomes another's. A new one is one line."""

from collections.abc import Callable, Collection
from concurrent.futures import Executor
from datetime import datetime

from db import Database
from programme.rules import Rules
from programme.ways_in import FindWaysIn
from scheduler.fetch import Fetch, Fetcher
from scheduler.paper_work import PaperMaker
from scheduler.roster_work import RosterClerk
from scheduler.signed_numbers import SignedNumbers
from scheduler.workers import Work


def background_works(
    database: Database,
    rules: Rules,
    clock: Callable[[], datetime],
    fetch: Fetch,
    ways_in: FindWaysIn,
    units: Executor,
    stopping: Callable[[], bool] = lambda: False,
    channels: Collection[str] = (),
) -> list[Work]:
    """The workers' coroutine functions, for scheduler.workers.Workers; `units` runs the fetcher's units of work.

    `channels` are those of the office's accounts. Once `stopping`, a long import ends at its next step, to be begun
    anew when the program runs again.
    """
    return [
        Fetcher(database, fetch, units, clock).fetch_waiting,
        RosterClerk(database, clock, rules, stopping).work_on_waiting,
        PaperMaker(database, clock, rules, ways_in).make_waiting,
        SignedNumbers(database, clock, channels).open_waiting,
    ]
