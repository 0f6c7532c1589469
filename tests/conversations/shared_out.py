"""Visits shared out among people of long names, for the walk through every question and notice."""

from datetime import date, timedelta
from typing import Any

from conversations.many_due.answer_some import SomeState
from conversations.many_due.help_state import HelpState
from conversations.many_due.ketua_errands import ErrandState
from conversations.many_due.share_state import ShareState
from conversations.many_due.who_came import CameState
from db import Session
from db.tables import Gathering, GatheringGuest, KetuaHelp, Visit, VisitHandover
from tests.village import BEGINS_AT

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
SITI, SRI, COLLEAGUE = BIG + 1, BIG + 101, BIG + 10
GUESTS, HELPS, TOGETHER = 20, 8, 8
MET, TOLD = BIG + 50, BIG + 60
LONG = "w" * 300
MEETS_AT = NOW + timedelta(days=2)


def share_out(session: Session, visit_id: int) -> None:
    """A gathering of many, one called off, a ketua asked for several, several visits offered at once."""
    calls_off = [
        Gathering(id=BIG + number, pendamping_id=SITI, starts_at=MEETS_AT, place="P" * 200, created_at=NOW)
        for number in range(2)
    ]
    calls_off[1].state = "cancelled"
    session.add_all(calls_off)
    session.flush()
    for number in range(1, GUESTS + 1):
        kpm_id = SRI + number
        visit = Visit(kpm_id=kpm_id, cause="follow_up", months=[], due_on=date(2030, 1, 1), opened_at=NOW)
        session.add(visit)
        session.flush()
        for gathering in calls_off:
            session.add(GatheringGuest(gathering_id=gathering.id, kpm_id=kpm_id, visit_id=visit.id))
        if number <= HELPS:
            _ask(session, BIG + number, visit.id, kpm_id, "asked", NOW)
            _ask(session, MET + number, visit.id, kpm_id, "accepted", NOW - timedelta(days=1))
        if number == GUESTS:
            _ask(session, TOLD, visit.id, kpm_id, "told", NOW - timedelta(days=2))
    for number in range(1, TOGETHER + 1):
        offered = VisitHandover(id=BIG + number, visit_id=visit_id + number, from_id=SITI, to_id=COLLEAGUE)
        offered.asked_at, offered.together = NOW, str(BIG + 1)
        session.add(offered)
        session.get_one(Visit, visit_id + number).purpose = LONG
    session.flush()


def _ask(session: Session, help_id: int, visit_id: int, kpm_id: int, state: str, asked_at: Any) -> None:
    one = KetuaHelp(id=help_id, visit_id=visit_id, kpm_id=kpm_id, ketua_id=SRI, asked_by=SITI, state=state)
    one.asked_at, one.to_tell, one.result = asked_at, LONG, LONG
    session.add(one)


def states_of_sharing(visit_id: int) -> dict[str, tuple[int, Any]]:
    """Conversation -> who has it, and a state in which each of its questions can be asked."""
    visits = [visit_id + number for number in range(20)]
    families = [SRI + number for number in range(1, GUESTS + 1)]
    return {
        "share_visits": (
            SITI,
            ShareState("together", visits, LONG, "2018-12-03", "09:00:00", "P" * 200, COLLEAGUE, LONG),
        ),
        "visit_help": (SITI, HelpState(BIG, TOLD, "2018-12-04", "09:00:00", "P" * 200)),
        "who_came": (SITI, CameState(BIG, families, {str(one): "w" * 60 for one in families})),
        "answer_some": (SRI, SomeState(help_id=BIG + 1, taken=[BIG + 1])),
        "ketua_errands": (SRI, ErrandState(MET + 1)),
    }


def notices_of_sharing(day: str) -> dict[str, tuple[int, str, str]]:
    """Kind -> (reader, subject, slot); `day` is that of the gathering."""
    return {
        "help_asked": (SRI, f"help:{BIG + 1}", "asked"),
        "help_answered": (SITI, f"help:{TOLD}", "told"),
        "gathering_invited": (SRI + 1, f"gathering:{BIG}", "r0"),
        "gathering_reminder": (SRI + 1, f"gathering:{BIG}", f"{day} r0"),
        "gathering_moved": (SRI + 1, f"gathering:{BIG}", "r0"),
        "gathering_cancelled": (SRI + 1, f"gathering:{BIG + 1}", "cancelled r0"),
        "gathering_expected": (SITI, f"gathering:{BIG}", f"{day} r0"),
        "gathering_over": (SITI, f"gathering:{BIG}", "over"),
        "visits_offered_together": (COLLEAGUE, f"handover:{BIG + 1}", "offered"),
    }
