"""The day's list as the talk about it needs it: whom a number means, and which visits are left to make."""

from collections.abc import Sequence
from datetime import date, timedelta

from conversations.turn import Turn
from outbox import queue
from programme.visit_lines import VisitLine
from programme.visit_lists import list_visits
from programme.visit_text import Listed

LONG_WEEKEND_DAYS = 4


def lines_of(turn: Turn, day: date) -> list[VisitLine]:
    """The pendamping's visits with a number of that day."""
    return list_visits(turn.session, turn.actor, turn.who.id, day, turn.rules)


def listed_of(lines: Sequence[VisitLine], day: date) -> list[Listed]:
    """What the reader of messages needs of them; "semua" means those to be made on that day."""
    return [Listed(line.number, line.name, line.gender or "f", line.is_to_make(day)) for line in lines]


def left_today(turn: Turn) -> str:
    """'Tersisa 3: 1, 4, 6.', or that all of today's list is done; empty where she had no list today."""
    today = turn.rules.today(turn.now)
    lines = lines_of(turn, today)
    if not lines:
        return ""
    left = [str(line.number) for line in lines if line.is_to_make(today)]
    if not left:
        return turn.words._("Semua kunjungan hari ini sudah tercatat.")
    return turn.words.n_("Tersisa {n}: {numbers}.", "Tersisa {n}: {numbers}.", len(left), numbers=", ".join(left))


def number_still_to_make(turn: Turn, text: str) -> int | None:
    """The number typed alone under which a visit of today's list is still to be made: is it that, or a day?"""
    today, said = turn.rules.today(turn.now), text.strip(" .")
    if not said.isdecimal():
        return None
    return next(
        (line.number for line in lines_of(turn, today) if line.number == int(said) and line.is_to_make(today)), None
    )


def made_on(turn: Turn, day: date) -> date:
    """On which day a visit of that day's list was made, if nothing was said of it."""
    return min(day, turn.rules.today(turn.now))


def earlier_list(turn: Turn) -> date | None:
    """The day of the last list that was sent to her before today's, within a long weekend."""
    today = turn.rules.today(turn.now)
    days = (today - timedelta(days=ago) for ago in range(1, LONG_WEEKEND_DAYS + 1))
    return next((day for day in days if _was_sent(turn, day)), None)


def list_is_open(turn: Turn, day: date) -> bool:
    """Whether that day's list was sent to her within the last 24 hours."""
    since = turn.now - timedelta(hours=24)
    return any(
        (row.kind, row.subject) == ("visit_list", f"visits:{day.isoformat()}")
        for row in queue.unanswered(turn.session, turn.who.id, since)
    )


def _was_sent(turn: Turn, day: date) -> bool:
    return turn.who.id in queue.states_of(turn.session, "visit_list", f"visits:{day.isoformat()}")
