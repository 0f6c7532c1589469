"""A health post and its days in words."""

from datetime import date, time, timedelta

from conversations.words import Words
from programme.health.posts import HealthPost
from programme.monthly_patterns import MonthlyPattern

MONDAY = date(2018, 1, 1)
"""Any Monday."""


def post_label(words: Words, post: HealthPost) -> str:
    """'Posyandu Melati (12 keluarga)'."""
    if not post.families:
        return post.name[:60]
    return words.n_("{name} ({n} keluarga)", "{name} ({n} keluarga)", post.families, name=post.name[:40])


def pattern_in_words(words: Words, pattern: MonthlyPattern) -> str:
    """'tiap tanggal 10', 'tiap Selasa minggu ke-2'."""
    if pattern.kind == "day_of_month":
        if pattern.day == 31:
            return words._("tiap akhir bulan")
        return words._("tiap tanggal {day}", day=pattern.day)
    weekday = words.day(MONDAY + timedelta(days=pattern.weekday or 0)).partition(",")[0]
    if pattern.week == -1:
        return words._("tiap {weekday} terakhir", weekday=weekday)
    return words._("tiap {weekday} minggu ke-{week}", weekday=weekday, week=pattern.week)


def hours_in_words(words: Words, starts: time, ends: time) -> str:
    """'08.00-11.00'."""
    return f"{words.clock(starts)}-{words.clock(ends)}"


def post_in_words(words: Words, post: HealthPost) -> str:
    """Everything noted of a post, a line each."""
    lines = [f"{post.name} ({post.desa})" if post.desa else post.name]
    if post.pattern is not None and post.starts is not None and post.ends is not None:
        when = pattern_in_words(words, post.pattern)
        lines.append(words._("Jadwal: {when}, {hours}", when=when, hours=hours_in_words(words, post.starts, post.ends)))
    if post.next_at is None:
        lines.append(words._("Hari buka berikutnya belum tercatat."))
    if post.contact_name:
        lines.append(words._("Kader: {name} {phone}", name=post.contact_name, phone=post.contact_phone or "").rstrip())
    lines.append(words.n_("Keluarga dampingan: {n}", "Keluarga dampingan: {n}", post.families))
    return "\n".join(lines)
