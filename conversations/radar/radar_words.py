"""The radar in words: a group's line, a family's line, reasons and hours; for staff, who alone reads them."""

from collections.abc import Sequence
from datetime import date, timedelta

from conversations.reason_words import reason_in_words
from conversations.words import Words, address_name
from programme.radar.looking import GroupRadar, MemberRadar
from programme.radar.signs import AGAIN, Seen
from programme.radar.trends import Slot

A_MONDAY = date(2018, 10, 1)
MOST_REASONS, MOST_HOURS = 4, 3


def percent(share: float) -> str:
    """'87%'."""
    return f"{round(share * 100)}%"


def group_line(words: Words, one: GroupRadar) -> str:
    """'⚠️ Melati 1: 96% → 87% hadir, 3 perlu disapa, 1 hadir lagi'."""
    mark = "⚠️ " if one.is_falling else "👍 " if one.is_rising else "- "
    parts = [f"{mark}{one.group_name}: {share_in_words(words, one)}"]
    if one.sliding:
        parts.append(words._("{n} perlu disapa", n=len(one.sliding)))
    if one.again:
        parts.append(words._("{n} rajin lagi", n=len(one.again)))
    if one.listed:
        parts.append(words._("{n} di daftar kunjungan", n=one.listed))
    return ", ".join(parts)


def share_in_words(words: Words, one: GroupRadar) -> str:
    """'96% → 87% hadir'; of few meetings the share of all of them."""
    if one.trend is not None:
        return words._("{before} → {lately} hadir", before=percent(one.trend.before), lately=percent(one.trend.lately))
    invited = sum(held.invited for held in one.held)
    present = sum(held.present for held in one.held)
    return words._("{share} hadir", share=percent(present / invited if invited else 1.0))


def member_line(words: Words, one: MemberRadar) -> str:
    """'2. Ibu Mawar: 2 dari 6 tidak hadir, terakhir Kam 22 Nov (bekerja)'."""
    name = f"{one.member_number}. {address_name(words, one.name, one.gender)}"
    return f"{name}: {sign_in_words(words, one)}"


def sign_in_words(words: Words, one: MemberRadar) -> str:
    """What the radar says of one family."""
    sign = one.sign
    if sign.kind == AGAIN:
        return words._("hadir {n} kali berturut-turut lagi", n=sign.in_row)
    if sign.last is None:
        return ""
    return words._(
        "{absent} dari {of} tidak hadir, terakhir {day} ({reason})",
        absent=sign.absent,
        of=sign.of,
        day=words.short_day(sign.last.starts_at.date()),
        reason=reason_in_words(words, sign.last.reason),
    )


def seen_lines(words: Words, seen: Sequence[Seen]) -> list[str]:
    """Her meetings one by one, the latest first: 'Kam 22 Nov: tidak hadir (bekerja)'."""
    return [f"{words.short_day(one.starts_at.date())}: {_mark(words, one)}" for one in reversed(seen)]


def _mark(words: Words, one: Seen) -> str:
    if one.mark == "represented":
        return words._("diwakili")
    if one.came:
        return words._("hadir ✓")
    return words._("tidak hadir ({reason})", reason=reason_in_words(words, one.reason))


def reasons_line(words: Words, reasons: Sequence[tuple[str | None, int]]) -> str:
    """'bekerja 5, sakit 2'."""
    return ", ".join(f"{reason_in_words(words, reason)} {n}" for reason, n in reasons[:MOST_REASONS])


def hour_name(words: Words, slot: Slot) -> str:
    """'Kamis 09.00'."""
    weekday = words.day(A_MONDAY + timedelta(days=slot.weekday)).partition(",")[0]
    return f"{weekday} {slot.at:%H.%M}"


def hours_lines(words: Words, slots: Sequence[Slot]) -> list[str]:
    """'Kamis 09.00: 12 dari 150 tidak hadir (bekerja 7)'."""
    return [_hour_line(words, one) for one in slots[:MOST_HOURS] if one.absent]


def _hour_line(words: Words, one: Slot) -> str:
    line = words._(
        "{hour}: {absent} dari {of} tidak hadir", hour=hour_name(words, one), absent=one.absent, of=one.invited
    )
    return f"{line} ({reasons_line(words, one.reasons[:2])})" if one.reasons else line
