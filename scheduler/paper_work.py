"""Making papers that were asked for by chat: drawn outside any transaction, codes issued in a short one of their own.

A new kind of paper is a line in MAKERS and one in programme.papers.PAPER_RIGHTS.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from db import Database
from outbox.failures import fault
from programme.access import NotAllowed
from programme.consent_sheets import consent_form_lines
from programme.invitations import issue_group_codes
from programme.papers import PaperMistake, WantedPaper, give_paper_up, keep_paper, take_up_paper, waiting_papers
from programme.people import CONSENT_VERSION
from programme.rules import Rules
from programme.updates.report_rows import read_update_report
from programme.ways_in import FindWaysIn
from reports.consent_forms import consent_form_filename, consent_form_pdf
from reports.joining_slips import Slip, slips_filename, slips_pdf
from reports.updates_sheet import updates_filename, updates_workbook
from scheduler.assembly_papers import attendance_sheet_file, invitation_letters_file
from scheduler.candidate_papers import group_lists_file
from scheduler.case_papers import case_report_file
from scheduler.clarification_papers import (
    clarification_form_file,
    clarification_sheet_file,
    clarify_template_file,
)
from scheduler.office_papers import area_pdf_file, area_workbook_file, month_pdf_file, month_workbook_file
from scheduler.payment_papers import payment_amounts_file, payment_list_file, payment_template_file
from scheduler.poll_papers import poll_picture_file
from scheduler.radar_papers import radar_group_picture_file, radar_picture_file
from scheduler.school_papers import school_sheet_file, verification_pdf_file, verification_workbook_file
from scheduler.standing_papers import calendar_paper, letters_paper, minutes_paper

log = structlog.get_logger()
PAPERS_AT_A_LOOK = 5


@dataclass(frozen=True)
class Bench:
    """What a maker works with."""

    database: Database
    now: datetime
    rules: Rules
    ways_in: FindWaysIn


@dataclass(frozen=True)
class MadePaper:
    """A finished file."""

    filename: str
    content: bytes


Maker = Callable[[Bench, WantedPaper], MadePaper]
"""Raises NotAllowed where who wanted it may no longer see it, PaperMistake where there is nothing to make."""


def make_slips(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """Slips with fresh codes for a group: for who has not joined, or for everyone."""
    issue = partial(
        issue_group_codes,
        actor=wanted.actor,
        group_id=wanted.subject_id,
        now=bench.now,
        rules=bench.rules,
        everyone=wanted.kind == "slips_all",
    )
    codes = bench.database.write(issue)
    if not codes:
        raise PaperMistake("nothing")
    slips = [Slip(one.name, one.member_number, one.group_name, one.code, bench.ways_in(one.code)) for one in codes]
    printed_on = bench.rules.today(bench.now)
    return MadePaper(slips_filename(codes[0].group_name, printed_on), slips_pdf(slips, printed_on))


def make_consent_sheet(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """Consent to be signed on paper: a line for each of the group who has not agreed yet."""
    look = partial(consent_form_lines, actor=wanted.actor, group_id=wanted.subject_id)
    group, members = bench.database.read(look)
    printed_on = bench.rules.today(bench.now)
    return MadePaper(consent_form_filename(group, printed_on), consent_form_pdf(group, members, CONSENT_VERSION))


def make_updates_sheet(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """One kecamatan's changes of a month, for the office."""
    look = partial(
        read_update_report, actor=wanted.actor, report_id=wanted.subject_id, now=bench.now, rules=bench.rules
    )
    sheet = bench.database.write(look)  # that it was read is noted in the trail
    if sheet is None:
        raise PaperMistake("nothing")
    content = updates_workbook(sheet, bench.rules.today(bench.now))
    return MadePaper(updates_filename(sheet.kecamatan, sheet.month), content)


def make_payment_list(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """Whom a payment day expects, to print."""
    return MadePaper(*payment_list_file(bench.database, wanted.actor, wanted.subject_id, bench.rules))


def make_payment_amounts(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """What each family is paid, for whoever entered it."""
    return MadePaper(*payment_amounts_file(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules))


def make_payment_template(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """The payment sheet to fill in."""
    return MadePaper(*payment_template_file(bench.database, wanted.actor, wanted.subject_id))


def make_poll_picture(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """What a group answered, in bars."""
    return MadePaper(*poll_picture_file(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules))


def make_radar_picture(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """How many come, why some don't, at which hours: of all the groups, or of one."""
    draw = radar_group_picture_file if wanted.kind == "radar_group_picture" else radar_picture_file
    return MadePaper(*draw(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules))


def make_case_report(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """The report of a case; with real names only where that was chosen."""
    named = wanted.kind == "case_report_named"
    file = case_report_file(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules, named=named)
    return MadePaper(*file)


def make_month(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """The month of a pendamping or of a kecamatan, as a workbook or to print."""
    draw = {
        "month_sent": month_workbook_file,
        "month_xlsx": month_workbook_file,
        "month_pdf": month_pdf_file,
        "month_area_sent": area_workbook_file,
        "month_area_xlsx": area_workbook_file,
        "month_area_pdf": area_pdf_file,
    }[wanted.kind]
    return MadePaper(*draw(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules))


def make_standing(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """A pendamping's calendar, or the letters and minutes of a meeting besides P2K2."""
    draw = {"calendar": calendar_paper, "provider_letters": letters_paper, "minutes": minutes_paper}[wanted.kind]
    return MadePaper(*draw(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules))


def make_attendance_sheet(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """The attendance list of a meeting besides P2K2."""
    return MadePaper(*attendance_sheet_file(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules))


def make_invitation_letters(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """A letter for each family called, and each guest from outside."""
    file = invitation_letters_file(
        bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules, bench.ways_in
    )
    return MadePaper(*file)


def make_schooling(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """A month's school sheet to fill in, or the quarter's verification."""
    if wanted.kind == "school_sheet":
        return MadePaper(*school_sheet_file(bench.database, wanted.actor, wanted.subject))
    draw = verification_pdf_file if wanted.kind == "verification_pdf" else verification_workbook_file
    return MadePaper(*draw(bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules))


def make_clarification(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """Klarifikasi forms of a group to sign; or the office's sheet of a kecamatan's."""
    where = (bench.database, wanted.actor, wanted.subject_id, bench.now, bench.rules)
    if wanted.kind == "clarification_sheet":
        return MadePaper(*clarification_sheet_file(*where))
    if wanted.kind == "clarify_template":
        return MadePaper(*clarify_template_file(*where))
    return MadePaper(*clarification_form_file(*where, everyone=wanted.kind == "clarification_all"))


def make_group_lists(bench: Bench, wanted: WantedPaper) -> MadePaper:
    """The groups of an intake with everybody in them."""
    return MadePaper(*group_lists_file(bench.database, wanted.actor, wanted.subject_id, bench.now))


MAKERS: dict[str, Maker] = {
    "group_lists": make_group_lists,
    "clarification_forms": make_clarification,
    "clarification_all": make_clarification,
    "clarification_sheet": make_clarification,
    "clarify_template": make_clarification,
    "school_sheet": make_schooling,
    "verification_sheet": make_schooling,
    "verification_pdf": make_schooling,
    "verification_sent": make_schooling,
    "attendance_sheet": make_attendance_sheet,
    "invitation_letters": make_invitation_letters,
    "calendar": make_standing,
    "provider_letters": make_standing,
    "minutes": make_standing,
    "month_sent": make_month,
    "month_xlsx": make_month,
    "month_pdf": make_month,
    "month_area_sent": make_month,
    "month_area_xlsx": make_month,
    "month_area_pdf": make_month,
    "poll_picture": make_poll_picture,
    "radar_picture": make_radar_picture,
    "radar_group_picture": make_radar_picture,
    "payment_list": make_payment_list,
    "payment_amounts": make_payment_amounts,
    "payment_template": make_payment_template,
    "slips": make_slips,
    "slips_all": make_slips,
    "consent_sheet": make_consent_sheet,
    "updates_sheet": make_updates_sheet,
    "case_report": make_case_report,
    "case_report_named": make_case_report,
}


class PaperMaker:
    """The worker."""

    def __init__(self, database: Database, clock: Callable[[], datetime], rules: Rules, ways_in: FindWaysIn) -> None:
        self._database, self._clock, self._rules, self._ways_in = database, clock, rules, ways_in

    async def make_waiting(self) -> int:
        """Makes the next few papers; returns how many ended, made or given up."""
        return await asyncio.to_thread(self._make_waiting)

    def _make_waiting(self) -> int:
        waiting = self._database.read(lambda session: waiting_papers(session, self._clock(), PAPERS_AT_A_LOOK))
        return sum([self._make(wanted) for wanted in waiting])

    def _make(self, wanted: WantedPaper) -> bool:
        now = self._clock()
        if not self._database.write(lambda session: take_up_paper(session, wanted.id, now)):
            return False
        try:
            made = MAKERS[wanted.kind](Bench(self._database, now, self._rules, self._ways_in), wanted)
        except (OperationalError, InterfaceError):
            raise  # the database is away: it is taken up again later
        except NotAllowed:
            return self._give_up(wanted, now, "not_allowed")
        except PaperMistake as mistake:
            return self._give_up(wanted, now, mistake.code)
        except Exception as error:  # noqa: BLE001 - one paper that can't be made must not stop the others
            log.error("paper_broke", paper=wanted.id, kind=wanted.kind, **fault(error))
            return self._give_up(wanted, now, "broken")
        encrypted = self._database.keys.encrypt_bytes(made.content)
        keep = partial(keep_paper, paper_id=wanted.id, claimed_at=now, filename=made.filename, encrypted=encrypted)
        return self._database.write(lambda session: keep(session, now=self._clock()))

    def _give_up(self, wanted: WantedPaper, claimed_at: datetime, code: str) -> bool:
        now = self._clock()
        return self._database.write(lambda session: give_paper_up(session, wanted.id, claimed_at, code, now))
