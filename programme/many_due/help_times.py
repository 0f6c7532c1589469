"""When a ketua who was asked for help is asked again, and when the visit goes back to the pendamping by itself."""

from datetime import datetime, time, timedelta

from sqlalchemy import select

from db import Session
from db.tables import KetuaHelp, Person
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.many_due.elsewhere import HELP, WITH_KETUA, end_help, request_subject
from programme.rules import Rules

ASKED_HOW_AT = time(16)
"""On the afternoon after she said yes she is asked how it went."""
DAYS_TO_LOOK_IN = 3
"""So many days after her yes a visit she told nothing of goes back."""


@operation(on=None, may=("system",))
def follow_ketua_helps(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Asks once how it went; gives back what nobody answered or told of in time; returns how many it asked or gave."""
    changed = 0
    for asked in session.scalars(select(KetuaHelp).where(KetuaHelp.state.in_(WITH_KETUA))).all():
        if session.get_one(Person, asked.asked_by).removed_at is not None:
            end_help(session, asked, "withdrawn", now)
            changed += 1
        elif now >= _returns_at(asked, rules):
            slot = "silent" if asked.state == "accepted" else "lapsed"
            subject = request_subject(session, asked)
            end_help(session, asked, "lapsed", now)
            changed += put_notice(session, "help_answered", subject, asked.asked_by, slot, now)
        elif asked.state == "accepted" and now >= _asked_how_at(asked, rules):
            subject, until = request_subject(session, asked), _returns_at(asked, rules)
            changed += put_notice(session, HELP, subject, asked.ketua_id, "how", now, deadline=until)
    return changed


def next_help_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which a ketua is asked how it went, or a visit goes back."""
    helps = session.scalars(select(KetuaHelp).where(KetuaHelp.state.in_(WITH_KETUA))).all()
    moments = [_returns_at(asked, rules) for asked in helps]
    moments += [_asked_how_at(asked, rules) for asked in helps if asked.state == "accepted"]
    return min((moment for moment in moments if moment > after), default=None)


def answer_until(asked_at: datetime, rules: Rules) -> datetime:
    """Until when she can say whether she looks in."""
    return asked_at + timedelta(hours=rules.casework.help_hours)


def _returns_at(asked: KetuaHelp, rules: Rules) -> datetime:
    if asked.state != "accepted":
        return answer_until(asked.asked_at, rules)
    return (asked.answered_at or asked.asked_at) + timedelta(days=DAYS_TO_LOOK_IN)


def _asked_how_at(asked: KetuaHelp, rules: Rules) -> datetime:
    day = rules.today(asked.answered_at or asked.asked_at) + timedelta(days=1)
    return rules.at(day, ASKED_HOW_AT)
