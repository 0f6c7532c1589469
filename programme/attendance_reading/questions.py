"""Questions that stand inside a report ("Mawar kerja. Kapan PKH cair ya bu?"), as they were written.

They are no part of who was absent, but somebody waits for an answer: the caller passes them on.
"""

from collections.abc import Callable, Sequence

from programme.attendance_reading.asides import REPORTING, before_aside, segments_of
from programme.attendance_reading.phrases import BREAKS, REMARKS, Phrase
from programme.attendance_reading.units import Unit

PERSONAL = frozenset({"name", "strange", "number", "item", "comma", "and", "who", "kin", "self", "no", "greeting"})


def questions_in(
    phrases: Sequence[Phrase], units: Sequence[Unit], said: Callable[[int, int], str], last_token: int
) -> tuple[str, ...]:
    """The text of each question, in the order asked. `said` quotes tokens first to last; `last_token` ends the text."""
    found: list[str] = []
    first = behind = 0
    while first < len(phrases):
        last = first
        while last < len(phrases) and phrases[last].tag not in BREAKS:
            last += 1
        end = last_token if last == len(phrases) else units[phrases[last].last].last
        closes = last < len(phrases) and phrases[last].tag == "asked"
        begin = _begin(phrases[first:last], units, behind, asked=closes)
        if begin is not None:
            found.append(said(begin, end if closes or last == len(phrases) else end - 1))
        behind, first = end + 1, last + 1
    return tuple(dict.fromkeys(found))


def _begin(sentence: Sequence[Phrase], units: Sequence[Unit], behind: int, *, asked: bool) -> int | None:
    """The token at which the question in a sentence begins; `behind` is the sentence's first token."""
    segments = segments_of(sentence)
    for at, segment in enumerate(segments):
        if segment and segment[0].tag == "comma":
            behind = units[segment[0].last].last + 1
        aside = _asking(segment, units, asked=asked)
        if aside is not None:
            kept = before_aside(segment, aside)
            return units[kept[-1].last].last + 1 if kept and kept[-1].tag != "comma" else behind
        if asked and at == len(segments) - 1 and _is_free(segment):
            return behind
    return None


def _asking(segment: Sequence[Phrase], units: Sequence[Unit], *, asked: bool) -> int | None:
    """The phrase that makes a segment a question; a subject such as the aid does so only with the mark or `kok`."""
    wonders = any(units[at].word == "kok" for each in segment for at in range(each.first, each.last + 1))
    tags = {"question", "asks", "topic"} if asked or wonders else {"question"}
    return next((at for at, each in enumerate(segment) if each.tag in tags and each.value != "wish"), None)


def _is_free(segment: Sequence[Phrase]) -> bool:
    """Whether what ends in a question mark says nothing of anybody's attendance (`Mawar sakit?` is asked back)."""
    tags = [phrase.tag for phrase in segment]
    reports = any(tag in REMARKS | REPORTING for tag in tags)
    return not reports and any(tag not in PERSONAL for tag in tags)
