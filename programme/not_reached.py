"""Whom nothing and nobody has told of a coming meeting or payment: what remains for the pendamping to do in person.

It remains once the ketua has said whom she could not tell, from the evening before, or where nobody of the group can
pass the news on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select

from db import Session
from db.tables import Group, Kpm, TrailEntry
from programme.access import Actor, operation
from programme.meetings import MeetingLine
from programme.passing_on import line_of_news, meetings_coming, payments_coming, standings_of_news, subject_of_news
from programme.payments.standings import GroupPayment
from programme.relayers import relayers_of
from programme.rules import Rules
from programme.standings import MemberStanding
from programme.told import NOT_REACHED, UNDELIVERED

TOLD_OR_NOT = ("record_told", "record_not_told", "record_payment_told", "record_payment_not_told")
"""What a ketua does when she answers, as the trail calls it."""


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
    """A coming meeting, or a group's part of a payment: those who remain, by number, and how many are in the ketua's
    hands still."""

    line: MeetingLine | GroupPayment
    people: list[NotReached]
    with_ketua: int = 0


@operation(on="pendamping", may=("self",))
def list_not_reached(
    session: Session, actor: Actor, pendamping_id: int, now: datetime, rules: Rules
) -> list[Remaining]:
    """What is coming to his groups and somebody still has to be told of, earliest first."""
    return remaining_for(session, pendamping_id, now, rules)


def remaining_for(session: Session, pendamping_id: int, now: datetime, rules: Rules) -> list[Remaining]:
    """As `list_not_reached`, for the count of what waits for that very pendamping."""
    groups = list(session.scalars(select(Group.id).where(Group.pendamping_id == pendamping_id)))
    meeting_ids, schedule_ids = meetings_coming(session, groups, now), payments_coming(session, groups, now)
    if not meeting_ids and not schedule_ids:
        return []
    found = standings_of_news(session, meeting_ids, schedule_ids, now, groups)
    in_group = {key for key, one in relayers_of(session, found, rules.today(now)).items() if one.of_group}
    answered = _answered_at(session, meeting_ids, schedule_ids)
    lines = []
    for key, members in found.items():
        line, out = line_of_news(session, key), not_reached_of(members)
        if line is None or not out:
            continue
        left_alone = key not in in_group or now >= _evening_before(line.starts_at, rules)
        answered_at = answered.get((subject_of_news(key), line.group_id))
        remain = out if left_alone else _could_not_be_told(members, answered_at)
        lines.append(Remaining(line, remain, len(out) - len(remain)))
    return sorted(lines, key=lambda one: (one.line.starts_at, one.line.group_name))


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


def _answered_at(
    session: Session, meeting_ids: Collection[int], schedule_ids: Collection[int]
) -> dict[tuple[str, int], datetime]:
    """(subject, group) -> when somebody of the group last said whom she told, or could not tell."""
    query = (
        select(TrailEntry.object_kind, TrailEntry.object_id, Kpm.group_id, func.max(TrailEntry.at))
        .join(Kpm, Kpm.person_id == TrailEntry.actor_id)
        .where(
            or_(
                and_(TrailEntry.object_kind == "meeting", TrailEntry.object_id.in_(meeting_ids)),
                and_(TrailEntry.object_kind == "payment", TrailEntry.object_id.in_(schedule_ids)),
            ),
            TrailEntry.operation.in_(TOLD_OR_NOT),
        )
        .group_by(TrailEntry.object_kind, TrailEntry.object_id, Kpm.group_id)
    )
    return {(f"{kind}:{object_id}", group_id): at for kind, object_id, group_id, at in session.execute(query)}


def _evening_before(starts_at: datetime, rules: Rules) -> datetime:
    return rules.at(rules.today(starts_at) - timedelta(days=1), rules.expected_told_at)
