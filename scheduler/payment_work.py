"""Working on payment sheets that came by chat: told from lists of families by their columns, checked and taken in."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from conversations.payments.payment_labels import stage_label
from conversations.payments.telling_words import window_in_words
from conversations.words import Words
from db import Database
from programme.payments.sheets.apply import PaymentsMovedOn, SheetOutcome, foresee_payments, take_payments_in
from programme.payments.sheets.check import check_payments
from programme.payments.sheets.known import known_for_payments
from programme.payments.sheets.table import PaymentSheetPlan, PaymentTable
from programme.roster_files import RosterTask
from programme.roster_import.rows import Fault, RosterFaults
from programme.rules import Rules
from reports.payment_sheet import read_payment_sheet
from reports.roster_faults import faults_workbook
from reports.roster_sheet import ColumnsMissing, UnreadableSheet
from scheduler.roster_findings import MOST_NAMED, fault_sentences

FILENAME = "jadwal-pembayaran"
MOST_DAYS_NAMED = 8
KIND = "payments"


class Settle(Protocol):
    """Stores what was found, with its notice; False where the sheet was ended meanwhile."""

    def __call__(
        self,
        task: RosterTask,
        state: str,
        summary: dict[str, object],
        sentences: list[str] | None = None,
        *,
        marked: bytes | None = None,
        file_hash: str | None = None,
        kind: str = KIND,
    ) -> bool: ...


class PaymentClerk:
    """The part of the roster worker that knows payments."""

    def __init__(self, database: Database, clock: Callable[[], datetime], rules: Rules, settle: Settle) -> None:
        self._database, self._clock, self._rules, self._settle = database, clock, rules, settle

    def check(self, task: RosterTask, content: bytes) -> bool | None:
        """None where the file speaks of no payments, or can't be read at all: then it is not for here."""
        try:
            table = read_payment_sheet(content, FILENAME)
        except ColumnsMissing as missing:
            return self._settle(task, "failed", {"code": "columns"}, [", ".join(missing.columns)], kind=KIND)
        except UnreadableSheet:
            return None
        if table is None:
            return None
        plan = self._plan(task, table)
        if isinstance(plan, PaymentSheetPlan):
            return self._preview(task, plan, self._foresee(plan))
        return self._hand_back(task, table, plan)

    def take_in(self, task: RosterTask, content: bytes, agreed: str | None) -> bool:
        """Takes in what its sender has confirmed; where the tables have moved on it is previewed anew."""
        table = read_payment_sheet(content, FILENAME)
        if table is None:
            return self._settle(task, "failed", {"code": "changed"}, kind=KIND)
        plan = self._plan(task, table)
        if isinstance(plan, RosterFaults):
            return self._hand_back(task, table, plan)
        now = self._clock()
        try:
            self._database.write(
                lambda session: take_payments_in(
                    session, task.actor, task.id, plan, lambda outcome: outcome.seen == agreed, now
                )
            )
        except PaymentsMovedOn as moved:
            return self._preview(task, plan, moved.outcome)
        return True

    def _plan(self, task: RosterTask, table: PaymentTable) -> PaymentSheetPlan | RosterFaults:
        assert task.actor.person_id is not None
        person_id, numbers = task.actor.person_id, _numbers_in(table)
        known = self._database.read(lambda session: known_for_payments(session, person_id, numbers))
        return check_payments(table, known, self._clock(), self._rules)

    def _foresee(self, plan: PaymentSheetPlan) -> SheetOutcome:
        now = self._clock()
        return self._database.read(lambda session: foresee_payments(session, plan, now))

    def _preview(self, task: RosterTask, plan: PaymentSheetPlan, outcome: SheetOutcome) -> bool:
        summary: dict[str, object] = {
            **outcome.counts(),
            "fingerprint": outcome.seen,
            "warnings": len(plan.warnings),
            "masked": len(plan.masked),
        }
        sentences = [*_days_in_words(plan, self._rules), *_warnings_in_words(plan.warnings)]
        return self._settle(task, "checked", summary, sentences, file_hash=plan.file_hash, kind=KIND)

    def _hand_back(self, task: RosterTask, table: PaymentTable, found: RosterFaults) -> bool:
        marked = faults_workbook(table, found.faults, found.warnings)
        rows = len({(one.sheet, one.row) for one in found.faults})
        summary: dict[str, object] = {"faults": len(found.faults), "rows": rows}
        return self._settle(task, "faulty", summary, fault_sentences(found), marked=marked, kind=KIND)


def _numbers_in(table: PaymentTable) -> list[str]:
    """What stands in the columns of participant numbers, as text."""
    found = dict.fromkeys(
        str(cells[column]).strip().lstrip("'")
        for sheet in table.sheets
        for _, cells in sheet.records()
        for column in sheet.columns.get("number", ())
        if column < len(cells) and isinstance(cells[column], str | int)
    )
    return [one for one in found if one]


def _days_in_words(plan: PaymentSheetPlan, rules: Rules) -> list[str]:
    """The stages, then each day with its place and how many families, a line each."""
    words = Words()
    stages = {one.stage.key: one.stage for one in plan.days}
    lines = [stage_label(words, one) + ("" if one.id else " (tahap baru)") for one in stages.values()]
    for one in plan.days[:MOST_DAYS_NAMED]:
        when = window_in_words(words, one.starts_at, one.ends_at, rules)
        lines.append(f"{when} di {one.place}: {len(one.entries)} keluarga")
    rest = len(plan.days) - MOST_DAYS_NAMED
    return [*lines, *([f"... dan {rest} jadwal lagi"] if rest > 0 else [])]


def _warnings_in_words(warnings: tuple[Fault, ...]) -> list[str]:
    """Each reason once, with the first row of which it is said and how many more there are."""
    rows: dict[str, list[int]] = {}
    for one in warnings:
        rows.setdefault(one.reason, []).append(one.row)
    lines = []
    for reason, where in list(rows.items())[:MOST_NAMED]:
        more = f" dan {len(where) - 1} baris lain" if len(where) > 1 else ""
        lines.append(f"Periksa baris {where[0]}{more}: {reason}")
    return lines
