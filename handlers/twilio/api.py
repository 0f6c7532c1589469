"""The one place that talks to Twilio: its own library as transport, on a few threads with one client each.

The library's HTTP client keeps the last answer on itself and returns it from there, so two threads that shared one
could get each other's answers. https://github.com/twilio/twilio-python/blob/main/twilio/http/http_client.py
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

CONNECTIONS = 8
SECONDS_TO_ANSWER = 10.0

# At INFO the library logs every address it asks for, and ours name people; urllib3 does so at DEBUG.
LOGGERS_THAT_TELL_TOO_MUCH = ("twilio", "urllib3")

# The library reads its account, region and edge from the environment, and an edge would rewrite our own hosts.
NOTHING_FROM_THE_ENVIRONMENT = {"": ""}

Result = TypeVar("Result")


class Line(TwilioHttpClient):
    """One thread's connection; it remembers how long the provider asked to wait, which the library's errors drop.

    Never with `max_retries`: it would post a message again after an answer that got lost.
    """

    def __init__(self, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self.retry_after: float | None = None

    def request(self, *args: Any, **kwargs: Any) -> Response:
        self.retry_after = None
        response = super().request(*args, **kwargs)
        self.retry_after = _seconds(response.headers)
        return response


class Asked(Exception):
    """A request failed; the cause is the library's or the line's own error."""

    def __init__(self, retry_after: float | None) -> None:
        super().__init__("twilio")
        self.retry_after = retry_after


class TwilioApi:
    """An account at Twilio; end it with `close()`."""

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        api_base: str = "https://api.twilio.com",
        content_base: str = "https://content.twilio.com",
        seconds_to_answer: float = SECONDS_TO_ANSWER,
    ) -> None:
        """No request leaves here, so a program starts while its provider is down."""
        for name in LOGGERS_THAT_TELL_TOO_MUCH:
            logging.getLogger(name).setLevel(logging.WARNING)
        self.account_sid, self.api_base, self.content_base = account_sid, api_base, content_base
        self._auth_token, self._seconds_to_answer = auth_token, seconds_to_answer
        self._threads = ThreadPoolExecutor(CONNECTIONS, "twilio")
        self._mine = threading.local()

    def __repr__(self) -> str:
        """Without the token."""
        return "TwilioApi()"

    async def ask(self, question: Callable[[Client], Result]) -> Result:
        """What `question` gets from the library on a thread of ours.

        Raises Asked from twilio.base.exceptions.TwilioException, requests.RequestException or ValueError.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(self.ask_here, question))

    def ask_here(self, question: Callable[[Client], Result]) -> Result:
        """As `ask`, on the present thread: for the command line."""
        client, line = self._client()
        try:
            return question(client)
        except Exception as error:
            raise Asked(line.retry_after) from error

    def close(self) -> None:
        """Ends the threads once their requests have ended."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _client(self) -> tuple[Client, Line]:
        if not hasattr(self._mine, "client"):
            line = Line(self._seconds_to_answer)
            client = Client(
                self.account_sid, self._auth_token, http_client=line, environment=NOTHING_FROM_THE_ENVIRONMENT
            )
            client.api.base_url, client.content.base_url = self.api_base, self.content_base
            self._mine.client = (client, line)
        client, line = self._mine.client
        return client, line


def _seconds(headers: Mapping[str, str] | None) -> float | None:
    """Retry-After in seconds; its other form, a date, is not used by this provider."""
    said = (headers or {}).get("Retry-After", "")
    return float(said) if said.isdecimal() else None
