"""What is known of a returning meeting while it is planned."""

from dataclasses import dataclass, field


@dataclass
class PlanState:
    """`day` and `at` are the local date and hour in ISO; ids of the ketua called, and of providers."""

    kind: str = ""
    ketua: list[int] = field(default_factory=list)
    which: str = "all"
    """Of the providers: all, health, school, or picked (then `providers`)."""
    providers: list[int] = field(default_factory=list)
    day: str = ""
    at: str = ""
    place: str = ""
    provider_id: int = 0
    """At whose place; 0: at no provider's."""
    topics: str = ""
