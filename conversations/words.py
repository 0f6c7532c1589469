"""Words in the reader's language: gettext catalogues, and dates as people write them.

Indonesian is the source text, so whatever is not translated yet falls back to it. Values are put in after the
translation, so braces in a person's own words do no harm. Write `words._("...")`, `words.n_("...", "...", n)` and
`words.p_("context", "...")`: scripts/locales.py finds these names.
"""

import gettext
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parent.parent / "locales"
LANGUAGES = ("id", "jv", "su", "en")
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "jv": "Basa Jawa", "su": "Basa Sunda", "en": "English"}
LANGUAGE_WORDS = {
    "id": frozenset({"id", "indonesia"}),
    "jv": frozenset({"jv", "jawa", "jowo", "bahasa jawa", "boso jowo"}),
    "su": frozenset({"su", "sunda", "bahasa sunda"}),
    "en": frozenset({"en", "inggris", "bahasa inggris"}),
}
"""What else people type for them."""
ZONE_NAMES = {7: "WIB", 8: "WITA", 9: "WIT"}


# Babel's Javanese days are the Indonesian ones; these are what villages say. Its Sundanese, Indonesian and English do.
JAVANESE_DAYS = ("Senen", "Selasa", "Rebo", "Kemis", "Jemuwah", "Setu", "Minggu")


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The language's catalogue, read from its .po file; Indonesian needs none."""
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if language == "id" or not path.exists():
        return gettext.NullTranslations()
    return translations(path.read_bytes(), language)


def translations(content: bytes, language: str) -> gettext.NullTranslations:
    """The content of a .po file, ready to use: what is missing or marked fuzzy in it stays Indonesian."""
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(content), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translated_share(language: str) -> tuple[int, int]:
    """(texts that read in this language, all texts); a text marked fuzzy reads Indonesian."""
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        texts = [text for text in read_po(file, locale=language) if text.id]
    return sum(1 for text in texts if not text.fuzzy and _is_whole(text.string)), len(texts)


def _is_whole(translated: object) -> bool:
    """Whether a text, or each of its forms, is translated."""
    return all(translated) if isinstance(translated, list | tuple) else bool(translated)


@dataclass(frozen=True)
class Words:
    """One reader's language."""

    language: str = "id"

    def _(self, text: str, **values: object) -> str:
        """The text in the reader's language, with the values put in."""
        return catalogue(self.language).gettext(text).format(**values)

    def p_(self, context: str, text: str, **values: object) -> str:
        """A short label whose meaning depends on its context."""
        return catalogue(self.language).pgettext(context, text).format(**values)

    def n_(self, one: str, many: str, n: int, **values: object) -> str:
        """The form for a number; `{n}` is put in as well."""
        return catalogue(self.language).ngettext(one, many, n).format(n=n, **values)

    def day(self, day: date) -> str:
        """'Kamis, 22 November 2018'."""
        return f"{self._weekday(day, 'EEEE')}, {_written(day, 'd MMMM y', self.language)}"

    def short_day(self, day: date) -> str:
        """'Kam 22 Nov'."""
        return f"{self._weekday(day, 'EEE')} {_written(day, 'd MMM', self.language)}"

    def _weekday(self, day: date, form: str) -> str:
        if self.language != "jv":
            return _written(day, form, self.language)
        name = JAVANESE_DAYS[day.weekday()]
        return name if form == "EEEE" else name[:3]

    def month(self, month: date) -> str:
        """'November 2018'."""
        return _written(month, "MMMM y", self.language)

    def clock(self, moment: time | datetime) -> str:
        """'09.00', as Indonesians write it."""
        return f"{moment:%H.%M}"

    def listing(self, parts: list[str]) -> str:
        """'a, b dan c'."""
        if len(parts) < 2:
            return "".join(parts)
        return self.p_("list", "{some} dan {last}", some=", ".join(parts[:-1]), last=parts[-1])

    def moment(self, local: datetime) -> str:
        """'Kamis, 22 November 2018 pukul 09.00 WIB'; `local` is on the kabupaten's clock."""
        return self._(
            "{day} pukul {clock} {zone}", day=self.day(local.date()), clock=self.clock(local), zone=zone_name(local)
        )


@lru_cache(maxsize=1000)
def _written(day: date, form: str, language: str) -> str:
    """Remembered, since the same few days are written again and again."""
    return format_date(day, form, locale=language)


def zone_name(local: datetime) -> str:
    """WIB, WITA or WIT: babel has no names for Indonesia's zones in every language."""
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset is not None else 7
    return ZONE_NAMES.get(hours, local.strftime("%Z"))


def address_name(words: Words, name: str, gender: str) -> str:
    """'Ibu Mawar', 'Bapak Joko'."""
    title = words.p_("title", "Bapak") if gender == "m" else words.p_("title", "Ibu")
    return f"{title} {name}"


Said = Callable[[Words], str]
"""A text that is said in whichever language the reader has."""
