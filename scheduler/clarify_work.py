"""Working on klarifikasi sheets that came by chat: told from other sheets by their columns, checked and taken in."""

from collections.abc import Callable
from datetime import datetime

from db import Database
from programme.candidates.corrected_sheet import ClarifyPlan, ClarifyTable, check_clarify_sheet, known_members
from programme.candidates.taking_corrections import take_corrections_in
from programme.roster_files import RosterTask
from programme.roster_import.rows import RosterFaults
from programme.rules import Rules
from reports.clarify_template import read_clarify_sheet
from reports.roster_faults import faults_workbook
from reports.sheets import UnreadableSheet
from scheduler.payment_work import Settle
from scheduler.roster_findings import fault_sentences

FILENAME = "klarifikasi"
KIND = "clarify"


class ClarifyClerk:
    """The part of the roster worker that knows klarifikasi forms."""

    def __init__(self, database: Database, clock: Callable[[], datetime], rules: Rules, settle: Settle) -> None:
        self._database, self._clock, self._rules, self._settle = database, clock, rules, settle

    def check(self, task: RosterTask, content: bytes) -> bool | None:
        """None where the file is no klarifikasi, or can't be read at all: then it is not for here."""
        try:
            table = read_clarify_sheet(content, FILENAME)
        except UnreadableSheet:
            return None
        if table is None:
            return None
        plan = self._plan(task, table)
        return self._preview(task, plan) if isinstance(plan, ClarifyPlan) else self._hand_back(task, table, plan)

    def take_in(self, task: RosterTask, content: bytes, agreed: str | None) -> bool:
        """Takes in what its sender has confirmed; where it would do something else by now it is previewed anew."""
        table = read_clarify_sheet(content, FILENAME)
        if table is None:
            return self._settle(task, "failed", {"code": "changed"}, kind=KIND)
        plan = self._plan(task, table)
        if isinstance(plan, RosterFaults):
            return self._hand_back(task, table, plan)
        if plan.seen() != agreed:
            return self._preview(task, plan)
        now = self._clock()
        self._database.write(lambda session: take_corrections_in(session, task.actor, task.id, plan, now, self._rules))
        return True

    def _plan(self, task: RosterTask, table: ClarifyTable) -> ClarifyPlan | RosterFaults:
        assert task.actor.person_id is not None
        person_id, today = task.actor.person_id, self._rules.today(self._clock())
        return check_clarify_sheet(table, self._database.read(lambda s: known_members(s, person_id)), today)

    def _preview(self, task: RosterTask, plan: ClarifyPlan) -> bool:
        summary: dict[str, object] = {**plan.counts(), "fingerprint": plan.seen()}
        return self._settle(task, "checked", summary, [], file_hash=plan.file_hash, kind=KIND)

    def _hand_back(self, task: RosterTask, table: ClarifyTable, found: RosterFaults) -> bool:
        marked = faults_workbook(table, found.faults, found.warnings)
        rows = len({(one.sheet, one.row) for one in found.faults})
        summary: dict[str, object] = {"faults": len(found.faults), "rows": rows}
        return self._settle(task, "faulty", summary, fault_sentences(found), marked=marked, kind=KIND)
