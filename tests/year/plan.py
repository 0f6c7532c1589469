"""What happens in the year, drawn with a seed before it begins: nothing in here looks at the program.

Each month a twelfth of the families is missing, most once, some two to four months in a row; a tenth of those who are
missing are ill. A ketua reports after the meeting in her own words, some only when asked again, some never.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.year.kecamatan import KETUA_WITHOUT_CHAT, GroupOf, Kecamatan

MONTHS = range(1, 13)
REASONS: Mapping[str | None, tuple[str, ...]] = {
    "work": ("kerja", "buruh panen", "jaga warung"),
    "sick": ("sakit", "gerah"),
    None: ("tanpa keterangan",),
}
FRIDAY = 4
REPORTING = {"end": 0.94, "morning": 0.03, "pendamping": 0.02, "never": 0.01}


@dataclass
class Held:
    """One meeting as it comes about. `absent` is by kpm: what the report says of who was not there."""

    group: GroupOf
    month: int
    day: date
    absent: dict[int, str | None]
    reporting: str
    corrected: int | None = None
    """Who was there after all, as is said the next day."""
    moved_to: date | None = None
    cancelled: bool = False
    relays: bool = False
    """Whether the ketua tells those without a phone, and says so."""
    id: int = 0

    @property
    def held_on(self) -> date:
        return self.moved_to or self.day


@dataclass
class Plan:
    """All meetings, in no order."""

    held: list[Held] = field(default_factory=list)


def drawn_plan(kecamatan: Kecamatan, random: Random) -> Plan:
    plan = Plan()
    missing = _absences(kecamatan, random)
    for group in kecamatan.groups:
        for month in MONTHS:
            absent = {one.id: missing[one.id, month] for one in group.members if (one.id, month) in missing}
            held = Held(group, month, group.day_in(month), absent, _reporting(group, random))
            held.relays = group.ketua.way == "telegram" and random.random() < 0.05
            plan.held.append(held)
    ordinary = [one for one in plan.held if one.month > 1 and one.reporting == "end"]
    chosen = random.sample(ordinary, 60)
    for held in chosen[:12]:
        held.moved_to = held.day + timedelta(days=1 if held.day.weekday() < FRIDAY else 3)
    for held in chosen[12:20]:
        held.cancelled = True
    for held in chosen[20:]:
        if held.absent:
            held.corrected = random.choice(sorted(held.absent))
    return plan


def _reporting(group: GroupOf, random: Random) -> str:
    if group.place in KETUA_WITHOUT_CHAT:
        return "end" if group.deputy.way in ("telegram", "whatsapp") else "pendamping"
    return random.choices(list(REPORTING), list(REPORTING.values()))[0]


def _absences(kecamatan: Kecamatan, random: Random) -> dict[tuple[int, int], str | None]:
    """(kpm, month) -> reason."""
    missing: dict[tuple[int, int], str | None] = {}
    for member in kecamatan.members:
        for month in MONTHS:
            if random.random() < 0.045:
                missing[member.id, month] = _reason(random)
        if random.random() < 0.12:
            first = random.randint(1, 11)
            for month in range(first, min(first + random.randint(2, 4), 13)):
                missing[member.id, month] = _reason(random)
    return missing


def _reason(random: Random) -> str | None:
    return random.choices(("work", "sick", None), (0.6, 0.15, 0.25))[0]


def in_her_words(held: Held, numbers: Mapping[int, int], names: Mapping[int, str], random: Random) -> str:
    """The report as a ketua may write it: by numbers or names, with reasons in words of her own."""
    if not held.absent:
        return random.choice(("hadir semua", "lengkap bu", "semua hadir"))
    by_number = random.random() < 0.5
    parts = []
    for kpm_id, reason in sorted(held.absent.items()):
        who = str(numbers[kpm_id]) if by_number else names[kpm_id].lower()
        parts.append(f"{who} {random.choice(REASONS[reason])}".strip())
    return ", ".join(parts)
