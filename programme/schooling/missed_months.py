"""Which months of school or health a visit is about: for who makes it, never for a ketua or a group."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db import Session
from db.tables import FamilyMember, MemberMonth, Visit
from programme.absence import month_of
from programme.updates.months import month_named


@dataclass(frozen=True)
class NotKept:
    """One family member's months that were not kept."""

    kind: str
    """school or health."""
    name: str
    months: tuple[str, ...]
    """'YYYY-MM', oldest first."""


def not_kept_of(session: Session, kpm_id: int | None, months: Sequence[str]) -> tuple[NotKept, ...]:
    """Of who still belongs to the family, school before health, by name."""
    if kpm_id is None or not months:
        return ()
    query = (
        select(MemberMonth.member_id, MemberMonth.kind, MemberMonth.month, FamilyMember.name)
        .join(FamilyMember, FamilyMember.id == MemberMonth.member_id)
        .where(MemberMonth.kpm_id == kpm_id, MemberMonth.kept.is_(False), FamilyMember.left_on.is_(None))
        .where(MemberMonth.month.in_([month_named(month) for month in months]))
        .order_by(MemberMonth.month)
    )
    found: dict[tuple[int, str, str], list[str]] = {}
    for member_id, kind, month, name in session.execute(query):
        found.setdefault((member_id, kind, name), []).append(month.isoformat()[:7])
    said = [NotKept(kind, name, tuple(of)) for (_, kind, name), of in found.items()]
    return tuple(sorted(said, key=lambda one: (one.kind != "school", one.name.casefold())))


def about_members(session: Session, visit_ids: Collection[int]) -> set[int]:
    """Those of these visits in which more was missed than meetings: none of a ketua's business."""
    visits = session.execute(select(Visit.id, Visit.kpm_id, Visit.months).where(Visit.id.in_(visit_ids))).all()
    query = (
        select(MemberMonth.kpm_id, MemberMonth.month)
        .join(FamilyMember, FamilyMember.id == MemberMonth.member_id)
        .where(MemberMonth.kpm_id.in_({kpm_id for _, kpm_id, _ in visits}))
        .where(MemberMonth.kept.is_(False), FamilyMember.left_on.is_(None))
    )
    missed = {(kpm_id, month_of(month).isoformat()[:7]) for kpm_id, month in session.execute(query)}
    return {visit_id for visit_id, kpm_id, months in visits if any((kpm_id, month) in missed for month in months)}
