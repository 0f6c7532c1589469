"""Updates brought to us: the address Telegram posts to, and telling Telegram of it.

https://core.telegram.org/bots/api#setwebhook
"""

import hmac
import json

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from handlers.telegram.api import BotApi
from handlers.telegram.arrivals import Arrivals, log_not_taken
from handlers.telegram.parsing import UPDATES_WE_READ

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not what it holds
LARGEST_UPDATE_BYTES = 1_000_000


async def open_webhook(api: BotApi, public_url: str, secret: str) -> None:
    """Tells Telegram where to post and with which secret. Raises telegram.error.TelegramError."""
    address = public_url.rstrip("/") + PATH
    await api.call("setWebhook", {"url": address, "secret_token": secret, "allowed_updates": UPDATES_WE_READ})


def webhook_route(arrivals: Arrivals, secret: str) -> Route:
    """The route; nothing is read of a request that does not carry the secret."""

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        body = await _bounded_body(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        update = _update_in(body)
        if update is None:
            return PlainTextResponse("not an update", 400)
        return await _taken(arrivals, update)

    return Route(PATH, receive, methods=["POST"])


async def _taken(arrivals: Arrivals, update: dict[str, object]) -> Response:
    try:
        await arrivals.receive(update)
    except Exception as error:  # noqa: BLE001 - whatever it is: Telegram shall bring the update again
        log_not_taken(update, error)
        return PlainTextResponse("not stored, please repeat", 500)
    return PlainTextResponse("ok")


async def _bounded_body(request: Request) -> bytes | None:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_UPDATE_BYTES:
            return None
    return bytes(body)


def _update_in(body: bytes) -> dict[str, object] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None
