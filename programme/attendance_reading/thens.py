"""`Mawar momong cucu terus Wati sakit`: a "then" before a member tells of the next one, as a comma would."""

from collections.abc import Sequence

from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Unit

THENS = frozenset("terus trus trs teras lajeng banjur njuk tuluy terusan".split())


def with_thens(units: Sequence[Unit], tokens: Sequence[Token]) -> list[Unit]:
    """The units with a comma for each such word that stands right before a member, titles between them left aside."""
    out: list[Unit] = []
    for unit in units:
        after = out[-1].last + 1 if out else unit.first
        place = unit.first - 1
        if unit.word in ("@", "nomor") and out and place >= after and tokens[place].text.casefold() in THENS:
            out.append(Unit(",", place, place))
        out.append(unit)
    return out
