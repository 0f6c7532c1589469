"""Who came to a meeting besides P2K2, as typed in one message: "tidak hadir 3 7, 12 diwakili", "mawar wati datang".

Numbers are those of the printed attendance list. The same reader as for P2K2 reports; whoever is not named came, unless
only those who came are named.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from programme.assemblies.showing import AssemblyView, GuestView
from programme.attendance_text import Member, Report, read_report

RANGE = re.compile(r"\b(\d{1,3}) ?(?:-|–|sampai|sampe|s/d|sd) ?(\d{1,3})\b")
MOST_IN_A_RANGE = 100
FIRST_NUMBER = re.compile(r"^(\d{1,3})(?=\s+\D)")
ALL_BUT = re.compile(
    r"^\W*(?:wis |sampun |sudah |udah )?(?:semua|kabeh|sedaya|kabehan)(?:nya)?\b[\w ,]*?"
    r"\b(?:kecuali|selain|kejaba|iwal)\b",
    re.IGNORECASE,
)
"""Who is named after it is left out: "semua kecuali 5" is all the others."""
AWAY_NUMBER = re.compile(
    r"\b((?:tidak|tdk|tak|gak|ga|nggak|ndak|ora|mboten|teu) (?:hadir|datang|dtg)|absen|alfa|alpa)\s*:?\s*(\d{1,3})\b"
    r"(?! *(?:orang|org|wong|ibu|keluarga|kpm|peserta|jalmi))",
    re.IGNORECASE,
)
"""The question asks for numbers of the list: "tidak hadir 2" is number 2, "tidak hadir 2 orang" says how many."""


@dataclass(frozen=True)
class CameHeard:
    """What a message says; `marks` by guest id, for those it names. `others`: the mark of whom it does not name."""

    marks: Mapping[int, str]
    others: str
    unclear: tuple[tuple[str, tuple[int, ...]], ...] = field(default=())
    """(as said, numbers that it may mean)"""
    unknown: tuple[str, ...] = ()
    stated_present: int | None = None
    stated_absent: int | None = None
    """How many it says came or did not: a number that names nobody is asked about, never guessed."""

    def misses(self, marks: Mapping[int, str]) -> bool:
        """Whether it states a number that these marks don't add up to."""
        absent = sum(mark == "absent" for mark in marks.values())
        wrong = self.stated_absent is not None and self.stated_absent != absent
        return wrong or (self.stated_present is not None and self.stated_present != len(marks) - absent)


def read_came_of(text: str, view: AssemblyView, *, correcting: bool = False) -> CameHeard | None:
    """None where the message is about something else.

    `correcting`: what was said before is shown, so that "7 hadir" means number 7, not seven people.
    """
    if correcting:
        text = FIRST_NUMBER.sub(r"nomor \1", text.strip())
    report = _report(text, view)
    if not report.is_report:
        return None
    by_number = {one.number: one.id for one in view.guests}
    marks = {by_number[number]: "absent" for number in report.absent}
    marks |= {by_number[number]: "present" for number in report.present}
    marks |= {by_number[number]: "represented" for number in report.represented}
    only_those = bool(report.present) and not report.absent
    unclear = tuple((one.said, tuple(sorted(one.candidates))) for one in report.ambiguous)
    return CameHeard(
        marks,
        "absent" if only_those else "present",
        unclear,
        tuple(report.unknown),
        report.stated_present,
        report.stated_absent,
    )


def reads_as_attendance(text: str, view: AssemblyView) -> bool:
    """Whether the message answers who came."""
    heard = read_came_of(text, view)
    if heard is None:
        return False
    counted = heard.stated_absent is not None or heard.stated_present is not None
    return bool(heard.marks or heard.unclear) or counted or _report(text, view).all_present


def with_heard(before: Mapping[int, str], heard: CameHeard, guests: tuple[GuestView, ...]) -> dict[int, str]:
    """The marks of all guests: a first message says all of it, later ones correct those they name."""
    whole = dict(before) or {one.id: heard.others for one in guests}
    return {one.id: heard.marks.get(one.id, whole.get(one.id, "present")) for one in guests}


def _report(text: str, view: AssemblyView) -> Report:
    members = [Member(one.number, one.name) for one in view.guests]
    return read_report(AWAY_NUMBER.sub(r"\1 nomor \2", RANGE.sub(_spelt_out, text)), members)


def _spelt_out(found: re.Match[str]) -> str:
    """'2-4' is 2, 3, 4."""
    first, last = int(found.group(1)), int(found.group(2))
    if not first < last <= first + MOST_IN_A_RANGE:
        return found.group(0)
    return ", ".join(map(str, range(first, last + 1)))


@dataclass(frozen=True)
class Listed:
    """Guests named by the numbers of the attendance list or by name; `unknown` are words that name nobody, or many."""

    guest_ids: frozenset[int]
    unknown: tuple[str, ...] = ()


def read_listed(text: str, guests: tuple[GuestView, ...]) -> Listed | None:
    """ "3 7 10-15", "mawar dan wati", "semua kecuali 5"; None where nobody is meant.

    Where it can't be told who is left out, nobody is named: the others would be wrong too.
    """
    by_number = {one.number: one.id for one in guests}
    if (all_but := ALL_BUT.match(text)) is not None:
        said = text[all_but.end() :]
        left_out = read_listed(said, guests) or Listed(frozenset(), (said.strip(),))
        if left_out.unknown:
            return Listed(frozenset(), left_out.unknown)
        return Listed(frozenset(by_number.values()) - left_out.guest_ids)
    report = read_report(RANGE.sub(_spelt_out, text), [Member(one.number, one.name) for one in guests])
    named = set(report.absent) | report.present | report.represented
    unknown = (*report.unknown, *(one.said for one in report.ambiguous))
    if not named and not unknown:
        return None
    return Listed(frozenset(by_number[number] for number in named), unknown)


def read_points(text: str, most: int) -> frozenset[int]:
    """The numbers from 1 to `most` that are meant: "1 2 5", "1-5", "semua kecuali 9"; empty where it is unclear."""
    all_but = ALL_BUT.match(text)
    said = RANGE.sub(_spelt_out, text[all_but.end() :] if all_but else text)
    numbers = frozenset(map(int, re.findall(r"\d+", said)))
    every = frozenset(range(1, most + 1))
    if not numbers or not numbers <= every:
        return frozenset()
    return every - numbers if all_but else numbers


def read_listed_of(text: str, members: Sequence[Member]) -> set[int]:
    """The member numbers that a text names for certain."""
    report = read_report(text, members)
    return set(report.absent) | report.present | report.represented
