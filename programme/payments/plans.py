"""What is to be entered of a payment: a day and place with its families; and what a channel usually asks of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Others = Literal["move", "skip", "both"]
"""What becomes of families that stand in another schedule of the stage: moved here, left there, or in both."""
DEFAULT_BRING: dict[str, tuple[str, ...]] = {
    "kks": ("kks",),
    "pos": ("ktp", "kk", "invitation"),
    "community": ("ktp", "kk", "invitation"),
    "home": ("ktp", "kk"),
}
"""PT Pos pays against original KTP-el and KK and its invitation; at bank or agent the card is enough."""
DEFAULT_REPRESENTED = {"kks": "nobody", "pos": "same_kk", "community": "same_kk", "home": "nobody"}
"""Who may come in her place. Families whose recipient died can't be represented: their data has to be changed first."""


@dataclass(frozen=True)
class Entry:
    """A family to be entered. `at_home` None: as it is marked."""

    kpm_id: int
    starts_at: datetime | None = None
    amount: int | None = None
    """Rupiah."""
    at_home: bool | None = None


@dataclass(frozen=True)
class PaymentPlan:
    """One day and place; moments are zone-aware."""

    stage_id: int
    kecamatan: str
    scope: dict[str, Any]
    starts_at: datetime
    ends_at: datetime
    place: str
    channel: str
    bring: tuple[str, ...]
    represented_by: str
    bring_note: str | None = None
    entries: tuple[Entry, ...] = ()
    file_id: int | None = None
