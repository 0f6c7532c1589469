"""What somebody asks, and what it may mean."""

from dataclasses import dataclass, field


@dataclass
class AskState:
    """Begun empty from the menu, or with words that were written unasked."""

    words: str = ""
    """Her own words; numbers that must not be kept were masked when they arrived."""
    meanings: list[list[str]] = field(default_factory=list)
    """Place and topic of each matter that the words may mean; empty: none is known."""
    several: bool = False
    """She told all of them, one after the other: what is left is offered when the first is done."""
