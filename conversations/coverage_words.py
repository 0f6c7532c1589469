"""How a meeting stands: who was told of it (people have lost payments since nobody told them), and who is expected."""

from conversations.meeting_answers import expected_in_words
from conversations.notices.tomorrow import hindered_lines
from conversations.turn import Turn
from conversations.words import Words
from programme.access import may_run
from programme.coverage import show_coverage
from programme.meeting_replies import show_expected, show_hindered
from programme.meetings import MeetingLine
from programme.standing_reports import show_report

MOST_NAMES = 10


def coverage_in_words(turn: Turn, line: MeetingLine) -> str:
    """'Terkabari lewat chat 27 ...', how many are expected and, once reported, how many came."""
    words = turn.words
    parts = []
    report = show_report(turn.session, turn.actor, line.id)
    if report is not None:
        parts.append(
            words._("Sudah dilaporkan: hadir {present} dari {invited}.", present=report.present, invited=report.invited)
        )
    elif line.starts_at > turn.now:
        parts += _expected(turn, line)
    coverage = show_coverage(turn.session, turn.actor, line.id)
    if coverage.reached or coverage.told_by_ketua:
        parts.append(
            words._(
                "Terkabari lewat chat {reached}, lewat ketua {told}, belum pasti {not_known}, dari {all} KPM.",
                reached=coverage.reached,
                told=coverage.told_by_ketua,
                not_known=coverage.not_known,
                all=coverage.members,
            )
        )
    if coverage.without_chat:
        parts.append(_still_to_tell(words, coverage.without_chat))
    return "\n".join(parts)


def _expected(turn: Turn, line: MeetingLine) -> list[str]:
    """How many come; to the group's own pendamping also who can't, and why."""
    numbers = expected_in_words(turn.words, show_expected(turn.session, turn.actor, line.id))
    if not may_run(turn.session, turn.actor, "show_hindered", line.id):
        return [numbers]
    return [numbers, *hindered_lines(turn.words, show_hindered(turn.session, turn.actor, line.id))]


def _still_to_tell(words: Words, without_chat: tuple[str, ...]) -> str:
    names = ", ".join(without_chat[:MOST_NAMES])
    rest = len(without_chat) - MOST_NAMES
    if rest <= 0:
        return words._("Tidak terjangkau chat, mohon dikabari langsung: {names}.", names=names)
    return words.n_(
        "Tidak terjangkau chat, mohon dikabari langsung: {names} dan {n} lainnya.",
        "Tidak terjangkau chat, mohon dikabari langsung: {names} dan {n} lainnya.",
        rest,
        names=names,
    )
