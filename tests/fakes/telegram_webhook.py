"""Telegram's side of a webhook: each update is posted, in order, until it is answered with 2xx."""

import json
import re
from threading import Thread
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from tests.fakes.telegram_checks import bad

if TYPE_CHECKING:
    from tests.fakes.bot_api import FakeBotApi

FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 2.0
SECONDS_TO_ANSWER = 10.0


class Webhook(Thread):
    """Where the bot wants its updates."""

    def __init__(self, api: "FakeBotApi") -> None:
        super().__init__(name="fake-webhook", daemon=True)
        self._api = api
        self.url = ""
        self.secret = ""
        self.last_error = ""
        self._opener = build_opener(ProxyHandler({}))

    def point_to(self, url: str, secret: str) -> None:
        """An empty address ends the webhook; the updates wait."""
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad("secret token contains unallowed characters")
        if url and not url.startswith(("https://", "http://127.0.0.1")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        self.url, self.secret, self.last_error = url, secret, ""
        self._api.lock.notify_all()

    def run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            with self._api.lock:
                self._api.lock.wait_for(lambda: self._api.closing or (self.url and self._api.updates))
                if self._api.closing:
                    return
                update, url, secret = self._api.updates[0], self.url, self.secret
            if self._posted(url, secret, update):
                pause = FIRST_PAUSE_SECONDS
                self._confirm(update)
            else:
                self._rest(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _posted(self, url: str, secret: str, update: dict[str, object]) -> bool:
        headers = {"Content-Type": "application/json"}
        if secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        request = Request(url, json.dumps(update).encode(), headers)  # noqa: S310 - http only on loopback, see point_to
        try:
            with self._opener.open(request, timeout=SECONDS_TO_ANSWER):
                return True
        except HTTPError as error:
            self.last_error = f"Wrong response from the webhook: {error.code} {error.reason}"
            error.close()
        except OSError as error:
            self.last_error = f"Connection failed: {type(error).__name__}"
        return False

    def _confirm(self, update: dict[str, object]) -> None:
        with self._api.lock:
            if self._api.updates and self._api.updates[0]["update_id"] == update["update_id"]:
                self._api.updates.popleft()

    def _rest(self, seconds: float) -> None:
        with self._api.lock:
            self._api.lock.wait_for(lambda: self._api.closing, seconds)
