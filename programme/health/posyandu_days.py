"""The days of health posts: a monthly pattern that brings them forth, days added, moved and called off by hand.

A day is of its health post, so every pendamping of the kecamatan sees and keeps it. Families are told of a change at
once only where it is near; later ones hear of it by the reminder of the day before (programme.health.reminders).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, bindparam, exists, null, select, update

from db import Session
from db.tables import Person, PosyanduDay, Provider
from programme.access import Actor, operation
from programme.date_reading.calendar import months_on
from programme.health.telling import CANCELLED, MOVED, tell_of_change
from programme.monthly_patterns import MonthlyPattern, dates_of
from programme.rules import Rules
from programme.trail import leave_trace

POSTS_A_TICK = 100
MONTHS_AHEAD = 2
"""The pattern's days stand for this month and so many after it."""
USUAL_STARTS, USUAL_ENDS = time(8), time(11)
HAS_PATTERN = (Provider.kind == "health", Provider.pattern.is_not(None))


def _posts_lacking_days() -> Select[Provider]:
    """Posts with a pattern of which no day stands in the last month to be planned: none at most ticks."""
    has_day = exists().where(
        PosyanduDay.provider_id == Provider.id,
        PosyanduDay.starts_at >= bindparam("first"),
        PosyanduDay.starts_at < bindparam("until"),
    )
    return select(Provider).where(*HAS_PATTERN, ~has_day)


LACKING_DAYS = _posts_lacking_days().limit(POSTS_A_TICK)
ANY_PATTERN = select(
    exists().where(*HAS_PATTERN),
    _posts_lacking_days().with_only_columns(Provider.id).exists().label("any_lacks_days"),
)
"""Built once: they are asked at every tick."""


@dataclass(frozen=True)
class PosyanduLine:
    """One day of a health post. Moments are zone-aware."""

    id: int
    provider_id: int
    name: str
    place: str
    """Where it takes place: the post itself where nothing else was said."""
    starts_at: datetime
    ends_at: datetime
    state: str
    revision: int


@dataclass(frozen=True)
class DayTimes:
    """When and where a day is to be; `place` None is at the health post itself."""

    starts_at: datetime
    ends_at: datetime
    place: str | None = None


def subject_of(posyandu_id: int) -> str:
    """The subject of its notices."""
    return f"posyandu:{posyandu_id}"


@operation(on="provider", may=("pendamping",))
def set_posyandu_pattern(
    session: Session,
    actor: Actor,
    provider_id: int,
    pattern: MonthlyPattern | None,
    starts: time,
    ends: time,
    now: datetime,
    rules: Rules,
) -> int:
    """Gives a health post its day of every month (None takes it back); returns how many days came of it at once.

    Days that stand already stay as they are: they were told.
    """
    provider = session.get_one(Provider, provider_id)
    kept: dict[str, object] | None = None
    if pattern is not None:
        kept = {"kind": pattern.kind, "week": pattern.week, "weekday": pattern.weekday, "day": pattern.day}
        kept |= {"starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}
    # A JSON column would keep an assigned None as the text 'null', which is something.
    values = {"pattern": kept if kept is not None else null()}
    session.execute(update(Provider).where(Provider.id == provider_id).values(values))
    session.refresh(provider)
    leave_trace(session, actor, "set_posyandu_pattern", "provider", provider_id, now)
    return _days_of_pattern(session, provider, actor.person_id or provider.added_by, now, rules)


@operation(on="provider", may=("pendamping",))
def plan_posyandu_day(
    session: Session, actor: Actor, provider_id: int, times: DayTimes, now: datetime, rules: Rules
) -> int:
    """One more day; that of the very same moment where there is one: called off, it holds again and is told. Its id."""
    assert actor.person_id is not None
    same = select(PosyanduDay).where(PosyanduDay.provider_id == provider_id, PosyanduDay.starts_at == times.starts_at)
    day = session.scalar(same)
    if day is None:
        day = PosyanduDay(provider_id=provider_id, created_by=actor.person_id, created_at=now)
        day.starts_at = times.starts_at
        session.add(day)
    revived = day.state == "cancelled"
    day.revision = (day.revision or 0) + revived
    day.state, day.ends_at, day.place = "planned", times.ends_at, times.place
    session.flush()
    leave_trace(session, actor, "plan_posyandu_day", "posyandu", day.id, now)
    if revived and day.starts_at > now:
        tell_of_change(session, day, MOVED, day.starts_at, now, rules)
    return day.id


@operation(on="posyandu", may=("pendamping",))
def move_posyandu_day(
    session: Session, actor: Actor, posyandu_id: int, times: DayTimes, now: datetime, rules: Rules
) -> bool:
    """Puts a day that has not begun elsewhere; False where that is no change, or another day stands there."""
    day = session.get_one(PosyanduDay, posyandu_id, with_for_update=True, populate_existing=True)
    there = select(PosyanduDay.id).where(
        PosyanduDay.provider_id == day.provider_id,
        PosyanduDay.starts_at == times.starts_at,
        PosyanduDay.id != posyandu_id,
    )
    same = (day.starts_at, day.ends_at, day.place) == (times.starts_at, times.ends_at, times.place)
    if day.state != "planned" or day.starts_at <= now or times.starts_at <= now or same:
        return False
    if session.scalar(there) is not None:
        return False
    before = day.starts_at
    day.starts_at, day.ends_at, day.place = times.starts_at, times.ends_at, times.place
    day.revision += 1
    session.flush()
    leave_trace(session, actor, "move_posyandu_day", "posyandu", posyandu_id, now)
    tell_of_change(session, day, MOVED, min(before, day.starts_at), now, rules)
    return True


@operation(on="posyandu", may=("pendamping",))
def cancel_posyandu_day(session: Session, actor: Actor, posyandu_id: int, now: datetime, rules: Rules) -> bool:
    """Calls off a day that is not over; False where it was called off already, or is over."""
    day = session.get_one(PosyanduDay, posyandu_id, with_for_update=True, populate_existing=True)
    if day.state != "planned" or day.ends_at <= now:
        return False
    day.state = "cancelled"
    day.revision += 1
    session.flush()
    leave_trace(session, actor, "cancel_posyandu_day", "posyandu", posyandu_id, now)
    if day.starts_at > now:
        tell_of_change(session, day, CANCELLED, day.starts_at, now, rules)
    return True


@operation(on="posyandu", may=("pendamping",))
def show_posyandu_day(session: Session, actor: Actor, posyandu_id: int) -> PosyanduLine:
    """One day as it stands."""
    return posyandu_line(session, posyandu_id)


@operation(on="pendamping", may=("self", "koordinator"))
def list_posyandu_days(
    session: Session, actor: Actor, pendamping_id: int, first: datetime, until: datetime
) -> list[PosyanduLine]:
    """The days of his kecamatan's health posts that begin within these moments and hold, earliest first."""
    kecamatan = session.get_one(Person, pendamping_id).kecamatan
    query = (
        select(PosyanduDay, Provider)
        .join(Provider, Provider.id == PosyanduDay.provider_id)
        .where(
            Provider.kecamatan == kecamatan,
            PosyanduDay.state == "planned",
            PosyanduDay.starts_at >= first,
            PosyanduDay.starts_at < until,
        )
        .order_by(PosyanduDay.starts_at, PosyanduDay.id)
    )
    return [_line(day, provider) for day, provider in session.execute(query)]


def posyandu_line(session: Session, posyandu_id: int) -> PosyanduLine:
    """As `show_posyandu_day`, for the notices to those it is told."""
    day = session.get_one(PosyanduDay, posyandu_id)
    return _line(day, session.get_one(Provider, day.provider_id))


def _line(day: PosyanduDay, provider: Provider) -> PosyanduLine:
    return PosyanduLine(
        day.id,
        provider.id,
        provider.name,
        day.place or provider.name,
        day.starts_at,
        day.ends_at,
        day.state,
        day.revision,
    )


@operation(on=None, may=("system",))
def plan_posyandu_days(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Brings forth the days of each pattern for this month and the two after it; returns how many are new."""
    posts = list(session.scalars(LACKING_DAYS, _last_month_planned(now, rules)))
    return sum(_days_of_pattern(session, one, one.added_by, now, rules) for one in posts)


def _last_month_planned(now: datetime, rules: Rules) -> dict[str, datetime]:
    """Its first moment and that of the month after."""
    month = rules.today(now).replace(day=1)
    first, until = (date(*months_on(month, ahead), 1) for ahead in (MONTHS_AHEAD, MONTHS_AHEAD + 1))
    return {"first": rules.at(first, time(0)), "until": rules.at(until, time(0))}


def pattern_of(provider: Provider) -> tuple[MonthlyPattern, time, time] | None:
    """A health post's pattern with its local hours; None where it has none."""
    kept = provider.pattern
    if not kept:
        return None
    pattern = MonthlyPattern(kept["kind"], week=kept.get("week"), weekday=kept.get("weekday"), day=kept.get("day"))
    return pattern, time.fromisoformat(kept["starts"]), time.fromisoformat(kept["ends"])


def _days_of_pattern(session: Session, provider: Provider, by: int, now: datetime, rules: Rules) -> int:
    """A month that has any day of this post, moved or called off though it be, is left as it is."""
    kept = pattern_of(provider)
    if kept is None:
        return 0
    pattern, starts, ends = kept
    first = rules.today(now).replace(day=1)
    wanted = [rules.at(day, starts) for day in dates_of(pattern, first, MONTHS_AHEAD + 1)]
    has_day = _months_with_days(session, provider.id, first, rules)
    made = 0
    for moment in wanted:
        day = rules.today(moment)
        if moment > now and (day.year, day.month) not in has_day:
            row = PosyanduDay(provider_id=provider.id, starts_at=moment, ends_at=rules.at(day, ends), created_by=by)
            row.created_at = now
            session.add(row)
            made += 1
    session.flush()
    return made


def _months_with_days(session: Session, provider_id: int, first: date, rules: Rules) -> set[tuple[int, int]]:
    query = select(PosyanduDay.starts_at).where(
        PosyanduDay.provider_id == provider_id, PosyanduDay.starts_at >= rules.at(first, time(0))
    )
    local = [rules.local(starts_at) for starts_at in session.scalars(query)]
    return {(one.year, one.month) for one in local}


def next_pattern_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The beginning of the next month, where any health post has a pattern; at once where one lacks its days."""
    has_pattern, lacks_days = session.execute(ANY_PATTERN, _last_month_planned(after, rules)).one()
    if lacks_days:
        return after + timedelta(seconds=1)
    if not has_pattern:
        return None
    return rules.at(date(*months_on(rules.today(after).replace(day=1), 1), 1), time(0)) + timedelta(minutes=5)
