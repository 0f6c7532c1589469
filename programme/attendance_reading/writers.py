"""The one who writes, where she tells of herself ("saya sakit, Mawar kerja", "semua hadir kecuali saya").

`Saya` stands in many sentences that say nothing of her attendance ("saya lupa siapa", "kata saya", "anak saya"), so she
is one of those named only where a name would be.
"""

from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_reading.cursor import BORDERS
from programme.attendance_reading.informants import ACCORDING_TO, TELLS
from programme.attendance_reading.lexicon import PARTICLES
from programme.attendance_reading.mentions import MentionFinder
from programme.attendance_reading.phrases import BREAKS, REMARKS, Phrase, phrases_of
from programme.attendance_reading.tokens import Token, unmarked
from programme.attendance_reading.units import Mention, Unit

BEGINS = BORDERS | {"sorry", "greeting", "but", "regards", "item", "number", "and"}
LEADS = frozenset({"except", "only", "colon", "correction"})
TOLD = REMARKS - {"unsettled"}
NAMED = frozenset({"name", "strange"})
LISTED = NAMED | {"self"}
REPORTS = frozenset({"lapor", "melaporkan", "ngelapor"})
UNTIL = frozenset("sampe sampai smpe smp nepi nganti nganti dugi".split())
UNKNOWN = frozenset({"tahu", "entah", "ketinggalan", "kabar", "dikabari", "info"})
KIN = frozenset({"anak", "kerabat"})
OWNED = KIN | frozenset({"badan", "punya", "kelompok", "rumah", "kampung", "desa"})
ENDS_MEANT = frozenset({",", ".", "|", "??", ";", "(", ")", "dan", "tidak", "belum", "sakit", "absen", "izin", "alpa"})
PASSED = frozenset({"open", "colon", "with_kin", "greeting"})
AFTER_HEADING = BORDERS | LISTED | {"and", "sorry", "because", "who", "no", "not"}
ASKING = frozenset({"question", "asks", "asked"})
NOT_HERS = frozenset(
    """
    ini iki niki ieu itu iku kuwi eta tadi td mau wau tadina kemarin kmrn wingi kamari si namun namung mung cuma tinggal
    kari kantun mah mh teh sih maksud maksudnya maksude maksudna namanya namine ialah yaitu yoiku nyaeta adalah jadi jd
    """.split()
)
"""Words without a meaning that own nothing: what stands behind them is no possessor."""


def with_writer(
    units: Sequence[Unit], tokens: Sequence[Token], finder: MentionFinder, writer: int | None
) -> list[Unit]:
    """The units with the writer as one who is named, wherever a name is due.

    Without a `writer` (nobody of the group writes) she is somebody to be asked about.
    """
    if all(unit.word != "saya" for unit in units):
        return list(units)
    known = frozenset() if writer is None else frozenset([writer])
    places = _Places(phrases_of([unit.word for unit in units]), units, tokens, finder)
    out: list[Unit] = []
    told = False
    for at, unit in enumerate(units):
        told = told and unit.word not in (",", ".", "|", "??", ";")
        hers = told and unit.word == "saya" and units[at - 1].word in KIN  # `saya nunggu suami saya opname`
        if unit.word == "saya" and not hers and places.is_named(at, writer):
            told = True
            said = finder.said(unit.first, unit.last)
            unit = replace(unit, word="@", mention=Mention(known, said, sure=writer is not None))
        out.extend([] if hers else [unit])
    return out


def _parted(phrase: Phrase, units: Sequence[Unit]) -> list[Phrase]:
    """`(yang) tidak saya`, `(eh) maksud saya`: a phrase in the table, but here two, if nothing follows at once."""
    followed = phrase.last + 1 < len(units) and units[phrase.last + 1].word not in ENDS_MEANT
    before, last = (units[at].word for at in (max(phrase.first, phrase.last - 1), phrase.last))
    if last != "saya" or followed or before not in ("tidak", "belum", "maksud", "ada"):
        return [phrase]
    tag = "no" if phrase.tag == "unsettled" else phrase.tag
    return [replace(phrase, tag=tag, last=phrase.last - 1), Phrase("self", "", phrase.last, phrase.last)]


class _Places:
    """What stands around each `saya` of one message."""

    def __init__(
        self, phrases: Sequence[Phrase], units: Sequence[Unit], tokens: Sequence[Token], finder: MentionFinder
    ) -> None:
        parted = [part for phrase in phrases if phrase.tag != "other" for part in _parted(phrase, units)]
        self._phrases = parted
        self._units, self._tokens, self._finder = units, tokens, finder
        self._tags = [phrase.tag for phrase in self._phrases]
        self._at = {phrase.first: at for at, phrase in enumerate(self._phrases) if phrase.tag == "self"}

    def is_named(self, place: int, writer: int | None) -> bool:
        """Whether the unit at a place stands where a name would."""
        at = self._at.get(place)
        if at is None:
            return writer is not None and self._is_told_of_kin(place)
        if self._word(place - 1) == "kurang":
            return True  # `tidak lengkap, kurang saya`
        if self._only_asks(at) or (self._tag(at - 1) == "colon" and self._tag(at - 2) in NAMED):
            return False  # the latter: `Wati: "saya kerja bu"`
        if self._owns(self._units[place].first):
            kin = self._word(place - 1) in KIN and self._tag(at + 1) == "absent"
            return kin and writer is not None and not self._between(at)
        told = self._is_told_of(at)
        if self._only_talks(at, told=told):
            return False
        leads = self._led_by(at, told=told)
        if leads is not None or self._tag(at - 1) not in BEGINS | NAMED:
            return bool(leads)
        return told or (self._is_listed(at) and not (self._tag(at + 1) in NAMED and self._introduces(place, writer)))

    def _led_by(self, at: int, *, told: bool) -> bool | None:
        """Whether words before her that lead to a name (`kecuali`, `yang tidak hadir`) lead to her; None: none do."""
        before, ahead = self._tag(at - 1), self._tag(at + 1)
        if before == "comma" and ahead in BORDERS and self._tag(at - 2) == "correction":
            return True
        if before in LEADS or self._is_heading(at - 1):
            told = told and (ahead != "present" or self._tag(at - 2) == "who")
            return told or before == "except" or ahead in AFTER_HEADING
        if before in REMARKS:
            return (told and ahead == "absent") or (ahead == "who" and self._tag(at + 2) == "no")
        return None

    def _only_talks(self, at: int, *, told: bool) -> bool:
        """Whether what follows is something she does besides, and no remark on her coming."""
        plain = told and self._tag(at - 1) not in NAMED and self._tag(at + 1) != "present"
        return self._talks(at) and not (plain and not self._does_something(at))

    def _is_told_of_kin(self, place: int) -> bool:
        """`anak saya sakit`, which is one phrase."""
        phrase = next((one for one in self._phrases if one.first < place <= one.last), None)
        return phrase is not None and phrase.tag == "absent" and self._word(place - 1) in KIN

    def _is_listed(self, at: int) -> bool:
        """Whether she stands in a row of names: `saya, Wati, Painem`, `Mawar sama saya`, `1. saya`."""
        before, ahead = self._tag(at - 1), self._tag(at + 1)
        if ahead == "name":
            return before in BORDERS | {"item", "number"}
        follows = self._tag(at + 2) if ahead in BORDERS | {"and"} else ahead
        if before in BREAKS and ahead in BORDERS and self._is_heading(at - 2):
            return True
        leads = self._tag(at - 2) if before in BORDERS | {"and"} else before.replace("strange", "")
        leads = self._tag(at - 3) if (leads, before) == ("comma", "and") else leads  # `Mawar, Wati, dan saya`
        return ahead in BORDERS | {"and", "number", "item"} and (
            follows in LISTED or leads in LISTED | {"colon", "number"}
        )

    def _introduces(self, place: int, writer: int | None) -> bool:
        """`Saya Juminten, mau izin`: says who writes."""
        mention = self._units[place + 1].mention
        return writer is None or mention is None or writer in mention.candidates

    def _is_told_of(self, at: int) -> bool:
        """Whether something is said of her: `saya sakit`, `saya yang tidak hadir`, `Mawar sakit, saya juga`."""
        ahead, beyond = self._tag(at + 1), self._tag(at + 2)
        if ahead == "who":
            return (self._tells(at + 2) or beyond == "no") and self._tag(at + 3) not in NAMED
        if ahead == "too":
            behind = self._tag(at - 3) if self._tag(at - 2) == "comma" else self._tag(at - 2)
            return self._tells(at + 2) or (beyond in BORDERS and behind in REMARKS)
        if ahead == "comma" and self._tag(at - 1) in BREAKS | {""} and beyond == "absent":
            return True  # `Abdi, nyeri beuteung`
        if ahead == "not":
            return beyond in TOLD  # `saya bukan sakit, tapi kerja`
        if ahead == "no" and beyond == "strange":
            return self._tag(at + 3) == "present"  # `aku mboten saget rawuh`
        return self._tells(at + 2 if ahead in PASSED else at + 1)

    def _tells(self, at: int) -> bool:
        """Whether a remark on attendance stands there; that she does not know is none."""
        if self._tag(at) == "none":
            alone = self._tag(at + 1) in BORDERS and not self._between(at)
            return alone or self._tag(at - 1) == "who" or self._tag(at + 1) == "place"
        if self._tag(at) not in TOLD:
            return False
        phrase = self._phrases[at]
        behind = self._units[phrase.last].last
        if not phrase.value and (self._finder.unknown.denies_talk(behind) or self._says(behind + 1)):
            return False  # `abdi teu acan kaburu laporan`
        if not UNKNOWN & {unit.word for unit in self._units[phrase.first : phrase.last + 1]}:
            return True
        return self._tag(at + 1) == "absent"  # `saya gak dikabari jadi gak dateng`

    def _is_heading(self, at: int) -> bool:
        """Whether `yang tidak hadir` stands there, or `sakit` at the beginning: nobody is told of before it."""
        if self._tag(at) not in TOLD or self._tag(at - 1) == "who":
            return self._tag(at) in TOLD or (self._tag(at) in ("no", "none") and self._tag(at - 1) == "who")
        return self._tag(at - 1) in BREAKS | {"greeting", "sorry", "colon", ""}

    def _only_asks(self, at: int) -> bool:
        """`Kula sowan jam pinten?`: she asks about herself; `saya sakit, kapan cair?` tells first."""
        first = last = at
        while first > 0 and self._tags[first - 1] not in BREAKS | {"comma"}:
            first -= 1
        while last < len(self._tags) and self._tags[last] not in BREAKS | {"comma"}:
            last += 1
        clause = self._tags[first : last + 1]
        return bool(ASKING & set(clause)) and not (self._tag(at + 1) in ("absent", "and") and NAMED & set(clause))

    def _owns(self, token: int) -> bool:
        """`rumah saya`, `kata saya`, `anak saya`: what stands right before is hers, or said or done by her."""
        before = self._tokens[token - 1] if token else None
        if before is None or before.kind != "word" or before.text.casefold() in NOT_HERS:
            return False
        if before.title or before.text.casefold() in TELLS - REPORTS:
            return not before.title or before.text.casefold() in TELLS
        if before.stands_for is None:
            return not any(unit.last == token - 1 for unit in self._units if unit.word in ("@", "?"))
        if before.stands_for == "-":
            return unmarked(before.text) not in PARTICLES | NOT_HERS
        return before.stands_for in OWNED

    def _talks(self, at: int) -> bool:
        """`saya lupa`, `saya catat`, `saya sudah wa Mawar`: what she does besides."""
        place = self._phrases[at].last
        if self._word(place + 1) in UNKNOWN | {"kurang"} and self._adjoins(place):
            return True
        said = self._between(at)
        return any(token.text.casefold() in TELLS | UNTIL for token in said) or (
            bool(said) and not said[0].title and unmarked(said[0].text) not in PARTICLES | NOT_HERS
        )

    def _does_something(self, at: int) -> bool:
        """`abdi ningal di pasar`, `aku sampe pusing`: an unknown word, or one of telling, before the remark."""
        said = self._between(at)
        return any(token.stands_for is None or token.text.casefold() in TELLS | UNTIL for token in said[:1])

    def _between(self, at: int) -> list[Token]:
        """The words between her and the next phrase."""
        first = self._units[self._phrases[at].last].last + 1
        last = self._units[self._phrases[at + 1].first].last if at + 1 < len(self._phrases) else len(self._tokens)
        return [token for token in self._tokens[first:last] if token.kind == "word"]

    def _adjoins(self, place: int) -> bool:
        return self._units[place + 1].first == self._units[place].last + 1

    def _word(self, place: int) -> str:
        return self._units[place].word if 0 <= place < len(self._units) else ""

    def _says(self, token: int) -> bool:
        return token < len(self._tokens) and self._tokens[token].text.casefold() in TELLS | ACCORDING_TO

    def _tag(self, at: int) -> str:
        return self._tags[at] if 0 <= at < len(self._tags) else ""
