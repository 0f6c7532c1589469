"""A visit that was made though it stood on no list: she was met on the way, or asked for it.

It counts as the visit that waits for this family, if one does; else as her monthly visit ('Kunjungan ke RTSM ...
dilakukan 1 bulan sekali', second source document, D), so that the rotation knows that she was seen.
"""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Visit
from programme.access import Actor, operation
from programme.rules import Rules
from programme.trail import leave_trace

COUNTS_AS = ("p2k2", "first_meeting", "follow_up", "complaint", "routine")
"""Causes of a visit that waits, the first that there is; not a confidential one, nor one of a case."""


@operation(on="kpm", may=("pendamping",))
def open_unlisted_visit(session: Session, actor: Actor, kpm_id: int, now: datetime, rules: Rules) -> int:
    """The visit that is to be recorded now, which did not stand on her list; returns its id.

    One that waits with a colleague is returned only where none waits with her: which of them makes it is theirs to say.
    """
    query = select(Visit).where(Visit.kpm_id == kpm_id, Visit.state == "open", Visit.cause.in_(COUNTS_AS))
    waiting = sorted(
        session.scalars(query),
        key=lambda one: (one.pendamping_id not in (None, actor.person_id), COUNTS_AS.index(one.cause)),
    )
    visit = waiting[0] if waiting else Visit(kpm_id=kpm_id, cause="routine", months=[], due_on=rules.today(now))
    if not waiting:
        visit.opened_at = now
        session.add(visit)
        session.flush()
    leave_trace(session, actor, "open_unlisted_visit", "kpm", kpm_id, now)
    return visit.id
