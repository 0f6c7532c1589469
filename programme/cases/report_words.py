"""The words a case's report is put together from: days, people, reasons, as an office writes them. Pure.

A report goes to an office, so it is in formal Indonesian whatever language its writer chats in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from programme.cases.contacts import PRESENT, codes_of
from programme.cases.showing import EntryLine

REASONS = {
    "sick": "sakit",
    "child_sick": "anaknya sakit",
    "work": "bekerja",
    "travel": "bepergian",
    "family_event": "ada hajatan",
    "bereavement": "takziah atau berduka",
    "not_informed": "belum mendapat kabar",
    "no_transport": "tidak ada kendaraan",
    "birth": "melahirkan",
    "weather": "hujan atau banjir",
    "other": "alasan lain",
}
"""Of absence, and of what makes coming hard; whoever did not want to say it gave none."""
NO_REASON = "tanpa keterangan"
OPTIONS = {
    "stand_in": "ada yang menggantikan di tempat kerja selama pertemuan",
    "new_time": "waktu pertemuan kelompok dipindah",
}
POTENTIALS = {
    "group": "kelompok dan ketuanya",
    "employer": "tempat kerja",
    "time": "waktu luang",
}


@dataclass(frozen=True)
class Voice:
    """How the report speaks of the family, and what it does to words that somebody wrote."""

    address: str
    """'Ibu Kenanga'."""
    gender: str
    hide: Callable[[str], str]
    """Takes names out, or leaves all as it is."""

    def person(self, code: str) -> str:
        """'suami Ibu Kenanga', 'ketua kelompok'; own words as they are, without names."""
        spouse = "istri" if self.gender == "m" else "suami"
        known = {
            "kpm": self.address,
            "spouse": f"{spouse} {self.address}",
            "family": "anak atau saudaranya",
            "relative": f"saudara atau kerabat {self.address}",
            "ketua": "ketua kelompok",
            "neighbour": "tetangga",
            "official": "perangkat desa, kader, atau guru",
            "pendamping": "pendamping",
            "other": "orang lain yang mengenal keluarga ini",
        }
        return known.get(code) or POTENTIALS.get(code) or self.hide(code)

    def people(self, codes: Sequence[str]) -> str:
        """'ketua kelompok, tetangga dan suami Ibu Kenanga'; 'Ibu Kenanga dan suaminya'."""
        named = [self.person(code) for code in dict.fromkeys(codes)]
        hers, theirs = f" {self.address}", [one.endswith(f" {self.address}") for one in named]
        last = max((at for at, is_hers in enumerate(theirs) if is_hers), default=-1)
        own = "nya" if "kpm" in codes else ""
        shown = [
            one.removesuffix(hers) + own if is_hers and (own or at < last) else one
            for at, (one, is_hers) in enumerate(zip(named, theirs, strict=True))
        ]
        return listing(shown)

    def people_of(self, about: str | None) -> str:
        """Those of an entry's `about`."""
        return self.people([part.strip() for part in (about or "").split(",") if part.strip()])

    def met(self, entry: EntryLine) -> str:
        """Whom a contact met: 'Ibu Kenanga dan suaminya'; empty where that was not said."""
        return self.people([code for code in codes_of(entry.about, PRESENT) if code != "other"])

    def said(self, words: str) -> str:
        """Somebody's words as a sentence, without names; empty where nothing was said."""
        return sentence(self.hide(OPTIONS.get(words, REASONS.get(words, words))))

    def within(self, words: str) -> str:
        """The same as a part of a sentence."""
        said = self.said(words).rstrip(".")
        if said.startswith((self.address, "Ibu ", "Bapak ")) or not said[1:2].islower():
            return said
        return said[0].lower() + said[1:]


def day(one: date) -> str:
    """'Kamis, 22 November 2018'."""
    return format_date(one, "EEEE, d MMMM y", locale="id")


def short_day(one: date) -> str:
    """'22 November 2018'."""
    return format_date(one, "d MMMM y", locale="id")


def listing(parts: Sequence[str]) -> str:
    """'a, b dan c'; what is there twice is said once."""
    different = list(dict.fromkeys(part for part in parts if part))
    return " dan ".join((", ".join(different[:-1]), different[-1])) if len(different) > 1 else "".join(different)


def sentence(words: str) -> str:
    """With a capital and a full stop; empty for a dash or nothing."""
    plain = " ".join(words.split())
    if not any(letter.isalnum() for letter in plain):
        return ""
    ended = plain if plain[-1] in ".!?…" else f"{plain.rstrip(',;:')}."
    return ended[0].upper() + ended[1:]


def by_day(entries: Sequence[EntryLine]) -> dict[date, list[EntryLine]]:
    """What belongs to one day together, in the order of the days."""
    days: dict[date, list[EntryLine]] = {}
    for one in entries:
        days.setdefault(one.happened_on, []).append(one)
    return days


def count_words(text: str) -> int:
    """As a word processor counts them: what stands between spaces and has a letter or digit."""
    return sum(any(letter.isalnum() for letter in piece) for piece in text.split())
