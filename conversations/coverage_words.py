"""How a meeting stands: who was told of it (people have lost payments since nobody told them), and who is expected."""

from collections import Counter

from conversations.meeting_answers import expected_in_words
from conversations.notices.tomorrow import hindered_lines
from conversations.turn import Turn
from conversations.words import Words
from programme.access import may_run
from programme.coverage import Coverage, show_coverage
from programme.meeting_replies import show_expected, show_hindered
from programme.meetings import MeetingLine
from programme.standing_reports import show_report

MOST_NAMES = 10
CHANNEL_NAMES = {"telegram": "Telegram", "simulator": "Telegram", "whatsapp": "WhatsApp", "sms": "SMS"}


def coverage_in_words(turn: Turn, line: MeetingLine) -> str:
    """How many are expected or (once reported) came, and who was told of it by which way."""
    words = turn.words
    parts = []
    report = show_report(turn.session, turn.actor, line.id)
    if report is not None:
        parts.append(
            words._("Sudah dilaporkan: hadir {present} dari {invited}.", present=report.present, invited=report.invited)
        )
    elif line.starts_at > turn.now:
        parts += _expected(turn, line)
    coverage = show_coverage(turn.session, turn.actor, line.id, turn.now)
    if coverage.members > coverage.under_way:
        parts.append(coverage_line(words, coverage))
    if coverage.names:
        parts.append(still_to_tell(words, coverage.names))
    return "\n".join(parts)


def coverage_line(words: Words, coverage: Coverage) -> str:
    """'Terkabari langsung 8 (Telegram 5, WhatsApp 3), lewat ketua 2, ... dari 15 KPM'; what is none is left out."""
    by_name = Counter[str]()
    for way, count in coverage.by_way.items():
        by_name[CHANNEL_NAMES.get(way, words._("chat lain"))] += count
    ways = ", ".join(f"{name} {count}" for name, count in by_name.items())
    direct = words._("Terkabari langsung {n}", n=coverage.direct) + (f" ({ways})" if ways else "")
    parts = [direct, words._("lewat ketua {n}", n=coverage.by_ketua)]
    if coverage.in_person:
        parts.append(words._("ditemui langsung {n}", n=coverage.in_person))
    parts.append(words._("belum tersampaikan {n}", n=coverage.not_reached))
    if coverage.under_way:
        parts.append(words._("belum pasti {n}", n=coverage.under_way))
    return words._("{parts}, dari {all} KPM.", parts=", ".join(parts), all=coverage.members)


def still_to_tell(words: Words, names: tuple[str, ...]) -> str:
    rest = len(names) - MOST_NAMES
    some = ", ".join(names[:MOST_NAMES])
    if rest <= 0:
        return words._("Belum tersampaikan: {names}.", names=some)
    return words.n_(
        "Belum tersampaikan: {names} dan {n} lainnya.",
        "Belum tersampaikan: {names} dan {n} lainnya.",
        rest,
        names=some,
    )


def _expected(turn: Turn, line: MeetingLine) -> list[str]:
    """How many come; to the group's own pendamping also who can't, and why."""
    numbers = expected_in_words(turn.words, show_expected(turn.session, turn.actor, line.id))
    if not may_run(turn.session, turn.actor, "show_hindered", line.id):
        return [numbers]
    return [numbers, *hindered_lines(turn.words, show_hindered(turn.session, turn.actor, line.id))]
