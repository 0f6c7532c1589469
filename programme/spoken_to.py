"""A report that calls its reader by name: "mohon ijin Bu Siti, Mawar sakit" says nothing of a member called Siti."""

import re
from collections.abc import Sequence

from programme.attendance_reading.kinship import TITLES
from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_text import Member, Report, read_report
from programme.names import name_parts, normal_form

TITLE = "|".join(sorted((word for word in TITLES if word.isalpha()), key=len, reverse=True))
CALL = re.compile(rf"(?i)(?<![^\W_])(?:{TITLE})\.? (?P<name>[^\W\d_]+)(?: (?P<second>[^\W\d_]+))?")
GREETINGS = frozenset({"-", "salam", "pagi", "maaf", "terima", "izin", "minta"})
POLITE = frozenset({"sewu", "yth", "yang", "terhormat"})
SAID_OF_ONE = frozenset(
    "tidak belum sakit kerja hadir absen izin alpa ikut masuk telat mudik hajatan takziah melahirkan hamil dan".split()
)
"""Meanings of words before which somebody is told of, not called."""


def read_report_to(text: str, members: Sequence[Member], reader: str | None, writer: int | None = None) -> Report:
    """As `read_report`, for a message to `reader` (the pendamping's name): where it calls her, she is not reported."""
    if not reader:
        return read_report(text, members, writer)
    called = _called(reader, members)
    for rest, whole_group in ((without_call(text, reader, members), False), (_without_last_call(text, reader), True)):
        report = read_report(rest, members, writer) if rest != text else None
        if report is not None and report.is_report and (report.all_present or not whole_group):
            return _without_calls(report, called)
    return _without_calls(read_report(text, members, writer), called)


def without_call(text: str, reader: str, members: Sequence[Member]) -> str:
    """The text without "Bu Siti" where it calls the reader: at its beginning, behind nothing but greetings.

    Left as it is where a member bears just that name, where no title stands before it, and where something is said of
    her ("Bu Siti sakit").
    """
    called = _called(reader, members)
    for found in CALL.finditer(text):
        if (normal_form(found["name"]),) != called[:1]:
            continue
        end = _end_of_call(found, called)
        if _calls(text, found.start(), end):
            return f"{text[: found.start()].rstrip()} {text[end:].lstrip(' ,')}".strip()
    return text


def _called(reader: str, members: Sequence[Member]) -> tuple[str, ...]:
    """The parts of her name; none where a member bears just the first, and would not be told from her."""
    called = name_parts(reader)
    return () if any(name_parts(member.name) == called[:1] for member in members) else called


def _without_calls(report: Report, called: tuple[str, ...]) -> Report:
    """ "Mawar tidak hadir bu Siti": nobody is asked about the one whom the report is written to."""
    report.ambiguous = [
        asked for asked in report.ambiguous if not (asked.called and name_parts(asked.said)[:1] == called[:1])
    ]
    return report


def _end_of_call(found: re.Match[str], called: tuple[str, ...]) -> int:
    """Behind the second part of her name too, where it is said."""
    second = found["second"]
    whole = second is not None and len(called) > 1 and normal_form(second) == called[1]
    return found.end("second") if whole else found.end("name")


def _without_last_call(text: str, reader: str) -> str:
    """ "Semua hadir, Bu Siti": without the call at the very end, which could as well be the last one of a list."""
    calls = [found for found in CALL.finditer(text) if normal_form(found["name"]) in name_parts(reader)[:1]]
    last = calls[-1] if calls else None
    if last is None or any(letter.isalnum() for letter in text[_end_of_call(last, name_parts(reader)) :]):
        return text
    return text[: last.start()].rstrip(" ,")


def _calls(text: str, begin: int, end: int) -> bool:
    """Whether nothing but greetings stands before it, and nothing is said of her."""
    following = re.match(r"\s*([^\W\d_]+)", text[end:])
    told_of = following is not None and MEANINGS.get(following[1].casefold()) in SAID_OF_ONE
    return not told_of and _only_greets(text[:begin])


def _only_greets(before: str) -> bool:
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", before)]
    return all(word in POLITE or MEANINGS.get(word) in GREETINGS for word in words)
