"""The days of health posts in the month's report: those of the month, and what is planned for the next.

Second source document, D.1: 'Pendamping melaporkan jadwal kunjungan peserta ke posyandu kepada UPPKH': each day with
how many families are expected, and for how many it can be the first visit. Counts only: what a child received is
nobody's at the office.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Assembly, FamilyMember, Kpm, PosyanduDay, Provider
from programme.health.families import HealthFamily, counted, families_of
from programme.health.first_visits import was_there
from programme.office.month_figures import PosyanduLine
from programme.office.month_taken import Month
from programme.office.report_months import ends_at, period_after


def posyandu_lines(session: Session, month: Month) -> tuple[PosyanduLine, ...]:
    """Days of the health posts to which these groups' families go, and first visits planned with a kader, by day."""
    until = ends_at(period_after(month.period), month.rules)
    found = [*_days(session, month, until), *_first_visits(session, month, until)]
    return tuple(sorted(found, key=lambda one: (one.day, one.provider)))


def _days(session: Session, month: Month, until: datetime) -> list[PosyanduLine]:
    families = _families_by_post(session, month)
    query = (
        select(PosyanduDay.starts_at, PosyanduDay.state, Provider.id, Provider.name)
        .join(Provider, Provider.id == PosyanduDay.provider_id)
        .where(Provider.id.in_(families), PosyanduDay.starts_at >= month.begins, PosyanduDay.starts_at < until)
    )
    return [
        PosyanduLine(
            month.rules.today(starts_at).isoformat(),
            name,
            state,
            len(families[provider_id]),
            sum(not was_there(one) for one in families[provider_id]),
        )
        for starts_at, state, provider_id, name in session.execute(query)
    ]


def _families_by_post(session: Session, month: Month) -> dict[int, Sequence[HealthFamily]]:
    """Post -> the families of whom somebody with a duty of health goes there; children in school have none."""
    query = counted().where(Kpm.group_id.in_(month.group_ids), FamilyMember.provider_id.is_not(None))
    families = families_of(session, query, month.last, month.rules)
    posts = dict(
        session.execute(
            select(FamilyMember.id, FamilyMember.provider_id).where(
                FamilyMember.id.in_([one.id for family in families for one in family.members])
            )
        ).all()
    )
    found: defaultdict[int, list[HealthFamily]] = defaultdict(list)
    for family in families:
        for post_id in {posts[one.id] for one in family.members}:
            found[post_id or 0].append(family)
    return dict(found)


def _first_visits(session: Session, month: Month, until: datetime) -> list[PosyanduLine]:
    if month.pendamping_id is None:
        return []
    query = (
        select(Assembly, Provider.name)
        .outerjoin(Provider, Provider.id == Assembly.provider_id)
        .where(Assembly.kind == "posyandu", Assembly.held_by == month.pendamping_id)
        .where(Assembly.starts_at >= month.begins, Assembly.starts_at < until)
    )
    return [
        PosyanduLine(month.rules.today(one.starts_at).isoformat(), name or one.place, one.state)
        for one, name in session.execute(query)
    ]
