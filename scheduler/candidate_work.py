"""Working on lists of candidates that came by chat: told by their columns, checked, previewed, taken in."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from db import Database
from programme.candidates.known_places import places_known
from programme.candidates.proposal import Neighbour, form_groups
from programme.candidates.sheet import CandidatePlan, check_candidates
from programme.candidates.taking_in import (
    ListOutcome,
    by_kecamatan,
    end_candidate_list,
    foresee_candidates,
    seal,
    take_candidates_in,
)
from programme.roster_files import RosterTask
from programme.roster_import.rows import RosterFaults
from programme.rules import Rules
from reports.candidates_sheet import CandidateTable, read_candidates
from reports.roster_faults import faults_workbook
from reports.roster_sheet import ColumnsMissing, UnreadableSheet
from scheduler.payment_work import Settle
from scheduler.roster_findings import MOST_NAMED, fault_sentences

FILENAME = "calon-peserta"
KIND = "candidates"


class CandidateClerk:
    """The part of the roster worker that knows lists of candidates."""

    def __init__(self, database: Database, clock: Callable[[], datetime], rules: Rules, settle: Settle) -> None:
        self._database, self._clock, self._rules, self._settle = database, clock, rules, settle

    def check(self, task: RosterTask, content: bytes) -> bool | None:
        """None where the file is no list of candidates, or can't be read at all: then it is not for here."""
        try:
            read = read_candidates(content, FILENAME)
        except ColumnsMissing as missing:
            return self._settle(task, "failed", {"code": "columns"}, [", ".join(missing.columns)], kind=KIND)
        except UnreadableSheet:
            return None
        if read is None:
            return None
        plan = self._plan(task, read)
        if isinstance(plan, CandidatePlan):
            return self._preview(task, plan, self._foresee(plan))
        return self._hand_back(task, read, plan)

    def take_in(self, task: RosterTask, content: bytes, agreed: str | None) -> bool:
        """Enters the list a kecamatan at a time; where the tables have moved on it is previewed anew."""
        read = read_candidates(content, FILENAME)
        if read is None:
            return self._settle(task, "failed", {"code": "changed"}, kind=KIND)
        plan = self._plan(task, read)
        if isinstance(plan, RosterFaults):
            return self._hand_back(task, read, plan)
        outcome = self._foresee(plan)
        if outcome.seen != agreed:
            return self._preview(task, plan, outcome)
        intakes = []
        for kecamatan, rows in by_kecamatan(plan).items():
            sealed, now = seal(rows, self._database.keys), self._clock()
            take = partial(
                take_candidates_in,
                actor=task.actor,
                roster_id=task.id,
                kecamatan=kecamatan,
                rows=sealed,
                now=now,
                rules=self._rules,
            )
            intakes.append(self._database.write(take))
        now = self._clock()
        self._database.write(lambda s: end_candidate_list(s, task.actor, task.id, outcome, intakes, now))
        return True

    def _plan(self, task: RosterTask, read: CandidateTable) -> CandidatePlan | RosterFaults:
        assert task.actor.person_id is not None
        person_id = task.actor.person_id
        places = self._database.read(lambda session: places_known(session, person_id))
        return check_candidates(read.table, places, self._rules.today(self._clock()), read.kecamatan)

    def _foresee(self, plan: CandidatePlan) -> ListOutcome:
        return self._database.read(lambda session: foresee_candidates(session, plan))

    def _preview(self, task: RosterTask, plan: CandidatePlan, outcome: ListOutcome) -> bool:
        summary: dict[str, object] = {
            **outcome.counts(),
            "fingerprint": outcome.seen,
            "groups": _groups_of(outcome, self._rules),
            "desa": len({(one.kecamatan, one.desa) for one in plan.rows}),
            "members": sum(len(one.family) for one in plan.rows),
            "warnings": len(plan.warnings),
            "masked": len(plan.masked),
        }
        named = [*_named(outcome), *(f"Periksa baris {one.row}: {one.reason}" for one in plan.warnings[:MOST_NAMED])]
        return self._settle(task, "checked", summary, named, file_hash=plan.file_hash, kind=KIND)

    def _hand_back(self, task: RosterTask, read: CandidateTable, found: RosterFaults) -> bool:
        marked = faults_workbook(read.table, found.faults, found.warnings)
        rows = len({(one.sheet, one.row) for one in found.faults})
        summary: dict[str, object] = {"faults": len(found.faults), "rows": rows}
        return self._settle(task, "faulty", summary, fault_sentences(found), marked=marked, kind=KIND)


def _groups_of(outcome: ListOutcome, rules: Rules) -> int:
    """About how many groups will be proposed."""
    rows = (*outcome.new, *outcome.changed, *outcome.same)
    neighbours = [
        Neighbour(at, f"{one.kecamatan}/{one.desa}", one.dusun, one.rw, one.rt, key=one.participant_number)
        for at, one in enumerate(rows)
    ]
    return len(form_groups(neighbours, rules))


def _named(outcome: ListOutcome) -> list[str]:
    """The first few who are left as they are, a line each."""
    known = [f"Sudah menjadi KPM, dilewati: {one.name} ({one.participant_number})" for one in outcome.known]
    left = [f"Pernah keluar dari PKH, dilewati: {one.name} ({one.participant_number})" for one in outcome.left]
    missing = [f"Tidak ada di berkas ini: {one}" for one in outcome.missing]
    return [*known[:MOST_NAMED], *left[:MOST_NAMED], *missing[:MOST_NAMED]]
