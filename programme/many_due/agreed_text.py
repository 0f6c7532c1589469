"""What was agreed at a gathering, as typed in one message: for all who came, or family by family."""

import re
from collections.abc import Sequence

from programme.relay_answer_parts import Listed

PIECES = re.compile(r"[;\n]+")
HEAD = re.compile(r"^\s*(?:(?:bu|ibu|pak|bapak|mbak|no|nomor)\s+)?([^:=]{1,60}?)\s*[:=]\s*(.+)$")
LONGEST = 300


def read_agreed(text: str, present: Sequence[Listed]) -> dict[int, str]:
    """Number -> what was agreed: "mawar: gantian jaga; 3: Senin lapor"; words without a name hold for all others."""
    agreed: dict[int, str] = {}
    for_all: list[str] = []
    for piece in PIECES.split(text):
        head = HEAD.match(piece)
        number = _meant(head.group(1), present) if head is not None else None
        if head is not None and number is not None:
            agreed[number] = head.group(2).strip()[:LONGEST]
        elif piece.strip():
            for_all.append(piece.strip())
    if for_all:
        rest = "; ".join(for_all)[:LONGEST]
        agreed = {one.number: rest for one in present if one.number not in agreed} | agreed
    return agreed


def _meant(said: str, present: Sequence[Listed]) -> int | None:
    """The one family with this number, or whose name has all these words."""
    words = set(said.casefold().split())
    if said.strip().isdecimal():
        return next((one.number for one in present if one.number == int(said)), None)
    fitting = [one.number for one in present if words <= set(one.name.casefold().split())]
    return fitting[0] if len(fitting) == 1 else None
