"""Reads a payment stage as an office writes it: "tahap 4 2026 okt-des pos", "Tahap IV Tahun 2026 (Oktober - Desember)".

How many stages a year has, which months each pays and by which channel changes from year to year, so nothing of it is
assumed: what was not said stays open.
"""

import re
from dataclasses import dataclass
from datetime import date

from programme.date_reading.words import MONTHS

LONGEST_LABEL = 40
"""Characters, as the table holds it."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_UP_TO = r"(?:-|–|—|/|s\s?[./]?\s?d\.?|sampai|sampe|hingga|to)"
_LABELLED = re.compile(
    r"\b(?P<word>tahap|thp|tahapan|termin|periode|triwulan|tw|penyaluran)\s*(?:ke\b)?[\s-]*"
    r"(?P<number>\d{1,2}|[ivx]{1,4})\b(?!\s*[.:]\s*\d)"
)
_YEAR = re.compile(r"\b(?:tahun|thn|th|ta)?\.?\s*(20\d\d)\b")
_MONTHS = re.compile(
    rf"(?<![\d.])(?:\b(?:bulan|bln)\s+)?\b(?P<first>{_MONTH})\b\s*(?P<year>20\d\d)?"
    rf"(?:\s*{_UP_TO}\s*(?P<last>{_MONTH})\b\s*(?P<until>20\d\d)?|(?P<more>(?:\s*(?:,|&|dan)?\s*\b(?:{_MONTH})\b)+))?"
)
_CHANNELS = (
    ("home", re.compile(r"\b(?:antar(?:an)?|di rumah|ke rumah|door to door|home)\b")),
    ("community", re.compile(r"\b(?:komunitas|titik bayar|titik kumpul|community)\b")),
    ("pos", re.compile(r"\b(?:pt\.?\s*pos|kantor\s*pos|kantorpos|kprk|pos)\b(?:\s+indonesia)?")),
    ("kks", re.compile(r"\b(?:kks|kartu|atm|bank|bri|bni|btn|bsi|mandiri|himbara|agen|brilink)\b")),
)
_ANY_CHANNEL = "|".join(one.pattern for _, one in _CHANNELS)
_LEADING = re.compile(rf"(\d{{1,2}}|[ivx]{{2,4}})(?=$|[\s,/]+(?:(?:tahun|thn|th)?\.?\s*20\d\d\b|{_ANY_CHANNEL}))")
"""The number alone, before a year or channel: "4 2026 pos". Before a month it would be a day."""
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}\s*$")


@dataclass(frozen=True)
class StageSaid:
    """What a text says of a stage; None or empty: not said. `rest` is the text without it."""

    label: str | None = None
    year: int | None = None
    months: tuple[str, ...] = ()
    """'YYYY-MM' in order."""
    channel: str | None = None
    rest: str = ""

    @property
    def is_whole(self) -> bool:
        return self.label is not None and self.year is not None and bool(self.months) and self.channel is not None


def channel_in(text: str) -> str | None:
    """The channel that a text names: kks, pos, community or home."""
    said = text.casefold()
    return next((channel for channel, words in _CHANNELS if words.search(said)), None)


def read_stage(text: str, today: date) -> StageSaid:
    """The answer to "tahap mana?": all of the text is about the stage. Without a year it is that of `today`."""
    said = " ".join(text.casefold().replace("(", " ").replace(")", " ").split())
    labelled = _LABELLED.search(said)
    found = _YEAR.findall(said)
    year = int(found[0]) if found else None
    months = _months_in(_LABELLED.sub("|", said), year or today.year)
    label = _label(labelled)
    leading = _LEADING.match(said) if label is None else None
    if leading is not None:
        label = _number(leading[1])
    if label is None and months:
        label = _named(months)
    if year is None and (label is not None or months):
        year = int(months[0][:4]) if months else today.year
    return StageSaid(label, year, months, channel_in(said))


def stage_in(text: str, today: date) -> StageSaid:
    """A stage named within a longer message; read only after a word like "tahap", and cut out of `rest`."""
    said = text.casefold()
    labelled = _LABELLED.search(said)
    if labelled is None:
        return StageSaid(rest=text)
    end = labelled.end()
    year_at = re.match(rf"[\s,/]*{_YEAR.pattern}", said[end:])
    year = int(year_at[1]) if year_at else None
    end += year_at.end() if year_at else 0
    months: tuple[str, ...] = ()
    opening = re.match(r"[\s,(]*", said[end:])
    begins = end + (opening.end() if opening else 0)
    named = _MONTHS.match(said, begins)
    if named is not None:
        end = named.end()
        end += len(said[end:]) - len(said[end:].lstrip(")"))
        year_at = re.match(rf"[\s,/]*{_YEAR.pattern}", said[end:]) if year is None else None
        year = int(year_at[1]) if year_at else year
        end += year_at.end() if year_at else 0
        months = _months_in(named.group(), year or today.year)
        year = year or int(months[0][:4])
    channel_at = re.match(rf"[\s,]*(?:lewat|via|di)?\s*(?:{_ANY_CHANNEL})", said[end:])
    channel = channel_in(channel_at.group()) if channel_at else None
    end += channel_at.end() if channel_at else 0
    rest = f"{text[: labelled.start()]} {text[end:]}"
    return StageSaid(_label(labelled), year, months, channel, rest)


def _label(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    number = _number(found["number"])
    return f"Triwulan {number}" if found["word"] in ("triwulan", "tw") else number


def _number(said: str) -> str:
    return str(int(said)) if said.isdigit() else str(_ROMAN.get(said, said))


def _named(months: tuple[str, ...]) -> str:
    first, last = (_INDONESIAN[int(one[5:]) - 1] for one in (months[0], months[-1]))
    return first if first == last else f"{first}-{last}"


_INDONESIAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


def _months_in(text: str, year: int) -> tuple[str, ...]:
    """The months named first in the text; not one that belongs to a day."""
    for found in _MONTHS.finditer(text):
        if _DAY_BEFORE.search(text[: found.start()]):
            continue
        first = MONTHS[found["first"]]
        since = int(found["year"]) if found["year"] else year
        if found["last"]:
            last = MONTHS[found["last"]]
            until = int(found["until"]) if found["until"] else None
            if until is not None and not found["year"]:
                since = until - (last < first)
            return _span(since, first, last)
        others = [MONTHS[one] for one in re.findall(rf"\b(?:{_MONTH})\b", found["more"] or "")]
        return tuple(f"{since + (one < first):04d}-{one:02d}" for one in (first, *others))
    return ()


def _span(year: int, first: int, last: int) -> tuple[str, ...]:
    months = (last - first) % 12 + 1
    return tuple(f"{year + (first + n - 1) // 12:04d}-{(first + n - 1) % 12 + 1:02d}" for n in range(months))
