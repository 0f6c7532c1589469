"""The one sentence that is passed on by word of mouth: time and place of a meeting or a payment, or that it is off."""

from conversations.meeting_words import when_and_where
from conversations.payments.telling_words import window_in_words
from conversations.words import Words
from programme.meetings import MeetingLine
from programme.payments.standings import GroupPayment
from programme.rules import Rules


def news_sentence(words: Words, line: MeetingLine | GroupPayment, rules: Rules) -> str:
    """'Pertemuan Kamis, 22 November 2018 pukul 09.00 WIB di Balai Desa.'"""
    if isinstance(line, GroupPayment):
        return _payment_sentence(words, line, rules)
    where = when_and_where(words, line, rules)
    if line.status == "cancelled":
        return words._("Pertemuan {where} tidak jadi.", where=where)
    return words._("Pertemuan {where}.", where=where)


def group_news_sentence(words: Words, line: MeetingLine | GroupPayment, rules: Rules) -> str:
    """As `news_sentence`, with the group's name: 'Pertemuan Melati 1: ...'."""
    if isinstance(line, GroupPayment):
        return f"{line.group_name}: {_payment_sentence(words, line, rules)}"
    where = when_and_where(words, line, rules)
    if line.status == "cancelled":
        return words._("Pertemuan {group} {where} tidak jadi.", group=line.group_name, where=where)
    return words._("Pertemuan {group}: {where}.", group=line.group_name, where=where)


def short_news(words: Words, line: MeetingLine | GroupPayment, rules: Rules) -> str:
    """'Melati 1 · Kam 22 Nov 09.00, Balai Desa'."""
    local = rules.local(line.starts_at)
    when = f"{words.short_day(local.date())} {words.clock(local)}"
    text = f"{line.group_name} · {when}, {line.place}"
    if isinstance(line, GroupPayment):
        text = words._("Bantuan PKH: {news}", news=text)
    return words._("{meeting} (tidak jadi)", meeting=text) if line.status == "cancelled" else text


def _payment_sentence(words: Words, line: GroupPayment, rules: Rules) -> str:
    when = window_in_words(words, line.starts_at, line.ends_at, rules)
    if line.status == "cancelled":
        return words._("Jadwal bantuan PKH {when} di {place} tidak jadi.", when=when, place=line.place)
    return words._("Jadwal bantuan PKH: {when} di {place}.", when=when, place=line.place)
