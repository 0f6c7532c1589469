"""The one place that talks to the Bot API: python-telegram-bot as transport, its answers as plain JSON.

The answers stay raw on purpose: the library turns a whole batch of updates into objects at once, so that a single
update it can't read would hold up every other person's message for ever.
"""

import logging
from collections.abc import Mapping
from functools import cache
from ssl import SSLContext
from typing import cast

import httpx
from telegram import Bot, InputFile
from telegram.request import HTTPXRequest

from outbox.messages import Attachment

CONNECTIONS = 8
"""httpx slows as its pool grows (456 sends/s on 1 connection, 214 on 100)."""
SECONDS_TO_CONNECT = 5.0
SECONDS_TO_WRITE = 20.0
SECONDS_TO_ANSWER = 20.0
SECONDS_FOR_A_FREE_CONNECTION = 10.0

# At INFO httpx logs every address, and ours hold the token; at DEBUG the library logs what people wrote.
LOGGERS_THAT_TELL_TOO_MUCH = ("httpx", "httpcore", "telegram")


class BotApi(Bot):
    """A Bot whose calls are named as the Bot API names them and whose results are JSON."""

    def __repr__(self) -> str:
        """Without the token, which the library's own shows."""
        return "BotApi()"

    async def call(self, method: str, params: Mapping[str, object]) -> object:
        """Calls `method`; an Attachment among the parameters is uploaded. Raises telegram.error.TelegramError."""
        return cast(object, await self._post(method, {name: _uploadable(value) for name, value in params.items()}))

    async def raw_updates(self, offset: int | None, seconds: int, kinds: list[str]) -> list[dict[str, object]]:
        """Waits up to `seconds` for updates; asking with an `offset` confirms every update before it."""
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": kinds}
        patience = seconds + (self._request[0].read_timeout or SECONDS_TO_ANSWER)
        answer = await self._post("getUpdates", asked, read_timeout=patience)
        if not isinstance(answer, list):
            raise TypeError("getUpdates answered no list")
        return [update for update in answer if isinstance(update, dict)]

    async def disconnect(self) -> None:
        """Closes the connections. (The library's `shutdown` only does so after `initialize`, which makes a request.)"""
        for request in self._request:
            await request.shutdown()


def _uploadable(value: object) -> object:
    return InputFile(value.content, filename=value.filename) if isinstance(value, Attachment) else value


def open_api(token: str, api_base: str, seconds_to_answer: float = SECONDS_TO_ANSWER) -> BotApi:
    """A connection to the Bot API server at `api_base` (its root, without /bot); end it with `disconnect()`.

    No request leaves here, so a program starts while its provider is down. Raises telegram.error.InvalidToken where
    the token is empty.
    """
    for name in LOGGERS_THAT_TELL_TOO_MUCH:
        logging.getLogger(name).setLevel(logging.WARNING)
    root = api_base.rstrip("/")
    return BotApi(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=_request(CONNECTIONS, seconds_to_answer),
        get_updates_request=_request(1, seconds_to_answer),
    )


@cache
def trusted_certificates() -> SSLContext:
    """Read once: reading them takes 50 ms, which each client would spend anew."""
    return httpx.create_ssl_context()


def _request(connections: int, seconds_to_answer: float) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=SECONDS_TO_CONNECT,
        write_timeout=SECONDS_TO_WRITE,
        media_write_timeout=SECONDS_TO_WRITE,
        read_timeout=seconds_to_answer,
        pool_timeout=SECONDS_FOR_A_FREE_CONNECTION,
        httpx_kwargs={"verify": trusted_certificates()},
    )
