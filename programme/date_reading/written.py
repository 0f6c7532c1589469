"""Dates written out: "22/11", "tgl 5", "22 november 2018", "22-23 nov". Numbers are day first, always."""

from dataclasses import replace

from programme.date_reading.findings import DateSaid, DayRead, DottedSaid, MonthSaid, VagueSaid
from programme.date_reading.tokens import Token, Tokens
from programme.date_reading.words import DATE_MARKS, DAY_UNITS, HENCE, MONTH_UNITS, MONTHS_LONG, UNTIL, month_named


def marked_date(tokens: Tokens, at: int) -> DayRead | None:
    """ "tgl 5", "tanggal 22/11", "tgl 22.11", "tanggal lima desember"."""
    if not tokens.says(at, DATE_MARKS):
        return None
    start = tokens.skip(at, DATE_MARKS | {"ke", "kaping"})
    several = _several_days(tokens, start)
    if several:
        return several
    joined = tokens.joined(start, "/-.", 2) or tokens.joined(start, "/-.", 3)
    if joined:
        return _date_of(joined), start + 1
    number = tokens.number(start)
    if number is None:
        return (VagueSaid(month_end=True), start + 1) if tokens.says(start, {"terakhir", "pungkasan"}) else None
    return _day_with_month(tokens, *number) or (DateSaid(number[0]), number[1])


def _several_days(tokens: Tokens, at: int) -> DayRead | None:
    """ "22-23 nov", "22 s/d 23 november", "22 dan 23 november"."""
    joined, number = tokens.joined(at, "-", 2), tokens.number(at)
    if joined:
        first, last = joined.values[0], (joined.values[1], at + 1)
    elif number:
        after = number[1] + 1 if tokens.says(number[1], UNTIL | {"dan"}) or tokens.dash(number[1]) else number[1]
        until = tokens.number(after)
        if until is None:
            return None
        first, last = number[0], until
    else:
        return None
    read = _day_with_month(tokens, *last)
    return (replace(read[0], day=first, several=True), read[1]) if read else None


def joined_date(tokens: Tokens, at: int) -> DayRead | None:
    joined = tokens.joined(at, "/-", 2) or tokens.joined(at, "/-.", 3)
    if joined:
        return _date_of(joined), at + 1
    dotted = tokens.joined(at, ".", 2)
    return (_dotted(dotted), at + 1) if dotted else None


def _dotted(token: Token) -> DottedSaid:
    return DottedSaid(token.values[0], token.values[1], len(token.digits[1]))


def _date_of(joined: Token) -> DateSaid:
    values = joined.values[::-1] if len(joined.digits[0]) == 4 else joined.values
    if len(values) == 2:
        return DateSaid(*values)
    day, month, year = values
    return DateSaid(day, month, year if year > 99 else 2000 + year)


def named_month_date(tokens: Tokens, at: int) -> DayRead | None:
    """ "22 november 2018", "22nd november", "dua puluh dua november", and in English order "november 22"."""
    several = _several_days(tokens, at)
    if several:
        return several
    number = tokens.number(at)
    if number:
        suffix = tokens.says(number[1], {"st", "nd", "rd", "th"})
        found = _day_with_month(tokens, number[0], number[1] + 1 if suffix else number[1])
        return found or ((DateSaid(number[0]), number[1] + 1) if suffix else None)
    month = month_named(tokens.word(at)) if tokens.says(at, MONTHS_LONG) else None
    digits = tokens.digits(at + 1)
    if month is None:
        return None
    if digits and len(digits) <= 2:
        return DateSaid(int(digits), month, _year_at(tokens, at + 2)), at + (3 if _year_at(tokens, at + 2) else 2)
    return MonthSaid(month=month), at + 1


def _day_with_month(tokens: Tokens, day: int, at: int) -> tuple[DateSaid, int] | None:
    at = at + 1 if tokens.dash(at) else at
    numbered = tokens.number(at + 1) if tokens.says(at, MONTH_UNITS) else None
    if numbered and 1 <= numbered[0] <= 12 and not tokens.says(numbered[1], DAY_UNITS | HENCE):
        return DateSaid(day, numbered[0]), numbered[1]
    month = month_named(tokens.word(at)) if tokens.word(at) else None
    if month is None or day > 99:
        return None
    at = at + 2 if tokens.dash(at + 1) and _year_at(tokens, at + 2) else at + 1
    at = tokens.skip(at, {"tahun", "thn", "th"})
    year = _year_at(tokens, at)
    return DateSaid(day, month, year), at + 1 if year else at


def _year_at(tokens: Tokens, at: int) -> int | None:
    """A year after a month: 2018 or 18. From 13 up only: "22 Nov 9" is rather nine o'clock, and is asked."""
    digits = tokens.digits(at)
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if len(digits) == 2 and digits > "12" else None
