"""Hours as people write them: "jam 6 pagi sampai 4 sore, senin sampai sabtu", "06.00-16.00", "sore bisa". Pure.

A statement says that she is busy or that she can; what no word tells is asked back (`polarity_said`, `days_said`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from programme.polls import hour_words as said
from programme.polls.busy_hours import ALWAYS_FREE, DAY, EVERY_DAY, WHOLE_DAY, BusyHours, opposite, together, without
from programme.polls.busy_hours import DAY_PARTS as SPANS
from programme.polls.hour_statements import Statement, statements_in

LONGEST_READ = 300
"""Characters read of one answer."""


@dataclass(frozen=True)
class HoursHeard:
    """When she can't come, as it was understood."""

    busy: BusyHours
    days_said: bool
    """Whether days were named; else the hours were taken for every day."""
    polarity_said: bool
    """Whether a word tells that she can or can't; else it was taken for "can't", and `otherwise` is the opposite."""

    tells_busy: bool = True
    """Whether any of it was taken for hours at which she can't; else she only told when she can."""

    @property
    def otherwise(self) -> BusyHours:
        return opposite(self.busy)


def read_hours(text: str) -> HoursHeard | None:
    """The hours in an answer to "when can you not come, when can you?"; None where it names none.

    Where she only says when she can, she is busy at all other times. Text beyond the first 300 characters is not read.
    """
    plain = text[:LONGEST_READ].casefold()
    if said.UNSTEADY.search(plain):
        return None
    statements = _joined(statements_in(plain))
    if not statements:
        always = said.ANYTIME.search(plain) is not None
        return HoursHeard(ALWAYS_FREE, days_said=True, polarity_said=True, tells_busy=False) if always else None
    return _heard(statements)


def is_unsteady(text: str) -> bool:
    """Whether her hours differ from day to day: "ora mesthi"."""
    return said.UNSTEADY.search(text[:LONGEST_READ].casefold()) is not None


def read_days(text: str) -> frozenset[int]:
    """The weekdays (0 is Monday) in an answer to "on which days?"; empty where it names none."""
    found = _joined(statements_in(text[:LONGEST_READ].casefold()))
    if any(one.each_day and not one.days for one in found):
        return EVERY_DAY - {day for one in found if one.excepts for day in one.days}
    named = frozenset(day for one in found if not one.excepts for day in one.days)
    left_out = {day for one in found if one.excepts for day in one.days}
    return named or (EVERY_DAY - left_out if left_out else named)


def _heard(statements: Sequence[Statement]) -> HoursHeard:
    busy = [one.hours for one in statements if one.busy is not False and not one.excepts]
    free = [one.hours for one in statements if one.busy is False or one.excepts]
    days_said = any(one.days or one.each_day for one in statements)
    found = without(together(*busy), together(*free)) if busy else opposite(together(*free))
    # A span of hours alone is nearly always told as the hours of work; a bare "sore" may be meant either way.
    named = any(one.busy is not None for one in statements) or any(_is_hours_of_work(one) for one in statements)
    return HoursHeard(found, days_said=days_said, polarity_said=named, tells_busy=bool(busy))


def _is_hours_of_work(one: Statement) -> bool:
    return not one.only and any(
        span not in SPANS.values() and span != WHOLE_DAY and span[1] < DAY for span in one.spans
    )


def _joined(statements: Iterator[Statement]) -> list[Statement]:
    """Clauses that are one statement: "kerja jam 6-4, senin sampai sabtu", "senin, rabu, jumat"."""
    found: list[Statement] = []
    for one in statements:
        before = found[-1] if found else None
        if before is not None and one.excepts and one.days and one.spans:
            before.spans, one.spans = before.spans + one.spans, []
        if before is not None and _goes_on(before, one):
            before.days |= one.days
            before.spans += one.spans
            before.each_day |= one.each_day
            before.only |= one.only
            before.busy = before.busy if one.busy is None else one.busy
        elif one or one.busy is not None:
            found.append(one)
    return [one for one in found if one]


def _goes_on(before: Statement, one: Statement) -> bool:
    if one.excepts or before.excepts or one.only:
        return False
    if before.busy is not None and one.busy is not None and before.busy != one.busy:
        return False
    if one.busy is not None and before.busy is None and before.days and not before.spans and one.days:
        return True
    if one.busy is not None and before and before.busy is not None:
        return not one.spans and not before.spans
    only_days, only_hours = bool(one.days) and not one.spans, bool(one.spans) and not (one.days or one.each_day)
    return not before or only_days or one.each_day or (only_hours and (not before.spans or one.busy is None))
