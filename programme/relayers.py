"""Who passes a meeting's news on by word of mouth: the ketua, where no message reaches her the deputy, else nobody.

Where nobody of the group can, it is the pendamping's own to do.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db import Session
from db.tables import Group, OutboxRow
from outbox.readers_now import look_up
from programme.relays import REQUEST
from programme.standings import MemberStanding, can_answer
from programme.told import ENDED, NOT_REACHED


@dataclass(frozen=True)
class Relayer:
    """Whom a meeting's list goes to; `of_group`: she is ketua or deputy of it, not its pendamping."""

    person_id: int
    of_group: bool


def relayers_of(session: Session, found: Mapping[int, Collection[MemberStanding]], day: date) -> dict[int, Relayer]:
    """Meeting -> who tells of it on that local day; meetings for which there is nobody are left out.

    One whom this very news did not reach, or whom the day's list did not, can tell nobody.
    """
    asked = {meeting_id: _in_charge(members) for meeting_id, members in found.items()}
    people = {person_id for those in asked.values() for person_id in those}
    able = {one.person_id for one in look_up(session, people) if can_answer(one)} - _not_reached_on(
        session, people, day
    )
    group_of = {meeting_id: one.member.group_id for meeting_id, members in found.items() for one in members}
    staff = select(Group.id, Group.pendamping_id).where(Group.id.in_(set(group_of.values())))
    pendamping = {group_id: person_id for group_id, person_id in session.execute(staff) if person_id is not None}
    relayers = {}
    for meeting_id, group_id in group_of.items():
        first = next((person_id for person_id in asked[meeting_id] if person_id in able), None)
        if first is not None:
            relayers[meeting_id] = Relayer(first, of_group=True)
        elif group_id in pendamping:
            relayers[meeting_id] = Relayer(pendamping[group_id], of_group=False)
    return relayers


def _in_charge(members: Collection[MemberStanding]) -> list[int]:
    """The ketua, then the deputy: those whom the news itself has reached, or will."""
    duties = {"ketua": 0, "deputy": 1}
    heard = [one for one in members if one.member.duty in duties and one.standing.how != NOT_REACHED]
    return [one.member.person_id for one in sorted(heard, key=lambda one: duties[one.member.duty])]


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
