"""Coverage: who of a group was told of a meeting, by which way or by whom, and of whom nobody knows.

People have lost payments without ever having been told of a meeting, so each member counts in exactly one way.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select

from db import Session
from db.tables import Address, Contact, Group, Kpm, Meeting, Person
from programme.access import Actor, operation
from programme.number_addresses import is_a_chat
from programme.standings import MemberStanding, standings
from programme.told import BY_KETUA, DIRECT, IN_PERSON, NOT_REACHED, UNDER_WAY


@dataclass(frozen=True)
class Coverage:
    """Counts of one meeting's kpm, or of several meetings'. `by_way` are those told directly, by channel."""

    by_way: Mapping[str, int] = field(default_factory=dict)
    by_ketua: int = 0
    in_person: int = 0
    not_reached: int = 0
    under_way: int = 0
    """Not known yet: a message is on its way, or none was due yet."""
    names: tuple[str, ...] = ()
    """Of those not reached."""

    @property
    def direct(self) -> int:
        return sum(self.by_way.values())

    @property
    def members(self) -> int:
        return self.direct + self.by_ketua + self.in_person + self.not_reached + self.under_way

    @property
    def not_known(self) -> int:
        """How many may not have heard of the meeting."""
        return self.not_reached + self.under_way


@dataclass(frozen=True)
class NotJoined:
    """A kpm without a chat."""

    person_id: int
    member_number: int
    name: str


@operation(on="meeting", may=("pendamping", "koordinator"))
def show_coverage(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Coverage:
    """Who was told of the meeting's present time and place, by which way, and who was not."""
    return coverage_of(session, [meeting_id], now)


def coverage_of(session: Session, meeting_ids: Collection[int], now: datetime) -> Coverage:
    """As `show_coverage`, of several meetings together; a member of two of them counts twice."""
    found = standings(session, meeting_ids, now)
    return counted([one for members in found.values() for one in members])


def counted(members: Collection[MemberStanding]) -> Coverage:
    """The counts of members whose standing is known."""
    how = Counter(one.standing.how for one in members)
    ways = Counter(one.standing.way for one in members if one.standing.how == DIRECT)
    by_way = {way: count for way, count in sorted(ways.items(), key=lambda one: one[0] or "") if way is not None}
    names = tuple(one.member.name for one in members if one.standing.how == NOT_REACHED)
    return Coverage(by_way, how[BY_KETUA], how[IN_PERSON], how[NOT_REACHED], how[UNDER_WAY], names)


def told_of_coming(session: Session, theirs: ColumnElement[bool], now: datetime, until: datetime) -> Coverage:
    """Of the planned meetings that begin between two moments in these groups."""
    coming = (
        select(Meeting.id)
        .join(Group, Group.id == Meeting.group_id)
        .where(theirs, Meeting.status == "planned", Meeting.starts_at > now, Meeting.starts_at <= until)
    )
    return coverage_of(session, list(session.scalars(coming)), now)


def members_without_chat(session: Session, group_id: int) -> list[NotJoined]:
    """The group's kpm without a chat from which they write, by member number: for their codes."""
    has_chat = exists().where(
        Address.person_id == Kpm.person_id, Address.closed_at.is_(None), Contact.id == Address.contact_id, is_a_chat()
    )
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), ~has_chat)
        .order_by(Kpm.member_number)
    )
    return [NotJoined(*row) for row in session.execute(query)]
