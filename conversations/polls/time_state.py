"""What the conversations about a new time of meeting remember."""

from dataclasses import dataclass, field
from datetime import time

from programme.polls.proposals import HeardTime, NewTime


@dataclass
class TimeState:
    """Start `propose_time` with `TimeState(group_id=...)`, or from a poll's result with `after_poll_id` as well."""

    group_id: int = 0
    poll_id: int = 0
    """The round in question; while a time is being proposed the closed one that it replaces."""
    after_poll_id: int = 0
    """The round of hindrances from whose hours the times come."""
    week: int | None = None
    weekday: int | None = None
    day: int | None = None
    at: str | None = None
    """Local, ISO."""
    of_a_date: bool = False
    """A single date was typed and taken for its weekday of the month."""
    since: str = ""
    page: int = 0
    answers: list[list[str]] = field(default_factory=list)
    """[kpm id, yes, no or unsure] of the answers that are being noted for members."""

    def take(self, heard: HeardTime) -> None:
        """Keeps what was heard; what was not said stays."""
        if heard.day is not None or heard.weekday is not None:
            self.day, self.week, self.weekday = heard.day, heard.week, heard.weekday
            self.of_a_date = not heard.certain
        self.at = heard.at.isoformat() if heard.at is not None else self.at

    def heard(self) -> HeardTime:
        """As far as the time is known."""
        return HeardTime(self.week, self.weekday, self.day, time.fromisoformat(self.at) if self.at else None)

    def new(self) -> NewTime:
        """The time, once day and hour are both known."""
        whole = self.heard().whole()
        assert whole is not None
        return whole

    def forget_time(self) -> None:
        """It is to be said anew."""
        self.week = self.weekday = self.day = self.at = None
        self.of_a_date = False


@dataclass
class AnswerState:
    """A member answers: which round, and her words where she typed them."""

    poll_id: int = 0
