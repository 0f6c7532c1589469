"""What WhatsApp's daily tier will not hold on a day, as the notice to the operators carries it: numbers only."""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

WAYS = ("telegram", "whatsapp", "sms", "ketua", "none")
"""The ways that those take whom the tier keeps from a template, in the order in which the slot holds them."""

DIGITS = string.digits + string.ascii_lowercase


@dataclass(frozen=True)
class Shortage:
    """`needed` and `tier` are people to be written to first; those who don't fit go by `ways`."""

    day: date
    tier: int
    needed: int
    eased: int = 0
    """Reminders that left a day earlier so that they fit."""
    ways: Mapping[str, int] = field(default_factory=dict)

    @property
    def short(self) -> int:
        return sum(self.ways.values())

    @property
    def subject(self) -> str:
        return f"tier:{self.day.isoformat()}"

    @property
    def slot(self) -> str:
        """The numbers to the base of 36, which fit the 40 characters of a slot up to a million and a half each."""
        numbers = (self.tier, self.needed, self.eased, *(self.ways.get(way, 0) for way in WAYS))
        return " ".join(_short(number) for number in numbers)


def shortage_in(subject: str, slot: str) -> Shortage | None:
    """The numbers that a notice's subject and slot hold."""
    day = re.fullmatch(r"tier:(\d{4}-\d{2}-\d{2})", subject)
    if day is None or re.fullmatch(r"([0-9a-z]+ ){7}[0-9a-z]+", slot, re.ASCII) is None:
        return None
    tier, needed, eased, *counts = (int(one, 36) for one in slot.split(" "))
    return Shortage(date.fromisoformat(day[1]), tier, needed, eased, dict(zip(WAYS, counts, strict=True)))


def _short(number: int) -> str:
    head, last = divmod(number, 36)
    return (_short(head) if head else "") + DIGITS[last]
