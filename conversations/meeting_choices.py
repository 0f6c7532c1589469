"""Meetings to choose from; one may be named in words as well: "yang kamis", "tgl 25", "melati 2", "yang bulan lalu"."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from conversations.meeting_words import short_meeting
from conversations.questions import Choice, normal
from conversations.turn import Turn
from programme.date_reading.words import WEEKDAYS, month_named
from programme.group_mentions import NamedGroup, read_groups
from programme.meetings import MeetingLine

TODAY = frozenset("tadi barusan sekarang saiki iki mau wau ayeuna".split())
LAST = frozenset("lalu kemarin kmrn kemaren wingi kepungkur kapungkur kamari".split())
"""Alone it is yesterday, beside "bulan" or "minggu" the one before."""
THIS = TODAY | {"ini", "niki", "ieu"}
NEWEST = frozenset("terakhir baru terbaru anyar akhir pungkasan panganyarna".split())
OLDEST = frozenset("lama pertama dulu awal lawas kuna heubeul pisanan kahiji".split())
MONTHS = frozenset("bulan bln wulan sasi".split())
DAY = frozenset({"hari", "dina", "dinten"})
WEEKS = frozenset("minggu mgg pekan".split())
HOUR = re.compile(r"\b(?:jam|jm|pukul|pkl|tabuh)\s+(\d{1,2})\b")

Fits = Callable[[datetime], bool]


def meeting_choices(turn: Turn, lines: Sequence[MeetingLine]) -> tuple[Choice, ...]:
    """A choice for each; the one that is named in words now may be chosen so.

    The question is made anew when its answer has come, so these words are those of the answer.
    """
    said = normal(turn.incoming.text or "")
    meant = _meant(turn, lines, said) if said else None
    return tuple(
        Choice(
            str(line.id),
            short_meeting(turn.words, line, turn.rules),
            frozenset({said}) if line is meant else frozenset(),
        )
        for line in lines
    )


def _meant(turn: Turn, lines: Sequence[MeetingLine], said: str) -> MeetingLine | None:
    """The one meeting that everything told fits; None where nothing is told or several are left."""
    groups = {line.group_id: NamedGroup(line.group_id, line.group_name, line.desa) for line in lines}
    named = read_groups(said, list(groups.values()))
    if named.doubtful:
        return None
    told = _told(turn, named.rest if named.ids else said)
    left = [line for line in lines if not named.ids or line.group_id in named.ids]
    left = [line for line in left if all(fits(turn.rules.local(line.starts_at)) for fits in told)]
    words = set(said.split())
    if left and words & (NEWEST | OLDEST):
        choose = max if words & NEWEST else min
        return choose(left, key=lambda line: line.starts_at)
    return left[0] if len(left) == 1 and (named.ids or told) else None


def _told(turn: Turn, said: str) -> list[Fits]:
    """What the words tell of the meeting's moment, in local time."""
    hours = {int(hour) for hour in HOUR.findall(said)}
    words = HOUR.sub(" ", said).split()
    spoken = set(words)
    told: list[Fits] = [] if not hours else [lambda at: at.hour in hours or at.hour - 12 in hours]
    since = _period(turn, spoken)
    if since is not None:
        told.append(since)
    weekdays = {WEEKDAYS[word] for word in words if word in WEEKDAYS and (word not in WEEKS or since is None)}
    months = {month for word in words if (month := month_named(word)) is not None}
    numbers = [int(word) for word in words if word.isdigit()]
    if len(numbers) > 1 and not months:
        months = {numbers[1]}
    if weekdays:
        told.append(lambda at: at.weekday() in weekdays)
    if months:
        told.append(lambda at: at.month in months)
    if numbers:
        told.append(lambda at: at.day == numbers[0])
    return told


def _period(turn: Turn, spoken: set[str]) -> Fits | None:
    """ "bulan lalu", "minggu ini", "kemarin", "tadi"."""
    today = turn.rules.today(turn.now)
    if spoken & MONTHS and spoken & (LAST | THIS):
        day = today.replace(day=1) - timedelta(days=1) if spoken & LAST else today
        return lambda at: (at.year, at.month) == (day.year, day.month)
    if spoken & WEEKS and spoken & (LAST | THIS):
        week = (today - timedelta(days=7 if spoken & LAST else 0)).isocalendar()[:2]
        return lambda at: at.date().isocalendar()[:2] == week
    if spoken & LAST:
        return lambda at: at.date() == today - timedelta(days=1)
    if spoken & TODAY or (spoken & DAY and spoken & THIS):
        return lambda at: at.date() == today
    return None
