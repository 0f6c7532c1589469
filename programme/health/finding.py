"""Members with a duty of health by their own name or their mother's, among a pendamping's families."""

from datetime import datetime

from db import Session
from db.tables import Group
from programme.access import Actor, operation
from programme.health.families import HealthFamily, MemberDue, counted, families_of
from programme.names import name_book
from programme.rules import Rules

TITLES = frozenset({"bu", "ibu", "pak", "bapak", "dik", "adik", "dek", "anak", "anaknya", "si"})


@operation(on="pendamping", may=("self",))
def members_named(
    session: Session, actor: Actor, pendamping_id: int, text: str, now: datetime, rules: Rules
) -> list[tuple[MemberDue, HealthFamily]]:
    """Whom the words may mean: those of that name; where there is none, all whose mother bears it."""
    query = counted().where(Group.pendamping_id == pendamping_id)
    pairs = [
        (member, family) for family in families_of(session, query, rules.today(now), rules) for member in family.members
    ]
    words = tuple(word for word in text.casefold().split() if word.isalpha() and word not in TITLES)
    if not words:
        return []
    return _meant(words, [(member.name, (member, family)) for member, family in pairs]) or _meant(
        words, [(family.name, (member, family)) for member, family in pairs]
    )


Pair = tuple[MemberDue, HealthFamily]


def _meant(words: tuple[str, ...], named: list[tuple[str, Pair]]) -> list[Pair]:
    match = name_book(tuple((at, name) for at, (name, _) in enumerate(named, start=1))).match(words)
    return [] if match is None else [named[at - 1][1] for at in sorted(match.whole or match.numbers)]
