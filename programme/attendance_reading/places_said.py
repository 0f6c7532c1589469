"""Names behind a word for a place (`di rumah Bu Wati`): somebody spoken of, or only where it was."""

from collections.abc import Sequence

from programme.attendance_reading.cursor import BORDERS, Cursor
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.phrases import REMARKS
from programme.attendance_reading.units import Unit


def owns_place_before(cursor: Cursor, units: Sequence[Unit]) -> bool:
    """`rumahe Dewi kebanjiran`: whose house it is, is who is spoken of."""
    place = cursor.phrases[cursor.at - 1]
    alone = place.first == place.last and units[place.first].word == "rumah"
    return alone and cursor.tag(-2) in BORDERS | {"because"}


def stands_free(cursor: Cursor, units: Sequence[Unit], groups: Groups) -> bool:
    """Whether a name behind a place word may still be a person: `di rumah Wati sakit`."""
    place = cursor.phrases[cursor.at - 1]
    if units[place.last].word in ("kelompok", "desa") or _is_venue(cursor, groups, units):
        return False
    spoken_of = groups.open or groups.closed
    return not spoken_of or cursor.tag(1) in REMARKS or cursor.tag(-2) in BORDERS | {"and"}


def _is_venue(cursor: Cursor, groups: Groups, units: Sequence[Unit]) -> bool:
    """`Pertemuan di rumah Bu Wati lancar`: where it was held, said before anything of anybody."""
    free = not groups.entries and groups.heading is None
    if (
        free
        and cursor.tag(-2) == ""
        and units[cursor.phrases[cursor.at - 1].first].first > 0
        and cursor.tag(1) in BORDERS
    ):
        return True
    return free and cursor.tag(1) not in REMARKS | {"", "comma", "and", "name", "no", "kin"}
