"""Who keeps which group, and who kept it before: each change leaves a row, the present keeper is `Group.pendamping_id`.

A group whose keeper came with the roster has no row until it passes on for the first time: then the former keeper's is
written as well, so that its history is whole from there on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from db import Session
from db.tables import Group, GroupKeeper, Person
from programme.access import Actor, operation

GIVEN, HANDOVER, SUBSTITUTE, RETURNED = "given", "handover", "substitute", "returned"


@dataclass(frozen=True)
class KeeperLine:
    """Who kept a group in one stretch of time; `until` None: still. `since` None: since before anything is known."""

    name: str
    gender: str
    cause: str
    since: datetime | None
    until: datetime | None
    decided_by: str | None


@operation(on="group", may=("pendamping", "koordinator", "operator"))
def list_keepers(session: Session, actor: Actor, group_id: int) -> list[KeeperLine]:
    """Everybody who kept the group, the present keeper first."""
    query = (
        select(GroupKeeper, Person)
        .join(Person, Person.id == GroupKeeper.pendamping_id)
        .where(GroupKeeper.group_id == group_id)
        .order_by(GroupKeeper.since.desc(), GroupKeeper.id.desc())
    )
    deciders = dict(
        session.execute(
            select(Person.id, Person.name)
            .join(GroupKeeper, GroupKeeper.decided_by == Person.id)
            .where(GroupKeeper.group_id == group_id)
        ).all()
    )
    found = [
        KeeperLine(person.name, person.gender, row.cause, row.since, row.until, deciders.get(row.decided_by or 0))
        for row, person in session.execute(query)
    ]
    keeper_id = session.get_one(Group, group_id).pendamping_id
    if keeper_id is None or ((open_row := _open_row(session, group_id)) and open_row.pendamping_id == keeper_id):
        return found
    keeper = session.get_one(Person, keeper_id)
    return [KeeperLine(keeper.name, keeper.gender, GIVEN, None, None, None), *found]


def pass_group(
    session: Session, group_id: int, to_id: int, cause: str, decided_by: int | None, now: datetime
) -> int | None:
    """Makes another the group's keeper and writes it down; returns who kept it before."""
    group = session.get_one(Group, group_id, with_for_update=True, populate_existing=True)
    before, row = group.pendamping_id, _open_row(session, group_id)
    if row is not None:
        row.until = now
    if before is not None and (row is None or row.pendamping_id != before):
        since = group.created_at if row is None else row.since
        session.add(GroupKeeper(group_id=group_id, pendamping_id=before, cause=GIVEN, since=since, until=now))
    session.add(GroupKeeper(group_id=group_id, pendamping_id=to_id, cause=cause, since=now, decided_by=decided_by))
    group.pendamping_id = to_id
    session.flush()
    return before


def cause_of_keeping(session: Session, group_id: int) -> str:
    """Why its present keeper keeps it: SUBSTITUTE only for a while."""
    row = _open_row(session, group_id)
    keeper_id = session.get_one(Group, group_id).pendamping_id
    return row.cause if row is not None and row.pendamping_id == keeper_id else GIVEN


def groups_kept_at(session: Session, pendamping_id: int, moment: datetime) -> list[int]:
    """Ids of the groups that were this pendamping's at that moment: each group is exactly one keeper's."""
    his_rows = select(GroupKeeper.group_id).where(GroupKeeper.pendamping_id == pendamping_id)
    query = select(Group.id, Group.pendamping_id, Group.created_at).where(
        or_(Group.pendamping_id == pendamping_id, Group.id.in_(his_rows))
    )
    groups = session.execute(query.order_by(Group.id)).all()
    then = keepers_then(session, [group_id for group_id, *_ in groups], moment)
    return [
        group_id
        for group_id, present, created_at in groups
        if created_at < moment and (then.get(group_id) or present) == pendamping_id
    ]


def keepers_then(session: Session, group_ids: Collection[int], moment: datetime) -> dict[int, int]:
    """Group -> who kept it at that moment, of those that have passed on since."""
    query = select(GroupKeeper.group_id, GroupKeeper.pendamping_id).where(
        GroupKeeper.group_id.in_(group_ids), GroupKeeper.since <= moment, GroupKeeper.until > moment
    )
    return dict(session.execute(query.order_by(GroupKeeper.id)).all())


def _open_row(session: Session, group_id: int) -> GroupKeeper | None:
    query = select(GroupKeeper).where(GroupKeeper.group_id == group_id, GroupKeeper.until.is_(None))
    return session.scalars(query.order_by(GroupKeeper.id.desc())).first()
