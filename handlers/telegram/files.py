"""Fetching what people sent: bounded in size, from the configured server only, never through a redirect."""

from urllib.parse import quote

import httpx
from telegram.error import TelegramError

from handlers.telegram.api import SECONDS_TO_ANSWER, SECONDS_TO_CONNECT, BotApi, trusted_certificates
from handlers.telegram.refusals import failure_of
from outbox.failures import FileNotFetched

LARGEST_FILE_BYTES = 20_000_000
"""The Bot API hands out no larger ones: https://core.telegram.org/bots/api#getfile"""


async def fetch(api: BotApi, reference: str) -> bytes:
    """The content behind a File's reference, at most 20 MB. Raises FileNotFetched."""
    path = await _path_of(api, reference)
    address = f"{api.base_file_url}/{quote(path)}"
    timeout = httpx.Timeout(SECONDS_TO_ANSWER, connect=SECONDS_TO_CONNECT)
    try:
        async with (
            httpx.AsyncClient(timeout=timeout, verify=trusted_certificates(), follow_redirects=False) as client,
            client.stream("GET", address) as answer,
        ):
            return await _content(answer)
    except httpx.HTTPError as error:
        # The error's own words hold the address, and the address the token.
        raise FileNotFetched(type(error).__name__, retry=True) from None


async def _path_of(api: BotApi, reference: str) -> str:
    try:
        answer = await api.call("getFile", {"file_id": reference})
    except TelegramError as error:
        failure = failure_of(error)
        raise FileNotFetched(failure.code, failure.retry or failure.code == "unknown") from error
    path = answer.get("file_path") if isinstance(answer, dict) else None
    if not isinstance(path, str) or path.startswith("/") or ".." in path.split("/"):
        raise FileNotFetched("no path", retry=False)
    return path


async def _content(answer: httpx.Response) -> bytes:
    if answer.status_code != httpx.codes.OK:
        raise FileNotFetched(f"status {answer.status_code}", retry=answer.is_server_error)
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > LARGEST_FILE_BYTES:
            raise FileNotFetched("too large", retry=False)
    return bytes(content)
