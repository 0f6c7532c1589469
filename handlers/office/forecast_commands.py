"""The office's command for what sending takes: forecast."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from handlers.office import forecast_desk
from handlers.office.desk import Desk
from handlers.office.plain_words import ConfigOption, console, told_plainly
from outbox.means import Means


class NoDay(Exception):
    """What was typed is no day; the text is for the office."""


def add_forecast_commands(
    app: typer.Typer, open_desk: Callable[[Path | None], Desk], means_of: Callable[[Path | None], Means]
) -> None:
    """Puts the command on bot.py's command line; `means_of` reads the office's means from its settings."""

    @app.command()
    def forecast(
        day: Annotated[str | None, typer.Option(help="Satu hari saja, menurut jenisnya: 22-11-2026.")] = None,
        config: ConfigOption = None,
    ) -> None:
        """Perkiraan pengiriman hari-hari mendatang: jalan, biaya, jatah; hari yang lewat: yang sebenarnya."""
        with told_plainly(NoDay):
            wanted = _day_in(day) if day is not None else None
            desk, means = open_desk(config), means_of(config)
            if wanted is None:
                forecast_desk.print_days(desk, means, console)
            else:
                forecast_desk.print_day(desk, means, console, wanted)


def _day_in(text: str) -> date:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise NoDay(f"{text}: bukan tanggal. Tulis misalnya 22-11-2026.")
