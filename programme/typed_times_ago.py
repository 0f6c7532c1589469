"""Since when something is so, as people type it: "12 mei", "minggu lalu", "sudah 2 bulan", "sejak oktober".

A birth or a death has its day; for a move or a new school it is enough to know about when. What a date of a meeting
would be is read by programme.typed_dates; what is peculiar to the past is read here.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from programme.date_reading.words import MONTHS, NUMBERS
from programme.typed_past_dates import read_past_date

DAY, ABOUT, MONTH = "day", "about", "month"
OLDEST_YEARS = 90
_UNITS = {
    **dict.fromkeys("hari hr dina dino dinten poe day days".split(), "day"),
    **dict.fromkeys("minggu mgg mggu pekan week weeks".split(), "week"),
    **dict.fromkeys("bulan bln wulan sasi sasih month months".split(), "month"),
}
_SPANS = {"seminggu": "week", "sepekan": "week", "saminggu": "week", "sebulan": "month", "sabulan": "month",
          "sesasi": "month"}  # fmt: skip
_AGO = frozenset(
    "lalu kemarin kemaren kmrn wingi kepungkur kapungkur kamari kapengker kepengker ago last silam".split()
)
_FILLER = frozenset("yang yg kang sing kira sekitar sudah sdh udah udh wis wes sampun parantos ada sejak sjk "
                    "dari semenjak mulai wiwit ti saka awal akhir pertengahan tengah di pada waktu pas ya bu pak "
                    "lebih kurang".split())  # fmt: skip
_TODAY = frozenset("tadi barusan baru today hari saiki sekarang ayeuna sekarang".split())
_LAST_NIGHT = re.compile(r"\b(?:semalam|tadi (?:malam|malem|bengi|wengi|peuting)|mau bengi|mau wengi|last night)\b")
_EARLIER_TODAY = re.compile(
    r"\b(?:tadi|mau|baru saja|barusan|baru aja|this morning)\b(?! (?:malam|malem|bengi|wengi|peuting))"
)
_AHEAD = re.compile(r"\b(?:lagi|depan|maneh|meneh|deui|ngarep|hareup|next|nanti|mengko)\b")
_SPAN_AGO = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(NUMBERS)}) ({'|'.join(_UNITS)}) (?:yang |yg |kang )?(?:{'|'.join(_AGO)})\b"
)
_YEAR_SAID = re.compile(
    rf"\b({'|'.join(MONTHS)}|(?:bulan|bln) (?:1[0-2]|[1-9])) (?:tahun|thn|taun) (ini|iki|{'|'.join(_AGO)})\b"
)
_MONTH_NUMBER = re.compile(r"\b(?:bulan|bln|wulan|sasi) (?:ke ?)?(1[0-2]|[1-9])\b")
_DAY_ONLY = re.compile(r"(?:tanggal|tgl|tg|tgal|ping)?\s*(\d{1,2})")


@dataclass(frozen=True)
class TimeAgo:
    """The day, and how exactly it was said; with a problem there is nothing to store.

    `problem` is future, no_such_date, weekday_mismatch, too_long_ago or nothing_understood.
    """

    day: date | None
    exact: str = DAY
    problem: str | None = None

    @property
    def kept(self) -> str:
        """As programme.updates.details keeps it."""
        if self.day is None:
            return ""
        written = self.day.isoformat()
        return {DAY: written, ABOUT: f"~{written}", MONTH: written[:7]}[self.exact]


def read_time_ago(text: str, today: date) -> TimeAgo:
    """What a typed answer to "sejak kapan?" or "tanggal berapa?" says."""
    text = _YEAR_SAID.sub(lambda found: _with_year(found, today), " ".join(text.casefold().split()))
    said = " ".join(re.findall(r"[a-z0-9/.,-]+", re.sub(r"([a-z])2\b", r"\1", text.casefold())))
    if _AHEAD.search(said):
        return TimeAgo(None, problem="future")
    found = _near(said, today) or _span(said, today) or _month(said, today) or _lone_day(said, today)
    return _sensible(found or _dated(text, today), today)


def _with_year(found: re.Match[str], today: date) -> str:
    """ "mei tahun lalu" is "mei 2017"."""
    return f"{found[1]} {today.year if found[2] in ('ini', 'iki') else today.year - 1}"


def _sensible(found: TimeAgo, today: date) -> TimeAgo:
    if found.day is None or found.problem is not None:
        return found
    if found.day > today:
        return TimeAgo(found.day, found.exact, "future")
    return TimeAgo(None, found.exact, "too_long_ago") if today.year - found.day.year > OLDEST_YEARS else found


def _near(said: str, today: date) -> TimeAgo | None:
    if _LAST_NIGHT.search(said):
        return TimeAgo(today - timedelta(days=1))
    if said in _TODAY or said == "hari ini" or _EARLIER_TODAY.search(said):
        return TimeAgo(today)
    return None


def _span(said: str, today: date) -> TimeAgo | None:
    """ "3 hari lalu", "sudah 2 bulan", "minggu lalu", "sebulan"; days are exact, all else is about then."""
    within = _SPAN_AGO.search(said)
    words = [word for word in re.findall(r"[a-z]+|\d+", within[0] if within else said) if word not in _FILLER]
    ago = [word for word in words if word in _AGO]
    words = [word for word in words if word not in _AGO]
    if len(words) == 1 and words[0] in _SPANS:
        return _before(today, 1, _SPANS[words[0]])
    if len(words) == 1 and ago and _UNITS.get(words[0]) in ("week", "month", "year"):
        return _before(today, 1, _UNITS[words[0]])
    if len(words) == 2 and words[1] in _UNITS:
        number = int(words[0]) if words[0].isdigit() else NUMBERS.get(words[0])
        # "3 minggu" without "lalu" is still so long ago: the question was since when
        return _before(today, number, _UNITS[words[1]]) if number and number <= 400 else None
    return None


def _before(today: date, number: int, unit: str) -> TimeAgo | None:
    if unit == "day":
        return TimeAgo(today - timedelta(days=number))
    if unit == "week":
        return TimeAgo(today - timedelta(weeks=number), ABOUT)
    return TimeAgo(months_before(today, number), MONTH)


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before; after, where the number is negative."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)


def _month(said: str, today: date) -> TimeAgo | None:
    """ "sejak oktober", "bulan mei 2017", "bulan ini"."""
    words = [word for word in re.findall(r"[a-z]+|\d+", said) if word not in _FILLER]
    words = [word for word in words if _UNITS.get(word) not in ("month", "year")]
    numbered = _MONTH_NUMBER.search(said)
    if numbered is not None and words[:1] == [numbered[1]]:
        words[0] = next(name for name, month in MONTHS.items() if month == int(numbered[1]))
    if words[2:] and _AGO.intersection(words[2:]):
        words = words[:2]
    if words == ["ini"] and re.search(r"\b(?:bulan|bln|wulan|sasi) (?:ini|iki)\b", said):
        return TimeAgo(today.replace(day=1), MONTH)
    if not words or words[0] not in MONTHS or len(words) > 2:
        return None
    month = MONTHS[words[0]]
    if len(words) == 1 or words[1] in _AGO:
        year = today.year if month <= today.month else today.year - 1
        return TimeAgo(date(year, month, 1), MONTH)
    if re.fullmatch(r"(?:19|20)\d\d", words[1]):
        return TimeAgo(date(int(words[1]), month, 1), MONTH)
    return None


def _lone_day(said: str, today: date) -> TimeAgo | None:
    """ "tanggal 3": the latest one."""
    found = _DAY_ONLY.fullmatch(" ".join(word for word in said.split() if word not in _AGO | {"lahir"}))
    if found is None:
        return None
    number = int(found[1])
    for months in (0, 1, 2):
        first = months_before(today, months)
        try:
            day = first.replace(day=number)
        except ValueError:
            continue
        if day <= today:
            return TimeAgo(day)
    return TimeAgo(None, problem="no_such_date")


def _dated(text: str, today: date) -> TimeAgo:
    typed = read_past_date(text, today)
    if typed.date is None or _only_years(text):
        problem = typed.problem if typed.problem == "no_such_date" else "nothing_understood"
        return TimeAgo(None, problem=problem)
    if typed.problem == "future" and _only_weekday(typed.weekday_said, text):
        return TimeAgo(typed.date - timedelta(days=7))
    if typed.problem is None and typed.weekday_said not in (None, typed.date.weekday()):
        return TimeAgo(typed.date, problem="weekday_mismatch")
    if typed.problem in (None, "future", "weekday_mismatch"):
        return TimeAgo(typed.date, problem=typed.problem)
    return TimeAgo(None, problem="nothing_understood")


def _only_weekday(weekday: int | None, text: str) -> bool:
    """ "hari senin" without a date is the last one; "senin depan" is to come."""
    return weekday is not None and not re.search(r"\d|besok|lusa", text.casefold())


def _only_years(text: str) -> bool:
    """ "2 tahun lalu" names no day."""
    return re.search(r"\b(?:tahun|thn|taun)\b", text.casefold()) is not None and not re.search(r"\d{4}", text)
