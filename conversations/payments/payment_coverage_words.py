"""Who was told of a payment, in the same words as of a meeting."""

from conversations.coverage_words import coverage_line, still_to_tell
from conversations.turn import Turn
from programme.access import may_run
from programme.payments.coverage import show_payment_coverage


def payment_coverage_in_words(turn: Turn, schedule_id: int) -> str:
    """'Terkabari langsung 8 (Telegram 8), ...'; empty where nobody was to be told yet, or may not see."""
    if not may_run(turn.session, turn.actor, "show_payment_coverage", schedule_id):
        return ""
    coverage = show_payment_coverage(turn.session, turn.actor, schedule_id, turn.now)
    if coverage.members <= coverage.under_way:
        return ""
    names = [still_to_tell(turn.words, coverage.names)] if coverage.names else []
    return "\n".join([coverage_line(turn.words, coverage), *names])
