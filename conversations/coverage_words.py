"""Who of a group was reached by a meeting's reminders: people have lost payments since nobody told them."""

from conversations.turn import Turn
from programme.attendance import show_report
from programme.coverage import show_coverage
from programme.meetings import MeetingLine

MOST_NAMES = 10


def coverage_in_words(turn: Turn, line: MeetingLine) -> str:
    """'Pengingat sampai kepada 27 dari 30. Belum terjangkau: ...' and, once reported, who came."""
    words = turn.words
    parts = []
    report = show_report(turn.session, turn.actor, line.id)
    if report is not None:
        parts.append(
            words._("Sudah dilaporkan: hadir {present} dari {invited}.", present=report.present, invited=report.invited)
        )
    coverage = show_coverage(turn.session, turn.actor, line.id)
    if coverage.reached:
        parts.append(
            words._(
                "Pengingat terkirim kepada {reached} dari {all} KPM.", reached=coverage.reached, all=coverage.members
            )
        )
    if coverage.without_chat:
        names = ", ".join(coverage.without_chat[:MOST_NAMES])
        rest = len(coverage.without_chat) - MOST_NAMES
        parts.append(
            words._("Belum bergabung, mohon dikabari langsung: {names}.", names=names)
            if rest <= 0
            else words.n_(
                "Belum bergabung, mohon dikabari langsung: {names} dan {n} lainnya.",
                "Belum bergabung, mohon dikabari langsung: {names} dan {n} lainnya.",
                rest,
                names=names,
            )
        )
    return "\n".join(parts)
