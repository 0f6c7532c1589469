"""The roster, from a checked file to the tables: whole or not at all, and never in the way of others who write.

A file is read (reports.roster_sheet) and checked (`check_roster`) outside any transaction, compared with what is known,
laid down in staging tables slice by slice, and taken in by one short transaction. A process that dies before that
transaction has changed nothing; after it everything is in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.exc import IntegrityError

from db import Database, Session
from db.tables import FamilyMember, Group, Kpm, Person
from programme.access import Actor, require
from programme.roster_import.apply import apply_roster_import
from programme.roster_import.check import check_roster
from programme.roster_import.compare import Absentee, Comparison, Progress, compare_roster
from programme.roster_import.rows import KnownGroup, KnownPeople, KnownStaff, RosterFaults, RosterPlan, RosterTable
from programme.roster_import.staging import (
    abandon_import,
    begin_roster_import,
    clear_abandoned_imports,
    clear_staging,
    refresh_statistics,
    stage_roster,
)

__all__ = [
    "Hands",
    "ImportOutcome",
    "KnownPeople",
    "RosterFaults",
    "RosterMovedOn",
    "RosterPlan",
    "RosterTable",
    "check_roster",
    "foresee",
    "import_roster",
    "known_people",
    "preview_roster",
    "run_import",
]

ATTEMPTS = 3
"""How often an import starts anew because somebody added the same family or group meanwhile."""

FIELD_NAMES = {
    "name": "nama",
    "gender": "jenis kelamin",
    "dusun": "dusun",
    "rt": "RT",
    "rw": "RW",
    "phone": "HP",
    "coordinates": "koordinat",
    "group": "kelompok",
    "ketua": "ketua",
    "family": "anggota keluarga",
}
"""What the office calls the fields of `ChangedKpm.fields`."""


@dataclass(frozen=True, slots=True)
class ChangedKpm:
    """A known kpm whom the file changes, and in what."""

    row: int
    participant_number: str
    name: str
    fields: tuple[str, ...]
    """Keys of FIELD_NAMES."""


@dataclass(frozen=True, slots=True)
class LeftKpm:
    """A kpm whom the file names although she is recorded as having left: left as she is."""

    row: int
    participant_number: str
    name: str


@dataclass(frozen=True)
class ImportOutcome:
    """What an import did, or (previewed) would do."""

    added: int
    changed: tuple[ChangedKpm, ...]
    unchanged: int
    missing: tuple[Absentee, ...]
    """In the file's groups but not in the file: nothing was done to them."""
    left: tuple[LeftKpm, ...]
    family_added: int
    family_changed: int
    family_left: int
    """Family members in the file who are recorded as not counting any more: nothing was done to them."""


class RosterMovedOn(Exception):
    """What taking the roster in would do is no longer what was agreed to; `outcome` is what it would do now."""

    def __init__(self, outcome: ImportOutcome) -> None:
        super().__init__("outcome differs")
        self.outcome = outcome


@dataclass(frozen=True)
class Hands:
    """On whose right an import runs: what opens it, and what makes it real in a unit of work of its own."""

    begin: Callable[[Session, str, int, datetime], int]
    """(session, file hash, rows, now) -> the import's id"""
    apply: Callable[[Session, int, ImportOutcome, datetime], None]
    """(session, import id, outcome, now)"""


def known_people(session: Session) -> KnownPeople:
    """The pendamping, koordinator and groups that a roster is checked against."""
    staff = select(Person.id, Person.name, func.coalesce(Person.kecamatan, "")).where(
        Person.role.in_(("pendamping", "koordinator")), Person.removed_at.is_(None), Person.kecamatan.is_not(None)
    )
    has_ketua = exists().where(Kpm.group_id == Group.id, Kpm.duty == "ketua", Kpm.left_at.is_(None))
    groups = select(Group.id, Group.kecamatan, Group.desa, Group.name, Group.pendamping_id, has_ketua)
    return KnownPeople(
        tuple(KnownStaff(*row) for row in session.execute(staff)),
        tuple(KnownGroup(*row) for row in session.execute(groups)),
    )


def preview_roster(database: Database, actor: Actor, plan: RosterPlan) -> ImportOutcome:
    """What taking this roster in would do; changes nothing."""
    _require_right(database, actor)
    return foresee(database, plan)


def foresee(database: Database, plan: RosterPlan) -> ImportOutcome:
    """As `preview_roster`, for whom the right was asked already."""
    return _outcome(plan, compare_roster(database, plan))


def import_roster(
    database: Database, actor: Actor, plan: RosterPlan, now: datetime, progress: Callable[[int, int], None]
) -> ImportOutcome:
    """Takes the roster in: all of it, or (whatever happens) nothing. `progress` is told (done, of all) steps."""
    _require_right(database, actor)
    return run_import(database, _desk_hands(actor), plan, now, progress)


def run_import(
    database: Database,
    hands: Hands,
    plan: RosterPlan,
    now: datetime,
    progress: Callable[[int, int], None],
    agreed: Callable[[ImportOutcome], bool] = lambda outcome: True,
) -> ImportOutcome:
    """As `import_roster`, on another's right. Raises RosterMovedOn, having done nothing, unless `agreed`."""
    clear_abandoned_imports(database, now)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _import_once(database, hands, plan, now, progress, agreed)
        except IntegrityError:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _desk_hands(actor: Actor) -> Hands:
    return Hands(
        lambda session, file_hash, rows, now: begin_roster_import(session, actor, file_hash, rows, now),
        lambda session, import_id, outcome, now: apply_roster_import(
            session, actor, import_id, outcome.added, len(outcome.changed), len(outcome.missing), now
        ),
    )


def _require_right(database: Database, actor: Actor) -> None:
    database.read(lambda session: require(session, actor, "apply_roster_import", None))


def _import_once(
    database: Database,
    hands: Hands,
    plan: RosterPlan,
    now: datetime,
    progress: Progress,
    agreed: Callable[[ImportOutcome], bool],
) -> ImportOutcome:
    rows = len(plan.kpm) + len(plan.members)
    comparison = compare_roster(database, plan, _half(progress, 0))
    outcome = _outcome(plan, comparison)
    if not agreed(outcome):
        raise RosterMovedOn(outcome)
    import_id = database.write(lambda session: hands.begin(session, plan.file_hash, rows, now))
    try:
        stage_roster(database, import_id, plan, comparison, _half(progress, 1))
        database.write(lambda session: hands.apply(session, import_id, outcome, now))
    except Exception:
        abandon_import(database, import_id)
        raise
    clear_staging(database, import_id)
    refresh_statistics(database, Group, Person, Kpm, FamilyMember)
    return outcome


def _half(progress: Progress, half: int) -> Progress:
    """Comparing is the first half of the way, staging the second; in thousandths of a half."""
    return lambda done, total: progress(half * 1000 + 1000 * done // max(total, 1), 2000)


def _outcome(plan: RosterPlan, comparison: Comparison) -> ImportOutcome:
    changed = []
    for change in comparison.kpm:
        if change.person_id is not None:
            planned = plan.kpm[change.position]
            changed.append(ChangedKpm(planned.row, planned.participant_number, planned.name, change.fields))
    family_added = sum(change.member_id is None for change in comparison.members)
    return ImportOutcome(
        added=len(comparison.kpm) - len(changed),
        changed=tuple(changed),
        unchanged=comparison.unchanged,
        missing=tuple(comparison.missing),
        left=tuple(LeftKpm(planned.row, planned.participant_number, planned.name) for planned in comparison.left),
        family_added=family_added,
        family_changed=len(comparison.members) - family_added,
        family_left=comparison.family_left,
    )
