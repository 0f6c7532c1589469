"""What an office command works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from db import Database
from programme.rules import Rules
from programme.ways_in import FindWaysIn


@dataclass(frozen=True)
class Desk:
    """What a command works with; the links of a code are only looked up by those that need them."""

    database: Database
    rules: Rules
    now: datetime
    ways_in: Callable[[], FindWaysIn]
