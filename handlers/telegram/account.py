"""The bot's own account: what Telegram must be told at the start, its name, and the links that hold it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from handlers.telegram.api import BotApi, open_api
from programme.ways_in import WaysIn, ways_in

log = structlog.get_logger(__name__)

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0


class JoinLinks:
    """The links by which a code is used: the bot's as soon as its name is known, WhatsApp's where there is a number."""

    def __init__(self, wa_me: str | None = None) -> None:
        """`wa_me`: the digits of the WhatsApp number, country code first."""
        self.bot: str | None = None
        self.wa_me = wa_me

    def __call__(self, code: str) -> WaysIn:
        return ways_in(code, self.bot, self.wa_me)

    async def learn(self, api: BotApi) -> None:
        """Asks for the bot's name. Raises telegram.error.TelegramError."""
        answer = await api.call("getMe", {})
        if isinstance(answer, dict) and "username" in answer:
            self.bot = str(answer["username"])


async def links_for(token: str, api_base: str, wa_me: str | None = None) -> JoinLinks:
    """The joining links of the accounts, for codes handed out while the program itself does not run."""
    links = JoinLinks(wa_me)
    if token:
        api = open_api(token, api_base)
        with suppress(Exception):  # without Telegram the slip shows the other way, or says what to type
            await links.learn(api)
        await api.disconnect()
    return links


async def introduce(*steps: Callable[[], Awaitable[object]]) -> None:
    """Takes each step as often as it needs: the program runs while Telegram can't be reached."""
    for step in steps:
        pause = FIRST_PAUSE_SECONDS
        while not await _taken(step):
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


async def _taken(step: Callable[[], Awaitable[object]]) -> bool:
    try:
        await step()
    except Exception as error:  # noqa: BLE001 - whatever the line or the provider does, it is tried again
        log.warning("introduction_failed", error=type(error).__name__)
        return False
    return True
