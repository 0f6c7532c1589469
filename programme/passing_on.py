"""What is to be passed on by word of mouth now: coming meetings, each with those whom no message reaches."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from db import Session
from db.tables import Group, Meeting
from programme.access import Actor, operation
from programme.meetings import MeetingLine, meeting_line
from programme.relayers import relayers_of
from programme.relays import ToTell, lists_seen, tell_list
from programme.standings import MemberStanding, standings

DAYS_AHEAD = 14


@dataclass(frozen=True)
class ToPassOn:
    """One meeting with those who are to be told of it."""

    line: MeetingLine
    people: list[ToTell]


@operation(on="group", may=("ketua", "deputy"))
def list_to_pass_on(session: Session, actor: Actor, group_id: int, now: datetime) -> list[ToPassOn]:
    """The group's coming meetings with whom she is to tell, told ones too: so that she can correct herself."""
    assert actor.person_id is not None
    return _lists(session, _coming(session, [group_id], now), actor.person_id)


def to_pass_on(session: Session, reader_id: int, group_id: int | None, now: datetime, day: date) -> list[ToPassOn]:
    """Who is still to be told, for the digest to that very reader; `group_id` of a ketua or deputy.

    A pendamping's are the meetings that nobody of the group can pass on on that local day.
    """
    if group_id is not None:
        found = _coming(session, [group_id], now)
    else:
        groups = list(session.scalars(select(Group.id).where(Group.pendamping_id == reader_id)))
        found = _coming(session, groups, now)
        in_group = {meeting_id for meeting_id, one in relayers_of(session, found, day).items() if one.of_group}
        found = {meeting_id: members for meeting_id, members in found.items() if meeting_id not in in_group}
    return _lists(session, found, reader_id, told=False)


def _coming(session: Session, group_ids: list[int], now: datetime) -> dict[int, list[MemberStanding]]:
    """Meeting -> its members, earliest first."""
    query = (
        select(Meeting.id)
        .where(
            Meeting.group_id.in_(group_ids),
            Meeting.status.in_(("planned", "cancelled")),
            Meeting.starts_at > now,
            Meeting.starts_at <= now + timedelta(days=DAYS_AHEAD),
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    meeting_ids = list(session.scalars(query))
    found = standings(session, meeting_ids, now)
    return {meeting_id: found[meeting_id] for meeting_id in meeting_ids}


def _lists(
    session: Session, found: dict[int, list[MemberStanding]], reader_id: int, *, told: bool = True
) -> list[ToPassOn]:
    seen = lists_seen(session, [reader_id], list(found))
    lists = []
    for meeting_id, members in found.items():
        people = tell_list(members, reader_id, seen.get((reader_id, meeting_id)))
        people = [one for one in people if told or not one.told]
        line = meeting_line(session, meeting_id)
        if people and line is not None:
            lists.append(ToPassOn(line, people))
    return lists
