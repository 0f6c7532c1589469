"""The paper about a case: its report as a Word document, read in one short transaction and written outside of it."""

from datetime import datetime

from db import Database
from programme.access import Actor
from programme.cases.case_reports import read_case_report, read_named_case_report
from programme.rules import Rules
from reports.case_report import case_report_docx, case_report_filename


def case_report_file(
    database: Database, actor: Actor, case_id: int, now: datetime, rules: Rules, *, named: bool
) -> tuple[str, bytes]:
    """Name and content; raises NotAllowed for anybody but the case's holder."""
    read = read_named_case_report if named else read_case_report
    report = database.write(lambda session: read(session, actor, case_id, now, rules))  # leaves a trace
    return case_report_filename(report), case_report_docx(report)
