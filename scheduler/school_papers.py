"""Papers about school and verification: the month's sheet to fill in, the quarter's verification."""

import re
from datetime import date, datetime

from db import Database
from programme.access import Actor
from programme.papers import PaperMistake
from programme.rules import Rules
from programme.schooling.attendance import list_pupils
from programme.schooling.school_papers import school_of
from programme.schooling.verification import VerificationSheet, read_verification
from reports.school_sheet import school_sheet_filename, school_workbook
from reports.verification_pages import verification_pdf
from reports.verification_sheet import verification_workbook
from reports.verification_words import verification_filename

File = tuple[str, bytes]
"""Name and content."""


def school_sheet_file(database: Database, actor: Actor, subject: str) -> File:
    """The month's sheet of a school, of a group, or of all the actor's children."""
    wanted = re.fullmatch(r"school (\d{4}-\d{2}) ([a-z0-9-]+):(\d+)", subject)
    if wanted is None:
        raise PaperMistake("nothing")
    month, which, pendamping_id = date.fromisoformat(f"{wanted[1]}-01"), wanted[2], int(wanted[3])
    pupils = database.read(lambda session: list_pupils(session, actor, pendamping_id, month))
    chosen = [one for one in pupils if which in ("all", school_of(one), f"g{one.group_id}")]
    if not chosen:
        raise PaperMistake("empty")
    name = chosen[0].group_name if which.startswith("g") else (chosen[0].school or "") if which != "all" else "semua"
    return school_sheet_filename(name, month), school_workbook(chosen, month)


def verification_workbook_file(database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules) -> File:
    """The quarter as a workbook."""
    sheet = _read(database, actor, report_id, now, rules)
    return verification_filename(sheet.pendamping, sheet.period, "xlsx"), verification_workbook(sheet, rules.today(now))


def verification_pdf_file(database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules) -> File:
    """The quarter to print."""
    sheet = _read(database, actor, report_id, now, rules)
    return verification_filename(sheet.pendamping, sheet.period, "pdf"), verification_pdf(sheet, rules.today(now))


def _read(database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules) -> VerificationSheet:
    return database.write(lambda session: read_verification(session, actor, report_id, now, rules))  # leaves a trace
