"""Who handles a complaint first, whether it is hidden, and until when something has to come of it: pure decisions.

About a ketua, deputy or pendamping: the koordinator of the kecamatan. About a koordinator, or where the koordinator
looks after that group himself, or where nobody holds that office: the operator. Everything else: the pendamping.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from programme.matter_relations import LEVELS
from programme.matters import ABOUT_SOMEBODY, GROUPS_OWN_PEOPLE
from programme.rules import Rules
from programme.working_days import next_working_day

HIDDEN_ROLES = GROUPS_OWN_PEOPLE | {"koordinator", "unsaid"}
"""Accused roles that hide a complaint from the group's own people. Whom she would not name may be one of them."""

END_OF_WORK = time(16)
"""The hour by which something has to have come of it on the day it is due."""


@dataclass(frozen=True)
class Offices:
    """Whom the group has: in office and using the chat."""

    pendamping: bool
    koordinator: bool
    """Of the kecamatan."""
    other_koordinator: bool
    """One who does not look after this very group."""
    operator: bool


@dataclass(frozen=True)
class Route:
    """`first_level`: below it nobody ever sees the complaint. `level`: who has it now."""

    confidential: bool
    first_level: str
    level: str
    accused_role: str | None


def route(category: str, accused_role: str | None, offices: Offices) -> Route:
    """Where a new complaint goes. Of a category about somebody, saying nobody is 'unsaid'."""
    accused = accused_role or ("unsaid" if category in ABOUT_SOMEBODY else None)
    if accused in HIDDEN_ROLES:
        level = "koordinator" if accused != "koordinator" and offices.other_koordinator else "operator"
        return Route(True, level, level, accused)
    there = {"pendamping": offices.pendamping, "koordinator": offices.koordinator, "operator": offices.operator}
    return Route(False, "pendamping", next((level for level in LEVELS if there[level]), "pendamping"), accused)


def due_by(category: str, now: datetime, rules: Rules) -> datetime:
    """The end of work on the last day for that category, counted from `now`; on a day off, of the next working day."""
    day = rules.today(now) + timedelta(days=rules.complaint_days[category])
    return rules.at(next_working_day(day, extra_off=rules.extra_days_off), END_OF_WORK)
