"""WhatsApp's daily tier is spent where it matters: what tomorrow needs is looked at today.

In the half hour before the day's early reminders leave, as many of tomorrow's early reminders are sent today as the
tier can spare without keeping back anything of the next 24 hours; the rest of the day's news, with answers awaited,
keeps its place. In the evening the operators hear what still will not fit tomorrow, and which way it takes.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select

from db import Session
from db.tables import Address, Contact, OutboxRow, Person
from outbox.channel_states import TEMPLATES_OF, pauses
from outbox.forecast import Chosen, Planned, choose_all
from outbox.means import Means
from outbox.queue import put_notice, put_notices
from outbox.readers_now import look_up
from outbox.tier import BULK, CHANNEL, kept_back
from outbox.tier_book import OPENING, TierBook
from programme.access import Actor, operation
from programme.payments.reminders import payment_days
from programme.payments.tidings import REMINDER as PAYMENT
from programme.planned_notices import planned_notices
from programme.planned_reminders import REMINDER as MEETING
from programme.planned_reminders import PlannedNotice
from programme.reminders import next_meeting_day
from programme.rules import Reminder, Rules
from programme.tier_news import Shortage

A_DAY = timedelta(days=1)
EASED_BEFORE = timedelta(minutes=30)
"""What leaves so long before the day's early reminders has left the 24 hours again when tomorrow's are due."""
KIND = "tier_short"
ANYBODY_ON_IT = exists().where(Contact.channel == CHANNEL)
"""Without anybody on WhatsApp there is nothing to ease and nothing to tell: the jobs are not run."""
_EVERYBODY = select(func.count()).select_from(Contact).where(Contact.channel == CHANNEL)

_TOLD_OF = select(OutboxRow.id).where(OutboxRow.kind == KIND, OutboxRow.subject == bindparam("subject")).limit(1)


@dataclass(frozen=True)
class Day:
    """What 24 hours of planned notices do to the tier: each reader's way, and the least that is left meanwhile."""

    chosen: tuple[tuple[PlannedNotice, Chosen], ...]
    least_left: int

    @property
    def short(self) -> list[tuple[PlannedNotice, Chosen]]:
        return [one for one in self.chosen if one[1].short]


@operation(on=None, may=("system",))
def ease_tier(session: Session, actor: Actor, now: datetime, rules: Rules, means: Means) -> int:
    """Queues early reminders of tomorrow already now, as far as today's tier allows; returns how many."""
    due = {kind: early for kind, early in _early_reminders(rules).items() if _is_time_to_ease(early, now, rules)}
    if not due or not means.has(CHANNEL):
        return 0
    book = TierBook(session, now, means)
    left_now = book.left(now)
    today = day_ahead(session, now, now + A_DAY, rules, means, book, now)
    tomorrow = day_ahead(session, now + A_DAY, now + 2 * A_DAY, rules, means, book, now)
    movable = [
        (planned, one.person_id)
        for planned, one in tomorrow.chosen
        if _is_early(planned, due) and (one.way in OPENING or one.short)
    ]
    moved = movable[: max(min(left_now, today.least_left, len(tomorrow.short)), 0)]
    return put_notices(session, [_row(planned, person_id, now) for planned, person_id in moved])


def _is_early(planned: PlannedNotice, due: Mapping[str, Reminder]) -> bool:
    early = due.get(planned.kind)
    return early is not None and planned.slot.startswith(f"{early.name} ")


def _row(planned: PlannedNotice, person_id: int, now: datetime) -> dict[str, object]:
    """The very row that would be planned tomorrow: its slot keeps it from being planned again."""
    return {
        "kind": planned.kind,
        "subject": planned.subject,
        "person_id": person_id,
        "slot": planned.slot,
        "priority": planned.priority,
        "due_at": now,
        "deadline": planned.deadline,
        "state": "queued",
        "attempts": 0,
        "repeats": 0,
        "created_at": now,
    }


def day_ahead(
    session: Session, since: datetime, until: datetime, rules: Rules, means: Means, book: TierBook, now: datetime
) -> Day:
    """The planned notices between two moments, one after another, each put down in the book."""
    every = planned_notices(session, now, until, rules, since)
    readers = {one.person_id: one for one in look_up(session, _with_whatsapp())}
    chosen: list[tuple[PlannedNotice, Chosen]] = []
    least = book.left(since)
    for planned in every:
        theirs = [readers[person_id] for person_id in planned.readers if person_id in readers]
        notice = Planned(planned.kind, planned.at, template=True, knock=True, sms=True)
        found = choose_all(session, notice, theirs, means, book)
        chosen += [(planned, one) for one in found]
        least = min(least, book.left(planned.at))
    return Day(tuple(chosen), least)


def _with_whatsapp() -> Select[int]:
    """Everybody with a WhatsApp address: only they have to do with the tier."""
    return (
        select(Address.person_id)
        .join(Contact, Contact.id == Address.contact_id)
        .where(Address.closed_at.is_(None), Contact.channel == CHANNEL)
        .distinct()
    )


@operation(on=None, may=("system",))
def tell_short_tier(session: Session, actor: Actor, now: datetime, rules: Rules, means: Means) -> int:
    """In the evening tells the operators what of tomorrow's notices will not fit; returns how many are told."""
    if not means.has(CHANNEL) or now < rules.at(rules.today(now), rules.expected_told_at):
        return 0
    tomorrow = rules.today(now) + A_DAY
    if _was_told(session, tomorrow):
        return 0
    found = shortage_on(session, tomorrow, now, rules, means)
    if found is None:
        return 0
    operators = select(Person.id).where(Person.role == "operator", Person.removed_at.is_(None)).order_by(Person.id)
    until = rules.at(tomorrow, time(12))
    return sum(
        put_notice(session, KIND, found.subject, operator_id, found.slot, now, deadline=until)
        for operator_id in session.scalars(operators).all()
    )


def shortage_on(session: Session, day: date, now: datetime, rules: Rules, means: Means) -> Shortage | None:
    """What of that day's notices will not fit; None where all of it does."""
    if _all_fit(session, now, means):
        return None
    begin = rules.at(day, time(0))
    book = TierBook(session, now, means)
    day_ahead(session, now, begin, rules, means, book, now)
    found = day_ahead(session, begin, begin + A_DAY, rules, means, book, now)
    if not found.short:
        return None
    opening = {one.contact_id for _, one in found.chosen if one.way in OPENING}
    short = {one.person_id: one.way for _, one in found.short}
    return Shortage(
        day,
        means.daily_tier,
        len(opening) + len(short),
        _eased(session, day, rules),
        Counter(short.values()),
    )


def _all_fit(session: Session, now: datetime, means: Means) -> bool:
    """Whether the tier, without what bulk leaves free, holds all who are on WhatsApp: then nothing is ever short."""
    if TEMPLATES_OF[CHANNEL] in pauses(session, now):
        return False
    return (session.scalar(_EVERYBODY) or 0) < means.daily_tier - kept_back(BULK, means)


def _eased(session: Session, day: date, rules: Rules) -> int:
    """How many of that day's early reminders left, or wait, already."""
    early = [
        and_(
            OutboxRow.kind == kind,
            OutboxRow.slot == f"{one.name} {(day + timedelta(days=one.days_before)).isoformat()}",
        )
        for kind, one in _early_reminders(rules).items()
    ]
    return session.scalar(select(func.count()).select_from(OutboxRow).where(or_(*early))) or 0 if early else 0


def _was_told(session: Session, day: date) -> bool:
    return session.scalar(_TOLD_OF, {"subject": f"tier:{day.isoformat()}"}) is not None


def _early_reminders(rules: Rules) -> dict[str, Reminder]:
    """Kind -> the first reminder of a meeting or payment, where it leaves early enough to leave earlier still."""
    first = {
        MEETING: max(rules.reminders, key=lambda one: one.days_before, default=None),
        PAYMENT: max(rules.payment_reminders, key=lambda one: one.days_before, default=None),
    }
    return {kind: one for kind, one in first.items() if one is not None and one.days_before > 1}


def _eases_at(early: Reminder, day: date, rules: Rules) -> datetime:
    return rules.at(day, early.at) - EASED_BEFORE


def _is_time_to_ease(early: Reminder, now: datetime, rules: Rules) -> bool:
    """Later than that it would only be in the way of tomorrow's."""
    begin = _eases_at(early, rules.today(now), rules)
    return begin <= now < begin + EASED_BEFORE


def next_easing_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next morning on which there may be something to ease."""
    moments = (
        _eases_at(early, day - timedelta(days=early.days_before + 1), rules)
        for kind, early in _early_reminders(rules).items()
        for day in _next_days(session, kind, after + EASED_BEFORE, early.days_before + 1, early.at, rules)
    )
    return min((moment for moment in moments if moment > after), default=None)


def next_short_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next evening before a day with reminders."""
    every = {MEETING: rules.reminders, PAYMENT: rules.payment_reminders}
    moments = (
        rules.at(day - timedelta(days=one.days_before + 1), rules.expected_told_at)
        for kind, reminders in every.items()
        for one in reminders
        for day in _next_days(session, kind, after, one.days_before + 1, rules.expected_told_at, rules)
    )
    return min((moment for moment in moments if moment > after), default=None)


def _next_days(
    session: Session, kind: str, after: datetime, days_before: int, clock: time, rules: Rules
) -> Collection[date]:
    """The first day of meetings of which that hour, so many days before, is still to come; or all days of payments."""
    if kind == PAYMENT:
        return payment_days(session, after, rules)
    day = next_meeting_day(session, after, days_before, clock, rules)
    return () if day is None else (day,)
