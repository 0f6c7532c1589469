"""Reads a payment schedule as one message says it: "bayar Wates 12 des 8-12 balai desa, bawa ktp kk".

The families stand before the day, the place after it ("untuk melati 1" may follow). Days and hours are those of
`programme.typed_dates`; here is what only a payment has: a span of hours, what to bring, a stage. Nothing is guessed:
what was not said, or could mean two things, stays open and is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from programme.date_reading.words import MONTHS, RELATIVE_DAYS, WEEKDAYS
from programme.group_mentions import NamedGroup, read_groups
from programme.typed_dates import read_moment, read_time
from programme.typed_stages import StageSaid, stage_in


@dataclass(frozen=True)
class PaymentSaid:
    """What one message says; None or empty: not said. Dates and hours are local."""

    stage: StageSaid = field(default_factory=StageSaid)
    group_ids: tuple[int, ...] = ()
    desa: tuple[str, ...] = ()
    """Set where the families are those of whole desa, named so."""
    groups_doubtful: bool = False
    day: date | None = None
    day_problem: str | None = None
    """As in TypedMoment; `day` then holds the likeliest reading, to be asked about."""
    starts: time | None = None
    ends: time | None = None
    hours_problem: bool = False
    place: str | None = None
    bring: tuple[str, ...] | None = None
    bring_note: str | None = None

    @property
    def says_nothing(self) -> bool:
        return self == PaymentSaid(stage=StageSaid(rest=self.stage.rest))


_ALTERNATIVES = {
    kind: "|".join(sorted((re.escape(one) for one in words), key=len, reverse=True))
    for kind, words in (("month", MONTHS), ("weekday", WEEKDAYS), ("relative", RELATIVE_DAYS))
}
_WEEKDAY = rf"(?:(?:hari\s+)?\b(?:{_ALTERNATIVES['weekday']})\b\s*(?:ini|depan|ngarep)?[,\s]*)"
_DAY = re.compile(
    rf"{_WEEKDAY}?(?:\b(?:tgl|tanggal|tg)\b[.:]?\s*)?"
    rf"(?<![\d.:])(?:\d{{1,2}}\s*-?\s*(?:{_ALTERNATIVES['month']})\b\.?(?:\s*-?\s*20\d\d\b)?"
    r"|\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*(?:20)?\d\d)?(?!\d)|\d{1,2}-\d{1,2}-(?:20)?\d\d(?!\d)|20\d\d-\d\d?-\d\d?)"
)
_DAY_LOOSELY = re.compile(
    rf"\bhari\s+ini\b|\b(?:tgl|tanggal|tg)\b\.?\s*\d{{1,2}}(?!\d)|{_WEEKDAY}(?:minggu\s+depan)?|\b(?:{_ALTERNATIVES['relative']})\b"
)
_HOUR = r"\d{1,2}(?:[.:]\d\d)?"
_PART = r"(?:\s*(?:pagi|siang|sore|am|pm)\b)?"
_CLOCK = r"(?:(?:\b(?:mulai|dari)\s+)?\b(?:jam|pukul|pkl|pk|tabuh)\b[.:]?\s*)"
_ZONE = r"(?:\s*(?:wib|wita|wit)\b)?"
_TO = r"\s*(?:-|–|—|s\s?[./]?\s?d\b\.?|sampai|sampe|smp|hingga|tekan|nepi)\s*(?:jam|pukul|pkl)?\s*"
_SPAN = re.compile(
    rf"{_CLOCK}?(?<![\d/.:])(?P<since>{_HOUR})(?P<a>{_PART}){_ZONE}{_TO}(?P<until>{_HOUR})(?P<b>{_PART}){_ZONE}(?![\d/])"
)
_ONE_HOUR = re.compile(
    rf"{_CLOCK}(?P<since>{_HOUR}){_PART}{_ZONE}(?:{_TO}selesai)?|(?<![\d/.:])\d{{1,2}}[.:]\d\d{_ZONE}(?:{_TO}selesai)?(?!\d)"
)
_BRING = re.compile(
    r"[,.;]?\s*\b(?:dengan\s+)?(?:mem)?(?:bawa|bawak|gawa|gowo|nyandak|mawa|syaratnya|syarat)\b:?\s*(?P<what>.+)$",
    re.DOTALL,
)
_THINGS = (
    ("invitation", re.compile(r"\b(?:surat\s+)?(?:undangan|panggilan|danom|barcode)\b(?:\s+(?:asli|pos))?")),
    ("kks", re.compile(r"\b(?:kartu\s+)?(?:kks|atm)\b(?:\s+asli)?")),
    ("ktp", re.compile(r"\b(?:e-?ktp|ktp(?:-?el)?)\b(?:\s+asli)?")),
    ("kk", re.compile(r"\b(?:kk|kartu keluarga)\b(?:\s+asli)?")),
)
_JOINING = re.compile(r"^(?:[\s,;&.+]|dan\b|lan\b|serta\b|asli\b|juga\b|yang\b)+|(?:[\s,;&.+]|dan\b|lan\b|serta\b)+$")
_COMMAND = re.compile(r"^\s*/?(?:jadwal\s+)?(?:bayar|bayaran|pembayaran|pencairan|penyaluran|cair)\b[:,]?\s*")
_BEFORE_PLACE = re.compile(
    r"^(?:[\s,;.:-]|pindah\b|di\b|ning\b|ing\b|tempat(?:nya)?\b|lokasi(?:nya)?\b|bertempat\b|teng\b|wib\b)+"
)
_PLACE_ALONE = re.compile(r"^\s*(?:pindah\s+)?(?:di|ning|ing|tempat(?:nya)?|lokasi(?:nya)?|bertempat)\b")
_FOR = re.compile(r"[,;]?\s*\b(?:untuk|utk|kanggo|kangge|pikeun|khusus)\b\s*(?P<whom>.+)$", re.DOTALL)
_PLACE_WITH_NAME = re.compile(
    r"\b(?:balai|kantor|gedung|aula|lapangan|rumah|pasar)\b(?:\s+(?:desa|kelurahan|kel|kecamatan|kec|dusun))?\s+[^\W\d_]+"
)


def read_payment(text: str, groups: Sequence[NamedGroup], today: date, *, now_time: time | None = None) -> PaymentSaid:
    """All that one message says about a payment; `groups` are those whose families the writer may enter."""
    rest = " ".join(text.split())
    begins = _COMMAND.match(rest.casefold())
    rest = rest[begins.end() :] if begins else rest
    bring, note, rest = _bring(rest)
    stage = stage_in(rest, today)
    head, tail, when = _when(stage.rest, today, now_time)
    whom, place = head, tail
    asked_for = _FOR.search(tail.casefold())
    if asked_for is not None:
        whom, place = f"{head} {tail[asked_for.start('whom') :]}", tail[: asked_for.start()]
    ids, desa, doubtful = _whom(whom, groups)
    behind = read_groups(place, groups) if not ids and asked_for is None else None
    if behind is not None and behind.ids and not behind.doubtful and _begins_otherwise(place, behind.rest):
        (ids, desa, doubtful), place = _whom(place, groups), behind.rest  # "16 okt 8-12 melati 1 balai desa"
    return PaymentSaid(
        stage, ids, desa, doubtful, when.day, when.day_problem, when.starts, when.ends, when.hours_problem,
        _place(place), bring, note,
    )  # fmt: skip


def _begins_otherwise(text: str, rest: str) -> bool:
    """Whether what names groups stood first: else it belongs to a place ("gedung mawar")."""
    first, left = _plain(text).split(), _plain(rest).split()
    return bool(first) and first[:1] != left[:1]


def read_hours(text: str) -> tuple[time | None, time | None, bool]:
    """The answer to "jam berapa sampai jam berapa?": beginning, end, and whether they contradict each other."""
    said = text.casefold()
    span = _SPAN.search(said)
    if span is not None:
        return _hours(span, None)
    starts = _clock(re.sub(rf"{_TO}selesai", "", said))
    return starts, None, False


@dataclass(frozen=True)
class _When:
    day: date | None = None
    day_problem: str | None = None
    starts: time | None = None
    ends: time | None = None
    hours_problem: bool = False


def _when(text: str, today: date, now_time: time | None) -> tuple[str, str, _When]:
    """What stands before the day and hours, what after them, and they themselves."""
    said = text.casefold()
    day_at = _DAY.search(said) or _DAY_LOOSELY.search(said)
    without_day = _blotted(said, day_at)
    span = _span(without_day, day_at)
    hours_at = span or _ONE_HOUR.search(without_day)
    starts, ends, problem = _hours(span, hours_at)
    found = [one for one in (day_at, hours_at) if one is not None and one.group()]
    if not found:
        return ("", text, _When()) if _PLACE_ALONE.match(said) else (text, "", _When())
    typed = read_moment(day_at.group(), today) if day_at is not None else None
    day, day_problem = (typed.date, typed.problem) if typed is not None else (None, None)
    if day is not None and day_problem is None and day == today and ends is not None and now_time is not None:
        day_problem = "past" if ends <= now_time else None
    first, last = min(one.start() for one in found), max(one.end() for one in found)
    between = said[min(one.end() for one in found) : max(one.start() for one in found)] if len(found) > 1 else ""
    head, tail = text[:first], text[last:]
    if between.strip(" ,.;:"):
        begins = min(one.end() for one in found)
        tail = f"{text[begins : begins + len(between)]} {tail}"
    return head, tail, _When(day, day_problem, starts, ends, problem)


def _blotted(text: str, found: re.Match[str] | None) -> str:
    """The text with that piece made blank, so that places agree."""
    return text if found is None else text[: found.start()] + " " * len(found.group()) + text[found.end() :]


def _span(text: str, day_at: re.Match[str] | None) -> re.Match[str] | None:
    """Of hours: "8-12" alone may be a date, "melati 1-2" are groups; behind the day it can be nothing else."""
    spans = _SPAN.finditer(text)
    return next((one for one in spans if (day_at and one.start() >= day_at.end()) or _surely_hours(one)), None)


def _surely_hours(span: re.Match[str]) -> bool:
    marked = re.search(_CLOCK, span.group()) is not None
    minutes = "." in span["since"] or ":" in span["since"]
    return marked or minutes or bool(span["a"].strip() or span["b"].strip())


def _hours(span: re.Match[str] | None, hours_at: re.Match[str] | None) -> tuple[time | None, time | None, bool]:
    if span is not None:
        part = span["b"] if not span["a"].strip() and int(span["since"].split(".")[0].split(":")[0]) < 6 else span["a"]
        starts, ends = _clock(span["since"] + part), _clock(span["until"] + span["b"])
        if starts is None or ends is None or ends <= starts:
            return starts, None, True
        return starts, ends, False
    if hours_at is None:
        return None, None, False
    starts = _clock(re.sub(rf"{_TO}selesai", "", hours_at.group()))
    return starts, None, starts is None


def _clock(said: str) -> time | None:
    """Offices write 08.00 and 01.00 by the clock of the day: one to five with a zero is the afternoon here too."""
    return read_time(re.sub(r"^(\D*)0(?=\d[.:])", r"\1", said))


def _whom(text: str, groups: Sequence[NamedGroup]) -> tuple[tuple[int, ...], tuple[str, ...], bool]:
    said = read_groups(text, groups)
    if said.ids:
        named = {one.desa for one in groups if one.id in said.ids}
        whole = tuple(sorted(desa for desa in named if _all_of(desa, groups) <= set(said.ids)))
        by_desa = sum(len(_all_of(desa, groups)) for desa in whole) == len(said.ids) and _names_desa(text, whole)
        return said.ids, whole if by_desa else (), said.doubtful
    words = _plain(_PLACE_WITH_NAME.sub(" ", text.casefold()))
    desa = tuple(sorted({one.desa for one in groups if f" {_plain(one.desa).strip()} " in words}))
    ids = tuple(one.id for one in groups if one.desa in desa)
    return ids, desa, False


def _names_desa(text: str, desa: tuple[str, ...]) -> bool:
    words = _plain(text)
    return all(f" {_plain(one).strip()} " in words for one in desa)


def _all_of(desa: str, groups: Sequence[NamedGroup]) -> set[int]:
    return {one.id for one in groups if one.desa == desa}


def _plain(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


def _place(text: str) -> str | None:
    bare = _BEFORE_PLACE.sub("", text)
    if not bare and text.strip():
        return None
    bare = bare.strip(" ,.;:-")
    if len(bare) < 3 or not any(letter.isalpha() for letter in bare):
        return None
    return bare[0].upper() + bare[1:]


def _bring(text: str) -> tuple[tuple[str, ...] | None, str | None, str]:
    """(codes, what they don't cover, the text without it); codes None where nothing is said of it."""
    found = _BRING.search(text.casefold())
    if found is None:
        return None, None, text
    codes, note = things_in(text[found.start("what") :])
    return codes, note, text[: found.start()]


def things_in(text: str) -> tuple[tuple[str, ...], str | None]:
    """The codes of what is named to be brought, in their own order, and the rest in its own words."""
    said, rest = text.casefold(), text
    codes = []
    for code, words in _THINGS:
        found = words.search(said)
        if found is not None:
            codes.append(code)
            said = said[: found.start()] + said[found.end() :]
            rest = rest[: found.start()] + "," + rest[found.end() :]
            said = said[: found.start()] + "," + said[found.start() :]
    note = " ".join(rest.split())
    while (bare := _JOINING.sub("", note)) != note:
        note = bare
    note = re.sub(r"(?:\s*,)+\s*(?:dan\b|lan\b)?", ", ", note).strip(" ,.;")
    order = ("ktp", "kk", "invitation", "kks")
    return tuple(sorted(codes, key=order.index)), note or None
