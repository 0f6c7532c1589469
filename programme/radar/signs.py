"""What a family's latest meetings say of it before a visit is due: a pure decision over its marks.

A visit is due after two missed months in a row (programme.absence). The radar looks earlier: at one missed month that
may become two, at absences that come and go, and at who has been coming again. First source document: 'sering tidak
hadir'; second source document: praise belongs to the work with a family.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from programme.absence import MeetingMark, counts_as_absence, current_streak
from programme.rules import Rules

ONCE, OFTEN, AGAIN, LISTED = "once", "often", "again", "listed"
"""Missed the last month; missed now and then; comes again; stands on the visit list already."""
SLIDING = (ONCE, OFTEN)
OFTEN_FROM = 2
"""So many absences among the meetings looked at are often."""
AGAIN_FROM = 3
"""So many meetings in a row are coming again: 'hadir 3 kali berturut-turut lagi'. Our own choice."""


@dataclass(frozen=True)
class Look:
    """How the radar looks: at how many meetings, and what counts as an absence."""

    meetings: int = 6
    sick_counts: bool = False


def look_of(rules: Rules) -> Look:
    """As the office decided."""
    return Look(rules.casework.radar_meetings, rules.sick_counts_as_absence)


@dataclass(frozen=True)
class Seen:
    """One family's mark at one reported meeting; `starts_at` is local, `recorded_at` when it was said."""

    meeting_id: int
    starts_at: datetime
    mark: str
    reason: str | None
    """As the rule takes it (programme.absence_reasons.counted_reason)."""
    recorded_at: datetime

    @property
    def came(self) -> bool:
        return self.mark in ("present", "represented")

    def as_mark(self) -> MeetingMark:
        return MeetingMark(self.starts_at.date(), self.mark, self.reason)


@dataclass(frozen=True)
class Sign:
    """What is said of one family: '2 of 6 not there', or that it came the last 3 times."""

    kind: str
    """once, often, again or listed."""
    absent: int
    """Counted absences among `of` meetings."""
    of: int
    last: Seen | None
    """The latest counted absence."""
    in_row: int
    """The latest meetings to which it came one after another."""
    known_since: datetime
    """When that was recorded which made it so."""


def sign_of(
    seen: Sequence[Seen], look: Look, *, visited_on: date | None = None, is_listed: bool = False
) -> Sign | None:
    """The sign of one family from its marks, oldest first; None where there is nothing to say.

    Absences up to the day of the last visit were answered by it; one in a month in which it came another day is none:
    that month is kept. Who comes again is praised, whatever went before; who
    stands on the visit list is nobody's to discover.
    """
    latest = seen[-look.meetings :]
    kept = {one.as_mark().month for one in seen if one.came}
    missed = [
        one
        for one in latest
        if counts_as_absence(one.as_mark(), sick_counts=look.sick_counts) and one.as_mark().month not in kept
    ]
    if not missed and not (is_listed and latest):
        return None
    unanswered = [one for one in missed if visited_on is None or one.starts_at.date() > visited_on]
    in_row = _came_in_row(latest)
    streak = current_streak([one.as_mark() for one in latest], sick_counts=look.sick_counts, visited_on=visited_on)
    kind = _kind(len(missed), len(unanswered), in_row, len(streak.months), is_listed)
    if kind is None:
        return None
    last = missed[-1] if missed else None
    made_so = latest[-1] if kind == AGAIN or last is None else last
    return Sign(kind, len(missed), len(latest), last, in_row, made_so.recorded_at)


def _kind(missed: int, unanswered: int, in_row: int, months_in_row: int, is_listed: bool) -> str | None:
    if in_row >= AGAIN_FROM and missed >= OFTEN_FROM:
        return AGAIN
    if is_listed:
        return LISTED
    if months_in_row and unanswered:
        return ONCE
    return OFTEN if unanswered >= OFTEN_FROM else None


def _came_in_row(latest: Sequence[Seen]) -> int:
    """The meetings at the end to which it came: who was ill in between did not come three times in a row."""
    count = 0
    for one in reversed(latest):
        if not one.came:
            break
        count += 1
    return count
