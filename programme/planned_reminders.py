"""The reminders that are still to be planned: of which meeting, when, to whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import String, cast, literal, select

from db import Session
from db.tables import Kpm, Meeting, MeetingReply, OutboxRow
from outbox.kinds import KINDS
from programme.reminders import moment_of
from programme.rules import Reminder, Rules

REMINDER = "meeting_reminder"


@dataclass(frozen=True)
class PlannedNotice:
    """One kind of notice about one subject to some people at one moment."""

    kind: str
    at: datetime
    readers: tuple[int, ...]
    subject: str
    slot: str
    deadline: datetime | None = None
    """After it the notice helps nobody, where that is known now."""

    @property
    def priority(self) -> int:
        return KINDS[self.kind].priority


def reminder_moments(starts_at: datetime, now: datetime, rules: Rules) -> list[tuple[Reminder, datetime, datetime]]:
    """When each reminder of a meeting leaves and until when it helps; one whose moment has passed leaves now."""
    day = rules.today(starts_at)
    own = sorted(((moment_of(one, day, rules), one) for one in rules.reminders), key=lambda pair: pair[0])
    ends = [moment for moment, _ in own[1:]] + [starts_at]
    return [
        (reminder, max(moment, now), min(end, starts_at))
        for (moment, reminder), end in zip(own, ends, strict=True)
        if min(end, starts_at) > max(moment, now)
    ]


def planned_reminders(session: Session, since: datetime, until: datetime, rules: Rules) -> Iterable[PlannedNotice]:
    """Each reminder of each meeting, to whoever has not got it and has not said that she can't come."""
    last_day = max((one.days_before for one in rules.reminders), default=0) + 1
    query = select(Meeting.id, Meeting.group_id, Meeting.starts_at).where(
        Meeting.status == "planned", Meeting.starts_at > since, Meeting.starts_at < until + timedelta(days=last_day)
    )
    slots: dict[tuple[int, str], tuple[int, datetime, datetime]] = {}
    for meeting_id, group_id, starts_at in session.execute(query):
        for reminder, at, helps_until in reminder_moments(starts_at, since, rules):
            if at < until:
                slots[meeting_id, f"{reminder.name} {rules.today(starts_at).isoformat()}"] = (group_id, at, helps_until)
    readers = _members_to_remind(session, sorted({group_id for group_id, _, _ in slots.values()}))
    ids = sorted({meeting_id for meeting_id, _ in slots})
    queued, declined = _queued(session, ids), _declined(session, ids)
    for (meeting_id, slot), (group_id, at, helps_until) in slots.items():
        left_out = queued[f"meeting:{meeting_id}", slot] | declined[meeting_id]
        wanted = tuple(one for one in readers[group_id] if one not in left_out)
        if wanted:
            yield PlannedNotice(REMINDER, at, wanted, f"meeting:{meeting_id}", slot, helps_until)


def _members_to_remind(session: Session, group_ids: list[int]) -> defaultdict[int, list[int]]:
    members: defaultdict[int, list[int]] = defaultdict(list)
    query = select(Kpm.group_id, Kpm.person_id).where(Kpm.left_at.is_(None), Kpm.group_id.in_(group_ids))
    for group_id, person_id in session.execute(query.order_by(Kpm.person_id)):
        members[group_id].append(person_id)
    return members


def _queued(session: Session, meeting_ids: list[int]) -> defaultdict[tuple[str, str], set[int]]:
    """(subject, slot) -> whose reminder stands in the outbox already."""
    found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    query = (
        select(OutboxRow.subject, OutboxRow.slot, OutboxRow.person_id)
        .join(Meeting, OutboxRow.subject == literal("meeting:") + cast(Meeting.id, String))
        .where(OutboxRow.kind == REMINDER, Meeting.id.in_(meeting_ids))
    )
    for subject, slot, person_id in session.execute(query):
        if subject is not None and slot is not None and person_id is not None:
            found[subject, slot].add(person_id)
    return found


def _declined(session: Session, meeting_ids: list[int]) -> defaultdict[int, set[int]]:
    """Meeting -> who said that she can't come; a ketua is reminded nevertheless."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    query = (
        select(MeetingReply.meeting_id, MeetingReply.kpm_id)
        .join(Kpm, Kpm.person_id == MeetingReply.kpm_id)
        .where(MeetingReply.answer == "not_coming", Kpm.duty != "ketua", MeetingReply.meeting_id.in_(meeting_ids))
    )
    for meeting_id, kpm_id in session.execute(query):
        found[meeting_id].add(kpm_id)
    return found
