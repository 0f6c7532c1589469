"""Once a day the ketua is asked to tell those who dropped out of reach since she was last shown whom to tell.

Her own reminders hold the list as it stands when they leave. What becomes clear afterwards is gathered for one message
at `relay_digest_at`; the day before a meeting and on its day it goes as soon as it is clear, while there is time.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import BindParameter, Select, String, and_, bindparam, case, cast, func, literal, or_, select, true

from db import Session
from db.columns import Moment
from db.tables import Kpm, Meeting, OutboxRow, PaymentSchedule
from db.words import one_of
from outbox.kinds import KINDS
from outbox.queue import put_notices
from outbox.ways import LISTED
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.passing_on import DAYS_AHEAD, News, standings_of_news, subject_of_news
from programme.payments.standings import Part
from programme.payments.trouble import troubled_payments
from programme.relayers import Relayer, in_charge_of, relayers_of
from programme.relays import REQUEST, lists_seen, request_subject, tell_list
from programme.rules import Rules
from programme.standings import MemberStanding
from programme.told import ENDED, NEWS_OF, ON_ITS_WAY, STILL_LEAVING

TO_BE_PASSED_ON = ("planned", "cancelled")
"""Status of the meetings that members are told of."""
EVER = datetime.min.replace(tzinfo=UTC)
TIME_TO_WALK = timedelta(minutes=30)
"""Later than this before a meeting nobody can be told any more."""


@dataclass(frozen=True)
class _Troubled:
    """A meeting, or a group's part of a payment, ahead of which some notice did not arrive, or may not have."""

    news: News
    starts_at: datetime
    helps_until: datetime


@dataclass(frozen=True)
class _Ahead:
    """What may have to be passed on in the days ahead: of meetings when the first and the last begin, of payments when
    the first begins and the last ends; None where there is none.
    """

    first_meeting: datetime | None
    last_meeting: datetime | None
    first_payment: datetime | None
    last_payment: datetime | None

    @property
    def latest(self) -> datetime | None:
        return max((one for one in (self.last_meeting, self.last_payment) if one is not None), default=None)

    def has_meeting(self, until: datetime) -> bool:
        return self.first_meeting is not None and self.first_meeting <= until

    def has_payment(self, until: datetime) -> bool:
        return self.first_payment is not None and self.first_payment <= until


@operation(on=None, may=("system",))
def plan_relay_requests(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Queues the day's digest for each who has somebody new to tell; returns how many are new."""
    if rules.is_quiet(now):
        return 0
    return put_notices(session, _digests(session, now, rules, _ahead(session, now, now)))


def next_request_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """At once where a digest waits to be planned; else the next hour set, while a meeting or payment is ahead."""
    soon = after + timedelta(seconds=1)
    ahead = _ahead(session, after, soon)
    if ahead.latest is None:
        return None
    if not rules.is_quiet(soon) and _digests(session, soon, rules, ahead):
        return soon
    hour = _hour(after, rules)
    following = hour if hour > after else rules.at(rules.today(after) + timedelta(days=1), rules.relay_digest_at)
    return following if ahead.latest > following else None


def _ahead(session: Session, after: datetime, counted_from: datetime) -> _Ahead:
    """Of the days ahead, counted from a moment, what is still to come after another."""
    found = session.execute(_AHEAD, {"after": after, "until": counted_from + timedelta(days=DAYS_AHEAD)})
    return _Ahead(*found.one())


def _digests(session: Session, now: datetime, rules: Rules, ahead: _Ahead) -> list[dict[str, object]]:
    """The outbox rows of all who have somebody new to tell and were sent no digest today."""
    troubled = {one.news: one for one in _troubled(session, now, rules, ahead)}
    if not troubled:
        return []
    today = rules.today(now)
    found = _standings(session, troubled, now)
    relayers = relayers_of(session, found, today)
    seen = lists_seen(session, {one.person_id for one in relayers.values()}, [subject_of_news(one) for one in relayers])
    deadlines: dict[int, datetime] = {}
    for news, relayer in relayers.items():
        trouble = troubled[news]
        seen_at = seen.get((relayer.person_id, subject_of_news(news)))
        if _has_news(found[news], relayer, seen_at, _clear_before(trouble.starts_at, now, rules)):
            until = deadlines.get(relayer.person_id, trouble.helps_until)
            deadlines[relayer.person_id] = max(trouble.helps_until, until)
    asked = _asked_on(session, deadlines, today)
    return [_row(person_id, until, today, now) for person_id, until in deadlines.items() if person_id not in asked]


def _standings(session: Session, troubled: Collection[News], now: datetime) -> dict[News, list[MemberStanding]]:
    meetings = [one for one in troubled if isinstance(one, int)]
    parts = [one for one in troubled if not isinstance(one, int)]
    schedules, groups = {one.schedule_id for one in parts}, {one.group_id for one in parts}
    found = standings_of_news(session, meetings, schedules, now, groups)
    return {news: members for news, members in found.items() if news in troubled}


def _hour(now: datetime, rules: Rules) -> datetime:
    return rules.at(rules.today(now), rules.relay_digest_at)


def _clear_before(starts_at: datetime, now: datetime, rules: Rules) -> datetime:
    """What becomes clear later than this waits for tomorrow: nothing, where the meeting is today or tomorrow."""
    return now if rules.today(starts_at) <= rules.today(now) + timedelta(days=1) else _hour(now, rules)


def _has_news(members: Collection[MemberStanding], relayer: Relayer, seen_at: datetime | None, until: datetime) -> bool:
    """Whether somebody not told yet stands on no list that the one who tells has seen."""
    waiting = [one for one in tell_list(members, relayer.person_id, seen_at) if not (one.told or one.shown)]
    return any(one.since is None or one.since <= until for one in waiting)


def _troubled(session: Session, now: datetime, rules: Rules, ahead: _Ahead) -> list[_Troubled]:
    """What has to be looked at closely; before the hour set, that of today alone."""
    tomorrow = rules.at(rules.today(now) + timedelta(days=1), time(0))
    until = tomorrow if now < _hour(now, rules) else now + timedelta(days=DAYS_AHEAD)
    meetings = _troubled_meetings(session, now, until) if ahead.has_meeting(until) else []
    return [*meetings, *_troubled_payments(session, now, until)] if ahead.has_payment(until) else meetings


def _troubled_payments(session: Session, now: datetime, until: datetime) -> list[_Troubled]:
    """Those of which who passes news on in the group has seen no list since; a payment's own news hold none."""
    found = troubled_payments(session, now, now + TIME_TO_WALK, until)
    if not found:
        return []
    in_charge = in_charge_of(session, {one.group_id for one in found})
    people = {person_id for those in in_charge.values() for person_id in those}
    seen = lists_seen(session, people, {one.subject for one in found})
    return [
        _Troubled(Part(one.schedule_id, one.group_id, off), one.starts_at, one.ends_at)
        for one in found
        if not any(seen.get((person_id, one.subject), EVER) >= one.at for person_id in in_charge[one.group_id])
        for off in (False, True)
    ]


def _troubled_meetings(session: Session, now: datetime, until: datetime) -> list[_Troubled]:
    """One look at the outbox, since it is taken at nearly every tick: most meetings have somebody without a phone, of
    whom the ketua knows from her reminder.
    """
    moments = {"now": now, "begins_after": now + TIME_TO_WALK, "until": until}
    moments |= {"long_ago": now - _LONGEST, "soon": now + _LONGEST}
    rows = list(session.execute(_TROUBLED_MEETINGS, moments))
    if not rows:
        return []
    ketuas = {ketua_id for _, _, ketua_id, _, _ in rows if ketua_id is not None}
    seen = lists_seen(session, ketuas, [subject_of(meeting_id) for meeting_id, *_ in rows])
    found = []
    for meeting_id, starts_at, ketua_id, due_at, sent_at in rows:
        at = _later(due_at, sent_at)
        if at > seen.get((ketua_id or 0, subject_of(meeting_id)), at - STILL_LEAVING):
            found.append(_Troubled(meeting_id, starts_at, starts_at))
    return found


def _troubled_meetings_of() -> Select[int, datetime, int, Any, datetime | None]:
    """Built once: it is asked at nearly every tick."""
    ended = one_of(OutboxRow.state, ENDED) | ((OutboxRow.state == "dropped") & (OutboxRow.outcome == "too_late"))
    overdue = and_(
        one_of(OutboxRow.state, ON_ITS_WAY),
        or_(one_of(OutboxRow.way, LISTED), OutboxRow.state == "unknown"),
        or_(OutboxRow.sent_at <= _moment("long_ago"), OutboxRow.deadline <= _moment("soon")),
    )
    return (
        select(
            Meeting.id,
            Meeting.starts_at,
            Kpm.person_id,
            func.max(case((overdue, _moment("now")), else_=OutboxRow.due_at)),
            func.max(OutboxRow.sent_at),
        )
        .join(OutboxRow, OutboxRow.subject == literal("meeting:") + cast(Meeting.id, String))
        .outerjoin(Kpm, (Kpm.group_id == Meeting.group_id) & (Kpm.duty == "ketua") & Kpm.left_at.is_(None))
        .where(
            one_of(Meeting.status, TO_BE_PASSED_ON),
            Meeting.starts_at > _moment("begins_after"),
            Meeting.starts_at <= _moment("until"),
            one_of(OutboxRow.kind, {kind for kinds in NEWS_OF.values() for kind in kinds}),
            ended | overdue,
        )
        .group_by(Meeting.id, Meeting.starts_at, Kpm.person_id)
    )


def _what_is_ahead() -> Select[Any, Any, Any, Any]:
    """Built once: at most ticks it is all that is asked."""
    begins, starts, ends = Meeting.starts_at, PaymentSchedule.starts_at, PaymentSchedule.ends_at
    meetings = (
        select(func.min(begins).label("first"), func.max(begins).label("last"))
        .where(one_of(Meeting.status, TO_BE_PASSED_ON), begins > _moment("after"), begins <= _moment("until"))
        .subquery()
    )
    payments = (
        select(func.min(starts).label("first"), func.max(ends).label("last"))
        .where(ends > _moment("after"), starts <= _moment("until"))
        .subquery()
    )
    columns = (meetings.c.first, meetings.c.last, payments.c.first, payments.c.last)
    return select(*columns).join_from(meetings, payments, true())


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=Moment)


_LONGEST = max(KINDS[kind].deliver_within for kinds in NEWS_OF.values() for kind in kinds)
_TROUBLED_MEETINGS = _troubled_meetings_of()
_AHEAD = _what_is_ahead()


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
