"""What happens around a gathering by itself: the day before, and when it is over."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, func, select

from db import Session
from db.tables import Gathering, OutboxRow, Person
from outbox.queue import mark_answered, put_notice
from programme.access import Actor, operation
from programme.many_due.elsewhere import INVITED, MOVED, REMINDED
from programme.many_due.gatherings import call_off, called_to, over_at
from programme.rules import Rules

USUALLY_AT = time(16)
"""On the day before, where the office's own reminders know no such day."""
HOURS_SINCE_CALLED = 12
"""Who was called so lately needs no reminder yet."""


@operation(on=None, may=("system",))
def remind_of_gatherings(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """The day before, each family that has not said no is reminded, and who holds it hears how it looks."""
    made = 0
    for gathering in session.scalars(_coming(now)).all():
        subject, day = f"gathering:{gathering.id}", rules.today(gathering.starts_at)
        slot, until = f"{day.isoformat()} r{gathering.revision}", gathering.starts_at
        called_at = _called_at(session, gathering)
        if now >= _reminded_at(day, rules) and not _is_fresh(called_at, day, rules):
            for guest in called_to(session, gathering):
                if guest.reply != "not_coming":
                    made += put_notice(session, REMINDED, subject, guest.kpm_id, slot, now, deadline=until)
        if called_at < _told_at(day, rules) <= now:  # else she has just seen all of it
            holder = gathering.pendamping_id
            made += put_notice(session, "gathering_expected", subject, holder, slot, now, deadline=until)
    return made


@operation(on=None, may=("system",))
def end_gatherings(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Asks who holds a gathering, once it is over, who came; calls off those whose holder left the office.

    As long as that is not said the visits are due again from the next day on.
    """
    changed = 0
    query = select(Gathering).where(Gathering.state == "planned", Gathering.ended_at.is_(None))
    for gathering in session.scalars(query).all():
        if session.get_one(Person, gathering.pendamping_id).removed_at is not None and gathering.starts_at > now:
            call_off(session, gathering, now)
            changed += 1
        elif now >= over_at(gathering, rules):
            changed += _ask_who_came(session, gathering, now)
            if now >= _day_ends(gathering, rules):
                gathering.ended_at = now
                changed += 1
    session.flush()
    return changed


def _ask_who_came(session: Session, gathering: Gathering, now: datetime) -> bool:
    """Asked once, however often this is called."""
    subject = f"gathering:{gathering.id}"
    if not put_notice(session, "gathering_over", subject, gathering.pendamping_id, "over", now):
        return False
    for kind in (INVITED, MOVED, REMINDED):
        mark_answered(session, kind, subject, None, now)
    return True


def next_gathering_reminder(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which a gathering is reminded of, or told of to who holds it."""
    days = {rules.today(one.starts_at) for one in session.scalars(_coming(after))}
    moments = [moment for day in days for moment in (_reminded_at(day, rules), _told_at(day, rules))]
    return min((moment for moment in moments if moment > after), default=None)


def next_gathering_end(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the next gathering, or the day of one, is over."""
    query = select(Gathering).where(Gathering.state == "planned", Gathering.ended_at.is_(None))
    moments = [_next_of(one, after, rules) for one in session.scalars(query)]
    return min(moments, default=None)


def _next_of(gathering: Gathering, after: datetime, rules: Rules) -> datetime:
    over = over_at(gathering, rules)
    return over if over > after else max(_day_ends(gathering, rules), after + timedelta(seconds=1))


def _coming(now: datetime) -> Select[Gathering]:
    return select(Gathering).where(
        Gathering.state == "planned", Gathering.starts_at > now, Gathering.ended_at.is_(None)
    )


def _called_at(session: Session, gathering: Gathering) -> datetime:
    """When its families were called to the present time and place."""
    moved = select(func.max(OutboxRow.created_at)).where(
        OutboxRow.kind == MOVED,
        OutboxRow.subject == f"gathering:{gathering.id}",
        OutboxRow.slot == f"r{gathering.revision}",
    )
    return session.scalar(moved) or gathering.created_at


def _is_fresh(called_at: datetime, day: date, rules: Rules) -> bool:
    """Called within half a day of its reminder's moment: the invitation says it all."""
    return called_at > _reminded_at(day, rules) - timedelta(hours=HOURS_SINCE_CALLED)


def _reminded_at(day: date, rules: Rules) -> datetime:
    clock = next((one.at for one in rules.reminders if one.days_before == 1), USUALLY_AT)
    return rules.at(day - timedelta(days=1), clock)


def _told_at(day: date, rules: Rules) -> datetime:
    return rules.at(day - timedelta(days=1), rules.expected_told_at)


def _day_ends(gathering: Gathering, rules: Rules) -> datetime:
    return rules.at(rules.today(over_at(gathering, rules)) + timedelta(days=1), time(0))
