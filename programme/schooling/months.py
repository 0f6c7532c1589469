"""Keeping who kept which month, of school or of health, and what follows for the family.

The one place that writes `MemberMonth`: what was said again replaces what stood, and the rule of two months looks anew
at the families of whom anything changed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import FamilyMember, Group, Kpm, MemberMonth
from programme.rules import Rules
from programme.visits import refresh_visits

FAMILIES_AT_ONCE = 500


@dataclass(frozen=True)
class MonthSaid:
    """What was said of one member's month; `month` is its first day."""

    member_id: int
    kind: str
    """health or school."""
    month: date
    kept: bool | None
    """Empty: without a duty that month (holidays)."""
    details: str | None = None
    """JSON, as `MemberMonth.details`."""
    provider_id: int | None = None
    file_id: int | None = None


@dataclass(frozen=True)
class MonthsKept:
    """How many entries were new, changed, or said the same again."""

    new: int
    changed: int
    same: int


def keep_months(session: Session, by: int, said: Sequence[MonthSaid], now: datetime, rules: Rules) -> MonthsKept:
    """Keeps what was said, and opens, updates or withdraws the families' visits. `by` is who recorded it.

    Who left the family or the programme meanwhile is passed over. Each (member, kind, month) may be said once.
    """
    families = _families_of(session, {one.member_id for one in said})
    _lock_groups(session, set(families.values()))
    standing = _standing(session, said)
    new = changed = 0
    touched: set[int] = set()
    for one in said:
        if one.member_id not in families:
            continue
        kpm_id = families[one.member_id]
        row = standing.get((one.member_id, one.kind, one.month))
        if row is None:
            row = MemberMonth(member_id=one.member_id, kpm_id=kpm_id, kind=one.kind, month=one.month)
            session.add(row)
            new += 1
        elif (row.kept, row.details, row.provider_id) == (one.kept, one.details, one.provider_id or row.provider_id):
            continue
        else:
            changed += 1
        row.kept, row.details, row.file_id = one.kept, one.details, one.file_id
        row.provider_id = one.provider_id or row.provider_id
        row.recorded_by, row.recorded_at = by, now
        touched.add(kpm_id)
    session.flush()
    look_again(session, sorted(touched), now, rules)
    known = sum(one.member_id in families for one in said)
    return MonthsKept(new, changed, known - new - changed)


def forget_months(session: Session, keys: Sequence[tuple[int, str, date]], now: datetime, rules: Rules) -> int:
    """Takes back what was said of (member, kind, month): unknown again, it neither counts nor resets. How many."""
    wanted = set(keys)
    query = select(MemberMonth).where(MemberMonth.member_id.in_({one[0] for one in wanted}))
    rows = [one for one in session.scalars(query) if (one.member_id, one.kind, one.month) in wanted]
    for row in rows:
        session.delete(row)
    session.flush()
    look_again(session, sorted({row.kpm_id for row in rows}), now, rules)
    return len(rows)


def look_again(session: Session, kpm_ids: Sequence[int], now: datetime, rules: Rules) -> None:
    """Lets the rule of two months look at these families, some hundred at a time; their groups are held meanwhile."""
    _lock_groups(session, kpm_ids)
    for start in range(0, len(kpm_ids), FAMILIES_AT_ONCE):
        refresh_visits(session, kpm_ids[start : start + FAMILIES_AT_ONCE], now, rules)


def _families_of(session: Session, member_ids: set[int]) -> dict[int, int]:
    """Member -> family, of who still belongs to one that is in the programme."""
    query = (
        select(FamilyMember.id, FamilyMember.kpm_id)
        .join(Kpm, Kpm.person_id == FamilyMember.kpm_id)
        .where(FamilyMember.id.in_(member_ids), FamilyMember.left_on.is_(None), Kpm.left_at.is_(None))
    )
    return dict(session.execute(query).all())


def _lock_groups(session: Session, kpm_ids: Collection[int]) -> None:
    """In the order of their ids: a report on their meeting saved at once would miss these months, and these it."""
    theirs = select(Kpm.group_id).where(Kpm.person_id.in_(kpm_ids))
    query = select(Group.id).where(Group.id.in_(theirs)).order_by(Group.id).with_for_update()
    session.execute(query).all()


def _standing(session: Session, said: Sequence[MonthSaid]) -> dict[tuple[int, str, date], MemberMonth]:
    query = select(MemberMonth).where(
        MemberMonth.member_id.in_({one.member_id for one in said}),
        MemberMonth.month.in_({one.month for one in said}),
    )
    return {(row.member_id, row.kind, row.month): row for row in session.scalars(query)}
