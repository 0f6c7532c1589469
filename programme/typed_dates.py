"""Reads the date and time of a meeting or visit as people type them ("Kamis 22/11 jam 9", "Kemis ngarep jam 9").

An own small grammar instead of a library, since those guess silently: one read "besok pukul 10.00" as eight o'clock.
What is not certain is given with a `problem`, so that the bot asks instead of storing a wrong day:

* a date without year is the next such date on or after today; day before month, always;
* "Kamis" is the coming one, today included unless the hour is over; "Kamis depan" is the first one after today;
* "Kamis minggu depan" is the Thursday of next week, Monday to Sunday;
* "minggu depan" alone may be next week or next Sunday: `ambiguous_date`. "hari minggu", "minggu jam 9": Sunday;
* "malam Jumat" is Thursday night: that date, as `ambiguous_date` unless another word confirms it;
* a weekday that is not that of the date: `weekday_mismatch`, with the date as written ("Kamis 23/11" on a Friday);
* a market day ("Senen Legi") must be that of the date, else the coming Monday that is Legi is asked about;
* what hangs on a feast, a harvest or a guess ("habis Lebaran Kamis", "10 Suro", "sekitar tgl 25") is asked;
* "isuk" and "enjing" are tomorrow in Sundanese but morning in Javanese: a date only beside "tabuh";
* two different dates or hours, and "bukan Kamis", are never chosen between: what is denied is dropped, the rest asked;
* hours: see `date_reading.times`.

Dates are local dates of the kabupaten; no zone is read ("WIB" is passed over).
"""

from dataclasses import dataclass, replace
from datetime import date, time

from programme.date_reading.calendar import Calendar, DayMeant
from programme.date_reading.findings import (
    BareNumber,
    DateSaid,
    DaysAhead,
    DottedSaid,
    NthWeekdaySaid,
    PasaranSaid,
    WeekdaySaid,
)
from programme.date_reading.scan import Finding, findings_in
from programme.date_reading.times import ClockSaid, DayPartSaid, hour_of_day, lone_number_as_hour


@dataclass(frozen=True)
class TypedMoment:
    """`problem` is None, past, no_such_date, weekday_mismatch, ambiguous_date, ambiguous_time or nothing_understood.

    With a problem, date and time hold the likeliest reading (or None) to ask about, never to store. `weekday_said` is
    0 for Monday. A moment without problem may still lack date or time: that was not said.
    """

    date: date | None
    time: time | None
    problem: str | None = None
    weekday_said: int | None = None


def read_moment(text: str, today: date, *, now_time: time | None = None) -> TypedMoment:
    """Date and time in a message. `now_time`, where given, tells whether an hour of today is already over."""
    return _meaning(findings_in(text), Calendar(today, now_time))


def read_date(text: str, today: date) -> TypedMoment:
    """The answer to "tanggal berapa?": as `read_moment`, but "22" and "22.11" alone are dates."""
    found = [_as_date(finding) for finding in findings_in(text)]
    return _meaning(found, Calendar(today, None))


def read_time(text: str) -> time | None:
    """The answer to "jam berapa?": "9" and "10.10" alone are hours. None where it is unclear or missing."""
    found = [_as_time(finding) for finding in findings_in(text)]
    moment, certain = _time_meant(found)
    return moment if certain else None


def hour_in(text: str) -> tuple[time | None, bool]:
    """The hour that a whole sentence names, or None; and whether that is certain."""
    found, unclear = _settle_numbers(findings_in(text))
    moment, certain = _time_meant(found)
    return moment, certain and not unclear


def _as_date(finding: Finding) -> Finding:
    if isinstance(finding, BareNumber) and len(finding.digits) <= 2:
        return DateSaid(finding.number)
    return _dotted_as_date(finding) if isinstance(finding, DottedSaid) else finding


def _as_time(finding: Finding) -> Finding:
    if isinstance(finding, BareNumber):
        return lone_number_as_hour(finding.number, finding.digits)
    return _dotted_as_time(finding) if isinstance(finding, DottedSaid) else finding


def _dotted_as_date(dotted: DottedSaid) -> DateSaid:
    return DateSaid(dotted.first, dotted.second)


def _dotted_as_time(dotted: DottedSaid) -> ClockSaid:
    return ClockSaid(dotted.first, dotted.second, readable=dotted.second_digits == 2)


def _meaning(found: list[Finding], calendar: Calendar) -> TypedMoment:
    found, unclear = _settle_numbers(found)
    moment, certain = _time_meant(found)
    day = calendar.day_meant(found, moment)
    problem = day.problem or ("ambiguous_time" if unclear or not certain else None)
    if problem is None and day.date is None and moment is None:
        problem = "nothing_understood"
    return TypedMoment(day.date, moment, _with_past(problem, day, moment, calendar), day.weekday_said)


def _with_past(problem: str | None, day: DayMeant, moment: time | None, calendar: Calendar) -> str | None:
    """Today at an hour that is over is past, whatever else is unclear about it."""
    over = day.date == calendar.today and moment is not None and calendar.is_over(moment)
    return "past" if over and problem is None else problem


def _settle_numbers(found: list[Finding]) -> tuple[list[Finding], bool]:
    """Say of each number that may be day or hour which it is; True where that can't be said."""
    settled: list[Finding] = []
    unclear = False
    for finding in found:
        meant: Finding | None = finding
        if isinstance(finding, DottedSaid):
            meant, doubt = _settled_dotted(finding, found)
            unclear = unclear or doubt
        elif isinstance(finding, BareNumber):
            meant, doubt = _settled_bare(finding, found)
            unclear = unclear or doubt
        if meant is not None:
            settled.append(meant)
    return settled, unclear


def _settled_dotted(dotted: DottedSaid, found: list[Finding]) -> tuple[Finding | None, bool]:
    could_be_date = 1 <= dotted.first <= 31 and 1 <= dotted.second <= 12 and dotted.second_digits <= 2
    could_be_time = dotted.first < 24 and dotted.second < 60 and dotted.second_digits == 2
    if could_be_date and could_be_time:
        has_time = any(isinstance(other, ClockSaid) for other in found)
        has_date = any(isinstance(other, DateSaid | DaysAhead | NthWeekdaySaid) for other in found)
        if has_time == has_date:
            return None, not has_time
        return (_dotted_as_date(dotted) if has_time else _dotted_as_time(dotted)), False
    if could_be_date:
        return _dotted_as_date(dotted), False
    return (_dotted_as_time(dotted), False) if could_be_time else (None, False)


def _settled_bare(bare: BareNumber, found: list[Finding]) -> tuple[Finding | None, bool]:
    """ "Kamis 22" is a date, "Kamis 9" may be an hour; any other number is about something else (RT, people, money)."""
    has_time = any(isinstance(other, ClockSaid) for other in found)
    alone = len(found) == 1 and len(bare.digits) <= 2
    follows_day = bare.after_weekday or (bare is found[-1] and _only_days(found[:-1]))
    if not (alone or follows_day) or len(bare.digits) > 2:
        return None, False
    has_date = any(isinstance(other, DateSaid | DaysAhead) for other in found)
    if bare.after_weekday and not has_date and (has_time or bare.number > 12):
        return DateSaid(bare.number), False
    return None, not has_time


def _only_days(found: list[Finding]) -> bool:
    return bool(found) and all(
        isinstance(finding, DateSaid | DaysAhead | WeekdaySaid | PasaranSaid) for finding in found
    )


def _time_meant(found: list[Finding]) -> tuple[time | None, bool]:
    """The one time said, with a part of the day from elsewhere in the message ("nanti sore jam 4")."""
    parts = {finding.part for finding in found if isinstance(finding, DayPartSaid)}
    readings = [_hour_with_part(finding, parts) for finding in found if isinstance(finding, ClockSaid)]
    if not readings:
        return None, True
    different = len({moment for moment, _ in readings}) > 1
    return readings[0][0], not different and any(certain for _, certain in readings)


def _hour_with_part(clock: ClockSaid, parts: set[str]) -> tuple[time | None, bool]:
    if clock.part is not None or len(parts) != 1:
        return hour_of_day(clock)
    moment, certain = hour_of_day(replace(clock, part=next(iter(parts))))
    # "Pagi, jam 2": hardly anybody means two at night.
    return moment, certain and not (parts == {"morning"} and clock.hour < 5)
