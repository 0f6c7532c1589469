"""What a payment sheet is made of on its way from a spreadsheet into the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from programme.payments.plans import Entry
from programme.payments.stages import Stage
from programme.roster_import.rows import Fault, Sheet


@dataclass(frozen=True)
class PaymentTable:
    """A payment sheet as read, nothing checked yet; cells of merged ranges hold what their first one does."""

    filename: str
    file_hash: str
    """SHA-256 of the file in hexadecimal."""
    sheets: tuple[Sheet, ...]
    titles: tuple[str, ...] = ()
    """What stands above the tables, line by line: an office writes the stage there."""
    merged: frozenset[tuple[str, int, int]] = frozenset()
    """(sheet's kind, row as in Excel, column) of the cells that have their content from a merged range."""
    masked: tuple[str, ...] = ()
    """Headings of columns whose cells were never kept."""


@dataclass(frozen=True)
class KnownFamily:
    """A family of the roster, with what decides whether the sender may enter her."""

    kpm_id: int
    number: str
    name: str
    group_id: int
    reachable: bool
    has_left: bool


@dataclass(frozen=True)
class KnownGroup:
    """A group within the sender's reach."""

    id: int
    name: str
    desa: str
    kecamatan: str


@dataclass(frozen=True)
class KnownForPayments:
    """What a sheet is checked against."""

    families: Sequence[KnownFamily]
    """All within reach, and whoever else the sheet numbers."""
    groups: Sequence[KnownGroup]
    stages: Sequence[Stage]
    """The latest first."""
    others: frozenset[str] = frozenset()
    """Keys of the names of groups beyond reach, to say so."""


@dataclass(frozen=True)
class PlannedDay:
    """One schedule of the sheet. `stage.id` 0: the stage is to be made first."""

    stage: Stage
    kecamatan: str
    scope: dict[str, object]
    starts_at: datetime
    ends_at: datetime
    place: str
    channel: str
    bring: tuple[str, ...]
    bring_note: str | None
    represented_by: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class PaymentSheetPlan:
    """A payment sheet without faults, ready to be taken in."""

    file_hash: str
    days: tuple[PlannedDay, ...]
    warnings: tuple[Fault, ...] = ()
    masked: tuple[str, ...] = ()

    @property
    def families(self) -> int:
        return sum(len(one.entries) for one in self.days)
