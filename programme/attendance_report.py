"""What a ketua's message says about a meeting: who was missing, why, and what must still be asked.

The shape is shared by the reader and by whoever asks the ketua to confirm it. Numbers are the members' numbers
in their group.
"""

from dataclasses import dataclass, field

REASONS: tuple[str, ...] = (
    "sick",
    "child_sick",
    "work",
    "travel",
    "family_event",
    "bereavement",
    "not_informed",
    "no_transport",
    "birth",
    "weather",
    "other",
)


@dataclass(frozen=True)
class Member:
    """A member of the group: her number in it and her name on the roster."""

    number: int
    name: str


@dataclass(frozen=True)
class Ambiguous:
    """A mention that must be asked.

    Two or more candidates: the words fit several members. One candidate: they probably mean her, but the spelling or
    the sentence leaves a doubt that is not ours to settle. `called`: behind or before what is said of another, so that
    she may as well be the one spoken to.
    """

    candidates: frozenset[int]
    reason: str | None
    said: str
    called: bool = False


@dataclass
class Report:
    """What was understood. `absent`, `present` and `represented` are disjoint.

    `present` holds those named as present; whoever is not named is left to the caller. `unknown` holds words as said
    that name nobody, and claims too sweeping to be taken without asking. `questions` are asked of the pendamping and
    stand beside the report, as they were written; a text that is no report may hold some too.
    """

    is_report: bool
    all_present: bool = False
    absent: dict[int, str | None] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)
    represented: set[int] = field(default_factory=set)
    ambiguous: list[Ambiguous] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    stated_present: int | None = None
    stated_absent: int | None = None
    questions: tuple[str, ...] = ()
