"""What a job is: an operation that the assistant itself runs, and when it next has something to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from db import Session
from outbox.means import Means
from programme.access import SYSTEM
from programme.rules import Rules


@dataclass(frozen=True)
class Job:
    """`run` returns how many rows it made or changed; `next_due` the next moment later than `after`, if any."""

    name: str
    run: Callable[..., int]
    """(session, now, rules), and where it `wants_means` the office's means as well."""
    next_due: Callable[[Session, datetime, Rules], datetime | None]
    wants_means: bool = False
    looks_into: type | None = None
    """The table without any row of which it has nothing to do: an office without complaints pays nothing for theirs."""


def job_of(
    operation: Callable[..., int],
    next_due: Callable[[Session, datetime, Rules], datetime | None],
    *,
    wants_means: bool = False,
    looks_into: type | None = None,
) -> Job:
    """An operation of the programme that the assistant itself runs: the job is called as it is."""

    def run(session: Session, now: datetime, rules: Rules, *means: Means) -> int:
        return operation(session, SYSTEM, now, rules, *means)

    return Job(operation.__name__, run, next_due, wants_means, looks_into)
