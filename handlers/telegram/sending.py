"""Messages leave for Telegram: each failure gets its name, so that the outbox knows whether to try again.

A message of several parts can't be continued by a later attempt, which knows nothing of the first. So once a part has
arrived the others are tried again here, for a short while; what still fails then counts as *unknown*, not as unsent.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from handlers.telegram.api import BotApi
from handlers.telegram.drawing import Call, Undrawable, as_new, draw
from handlers.telegram.files import fetch
from handlers.telegram.menus import menu_call
from handlers.telegram.refusals import failure_of, is_nothing_to_edit, is_unchanged
from outbox.failures import AnswerUnknown, MessageRefused, SendFailure, TooFast
from outbox.messages import Message

log = structlog.get_logger(__name__)

SECONDS_BETWEEN_PARTS = 1.0
"""Telegram asks for no more than one message a second to one chat."""
PAUSES_BEFORE_A_PART_IS_GIVEN_UP = (1.0, 2.0, 4.0)
LONGEST_PAUSE_SECONDS = 20.0
"""A provider that asks for more than this within one message is not waited for."""

Commands = Sequence[tuple[str, str]]


class TelegramChannel:
    """One bot account. `commands_for(role, language)` gives the menu of a reader as (command, description)."""

    def __init__(
        self,
        api: BotApi,
        commands_for: Callable[[str, str], Commands],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._api = api
        self._commands_for = commands_for
        self._sleep = sleep

    async def send(self, address: str, message: Message) -> str:
        """Sends the message; returns Telegram's number of its last part. Raises SendFailure and nothing else."""
        try:
            calls = draw(message, address)
        except Undrawable as error:
            raise MessageRefused(type(error).__name__) from error
        sent = await self._send_all(calls, message, address)
        if message.menu_role is not None:
            await self.set_menu(address, message.menu_role, message.menu_language or "id")
        return sent

    async def set_menu(self, address: str, role: str, language: str) -> None:
        """Gives a chat the menu of a role; never raises, as the bot works without a menu."""
        await self._try(lambda: menu_call(self._commands_for(role, language), address))

    async def set_default_menu(self, commands: Commands) -> None:
        """The menu of those the bot does not know yet; never raises."""
        await self._try(lambda: menu_call(commands))

    async def answer_tap(self, answer_id: str) -> None:
        """Ends the waiting sign on a tapped button; never raises: after a minute Telegram ends it itself."""
        await self._try(lambda: Call("answerCallbackQuery", {"callback_query_id": answer_id}))

    async def fetch(self, reference: str) -> bytes:
        """The content of a file that arrived, at most 20 MB. Raises files.FileNotFetched."""
        return await fetch(self._api, reference)

    async def _send_all(self, calls: list[Call], message: Message, address: str) -> str:
        sent = await self._first(calls[0], message, address)
        for call in calls[1:]:
            await self._sleep(SECONDS_BETWEEN_PARTS)
            sent = await self._later_part(call)
        return sent

    async def _first(self, call: Call, message: Message, address: str) -> str:
        try:
            return await self._made(call)
        except Exception as error:
            if call.is_edit and is_unchanged(error):
                return str(call.params["message_id"])
            if call.is_edit and is_nothing_to_edit(error):
                return await self._send_all(draw(as_new(message), address), message, address)
            raise failure_of(error) from error

    async def _later_part(self, call: Call) -> str:
        for pause in PAUSES_BEFORE_A_PART_IS_GIVEN_UP:
            try:
                return await self._made(call)
            except Exception as error:
                failure = failure_of(error)
                wait = failure.retry_after if isinstance(failure, TooFast) else pause
                if not failure.retry or wait > LONGEST_PAUSE_SECONDS:
                    raise _within_a_message(failure) from error
                await self._sleep(wait)
        try:
            return await self._made(call)
        except Exception as error:
            raise _within_a_message(failure_of(error)) from error

    async def _made(self, call: Call) -> str:
        answer = await self._api.call(call.method, call.params)
        if not isinstance(answer, dict) or "message_id" not in answer:
            raise TypeError(f"{call.method} answered no message")
        return str(answer["message_id"])

    async def _try(self, drawn: Callable[[], Call]) -> None:
        """A call beside the message. The message stands already: nothing here may make it look unsent."""
        try:
            call = drawn()
            await self._api.call(call.method, call.params)
        except Exception as error:  # noqa: BLE001 - see above
            log.info("side_call_failed", error=type(error).__name__)


def _within_a_message(failure: SendFailure) -> SendFailure:
    """A part has arrived, so trying the whole message again would repeat it: the end is unknown."""
    return AnswerUnknown(failure.code) if failure.retry else failure
