"""The outcome of a visit from everything that was said of it, or why it must be asked."""

from datetime import date

STRONG = frozenset({"done", "postpone", "cancel", "hand_over"})


def outcome_of(
    signals: set[str], until: date | None, *, only_day: bool, day_said: bool
) -> tuple[str | None, str | None]:
    """The outcome, or why it must be asked: nothing, conflict, not_yet or question."""
    strong = signals & STRONG
    if "question" in signals:
        return None, "question"
    put_off_rather = "called_off" in signals and day_said  # "gak jadi, besok"
    if "denied" in signals or len(strong) > 1 or put_off_rather:
        return None, "conflict"
    if (strong or "met" in signals) and strong <= {"done"}:
        against = signals & {"nobody", "not_yet"}
        return (None, "conflict") if against else ("done", None)
    if strong:
        return (None, "conflict") if "met" in signals and strong != {"hand_over"} else (next(iter(strong)), None)
    if "nobody" in signals or ("not_yet" in signals and until is not None) or only_day:
        return "postpone", None
    if "not_yet" in signals:
        return None, "not_yet"
    return ("done", None) if "weakly_done" in signals else (None, "nothing")
