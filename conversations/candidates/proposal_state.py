"""What is remembered while a proposal of groups is looked at and changed."""

from dataclasses import dataclass, field


@dataclass
class ProposalState:
    intake_id: int = 0
    revision: int = 0
    """Of the proposal as it was shown here last: only this one may be confirmed."""
    page: int = 0
    whole: bool = True
    """The groups are listed; after a change only what changed is said."""
    number: int = 0
    """Of the group whose families are shown."""
    wish: str = ""
    """What is to be done once it is clear with whom: a kind of programme.candidates.said.Wish."""
    numbers: list[int] = field(default_factory=list)
    chosen: list[int] = field(default_factory=list)
    """Candidates who are clear already."""
    unclear: list[list[int]] = field(default_factory=list)
    """For each name still in doubt the candidates whom it may mean."""
    names: list[str] = field(default_factory=list)
    """Those names, as they were written."""
    staff: list[int] = field(default_factory=list)
    """Pendamping whom a name may mean."""
