"""What the conversation about telling members remembers."""

from dataclasses import dataclass, field


@dataclass
class State:
    meeting_id: int = 0
    all_told: bool = False
    """She said that everybody was told."""
    said: str = ""
    """What she wrote about whom she told: taken when the conversation begins."""
    also: list[int] = field(default_factory=list)
    """Further meetings of which she was asked in the same message."""
    payments: list[int] = field(default_factory=list)
    """Payment schedules, of her own group's families."""

    @property
    def meetings(self) -> list[int]:
        return [one for one in (self.meeting_id, *self.also) if one]
