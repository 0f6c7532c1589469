"""The household members of new families: from the list of candidates into their own entries, some families at once.

Each name, component and facility is encrypted by itself, which takes the longest of all that a confirmation does: so
the first families are entered with it, and the others by a job, slice by slice, without holding others up.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, insert, select, update

from db import Session
from db.tables import Candidate, FamilyMember, Intake
from programme.access import Actor, operation
from programme.candidates.sheet import family_from_json
from programme.roster_import.cells import name_key
from programme.rules import Rules

FAMILIES_AT_ONCE = 200
"""About a tenth of a second of work."""
DAYS_LOOKED_BACK = 90
"""Intakes confirmed longer ago are not looked through at every tick: theirs have been entered long since."""


def _waiting(now: datetime) -> tuple[ColumnElement[bool], ...]:
    lately = select(Intake.id).where(Intake.confirmed_at > now - timedelta(days=DAYS_LOOKED_BACK))
    return Candidate.intake_id.in_(lately), Candidate.kpm_id.is_not(None), Candidate.family.is_not(None)


@operation(on=None, may=("system",))
def enter_candidate_families(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Enters the members of the next families that became kpm; returns of how many families."""
    return enter_families(session, now)


def enter_families(session: Session, now: datetime) -> int:
    """As `enter_candidate_families`, within a confirmation."""
    query = select(Candidate.id, Candidate.kpm_id, Candidate.family).where(*_waiting(now)).order_by(Candidate.id)
    found = session.execute(query.limit(FAMILIES_AT_ONCE)).all()
    rows = [
        {
            "kpm_id": kpm_id,
            "name": one.name,
            "name_index": name_key(one.name),
            "birth_date": one.birth_date,
            "component": one.component,
            "facility": one.facility,
            "updated_at": now,
        }
        for _, kpm_id, family in found
        for one in family_from_json(family)
    ]
    if rows:
        session.execute(insert(FamilyMember), rows)
    session.execute(update(Candidate).where(Candidate.id.in_([one for one, *_ in found])).values(family=None))
    return len(found)


def next_family_entry(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """At once, while there are any."""
    waiting = session.scalar(select(Candidate.id).where(*_waiting(after)).limit(1))
    return None if waiting is None else after + timedelta(seconds=1)
