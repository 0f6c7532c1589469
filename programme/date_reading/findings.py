"""What a message can say about a day, before it is known which date that is: the findings of `days`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DateSaid:
    """A day of the month; month and year only if said. It may be one that no calendar has (31/11).

    `several`: the first of some days ("22-23 Nov"), which a meeting can't take all.
    """

    day: int
    month: int | None = None
    year: int | None = None
    several: bool = False


@dataclass(frozen=True)
class DottedSaid:
    """ "22.11" without a word that says whether it is a date or a time."""

    first: int
    second: int
    second_digits: int


@dataclass(frozen=True)
class BareNumber:
    number: int
    digits: str
    after_weekday: bool


@dataclass(frozen=True)
class DaysAhead:
    """Days from today, given in weeks or months where said so ("seminggu lagi"): then a weekday may narrow it down.

    `weak` ("nanti") only counts where nothing else names a day.
    """

    days: int = 0
    weeks: int = 0
    months: int = 0
    weak: bool = False


@dataclass(frozen=True)
class WeekdaySaid:
    """`turn`: next, this, past or none said. `eve`: "malam Jumat" is the night before Friday."""

    weekday: int
    turn: str | None = None
    eve: bool = False


@dataclass(frozen=True)
class NthWeekdaySaid:
    week: int
    weekday: int


@dataclass(frozen=True)
class WeekSaid:
    """Weeks from this one, Monday to Sunday."""

    ahead: int


@dataclass(frozen=True)
class MonthSaid:
    """Either months from this one or a month of the year."""

    ahead: int | None = None
    month: int | None = None


@dataclass(frozen=True)
class EverySaid:
    """Something that comes again: a pattern, not a date."""


@dataclass(frozen=True)
class VagueSaid:
    """ "akhir bulan", "minggu ke-4": a stretch of days, not a day. `month_end` for the end of the month."""

    month_end: bool = False


@dataclass(frozen=True)
class PasaranSaid:
    """The market day beside a weekday: 0 for Legi to 4 for Kliwon."""

    pasaran: int


@dataclass(frozen=True)
class UnfixedSaid:
    """A feast or a harvest: what is said with it is no certain day unless day and month are written out.

    `about`: "sekitar tgl 25" is no certain day even then.
    """

    about: bool = False


DayFinding = (
    DateSaid
    | DottedSaid
    | BareNumber
    | DaysAhead
    | WeekdaySaid
    | NthWeekdaySaid
    | WeekSaid
    | MonthSaid
    | EverySaid
    | VagueSaid
    | PasaranSaid
    | UnfixedSaid
)
# What stands at a place of the message, and the place after it.
DayRead = tuple[DayFinding, int]
