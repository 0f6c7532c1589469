"""Who makes a visit: her group's pendamping, unless a colleague accepted it; of a provider's, whoever planned it."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from db.tables import Group, Kpm, Person, Provider, Visit

MAKER = func.coalesce(Visit.pendamping_id, Group.pendamping_id)
"""The person id of whoever makes the visit; for queries that join as `about_visits` does."""
OwnKpm, OwnGroup = aliased(Kpm), aliased(Group)
MAKERS_ALONE = ("confidential", "case")
"""Causes that are nobody's but its maker's: of a complaint hidden from the group's own people, or of a case."""
SHOWN_TO_OTHERS = Visit.cause.not_in(MAKERS_ALONE)
"""For every query of others than its maker."""
STILL_A_MEMBER = or_(Visit.kpm_id.is_(None), Kpm.left_at.is_(None))


def about_visits(*columns: Any) -> Select[Any]:
    """These columns of visits, with the kpm and her group, or the provider, they go to."""
    return (
        select(*columns)
        .select_from(Visit)
        .outerjoin(Kpm, Kpm.person_id == Visit.kpm_id)
        .outerjoin(Person, Person.id == Kpm.person_id)
        .outerjoin(Group, Group.id == Kpm.group_id)
        .outerjoin(Provider, Provider.id == Visit.provider_id)
    )


def made_by(pendamping_id: int) -> ColumnElement[bool]:
    """The visits that are this pendamping's to make.

    Said by the ids of her families: an index leads from those to their open visits, without looking at the office's.
    """
    families = (
        select(OwnKpm.person_id)
        .join(OwnGroup, OwnGroup.id == OwnKpm.group_id)
        .where(OwnGroup.pendamping_id == pendamping_id)
    )
    return or_(Visit.pendamping_id == pendamping_id, and_(Visit.pendamping_id.is_(None), Visit.kpm_id.in_(families)))


def handed_over_by(pendamping_id: int) -> ColumnElement[bool]:
    """The visits to this pendamping's own families that a colleague accepted; never a confidential one."""
    return and_(Group.pendamping_id == pendamping_id, Visit.pendamping_id != pendamping_id, SHOWN_TO_OTHERS)


def due_by(day: date) -> ColumnElement[bool]:
    """The open visits that may stand on the list of that local day."""
    return and_(Visit.state == "open", Visit.due_on <= day, STILL_A_MEMBER)
