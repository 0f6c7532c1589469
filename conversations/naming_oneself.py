"""How people say who they are on a phone they share: "ini bu wati", "untuk mawar ya", "ganti orang"."""

import re

from conversations.questions import normal
from programme.names import name_parts
from programme.people import Chatter

TITLES = r"(?:bu|ibu|ibuk|pak|bapak|bpk|mbak|mbok|mas|teh|nyai|yu)"
INTRODUCED = re.compile(
    rf"(?:ini|iki|niki|punika|menika|ieu|this is|ganti|ganti ke|pindah ke|saya|kula|kulo|aku|abdi)"
    rf"(?: dengan| kaliyan| karo| ke)? (?:{TITLES} )?(?P<name>.+)"
)
MEANT = re.compile(
    rf"(?:(?:ini|iki|niki|ieu|saya|kula|kulo|aku|abdi|untuk|kangge|kanggo|kagem|buat|kange|dengan|karo|this is|for) )*"
    rf"(?:{TITLES} )?(?P<name>.+?)(?: (?:ya|nggih|njih|bu|pak|saja|mawon))*"
)
OTHER_PERSON = frozenset({"ganti orang", "ganti wong", "gantos tiyang", "ganti jalma", "change person"})


def wants_other_person(text: str) -> bool:
    """Whether somebody says that the phone has changed hands."""
    return normal(text) in OTHER_PERSON


def introduced(text: str, people: list[Chatter]) -> Chatter | None:
    """Who says "ini bu wati": one of those who share the phone, and nothing else was said."""
    found = INTRODUCED.fullmatch(normal(text))
    return _named(found.group("name"), people) if found is not None else None


def meant(text: str, people: list[Chatter]) -> Chatter | None:
    """Whom an answer to "untuk siapa?" names: "wati", "untuk bu wati ya"."""
    found = MEANT.fullmatch(normal(text))
    return _named(found.group("name"), people) if found is not None else None


def named_first(text: str, people: list[Chatter]) -> Chatter | None:
    """Of whom "wati hadir jg" is told: the one whose name it begins with, where it goes on behind the name."""
    words = re.sub(rf"^{TITLES} ", "", normal(text)).split()
    sizes = range(len(words) - 1, 0, -1)
    return next((one for size in sizes if (one := _named(" ".join(words[:size]), people)) is not None), None)


def _named(said: str, people: list[Chatter]) -> Chatter | None:
    """The only one whose name holds all these words; a whole name before a part of another's."""
    words = name_parts(said)
    if not words:
        return None
    whole = [one for one in people if name_parts(one.name) == words]
    part = [one for one in people if set(words) <= set(name_parts(one.name))]
    found = whole or part
    return found[0] if len(found) == 1 else None
