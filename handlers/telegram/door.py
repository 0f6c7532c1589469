"""The Telegram door as one piece: what bot.py opens for the account in the settings."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from starlette.routing import BaseRoute

from handlers.doors import Blocked, Take
from handlers.telegram.account import JoinLinks
from handlers.telegram.api import BotApi, open_api
from handlers.telegram.arrivals import Arrivals
from handlers.telegram.polling import Polling
from handlers.telegram.sending import Commands, TelegramChannel
from handlers.telegram.webhook import open_webhook, webhook_route
from outbox.messages import Message


@dataclass(frozen=True)
class TelegramAccount:
    """A bot's account: its token, the root of its Bot API server, and how its updates come to us."""

    token: str
    api_base: str
    by_webhook: bool = False
    public_url: str = ""
    webhook_secret: str = ""


class TelegramDoor:
    """Both directions of one account. Until it is connected by `listen` nothing arrives."""

    channels = frozenset({"telegram"})
    works: Sequence[Callable[[], Awaitable[int]]] = ()

    def __init__(
        self, account: TelegramAccount, commands_for: Callable[[str, str], Commands], links: JoinLinks | None = None
    ) -> None:
        """`links` learn the bot's name at the start."""
        self.account, self._links = account, links
        self.api: BotApi = open_api(account.token, account.api_base)
        self.channel = TelegramChannel(self.api, commands_for)
        self._polling: Polling | None = None
        self._arrivals: Arrivals | None = None

    def listen(self, take: Take, blocked: Blocked) -> None:
        """What arrives goes to `take`; who blocked the bot is told to `blocked`."""

        async def blocked_here(address: str) -> None:
            await blocked("telegram", address)

        if self.account.by_webhook:
            self._arrivals = Arrivals(take, self.channel.answer_tap, blocked_here)
        else:
            self._polling = Polling(self.api, take, self.channel.answer_tap, blocked_here)

    @property
    def parts(self) -> list[Polling]:
        """What runs until it is stopped: nothing where updates are brought to us."""
        return [self._polling] if self._polling is not None else []

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Where updates are brought to. Raises ValueError where that door would stand open without a secret."""
        if self._arrivals is None:
            return []
        if not self.account.webhook_secret:
            raise ValueError("the webhook needs a secret: anyone could write in anyone's name")
        return [webhook_route(self._arrivals, self.account.webhook_secret)]

    def first_steps(self) -> list[Callable[[], Awaitable[object]]]:
        """What the provider is told once at the start, each tried until it succeeds."""
        steps: list[Callable[[], Awaitable[object]]] = [
            lambda: self.channel.set_default_menu([("start", "Mulai")]),
        ]
        account, links = self.account, self._links
        if links is not None:
            steps.insert(0, lambda: links.learn(self.api))
        if account.by_webhook:
            steps.insert(0, lambda: open_webhook(self.api, account.public_url, account.webhook_secret))
        return steps

    async def send(self, channel: str, address: str, message: Message) -> str:
        return await self.channel.send(address, message)

    async def fetch(self, channel: str, reference: str) -> bytes:
        return await self.channel.fetch(reference)

    async def close(self) -> None:
        await self.api.disconnect()
