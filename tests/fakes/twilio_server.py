"""The HTTP of the fake Twilio: addresses, basic auth, forms and JSON, and the faults of the line."""

import base64
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fakes.loopback_server import Connection
from tests.fakes.twilio_checks import Refused
from tests.fakes.twilio_contents import ContentRefused

if TYPE_CHECKING:
    from tests.fakes.twilio_api import FakeTwilio

BAD_GATEWAY = b"<html><head><title>503 Service Unavailable</title></head><body>upstream</body></html>"


class Handler(Connection):
    """One connection of a client."""

    api: "FakeTwilio"

    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        address = urlsplit(self.path)
        if address.path.startswith("/cdn/"):
            self._hand_out_file(address.path.removeprefix("/cdn/"))
        else:
            self._answer("GET")

    def do_POST(self) -> None:  # noqa: N802 - http.server's name
        self._answer("POST")

    def _answer(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        address = urlsplit(self.path)
        if self.headers.get("Authorization") != _basic(self.api.account_sid, self.api.auth_token):
            self._refuse(Refused(20003))
            return
        path = [unquote(part) for part in address.path.removesuffix(".json").strip("/").split("/")]
        call = self.api.calls_of(method, path)
        fault = self.api.faults.meeting(call)
        kind = fault.kind if fault is not None else ""
        if fault is not None and kind.isdecimal():
            self._refuse(Refused(int(kind), retry_after=fault.retry_after if kind == "20429" else None))
        elif kind == "server_error":
            self._refuse(Refused(20500))
        elif kind == "bad_gateway":
            self.reply(503, BAD_GATEWAY, "text/html")
        elif kind == "dropped":
            self.drop()
        else:
            self._carry_out(method, path, parse_qs(address.query, keep_blank_values=True), body, kind)

    def _carry_out(self, method: str, path: list[str], query: dict[str, list[str]], body: bytes, fault: str) -> None:
        is_json = self.headers.get_content_type() == "application/json"
        sent: Any = json.loads(body) if is_json and body else parse_qs(body.decode(), keep_blank_values=True)
        try:
            status, result = self.api.answer(method, path, query, sent)
        except Refused as refusal:
            self._refuse(refusal)
            return
        except ContentRefused as refusal:
            self.reply(400, json.dumps({"code": 60205, "message": str(refusal), "status": 400}).encode())
            return
        except AssertionError as mistake:
            self.api.mistakes.append(str(mistake))
            raise
        if fault == "accepted_then_dropped":
            self.drop()
        elif fault == "accepted_then_error":
            self._refuse(Refused(20500))
        elif fault == "no_answer":
            self.say_nothing()
        elif isinstance(result, str):
            self.reply(307, b"", "text/html", {"Location": result})
        else:
            self.reply(status, json.dumps(result).encode())

    def _hand_out_file(self, name: str) -> None:
        if name == "again":
            self.reply(302, b"", "text/html", {"Location": "/cdn/again"})
            return
        if self.headers.get("Authorization"):
            self.api.mistakes.append("our token was shown to the file server")
        found = self.api.file_named(name)
        if found is None:
            self.reply(404, b"<Error>NoSuchKey</Error>", "application/xml")
        else:
            self.reply(200, found.content, found.content_type)

    def _refuse(self, refusal: Refused) -> None:
        headers = {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}
        self.reply(refusal.status, json.dumps(refusal.as_json()).encode(), headers=headers)


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
