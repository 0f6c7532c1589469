"""Making klarifikasi forms for a group to sign, and the sheet of a kecamatan's forms for the office."""

from datetime import datetime

from db import Database
from programme.access import Actor
from programme.candidates.clarifying import print_group_forms
from programme.candidates.corrected_sheet import list_for_correction
from programme.candidates.sent_forms import read_sent_forms
from programme.papers import PaperMistake
from programme.rules import Rules
from reports.clarification_form import clarification_filename, clarification_pdf
from reports.clarification_sheet import clarification_sheet_filename, clarification_workbook
from reports.clarify_template import clarify_template, clarify_template_filename


def clarification_form_file(
    database: Database, actor: Actor, group_id: int, now: datetime, rules: Rules, *, everyone: bool
) -> tuple[str, bytes]:
    """Name and content of a group's forms; that they were printed is noted."""
    forms = database.write(lambda s: print_group_forms(s, actor, group_id, now, rules, everyone=everyone))
    if not forms:
        raise PaperMistake("nothing")
    today = rules.today(now)
    content = clarification_pdf(
        forms, today, antenatal=rules.commitments.antenatal_visits, percent=rules.commitments.school_percent_least
    )
    return clarification_filename(forms[0].group_name, today), content


def clarification_sheet_file(
    database: Database, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> tuple[str, bytes]:
    """Name and content of the office's sheet of that pendamping's kecamatan."""
    forms = database.write(lambda s: read_sent_forms(s, actor, pendamping_id, now, rules))  # noted in the trail
    if not forms.rows:
        raise PaperMistake("nothing")
    today = rules.today(now)
    content = clarification_workbook(
        forms, today, antenatal=rules.commitments.antenatal_visits, percent=rules.commitments.school_percent_least
    )
    return clarification_sheet_filename(forms.kecamatan, today), content


def clarify_template_file(
    database: Database, actor: Actor, group_id: int, now: datetime, rules: Rules
) -> tuple[str, bytes]:
    """Name and content of the sheet in which a group's data is corrected on a computer."""
    group_name, members = database.write(lambda session: list_for_correction(session, actor, group_id, now))
    if not members:
        raise PaperMistake("nothing")
    return clarify_template_filename(group_name, rules.today(now)), clarify_template(members)
