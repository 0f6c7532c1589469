"""Words of going that are no word on attendance: gone elsewhere, or gone home from the meeting."""

from collections.abc import Sequence

from programme.attendance_reading.cursor import Cursor
from programme.attendance_reading.phrases import Phrase
from programme.attendance_reading.units import Unit

SETTING_OUT = frozenset({"berangkat", "masuk", "ikut"})


def sets_out(phrase: Phrase, cursor: Cursor, units: Sequence[Unit]) -> bool:
    """`indit ka pasar balanja`: the phrase at the cursor says gone, but not to the meeting."""
    words = {unit.word for unit in units[phrase.first : phrase.last + 1]}
    ahead = cursor.phrases[cursor.at + 1] if cursor.tag(1) == "absent" else None
    return phrase.tag == "present" and words <= SETTING_OUT and ahead is not None and bool(ahead.value)


def is_bare_leaving(phrase: Phrase, units: Sequence[Unit]) -> bool:
    """`Semua hadir, tapi Parmi pulang`: away from the meeting, not to her village."""
    return phrase.first == phrase.last and units[phrase.first].word == "pulang"
