"""Reads what a pendamping writes about visits: "2 selesai, ketemu suami, sepakat gantian jaga; 5 tunda senin".

What is not certain is left without an outcome and with a `problem`, so that the bot asks for that number and never
guesses. Nothing is looked up here: who stands under which number is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programme.visit_reading.heads import Said, split_by_number
from programme.visit_reading.named import with_numbers
from programme.visit_reading.notes import Notes, clauses_of, free_text_of, text_of
from programme.visit_reading.outcomes import OutcomeReader, Told
from programme.visit_reading.pieces import Piece, pieces_of, plain, shown_of
from programme.visit_reading.whom import TITLES

NO_NAME = TITLES | {"siti", "nur", "tri", "dwi"}
"""Parts of names that alone name nobody."""


@dataclass(frozen=True)
class Listed:
    """A visit under its number of the day's list; `is_open` until it ended."""

    number: int
    name: str
    gender: str = "f"
    is_open: bool = True


@dataclass(frozen=True)
class SaidOfVisit:
    """What was said of one visit. Free text is as written."""

    number: int
    outcome: str | None
    """done, postpone, cancel or hand_over; None: it must be asked, and `problem` says why."""
    problem: str | None = None
    """nothing (no outcome said), conflict (two of them), not_yet, or question."""
    met: str | None = None
    """kpm, spouse, couple, family, nobody, or own words; None where it was not said."""
    finding: str | None = None
    """The cause; of a cancelled visit the reason."""
    agreement: str | None = None
    until: date | None = None
    """Of a postponed one, later than today (or today, where "nanti sore" was said); None: to be asked."""
    colleague: str | None = None
    """To whom it is handed over, as written."""
    duties: tuple[str, ...] = ()
    visited_on: date | None = None
    """Where it was made before today ("kemarin")."""


@dataclass(frozen=True)
class VisitReport:
    """`said` by number; `not_listed` are numbers that no visit of that list has."""

    said: tuple[SaidOfVisit, ...] = ()
    not_listed: tuple[int, ...] = ()

    @property
    def tells_outcomes(self) -> bool:
        """Whether it says of any number what became of the visit: a bare number does not."""
        return any(one.outcome is not None or one.problem != "nothing" for one in self.said)


def read_visits(text: str, listed: Sequence[Listed], today: date) -> VisitReport:
    """What a message says of which visits. Text beyond the first 2,000 characters is not read."""
    shown = shown_of(text)
    by_number = {one.number: one for one in listed}
    pieces = with_numbers(pieces_of(shown), {one.number: one.name for one in listed})
    parts = split_by_number(pieces, by_number)
    bodies = _bodies(parts, listed)
    known = [_read_one(shown, by_number[number], body, today) for number, body in bodies.items() if number in by_number]
    return VisitReport(tuple(known), tuple(number for number in bodies if number not in by_number))


def read_outcome(text: str, one: Listed, today: date) -> SaidOfVisit:
    """What a message without numbers says of the one visit that it is about."""
    shown = shown_of(text)
    return _read_one(shown, one, pieces_of(shown), today)


def split_notes(text: str) -> tuple[str | None, str | None]:
    """(what was found to be the cause, what was agreed) of a short remark.

    Told apart by "sepakat" and its like; else by a semicolon or a new line; else all of it is the cause.
    """
    shown = shown_of(text).strip()
    notes, kind = Notes(), "finding"
    told_apart = False
    sentences = [part for part in shown.replace("\n", ";").split(";") if part.strip()]
    for place, sentence in enumerate(sentences):
        kind = "agreement" if place and not told_apart else kind
        for clause in clauses_of(pieces_of(sentence)):
            free = free_text_of(clause)
            cut = free.begin if free is not None else len(clause)
            notes.add(kind, text_of(sentence, clause[:cut]))
            if free is not None:
                kind, told_apart = free.kind, True
                notes.add(kind, text_of(sentence, clause[free.words :]))
    if not notes.agreement and not told_apart:
        return text.strip() or None, None
    return notes.finding_text, notes.agreement_text


def _bodies(parts: Sequence[Said], listed: Sequence[Listed]) -> dict[int, list[Piece]]:
    """Number -> what is said of it, everywhere in the message; "kecuali 3" alone says nothing of 3."""
    named = {number for part in parts for number in part.numbers}
    bodies: dict[int, list[Piece]] = {}
    for part in parts:
        open_ones = [one.number for one in listed if one.is_open and one.number not in named]
        if part.excepted and not part.body:
            continue
        for number in open_ones if part.rest else part.numbers:
            before = bodies.get(number, [])
            bodies[number] = [*before, _END, *part.body] if before else list(part.body)
    return dict(sorted(bodies.items()))


_END = Piece("end", ";", 0, 0)


def _read_one(shown: str, one: Listed, body: Sequence[Piece], today: date) -> SaidOfVisit:
    names = {word for word in map(plain, one.name.split()) if len(word) > 2 and word not in NO_NAME}
    told: Told = OutcomeReader(shown, names, one.gender, today).read(body)
    return SaidOfVisit(
        one.number,
        told.outcome,
        told.problem,
        told.met,
        told.notes.finding_text,
        told.notes.agreement_text,
        told.until,
        told.colleague,
        tuple(sorted(told.duties)),
        told.visited_on,
    )
