"""Words of going that are no word on attendance: gone elsewhere, or gone home from the meeting."""

from collections.abc import Callable, Sequence

from programme.attendance_reading.cursor import BORDERS, Cursor
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.phrases import Phrase
from programme.attendance_reading.units import Unit

DIED = frozenset("meninggal wafat meninggl mninggal seda sedo pupus maot meninggal-dunia almarhumah".split())
OVERSLEPT = frozenset({"kesiangan", "kawanan", "kasiangan", "kabeurangan"})
NOT_YET = frozenset("belum blm blum dereng durung during acan tacan teuacan".split())
ERRANDS = frozenset({"travel", "other", "care", "family_event", "bereavement"})
SETTING_OUT = frozenset({"berangkat", "masuk", "ikut"})


def sets_out(phrase: Phrase, cursor: Cursor, units: Sequence[Unit]) -> bool:
    """`indit ka pasar balanja`: the phrase at the cursor says gone, but not to the meeting."""
    words = {unit.word for unit in units[phrase.first : phrase.last + 1]}
    ahead = cursor.phrases[cursor.at + 1] if cursor.tag(1) == "absent" else None
    return phrase.tag == "present" and words <= SETTING_OUT and ahead is not None and bool(ahead.value)


def goes_along(phrase: Phrase, cursor: Cursor, units: Sequence[Unit], groups: Groups) -> bool:
    """`Rina ka Bandung, Lina ngiring`: along with one who is away, or to the meeting; it does not tell which."""
    bare = phrase.first == phrase.last and units[phrase.first].word == "ikut"
    if bare and cursor.tag(-1) == cursor.tag(1) == "name" and groups.open and groups.open[-1].mention.kin is None:
        return True
    if (
        not bare
        or cursor.tag(1) not in BORDERS
        or len(groups.open) != 1
        or len(groups.entries) < 2
        or cursor.tag(-2) != "comma"
    ):
        return False
    told = groups.entries[-2].remarks
    return bool(told) and told[-1].kind == "absent" and told[-1].reason in ERRANDS


def is_death(phrase: Phrase, cursor: Cursor, groups: Groups, text: Callable[[Phrase, Phrase], str]) -> bool:
    """`Yanti sudah meninggal`: said of the member herself, not of whom she mourns."""
    around = cursor.tag(-1), cursor.tag(1)
    herself = bool(groups.open) and groups.open[-1].mention.kin is None
    died = text(phrase, phrase).casefold() in DIED
    return died and around[0] == "name" and around[1] in BORDERS | {"other"} and herself


def is_bare_leaving(phrase: Phrase, units: Sequence[Unit]) -> bool:
    """`Semua hadir, tapi Parmi pulang`: away from the meeting, not to her village."""
    return phrase.first == phrase.last and units[phrase.first].word == "pulang"


def overslept(phrase: Phrase, cursor: Cursor, text: Callable[[Phrase, Phrase], str], *, headed: bool) -> bool:
    """`Mawar tidak hadir, kesiangan`: too late is why she did not come, unless she is said not to have come yet.

    `headed`: she is listed among those absent.
    """
    if headed:
        return phrase.tag == "present" and text(phrase, phrase).casefold() in OVERSLEPT
    last = cursor.phrases[cursor.at - 2] if cursor.tag(-1) == "comma" and cursor.at > 1 else None
    if last is None or last.tag != "absent" or phrase.tag != "present" or cursor.tag(1) not in BORDERS:
        return False
    yet = NOT_YET & set(text(last, last).casefold().split())
    return not yet and text(phrase, phrase).casefold() in OVERSLEPT


def slept_in(phrase: Phrase, cursor: Cursor, text: Callable[[Phrase, Phrase], str]) -> bool:
    """`Mawar kesiangan` and no more: late as well as not at all, so that she is asked."""
    goes_on = cursor.tag(2) == "present" or (cursor.tag(1) == "comma" and cursor.tag(2) != "name")
    contrasted = any(later.tag == "absent" and not later.value for later in cursor.phrases[cursor.at :])
    bare = cursor.tag(-1) == "name" and cursor.tag(1) in BORDERS and not goes_on and not contrasted
    return bare and phrase.tag == "present" and text(phrase, phrase).casefold() in OVERSLEPT
