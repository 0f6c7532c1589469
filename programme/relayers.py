"""Who passes news on by word of mouth: the ketua, where no message reaches her the deputy, else nobody.

The news are a meeting's, or a group's part of a payment. Where nobody of the group can, it is the pendamping's to do.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, OutboxRow
from outbox.readers_now import look_up
from programme.relays import REQUEST
from programme.standings import MemberStanding, can_answer
from programme.told import ENDED, NOT_REACHED

DUTIES = ("ketua", "deputy")
K = TypeVar("K")
"""A meeting's id, or a group's part of a payment."""


@dataclass(frozen=True)
class Relayer:
    """Whom a list goes to; `of_group`: she is ketua or deputy of it, not its pendamping."""

    person_id: int
    of_group: bool


def relayers_of(session: Session, found: Mapping[K, Collection[MemberStanding]], day: date) -> dict[K, Relayer]:
    """Meeting (or part) -> who tells of it on that local day; those for which there is nobody are left out.

    One whom this very news did not reach, or whom the day's list did not, can tell nobody.
    """
    group_of = {key: one.member.group_id for key, members in found.items() for one in members}
    if not group_of:
        return {}
    in_charge = in_charge_of(session, set(group_of.values()))
    asked = {key: _not_missed(in_charge[group_id], found[key]) for key, group_id in group_of.items()}
    people = {person_id for those in asked.values() for person_id in those}
    able = {one.person_id for one in look_up(session, people) if can_answer(one)} - _not_reached_on(
        session, people, day
    )
    staff = select(Group.id, Group.pendamping_id).where(Group.id.in_(set(group_of.values())))
    pendamping = {group_id: person_id for group_id, person_id in session.execute(staff) if person_id is not None}
    relayers = {}
    for key, group_id in group_of.items():
        first = next((person_id for person_id in asked[key] if person_id in able), None)
        if first is not None:
            relayers[key] = Relayer(first, of_group=True)
        elif group_id in pendamping:
            relayers[key] = Relayer(pendamping[group_id], of_group=False)
    return relayers


def in_charge_of(session: Session, group_ids: Collection[int]) -> defaultdict[int, list[int]]:
    """Group -> its ketua, then its deputies."""
    query = select(Kpm.group_id, Kpm.duty, Kpm.person_id).where(
        Kpm.group_id.in_(group_ids), Kpm.duty.in_(DUTIES), Kpm.left_at.is_(None)
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = sorted(session.execute(query.order_by(Kpm.member_number)), key=lambda row: DUTIES.index(row[1]))
    for group_id, _, person_id in rows:
        found[group_id].append(person_id)
    return found


def _not_missed(in_charge: Collection[int], members: Collection[MemberStanding]) -> list[int]:
    """Those whom the news itself has reached, or will, or does not concern."""
    missed = {one.member.person_id for one in members if one.standing.how == NOT_REACHED}
    return [person_id for person_id in in_charge if person_id not in missed]


def _not_reached_on(session: Session, people: Collection[int], day: date) -> set[int]:
    """To whom that day's list could not be brought."""
    query = select(OutboxRow.person_id).where(
        OutboxRow.kind != "reply",
        OutboxRow.kind == REQUEST,
        OutboxRow.person_id.in_(people),
        OutboxRow.slot == day.isoformat(),
        OutboxRow.state.in_(ENDED),
    )
    return {person_id for person_id in session.scalars(query) if person_id is not None}
