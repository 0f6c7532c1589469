"""Reading the rows of a sheet one field at a time, gathering every fault instead of stopping at the first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from programme.roster_import.cells import BadCell, is_nothing
from programme.roster_import.rows import Cell, Fault, Sheet

Value = TypeVar("Value")


@dataclass
class Findings:
    """The faults and warnings met so far."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet."""

    sheet: Sheet
    number: int
    cells: Sequence[Cell]
    findings: Findings

    def value(self, name: str, read: Callable[[Cell], Value]) -> Value | None:
        """What the field says, read by `read`; None where it says nothing or (a fault) nothing readable."""
        for column in self.sheet.columns.get(name, ()):
            cell = self.cells[column] if column < len(self.cells) else ""
            if is_nothing(cell):
                continue
            try:
                return read(cell)
            except BadCell as bad:
                self.fault(name, str(bad), column)
                return None
        return None

    def required(self, name: str, read: Callable[[Cell], Value], missing: str) -> Value | None:
        """As `value`, but to say nothing is a fault."""
        before = len(self.findings.faults)
        found = self.value(name, read)
        if found is None and len(self.findings.faults) == before:
            self.fault(name, missing)
        return found

    def fault(self, name: str, reason: str, column: int | None = None) -> None:
        """Records that the field `name` must be put right."""
        self.findings.faults.append(fault_at(self.sheet, self.number, name, reason, column))

    def warn(self, name: str, reason: str) -> None:
        """Records what is worth knowing but stops nothing."""
        self.findings.warnings.append(fault_at(self.sheet, self.number, name, reason))


def fault_at(sheet: Sheet, row: int, name: str, reason: str, column: int | None = None) -> Fault:
    """A fault in the first column of a field, or in the given one; without a column where the sheet has none."""
    columns = sheet.columns.get(name, ())
    place = column if column is not None else (columns[0] if columns else None)
    return Fault(sheet.kind, row, place, "" if place is None else sheet.heading(place), reason)
