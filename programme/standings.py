"""How every member stands towards some meetings: what the outbox, the replies and the relays say, in a few looks.

Several meetings are looked up together: an overview of a kecamatan is as many queries as one meeting.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, bindparam, func, select

from db import Session
from db.rows import rows_of
from db.tables import Kpm, Meeting, MeetingChange, MeetingReply, OutboxRow, Person, Relay
from outbox.means import TWO_SIDED
from outbox.readers_now import Reader, look_up
from programme.told import (
    BLOCKED,
    BY_KETUA,
    IN_PERSON,
    NEWS_OF,
    NO_PHONE,
    NOT_JOINED,
    NOT_REACHED,
    STOPPED,
    WITHDRAWN,
    Facts,
    Notice,
    Standing,
    standing_of,
)

CHANGES = ("moved", "cancelled")
_meetings: Any = bindparam("meetings", expanding=True)
"""The ids of the meetings looked at; the statements below are built once, as they run for every list of members."""


def _news_of_meetings() -> Select[Any]:
    """The id and the fields of a _News."""
    changed = (
        select(MeetingChange.meeting_id, func.max(MeetingChange.changed_at).label("since"))
        .where(MeetingChange.meeting_id.in_(_meetings), MeetingChange.kind.in_(CHANGES))
        .group_by(MeetingChange.meeting_id)
        .subquery()
    )
    return (
        select(Meeting.id, Meeting.group_id, Meeting.status, Meeting.starts_at, changed.c.since)
        .outerjoin(changed, changed.c.meeting_id == Meeting.id)
        .where(Meeting.id.in_(_meetings))
    )


def _present_members() -> Select[Any]:
    """The fields of a Member."""
    fields: tuple[Any, ...] = (
        Kpm.person_id,
        Kpm.group_id,
        Kpm.member_number,
        Person.name,
        Person.gender,
        Kpm.duty,
        Kpm.dusun,
        Kpm.rt,
        Kpm.via_ketua_since.is_not(None),
        Kpm.phone_index.is_not(None),
    )
    return (
        select(*fields)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.left_at.is_(None))
        .order_by(Kpm.group_id, Kpm.member_number)
    )


def _notices_of_subjects() -> Select[Any]:
    """Whose and since when, and the fields of a Notice."""
    fields: tuple[Any, ...] = (
        OutboxRow.subject,
        OutboxRow.person_id,
        OutboxRow.created_at,
        OutboxRow.kind,
        OutboxRow.state,
        OutboxRow.outcome,
        OutboxRow.way,
        OutboxRow.due_at,
        OutboxRow.sent_at,
        OutboxRow.deadline,
    )
    subjects: Any = bindparam("subjects", expanding=True)
    return (
        select(*fields)
        .where(OutboxRow.subject.in_(subjects), OutboxRow.kind.in_(frozenset().union(*NEWS_OF.values())))
        .order_by(OutboxRow.id)
    )


NEWS_OF_MEETINGS, NOTICES_OF_SUBJECTS, MEMBERS = _news_of_meetings(), _notices_of_subjects(), _present_members()
MEMBERS_OF_GROUPS = MEMBERS.where(Kpm.group_id.in_(cast(Any, bindparam("groups", expanding=True))))
ANSWERS = select(MeetingReply.meeting_id, MeetingReply.kpm_id, MeetingReply.answered_at).where(
    MeetingReply.meeting_id.in_(_meetings), MeetingReply.answer.is_not(None)
)
TOLD = (
    select(Relay.meeting_id, Relay.kpm_id, Relay.starts_at, Relay.told_at, Person.role)
    .join(Person, Person.id == Relay.told_by)
    .where(Relay.meeting_id.in_(_meetings))
)


@dataclass(frozen=True)
class Member:
    """A present member of a group, with what staff may read of her; `rt` and `dusun` as on the roster."""

    person_id: int
    group_id: int
    member_number: int
    name: str
    gender: str
    duty: str
    dusun: str | None
    rt: str | None
    via_ketua: bool
    has_phone: bool


@dataclass(frozen=True)
class MemberStanding:
    """How one member stands towards one meeting."""

    member: Member
    standing: Standing


@dataclass(frozen=True)
class _News:
    """A meeting as it stands: since when (None: as it was scheduled)."""

    group_id: int
    status: str
    starts_at: datetime
    since: datetime | None

    def is_present(self, moment: datetime) -> bool:
        return self.since is None or moment >= self.since


def standings(session: Session, meeting_ids: Collection[int], now: datetime) -> dict[int, list[MemberStanding]]:
    """Meeting -> its group's present members by number, each with how she stands."""
    news = _news(session, meeting_ids)
    groups = {one.group_id for one in news.values()}
    members = members_of_groups(session, groups)
    lacks = why_not_reached(session, [member for members_of in members.values() for member in members_of])
    notices, answered, told = _notices(session, news), _answered(session, news), _told(session, news)
    begun = {meeting_id for meeting_id, _ in notices}
    found: dict[int, list[MemberStanding]] = {}
    for meeting_id, one in news.items():
        found[meeting_id] = []
        for member in members.get(one.group_id, ()):
            key = (meeting_id, member.person_id)
            facts = Facts(
                tuple(notices.get(key, ())),
                meeting_id in begun,
                key in answered,
                told.get(key),
                lacks.get(member.person_id),
            )
            standing = standing_of(facts, now)
            if standing.how == NOT_REACHED and standing.since is None:
                standing = replace(standing, since=one.since)
            found[meeting_id].append(MemberStanding(member, standing))
    return found


def _news(session: Session, meeting_ids: Collection[int]) -> dict[int, _News]:
    found = rows_of(session, NEWS_OF_MEETINGS, meetings=list(meeting_ids))
    return {meeting_id: _News(*row) for meeting_id, *row in found}


def members_of_groups(
    session: Session, groups: Iterable[int] | None, person_ids: Collection[int] | None = None
) -> dict[int, list[Member]]:
    """Group -> its present members by number; of all groups where None, of certain persons where they are given."""
    if groups is not None:
        query, given = MEMBERS_OF_GROUPS, {"groups": list(groups)}
    else:
        query, given = MEMBERS, {}
    if person_ids is not None:
        query = query.where(Kpm.person_id.in_(person_ids))
    found: dict[int, list[Member]] = defaultdict(list)
    for row in rows_of(session, query, **given):
        member = Member(*row)
        found[member.group_id].append(member)
    return found


def why_not_reached(session: Session, members: Collection[Member]) -> dict[int, str]:
    """Person id -> why no way leads to her; who can be reached is left out."""
    ids = [member.person_id for member in members]
    readers = {reader.person_id: reader for reader in look_up(session, ids)}
    found = {}
    for member in members:
        why = _lack(member, readers.get(member.person_id))
        if why is not None:
            found[member.person_id] = why
    return found


def can_answer(reader: Reader) -> bool:
    """Whether a two-sided channel leads to her: what is asked needs an answer."""
    return reader.consented and any(
        one.channel in TWO_SIDED and not (one.stopped or one.blocked) for one in reader.candidates
    )


def _lack(member: Member, reader: Reader | None) -> str | None:
    if reader is None or not reader.candidates or not reader.consented:
        if reader is not None and reader.withdrew:
            return WITHDRAWN
        return NOT_JOINED if member.has_phone and not member.via_ketua else NO_PHONE
    stopped = any(one.stopped for one in reader.candidates)
    usable = [
        one
        for one in reader.candidates
        if not (one.stopped or one.blocked)
        and (one.channel in TWO_SIDED or (reader.covers_sms and not stopped))  # whoever said stop gets no SMS either
    ]
    return None if usable else STOPPED if stopped else BLOCKED


def _notices(session: Session, news: dict[int, _News]) -> dict[tuple[int, int], list[Notice]]:
    """Of the present time and place: what was sent, or (never sent) planned, since the latest change."""
    subjects = {f"meeting:{meeting_id}": meeting_id for meeting_id in news}
    found: dict[tuple[int, int], list[Notice]] = defaultdict(list)
    for subject, person_id, created_at, *fields in rows_of(session, NOTICES_OF_SUBJECTS, subjects=list(subjects)):
        if subject is None or person_id is None:
            continue
        notice, one = Notice(*fields), news[subjects[subject]]
        if notice.kind in NEWS_OF.get(one.status, ()) and one.is_present(notice.sent_at or created_at):
            found[subjects[subject], person_id].append(notice)
    return found


def _answered(session: Session, news: dict[int, _News]) -> set[tuple[int, int]]:
    """Who answered for the present time and place knows of it, whatever became of our messages."""
    return {
        (meeting_id, kpm_id)
        for meeting_id, kpm_id, answered_at in rows_of(session, ANSWERS, meetings=list(news))
        if news[meeting_id].is_present(answered_at)
    }


def _told(session: Session, news: dict[int, _News]) -> dict[tuple[int, int], str]:
    return {
        (meeting_id, kpm_id): BY_KETUA if role == "kpm" else IN_PERSON
        for meeting_id, kpm_id, starts_at, told_at, role in rows_of(session, TOLD, meetings=list(news))
        if starts_at == news[meeting_id].starts_at and news[meeting_id].is_present(told_at)
    }
