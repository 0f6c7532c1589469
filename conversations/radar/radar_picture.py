"""The radar's picture: which bars stand on it and how they are called."""

from collections.abc import Sequence
from datetime import date

from conversations.radar.radar_words import hour_name, percent
from conversations.reason_words import reason_in_words
from conversations.words import Words
from programme.radar.looking import GroupRadar
from programme.radar.signs import Seen
from programme.radar.trends import Held, reasons_of, slots_of
from reports.radar_chart import FALLING, RISING, USUAL, Bar, Part, radar_png

MOST_REASONS, MOST_HOURS = 7, 6


def overview_picture(words: Words, groups: Sequence[GroupRadar], today: date) -> bytes:
    """All groups of one pendamping, on that local day."""
    bars = tuple(_group_bar(one) for one in groups)
    held = [meeting for one in groups for meeting in one.held]
    absences = [absence for one in groups for absence in one.absences]
    parts = [Part(words._("Yang hadir: dulu → kini"), bars, 1.0), *_why_and_when(words, held, absences)]
    return radar_png(f"{words._('Radar kehadiran')}\n{words.day(today)}", parts)


def group_picture(words: Words, one: GroupRadar, today: date) -> bytes:
    """One group, meeting by meeting."""
    bars = tuple(
        Bar(words.short_day(held.starts_at.date()), held.share, f"{held.present}/{held.invited}") for held in one.held
    )
    parts = [Part(words._("Yang hadir"), bars, 1.0), *_why_and_when(words, one.held, one.absences)]
    return radar_png(f"{words._('Radar kehadiran')} {one.group_name}\n{words.day(today)}", parts)


def _group_bar(one: GroupRadar) -> Bar:
    """The later half's share; beside it where it came from, if that can be told."""
    if one.trend is None:
        invited = sum(held.invited for held in one.held)
        share = sum(held.present for held in one.held) / invited if invited else 1.0
        return Bar(one.group_name, share, percent(share))
    before, lately = percent(one.trend.before), percent(one.trend.lately)
    colour = FALLING if one.is_falling else RISING if one.is_rising else USUAL
    return Bar(one.group_name, one.trend.lately, lately if before == lately else f"{before} → {lately}", colour)


def _longest(bars: Sequence[Bar]) -> float:
    return max((one.value for one in bars), default=0.0) or 1.0


def _why_and_when(words: Words, held: Sequence[Held], absences: Sequence[Seen]) -> list[Part]:
    reasons = tuple(Bar(reason_in_words(words, reason), n, str(n)) for reason, n in reasons_of(absences)[:MOST_REASONS])
    hours = tuple(
        Bar(hour_name(words, one), one.share_missing, f"{percent(one.share_missing)} ({one.absent})")
        for one in slots_of(held, absences)[:MOST_HOURS]
    )
    return [
        Part(words._("Alasan tidak hadir"), reasons),
        Part(words._("Tidak hadir menurut hari dan jam"), hours if len(hours) > 1 else (), _longest(hours)),
    ]
