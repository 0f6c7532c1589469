"""The office's reports, leave and handed groups at their longest, for the walk through every question and notice."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from conversations.keeping.group_keepers import KeepersState
from conversations.keeping.hand_groups import HandState
from conversations.keeping.on_leave import LeaveState
from conversations.office.koordinate import CoordinateState
from conversations.office.month_board import BoardState
from conversations.office.month_report import MonthState
from conversations.office.siks import SiksState
from db import Session
from db.keys import KeyRing
from db.tables import GroupKeeper, OfficeReport, Paper, Substitution, Visit, VisitHandover
from tests.village import BEGINS_AT

BIG = 1_000_000_000
SITI, BAMBANG, OPERATOR, COLLEAGUE, SRI = BIG + 1, BIG + 2, BIG + 3, BIG + 10, BIG + 101
NOW = BEGINS_AT + timedelta(days=60)
HANDED, LENT = (datetime(2018, 11, day, 3, tzinfo=UTC) for day in (5, 20))
REPORT, REPORTED_PAPER, AREA_PAPER, AWAY, MOVED = BIG + 80, BIG + 880, BIG + 881, BIG + 80, BIG + 880
GROUPS = 15


def report_to_the_office(session: Session, keys: KeyRing) -> None:
    """A month given out, its files, groups that were handed over and lent, a leave asked for, a visit moved."""
    report = OfficeReport(id=REPORT, kind="monthly", pendamping_id=SITI, kecamatan="Kedungrejo", period="2018-10")
    report.asked_at, report.note = NOW, "w" * 1000
    session.add(report)
    for paper_id, kind in ((REPORTED_PAPER, "month_sent"), (AREA_PAPER, "month_area_sent")):
        paper = Paper(id=paper_id, person_id=OPERATOR, kind=kind, subject=f"report:{REPORT}", state="made")
        paper.filename, paper.content, paper.wanted_at, paper.made_at = "a.xlsx", keys.encrypt_bytes(b"PK"), NOW, NOW
        session.add(paper)
    away = Substitution(id=AWAY, pendamping_id=SITI, substitute_id=COLLEAGUE, asked_by=BAMBANG, asked_at=NOW)
    away.from_on, away.until_on, away.state, away.group_ids = date(2018, 12, 24), date(2018, 12, 31), "asked", []
    session.add(away)
    visit = Visit(
        id=MOVED, kpm_id=SRI + 20, pendamping_id=COLLEAGUE, cause="first_meeting", months=[], due_on=NOW.date()
    )
    visit.opened_at = NOW
    session.add(visit)
    session.flush()
    moved = VisitHandover(id=MOVED, visit_id=MOVED, from_id=SITI, to_id=COLLEAGUE, state="accepted", asked_at=NOW)
    moved.answered_at, moved.together = NOW, "moved"
    session.add(moved)
    for number in range(GROUPS):
        passed(session, number)
    session.flush()


def passed(session: Session, number: int) -> None:
    """From Siti to a colleague, and back to her."""
    for keeper, cause, since, until in (
        (SITI, "given", NOW - timedelta(days=90), HANDED),
        (COLLEAGUE, "handover", HANDED, LENT),
        (SITI, "handover", LENT, None),
    ):
        row = GroupKeeper(group_id=BIG + number, pendamping_id=keeper, cause=cause, since=since, until=until)
        row.decided_by = BAMBANG
        session.add(row)


def states_of_office() -> dict[str, tuple[int, Any]]:
    """Conversation -> (who, a state at its longest)."""
    everything = [BIG + number for number in range(GROUPS)]
    return {
        "month_report": (SITI, MonthState(REPORT)),
        "month_board": (OPERATOR, BoardState("Kedungrejo", SITI)),
        "siks": (SITI, SiksState(BIG, "results")),
        "koordinate": (BAMBANG, CoordinateState(SITI, [], COLLEAGUE)),
        "hand_groups": (BAMBANG, HandState(SITI, everything, COLLEAGUE)),
        "on_leave": (BAMBANG, LeaveState(SITI, "2018-12-24", "2018-12-31", COLLEAGUE, AWAY)),
        "group_keepers": (SITI, KeepersState(BIG)),
    }


def notices_of_office() -> dict[str, tuple[int, str, str]]:
    """Kind -> (reader, subject, slot)."""
    return {
        "monthly_report": (SITI, f"report:{REPORT}", "reminded"),
        "monthly_in": (OPERATOR, f"paper:{REPORTED_PAPER}", "made"),
        "monthly_area": (OPERATOR, f"paper:{AREA_PAPER}", "made"),
        "monthly_overdue": (BAMBANG, f"report:{REPORT}", "due"),
        "nudge": (SITI, f"person:{SITI}", f"monthly 2018-11-30 0 {BAMBANG}"),
        "visits_moved": (COLLEAGUE, f"handover:{MOVED}", NOW.isoformat()),
        "groups_received": (SITI, f"person:{SITI}", LENT.isoformat()),
        "groups_handed": (SITI, f"person:{SITI}", HANDED.isoformat()),
        "keeper_changed": (SRI, f"group:{BIG}", f"handover {LENT.isoformat()}"),
        "substitute_asked": (COLLEAGUE, f"substitution:{AWAY}", "asked"),
        "substitute_answered": (SITI, f"substitution:{AWAY}", "lapsed"),
    }
