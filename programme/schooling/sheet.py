"""A filled-in school sheet: its rows checked against the sender's own children, then entered as one month each.

A row is a child by the code that the sheet was given out with, else by name and the pengurus's name. A row left empty
says nothing; nothing is entered while any row is wrong.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from db import Session
from db.tables import RosterFile
from outbox.queue import put_notice
from programme.absence import month_of
from programme.access import Actor, NotAllowed, operation
from programme.names import name_parts
from programme.roster_files import RosterNotTaken, roster_subject
from programme.roster_import.rows import Cell, Fault, RosterFaults, Sheet
from programme.rules import Rules
from programme.schooling.age import SchoolMonth, fault_in
from programme.schooling.attendance import Pupil, pupils_of, record_school_month
from programme.schooling.months import MonthsKept

_MONTH = re.compile(r"(20\d\d)[-/](\d{1,2})(?:[-/]\d{1,2})?|(\d{1,2})[-/](20\d\d)")
MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        "januari jan,februari feb pebruari,maret mar,april apr,mei,juni jun,juli jul,agustus agu ags agt,"
        "september sep sept,oktober okt,november nov nopember,desember des".split(","),
        start=1,
    )
    for name in names.split()
}
OLDEST_MONTHS = 15
"""A sheet of longer ago is a slip."""
FIELDS = ("alpa", "izin", "sakit", "days")


@dataclass(frozen=True)
class SchoolTable:
    """A school sheet as read, nothing checked yet."""

    filename: str
    file_hash: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class SchoolPlan:
    """A school sheet without faults: month -> child -> days."""

    file_hash: str
    months: Mapping[date, Mapping[int, SchoolMonth]]
    empty: int = 0
    """Rows in which nothing was filled in."""

    @property
    def children(self) -> int:
        return sum(len(one) for one in self.months.values())

    def seen(self) -> str:
        """Differs where the same sheet would say something else."""
        said = [(month.isoformat(), one, days) for month, of in self.months.items() for one, days in of.items()]
        return hashlib.sha256(repr(sorted(said, key=lambda line: line[:2])).encode()).hexdigest()


@dataclass
class _Check:
    """What is found while the rows are gone through."""

    rules: Rules
    today: date
    pupils: Sequence[Pupil]
    faults: list[Fault] = field(default_factory=list)
    months: dict[date, dict[int, SchoolMonth]] = field(default_factory=dict)
    empty: int = 0


def check_school_sheet(
    table: SchoolTable, pupils: Sequence[Pupil], today: date, rules: Rules
) -> SchoolPlan | RosterFaults:
    """The plan, or every row that is wrong and why. `pupils` are the sender's own."""
    check = _Check(rules, today, pupils)
    for sheet in table.sheets:
        for row, cells in sheet.records():
            _check_row(check, sheet, row, cells)
    if check.faults:
        return RosterFaults(tuple(check.faults))
    return SchoolPlan(table.file_hash, check.months, check.empty)


@operation(on="roster", may=("self",))
def take_school_sheet_in(
    session: Session, actor: Actor, roster_id: int, plan: SchoolPlan, now: datetime, rules: Rules
) -> MonthsKept:
    """Enters a confirmed sheet, once. Raises RosterNotTaken where it was ended meanwhile or a child is no more his."""
    assert actor.person_id is not None
    roster = session.get_one(RosterFile, roster_id, with_for_update=True, populate_existing=True)
    if roster.state != "confirmed":
        raise RosterNotTaken(f"roster {roster_id} is {roster.state}")
    mine = {one.member_id for one in pupils_of(session, actor.person_id, month_of(rules.today(now)))}
    if any(member_id not in mine for said in plan.months.values() for member_id in said):
        raise RosterNotTaken(f"roster {roster_id} reaches beyond")
    done = MonthsKept(0, 0, 0)
    for month, said in sorted(plan.months.items()):
        try:
            kept = record_school_month(session, actor, actor.person_id, month, said, now, rules, file_id=roster.file_id)
        except NotAllowed as beyond:
            raise RosterNotTaken(f"roster {roster_id} reaches beyond") from beyond
        done = MonthsKept(done.new + kept.new, done.changed + kept.changed, done.same + kept.same)
    roster.state, roster.ended_at = "taken", now
    roster.summary = {**roster.summary, "new": done.new, "changed": done.changed, "same": done.same}
    session.flush()
    put_notice(session, "roster_taken", roster_subject(roster_id), roster.sender_id, "taken", now)
    return done


def _check_row(check: _Check, sheet: Sheet, row: int, cells: Sequence[Cell]) -> None:
    texts = {name: _text(cells, columns) for name, columns in sheet.columns.items()}
    if not any(texts.get(name) for name in FIELDS):
        check.empty += any(texts.values())
        return

    def fault(name: str, reason: str) -> None:
        column = sheet.columns[name][0] if sheet.columns.get(name) else None
        check.faults.append(Fault(sheet.kind, row, column, sheet.heading(column) if column is not None else "", reason))

    month = read_month(texts.get("month", ""))
    if month is None:
        fault("month", "Tulis bulannya, misalnya 2018-11 atau November 2018.")
        return
    if not _is_near(month, check.today):
        fault("month", "Bulan ini belum mulai, atau sudah terlalu lama.")
        return
    child = _child(check.pupils, texts)
    if isinstance(child, str):
        fault("code" if texts.get("code") else "child", child)
        return
    numbers = {name: _days(texts.get(name, "")) for name in FIELDS}
    for name, number in numbers.items():
        if number is None:
            fault(name, "Isi dengan jumlah hari (angka), atau kosongkan.")
            return
    days = numbers["days"] if texts.get("days") else None
    said = SchoolMonth(numbers["alpa"] or 0, numbers["izin"] or 0, numbers["sakit"] or 0, days)
    wrong = fault_in(said, check.rules.commitments)
    if wrong is not None:
        fault("days" if wrong == "days" else "alpa", "Jumlah harinya melebihi hari sekolah sebulan.")
    elif child.member_id in check.months.setdefault(month, {}):
        fault("child", "Anak ini sudah ada di baris lain untuk bulan yang sama.")
    else:
        check.months[month][child.member_id] = said


def _child(pupils: Sequence[Pupil], texts: Mapping[str, str]) -> Pupil | str:
    """Whom the row means, or why that can't be said."""
    code = texts.get("code", "").lstrip("#").removesuffix(".0")
    if code:
        known = [one for one in pupils if str(one.member_id) == code]
        return known[0] if known else "Kode ini bukan anak di kelompok Ibu/Bapak. Jangan diubah, atau kosongkan."
    wanted = name_parts(texts.get("child", ""))
    found = [one for one in pupils if name_parts(one.name) == wanted]
    family = name_parts(texts.get("family", ""))
    if len(found) > 1 and family:
        found = [one for one in found if name_parts(one.family) == family]
    if len(found) == 1:
        return found[0]
    return "Ada beberapa anak bernama ini. Isi kodenya." if found else "Anak ini tidak ada di kelompok Ibu/Bapak."


def read_month(text: str) -> date | None:
    """The first day of '2018-11', '11/2018', 'November 2018', or of a date in it."""
    said = text.casefold().strip()
    found = _MONTH.fullmatch(said.split(" ")[0]) if said else None
    if found is not None:
        year, number = int(found[1] or found[4]), int(found[2] or found[3])
    else:
        words = said.split()
        if len(words) != 2 or words[0] not in MONTH_NAMES or not re.fullmatch(r"20\d\d", words[1]):
            return None
        year, number = int(words[1]), MONTH_NAMES[words[0]]
    return date(year, number, 1) if 1 <= number <= 12 else None


def _is_near(month: date, today: date) -> bool:
    months_ago = (today.year - month.year) * 12 + today.month - month.month
    return 0 <= months_ago <= OLDEST_MONTHS


def _days(text: str) -> int | None:
    """0 for nothing written; None where it is no number of days."""
    if not text or text == "-":
        return 0
    plain = text.removesuffix(".0")
    return int(plain) if plain.isdecimal() and len(plain) <= 2 else None


def _text(cells: Sequence[Cell], columns: Sequence[int]) -> str:
    for column in columns:
        cell = cells[column] if column < len(cells) else ""
        text = cell.isoformat() if isinstance(cell, date) else str(cell).strip().lstrip("'")
        if text:
            return text
    return ""
