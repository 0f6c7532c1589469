"""A month of school as it is typed: "Budi A2 I1, Ani S3, lainnya penuh", "22 hari. 3 alpa 2; 5 sakit 1".

Read by rule, and never guessed: who may be meant twice, a name without days, days without a name are given back to be
asked about. A number before a mark is the child's number on the list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from programme.name_spelling import normal_form
from programme.names import NameBook, name_book
from programme.schooling.age import SchoolMonth

ALPA, IZIN, SAKIT = "alpa", "izin", "sakit"
MARKS = {
    ALPA: "a alpa alfa alpha alp bolos mbolos madol membolos absen tk tanpaketerangan",
    IZIN: "i izin ijin izn ijn pamit",
    SAKIT: "s sakit skt gerah udur gering",
}
MARK_OF = {word: mark for mark, words in MARKS.items() for word in words.split()}
FULL = frozenset("penuh full masuk hadir lengkap rajin terus nihil mlebet mlebu lebet".split())
OTHERS = frozenset("lain lainnya lainya lain2 lain2nya sisanya selebihnya semua semuanya sedaya sedanten kabeh".split())
SMALL = frozenset(
    "hari hr kali x karena yang yg anak si ananda dek adik mas mbak selain itu ada tidak tdk gak nggak "
    "cuma hanya saja aja bu pak ibu bapak bulan ini tadi ya dina dinten jumlah untuk juga".split()
)
_SCHOOL_DAYS = "hari (?:sekolah|efektif|belajar)"
TAUGHT = re.compile(rf"\b(?:{_SCHOOL_DAYS}|he|hbe)\s*[:=]?\s*(\d{{1,2}})\b|\b(\d{{1,2}}) {_SCHOOL_DAYS}\b")
TAUGHT_FIRST = re.compile(r"^\W*(\d{1,2}) ?(?:hari|hr)\s*[:.;,\n]")
"""'22 hari: ...' at the beginning."""
PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\d?nya|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?: ?[:)])?|[,;\n.]")
CUTS = frozenset([*",;\n.", "dan", "dg", "dengan", "sama", "karo", "kalih", "sareng"])
AWAY_FOR = re.compile(
    r"\b(?:tidak|tdk|ndak|gak|nggak|ora) (?:masuk|mlebu) (\d{1,2}) ?(?:hari|hr|dina)? "
    r"(?:karena |krn )?(sakit|izin|ijin)\b"
)
"""'tidak masuk 3 hari karena sakit': one cause, said after its days."""
TYPED_OUT = (
    ("tanpa keterangan", ALPA),
    ("ndak masuk", ALPA),
    ("tidak masuk", ALPA),
    ("gak masuk", ALPA),
    ("ora mlebu", ALPA),
)


@dataclass(frozen=True)
class ListedChild:
    """A child as the message may name it."""

    number: int
    name: str


@dataclass(frozen=True)
class SchoolSaid:
    """What a message says, by number on the list."""

    months: dict[int, SchoolMonth] = field(default_factory=dict)
    days: int | None = None
    """On which was taught, where it says so."""
    others_full: bool = False
    """Everybody else was there every day."""
    unknown: tuple[str, ...] = ()
    """Names and numbers that are not on the list."""
    unclear: tuple[str, ...] = ()
    """Names without a number of days, or that may mean several children."""

    @property
    def says_nothing(self) -> bool:
        return not (self.months or self.others_full or self.unknown or self.unclear or self.days)


def read_school_month(text: str, listed: Sequence[ListedChild]) -> SchoolSaid:
    """What is said of whom; nothing that is not said is filled in."""
    said = " ".join(text.casefold().replace("\n", " ; ").split())
    said = AWAY_FOR.sub(r"\2 \1", said)
    for phrase, mark in TYPED_OUT:
        said = said.replace(phrase, mark)
    days, said = _days_taught(said)
    reading = _Reading(listed)
    pieces = PIECE.findall(said)
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=False):
        reading.take(piece, following)
    reading.end_child()
    months = {
        number: SchoolMonth(marks.get(ALPA, 0), marks.get(IZIN, 0), marks.get(SAKIT, 0), days)
        for number, marks in reading.found.items()
    }
    return SchoolSaid(months, days, reading.others_full, tuple(reading.unknown), tuple(reading.unclear))


def _days_taught(said: str) -> tuple[int | None, str]:
    """The school days of the month, and the text without them."""
    for pattern in (TAUGHT_FIRST, TAUGHT):
        found = pattern.search(said)
        if found is not None:
            number = next(one for one in found.groups() if one is not None)
            return int(number), said[: found.start()] + " , " + said[found.end() :]
    return None, said


class _Reading:
    """Goes through the words once: names gather until marks follow them."""

    def __init__(self, listed: Sequence[ListedChild]) -> None:
        self._numbers = {one.number for one in listed}
        self._book: NameBook = name_book(tuple((one.number, one.name) for one in listed))
        self.found: dict[int, dict[str, int]] = {}
        self.unknown: list[str] = []
        self.unclear: list[str] = []
        self.others_full = False
        self._names: list[str] = []
        self._number: int | None = None
        """Typed and not yet understood: a child's number, or the days before a mark."""
        self._child: int | None = None
        """The number of the child whose marks are being read."""
        self._mark: str | None = None
        """A mark that still waits for its days."""
        self._marks: dict[str, int] = {}
        self._full = self._others = self._days_first = False

    def take(self, piece: str, following: str) -> None:
        """One piece, with the one after it: "a 2" is two days, the a of "Rizki A. Pratama" is not."""
        if piece.isdecimal():
            self._take_number(int(piece))
        elif piece[0].isdecimal():
            self._begin_child(int(piece.rstrip(":) ")))
        elif piece in CUTS:
            self._cut()
        elif piece in MARK_OF and not self._is_of_a_name(piece, following):
            self._take_mark(MARK_OF[piece], following)
        elif piece in OTHERS:
            self.end_child()
            self._others = True
        elif piece in FULL:
            self._full = True
        elif piece not in SMALL:
            self._take_name(piece)

    def _is_of_a_name(self, piece: str, following: str) -> bool:
        if len(piece) > 1:
            return self._book.has_part(normal_form(piece)) and not following.isdecimal()
        return self._number is None and bool(self._names) and not following.isdecimal() and following not in CUTS | {""}

    def _take_number(self, number: int) -> None:
        if self._mark is not None:
            self._marks[self._mark] = self._marks.get(self._mark, 0) + number
            self._mark = None
            return
        if (self._marks and not self._days_first) or self._full:
            self.end_child()
        if self._number is not None:
            self.unclear.append(str(self._number))
        self._number = number

    def _begin_child(self, number: int) -> None:
        """ "3: 2 alpa" and "3) alpa 2": what stands before the sign is a child's number, never days."""
        self.end_child()
        self._child = number

    def _take_mark(self, mark: str, following: str) -> None:
        if self._mark is not None:
            self._no_days()
        whose = bool(self._names or self._child is not None or self._marks)
        is_days = whose or not (following.isdecimal() or self._number in self._numbers)
        if self._number is not None and is_days:
            self._marks[mark] = self._marks.get(mark, 0) + self._number  # "Budi 2 alpa"
            self._number, self._days_first = None, True
            return
        if not self._names and self._number is not None:
            self._child, self._number = self._number, None
        self._mark = mark

    def _take_name(self, word: str) -> None:
        if self._marks or self._full or self._mark is not None or self._a_number() is not None:
            self.end_child()
        self._names.append(word)

    def _cut(self) -> None:
        """A comma ends a child whose days were said; "Budi A2, I1" goes on."""
        if self._others or self._full or (self._names and not self._marks and self._mark is None):
            self.end_child()

    def _no_days(self) -> None:
        self.unclear.append(" ".join(self._names) or str(self._a_number() or self._mark))
        self._mark = None

    def end_child(self) -> None:
        if self._others and (self._marks or self._mark):
            self.unclear.append("lainnya")
        elif self._others or (self._full and not self._names and self._a_number() is None):
            self.others_full = True
        elif self._names or self._a_number() is not None or self._marks or self._mark is not None:
            self._keep()
        self._names, self._marks, self._number, self._child, self._mark = [], {}, None, None, None
        self._full = self._others = self._days_first = False

    def _a_number(self) -> int | None:
        return self._child if self._child is not None else self._number

    def _keep(self) -> None:
        numbers = self._children()
        number = self._a_number()
        called = " ".join(self._names) or str(number if number is not None else "")
        is_left_over = (bool(self._names) or self._child is not None) and self._number is not None
        if not called:
            self.unclear.extend([*self._marks, *filter(None, [self._mark])])
        elif numbers is None:
            self.unknown.append(called)
        elif len(numbers) > 1 or self._mark is not None or is_left_over or not (self._marks or self._full):
            self.unclear.append(called)
        else:
            marks = self.found.setdefault(next(iter(numbers)), {})
            marks.update(self._marks)

    def _children(self) -> frozenset[int] | None:
        """Whom the name or number means: one, several, or (None) nobody of the list."""
        if not self._names:
            number = self._a_number()
            return frozenset({number}) if number is not None and number in self._numbers else None
        match = self._book.match(tuple(self._names))
        if match is None:
            return None
        if len(match.whole) == 1:
            return match.whole
        return match.numbers if match.one is None or len(match.numbers) > 1 else frozenset({match.one})
