"""Whom nothing and nobody has told of a coming meeting: what remains for the pendamping to do in person.

It remains once the ketua has said whom she could not tell, from the evening before, or where nobody of the group can
pass the news on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from db import Session
from db.tables import Group, Meeting, Person, TrailEntry
from programme.access import Actor, operation
from programme.meetings import MeetingLine, meeting_line
from programme.passing_on import DAYS_AHEAD
from programme.relayers import relayers_of
from programme.rules import Rules
from programme.standings import MemberStanding, standings
from programme.told import NOT_REACHED, UNDELIVERED


@dataclass(frozen=True)
class NotReached:
    """A member to be told in person; `why` is a reason of programme.told. Her phone number is not for lists."""

    person_id: int
    member_number: int
    name: str
    gender: str
    dusun: str | None
    rt: str | None
    why: str


@dataclass(frozen=True)
class Remaining:
    """A coming meeting with those who remain, by number, and how many are in the ketua's hands still."""

    line: MeetingLine
    people: list[NotReached]
    with_ketua: int = 0


@operation(on="pendamping", may=("self",))
def list_not_reached(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[Remaining]:
    """The coming meetings of his groups of which somebody still has to be told, earliest first."""
    query = (
        select(Meeting.id)
        .join(Group, Group.id == Meeting.group_id)
        .where(
            Group.pendamping_id == pendamping_id,
            Meeting.status.in_(("planned", "cancelled")),
            Meeting.starts_at > now,
            Meeting.starts_at <= now + timedelta(days=DAYS_AHEAD),
        )
        .order_by(Meeting.starts_at, Group.name)
    )
    meeting_ids = list(session.scalars(query))
    found = standings(session, meeting_ids, now)
    in_group = {meeting_id for meeting_id, one in relayers_of(session, found, rules.today(now)).items() if one.of_group}
    answered = _answered_at(session, meeting_ids)
    lines = []
    for meeting_id in meeting_ids:
        line, out = meeting_line(session, meeting_id), not_reached_of(found[meeting_id])
        if line is None or not out:
            continue
        left_alone = meeting_id not in in_group or now >= _evening_before(line.starts_at, rules)
        remain = out if left_alone else _could_not_be_told(found[meeting_id], answered.get(meeting_id))
        lines.append(Remaining(line, remain, len(out) - len(remain)))
    return lines


def not_reached_of(members: Collection[MemberStanding]) -> list[NotReached]:
    """Of a meeting's members those whom nothing and nobody has told."""
    return [
        NotReached(
            one.member.person_id,
            one.member.member_number,
            one.member.name,
            one.member.gender,
            one.member.dusun,
            one.member.rt,
            one.standing.why or UNDELIVERED,
        )
        for one in members
        if one.standing.how == NOT_REACHED
    ]


def _could_not_be_told(members: Collection[MemberStanding], answered_at: datetime | None) -> list[NotReached]:
    """Whom the ketua left out when she answered: not who dropped out of reach afterwards."""
    if answered_at is None:
        return []
    return not_reached_of([one for one in members if one.standing.since is None or one.standing.since <= answered_at])


def _answered_at(session: Session, meeting_ids: Collection[int]) -> dict[int, datetime]:
    """Meeting -> when somebody of its group last said whom she told, or could not tell."""
    query = (
        select(TrailEntry.object_id, func.max(TrailEntry.at))
        .join(Person, (Person.id == TrailEntry.actor_id) & (Person.role == "kpm"))
        .where(
            TrailEntry.object_kind == "meeting",
            TrailEntry.object_id.in_(meeting_ids),
            TrailEntry.operation.in_(("record_told", "record_not_told")),
        )
        .group_by(TrailEntry.object_id)
    )
    return {meeting_id: at for meeting_id, at in session.execute(query) if meeting_id is not None}


def _evening_before(starts_at: datetime, rules: Rules) -> datetime:
    return rules.at(rules.today(starts_at) - timedelta(days=1), rules.expected_told_at)
