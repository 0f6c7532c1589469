"""Lines that hold nothing but a remark (`SAKIT`, `Izin`), with names in the lines below: headings without a colon."""

from collections.abc import Sequence

from programme.attendance_reading.phrases import REMARKS, Phrase

HEADS = frozenset({"absent", "present", "represented"})
PASSED_OVER = frozenset({"greeting", "stop", "item", "who", "other", "sorry", "comma"})
PERSONS = frozenset({"name", "strange"})


def with_headings(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases with a colon behind each such line.

    Only if such a line, or one that begins so (`yang hadir Mawar`), stands before the first person is named, or if
    of each one named before it something was said (`Suharti sakit` / `Hadir` / `Mawar`).
    """
    lines = _lines(phrases)
    heads = [at for at in range(len(lines)) if _heads(lines, at)]
    named = [line for line in lines[: heads[0]] if any(phrase.tag in PERSONS for phrase in line)] if heads else []
    if not heads or not _all_told(named):
        return list(phrases)
    out: list[Phrase] = []
    for at, line in enumerate(lines):
        out.extend(phrase for phrase in line if at not in heads or phrase.tag not in PERSONS | {"place"})
        if at in heads:
            behind = len(out) - (out[-1].tag == "line")
            out.insert(behind, Phrase("colon", "", line[0].first, line[0].first))
    return out


def _all_told(named: Sequence[Sequence[Phrase]]) -> bool:
    """Whether something is said of everybody in these lines, there or in the line that heads them."""
    headed = False
    for line in named:
        told = _tells(line)
        headed = _begins_with_a_remark(line) or (headed and not told)
        if not (headed or told):
            return False
    return True


def _tells(line: Sequence[Phrase]) -> bool:
    """Whether something is said of the last person in this line."""
    tags = [phrase.tag for phrase in line]
    last = max(at for at, tag in enumerate(tags) if tag in PERSONS)
    return any(tag in REMARKS for tag in tags[last + 1 :])


def _begins_with_a_remark(line: Sequence[Phrase]) -> bool:
    return next((phrase.tag for phrase in line if phrase.tag not in PASSED_OVER), "") in HEADS


def _lines(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The lines that are not empty, each with the mark that ends it; a sentence that ends a line is one of its own."""
    lines: list[list[Phrase]] = [[]]
    for phrase in phrases:
        lines[-1].append(phrase)
        if phrase.tag in ("line", "stop"):
            lines.append([])
    return [line for line in lines if line]


def _heads(lines: Sequence[Sequence[Phrase]], at: int) -> bool:
    said = [phrase.tag for phrase in lines[at] if phrase.tag not in PASSED_OVER | {"line"}]
    of_group = said[1:] in (["place", "strange"], ["place", "name"])  # `tidak hadir kelompok Mawar`
    if not said or said[0] not in HEADS or not (of_group or len(said) == 1) or lines[at][-1].tag != "line":
        return False
    below = next((line for line in lines[at + 1 :] if any(phrase.tag != "line" for phrase in line)), [])
    return next((phrase.tag for phrase in below if phrase.tag not in PASSED_OVER), "") in PERSONS
