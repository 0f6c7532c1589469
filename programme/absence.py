"""The rule that makes a visit, as pure functions of what is known of each month.

Second source document, D: 'Kunjungan dilakukan jika selama 2 bulan berturut-turut peserta PKH tidak memenuhi
komitmen.' Commitments are the monthly P2K2 and, of each family member who has one, school and health: a family's month
is missed where any of them was, and kept where all that is known of it was kept. Months without a meeting or without a
report are unknown: they neither count nor reset. Sick neither counts nor resets, unless the office decided otherwise.
In a month with two meetings, one attended keeps it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class MonthResult(Enum):
    """What a month says of one kpm's commitment."""

    KEPT = "kept"
    MISSED = "missed"
    NEUTRAL = "neutral"


def month_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


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
class MemberMark:
    """What school or health post said of one family member's month: kept, or not kept."""

    member_id: int
    kind: str
    """school or health."""
    month: date
    """Its first day."""
    kept: bool
    said_on: date | None = None
    """When it was entered."""

    @property
    def missed_on(self) -> date:
        """A month is missed on its last day; earlier where it was said so earlier (who was not at the posyandu)."""
        last = month_after(self.month) - timedelta(days=1)
        return min(last, self.said_on or last)


Source = tuple[str, int]
"""Where a commitment is kept or missed: ('p2k2', 0), ('school', member), ('health', member)."""
P2K2: Source = ("p2k2", 0)


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


def current_streak(
    marks: Sequence[MeetingMark],
    *,
    sick_counts: bool,
    visited_on: date | None = None,
    members: Sequence[MemberMark] = (),
    awaited_from: date | None = None,
) -> Streak:
    """The missed months at the end of what is known; what was missed up to the day of the last visit it answered.

    Schools and health posts report a month once it is over. So from the month `awaited_from` on, one that is kept as
    far as is known ends no streak in which a member missed what is not known of him yet.
    """
    return _Streaks(sick_counts, visited_on, awaited_from).of(marks, members)[-1]


def latest_due_streak(
    marks: Sequence[MeetingMark],
    months_needed: int,
    *,
    sick_counts: bool,
    visited_on: date | None = None,
    members: Sequence[MemberMark] = (),
    awaited_from: date | None = None,
) -> Streak | None:
    """The latest missed months that made a visit due, also where all was kept again afterwards; None where none did."""
    streaks = _Streaks(sick_counts, visited_on, awaited_from).of(marks, members)
    return next((streak for streak in reversed(streaks) if streak.makes_visit_due(months_needed)), None)


@dataclass(frozen=True)
class _Month:
    """What one month says of each commitment of a family."""

    missed: frozenset[Source]
    kept: frozenset[Source]
    counts: bool
    """Something was missed that no visit has answered."""


@dataclass(frozen=True)
class _Streaks:
    """How the months of one family are counted."""

    sick_counts: bool
    visited_on: date | None
    awaited_from: date | None

    def of(self, marks: Sequence[MeetingMark], members: Sequence[MemberMark]) -> list[Streak]:
        """The missed months between one kept month and the next, oldest first; the last streak may be empty."""
        streaks: list[list[date]] = [[]]
        unsettled: set[Source] = set()
        for month in sorted({one.month for one in marks} | {one.month for one in members}):
            said = self._month(
                month, [one for one in marks if one.month == month], [one for one in members if one.month == month]
            )
            unsettled = (unsettled - said.kept) | said.missed
            if said.missed:
                if said.counts:
                    streaks[-1].append(month)
            elif said.kept and not self._still_open(unsettled, month):
                unsettled = set()
                streaks.append([])
        return [Streak(tuple(months)) for months in streaks]

    def _month(self, month: date, marks: Sequence[MeetingMark], members: Sequence[MemberMark]) -> _Month:
        at_meetings = result_of_month(marks, sick_counts=self.sick_counts)
        missed = {(one.kind, one.member_id) for one in members if not one.kept}
        kept = {(one.kind, one.member_id) for one in members if one.kept}
        counts = any(not one.kept and self._unanswered(one.missed_on) for one in members)
        if at_meetings is MonthResult.KEPT:
            kept.add(P2K2)
        elif at_meetings is MonthResult.MISSED:
            missed.add(P2K2)
            counts = counts or any(
                counts_as_absence(one, sick_counts=self.sick_counts) and self._unanswered(one.held_on) for one in marks
            )
        return _Month(frozenset(missed), frozenset(kept), counts)

    def _unanswered(self, day: date) -> bool:
        return self.visited_on is None or day > self.visited_on

    def _still_open(self, unsettled: Collection[Source], month: date) -> bool:
        """Meetings missed are made good by a meeting only; a member's month, once overdue, is not waited for."""
        awaited = self.awaited_from is not None and month >= self.awaited_from
        return P2K2 in unsettled or (awaited and bool(unsettled))
