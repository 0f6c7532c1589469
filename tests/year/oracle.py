"""What the rule asks for, worked out again in plain Python from what people said and did: which visits, which months.

'Kunjungan dilakukan jika selama 2 bulan berturut-turut peserta PKH tidak memenuhi komitmen' (second source document).
A month with an illness, without a meeting or without a report neither counts nor resets; who came once kept her month;
after a visit counting begins anew; a correction that breaks the row takes back a visit not made yet. Nothing of the
program is used here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

IN_A_ROW = 2


@dataclass(frozen=True)
class Reported:
    """What became known of a meeting, when: kpm -> reason of who was missing. A later report of it corrects it."""

    at: datetime
    meeting: int
    day: date
    absent: Mapping[int, str | None]
    present: frozenset[int]


@dataclass(frozen=True)
class Visited:
    """A visit that was made because of missed meetings."""

    at: datetime
    day: date
    kpm: int


@dataclass
class Expected:
    """A visit that should be there; months as '2019-03'."""

    kpm: int
    months: tuple[str, ...]
    state: str = "open"
    made_on: date | None = None


@dataclass
class _Family:
    known: dict[int, tuple[date, bool, str | None]] = field(default_factory=dict)
    """Meeting -> day, was there, reason."""
    open: Expected | None = None
    visited_on: date = date.min


def expected_visits(reports: Iterable[Reported], visits: Iterable[Visited]) -> list[Expected]:
    """Every visit that should have been opened in the year, in the order in which it became due."""
    families: defaultdict[int, _Family] = defaultdict(_Family)
    found: list[Expected] = []
    happened: list[Reported | Visited] = sorted([*reports, *visits], key=lambda one: one.at)
    for one in happened:
        if isinstance(one, Visited):
            _make(families[one.kpm], one)
            continue
        for kpm in sorted({*one.absent, *one.present}):
            family = families[kpm]
            family.known[one.meeting] = (one.day, kpm in one.present, one.absent.get(kpm))
            opened = _look_again(kpm, family)
            if opened is not None:
                found.append(opened)
    return found


def _make(family: _Family, visited: Visited) -> None:
    assert family.open is not None, f"{visited} was made though none was due"
    family.open.state, family.open.made_on = "done", visited.day
    family.open, family.visited_on = None, visited.day


def _look_again(kpm: int, family: _Family) -> Expected | None:
    rows = rows_of_missed(family.known.values(), family.visited_on)
    if family.open is None:
        family.open = Expected(kpm, tuple(rows[-1])) if len(rows[-1]) >= IN_A_ROW else None
        return family.open
    long_ones = [row for row in rows if len(row) >= IN_A_ROW]
    if long_ones:
        family.open.months = tuple(long_ones[-1])
    else:
        family.open.state, family.open = "withdrawn", None
    return None


def rows_of_missed(known: Iterable[tuple[date, bool, str | None]], after: date) -> list[list[str]]:
    """The months missed in a row after a day, oldest first; each kept month ends a row and begins a new one."""
    by_month: defaultdict[str, list[tuple[date, bool, str | None]]] = defaultdict(list)
    for one in known:
        by_month[one[0].isoformat()[:7]].append(one)
    rows: list[list[str]] = [[]]
    for month, meetings in sorted(by_month.items()):
        if any(was_there for _, was_there, _ in meetings):
            rows.append([])
        elif any(reason != "sick" and day > after for day, _, reason in meetings):
            rows[-1].append(month)
    return rows
