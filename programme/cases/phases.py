"""How far a case has come: it goes on to a phase, and the day from which its plan is carried out is kept."""

from datetime import date, datetime

from db import Session
from db.tables import Case
from programme.access import Actor, operation
from programme.cases.codes import PHASES
from programme.cases.entries import write_entry
from programme.rules import Rules
from programme.trail import leave_trace


@operation(on="case", may=("holder",))
def go_on(
    session: Session, actor: Actor, case_id: int, phase: str, now: datetime, rules: Rules, *, since: date | None = None
) -> bool:
    """The case goes on to that phase (back to an earlier one too); False where it stands there or is closed.

    `since`: the local day from which that is so, today where none is said. With "action" it is the day from which the
    plan is carried out; begun anew (after another plan), it counts from the new day.
    """
    if phase not in PHASES:
        raise ValueError(f"no such phase: {phase}")
    case = session.get(Case, case_id, with_for_update=True, populate_existing=True)
    if case is None or case.state != "open" or case.phase == phase:
        return False
    day = since or rules.today(now)
    if phase == "action" and (case.acting_since is None or PHASES.index(case.phase) < PHASES.index("action")):
        case.acting_since = day
    case.phase = phase
    write_entry(session, case, "phase", phase, now, rules, happened_on=day, author_id=actor.person_id)
    leave_trace(session, actor, "go_on", "case", case_id, now)
    return True
