"""Where a pendamping is in checking what was reported."""

from dataclasses import dataclass, field

from conversations.turn import Turn
from programme.updates.cards import UpdateCard
from programme.updates.checks import show_update
from programme.updates.needs import Decided

UNDECIDED = -1


@dataclass
class CheckState:
    update_id: int = 0
    """The report before her; 0: the one that waits longest."""
    passed: list[int] = field(default_factory=list)
    """Put off this time."""
    field: str = ""
    """The detail that she is mending."""
    to_group_id: int = UNDECIDED
    gender: str = ""

    def leave(self) -> None:
        """What was decided for one report is nothing for the next."""
        self.update_id, self.field, self.to_group_id, self.gender = 0, "", UNDECIDED, ""

    @property
    def decided(self) -> Decided:
        return Decided(None if self.to_group_id == UNDECIDED else self.to_group_id, self.gender or None)


def card_of(turn: Turn, state: CheckState) -> UpdateCard:
    """The report before her; that she looks at it stands in the trail."""
    return show_update(turn.session, turn.actor, state.update_id, turn.now, state.decided)
