"""What somebody wants changed in a proposal of groups, in the words people type.

"pindahkan Bu Wati ke 3", "wati, sri ke kelompok 3", "rt 2 rw 1 ke 4", "tukar wati dengan sri", "keluarkan Bu Ijah
(sudah pindah)", "gabung 5 ke 3", "kelompok 5-7 ke Pak Budi", "3". A name that fits several, or only nearly fits, is
given with all whom it may mean: who asked says which.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from programme.candidates.showing import CandidateLine, StaffName
from programme.name_closeness import Fit
from programme.names import name_book

MOST_NUMBERS = 200
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_BECAUSE = re.compile(r"\b(karena|krn|soalnya|sebab|sudah|sdh|udah|wis|meninggal|dobel|double)\b.*")
_TO = r"(?:ke|k|menyang|ka|nang|untuk|buat|kanggo|kagem|oleh|dipegang|jadi|masuk)"
_GROUP = r"(?:kelompok|klompok|klp|kel|grup|no|nomor)"
_WITH = r"(?:dengan|dgn|sama|dan|karo|jeung|<>|,)"
_NUMBERS = r"\d{1,4}(?:(?: ?(?:,|-|dan|sampai|sd) ?| )\d{1,4})*"
_MOVE = re.compile(
    r"(?:tolong )?(?:pindahkan|pindahno|pindahin|pindah|geser|taruh|mindah|masukkan)?\s*(?P<who>.+?)(?: pindah)?"
    rf"(?: {_TO})+ (?:{_GROUP} )*(?P<to>\d{{1,4}}|baru)"
)
_SWAP = re.compile(rf"(?:tolong )?(?:tukar|tukarkan|ganti|ijolke|tukeran)\s+(?P<one>.+?) (?:{_WITH} ?)+(?P<other>.+)")
_OUT = re.compile(r"(?:tolong )?(?:keluarkan|keluarin|coret|hapus|buang|copot|tokno)\s+(?P<who>.+)")
_BACK = re.compile(r"(?:tolong )?(?:masukkan|kembalikan|ikutkan|tambahkan|balekno)(?: lagi)?\s+(?P<who>.+?)(?: lagi)?")
_JOIN = re.compile(
    rf"(?:tolong )?(?:gabung|gabungkan|satukan|gabungno)\s+(?:{_GROUP} )?(?P<one>\d{{1,4}}) (?:{_TO}|{_WITH}) "
    rf"(?:{_GROUP} )?(?P<into>\d{{1,4}})"
)
_GIVE = re.compile(
    rf"(?:tolong )?(?:berikan |serahkan |pindahkan )?(?:{_GROUP} )*(?P<groups>{_NUMBERS})(?: {_TO})+ (?P<whom>\D+)"
)
_SHOW = re.compile(rf"(?:(?:lihat|isi|anggota|buka|daftar|{_GROUP}) ?)*(?P<number>\d{{1,4}})")
_PLACE = re.compile(r"(?:semua |warga |yang di )*rt ?(?P<rt>\d{1,3})(?: ?[,/]? ?rw ?(?P<rw>\d{1,3}))?(?P<rest>.*)")
_FROM = re.compile(rf"(?P<name>.+?) (?:dari |di )?(?:{_GROUP}) (?P<number>\d{{1,4}})")
_AND = re.compile(r"\s*(?:,|&|;|\+|\bdan\b|\blan\b|\bjeung\b|\bserta\b)\s*")


@dataclass(frozen=True)
class Meant:
    """One name or place in the message, and the candidates it may mean; none: nobody is called so."""

    said: str
    ids: tuple[int, ...]
    all_of_them: bool = False
    """A whole RT: they are meant together."""
    sure: bool = True
    """Not where the name only nearly fits."""

    @property
    def is_clear(self) -> bool:
        """Whether nobody need ask who is meant."""
        return bool(self.ids) and (self.all_of_them or (self.sure and len(self.ids) == 1))


@dataclass(frozen=True)
class Wish:
    """What is to be done."""

    kind: str
    """move, swap, out, back, join, give, show or find."""
    people: tuple[Meant, ...] = ()
    numbers: tuple[int, ...] = ()
    """Of the groups: where to (move; 0: a new one), which (give, show), which and into which (join)."""
    staff: tuple[int, ...] = ()
    """Whom a name of a pendamping may mean."""


@dataclass(frozen=True)
class Known:
    """Against what a message is read."""

    candidates: Sequence[CandidateLine]
    staff: Sequence[StaffName]


def read_wish(text: str, known: Known) -> Wish | None:
    """The wish; None where the message names nobody and nothing of the proposal."""
    said = _plain(text)
    bare = _BECAUSE.sub("", said).strip(" ,")
    for read in (_join, _give, _show, _swap, _move, _out, _back):
        wish = read(bare if read is _out else said, known)
        if wish is not None:
            return wish
    people = _people(bare or said, known)
    return Wish("find", people) if any(one.ids for one in people) else None


def _plain(text: str) -> str:
    flat = unicodedata.normalize("NFKD", _ASIDE.sub(" ", text).casefold()).replace("–", "-").replace("→", " ke ")
    letters = "".join(one for one in flat if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^\w\s,&;+<>/'-]", " ", letters).split())


def _join(said: str, known: Known) -> Wish | None:
    found = _JOIN.fullmatch(said)
    return None if found is None else Wish("join", numbers=(int(found["one"]), int(found["into"])))


def _show(said: str, known: Known) -> Wish | None:
    found = _SHOW.fullmatch(said)
    return None if found is None else Wish("show", numbers=(int(found["number"]),))


def _give(said: str, known: Known) -> Wish | None:
    found = _GIVE.fullmatch(said)
    if found is None or re.search(r"\b(?:kelompok|klp|grup|baru)\b", found["whom"]):
        return None
    staff, _ = _matching(found["whom"], [(one.id, one.name) for one in known.staff])
    return Wish("give", numbers=_numbers(found["groups"]), staff=staff)


def _numbers(said: str) -> tuple[int, ...]:
    """ "5-7, 9" is 5, 6, 7 and 9."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?: ?(?:-|sampai|sd) ?(\d+))?", said):
        found += range(int(first), min(int(last or first), int(first) + MOST_NUMBERS) + 1)
    return tuple(dict.fromkeys(found))


def _swap(said: str, known: Known) -> Wish | None:
    found = _SWAP.fullmatch(said)
    if found is None:
        return None
    return Wish("swap", (_meant(found["one"], known), _meant(found["other"], known)))


def _move(said: str, known: Known) -> Wish | None:
    found = _MOVE.fullmatch(said)
    if found is None:
        return None
    number = 0 if found["to"] == "baru" else int(found["to"])
    return Wish("move", _people(found["who"], known, number), (number,))


def _out(said: str, known: Known) -> Wish | None:
    found = _OUT.fullmatch(said)
    return None if found is None else Wish("out", _people(found["who"], known))


def _back(said: str, known: Known) -> Wish | None:
    found = _BACK.fullmatch(said)
    if found is None:
        return None
    out = Known([one for one in known.candidates if one.taken_out], known.staff)
    return Wish("back", _people(found["who"], out))


def _people(said: str, known: Known, to_group: int | None = None) -> tuple[Meant, ...]:
    whole = _place(said, known, to_group)
    if whole is not None:
        return (whole,)
    return tuple(_meant(one, known) for one in _AND.split(said) if one)


def _place(said: str, known: Known, to_group: int | None) -> Meant | None:
    """All of an RT; where several desa have it, those of the desa named, else of the group they are to go to."""
    found = _PLACE.fullmatch(said)
    if found is None:
        return None
    rt, rw = f"{int(found['rt']):03d}", f"{int(found['rw']):03d}" if found["rw"] else None
    there = [one for one in known.candidates if one.rt == rt and rw in (None, one.rw) and not one.taken_out]
    named = [one for one in there if any(place and _plain(place) in found["rest"] for place in (one.desa, one.dusun))]
    if not named and len({one.desa for one in there}) > 1:
        desa = next((one.desa for one in known.candidates if one.group == to_group), None)
        named = [one for one in there if one.desa == desa]
    return Meant(said, tuple(one.id for one in named or there), all_of_them=True)


def _meant(said: str, known: Known) -> Meant:
    """A name, perhaps with the group she is in now."""
    within = _FROM.fullmatch(said)
    name, among = (within["name"], int(within["number"])) if within else (said, None)
    ids, sure = _matching(name, [(one.id, one.name) for one in known.candidates])
    if among is not None:
        here = {one.id for one in known.candidates if one.group == among}
        ids = tuple(one for one in ids if one in here) or ids
    return Meant(" ".join(name.split()), ids, sure=sure)


_TITLES = frozenset("bu ibu pak bapak mbak mas sdri ny yang dari di warga".split())


def _matching(said: str, names: Sequence[tuple[int, str]]) -> tuple[tuple[int, ...], bool]:
    """Whose name the words may be, and whether they fit without doubt."""
    words = tuple(word for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", said) if word not in _TITLES)
    found = name_book(tuple(names)).match(words) if words and names else None
    if found is None or found.fit >= Fit.NONE:
        return (), False
    return tuple(sorted(found.numbers)), found.fit < Fit.DOUBT
