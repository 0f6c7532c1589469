"""The Telegram door.

parsing   an update becomes an Incoming         drawing   a Message becomes Bot API calls, as pure data
arrivals  parsed, taken in, its tap answered    sending   the calls leave; every way to fail has a name
polling   updates fetched by us                 menus     the list of commands in a chat
webhook   updates brought to us                 files     what people sent, fetched with care
api       the one place that talks HTTP, through python-telegram-bot
"""

import os

# python-telegram-bot 22 still gives retry_after as a number, with a warning, unless it is told that we read the
# timedelta it will give: https://docs.python-telegram-bot.org/en/stable/telegram.error.html#telegram.error.RetryAfter
os.environ.setdefault("PTB_TIMEDELTA", "true")
