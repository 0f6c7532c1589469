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
from programme.ways_in import FindWaysIn
from reports.consent_forms import consent_form_filename, consent_form_pdf
from reports.joining_slips import Slip, slips_filename, slips_pdf

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


MAKERS: dict[str, Maker] = {"slips": make_slips, "slips_all": make_slips, "consent_sheet": make_consent_sheet}


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
