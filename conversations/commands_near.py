"""Which commands staff may have meant: "siapa yang belum sekolah" says "belum sekolah", "kunjugan" nearly one."""

from collections.abc import Iterable
from typing import Any

from rapidfuzz.distance import OSA

from conversations.questions import normal
from conversations.turn import Conversation, Turn

MOST_NAMED = 3
SHORTEST_MISSPELT = 5
"""Letters; a shorter word is one slip away from too many others."""


def not_understood_by_staff(turn: Turn, text: str) -> str:
    """The sentence that says so, with the commands that come near, if any."""
    near = commands_near(text, turn.menu.values())
    if not near:
        return turn.words._("Maaf, saya belum paham maksudnya. Silakan pilih dari daftar ini, atau ketik bantuan.")
    return turn.words._(
        "Maaf, saya belum paham maksudnya. Kalau yang dimaksud salah satu ini, ketik katanya: {commands}",
        commands=", ".join(near),
    )


def command_slipped(turn: Turn, text: str) -> Conversation[Any] | None:
    """The conversation whose command this is but for one slip ("jadwl", "kunjngan"); None where it may be several."""
    said = normal(text)
    meant = [one for one in turn.menu.values() if any(_is_but_for_a_slip(each, said) for each in one.commands)]
    return meant[0] if len(meant) == 1 else None


def commands_near(text: str, conversations: Iterable[Conversation[Any]]) -> list[str]:
    """One command of each conversation that comes near, the longest first; of "belum sekolah" no "sekolah" besides."""
    said = normal(text)
    near = [
        max(fitting, key=len)
        for one in conversations
        if one.title is not None and (fitting := [each for each in one.commands if _is_near(each, said)])
    ]
    whole = [one for one in near if not any(one != other and f" {one} " in f" {other} " for other in near)]
    return sorted(whole, key=lambda each: (-len(each.split()), each))[:MOST_NAMED]


def _is_near(command: str, said: str) -> bool:
    """Its words stand in what was said, side by side; or what was said is that command but for a slip."""
    if f" {command} " in f" {said} ":
        return True
    return _is_but_for_a_slip(command, said)


def _is_but_for_a_slip(command: str, said: str) -> bool:
    return len(command) >= SHORTEST_MISSPELT and OSA.distance(command, said, score_cutoff=1) <= 1
