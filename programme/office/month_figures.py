"""What one pendamping's month was, in figures: what the office's monthly report is drawn from, kept as it was sent.

Names stand in it only where the office needs them: who did not keep the commitments, who left, whose child went to
school. No reason of an absence, nothing of what anybody said; cases are counted, and what is hidden from the
pendamping is not even counted. Days are 'YYYY-MM-DD', local; codes are those of the tables.
"""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class GroupLine:
    """A group as it stands when the figures are taken."""

    number: int | None
    name: str
    desa: str
    members: int
    ketua: str | None
    deputy: str | None


@dataclass(frozen=True)
class MeetingLine:
    """A P2K2 meeting of the month."""

    day: str
    group: str
    module: str | None
    session: int | None
    status: str
    """planned (its report is missing), reported or cancelled."""
    present: int = 0
    """Also who was represented."""
    sick: int = 0
    alfa: int = 0

    @property
    def invited(self) -> int:
        return self.present + self.sick + self.alfa


@dataclass(frozen=True)
class VisitLine:
    """A visit to a family that did not keep the commitments, or missed the pertemuan awal."""

    participant_number: str
    name: str
    group: str
    cause: str
    months: tuple[str, ...]
    state: str
    day: str | None
    """The day of the visit, where it was made."""


@dataclass(frozen=True)
class AssemblyLine:
    """A meeting besides P2K2."""

    kind: str
    day: str
    place: str
    called: int
    came: int
    state: str


@dataclass(frozen=True)
class PosyanduLine:
    """A day of a health post to which his families go: of the month, and planned for the next."""

    day: str
    provider: str
    state: str
    families: int = 0
    """His families with a duty of health who go there."""
    first_visits: int = 0
    """Of these, how many were never recorded at a health post."""


@dataclass(frozen=True)
class EnrolmentLine:
    """A child of school age without a school: enrolled this month, or still open."""

    participant_number: str
    family: str
    child: str
    state: str
    school: str | None


@dataclass(frozen=True)
class LeaverLine:
    """A family whose membership ended."""

    participant_number: str
    name: str
    group: str
    day: str | None
    reason: str | None


@dataclass(frozen=True)
class CountLine:
    """How many of one sort (a category of complaints, a kind of change): new, settled, still open at the end."""

    code: str
    new: int
    settled: int
    open: int


@dataclass(frozen=True)
class Figures:
    """One pendamping's month."""

    period: str
    kecamatan: str
    pendamping: str
    groups: tuple[GroupLine, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    visits: tuple[VisitLine, ...] = ()
    assemblies: tuple[AssemblyLine, ...] = ()
    posyandu: tuple[PosyanduLine, ...] = ()
    enrolments: tuple[EnrolmentLine, ...] = ()
    leavers: tuple[LeaverLine, ...] = ()
    complaints: tuple[CountLine, ...] = ()
    updates: tuple[CountLine, ...] = ()
    counts: dict[str, int] | None = None
    """What is only counted: see `COUNTS`."""

    def count(self, code: str) -> int:
        """One of `COUNTS`."""
        return (self.counts or {}).get(code, 0)

    @property
    def families(self) -> int:
        return sum(one.members for one in self.groups)

    @property
    def held(self) -> tuple[MeetingLine, ...]:
        return tuple(one for one in self.meetings if one.status == "reported")

    @property
    def unreported(self) -> int:
        return sum(one.status == "planned" for one in self.meetings)

    @property
    def present(self) -> int:
        return sum(one.present for one in self.held)

    @property
    def invited(self) -> int:
        return sum(one.invited for one in self.held)


COUNTS = (
    "p2k2_kept", "p2k2_missed", "health_kept", "health_missed", "school_kept", "school_missed",
    "visits_done", "visits_open", "routine_done", "provider_visits", "ketua", "ketua_met",
    "told_direct", "told_ketua", "told_in_person", "not_reached", "not_known",
    "cases_open", "cases_new", "cases_ended", "arrived", "left", "enrolled", "unenrolled",
    "forms", "forms_checked", "forms_signed", "forms_sent",
)  # fmt: skip
"""Families whose month was kept or missed; members' health and school months; visits; ketua of the groups and those met
this month; who was told of the meetings by which way; cases; families that came and left; children; new forms.
"""
LINES: dict[str, type[Any]] = {
    "groups": GroupLine,
    "meetings": MeetingLine,
    "visits": VisitLine,
    "assemblies": AssemblyLine,
    "posyandu": PosyanduLine,
    "enrolments": EnrolmentLine,
    "leavers": LeaverLine,
    "complaints": CountLine,
    "updates": CountLine,
}


def percent(part: int, whole: int) -> int | None:
    """Rounded half up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def figures_to_json(figures: Figures) -> str:
    """As kept in the database."""
    return json.dumps(asdict(figures), ensure_ascii=False)


def figures_from_json(stored: str) -> Figures:
    """What was kept; what a later version no longer knows is left out."""
    values: dict[str, Any] = json.loads(stored)
    known = {one.name for one in fields(Figures)}
    kept = {name: value for name, value in values.items() if name in known}
    for name, kind in LINES.items():
        kept[name] = tuple(_line(kind, one) for one in kept.get(name, ()))
    return Figures(**kept)


def _line(kind: type[Any], values: dict[str, Any]) -> Any:
    known = {one.name for one in fields(kind)}
    return kind(**{name: tuple(it) if isinstance(it, list) else it for name, it in values.items() if name in known})


def headline(figures: Figures) -> dict[str, int]:
    """The numbers by which two states of the same month are compared, in the order in which they are told."""
    return {
        "families": figures.families,
        "held": len(figures.held),
        "unreported": figures.unreported,
        "present": figures.present,
        "invited": figures.invited,
        "complaints": sum(one.new for one in figures.complaints),
        "updates": sum(one.new for one in figures.updates),
        "assemblies": sum(one.state == "held" for one in figures.assemblies),
        **{code: figures.count(code) for code in COUNTS},
    }


def changed_since(sent: Figures, now: Figures) -> list[tuple[str, int, int]]:
    """(code, as sent, as it is now) of every headline number that differs."""
    before, after = headline(sent), headline(now)
    return [(code, before[code], after[code]) for code in before if before[code] != after[code]]
