"""What an office command works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from db import Database
from programme.rules import Rules


@dataclass(frozen=True)
class Desk:
    """What a command works with; the joining link is only looked up by those that need it."""

    database: Database
    rules: Rules
    now: datetime
    join_link: Callable[[], Callable[[str], str]]
