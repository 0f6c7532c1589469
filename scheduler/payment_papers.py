"""Papers about payments: the day's list to print, the amounts for whoever entered them, the sheet to fill in."""

from datetime import datetime

from conversations.payments.day_list_words import address, by_group, headline
from conversations.words import Words
from db import Database
from programme.access import Actor
from programme.papers import PaperMistake
from programme.payments.days import DayFamily, list_payment_day
from programme.payments.lines import PaymentLine
from programme.payments.rows import list_payment_amounts, list_template_rows
from programme.payments.schedules import show_payment
from programme.rules import Rules
from reports.payment_list import ListLine, payment_list_filename, payment_list_pdf
from reports.payment_template import TemplateRow, payment_amounts_sheet, payment_template

File = tuple[str, bytes]
"""Name and content."""


def payment_list_file(database: Database, actor: Actor, payment_id: int, rules: Rules) -> File:
    """The families whom the actor looks after, group by group; raises PaperMistake("empty") where there are none."""
    words = Words()
    line = database.read(lambda session: show_payment(session, actor, payment_id))
    families = database.read(lambda session: list_payment_day(session, actor, payment_id))
    if line is None or not families:
        raise PaperMistake("empty")
    there = {group: [one for one in some if not one.at_home] for group, some in by_group(families).items()}
    groups = {group: [_listed(words, one, rules) for one in some] for group, some in there.items() if some}
    at_home = [_listed(words, one, rules) for one in families if one.at_home]
    day = rules.today(line.starts_at)
    return payment_list_filename(day), payment_list_pdf(headline(words, line, rules), groups, at_home)


def _listed(words: Words, one: DayFamily, rules: Rules) -> ListLine:
    hour = words.clock(rules.local(one.slot_at)) if one.slot_at is not None else ""
    remark = f"{one.group_name}: {address(one)}" if one.at_home else ""
    return ListLine(str(one.member_number), one.name, hour, remark)


def payment_amounts_file(database: Database, actor: Actor, payment_id: int, now: datetime, rules: Rules) -> File:
    """What every family of a schedule is paid."""
    words = Words()
    line = database.read(lambda session: show_payment(session, actor, payment_id))
    rows = database.write(lambda session: list_payment_amounts(session, actor, payment_id, now))  # leaves a trace
    if line is None or not rows:
        raise PaperMistake("empty")
    hours = [words.clock(rules.local(one.slot_at)) if one.slot_at is not None else "" for one in rows]
    shown = [(one.number, one.name, one.group, hour, one.amount) for one, hour in zip(rows, hours, strict=True)]
    return _dated("nominal", line, rules), payment_amounts_sheet(headline(words, line, rules), shown)


def _dated(name: str, line: PaymentLine, rules: Rules) -> str:
    return f"{name}-{rules.today(line.starts_at).isoformat()}.xlsx"


def payment_template_file(database: Database, actor: Actor, person_id: int) -> File:
    """The sheet to fill in, with the actor's own families in it."""
    rows = database.read(lambda session: list_template_rows(session, actor, person_id))
    filled = [TemplateRow(one.number, one.name, one.group, one.desa, one.kecamatan) for one in rows]
    return "jadwal-pembayaran.xlsx", payment_template(filled)
