"""The koordinator gives visits of one pendamping to another: decided, not asked, and both are told.

Second source document, B and D: a koordinator 'bertanggungjawab mengkoordinir para pendamping'; with many to visit one
may 'meminta bantuan teman sesama pendamping'. Visits of a case, or of a hidden complaint, are their maker's alone. Once
it ends the visit's owner reads what came of it, as of one that was asked for (programme.visit_handovers).
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Person, Visit, VisitHandover
from outbox.queue import put_notice
from programme.access import Actor, may_run, operation
from programme.handover_lines import Target, list_open_visits, target_of
from programme.many_due.elsewhere import is_elsewhere
from programme.rules import Rules
from programme.trail import leave_trace
from programme.visit_handovers import COLLEAGUES, Colleague, is_nobody_elses, owner_of, withdraw_offer

MOVED = "visits_moved"


@operation(on="pendamping", may=("koordinator",))
def list_takers(session: Session, actor: Actor, pendamping_id: int) -> list[Colleague]:
    """Who of the kecamatan can be given this pendamping's visits, the koordinator himself among them."""
    person = session.get_one(Person, pendamping_id)
    query = select(Person.id, Person.name, Person.gender).where(
        Person.role.in_(COLLEAGUES),
        Person.kecamatan == person.kecamatan,
        Person.removed_at.is_(None),
        Person.id != pendamping_id,
    )
    return [Colleague(*row) for row in session.execute(query.order_by(Person.name))]


@operation(on="pendamping", may=("koordinator",))
def list_movable_visits(session: Session, actor: Actor, pendamping_id: int) -> list[Target]:
    """His open visits that can be given to another, the longest due first."""
    return [
        one
        for one in list_open_visits(session, actor, pendamping_id)
        if _is_movable(session, session.get_one(Visit, one.visit_id))
    ]


@operation(on="pendamping", may=("koordinator",))
def move_visits(
    session: Session,
    actor: Actor,
    pendamping_id: int,
    visit_ids: Sequence[int],
    to_id: int,
    now: datetime,
    rules: Rules,
) -> int:
    """Gives these visits to a colleague; returns how many are his now. What can't be moved stays where it is."""
    if to_id not in {one.id for one in list_takers(session, actor, pendamping_id)}:
        return 0
    movable = {one.visit_id for one in list_movable_visits(session, actor, pendamping_id)}
    moved: list[VisitHandover] = []
    for visit_id in dict.fromkeys(one for one in visit_ids if one in movable):
        if not may_run(session, actor, "withdraw_offer", visit_id):
            continue
        withdraw_offer(session, actor, visit_id, now)
        visit = session.get_one(Visit, visit_id, with_for_update=True, populate_existing=True)
        owner = owner_of(session, visit) or pendamping_id
        row = VisitHandover(visit_id=visit_id, from_id=owner, to_id=to_id, state="accepted", asked_at=now)
        row.answered_at, row.together = now, f"m{actor.person_id}-{now:%y%m%d%H%M%S}"
        visit.pendamping_id = to_id
        session.add(row)
        session.flush()
        moved.append(row)
        leave_trace(session, actor, "move_visits", "visit", visit_id, now)
    for person_id in {to_id, pendamping_id} - {actor.person_id} if moved else ():
        put_notice(session, MOVED, f"handover:{moved[0].id}", person_id, now.isoformat(), now)
    return len(moved)


def moved_together(session: Session, handover_id: int) -> tuple[VisitHandover, list[Target]] | None:
    """One of the handovers and the visits that are still open of those that were moved with it, for the news of it."""
    first = session.get(VisitHandover, handover_id)
    if first is None or first.together is None:
        return None
    query = (
        select(Visit)
        .join(VisitHandover, VisitHandover.visit_id == Visit.id)
        .where(VisitHandover.together == first.together, VisitHandover.to_id == first.to_id)
        .where(Visit.state == "open", Visit.pendamping_id == first.to_id)
        .order_by(Visit.due_on, Visit.id)
    )
    return first, [target_of(session, one) for one in session.scalars(query)]


def _is_movable(session: Session, visit: Visit) -> bool:
    return not is_nobody_elses(session, visit) and not is_elsewhere(session, visit.id)
