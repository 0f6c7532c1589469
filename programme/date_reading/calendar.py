"""Which date is meant by what was said about days: the calendar's side of reading typed dates."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from programme.date_reading.findings import (
    DateSaid,
    DaysAhead,
    EverySaid,
    MonthSaid,
    NthWeekdaySaid,
    PasaranSaid,
    UnfixedSaid,
    VagueSaid,
    WeekdaySaid,
    WeekSaid,
)

# 29 February may be eight years away (1896-1904, 2096-2104).
YEARS_TO_LOOK_AHEAD = 8
# "Selasa 20/11" typed two days late is last Tuesday, not a Wednesday next year.
DAYS_A_DATE_MAY_BE_LATE = 60


# Friday Legi, the day on which the republic was proclaimed: market days are counted in fives from there.
A_LEGI = date(1945, 8, 17)
DAYS_OF_PASARAN = 5


def pasaran_of(day: date) -> int:
    """The market day of a date: 0 for Legi, 1 Pahing, 2 Pon, 3 Wage, 4 Kliwon."""
    return (day - A_LEGI).days % DAYS_OF_PASARAN


@dataclass(frozen=True)
class DayMeant:
    date: date | None
    problem: str | None = None
    weekday_said: int | None = None


def day_in_month(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_on(first: date, months: int) -> tuple[int, int]:
    """Year and month so many months after that of `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return year, month + 1


def last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def nth_weekday_in(year: int, month: int, week: int, weekday: int) -> date | None:
    """The first to fifth such weekday of a month, or the last (-1)."""
    if week == -1:
        end = date(year, month, last_day(year, month))
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return day_in_month(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (week - 1))


@dataclass(frozen=True)
class Calendar:
    """Resolves findings as seen from `today`, at `now` where the hour is known."""

    today: date
    now: time | None

    def is_over(self, moment: time) -> bool:
        return self.now is not None and moment < self.now

    def day_meant(self, found: Sequence[object], moment: time | None) -> DayMeant:
        """The date that all findings about days agree on, or the likeliest with the problem that forbids storing it."""
        try:
            meant = self._day_meant(found, moment)
            if meant.problem is not None or meant.date is None:
                return meant
            if meant.date < self.today:
                return DayMeant(meant.date, "past", meant.weekday_said)
            return self._certain(meant, meant.date, found)
        except (ValueError, OverflowError):  # beyond the years that a calendar has
            return DayMeant(None, "no_such_date")

    def _certain(self, meant: DayMeant, day: date, found: Sequence[object]) -> DayMeant:
        """Not certain is a day that hangs on a feast or a guess, or whose market day is another than the one said."""
        written = any(isinstance(finding, DateSaid) and finding.month is not None for finding in found)
        unfixed = [finding for finding in found if isinstance(finding, UnfixedSaid)]
        if any(finding.about or not written for finding in unfixed):
            return DayMeant(day, "ambiguous_date", meant.weekday_said)
        nth = [finding for finding in found if written and isinstance(finding, NthWeekdaySaid)]
        if any(nth_weekday_in(day.year, day.month, one.week, one.weekday) != day for one in nth):
            return DayMeant(day, "ambiguous_date", meant.weekday_said)
        market = {finding.pasaran for finding in found if isinstance(finding, PasaranSaid)}
        if not market or market == {pasaran_of(day)}:
            return meant
        if len(market) == 1 and not any(isinstance(finding, DateSaid | DaysAhead) for finding in found):
            day = next(
                one for week in range(DAYS_OF_PASARAN) if {pasaran_of(one := day + timedelta(7 * week))} == market
            )
        return DayMeant(day, "ambiguous_date", meant.weekday_said)

    def _day_meant(self, found: Sequence[object], moment: time | None) -> DayMeant:
        weekdays = [finding for finding in found if isinstance(finding, WeekdaySaid)]
        said = _weekday_said(found)
        several = any(isinstance(finding, DateSaid) and finding.several for finding in found)
        exact, impossible = self._exact_days(found, weekdays)
        if impossible:
            return DayMeant(None, "no_such_date", said)
        if exact:
            meant = self._checked(exact, weekdays, said, several=several)
            vague = any(isinstance(finding, EverySaid) for finding in found)
        else:
            meant = self._day_of_weekday(found, weekdays, moment) if weekdays else self._day_without_name(found)
            vague = any(isinstance(finding, EverySaid | VagueSaid) for finding in found)
        return DayMeant(meant.date, "ambiguous_date", said) if vague else meant

    def _exact_days(self, found: Sequence[object], weekdays: list[WeekdaySaid]) -> tuple[list[date], bool]:
        """Days said by date, number of days or place in the month; True where one of them does not exist.

        A written date comes first: "besok tgl 22" is rather the coming 22nd than tomorrow, as Javanese speakers say it.
        """
        months = [finding for finding in found if isinstance(finding, MonthSaid)]
        days = [self._day_of_date(said, months, weekdays) for said in found if isinstance(said, DateSaid)]
        if not days:
            days = [self._day_of_nth(said, months) for said in found if isinstance(said, NthWeekdaySaid)]
        counted = [said for said in found if isinstance(said, DaysAhead) and not said.weak]
        days += [self._day_ahead(said) for said in counted if not (said.weeks and weekdays)]
        return [day for day in days if day is not None], None in days

    def _checked(self, days: list[date], weekdays: list[WeekdaySaid], said: int | None, *, several: bool) -> DayMeant:
        if len(set(days)) > 1 or several:
            return DayMeant(days[0], "ambiguous_date", said)
        agrees = all(_agrees(weekday, days[0]) for weekday in weekdays)
        return DayMeant(days[0], None if agrees else "weekday_mismatch", said)

    def _day_of_date(self, said: DateSaid, months: list[MonthSaid], weekdays: list[WeekdaySaid]) -> date | None:
        if said.year is not None and said.month is not None:
            return day_in_month(said.year, said.month, said.day)
        if said.month is None and months:
            if months[0].ahead is not None:
                return day_in_month(*months_on(self.today, months[0].ahead), said.day)
            said = DateSaid(said.day, months[0].month)
        coming = self._coming(said)
        late = self._just_past(said)
        if coming and late and weekdays and not _agrees(weekdays[0], coming) and _agrees(weekdays[0], late):
            return late
        return coming

    def _coming(self, said: DateSaid) -> date | None:
        """The next day of this number (and month, if said) on or after today."""
        if said.month is not None:
            years = range(self.today.year, min(self.today.year + YEARS_TO_LOOK_AHEAD, date.max.year) + 1)
            days: Iterable[date | None] = (day_in_month(year, said.month, said.day) for year in years)
        else:
            days = (day_in_month(*months_on(self.today, ahead), said.day) for ahead in range(3))
        return next((day for day in days if day is not None and day >= self.today), None)

    def _just_past(self, said: DateSaid) -> date | None:
        """The latest such day before today, if it was a short while ago."""
        for days in range(1, DAYS_A_DATE_MAY_BE_LATE + 1):
            day = self.today - timedelta(days=days)
            if day.day == said.day and said.month in (None, day.month):
                return day
        return None

    def _day_ahead(self, said: DaysAhead) -> date:
        if not said.months:
            return self.today + timedelta(days=said.days, weeks=said.weeks)
        year, month = months_on(self.today, said.months)
        return date(year, month, min(self.today.day, last_day(year, month)))

    def _day_of_nth(self, said: NthWeekdaySaid, months: list[MonthSaid]) -> date | None:
        if months and months[0].ahead is not None:
            return nth_weekday_in(*months_on(self.today, months[0].ahead), said.week, said.weekday)
        named = months[0].month if months else None
        for ahead in range(13):
            year, month = months_on(self.today, ahead)
            day = nth_weekday_in(year, month, said.week, said.weekday) if named in (None, month) else None
            if day is not None and day >= self.today:
                return day
        return None

    def _day_of_weekday(self, found: Sequence[object], weekdays: list[WeekdaySaid], moment: time | None) -> DayMeant:
        said = weekdays[0]
        weeks = [finding.ahead for finding in found if isinstance(finding, WeekSaid)]
        weeks += [finding.weeks for finding in found if isinstance(finding, DaysAhead) and finding.weeks]
        if weeks:
            monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=weeks[0])
            day = monday + timedelta(days=said.weekday)
        else:
            day = self._day_of_turn(said, moment)
        if any(isinstance(finding, MonthSaid) for finding in found):
            return DayMeant(day, "ambiguous_date", said.weekday)  # "Kamis bulan depan": which of them?
        agreed = not said.eve and all(_agrees(other, day) for other in weekdays)
        if said.eve:
            day -= timedelta(days=1)
        return DayMeant(day, None if agreed else "ambiguous_date", said.weekday)

    def _day_of_turn(self, said: WeekdaySaid, moment: time | None) -> date:
        if said.turn == "past":
            return self.today - timedelta(days=(self.today.weekday() - said.weekday - 1) % 7 + 1)
        over = said.turn == "next" or (said.turn is None and moment is not None and self.is_over(moment))
        start = self.today + timedelta(days=1) if over or said.eve else self.today
        return start + timedelta(days=(said.weekday - start.weekday()) % 7)

    def _day_without_name(self, found: Sequence[object]) -> DayMeant:
        if any(isinstance(finding, WeekSaid | MonthSaid | EverySaid | VagueSaid | UnfixedSaid) for finding in found):
            return DayMeant(None, "ambiguous_date")
        today = any(isinstance(finding, DaysAhead) for finding in found)
        return DayMeant(self.today if today else None)


def _weekday_said(found: Sequence[object]) -> int | None:
    named = (finding.weekday for finding in found if isinstance(finding, WeekdaySaid | NthWeekdaySaid))
    return next(named, None)


def _agrees(said: WeekdaySaid, day: date) -> bool:
    """ "Malam Jumat" names the night before: Thursday, and loosely Friday itself."""
    return day.weekday() == said.weekday or (said.eve and (day.weekday() + 1) % 7 == said.weekday)
