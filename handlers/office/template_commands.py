"""The office's command `bot.py templates`: the texts that WhatsApp has to approve. bot.py hands over the account."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from handlers.office import template_desk
from handlers.office.plain_words import ConfigOption, console, told_plainly
from handlers.office.template_desk import TemplatesRefused
from handlers.twilio.door import TwilioAccount


def add_template_command(app: typer.Typer, open_account: Callable[[Path | None], TwilioAccount]) -> None:
    """Puts the command on bot.py's command line."""

    @app.command()
    def templates(
        create: Annotated[bool, typer.Option("--create", help="Buat di akun Twilio dan ajukan ke WhatsApp.")] = False,
        config: ConfigOption = None,
    ) -> None:
        """Templat WhatsApp: isi, contoh, dan pemeriksaannya; --create membuatnya di akun Twilio."""
        with told_plainly(TemplatesRefused):
            account = open_account(config)
            if create:
                template_desk.create(account, console)
                return
            well = template_desk.show(account, console)
        raise typer.Exit(0 if well else 1)
