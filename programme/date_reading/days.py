"""Days as people type them: "Kemis ngarep", "3 hari lagi", "kamis minggu ke-4"; dates as such in `written_dates`.

Each rule looks at one place of the message and says what begins there and where it ends.
What the findings mean together, and on which date that falls, is decided in `typed_dates` and `monthly_patterns`.
"""

from collections.abc import Callable, Collection

from programme.date_reading.findings import (
    BareNumber,
    DayRead,
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
from programme.date_reading.tokens import Tokens
from programme.date_reading.words import (
    APPROXIMATELY,
    CLOCK_MARKS,
    DATE_MARKS,
    DAY_UNITS,
    EDGES,
    EVE,
    EVERY,
    HENCE,
    HOMES,
    JAVANESE_COMING,
    JAVANESE_ORDINALS,
    JAVANESE_SPANS,
    LATER_TODAY,
    MONTH_UNITS,
    NEXT,
    ONE_MONTH,
    ONE_WEEK,
    ORDINALS,
    PASARAN,
    PAST,
    PLACES,
    RELATIVE_DAYS,
    SUNDANESE_TOMORROW,
    SUNDAY,
    THIS,
    TITLES,
    UNFIXED,
    WEEK_UNITS,
    WEEKDAYS,
    month_named,
)
from programme.date_reading.written import joined_date, marked_date, named_month_date

DayRule = Callable[[Tokens, int], DayRead | None]

_MOST_DAYS_AHEAD = 800


def _turn(tokens: Tokens, at: int) -> str | None:
    for turn, words in (("next", NEXT), ("this", THIS), ("past", PAST)):
        if tokens.says(at, words):
            return turn
    return None


_AHEAD = {"next": 1, "this": 0, "past": -1}


def every(tokens: Tokens, at: int) -> DayRead | None:
    return (EverySaid(), at + 1) if tokens.says(at, EVERY) else None


def ordinal_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """ "ke 4", "keempat", "kaping papat", "terakhir", "4th": the number and the place after it; -1 is the last."""
    if tokens.word(at) == "last" and not tokens.says(at - 1, EVERY | {"the"}):
        return None  # "last Thursday" is past, "every last Thursday" is not
    if tokens.says(at, ORDINALS):
        return ORDINALS[tokens.word(at)], at + 1
    if tokens.digits(at) and tokens.says(at + 1, {"st", "nd", "rd", "th"}):
        return int(tokens.digits(at)), at + 2
    if not tokens.says(at, {"ke", "kaping", "ka"}):
        return None
    if tokens.says(at + 1, JAVANESE_ORDINALS):
        return JAVANESE_ORDINALS[tokens.word(at + 1)], at + 2
    return tokens.number(at + 1)


def nth_weekday(tokens: Tokens, at: int) -> DayRead | None:
    """ "kamis ke 4", "kamis minggu ke-4", "minggu ke-4 hari kamis", "4th thursday"."""
    if tokens.says(at, WEEKDAYS) and not _means_week(tokens, at):
        after = at + 2 if tokens.says(at + 1, WEEK_UNITS) else at + 1
        found = None if tokens.digits(after) else ordinal_at(tokens, after)  # "Thursday 22nd" is a date
        return (NthWeekdaySaid(found[0], WEEKDAYS[tokens.word(at)]), found[1]) if found else None
    of_week = tokens.says(at, WEEK_UNITS)
    found = ordinal_at(tokens, at + 1 if of_week else at)
    if found is None:
        return None
    after = tokens.skip(found[1], DAY_UNITS | EVERY | {"di", "pada"})
    english = tokens.says(after, WEEKDAYS) and tokens.word(after).endswith("day")
    if tokens.says(after, WEEKDAYS) and (of_week or english):
        return NthWeekdaySaid(found[0], WEEKDAYS[tokens.word(after)]), after + 1
    return (VagueSaid(), found[1]) if of_week else None


def _means_week(tokens: Tokens, at: int) -> bool:
    """ "minggu" is Sunday and week: Sunday where "hari" stands before it, week where a turn or number follows."""
    if not tokens.says(at, WEEK_UNITS) or tokens.says(at - 1, DAY_UNITS):
        return False
    return _turn(tokens, at + 1) is not None or ordinal_at(tokens, at + 1) is not None


def days_ahead(tokens: Tokens, at: int) -> DayRead | None:
    """ "3 hari lagi", "telung dina maneh", "seminggu lagi", "in 3 days"."""
    if tokens.says(at, ONE_WEEK | ONE_MONTH) and tokens.says(at + 1, HENCE):
        return (DaysAhead(weeks=1) if tokens.says(at, ONE_WEEK) else DaysAhead(months=1)), at + 2
    after_span = tokens.skip(at + 1, DAY_UNITS)
    if tokens.says(at, JAVANESE_SPANS) and tokens.says(after_span, HENCE):
        return DaysAhead(JAVANESE_SPANS[tokens.word(at)]), after_span + 1
    english = tokens.word(at) == "in"
    number = (1, at + 2) if tokens.word(at + 1) == "a" and english else tokens.number(at + 1 if english else at)
    if number is None:
        return None
    count, unit = number
    if not english and not tokens.says(unit + 1, HENCE):
        return None
    after = unit + (1 if english else 2)
    count = min(count, _MOST_DAYS_AHEAD)
    if tokens.says(unit, DAY_UNITS):
        return DaysAhead(count), after
    if tokens.says(unit, WEEK_UNITS):
        return DaysAhead(weeks=count), after
    return (DaysAhead(months=count), after) if tokens.says(unit, MONTH_UNITS) else None


def relative_day(tokens: Tokens, at: int) -> DayRead | None:
    if tokens.says(at, JAVANESE_COMING) and tokens.says(tokens.skip(at + 1, DAY_UNITS), WEEKDAYS):
        return DaysAhead(weak=True), at + 1
    if tokens.says(at, RELATIVE_DAYS):
        return DaysAhead(RELATIVE_DAYS[tokens.word(at)]), at + 1
    if tokens.says(at, SUNDANESE_TOMORROW) and tokens.word(at + 1) == "tabuh":
        return DaysAhead(1), at + 1
    return (DaysAhead(weak=True), at + 1) if tokens.says(at, LATER_TODAY) else None


def week(tokens: Tokens, at: int) -> DayRead | None:
    """ "minggu depan", "pekan ini", "next week"."""
    ahead = _unit_with_turn(tokens, at, WEEK_UNITS)
    if ahead is None or (tokens.says(at, WEEK_UNITS) and not _means_week(tokens, at)):
        return None
    return WeekSaid(ahead), at + 2


def month(tokens: Tokens, at: int) -> DayRead | None:
    """ "bulan depan", "sasi ngarep", "bulan 12", "akhir bulan"."""
    if tokens.says(at, EDGES) and tokens.says(at + 1, MONTH_UNITS):
        return VagueSaid(month_end=tokens.says(at, {"akhir", "akir"})), at + 1
    ahead = _unit_with_turn(tokens, at, MONTH_UNITS)
    if ahead is not None:
        return MonthSaid(ahead=ahead), at + 2
    if not tokens.says(at, MONTH_UNITS):
        return None
    number = tokens.number(at + 1)
    if number and 1 <= number[0] <= 12:
        return MonthSaid(month=number[0]), number[1]
    named = month_named(tokens.word(at + 1)) if tokens.word(at + 1) else None
    return (MonthSaid(month=named), at + 2) if named else None


def _unit_with_turn(tokens: Tokens, at: int, units: Collection[str]) -> int | None:
    """Units from now: "minggu depan" is 1, "next week" too, "minggu ini" 0, "last week" -1."""
    turn = None
    if tokens.says(at, units):
        turn = _turn(tokens, at + 1)
    elif tokens.says(at, {"next", "this", "last"}) and tokens.says(at + 1, units):
        turn = _turn(tokens, at)
    return _AHEAD[turn] if turn else None


def weekday(tokens: Tokens, at: int) -> DayRead | None:
    if tokens.says(at, {"next", "this", "last"}) and tokens.says(at + 1, WEEKDAYS):
        return WeekdaySaid(WEEKDAYS[tokens.word(at + 1)], _turn(tokens, at)), at + 2
    if not tokens.says(at, WEEKDAYS):
        return None
    turn = _turn(tokens, at + 1)
    named = WEEKDAYS[tokens.word(at)]
    # "Kamis minggu depan": the turn belongs to the week. "Minggu minggu depan" is its Sunday.
    if named == SUNDAY and tokens.says(at, WEEK_UNITS) and tokens.says(at + 1, WEEK_UNITS):
        return WeekdaySaid(named), at + 1
    return WeekdaySaid(named, turn, tokens.says(at - 1, EVE)), at + (2 if turn else 1)


def pasaran(tokens: Tokens, at: int) -> DayRead | None:
    """ "Senen Legi", "Kemis ngarep Pon": only beside a weekday, since markets are called so too."""
    before = at - 2 if tokens.says(at - 1, NEXT | THIS) else at - 1
    beside = tokens.says(at, PASARAN) and tokens.says(before, WEEKDAYS)
    return (PasaranSaid(PASARAN[tokens.word(at)]), at + 1) if beside else None


def unfixed(tokens: Tokens, at: int) -> DayRead | None:
    """ "habis Lebaran", "10 Suro", "sekitar tgl 25", "tgl 25an"; not "rumah Bu Sapar"."""
    if tokens.says(at, UNFIXED) and not tokens.says(at - 1, TITLES | HOMES | PLACES):
        return UnfixedSaid(), at + 1
    if tokens.says(at, APPROXIMATELY) and _is_day(tokens, tokens.skip(at + 1, DAY_UNITS | {"hari"})):
        return UnfixedSaid(about=True), at + 1
    about = tokens.says(at, {"an", "nan"}) and tokens.digits(at - 1) and not tokens.says(at - 2, CLOCK_MARKS)
    return (UnfixedSaid(about=True), at + 1) if about else None


def _is_day(tokens: Tokens, at: int) -> bool:
    dated = tokens.joined(at, "/-", 2) or tokens.joined(at, "/-.", 3) or named_month_date(tokens, at)
    return dated is not None or tokens.says(at, DATE_MARKS | WEEKDAYS.keys())


def bare_number(tokens: Tokens, at: int) -> DayRead | None:
    digits = tokens.digits(at)
    if not digits or len(digits) > 4:
        return None
    before = at - 2 if tokens.says(at - 1, PASARAN) else at - 1
    return BareNumber(int(digits), digits, tokens.says(before, WEEKDAYS)), at + 1


DAY_RULES: tuple[DayRule, ...] = (
    every,
    unfixed,
    pasaran,
    days_ahead,
    nth_weekday,
    marked_date,
    named_month_date,
    week,
    month,
    weekday,
    relative_day,
    joined_date,
    bare_number,
)
