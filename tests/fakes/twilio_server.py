"""The HTTP of the fake Twilio: addresses, basic auth, forms and JSON, and the faults of the line."""

import base64
import json
import socket
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fakes.twilio_checks import Refused
from tests.fakes.twilio_contents import ContentRefused

if TYPE_CHECKING:
    from tests.fakes.twilio_api import FakeTwilio

BAD_GATEWAY = b"<html><head><title>503 Service Unavailable</title></head><body>upstream</body></html>"


class Server:
    """Listens on one free port of 127.0.0.1, the same one each time it is started."""

    def __init__(self, api: "FakeTwilio") -> None:
        self._handler = type("BoundHandler", (Handler,), {"api": api, "server_of": self})
        self._http: _Listener | None = None
        self.port = 0
        self.connections: set[socket.socket] = set()

    def start(self) -> None:
        if self._http is None:
            self._http = _Listener(("127.0.0.1", self.port), self._handler)
            self.port = self._http.server_address[1]
            Thread(target=self._http.serve_forever, args=(0.05,), name="fake-twilio", daemon=True).start()

    def stop(self) -> None:
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()
            self._http = None
        for connection in list(self.connections):
            hang_up(connection)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256


def hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    api: "FakeTwilio"
    server_of: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def setup(self) -> None:
        super().setup()
        self.server_of.connections.add(self.connection)

    def finish(self) -> None:
        self.server_of.connections.discard(self.connection)
        with suppress(OSError):
            super().finish()

    def handle(self) -> None:
        with suppress(OSError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Says nothing."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path.startswith("/cdn/"):
            self._hand_out_file(address.path.removeprefix("/cdn/"))
        else:
            self._answer("GET")

    def do_POST(self) -> None:
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
            self._reply(503, BAD_GATEWAY, "text/html")
        elif kind == "dropped":
            self._drop()
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
            self._reply(400, json.dumps({"code": 60205, "message": str(refusal), "status": 400}).encode())
            return
        except AssertionError as mistake:
            self.api.mistakes.append(str(mistake))
            raise
        if fault == "accepted_then_dropped":
            self._drop()
        elif fault == "accepted_then_error":
            self._refuse(Refused(20500))
        elif fault == "no_answer":
            self._say_nothing()
        elif isinstance(result, str):
            self._reply(307, b"", "text/html", {"Location": result})
        else:
            self._reply(status, json.dumps(result).encode())

    def _hand_out_file(self, name: str) -> None:
        if name == "again":
            self._reply(302, b"", "text/html", {"Location": "/cdn/again"})
            return
        if self.headers.get("Authorization"):
            self.api.mistakes.append("our token was shown to the file server")
        found = self.api.file_named(name)
        if found is None:
            self._reply(404, b"<Error>NoSuchKey</Error>", "application/xml")
        else:
            self._reply(200, found.content, found.content_type)

    def _refuse(self, refusal: Refused) -> None:
        headers = {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}
        self._reply(refusal.status, json.dumps(refusal.as_json()).encode(), headers=headers)

    def _reply(
        self, status: int, body: bytes, media_type: str = "application/json", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drop(self) -> None:
        self.close_connection = True
        hang_up(self.connection)

    def _say_nothing(self) -> None:
        """Until the client hangs up, or the fake ends."""
        self.connection.settimeout(None)
        with suppress(OSError):
            self.connection.recv(1)
        self._drop()


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
