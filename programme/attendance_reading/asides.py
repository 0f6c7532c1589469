"""Questions and complaints, left out before the report is read.

What stands before them in the same stretch stays if it already says something ("mawar sakit kapan cair bu"); a name
that nothing was said of goes with the question ("bu mawar kok belum cair").
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from programme.attendance_reading.addressed import OPENING
from programme.attendance_reading.phrases import BREAKS, REMARKS, Phrase

REPORTED = frozenset({"absent", "represented"})
ASKED_THERE = frozenset({"question", "asks", "topic"})
REPORTING = REMARKS | {"no", "all", "nobody", "none"}


def without_asides(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases without asides. A statement that ends in a question mark keeps its names as `asked` ones."""
    kept: list[Phrase] = []
    first = 0
    while first < len(phrases):
        last = first
        while last < len(phrases) and phrases[last].tag not in BREAKS:
            last += 1
        asked = last < len(phrases) and phrases[last].tag == "asked"
        if asked and _is_answered(phrases, first, last):
            kept.extend(phrase for phrase in phrases[first:last] if phrase.tag == "name")
            kept.append(replace(phrases[last], tag="comma"))
        elif asked and _is_taken_up(phrases, first, last):
            kept.extend(_sentence(phrases[first:last], asked=False))
        else:
            kept.extend(_sentence(phrases[first:last], asked=asked))
            kept.extend(phrases[last : last + 1])
        first = last + 1
    return kept


def _sentence(sentence: Sequence[Phrase], *, asked: bool) -> list[Phrase]:
    kept: list[Phrase] = []
    segments = segments_of(sentence)
    if _is_supposed(sentence, segments):
        return []
    complaining = False
    for at, segment in enumerate(segments):
        question = _first(segment, {"question", "asks"} if asked else {"question"})
        topic = _first(segment, {"topic"})
        if question is not None and topic is None and not asked and _is_wondered_at(segment, question):
            kept.extend(_wondered_at(segment))
            continue
        if question is not None:
            kept.extend(before_aside(segment, question))
            kept.extend(_reported_behind(segments[at + 1 :], complaining=complaining or topic is not None))
            break
        if topic is not None:
            kept.extend(before_aside(segment, topic))
            complaining = True
        elif asked and at == len(segments) - 1:
            kept.extend(_as_asked(segment))
        elif not complaining or any(phrase.tag in REPORTING for phrase in segment):
            complaining = False
            kept.extend(segment)
    return kept


def _is_supposed(sentence: Sequence[Phrase], segments: Sequence[Sequence[Phrase]]) -> bool:
    """`Kalau Wati tidak hadir lagi, bagaimana bu`: what would be if, with no question mark behind it.

    The question is what the one thing supposed leads to; one about something else asks nothing of it.
    """
    first = next((phrase for phrase in sentence if phrase.tag not in OPENING), None)
    if first is None or first.value != "if":
        return False
    told = [phrase.tag for segment in segments for phrase in segment if phrase.tag not in OPENING]
    supposed = told.index("question") if "question" in told else len(told)
    leads = len(segments) == 1 or [tag for tag in _tags(segments[1]) if tag != "comma"][:1] == ["question"]
    return leads and told[supposed:] == ["question"]


def _tags(segment: Sequence[Phrase]) -> list[str]:
    return [phrase.tag for phrase in segment]


def _reported_behind(segments: Sequence[Sequence[Phrase]], *, complaining: bool) -> list[Phrase]:
    """`data dikumpul kapan ya, Wati sama Mawar tidak hadir`: what reports on somebody behind a question.

    From the first stretch that is a report by itself, of members by name and of nothing else. Behind a question about
    money only what says outright who stayed away: `kapan cair bu, Mawar sakit butuh uang` is no report.
    """
    for at, segment in enumerate(segments):
        told = list(takewhile(lambda phrase: phrase.tag not in ASKED_THERE, segment))
        said = [phrase for phrase in told if phrase.tag in REPORTED and not (complaining and phrase.value)]
        if said and "name" in _tags(told):
            return [phrase for later in segments[at:] for phrase in later]
    return []


def _is_answered(phrases: Sequence[Phrase], first: int, last: int) -> bool:
    """`Ibu tanya bu Lestari? Beliau hadir`: somebody asked after, and an answer that names nobody else."""
    asked_after = [phrase for phrase in phrases[first:last] if phrase.tag == "name"]
    others = any(phrase.tag in ("name", "strange") for phrase in [*phrases[:first], *phrases[last + 1 :]])
    answered = any(phrase.tag in ("present", "absent") for phrase in phrases[last + 1 :])
    return len(asked_after) == 1 and not others and answered


def _is_taken_up(phrases: Sequence[Phrase], first: int, last: int) -> bool:
    """`Melati? hadir`: somebody named with a question mark of whom something is said at once."""
    named = segments_of(phrases[first:last])[-1]
    after = next((phrase.tag for phrase in phrases[last + 1 :] if phrase.tag in REPORTING | BREAKS | {"name"}), "")
    return bool(named) and all(each.tag in ("name", "comma") for each in named) and after in REPORTING


def segments_of(sentence: Sequence[Phrase]) -> list[list[Phrase]]:
    """The stretches between commas, each with the comma before it."""
    segments: list[list[Phrase]] = [[]]
    for phrase in sentence:
        if phrase.tag == "comma":
            segments.append([])
        segments[-1].append(phrase)
    return segments


def _first(segment: Sequence[Phrase], tags: set[str]) -> int | None:
    return next((at for at, phrase in enumerate(segment) if phrase.tag in tags), None)


def before_aside(segment: Sequence[Phrase], aside: int) -> Sequence[Phrase]:
    """What was said in full before the aside: up to the last remark on somebody."""
    if any(phrase.tag == "asks" for phrase in segment[:aside]):
        return []
    said = [at for at in range(aside) if segment[at].tag in REPORTING and segment[at].tag != "no"]
    named = [at for at in range(aside) if segment[at].tag == "name"]
    if not named and segment[0].tag == "self":
        return []  # `Kula sowan jam pinten`: she asks about herself
    if not named and said and all(segment[at].tag == "present" or segment[at].value == "other" for at in said):
        return []  # `Bulan ngarep ning balai desa apa ning omahe kula?`: where it will be, nobody's errand
    if said and named and said[0] < named[0]:
        return segment[: max(said[-1], named[-1]) + 1]
    return segment[: said[-1] + 1] if said else []


def _names(phrases: Sequence[Phrase]) -> list[Phrase]:
    return [Phrase("asked_name", "", each.first, each.last) for each in phrases if each.tag == "name"]


def _is_wondered_at(segment: Sequence[Phrase], question: int) -> bool:
    return segment[question].value == "why" and bool(_names(segment[:question]))


def _wondered_at(segment: Sequence[Phrase]) -> list[Phrase]:
    """`Wati kenapa ya tidak ada kabar`: the ketua wonders why, without asking anybody; who it is stays said."""
    told = [phrase for phrase in segment if phrase.tag != "question"]
    return told if any(phrase.tag in REPORTING for phrase in told) else _names(segment)


def _as_asked(segment: Sequence[Phrase]) -> list[Phrase]:
    if any(phrase.tag in REMARKS for phrase in segment):
        return _names(segment)
    return []
