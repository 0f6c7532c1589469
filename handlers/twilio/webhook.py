"""What Twilio brings to us: messages to our numbers, and what became of ours. Nothing unsigned is even read.

Twilio posts a message once. One that could not be stored is taken in from its list instead (`catch_up`), which
`missed` asks for at once.
"""

from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from handlers.twilio.parsing import Delivery, parse_inbound, parse_status
from handlers.twilio.signature import SIGNATURE_HEADER, Fields, Signatures
from outbox.failures import fault
from outbox.messages import Incoming

log = structlog.get_logger(__name__)

INBOUND_PATH = "/twilio/inbound"
STATUS_PATH = "/twilio/status"
LARGEST_BODY_BYTES = 200_000
NOTHING_TO_SAY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
"""Answers go out through the REST API, where their end is known."""

Take = Callable[[Incoming], Awaitable[object]]
"""Returns once the message is stored for good; raises where it could not be."""
TakeDelivery = Callable[[Delivery], Awaitable[object]]
Notify = Callable[[], None]


def nobody() -> None:
    """Tells nobody."""


def twilio_routes(
    signatures: Signatures, take: Take, take_delivery: TakeDelivery, refused: Notify = nobody, missed: Notify = nobody
) -> list[Route]:
    """POST /twilio/inbound and /twilio/status; `refused` counts requests that Twilio did not sign."""

    async def inbound(fields: Fields) -> Response:
        for incoming in parse_inbound(fields):
            await take(incoming)
        return Response(NOTHING_TO_SAY, media_type="text/xml")

    async def status(fields: Fields) -> Response:
        delivery = parse_status(fields)
        if delivery is not None:
            await take_delivery(delivery)
        return Response(status_code=204)

    def door(what: str, answer: Callable[[Fields], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def receive(request: Request) -> Response:
            body = await _bounded_body(request)
            if body is None:
                return PlainTextResponse("too large", 413)
            fields = _vouched(signatures, request, body)
            if fields is None:
                log.warning("twilio_request_refused", door=what)
                refused()
                return PlainTextResponse("not signed by Twilio", 403)
            try:
                return await answer(fields)
            except Exception as error:  # noqa: BLE001 - whatever it is: it is fetched from Twilio's list
                log.error("twilio_request_not_taken", door=what, sid=_sid(fields), **fault(error))
                missed()
                return PlainTextResponse("not stored", 500)

        return receive

    return [
        Route(INBOUND_PATH, door("inbound", inbound), methods=["POST"]),
        Route(STATUS_PATH, door("status", status), methods=["POST"]),
    ]


def _vouched(signatures: Signatures, request: Request, body: bytes) -> Fields | None:
    query = request.scope["query_string"].decode("latin-1")
    media_type = request.headers.get("Content-Type", "")
    return signatures.vouched_fields(
        request.url.path, query, body, media_type, request.headers.get(SIGNATURE_HEADER, "")
    )


def _sid(fields: Fields) -> str:
    """Twilio's id of the message, which is nobody's number."""
    return fields.get("MessageSid", "")[:34]


async def _bounded_body(request: Request) -> bytes | None:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY_BYTES:
            return None
    return bytes(body)
