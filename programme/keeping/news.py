"""What passed on at one moment, for the news to those who got it and gave it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from db import Session
from db.tables import Case, Group, GroupKeeper, Kpm, Person, Substitution
from programme.keeping.history import HANDOVER
from programme.natural_order import natural


@dataclass(frozen=True)
class Passed:
    """What passed on at one moment, for the news to the one who got it or gave it."""

    groups: tuple[str, ...]
    families: int
    other: str | None
    """Who kept them before, or keeps them now; gender beside it."""
    other_gender: str
    cause: str
    cases: int = 0
    """Of those families, that stay with who gave the groups."""
    until: date | None = None
    """Of a substitution: its last day."""


def passed_at(session: Session, person_id: int, moment: datetime, *, received: bool) -> Passed | None:
    """What this person got or gave at that moment; None where nothing is as it was then any more."""
    mine = GroupKeeper.since == moment if received else GroupKeeper.until == moment
    query = select(GroupKeeper, Group).join(Group, Group.id == GroupKeeper.group_id)
    rows = session.execute(query.where(GroupKeeper.pendamping_id == person_id, mine)).all()
    ids = [group.id for _, group in rows]
    if not ids:
        return None
    theirs = GroupKeeper.until == moment if received else GroupKeeper.since == moment
    other_row = session.scalars(select(GroupKeeper).where(GroupKeeper.group_id.in_(ids), theirs)).first()
    other = session.get(Person, other_row.pendamping_id) if other_row is not None else None
    cause = rows[0][0].cause if received else other_row.cause if other_row is not None else HANDOVER
    families = select(Kpm.person_id).where(Kpm.group_id.in_(ids), Kpm.left_at.is_(None))
    cases = (
        select(func.count())
        .select_from(Case)
        .where(Case.holder_id == person_id, Case.state == "open", Case.kpm_id.in_(families))
    )
    return Passed(
        tuple(sorted((group.name for _, group in rows), key=natural)),
        session.scalar(select(func.count()).select_from(families.subquery())) or 0,
        other.name if other is not None else None,
        other.gender if other is not None else "f",
        cause,
        0 if received else session.scalar(cases) or 0,
        _leave_end(session, person_id, other.id if other is not None else None),
    )


def _leave_end(session: Session, one: int, other: int | None) -> date | None:
    query = select(Substitution.until_on).where(
        Substitution.pendamping_id.in_((one, other)), Substitution.substitute_id.in_((one, other))
    )
    return session.scalar(query.where(Substitution.state == "active").order_by(Substitution.id.desc()).limit(1))


@dataclass(frozen=True)
class FamilyNews:
    """Who keeps a family's group since a moment; `until` only while he stands in for somebody."""

    name: str
    gender: str
    before: str | None
    before_gender: str
    until: date | None


def keeper_for_family(session: Session, group_id: int, moment: datetime) -> FamilyNews | None:
    """The group's keeper since that moment; None where it has another by now."""
    query = select(GroupKeeper).where(GroupKeeper.group_id == group_id, GroupKeeper.since == moment)
    row = session.scalars(query.order_by(GroupKeeper.id.desc())).first()
    group = session.get(Group, group_id)
    if row is None or group is None or row.until is not None or group.pendamping_id != row.pendamping_id:
        return None
    keeper = session.get_one(Person, row.pendamping_id)
    before = session.scalars(
        select(Person)
        .join(GroupKeeper, GroupKeeper.pendamping_id == Person.id)
        .where(GroupKeeper.group_id == group_id, GroupKeeper.until == moment)
    ).first()
    return FamilyNews(
        keeper.name,
        keeper.gender,
        before.name if before is not None else None,
        before.gender if before is not None else "f",
        _leave_end(session, keeper.id, before.id if before is not None else None),
    )
