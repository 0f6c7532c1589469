"""`bot.py forecast`: what the coming days' notices will take, and for days gone by what it really was."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from rich.console import Console
from rich.table import Table

from conversations.days_ahead import days_ahead
from conversations.forecast_words import rupiah
from handlers.office.desk import Desk
from handlers.simulator.labels import KIND_LABELS
from outbox.forecast import BY_KETUA, NO_WAY, Forecast, total
from outbox.means import Means
from outbox.spent import Spent, spent_between, together

DAYS_BACK, DAYS_AHEAD = 3, 7


def print_days(desk: Desk, means: Means, console: Console) -> None:
    """The last days as they were, today and the coming ones as they will be."""
    today = desk.rules.today(desk.now)
    table = _table("Hari")
    for ago in range(DAYS_BACK, -1, -1):
        day = today - timedelta(days=ago)
        spent = together(_spent_on(desk, day))
        if spent.notices:
            table.add_row(f"{_day(day)} terkirim", *_spent_cells(spent, means))
    ahead = _ahead(desk, means, today, today + timedelta(days=DAYS_AHEAD))
    for day, kinds in ahead.items():
        if kinds:
            table.add_row(f"{_day(day)} rencana", *_cells(total(kinds.values())))
    if not table.row_count:
        console.print("Tidak ada pemberitahuan yang direncanakan.", markup=False)
        return
    _print(console, table, means)


def print_day(desk: Desk, means: Means, console: Console, day: date) -> None:
    """One day by kinds: gone by as it was, else (today's both) as it will be."""
    today = desk.rules.today(desk.now)
    table = _table(f"{day:%d-%m-%Y}")
    if day <= today:
        for kind, spent in sorted(_spent_on(desk, day).items()):
            table.add_row(f"{KIND_LABELS.get(kind, kind)} (terkirim)", *_spent_cells(spent, means))
    if day >= today:
        for kind, forecast in _ahead(desk, means, day, day)[day].items():
            table.add_row(f"{KIND_LABELS.get(kind, kind)} (rencana)", *_cells(forecast))
    if not table.row_count:
        console.print(f"Tidak ada pemberitahuan pada {day:%d-%m-%Y}.", markup=False)
        return
    _print(console, table, means)


def _ahead(desk: Desk, means: Means, first: date, last: date) -> Mapping[date, Mapping[str, Forecast]]:
    return desk.database.read(lambda session: days_ahead(session, first, last, desk.now, desk.rules, means))


def _spent_on(desk: Desk, day: date) -> dict[str, Spent]:
    since, until = desk.rules.at(day, time(0)), desk.rules.at(day + timedelta(days=1), time(0))
    return desk.database.read(lambda session: spent_between(session, since, until))


def _table(first: str) -> Table:
    table = Table(first)
    for column in (
        "Pembaca", "Telegram", "WhatsApp", "Templat", "SMS", "Segmen", "Ketua", "Tanpa jalan", "Biaya", "Menit",
        "Sisa jatah",
    ):  # fmt: skip
        table.add_column(column, justify="right")
    return table


def _cells(what: Forecast) -> list[str]:
    return [
        str(what.readers),
        *_way_cells(what.ways, what.templates, what.segments),
        rupiah(what.rupiah),
        str(what.minutes),
        str(what.tier_after) + (f" (kurang {what.tier_short})" if what.tier_short else "") if what.tier else "-",
    ]


def _spent_cells(spent: Spent, means: Means) -> list[str]:
    left = str(max(means.daily_tier - spent.opened, 0)) if means.has("whatsapp") else "-"
    cells = _way_cells(spent.ways, spent.templates, spent.segments)
    return [str(spent.notices), *cells, rupiah(spent.rupiah), "-", left]


def _way_cells(ways: Mapping[str, int], templates: int, segments: int) -> list[str]:
    telegram = ways.get("telegram", 0) + ways.get("simulator", 0)
    counts = (telegram, ways.get("whatsapp", 0), templates, ways.get("sms", 0), segments)
    return [str(one) for one in (*counts, ways.get(BY_KETUA, 0), ways.get(NO_WAY, 0))]


def _print(console: Console, table: Table, means: Means) -> None:
    console.print(table)
    if means.has("whatsapp"):
        console.print(
            f"Jatah WhatsApp: {means.daily_tier} pembicaraan baru dalam 24 jam. Templat "
            f"{rupiah(means.rupiah_a_template)}, segmen SMS {rupiah(means.rupiah_a_segment)}.",
            markup=False,
        )


def _day(day: date) -> str:
    return f"{day:%d-%m}"
