"""The people of her group whom a family's words name by name: read as their office, as "bu siti" is the pendamping.

So what is said of them is read like what is said of "pendamping" or "ketua": a deed becomes a complaint that none of
them sees, and is never simply handed on to whom it is about.
"""

import re

from conversations.turn import Turn
from programme.complaints.accused import office_holders
from programme.complaints.hints import roles_named
from programme.matter_doubts import meanings_of, speaks_ill_of_own_people
from programme.matters import ABOUT_SOMEBODY, GROUPS_OWN_PEOPLE
from programme.people import chatter_of, members_of

TITLES = r"(?:bu|ibu|buk|bapak|pak|mbak|mba|mas|teh|ceu|kang|bunda|mbok|yu|lik)"
SPOKEN_TO = (
    r"(?!,?\s+(?:saya|sy|aku|kula|kulo|abdi|kapan|nuwun|punten|maaf|mohon|ngapunten|"
    r"(?:minta|nyuwun|neda|menta) (?:maaf|maap|tolong|ijin|izin|info\w*|kabar|doa|pirsa|hapunten|pangapunten)))\b"
)
"""What does not stand behind the name of who did something, but of who is spoken to ("bu siti minta maaf saya ...")."""
SHORTEST_NAME = 3
SPOKEN_FOR = {"ketua": "ketua", "deputy": "wakil", "pendamping": "pendamping", "koordinator": "koordinator"}
"""Role -> the word that stands for it where her name stood."""


def as_read(turn: Turn, text: str) -> str:
    """The text in which offices stand for names, where it tells ill of one of them so; else as it is."""
    named = _with_offices(turn, text)
    return named if named != text and _tells_ill(named) else text


def blames_own_people(turn: Turn, text: str) -> bool:
    """Whether somebody of her own people, named by office or by name, seems to have done or left something."""
    return _tells_ill(_with_offices(turn, text))


def _tells_ill(text: str) -> bool:
    if speaks_ill_of_own_people(text):
        return True
    about_somebody = any(one.place == "complaint" and one.topic in ABOUT_SOMEBODY for one in meanings_of(text))
    return about_somebody and bool(roles_named(text) & GROUPS_OWN_PEOPLE)


def _with_offices(turn: Turn, text: str) -> str:
    if turn.who.group_id is None:
        return text
    for role, ids in office_holders(turn.session, turn.who.group_id).ids.items():
        for person_id in ids:
            holder = chatter_of(turn.session, person_id) if person_id != turn.who.id else None
            first = holder.name.split()[0] if holder is not None else ""
            if holder is not None and len(first) >= SHORTEST_NAME and not _may_be_a_members(turn, first, holder.name):
                rest = "".join(rf"(?:\s+{re.escape(part)})?" for part in holder.name.split()[1:])
                text = re.sub(
                    rf"\b{TITLES}\s+{re.escape(first)}{rest}\b{SPOKEN_TO}", SPOKEN_FOR[role], text, flags=re.I
                )
    return text


def _may_be_a_members(turn: Turn, first: str, holder: str) -> bool:
    """A ketua speaks of her members: a name that one of them bears as well is not taken for the office's."""
    if turn.who.role == "kpm" or turn.who.group_id is None:
        return False
    members = members_of(turn.session, turn.who.group_id)
    return any(first.casefold() in one.name.casefold().split() and one.name != holder for one in members)
