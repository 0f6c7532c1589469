"""Whether a remark stands before those it is said of (a heading) or behind them."""

from programme.attendance_reading.cursor import BORDERS, Cursor
from programme.attendance_reading.entries import Remark
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.phrases import BREAKS, REMARKS, Phrase


def is_heading(remark: Remark, cursor: Cursor, groups: Groups, *, names_first: bool | None, brackets: bool) -> bool:
    """Whether the remark at the cursor heads the names that follow.

    `names_first` is how the message began: names before remarks, the reverse, or None if that is not known yet.
    """
    heading = groups.heading
    if brackets and not cursor.name_follows():
        return False
    if not groups.open:
        return _opens(remark, cursor, groups, names_first)
    if cursor.tag(1) == "colon" and cursor.tag(-1) in BORDERS | {"who"}:
        return True
    if not cursor.name_follows():
        return False
    if cursor.tag(-1) == "who" and cursor.tag(-2) in BORDERS | {"and", "but", "correction"}:
        return True
    same = heading is not None and heading.bare == remark.bare
    if names_first is False or same:
        return not cursor.names_ahead_have_remark() and heading is not None
    return False


def _opens(remark: Remark, cursor: Cursor, groups: Groups, names_first: bool | None) -> bool:
    """Whether a remark with no name waiting heads what follows, instead of adding to those just spoken of."""
    if cursor.tag(1) == "colon" or not groups.closed:
        return True
    came = all(each.remarks and each.remarks[-1].kind == "present" for each in groups.closed)
    caused = cursor.tag(1) == "because" and cursor.next_beyond(frozenset({"because", "absent"})) == "name"
    others = cursor.name_follows() or (cursor.tag(-1) == "who" and (caused or cursor.tag(1) == "line"))
    if came and remark.kind == "absent" and cursor.tag(-1) in ("who", "comma") and others:
        return True
    if cursor.tag(-1) in ("who", "comma", "line", "stop", "item", "but"):
        said_of_others = remark.bare and cursor.tag(-1) == "who" and cursor.tag(-2) in BORDERS | {"and", "but"}
        free = cursor.name_follows() and (said_of_others or not cursor.names_ahead_have_remark())
        turned = names_first is False and cursor.name_follows()
        return free or (cursor.tag(-1) == "who" and cursor.tag(-2) in BREAKS) or turned
    return names_first is False and cursor.name_follows()


def is_orphan(phrase: Phrase, cursor: Cursor, groups: Groups) -> bool:
    """`ngasuh incu, Tati aya tamu`: why somebody stayed away whose name was lost, not a heading for the next."""
    begins = cursor.tag(-1) in BREAKS | {""} and not groups.entries
    told = phrase.tag == "absent" and phrase.value not in ("", "-", "other")
    if not (begins and told and cursor.tag(1) in ("comma", "stop") and cursor.tag(2) == "name"):
        return False
    ahead = cursor.phrases[cursor.at + 3] if cursor.tag(3) in REMARKS else None
    return ahead is not None and ahead.tag == "absent" and ahead.value not in ("", "-")
