"""Once a day the ketua is asked to tell those who dropped out of reach since she was last shown whom to tell.

Her own reminders hold the list as it stands when they leave. What becomes clear afterwards is gathered for one message
at `relay_digest_at`; the day before a meeting and on its day it goes as soon as it is clear, while there is time.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import String, and_, case, cast, func, literal, or_, select

from db import Session
from db.columns import Moment
from db.tables import Kpm, Meeting, OutboxRow
from outbox.kinds import KINDS
from outbox.queue import put_notices
from outbox.ways import LISTED
from programme.access import Actor, operation
from programme.passing_on import DAYS_AHEAD
from programme.relayers import Relayer, relayers_of
from programme.relays import REQUEST, lists_seen, request_subject, tell_list
from programme.rules import Rules
from programme.standings import MemberStanding, standings
from programme.told import ENDED, NEWS_OF, ON_ITS_WAY, STILL_LEAVING

TIME_TO_WALK = timedelta(minutes=30)
"""Later than this before a meeting nobody can be told any more."""


@dataclass(frozen=True)
class _Troubled:
    """A meeting ahead of which some notice did not arrive, or may not have: the last one at `at`."""

    meeting_id: int
    starts_at: datetime
    ketua_id: int | None
    at: datetime


@operation(on=None, may=("system",))
def plan_relay_requests(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues the day's digest for each who has somebody new to tell; returns how many are new."""
    return put_notices(session, _digests(session, now, rules))


def next_request_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """At once where a digest waits to be planned; else the next hour set, while a meeting is ahead."""
    soon = after + timedelta(seconds=1)
    if _digests(session, soon, rules):
        return soon
    latest = session.scalar(
        select(func.max(Meeting.starts_at)).where(
            Meeting.status.in_(("planned", "cancelled")),
            Meeting.starts_at > after,
            Meeting.starts_at <= after + timedelta(days=DAYS_AHEAD),
        )
    )
    hour = _hour(after, rules)
    following = hour if hour > after else rules.at(rules.today(after) + timedelta(days=1), rules.relay_digest_at)
    return following if latest is not None and latest > following else None


def _digests(session: Session, now: datetime, rules: Rules) -> list[dict[str, object]]:
    """The outbox rows of all who have somebody new to tell and were sent no digest today."""
    troubled = {} if rules.is_quiet(now) else {one.meeting_id: one for one in _troubled(session, now, rules)}
    if not troubled:
        return []
    today = rules.today(now)
    found = standings(session, troubled, now)
    relayers = relayers_of(session, found, today)
    seen = lists_seen(session, {one.person_id for one in relayers.values()}, list(relayers))
    deadlines: dict[int, datetime] = {}
    for meeting_id, relayer in relayers.items():
        starts_at = troubled[meeting_id].starts_at
        seen_at = seen.get((relayer.person_id, meeting_id))
        if _has_news(found[meeting_id], relayer, seen_at, _clear_before(starts_at, now, rules)):
            deadlines[relayer.person_id] = max(starts_at, deadlines.get(relayer.person_id, starts_at))
    asked = _asked_on(session, deadlines, today)
    return [_row(person_id, until, today, now) for person_id, until in deadlines.items() if person_id not in asked]


def _hour(now: datetime, rules: Rules) -> datetime:
    return rules.at(rules.today(now), rules.relay_digest_at)


def _clear_before(starts_at: datetime, now: datetime, rules: Rules) -> datetime:
    """What becomes clear later than this waits for tomorrow: nothing, where the meeting is today or tomorrow."""
    return now if rules.today(starts_at) <= rules.today(now) + timedelta(days=1) else _hour(now, rules)


def _has_news(members: Collection[MemberStanding], relayer: Relayer, seen_at: datetime | None, until: datetime) -> bool:
    """Whether somebody not told yet stands on no list that the one who tells has seen."""
    waiting = [one for one in tell_list(members, relayer.person_id, seen_at) if not (one.told or one.shown)]
    return any(one.since is None or one.since <= until for one in waiting)


def _troubled(session: Session, now: datetime, rules: Rules) -> list[_Troubled]:
    """The meetings that have to be looked at closely; before the hour set, those of today alone.

    One look at the outbox, since it is taken at every tick: most meetings have somebody without a phone, of whom the
    ketua knows from her reminder.
    """
    tomorrow = rules.at(rules.today(now) + timedelta(days=1), time(0))
    until = tomorrow if now < _hour(now, rules) else now + timedelta(days=DAYS_AHEAD)
    ended = OutboxRow.state.in_(ENDED) | ((OutboxRow.state == "dropped") & (OutboxRow.outcome == "too_late"))
    longest = max(KINDS[kind].deliver_within for kinds in NEWS_OF.values() for kind in kinds)
    overdue = and_(
        OutboxRow.state.in_(ON_ITS_WAY),
        or_(OutboxRow.way.in_(LISTED), OutboxRow.state == "unknown"),
        or_(OutboxRow.sent_at <= now - longest, OutboxRow.deadline <= now + longest),
    )
    query = (
        select(
            Meeting.id,
            Meeting.starts_at,
            Kpm.person_id,
            func.max(case((overdue, literal(now, Moment)), else_=OutboxRow.due_at)),
            func.max(OutboxRow.sent_at),
        )
        .join(OutboxRow, OutboxRow.subject == literal("meeting:") + cast(Meeting.id, String))
        .outerjoin(Kpm, (Kpm.group_id == Meeting.group_id) & (Kpm.duty == "ketua") & Kpm.left_at.is_(None))
        .where(
            Meeting.status.in_(("planned", "cancelled")),
            Meeting.starts_at > now + TIME_TO_WALK,
            Meeting.starts_at <= until,
            OutboxRow.kind.in_({kind for kinds in NEWS_OF.values() for kind in kinds}),
            ended | overdue,
        )
        .group_by(Meeting.id, Meeting.starts_at, Kpm.person_id)
    )
    found = [
        _Troubled(meeting_id, starts_at, ketua_id, _later(due_at, sent_at))
        for meeting_id, starts_at, ketua_id, due_at, sent_at in session.execute(query)
    ]
    ketuas = {one.ketua_id for one in found if one.ketua_id is not None}
    seen = lists_seen(session, ketuas, [one.meeting_id for one in found])
    return [one for one in found if one.at > seen.get((one.ketua_id or 0, one.meeting_id), one.at - STILL_LEAVING)]


def _later(due_at: datetime, sent_at: datetime | None) -> datetime:
    return due_at if sent_at is None else max(due_at, sent_at + STILL_LEAVING)


def _asked_on(session: Session, people: Collection[int], day: date) -> set[int]:
    query = select(OutboxRow.person_id).where(
        OutboxRow.kind != "reply",
        OutboxRow.kind == REQUEST,
        OutboxRow.person_id.in_(people),
        OutboxRow.slot == day.isoformat(),
    )
    return {person_id for person_id in session.scalars(query) if person_id is not None}


def _row(person_id: int, until: datetime, day: date, now: datetime) -> dict[str, object]:
    return {
        "kind": REQUEST,
        "subject": request_subject(person_id),
        "person_id": person_id,
        "slot": day.isoformat(),
        "priority": KINDS[REQUEST].priority,
        "due_at": now,
        "deadline": until,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }
