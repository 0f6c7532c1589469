"""What a send would take, worked out in a turn before it is confirmed: by the same choice and the same words as it."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from conversations.forecast_words import MANY, forecast_lines
from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeView
from conversations.turn import Turn
from conversations.words import Words
from db import Session
from outbox.forecast import Forecast, Planned, choose_all, counted
from outbox.readers_now import Reader, look_up
from outbox.sms_text import as_gsm7, segments
from outbox.tier_book import TierBook
from programme.people import chatter_of
from programme.rules import Rules

Told = tuple[str, str]
"""The notice's subject and slot."""
SAMPLES = 3
"""So many of the SMS are written out to see how many segments they take; the longest names among them."""


def planned(kind: str, at: datetime, sms_segments: int = 1) -> Planned:
    """The notice with the forms that it has words for."""
    talk = NOTICES[kind]
    return Planned(
        kind,
        at,
        template=talk.template is not None,
        knock=talk.knock is not None,
        sms=talk.sms is not None,
        segments=sms_segments,
    )


def change_forecast(turn: Turn, kind: str, readers: Collection[int], change: Callable[[], Told]) -> list[str]:
    """The lines to be read before a change that tells many at once; none where they are few.

    `change` makes it and says how its notice is called: it is undone again, only to see what would be sent.
    """
    if len(readers) <= MANY:
        return []
    return forecast_lines(turn.words, told_now(turn, kind, look_up(turn.session, readers), change))


def told_now(turn: Turn, kind: str, readers: Sequence[Reader], change: Callable[[], Told]) -> Forecast:
    """A notice to all of these that leaves as soon as it is confirmed (after the quiet hours, if it is night)."""
    session, means = turn.session, turn.house.means
    at = leaves_at(turn.now, turn.rules)
    book = TierBook(session, turn.now, means)
    left = book.left(at)
    notice = planned(kind, at)
    chosen = choose_all(session, notice, readers, means, book)
    by_sms = [one.person_id for one in chosen if one.way == "sms"]
    if by_sms:
        notice = planned(kind, at, _tried(turn, kind, by_sms, change))
    return counted(chosen, notice, means, left, book.left(at))


def leaves_at(now: datetime, rules: Rules) -> datetime:
    """Now, or the end of the quiet hours."""
    if not rules.is_quiet(now):
        return now
    today = rules.today(now)
    mornings = (rules.at(day, rules.quiet_until) for day in (today, today + timedelta(days=1)))
    return next(morning for morning in mornings if morning > now)


def _tried(turn: Turn, kind: str, by_sms: Sequence[int], change: Callable[[], Told]) -> int:
    trial = turn.session.begin_nested()
    try:
        subject, slot = change()
        return sms_segments(turn.session, kind, subject, slot, by_sms, turn.now, turn.rules)
    finally:
        trial.rollback()


def sms_segments(
    session: Session, kind: str, subject: str, slot: str, person_ids: Sequence[int], now: datetime, rules: Rules
) -> int:
    """How many segments this notice takes as an SMS, for those of the readers with the longest names."""
    talk = NOTICES[kind]
    if talk.sms is None:
        return 1
    readers = [reader for one in person_ids if (reader := chatter_of(session, one)) is not None]
    longest = sorted(readers, key=lambda one: -len(one.name))[:SAMPLES]
    views = [NoticeView(session, now, rules, Words(one.language), one, subject, slot) for one in longest]
    texts = [talk.sms(view) for view in views]
    return max((segments(as_gsm7(text)) for text in texts if text), default=1)
