"""Words that nobody knows: whether such a word stands for a person, so that it must be asked."""

from programme.attendance_reading.cursor import BORDERS, PERSONS, Cursor
from programme.attendance_reading.mentions import MentionFinder
from programme.attendance_reading.phrases import REMARKS
from programme.attendance_reading.units import Unit

MOST_STRANGERS = 4
OPENERS = BORDERS | {"and", "only", "except", "colon", "but", "correction", "not", "who"}
ENDERS = BORDERS | REMARKS | {"and", "name", "colon", "too", "no"}


def is_name(unit: Unit, cursor: Cursor, finder: MentionFinder, *, because: bool, headed: bool) -> bool:
    """Whether the unknown word at the cursor must be taken for a name: by its look, or by where it stands."""
    before, after = cursor.tag(-1), cursor.tag(1)
    if after in BORDERS and _is_host(cursor, headed=headed, male=finder.unknown.is_titled_as_a_man(unit)):
        return False
    if _is_kin(cursor, male=finder.unknown.is_titled_as_a_man(unit)):
        return False
    if before == "place" or finder.unknown.names_a_place(unit) or _is_where(unit, cursor, finder):
        return False
    if finder.unknown.looks_like_a_name(unit) and before != "because":
        return True
    if before not in OPENERS | PERSONS and finder.unknown.is_too_short(unit):
        return False
    if because or finder.unknown.looks_like_a_verb(unit) or finder.unknown.follows_a_preposition(unit):
        return False
    ends = after in ENDERS
    if before in OPENERS:
        return ends or (after == "strange" and _only_strangers(cursor))
    if before == "name":
        return ends and (after == "name" or finder.unknown.can_be_a_name(unit))
    if before == "strange":
        return ends and _only_strangers(cursor)
    return before in REMARKS and (after in REMARKS or (headed and ends))


def _is_kin(cursor: Cursor, *, male: bool) -> bool:
    """`ikut suaminya Karto`, `diwakili suaminya, Kang Dadang`: what one of the family is called."""
    before = cursor.tag(-1)
    if before == "with_kin" or (before == "represented" and cursor.tag(1) == "kin"):
        return True
    return male and before == "comma" and cursor.tag(-2) in ("represented", "kin")


def _is_where(unit: Unit, cursor: Cursor, finder: MentionFinder) -> bool:
    """`belum pulang dari Cikuray`, `panen di sawah Gegesik`: where somebody is of whom nothing else is said."""
    if finder.unknown.names_a_field(unit) and cursor.tag(1) not in REMARKS:
        return True
    titled = unit.mention is not None and unit.mention.titled
    return cursor.tag(-1) == "from" and not titled and cursor.tag(-2) in REMARKS and cursor.tag(1) in BORDERS | {""}


def _is_host(cursor: Cursor, *, headed: bool, male: bool) -> bool:
    """`matun neng sawahe pak carik`, `rewang bu Darsi`: for whom it was, once it is said of somebody."""
    last = cursor.phrases[cursor.at - 1] if cursor.at else None
    if male and last is not None and last.tag == "represented" and last.last > last.first and cursor.tag(-2) == "name":
        return True
    if last is None or headed or last.tag != "absent" or not last.value:
        return False
    return male or (last.value in ("family_event", "bereavement") and cursor.tag(-2) == "name")


def _only_strangers(cursor: Cursor) -> bool:
    """Whether the sentence is a short row of unknown words and remarks: names of nobody, most likely."""
    tags = cursor.sentence_tags()
    return tags.count("strange") <= MOST_STRANGERS and "other" not in tags
