"""What the bot's account is called, and how a joining code becomes a link to it."""

import structlog

from handlers.telegram.api import BotApi

log = structlog.get_logger(__name__)


class JoinLinks:
    """The link by which a code is used; as long as the bot's name is not known, what to type instead."""

    def __init__(self, bot: str | None = None) -> None:
        self.bot = bot

    def __call__(self, code: str) -> str:
        return f"https://t.me/{self.bot}?start={code}" if self.bot else f"/start {code}"

    async def learn(self, api: BotApi) -> bool:
        """Asks for the bot's name; False where it can't be had now."""
        try:
            answer = await api.call("getMe", {})
        except Exception as error:  # noqa: BLE001 - the program runs without a link, and without Telegram for a while
            log.warning("bot_name_unknown", error=type(error).__name__)
            return False
        self.bot = str(answer["username"]) if isinstance(answer, dict) and "username" in answer else None
        return self.bot is not None
