"""Which of her groups a pendamping means: "semua", "melati 1 dan 2", "melati 1-4 kecuali 3", "mlati 2", "semua wates".

Groups are called by a name and mostly a number ("Melati 1", "Melati II"); a list of numbers goes on the name before it.
What names groups is cut out of the message, so that "melati 1-4" is not read as the first of April. A number that may
be a group as well as a day ("melati 1, 4 oktober") makes the answer doubtful: it is shown for ticking, never guessed,
and the rest is not used.
The names of some fifteen groups are compared: that takes microseconds.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from programme.date_reading.words import HOMES, MONTH_UNITS, MONTHS_LONG, TITLES, UNFIXED, WEEKDAYS, month_named

ALL = frozenset(
    "semua semuanya semwa smua sema seluruh seluruhnya kabeh kabehe sedaya sedoyo sadaya sadayana all".split()
)
BUT = frozenset("kecuali kcuali selain tanpa kajaba kejaba iwal except".split())
AND = frozenset({",", "&", "+", ";", "dan", "dn", "lan", "karo", "kalih", "sareng", "jeung", "and", "sama"})
UP_TO = frozenset({"-", "sampai", "sampe", "smp", "sd", "hingga", "nganti", "tekan", "dugi", "nepi", "to"})
GROUP_WORDS = frozenset("kelompok klompok kelompk klp kel grup group kelompoke kelompokna".split())
BEFORE = frozenset("untuk utk buat kanggo kangge pikeun di ing ning ka desa ds".split())
NO_GROUP_AFTER = (TITLES | HOMES) - ALL
"""After these a name is a person's or a place's: "di rumah Bu Kenanga"."""
PART_OF_DAY = frozenset("pagi siang sore malam wib wita wit".split())
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_PIECE = re.compile(r"\d+[./:]\d+(?:[./:]\d+)*|s\s?[/.]\s?d\b\.?|\d+|[^\W\d_]+|[,&+;-]")


@dataclass(frozen=True)
class NamedGroup:
    id: int
    name: str
    desa: str


@dataclass(frozen=True)
class GroupsSaid:
    """`ids` in the order of the groups; `rest` is the message without what named them; `doubtful`: to be confirmed."""

    ids: tuple[int, ...] = ()
    rest: str = ""
    doubtful: bool = False


def read_groups(text: str, groups: Sequence[NamedGroup]) -> GroupsSaid:
    """The groups a message names, exceptions taken out. No group named: no ids and the message as it is."""
    plain = _plain(text)
    found = list(_PIECE.finditer(plain))
    reader = _Reader(_pieces(text), groups)
    reader.run()
    taken = reader.taken - reader.excluded
    ids = tuple(one.id for one in groups if one.id in taken)
    if not ids:
        return GroupsSaid(rest=text)
    ends = [match.start() for match in found[1:]] + [len(plain)]
    rest = "".join(plain[found[at].start() : ends[at]] for at in reader.rest)
    return GroupsSaid(ids, "" if reader.day_or_group else rest.strip(" ,;"), reader.doubtful or reader.day_or_group)


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold()).replace("–", "-").replace("—", "-")
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _pieces(text: str) -> list[str]:
    pieces = [match.group() for match in _PIECE.finditer(_plain(text))]
    return ["sd" if re.fullmatch(r"s\s?[/.]\s?d\.?", piece) else piece for piece in pieces]


@dataclass
class _Family:
    """The groups of one name: number (or None) -> ids, several where two desa have it."""

    words: tuple[str, ...]
    members: dict[int | None, list[int]] = field(default_factory=dict)


def _families(groups: Iterable[NamedGroup]) -> list[_Family]:
    families: dict[tuple[str, ...], _Family] = {}
    for group in groups:
        pieces = [piece for piece in _pieces(group.name) if piece not in GROUP_WORDS or len(_pieces(group.name)) == 1]
        number = _number(pieces[-1]) if len(pieces) > 1 else None
        words = tuple(pieces[:-1] if number is not None else pieces)
        families.setdefault(words, _Family(words)).members.setdefault(number, []).append(group.id)
    return sorted(families.values(), key=lambda family: -len(family.words))


def _number(piece: str) -> int | None:
    """ "2", "02", "II", "B"."""
    if piece.isdigit():
        return int(piece)
    if piece in ROMAN:
        return ROMAN[piece]
    return ord(piece) - ord("a") + 1 if len(piece) == 1 and "a" <= piece <= "h" else None


class _Reader:
    def __init__(self, pieces: list[str], groups: Sequence[NamedGroup]) -> None:
        self.pieces, self.groups = pieces, groups
        self.families = _families(groups)
        self.taken: set[int] = set()
        self.excluded: set[int] = set()
        self.rest: list[int] = []
        """Places of the pieces that name no group."""
        self.doubtful = self.day_or_group = False
        self._but = False
        self._last: _Family | None = None

    def run(self) -> None:
        at = 0 if self._only_numbers() is None else len(self.pieces)
        while at < len(self.pieces):
            after = self._everyone(at) or self._exception(at) or self._named(at) or self._number_alone(at)
            if after is None:
                self.rest.append(at)
                self.doubtful = self.doubtful or (self._but and not self.excluded)  # except whom?
                self._but = self._but and self.pieces[at] in AND | GROUP_WORDS
            at = after or at + 1

    def _only_numbers(self) -> int | None:
        """ "1 dan 3" where one name alone has numbers."""
        numbered = [family for family in self.families if any(number is not None for number in family.members)]
        whole = all(piece.isdigit() or piece in AND | UP_TO for piece in self.pieces)
        return self._numbered(numbered[0], 0) if whole and len(numbered) == 1 else None

    def piece(self, at: int) -> str:
        return self.pieces[at] if 0 <= at < len(self.pieces) else ""

    def _take(self, ids: Iterable[int]) -> None:
        (self.excluded if self._but else self.taken).update(ids)
        while self.rest and self.pieces[self.rest[-1]] in GROUP_WORDS | BEFORE | AND:
            self.rest.pop()

    def _everyone(self, at: int) -> int | None:
        if self.piece(at) not in ALL:
            return None
        after = at + 1
        while self.piece(after) in GROUP_WORDS | BEFORE:
            after += 1
        desa, end = self._desa(after)
        family = None if desa else self._family_at(after)
        if desa:
            self._take(one.id for one in self.groups if one.desa == desa)
            return end
        if family is not None and self._numbered(family[0], family[1]) is None:  # "semua melati"
            self._take(one for ids in family[0].members.values() for one in ids)
            self._last = family[0]
            return family[1]
        self._take(one.id for one in self.groups)
        return after if self.piece(after - 1) in GROUP_WORDS else at + 1

    def _desa(self, at: int) -> tuple[str | None, int]:
        for desa in {one.desa for one in self.groups}:
            words = _pieces(desa)
            if words and self.pieces[at : at + len(words)] == words:
                return desa, at + len(words)
        return None, at

    def _exception(self, at: int) -> int | None:
        if self.piece(at) not in BUT or not self.taken:
            return None
        self._but = True
        return at + 1

    def _number_alone(self, at: int) -> int | None:
        """ "semua kecuali 3", "melati 1-4 kecuali 3": numbers of the name before, or of the only name there is."""
        family = self._last or (self.families[0] if len(self.families) == 1 else None)
        if not self._but or family is None:
            return None
        return self._numbered(family, at)

    def _named(self, at: int) -> int | None:
        found = self._family_at(at) if self.piece(at - 1) not in NO_GROUP_AFTER else None
        if found is None:
            return None
        family, after = found
        self._last = family
        numbered = self._numbered(family, after)
        if numbered is not None:
            return numbered
        only = family.members.get(None) or [one for ids in family.members.values() for one in ids]
        self.doubtful = self.doubtful or len(only) > 1
        self._take(only)
        return after

    def _family_at(self, at: int) -> tuple[_Family, int] | None:
        for family in self.families:
            end = at + len(family.words)
            if tuple(self.pieces[at:end]) == family.words:
                return family, end
        near = [
            family
            for family in self.families
            if all(_is_near(self.piece(at + n), word) for n, word in enumerate(family.words))
        ]
        if len(near) == 1:
            return near[0], at + len(near[0].words)
        short = [one for one in self.families if len(one.words) == 1 and _is_short_for(self.piece(at), one.words[0])]
        numbered = len(short) == 1 and self._members(short[0], at + 1) is not None
        return (short[0], at + 1) if numbered else None

    def _members(self, family: _Family, at: int) -> list[int] | None:
        number = _number(self.piece(at)) if self.piece(at) else None
        return family.members.get(number) if number is not None else None

    def _numbered(self, family: _Family, at: int) -> int | None:
        """Takes "1", "1 dan 2", "1-4", "1, 3 sampai 5" and gives the place after; None where no number stands."""
        if self._members(family, at) is None or self._is_month(at + 1):
            return None
        numbers = [_number(self.piece(at)) or 0]
        at += 1
        while True:
            link = self.piece(at)
            following = at + 1 if link in AND | UP_TO else at
            following += self.piece(following) in AND and self.piece(at) in AND
            if self._members(family, following) is None or (link in UP_TO and not _number(self.piece(following))):
                break
            if self._is_of_a_date(following):
                self.day_or_group = self.day_or_group or following > at
                break
            number = _number(self.piece(following)) or 0
            if link in UP_TO:
                numbers += range(numbers[-1] + 1, number)
            numbers.append(number)
            at = following + 1
        if self.piece(at) in UP_TO and self.piece(at + 1).isdigit() and not self._is_of_a_date(at + 1):
            numbers += range(numbers[-1] + 1, int(self.piece(at + 1)) + 1)  # "1-7" of four groups
            self.doubtful, at = True, at + 2
        ids = [one for number in numbers for one in family.members.get(number, ())]
        self.doubtful = self.doubtful or len(ids) != len(set(numbers))
        self._take(ids)
        return at

    def _is_of_a_date(self, at: int) -> bool:
        """Whether the number here, or the list it begins, runs on to a month: "4 oktober", "4 dan 11 oktober"."""
        if not self.piece(at).isdigit():
            return False
        at += 1
        while self.piece(at) in AND | {"-"} and self.piece(at + 1).isdigit():
            at += 2
        return self._is_month(at)

    def _is_month(self, at: int) -> bool:
        said = self.piece(at)
        return said in MONTH_UNITS | PART_OF_DAY or (bool(said) and month_named(said) is not None)


_NOT_NAMES = WEEKDAYS.keys() | MONTHS_LONG | UNFIXED | MONTH_UNITS


def _is_near(said: str, word: str) -> bool:
    """One slip in a word of five letters, two in one of nine; the first letter is hardly ever mistaken."""
    if said == word:
        return True
    if len(said) < 4 or len(word) < 5 or said[0] != word[0] or said in _NOT_NAMES:
        return False
    return OSA.distance(said, word, score_cutoff=2) <= (2 if len(word) >= 9 else 1)


def _is_short_for(said: str, word: str) -> bool:
    """ "mel 1", "mlt 2": at least three letters of it in their order, from the first on."""
    if not 3 <= len(said) < len(word) or said[0] != word[0] or said in _NOT_NAMES:
        return False
    letters = iter(word)
    return all(letter in letters for letter in said)
