"""Meetings in words: when, where, about what."""

import re

from conversations.words import Words
from db import Session
from programme.meetings import MeetingLine, meeting_line
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


def meeting_of(session: Session, subject: str) -> MeetingLine | None:
    """The meeting that a notice's subject names: 'meeting:12'. A button's data may be forged, so any text is borne."""
    number = re.fullmatch(r"meeting:([0-9]{1,15})", subject)
    return meeting_line(session, int(number.group(1))) if number is not None else None


def time_stamp(line: MeetingLine) -> str:
    """The meeting's time as buttons carry it, in minutes: one from before a move is told apart by it."""
    return str(int(line.starts_at.timestamp()) // 60)
