"""What the answer to a round of questions remembers while it is given; by the pendamping, for whom it is given."""

from dataclasses import dataclass, field

from programme.polls.answering import PollReply
from programme.polls.busy_hours import DAY_PARTS, EVERY_DAY, BusyHours, busy_on, from_json


@dataclass
class AnswerPollState:
    """Start `answer_poll` with the poll's id; without one it is the round that is open in her group."""

    poll_id: int = 0
    reasons: list[str] = field(default_factory=list)
    words: str = ""
    hours: str = ""
    """When she can't come, as JSON; empty: not told."""
    otherwise: str = ""
    """The opposite of `hours`, as long as it is open which of them was meant."""
    hours_said: str = ""
    """Her words for it."""
    parts: list[str] = field(default_factory=list)
    """Parts of the day that are ticked."""
    kpm_id: int = 0
    """Whose answer the pendamping enters; 0 where she answers herself."""
    name: str = ""
    """'Ibu Mawar', of whom the pendamping is asked."""
    before: list[object] = field(default_factory=list)
    """Reason codes, words and hours of her answer as it stood when she began; empty: there was none."""
    page: int = 0
    heard: list[list[object]] = field(default_factory=list)
    """[kpm id, number and name, reason codes, words, hours] of several that were typed at once."""

    def reply(self) -> PollReply:
        hours: BusyHours | None = from_json(self.hours) if self.hours else None
        return PollReply(tuple(self.reasons), self.words or None, hours)

    def reply_before(self) -> PollReply:
        """Her answer as it stood when she began; an empty one where there was none."""
        reasons, words, hours = self.before or [[], "", ""]
        codes = tuple(str(one) for one in reasons) if isinstance(reasons, list) else ()
        return PollReply(codes, str(words) or None, from_json(str(hours)) if hours else None)

    def ticked_hours(self) -> BusyHours:
        """The ticked parts of the day, on every day."""
        return busy_on(EVERY_DAY, [DAY_PARTS[part] for part in self.parts])

    def forget(self) -> None:
        """For the next member's answer."""
        self.reasons, self.parts, self.words, self.hours = [], [], "", ""
        self.otherwise = self.hours_said = self.name = ""
        self.kpm_id = 0
