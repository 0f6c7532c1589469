"""The state of planning meetings of whole groups: which kind, which groups, when and where."""

from dataclasses import dataclass, field


@dataclass
class PlanState:
    kind: str = ""
    """first_meeting or resocialisation; empty: still to be asked."""
    group_ids: list[int] = field(default_factory=list)
    """Those chosen by hand; empty: all that are due."""
    all_groups: bool = False
    """Chosen among all of them, due or not."""
    day: str = ""
    at: str = ""
    place: str = ""
    """Empty: in each desa's own hall."""
    own: dict[str, dict[str, str]] = field(default_factory=dict)
    """Number of a sitting -> what was said of it alone: 'day', 'at', 'place', 'left_out'."""
