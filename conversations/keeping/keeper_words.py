"""Who kept a group, in lines."""

from collections.abc import Sequence

from conversations.words import Words, address_name
from programme.keeping.history import KeeperLine
from programme.rules import Rules

MOST_LINES = 12


def keepers_text(words: Words, group: str, lines: Sequence[KeeperLine], rules: Rules) -> str:
    """'Kelompok Melati 1 dipegang oleh: - Ibu Siti, sejak Kam 22 Nov' ..."""
    rows = [words._("Kelompok {group} didampingi oleh:", group=group)]
    for one in lines[:MOST_LINES]:
        name = address_name(words, one.name, one.gender)
        since = words.day(rules.today(one.since)) if one.since is not None else None
        until = words.day(rules.today(one.until)) if one.until is not None else None
        if since is None:
            row = words._("- {name}, sampai sekarang", name=name)
        elif until is None:
            row = words._("- {name}, sejak {since}", name=name, since=since)
        else:
            row = words._("- {name}, {since} sampai {until}", name=name, since=since, until=until)
        rows.append(f"{row}{_why(words, one.cause)}")
    return "\n".join(rows)


def _why(words: Words, cause: str) -> str:
    told = {"substitute": words._("menggantikan"), "returned": words._("kembali bertugas")}.get(cause)
    return f" ({told})" if told else ""
