"""Members named in a report of whom nothing was taken: asked about, unless what is said there explains it.

A net below all the patterns: a name that a question, a sum of money or a place has swallowed is no word on attendance,
but one that merely fell through must not be lost in silence.
"""

from collections.abc import Sequence

from programme.attendance_reading.asides import segments_of
from programme.attendance_reading.entries import Entry
from programme.attendance_reading.phrases import BREAKS, Phrase
from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Mention, Unit

EXPLAINS = frozenset(
    {"question", "asks", "topic", "place", "regards", "tell", "greeting", "represented", "unsettled", "later", "serve"}
)

WITHOUT = frozenset("tanpa tidak tdk tak ga gak nggak ngga ora mboten boten teu henteu bukan".split())
ALSO = frozenset({"itu", "iku", "eta", "kuwi", "niku"})
ENDS = frozenset({".", "\n", "?", "!", ";"})


def unheard(
    units: Sequence[Unit], phrases: Sequence[Phrase], entries: Sequence[Entry], owners: Sequence[Mention]
) -> list[Mention]:
    """The mentions of members that became no entry, in stretches that hold nothing else than talk about people."""
    mentions = [*(entry.mention for entry in entries), *owners]
    heard = frozenset(number for mention in mentions for number in mention.candidates)
    found: list[Mention] = []
    for stretch in _stretches(phrases):
        if any(phrase.tag in EXPLAINS for phrase in stretch) and not _told_why_under_a_heading(stretch, phrases):
            continue
        named = [units[phrase.first].mention for phrase in stretch if phrase.tag == "name"]
        found.extend(each for each in named if each is not None and each.candidates and not each.candidates & heard)
    return found


def excepted_unheard(
    tokens: Sequence[Token], units: Sequence[Unit], phrases: Sequence[Phrase]
) -> tuple[int, int] | None:
    """`Semua hadir kecuali yang kemarin itu`: somebody is excepted, and no name tells who.

    The first and last token of what says so. None: nobody is ("tanpa kecuali", "selain itu").
    """
    starts = [units[phrase.first].first for phrase in phrases if phrase.tag == "all"]
    for phrase in phrases:
        if phrase.tag != "except":
            continue
        first, said = units[phrase.first].first, units[phrase.last].last
        ends = next((at for at in range(said + 1, len(tokens)) if tokens[at].text in ENDS or at in starts), len(tokens))
        named = any(one.tag == "name" and first < units[one.first].first < ends for one in phrases)
        before, behind = tokens[:first], tokens[said + 1 : ends]
        besides_all = not behind and ends in starts
        if not (named or besides_all or _excepts_nobody(before, behind)):
            return first, ends - 1
    return None


def _excepts_nobody(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """`Tanpa kecuali`, `tidak ada kecualinya`, `selain itu ada tamu`, `kecuali tidak ada`."""
    none_before = any(token.text.casefold() in WITHOUT for token in before[-2:])
    none_behind = bool(behind) and behind[0].text.casefold() in WITHOUT | ALSO
    return none_before or none_behind


def _told_why_under_a_heading(stretch: Sequence[Phrase], phrases: Sequence[Phrase]) -> bool:
    """`Tidak hadir: Mawar sakit, Wati PIN lupa`: in a list of those away, a sum of money explains no name away."""
    listed = any(phrase.tag in ("colon", "who") for phrase in phrases)
    tags = [phrase.tag for phrase in stretch if phrase.tag != "comma"]
    return listed and tags[:2] == ["name", "topic"] and "absent" in tags[2:]


def _stretches(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    stretches: list[list[Phrase]] = [[]]
    for phrase in phrases:
        if phrase.tag in BREAKS:
            stretches.append([])
        stretches[-1].append(phrase)
    return [segment for stretch in stretches for segment in segments_of(stretch)]
