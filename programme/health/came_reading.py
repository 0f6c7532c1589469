"""Who came to the health post, as one message says it: "mawar wati datang semua, budi tidak", "semua kecuali 3".

Families are named by their mother, members by name or number; a family's word holds for all its members, a member's
own beats it. Who is only named came; whose absence alone is told leaves the others as having come.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from programme.many_due.came_text import AWAY, CAME, HOW_MANY, NOBODY, WITHOUT
from programme.names import NameBook, name_book

LONGEST_READ = 600
PIECE = re.compile(r"[,;.!/&+]|\d{1,3}|[^\W\d_]+")
STOPS = frozenset(",;.!")
ALL = frozenset("semua semuanya kabeh sedaya sadaya lengkap kabehan sedoyo".split())
NOT_IMMUNISED = re.compile(
    r"\b(?:belum|blm|tidak|tdk|gak|tanpa|durung|dereng|teu acan)\b(?: (?:di|ke|kena))? ?"
    r"(?:imunisasi|diimunisasi|imun|suntik|disuntik|vaksin|divaksin)\b"
)
WEIGHS = re.compile(r"\b(?:sudah )?(?:ditimbang|nimbang|timbang|diperiksa|periksa|kontrol)\b")
SMALL = frozenset(
    """bu ibu bpk pak bapak mbak dik adik dek anak anaknya anake si ya yg yang dan karo lan sareng sarta dgn dengan juga
    sama terus lalu hari ini tadi nomor no itu ke di posyandu hanya cuma cuman saja aja sudah
    """.split()
)
ONLY = frozenset({"hanya", "cuma", "cuman", "mung", "ngan"})
COME, GO, SHOTS, BUT = "came", "away", "unshot", "except"
MARKS = {COME: "zzcame", GO: "zzaway", SHOTS: "zzunshot", BUT: "zzexcept"}
"""What is said of people, put into the text as words that nobody types."""
_KIND_OF = {word: kind for kind, word in MARKS.items()}


@dataclass(frozen=True)
class FamilyNamed:
    """A family as it may be named: its mother, and its members with the numbers they bear on the list."""

    name: str
    members: tuple[tuple[int, int, str], ...]
    """(number, id, name)"""


@dataclass(frozen=True)
class CameSaid:
    """Ids of the members who came, of those who came and got no immunisation; names that nobody bears."""

    came: frozenset[int] = frozenset()
    not_immunised: frozenset[int] = frozenset()
    unknown: tuple[str, ...] = ()
    explicit: bool = True
    """Whether it spoke of coming: bare names may mean something else where nothing was asked."""


@dataclass
class _Heard:
    """What was heard so far: whole families and single members, each with whether they came."""

    families: dict[int, bool] = field(default_factory=dict)
    members: dict[int, bool] = field(default_factory=dict)
    not_immunised: set[int] = field(default_factory=set)
    everybody: bool | None = None
    only: bool = False
    explicit: bool = False
    unknown: list[str] = field(default_factory=list)


def read_who_came(text: str, families: Sequence[FamilyNamed], before: Collection[int] | None = None) -> CameSaid | None:
    """None where the message says nothing of who came. `before`: who came as said earlier, where this only mends it."""
    lines = (" ".join(line.split()) for line in text.casefold()[:LONGEST_READ].splitlines())
    said = " ; ".join(line for line in lines if line)
    if not families or "?" in said or HOW_MANY.search(said):
        return None
    if NOBODY.fullmatch(said.strip(" .!")):
        return CameSaid()
    reader = _Reader(families)
    heard = reader.read(_marked(said))
    if heard is None:
        return None
    came = reader.came(heard, before)
    return CameSaid(came, frozenset(heard.not_immunised), tuple(heard.unknown), heard.explicit)


def _marked(said: str) -> str:
    for pattern, kind in ((NOT_IMMUNISED, SHOTS), (AWAY, GO), (WEIGHS, COME), (CAME, COME), (WITHOUT, BUT)):
        said = pattern.sub(f" {MARKS[kind]} ", said)
    return re.sub(r"\b(?:kecuali|kejaba|kajaba|kajawi|tapi|tetapi|ning|nanging)\b", _but, said)


def _but(found: re.Match[str]) -> str:
    """ "semua datang tapi budi tidak" begins another part; "kecuali budi" says itself that he did not come."""
    return f" {MARKS[BUT]} " if found[0] in ("kecuali", "kejaba", "kajaba", "kajawi") else " ; "


class _Reader:
    """Goes through the words part by part; in a part, names are followed (or preceded) by what is said of them."""

    def __init__(self, families: Sequence[FamilyNamed]) -> None:
        self._families = families
        self._members = {number: member_id for family in families for number, member_id, _ in family.members}
        self._of_family = [frozenset(one[1] for one in family.members) for family in families]
        self._heads: NameBook = name_book(tuple((at, family.name) for at, family in enumerate(families, start=1)))
        own = {family.name.casefold() for family in families}
        named = [(one[0], one[2]) for family in families for one in family.members if one[2].casefold() not in own]
        self._named: NameBook = name_book(tuple(named))

    def read(self, text: str) -> _Heard | None:
        heard, said_anything = _Heard(), False
        waiting: list[tuple[str, int]] = []
        verdict: str | None = None
        tokens = PIECE.findall(text)
        at = 0
        while at < len(tokens):
            word = tokens[at]
            kind = _KIND_OF.get(word)
            named = self._name(tokens, at) if kind is None else None
            if kind is not None:
                said_anything = heard.explicit = True
                if waiting and kind != BUT:
                    self._settle(heard, waiting, kind)
                    waiting, verdict = [], None
                else:
                    self._settle(heard, waiting, verdict or COME)
                    waiting, verdict = [], GO if kind == BUT else kind
            elif named is not None:
                waiting.append(named[0])
                said_anything = True
                at += named[1] - 1
            elif word in STOPS:
                if verdict is not None:  # "datang: budi, joko": what stands before a list holds for all of it
                    self._settle(heard, waiting, verdict)
                    waiting, verdict = [], verdict if word == "," else None
            elif word in ALL:
                said_anything = heard.explicit = True
                if not waiting and not self._spoke_of_some(heard, tokens, at):
                    heard.everybody = verdict != GO
            else:
                self._other(heard, word, tokens[at - 1] if at else "")
            at += 1
        self._settle(heard, waiting, verdict or COME)
        return heard if said_anything else None

    def _spoke_of_some(self, heard: _Heard, tokens: Sequence[str], at: int) -> bool:
        """ "mawar wati datang semua": all of theirs, not everybody."""
        before = at - 1
        while before >= 0 and (tokens[before] in SMALL or tokens[before] in _KIND_OF):
            before -= 1
        return before >= 0 and tokens[before] not in STOPS and bool(heard.families or heard.members)

    def _settle(self, heard: _Heard, waiting: Sequence[tuple[str, int]], verdict: str) -> None:
        for what, which in waiting:
            if verdict == SHOTS:
                ids = self._of_family[which - 1] if what == "family" else {self._members[which]}
                heard.not_immunised |= ids
            said = verdict != GO
            if what == "family":
                heard.families[which - 1] = said
            else:
                heard.members[self._members[which]] = said

    def _name(self, tokens: Sequence[str], at: int) -> tuple[tuple[str, int], int] | None:
        """((family or member, which), how many words) of a name or number that begins here."""
        if tokens[at].isdecimal():
            number = int(tokens[at])
            return (("member", number), 1) if number in self._members else None
        for size in (3, 2, 1):
            words = tuple(tokens[at : at + size])
            if len(words) < size or any(not word.isalpha() or word in _KIND_OF for word in words):
                continue
            if size == 1 and (words[0] in SMALL or words[0] in ALL or len(words[0]) < 3):
                continue
            for what, book in (("family", self._heads), ("member", self._named)):
                which = _meant(book, words)
                if which is not None:
                    return (what, which), size
        return None

    def _other(self, heard: _Heard, word: str, before: str) -> None:
        heard.only = heard.only or word in ONLY
        if word.isdecimal() or (before in ("bu", "ibu", "bpk", "pak", "dik", "adik", "dek") and word not in SMALL):
            heard.unknown.append(word)

    def came(self, heard: _Heard, before: Collection[int] | None) -> frozenset[int]:
        """Everybody's word first, then the families', then the members' own."""
        everybody = frozenset(self._members.values())
        told = [*heard.families.values(), *heard.members.values()]
        others_came = heard.everybody if heard.everybody is not None else bool(told) and not any(told)
        came = set(everybody if others_came and not heard.only else ())
        if before is not None and heard.everybody is None:
            came = set(before)
        for at, said in heard.families.items():
            came = came | self._of_family[at] if said else came - self._of_family[at]
        for member_id, said in heard.members.items():
            came = came | {member_id} if said else came - {member_id}
        return frozenset(came)


def _meant(book: NameBook, words: tuple[str, ...]) -> int | None:
    match = book.match(words)
    if match is None:
        return None
    return match.one or (next(iter(match.whole)) if len(match.whole) == 1 else None)
