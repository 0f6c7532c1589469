"""What is kept while a pendamping looks after health posts, their days, and who goes where."""

from dataclasses import dataclass, field
from datetime import date, time

from conversations.turn import Turn
from programme.health.posts import HealthPost, list_health_posts
from programme.health.posyandu_days import DayTimes, PosyanduLine, show_posyandu_day

TEXT = frozenset({"text"})
BACK = "back"
BACK_WORDS = frozenset({"kembali", "sudah", "selesai"})


@dataclass
class PosyanduState:
    provider_id: int = 0
    posyandu_id: int = 0
    """Set where a day is moved; 0: a new one."""
    name: str = ""
    """Of a post not in the register yet."""
    day: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    """Where a day is to be; empty: at the post itself."""
    member_ids: list[int] = field(default_factory=list)
    """Those who are to be joined to a post."""
    what: str = ""
    """How they are called: the facility as it was written, or their group."""
    member_id: int = 0
    """Of a check elsewhere."""


def posts_of(turn: Turn) -> list[HealthPost]:
    return list_health_posts(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)


def post_of(turn: Turn, state: PosyanduState) -> HealthPost | None:
    return next((one for one in posts_of(turn) if one.id == state.provider_id), None)


def day_of(turn: Turn, state: PosyanduState) -> PosyanduLine:
    return show_posyandu_day(turn.session, turn.actor, state.posyandu_id)


def times_of(turn: Turn, state: PosyanduState) -> DayTimes:
    """When and where the day is to be."""
    day = date.fromisoformat(state.day)
    starts, ends = time.fromisoformat(state.starts), time.fromisoformat(state.ends)
    return DayTimes(turn.rules.at(day, starts), turn.rules.at(day, ends), state.place or None)
