"""Working on school sheets that came by chat: told from other sheets by their columns, checked and taken in."""

from collections.abc import Callable
from datetime import datetime

from conversations.words import Words
from db import Database
from programme.absence import month_of
from programme.roster_files import RosterTask
from programme.roster_import.rows import RosterFaults
from programme.rules import Rules
from programme.schooling.attendance import kept_in, pupils_of
from programme.schooling.sheet import SchoolPlan, SchoolTable, check_school_sheet, take_school_sheet_in
from reports.roster_faults import faults_workbook
from reports.school_sheet import read_school_sheet
from reports.sheets import UnreadableSheet
from scheduler.payment_work import Settle
from scheduler.roster_findings import fault_sentences

FILENAME = "absen-sekolah"
KIND = "school"


class SchoolClerk:
    """The part of the roster worker that knows school attendance."""

    def __init__(self, database: Database, clock: Callable[[], datetime], rules: Rules, settle: Settle) -> None:
        self._database, self._clock, self._rules, self._settle = database, clock, rules, settle

    def check(self, task: RosterTask, content: bytes) -> bool | None:
        """None where the file speaks of no days at school, or can't be read at all: then it is not for here."""
        try:
            table = read_school_sheet(content, FILENAME)
        except UnreadableSheet:
            return None
        if table is None:
            return None
        plan = self._plan(task, table)
        return self._preview(task, plan) if isinstance(plan, SchoolPlan) else self._hand_back(task, table, plan)

    def take_in(self, task: RosterTask, content: bytes, agreed: str | None) -> bool:
        """Takes in what its sender has confirmed; where it would say something else by now it is previewed anew."""
        table = read_school_sheet(content, FILENAME)
        if table is None:
            return self._settle(task, "failed", {"code": "changed"}, kind=KIND)
        plan = self._plan(task, table)
        if isinstance(plan, RosterFaults):
            return self._hand_back(task, table, plan)
        if plan.seen() != agreed:
            return self._preview(task, plan)
        now = self._clock()
        self._database.write(lambda session: take_school_sheet_in(session, task.actor, task.id, plan, now, self._rules))
        return True

    def _plan(self, task: RosterTask, table: SchoolTable) -> SchoolPlan | RosterFaults:
        assert task.actor.person_id is not None
        person_id, today = task.actor.person_id, self._rules.today(self._clock())
        pupils = self._database.read(lambda session: pupils_of(session, person_id, month_of(today)))
        return check_school_sheet(table, pupils, today, self._rules)

    def _preview(self, task: RosterTask, plan: SchoolPlan) -> bool:
        said = [kept_in(month, one, self._rules) for month, of in plan.months.items() for one in of.values()]
        summary: dict[str, object] = {
            "children": plan.children,
            "kept": said.count(True),
            "not_kept": said.count(False),
            "free": said.count(None),
            "empty": plan.empty,
            "fingerprint": plan.seen(),
        }
        words = Words()
        months = [f"{words.month(month)}: {len(of)} anak" for month, of in sorted(plan.months.items())]
        return self._settle(task, "checked", summary, months, file_hash=plan.file_hash, kind=KIND)

    def _hand_back(self, task: RosterTask, table: SchoolTable, found: RosterFaults) -> bool:
        marked = faults_workbook(table, found.faults, found.warnings)
        rows = len({(one.sheet, one.row) for one in found.faults})
        summary: dict[str, object] = {"faults": len(found.faults), "rows": rows}
        return self._settle(task, "faulty", summary, fault_sentences(found), marked=marked, kind=KIND)
