"""A time of meeting in words: 'Sabtu keempat setiap bulan pukul 16.30-18.30 WIB'."""

from collections.abc import Sequence
from datetime import date, datetime, time

from conversations.words import Words, zone_name
from programme.monthly_patterns import MonthlyPattern
from programme.polls.proposals import WEEKS, NewTime
from programme.rules import Rules

A_MONDAY = date(2018, 1, 1)
MOST_NAMES = 12


def weekday_name(words: Words, weekday: int) -> str:
    """'Sabtu', as dates are written in the reader's language; 0 is Monday."""
    return words.day(A_MONDAY.replace(day=1 + weekday)).partition(",")[0]


def week_name(words: Words, week: int) -> str:
    """'keempat': which of a month's weekdays of that name."""
    return {
        1: words.p_("week", "pertama"),
        2: words.p_("week", "kedua"),
        3: words.p_("week", "ketiga"),
        4: words.p_("week", "keempat"),
        WEEKS[-1]: words.p_("week", "terakhir"),
    }[week]


def day_of_month(words: Words, pattern: MonthlyPattern) -> str:
    """'Sabtu keempat', 'tanggal 5'."""
    if pattern.day == 31:
        return words._("tanggal terakhir")
    if pattern.day is not None:
        return words._("tanggal {day}", day=pattern.day)
    assert pattern.week is not None
    assert pattern.weekday is not None
    return words._(
        "{weekday} {which}", weekday=weekday_name(words, pattern.weekday), which=week_name(words, pattern.week)
    )


def time_in_words(words: Words, new: NewTime, rules: Rules) -> str:
    """'Sabtu keempat setiap bulan pukul 16.30-18.30 WIB'."""
    return words._(
        "{day} setiap bulan pukul {begins}-{ends} {zone}",
        day=day_of_month(words, new.pattern),
        begins=words.clock(new.at),
        ends=words.clock(new.ends(rules)),
        zone=zone_of(rules, new.at),
    )


def short_time(words: Words, new: NewTime) -> str:
    """'Sabtu keempat 16.30', for choices and titles."""
    return f"{day_of_month(words, new.pattern)} {words.clock(new.at)}"


def zone_of(rules: Rules, at: time) -> str:
    """WIB, WITA or WIT: the kabupaten's clock."""
    return zone_name(datetime.combine(A_MONDAY, at, tzinfo=rules.zone))


def some_names(words: Words, names: Sequence[str]) -> str:
    """'Wati, Murni dan 4 lagi': a whole group of long names would fill a message."""
    more = len(names) - MOST_NAMES
    if more <= 0:
        return words.listing(list(names))
    return words._("{names} dan {n} lagi", names=", ".join(names[:MOST_NAMES]), n=more)
