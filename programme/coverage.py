"""Coverage: who of a group was told of a meeting by chat, who by her ketua, and of whom nobody knows."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, String, case, cast, exists, func, literal, select

from db import Session
from db.tables import Address, Group, Kpm, Meeting, MeetingChange, OutboxRow, Person, Relay
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.people import kpm_ids_by_number
from programme.relays import to_tell

REACHED = ("sent", "delivered", "read")
TELLING_KINDS = ("meeting_reminder", "meeting_moved")


@dataclass(frozen=True)
class Coverage:
    """Counts of one meeting's kpm; `without_chat` are the names, by member number, of those still to be told."""

    members: int
    reached: int
    without_chat: tuple[str, ...]
    told_by_ketua: int = 0

    @property
    def not_known(self) -> int:
        """How many may not have heard of the meeting."""
        return self.members - self.reached - self.told_by_ketua


@dataclass(frozen=True)
class NotJoined:
    """A kpm without a chat."""

    person_id: int
    member_number: int
    name: str


@operation(on="meeting", may=("pendamping", "koordinator"))
def show_coverage(session: Session, actor: Actor, meeting_id: int) -> Coverage:
    """Who was reached by any reminder of the meeting, whom the ketua told, and who is still to be told."""
    return coverage_of(session, meeting_id)


def coverage_of(session: Session, meeting_id: int) -> Coverage:
    """As `show_coverage`, for the notice to the group's own pendamping."""
    meeting = session.get_one(Meeting, meeting_id)
    ids = kpm_ids_by_number(session, meeting.group_id).values()
    reached = _reached_by_chat(session, meeting_id) & set(ids)
    silent = [one for one in to_tell(session, meeting_id) if one.person_id not in reached]
    return Coverage(
        len(ids), len(reached), tuple(one.name for one in silent if not one.told), sum(one.told for one in silent)
    )


def _reached_by_chat(session: Session, meeting_id: int) -> set[int]:
    """Whom a notice of the meeting's present time and place has reached: not one from before its latest move."""
    moved_at = session.scalar(
        select(func.max(MeetingChange.changed_at)).where(
            MeetingChange.meeting_id == meeting_id, MeetingChange.kind == "moved"
        )
    )
    query = select(OutboxRow.person_id).where(
        OutboxRow.subject == subject_of(meeting_id),
        OutboxRow.kind.in_(TELLING_KINDS),
        OutboxRow.state.in_(REACHED),
    )
    if moved_at is not None:
        query = query.where(OutboxRow.created_at >= moved_at)
    return {person_id for person_id in session.scalars(query) if person_id is not None}


def told_of_coming(
    session: Session, theirs: ColumnElement[bool], now: datetime, until: datetime
) -> tuple[int, int, int]:
    """Of the meetings that begin between two moments in these groups: members invited, told by chat, told by ketua."""
    moved_since = exists().where(
        MeetingChange.meeting_id == Meeting.id,
        MeetingChange.kind == "moved",
        MeetingChange.changed_at > OutboxRow.created_at,
    )
    by_chat = exists().where(
        OutboxRow.subject == literal("meeting:") + cast(Meeting.id, String),
        OutboxRow.person_id == Kpm.person_id,
        OutboxRow.kind.in_(TELLING_KINDS),
        OutboxRow.state.in_(REACHED),
        ~moved_since,
    )
    by_ketua = exists().where(
        Relay.meeting_id == Meeting.id, Relay.kpm_id == Kpm.person_id, Relay.starts_at == Meeting.starts_at
    )
    chat = case((by_chat, 1), else_=0)
    ketua = case((by_chat, 0), (by_ketua, 1), else_=0)
    query = (
        select(func.count(), func.coalesce(func.sum(chat), 0), func.coalesce(func.sum(ketua), 0))
        .select_from(Meeting)
        .join(Group, Group.id == Meeting.group_id)
        .join(Kpm, (Kpm.group_id == Group.id) & Kpm.left_at.is_(None))
        .where(theirs, Meeting.status == "planned", Meeting.starts_at > now, Meeting.starts_at <= until)
    )
    invited, chatted, relayed = session.execute(query).one()
    return invited, chatted, relayed


def members_without_chat(session: Session, group_id: int) -> list[NotJoined]:
    """The group's kpm without an open chat address, by member number: for their codes."""
    has_chat = exists().where(Address.person_id == Kpm.person_id, Address.closed_at.is_(None))
    query = (
        select(Kpm.person_id, Kpm.member_number, Person.name)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.group_id == group_id, Kpm.left_at.is_(None), ~has_chat)
        .order_by(Kpm.member_number)
    )
    return [NotJoined(*row) for row in session.execute(query)]
