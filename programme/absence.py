"""The rule that makes a visit, as pure functions of what is known of each month.

Second source document, D: 'Kunjungan dilakukan jika selama 2 bulan berturut-turut peserta PKH tidak memenuhi
komitmen.' Months without a meeting or without a report are unknown: they neither count nor reset. Sick neither
counts nor resets, unless the office decided otherwise. In a month with two meetings, one attended keeps it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


class MonthResult(Enum):
    """What a month says of one kpm's commitment."""

    KEPT = "kept"
    MISSED = "missed"
    NEUTRAL = "neutral"


def month_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


@dataclass(frozen=True)
class MeetingMark:
    """One kpm's mark at one reported meeting, held on this local day."""

    held_on: date
    mark: str
    reason: str | None

    @property
    def month(self) -> date:
        return month_of(self.held_on)


@dataclass(frozen=True)
class Streak:
    """The missed months since the last kept one (or since the last visit), oldest first."""

    months: tuple[date, ...]

    def makes_visit_due(self, months_needed: int) -> bool:
        return len(self.months) >= months_needed


def counts_as_absence(mark: MeetingMark, *, sick_counts: bool) -> bool:
    """Whether this mark is an absence that the rule counts."""
    return mark.mark == "absent" and (sick_counts or mark.reason != "sick")


def result_of_month(marks: Iterable[MeetingMark], *, sick_counts: bool) -> MonthResult:
    """KEPT if she (or a relative in her stead) came once; MISSED if an absence counts; else NEUTRAL."""
    marks = list(marks)
    if any(mark.mark in ("present", "represented") for mark in marks):
        return MonthResult.KEPT
    counted = any(counts_as_absence(mark, sick_counts=sick_counts) for mark in marks)
    return MonthResult.MISSED if counted else MonthResult.NEUTRAL


def current_streak(marks: Sequence[MeetingMark], *, sick_counts: bool, visited_on: date | None = None) -> Streak:
    """The missed months at the end of what is known; absences up to the day of the last visit were answered by it."""
    return _streaks(marks, sick_counts=sick_counts, visited_on=visited_on)[-1]


def latest_due_streak(
    marks: Sequence[MeetingMark], months_needed: int, *, sick_counts: bool, visited_on: date | None = None
) -> Streak | None:
    """The latest missed months that made a visit due, also where she came again afterwards; None where none did."""
    streaks = _streaks(marks, sick_counts=sick_counts, visited_on=visited_on)
    return next((streak for streak in reversed(streaks) if streak.makes_visit_due(months_needed)), None)


def _streaks(marks: Sequence[MeetingMark], *, sick_counts: bool, visited_on: date | None) -> list[Streak]:
    """The missed months between one kept month and the next, oldest first; the last streak may be empty."""
    streaks: list[list[date]] = [[]]
    for month in sorted({mark.month for mark in marks}):
        of_month = [mark for mark in marks if mark.month == month]
        result = result_of_month(of_month, sick_counts=sick_counts)
        if result is MonthResult.KEPT:
            streaks.append([])
        elif result is MonthResult.MISSED and any(
            counts_as_absence(mark, sick_counts=sick_counts) and (visited_on is None or mark.held_on > visited_on)
            for mark in of_month
        ):
            streaks[-1].append(month)
    return [Streak(tuple(months)) for months in streaks]
