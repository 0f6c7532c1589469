"""The pendamping's calendar: the coming days in words, and a file that her phone's own calendar opens."""

from dataclasses import dataclass
from datetime import timedelta

from conversations.standing.calendar_words import entry_in_words
from conversations.turn import Conversation, Done, Next, Turn
from programme.papers import want_paper
from programme.standing.calendar import list_calendar

DAYS_SHOWN, MOST_SHOWN = 7, 12


@dataclass
class State:
    """Nothing is asked."""


def begin(turn: Turn, state: State) -> Next:
    words = turn.words
    entries = list_calendar(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    standing = [one for one in entries if not one.cancelled]
    if not standing:
        return Done(words._("Belum ada yang tercatat di kalender. Ketik jadwal untuk menjadwalkan pertemuan."))
    until = turn.rules.today(turn.now) + timedelta(days=DAYS_SHOWN)
    soon = [one for one in standing if turn.rules.today(one.starts_at) < until]
    want_paper(turn.session, turn.actor, "calendar", f"person:{turn.who.id}", turn.now)
    lines = [entry_in_words(words, one, turn.rules) for one in soon[:MOST_SHOWN]]
    if len(soon) > MOST_SHOWN:
        lines.append(words._("... dan {n} lagi", n=len(soon) - MOST_SHOWN))
    head = words._("7 hari ke depan:") if lines else words._("7 hari ke depan kosong.")
    file = words._("Berkas kalendernya sedang dibuat. Buka berkas itu di HP supaya masuk ke kalender HP.")
    return Done("\n".join([head, *lines, "", file]))


CONVERSATION = Conversation(
    "calendar",
    State,
    {},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Kalender (untuk HP)"),
    section="meetings",
    commands=("kalender", "calendar"),
)
