"""Messages leave for WhatsApp and as SMS: each failure gets its name, so that the outbox knows what to do about it.

A message of several parts can't be continued by a later attempt, which knows nothing of the first. So once a part has
been taken the others are tried again here, for a short while; what still fails then counts as *unknown*, not as unsent.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from twilio.rest import Client

from handlers.twilio.api import TwilioApi
from handlers.twilio.content import Contents
from handlers.twilio.drawing import Call, Undrawable, draw, draw_sms
from handlers.twilio.refusals import failure_of
from outbox.failures import AnswerUnknown, MessageRefused, ProviderCode, SendFailure
from outbox.messages import Attachment, Message

PAUSES_BEFORE_A_PART_IS_GIVEN_UP = (1.0, 2.0, 4.0)
LONGEST_PAUSE_SECONDS = 20.0
"""A provider that asks for more than this within one message is not waited for."""
TRIED_AGAIN_WITHIN_A_MESSAGE = frozenset({"20429"})
"""Codes that say that this very request was not taken, and that the next one may be."""

Sleep = Callable[[float], Awaitable[None]]
MediaUrl = Callable[[Attachment, Message], str]
"""The address, open to the provider for a while, from which it fetches an attachment."""


@dataclass(frozen=True)
class Sender:
    """Who a message comes from: a messaging service, else a number or registered name."""

    number: str = ""
    messaging_service_sid: str = ""
    status_callback: str = ""
    """Where the provider tells what became of it; empty: nowhere, and only its list says so."""

    def params(self) -> dict[str, object]:
        whence = (
            {"messaging_service_sid": self.messaging_service_sid}
            if self.messaging_service_sid
            else {"from_": self.number}
        )
        return {**whence, "status_callback": self.status_callback} if self.status_callback else {**whence}


class TwilioChannel:
    """WhatsApp through one sender; `contents` are the ContentSids of the settings."""

    def __init__(
        self,
        api: TwilioApi,
        sender: Sender,
        contents: Contents,
        media_url: MediaUrl,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._api, self._contents, self._media_url, self._sleep = api, contents, media_url, sleep
        self._sender = Sender(f"whatsapp:{sender.number}", status_callback=sender.status_callback)

    async def send(self, address: str, message: Message) -> str:
        """Sends the message; returns Twilio's sid of its last part. Raises SendFailure and nothing else."""
        try:
            link = self._media_url(message.attachment, message) if message.attachment is not None else None
            calls = draw(message, self._contents, link)
        except Exception as error:
            raise MessageRefused(type(error).__name__) from error
        return await send_all(self._api, self._sender, f"whatsapp:{address}", calls, self._sleep)


class SmsChannel:
    """SMS through one sender; nobody can answer one."""

    def __init__(self, api: TwilioApi, sender: Sender, sleep: Sleep = asyncio.sleep) -> None:
        self._api, self._sender, self._sleep = api, sender, sleep

    async def send(self, address: str, message: Message) -> str:
        """Sends the message's text; returns Twilio's sid. Raises SendFailure and nothing else."""
        try:
            calls = draw_sms(message)
        except Undrawable as error:
            raise MessageRefused(type(error).__name__) from error
        return await send_all(self._api, self._sender, address, calls, self._sleep)


async def send_all(api: TwilioApi, sender: Sender, to: str, calls: list[Call], sleep: Sleep) -> str:
    """Sends the parts one after the other; returns the sid of the last. Raises SendFailure."""
    sent = ""
    for place, call in enumerate(calls):
        sent = await (_later_part(api, sender, to, call, sleep) if place else _made(api, sender, to, call))
    return sent


async def _later_part(api: TwilioApi, sender: Sender, to: str, call: Call, sleep: Sleep) -> str:
    for pause in PAUSES_BEFORE_A_PART_IS_GIVEN_UP:
        try:
            return await _made(api, sender, to, call)
        except SendFailure as failure:
            wait = _wait_for(failure, pause)
            if wait is None or wait > LONGEST_PAUSE_SECONDS:
                raise _within_a_message(failure) from failure
            await sleep(wait)
    try:
        return await _made(api, sender, to, call)
    except SendFailure as failure:
        raise _within_a_message(failure) from failure


def _wait_for(failure: SendFailure, pause: float) -> float | None:
    """Seconds until the part may be tried again; None where that would not help or might repeat it."""
    if isinstance(failure, ProviderCode):
        return (failure.retry_after or pause) if failure.provider_code in TRIED_AGAIN_WITHIN_A_MESSAGE else None
    return pause if failure.retry else None


def _within_a_message(failure: SendFailure) -> SendFailure:
    """A part was taken, so trying the whole message again would repeat it: the end is unknown."""
    return AnswerUnknown(failure.provider_code or failure.code) if failure.retry else failure


async def _made(api: TwilioApi, sender: Sender, to: str, call: Call) -> str:
    def create(client: Client) -> str:
        sid = client.messages.create(to=to, **sender.params(), **call.params).sid
        if not sid:
            raise ValueError("Twilio answered no message")
        return sid

    try:
        return await api.ask(create)
    except Exception as error:
        raise failure_of(error) from error
