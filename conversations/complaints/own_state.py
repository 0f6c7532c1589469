"""Which of her complaints is open before her, and what she is about to write."""

from dataclasses import dataclass, field


@dataclass
class OwnState:
    complaint_id: int = 0
    """0: she chooses from the list, or there is only one."""
    purpose: str = ""
    """answer, more or still (what is still wrong): what her next words are; empty: she looks at it."""
    draft: str = ""
    """An answer that she wrote to a notice: sent when she says that it is one."""
    news: str = ""
    """What she wrote of it unasked: added to it where she says so."""
    file_ids: list[int] = field(default_factory=list)
    """Photos and voice notes that go with what she is about to write."""
