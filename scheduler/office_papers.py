"""Papers of the office's monthly report: read in one short transaction, drawn outside of it."""

from datetime import datetime

from db import Database
from programme.access import Actor
from programme.office.area_months import AreaMonth, read_area_report, read_monthly_report
from programme.office.monthly import MonthlyView
from programme.papers import PaperMistake
from programme.rules import Rules
from reports.monthly_paper import area_pdf, monthly_pdf
from reports.monthly_workbook import area_filename, area_workbook, monthly_filename, monthly_workbook


def month_workbook_file(
    database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules
) -> tuple[str, bytes]:
    """One pendamping's month as a workbook: name and content. Raises PaperMistake where there is no such report."""
    view = _month(database, actor, report_id, now, rules)
    return monthly_filename(view, "xlsx"), monthly_workbook(view, rules.today(now), rules.curriculum)


def month_pdf_file(database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules) -> tuple[str, bytes]:
    """The same to print."""
    view = _month(database, actor, report_id, now, rules)
    return monthly_filename(view, "pdf"), monthly_pdf(view, rules.today(now), rules.curriculum)


def area_workbook_file(
    database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules
) -> tuple[str, bytes]:
    """The month of that report's kecamatan as a workbook, as this reader may see it."""
    area = _area(database, actor, report_id, now, rules)
    return area_filename(area, "xlsx"), area_workbook(area, rules.today(now), rules.curriculum)


def area_pdf_file(database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules) -> tuple[str, bytes]:
    """The same to print."""
    area = _area(database, actor, report_id, now, rules)
    return area_filename(area, "pdf"), area_pdf(area, rules.today(now), rules.curriculum)


def _month(database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules) -> MonthlyView:
    view = database.write(lambda session: read_monthly_report(session, actor, report_id, now, rules))  # leaves a trace
    if view is None:
        raise PaperMistake("broken")
    return view


def _area(database: Database, actor: Actor, report_id: int, now: datetime, rules: Rules) -> AreaMonth:
    area = database.write(lambda session: read_area_report(session, actor, report_id, now, rules))  # leaves a trace
    if area is None:
        raise PaperMistake("broken")
    return area
