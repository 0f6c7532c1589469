"""Working on roster sheets that came by chat: reading, checking, comparing and taking in, all outside the turn.

Each sheet is read anew from what is stored: nothing but the tables remembers it between its preview and its taking in.
"""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from db import Database, Session
from outbox.failures import fault
from outbox.stored_files import encrypted_content
from programme.access import NotAllowed
from programme.papers import add_paper
from programme.roster import (
    Hands,
    ImportOutcome,
    RosterFaults,
    RosterMovedOn,
    RosterPlan,
    RosterTable,
    check_roster,
    foresee,
    known_people,
    run_import,
)
from programme.roster_files import (
    RosterNotTaken,
    RosterTask,
    apply_roster_file,
    begin_roster_file,
    roster_line,
    roster_subject,
    roster_tasks,
    settle_roster,
)
from programme.roster_reach import faults_beyond, reach_of
from programme.rules import Rules
from reports.roster_faults import faults_workbook
from reports.roster_sheet import ColumnsMissing, UnreadableSheet, read_roster
from scheduler.candidate_work import CandidateClerk
from scheduler.clarify_work import ClarifyClerk
from scheduler.payment_work import PaymentClerk
from scheduler.roster_findings import counts_of, fault_sentences, fingerprint, outcome_sentences, stored_sentences
from scheduler.school_work import SchoolClerk

log = structlog.get_logger()
FILENAME = "daftar-peserta"
MARKED_FILENAME = "daftar-peserta-periksa.xlsx"
MARKED_FILENAMES = {"payments": "jadwal-pembayaran-periksa.xlsx", "candidates": "calon-peserta-periksa.xlsx"}
MEGABYTE = 1_000_000


class ProgramStops(Exception):
    """An import ends unfinished: nothing of it was taken in, and it is begun anew when the program runs again."""


class SheetClerk(Protocol):
    """The part of the worker that knows one kind of sheet."""

    def check(self, task: RosterTask, content: bytes) -> bool | None:
        """None where the file is not of this kind."""
        ...

    def take_in(self, task: RosterTask, content: bytes, agreed: str | None) -> bool:
        """Takes in what its sender has confirmed (`agreed` is the outcome previewed), or previews it anew."""
        ...


class RosterClerk:
    """The worker."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        rules: Rules,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._database, self._clock, self._rules, self._stopping = database, clock, rules, stopping
        self._clerks: dict[str, SheetClerk] = {
            "payments": PaymentClerk(database, clock, rules, self._settle),
            "clarify": ClarifyClerk(database, clock, rules, self._settle),
            "school": SchoolClerk(database, clock, rules, self._settle),
            "candidates": CandidateClerk(database, clock, rules, self._settle),
        }
        """Kind of sheet -> who knows it by its columns, asked in this order: a list of candidates has the fewest, so
        it comes last. What nobody knows is a list of families."""

    async def work_on_waiting(self) -> int:
        """Does what there is to do on every sheet; returns on how many."""
        return await asyncio.to_thread(self._work_on_waiting)

    def _work_on_waiting(self) -> int:
        return sum([self._work_on(task) for task in self._database.read(roster_tasks)])

    def _work_on(self, task: RosterTask) -> bool:
        try:
            return self._take_in(task) if task.state == "confirmed" else self._check(task)
        except (OperationalError, InterfaceError):
            raise  # the database is away: what was begun is begun again at the next look
        except ProgramStops:
            return False
        except (NotAllowed, RosterNotTaken):
            return self._settle(task, "failed", {"code": "not_allowed"})
        except Exception as error:  # noqa: BLE001 - one sheet that breaks us must not hold up the others
            log.error("roster_broke", roster=task.id, **fault(error))
            return self._settle(task, "failed", {"code": "broken"})

    # A sheet that waits to be checked.

    def _check(self, task: RosterTask) -> bool:
        if task.file_state != "stored":
            return self._settle(task, "failed", {"code": "not_fetched"})
        content = self._content(task)
        if len(content) > self._rules.largest_roster_megabytes * MEGABYTE:
            return self._settle(task, "failed", {"code": "too_large"})
        for clerk in self._clerks.values():
            of_theirs = clerk.check(task, content)
            if of_theirs is not None:
                return of_theirs
        read = self._read(task, content)
        return self._preview(task, read, foresee(self._database, read)) if isinstance(read, RosterPlan) else read

    def _content(self, task: RosterTask) -> bytes:
        encrypted = self._database.read(lambda session: encrypted_content(session, task.file_id))
        return self._database.keys.decrypt_bytes(encrypted) if encrypted is not None else b""

    def _read(self, task: RosterTask, content: bytes) -> RosterPlan | bool:
        """The plan; where the sheet can't be taken in it is settled here, and what that returned is passed on."""
        try:
            table = read_roster(content, FILENAME)
        except ColumnsMissing as missing:
            return self._settle(task, "failed", {"code": "columns"}, [", ".join(missing.columns)])
        except UnreadableSheet as unreadable:
            return self._settle(task, "failed", {"code": "unreadable"}, [str(unreadable)])
        checked = check_roster(table, self._database.read(known_people), self._rules.today(self._clock()))
        if isinstance(checked, RosterFaults):
            return self._hand_back(task, table, checked)
        beyond = self._database.read(lambda s: faults_beyond(s, reach_of(s, _sender(task)), table, checked))
        return self._hand_back(task, table, RosterFaults(tuple(beyond), checked.warnings)) if beyond else checked

    def _hand_back(self, task: RosterTask, table: RosterTable, found: RosterFaults) -> bool:
        marked = faults_workbook(table, found.faults, found.warnings)
        rows = len({(one.sheet, one.row) for one in found.faults})
        summary = {"faults": len(found.faults), "rows": rows}
        return self._settle(task, "faulty", summary, fault_sentences(found), marked=marked)

    def _preview(self, task: RosterTask, plan: RosterPlan, outcome: ImportOutcome) -> bool:
        summary = counts_of(outcome) | {
            "fingerprint": fingerprint(outcome),
            "warnings": len(plan.warnings),
            "masked": len(plan.masked),
        }
        return self._settle(task, "checked", summary, outcome_sentences(outcome), file_hash=plan.file_hash)

    # A sheet that its sender has confirmed.

    def _take_in(self, task: RosterTask) -> bool:
        content = self._content(task)
        agreed, file_hash = self._database.read(lambda session: _agreed_on(session, task.id))
        if hashlib.sha256(content).hexdigest() != file_hash:
            return self._settle(task, "failed", {"code": "changed"}, kind=task.kind)
        if task.kind in self._clerks:
            return self._clerks[task.kind].take_in(task, content, agreed)
        plan = self._read(task, content)
        if not isinstance(plan, RosterPlan):
            return plan
        try:
            run_import(
                self._database,
                _hands(task),
                plan,
                self._clock(),
                self._go_on,
                lambda outcome: fingerprint(outcome) == agreed,
            )
        except RosterMovedOn as moved:
            return self._preview(task, plan, moved.outcome)
        return True

    def _go_on(self, done: int, of_all: int) -> None:
        if self._stopping():
            raise ProgramStops

    # What was found is stored whole, with its notice.

    def _settle(
        self,
        task: RosterTask,
        state: str,
        summary: Mapping[str, object],
        sentences: list[str] | None = None,
        *,
        marked: bytes | None = None,
        file_hash: str | None = None,
        kind: str = "roster",
    ) -> bool:
        now, subject, keys = self._clock(), roster_subject(task.id), self._database.keys
        papers = [("roster_words", "kata.json", keys.encrypt_bytes(stored_sentences(sentences or [])))]
        if marked is not None:
            marked_filename = MARKED_FILENAMES.get(kind, MARKED_FILENAME)
            papers.append(("roster_faults", marked_filename, keys.encrypt_bytes(marked)))

        def note(session: Session) -> bool:
            if not settle_roster(session, task, state, summary, now, file_hash, kind):
                return False
            for paper, filename, encrypted in papers:
                add_paper(session, _sender(task), paper, subject, filename, encrypted, now)
            return True

        return self._database.write(note)


def _sender(task: RosterTask) -> int:
    assert task.actor.person_id is not None
    return task.actor.person_id


def _agreed_on(session: Session, roster_id: int) -> tuple[str | None, str | None]:
    """Fingerprint of the outcome and hash of the file that its sender has seen."""
    line = roster_line(session, roster_id)
    return (line.summary.get("fingerprint"), line.file_hash) if line is not None else (None, None)


def _hands(task: RosterTask) -> Hands:
    """The import runs on the sender's own right, asked anew in its last transaction."""
    return Hands(
        lambda session, file_hash, rows, now: begin_roster_file(session, task.actor, task.id, rows, now),
        lambda session, import_id, outcome, now: apply_roster_file(
            session, task.actor, task.id, import_id, counts_of(outcome), now
        ),
    )
