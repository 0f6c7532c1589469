"""A leave begins and ends: the groups are lent to the colleague who stands in, and go back."""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Person, Substitution, Visit
from outbox.queue import put_notice
from programme.access import Actor
from programme.keeping.handover import KEEPERS, after_passing, tell_families, tell_keepers
from programme.keeping.history import RETURNED, SUBSTITUTE, cause_of_keeping, pass_group
from programme.visit_handovers import is_handed_over, return_visit

ANSWERED = "substitute_answered"


def begin_leave(session: Session, row: Substitution, now: datetime) -> None:
    """His groups pass on, and what he had taken on for others goes back to them."""
    query = select(Group.id).where(Group.pendamping_id == row.pendamping_id).order_by(Group.id)
    group_ids = list(session.scalars(query))
    row.state, row.group_ids = "active", group_ids
    for group_id in group_ids:
        pass_group(session, group_id, row.substitute_id, SUBSTITUTE, row.asked_by, now)
    after_passing(session, group_ids, row.pendamping_id, row.substitute_id, now)
    _give_visits_back(session, row.pendamping_id, now)
    if group_ids:
        tell_keepers(session, row.pendamping_id, row.substitute_id, now)
    for group_id in group_ids:
        tell_families(session, group_id, SUBSTITUTE, now, ketua_alone=True)


def _give_visits_back(session: Session, pendamping_id: int, now: datetime) -> None:
    away = session.get_one(Person, pendamping_id)
    query = select(Visit).where(Visit.pendamping_id == pendamping_id, Visit.state == "open", Visit.kpm_id.is_not(None))
    for visit in session.scalars(query).all():
        if is_handed_over(session, visit):
            return_visit(session, Actor(away.id, away.role), visit.id, now)


def end_leave(session: Session, row: Substitution, now: datetime) -> None:
    """Groups that are still lent go back, wherever they are by now; those handed over for good stay."""
    row.state, row.ended_at = "ended", now
    session.flush()
    away = session.get_one(Person, row.pendamping_id)
    lent = [one for one in row.group_ids if cause_of_keeping(session, one) == SUBSTITUTE]
    if away.removed_at is not None or away.role not in KEEPERS:
        for person_id in koordinators_of(session, row):
            put_notice(session, ANSWERED, f"substitution:{row.id}", person_id, "nobody", now)
        return
    for group_id in lent:
        to_id, cause = _back_to(session, row, group_id)
        before = pass_group(session, group_id, to_id, cause, row.asked_by, now)
        after_passing(session, [group_id], before, to_id, now)
        tell_keepers(session, before, to_id, now)


def _back_to(session: Session, row: Substitution, group_id: int) -> tuple[int, str]:
    """To who was away; he has it only lent himself where he still stands in for somebody with that group."""
    query = select(Substitution).where(Substitution.state == "active", Substitution.substitute_id == row.pendamping_id)
    still_lent = any(group_id in one.group_ids for one in session.scalars(query))
    return row.pendamping_id, SUBSTITUTE if still_lent else RETURNED


def koordinators_of(session: Session, row: Substitution) -> list[int]:
    kecamatan = session.get_one(Person, row.pendamping_id).kecamatan
    query = select(Person.id).where(
        Person.role == "koordinator", Person.kecamatan == kecamatan, Person.removed_at.is_(None)
    )
    return list(session.scalars(query))
