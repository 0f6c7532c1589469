"""Beside a family's visit or its line on the radar: that the time of its group's meetings is hard for it."""

from conversations.polls.time_words import short_time
from conversations.turn import Turn
from programme.access import may_run
from programme.polls.time_hints import show_time_hindrance


def time_hint(turn: Turn, kpm_id: int | None) -> list[str]:
    """One line for her group's own pendamping, or none; a colleague who makes the visit does not read it."""
    if kpm_id is None or not may_run(turn.session, turn.actor, "show_time_hindrance", kpm_id):
        return []
    new = show_time_hindrance(turn.session, turn.actor, kpm_id, turn.now, turn.rules)
    if new is None:
        return []
    return [
        turn.words._("Saat ditanya: {new} sulit baginya. Mungkin perlu jalan lain.", new=short_time(turn.words, new))
    ]
