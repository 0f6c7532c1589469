"""Members named in a report of whom nothing was taken, and exceptions that name nobody: asked about.

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
NONE = frozenset({"tidak", "bukan", "tanpa"})
BESIDES = frozenset({"selain", "slain", "salian", "saliana", "kejaba", "kejawi"})
IT = frozenset({"itu", "iku", "eta", "niku"})


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

    The first and last token of whom it excepts, or of the bare word. None: nobody is ("tanpa kecuali", "selain itu").
    """
    ends = [units[phrase.first].first for phrase in phrases if phrase.tag == "all" or phrase.tag in BREAKS]
    alls = {units[phrase.first].first for phrase in phrases if phrase.tag == "all"}
    for phrase in phrases:
        if phrase.tag != "except":
            continue
        first, last = units[phrase.first].first, units[phrase.last].last
        end = min((at for at in ends if at > last), default=len(tokens))
        named = any(one.tag == "name" and first < units[one.first].first < end for one in phrases)
        besides_all = end == last + 1 and end in alls
        if not (named or besides_all or _excepts_nobody(tokens, first, last)):
            return (last + 1, end - 1) if end > last + 1 else (first, last)
    return None


def _excepts_nobody(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`Tanpa kecuali`, `tidak ada kecualinya`, `kecuali tidak ada`, `selain itu ada tamu`."""
    before = [token.stands_for for token in tokens[max(first - 2, 0) : first]]
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if before[-1:] == ["ada"]:
        before.pop()
    if not NONE.isdisjoint(before[-1:]) or (behind is not None and behind.stands_for in NONE):
        return True
    return behind is not None and tokens[last].text.casefold() in BESIDES and behind.text.casefold() in IT


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
