"""Meetings in words: when, where, about what."""

from conversations.words import Words
from programme.meetings import MeetingLine
from programme.rules import Rules


def when_and_where(words: Words, line: MeetingLine, rules: Rules) -> str:
    """'Kamis, 22 November 2018 pukul 09.00 WIB di Balai Desa'."""
    return words._("{when} di {place}", when=words.moment(rules.local(line.starts_at)), place=line.place)


def short_meeting(words: Words, line: MeetingLine, rules: Rules) -> str:
    """'Melati 1 · Kam 22 Nov 09.00', for buttons."""
    local = rules.local(line.starts_at)
    return f"{line.group_name} · {words.short_day(local.date())} {words.clock(local)}"


def subject_matter(line: MeetingLine, rules: Rules) -> str | None:
    """The session's title, where one was chosen; titles are the programme's and stay Indonesian."""
    if line.module is None or line.session_number is None:
        return None
    return rules.curriculum.title(line.module, line.session_number)
