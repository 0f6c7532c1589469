"""Lines that hold nothing but a remark (`SAKIT`, `Izin`), with names in the lines below: headings without a colon."""

from collections.abc import Sequence

from programme.attendance_reading.phrases import Phrase

HEADS = frozenset({"absent", "present", "represented"})
PASSED_OVER = frozenset({"greeting", "stop", "item", "who", "other", "sorry", "comma"})
PERSONS = frozenset({"name", "strange"})


def with_headings(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases with a colon behind each such line.

    Only if such a line, or one that begins so (`yang hadir Mawar`), stands before the first person is named.
    """
    lines = _lines(phrases)
    heads = [at for at in range(len(lines)) if _heads(lines, at)]
    named = [line for line in lines[: heads[0]] if any(phrase.tag in PERSONS for phrase in line)] if heads else []
    if not heads or (named and not _begins_with_a_remark(named[0])):
        return list(phrases)
    out: list[Phrase] = []
    for at, line in enumerate(lines):
        out.extend(line)
        if at in heads:
            behind = len(out) - (out[-1].tag == "line")
            out.insert(behind, Phrase("colon", "", line[0].first, line[0].first))
    return out


def _begins_with_a_remark(line: Sequence[Phrase]) -> bool:
    return next((phrase.tag for phrase in line if phrase.tag not in PASSED_OVER), "") in HEADS


def _lines(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The lines that are not empty, each with the mark that ends it."""
    lines: list[list[Phrase]] = [[]]
    for phrase in phrases:
        lines[-1].append(phrase)
        if phrase.tag == "line":
            lines.append([])
    return [line for line in lines if line]


def _heads(lines: Sequence[Sequence[Phrase]], at: int) -> bool:
    said = [phrase.tag for phrase in lines[at] if phrase.tag not in PASSED_OVER | {"line"}]
    if len(said) != 1 or said[0] not in HEADS:
        return False
    below = next((line for line in lines[at + 1 :] if any(phrase.tag != "line" for phrase in line)), [])
    return next((phrase.tag for phrase in below if phrase.tag not in PASSED_OVER), "") in PERSONS
