"""The HTTP of the fake Bot API: addresses, bodies as a form, multipart or JSON, and the faults of the line."""

import json
import socket
from contextlib import suppress
from email.message import Message as Headers
from email.parser import HeaderParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.fakes.telegram_checks import Refused, Upload

if TYPE_CHECKING:
    from tests.fakes.bot_api import FakeBotApi

BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"


class Server:
    """Listens on one free port of 127.0.0.1, the same one each time it is started."""

    def __init__(self, api: "FakeBotApi") -> None:
        self._handler = type("BoundHandler", (Handler,), {"api": api, "server_of": self})
        self._http: _Listener | None = None
        self.port = 0
        self.connections: set[socket.socket] = set()

    def start(self) -> None:
        if self._http is None:
            self._http = _Listener(("127.0.0.1", self.port), self._handler)
            self.port = self._http.server_address[1]
            Thread(target=self._http.serve_forever, args=(0.05,), name="fake-bot-api", daemon=True).start()

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

    api: "FakeBotApi"
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
        if self.path.startswith("/file/bot"):
            self._hand_out_file()
        else:
            self._answer_call()

    def do_POST(self) -> None:
        self._answer_call()

    def _answer_call(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        address = urlsplit(self.path)
        token, _, method = unquote(address.path).removeprefix("/bot").partition("/")
        if token != self.api.token:
            self._refuse(Refused(401, "Unauthorized") if ":" in token else Refused(404, "Not Found"))
            return
        params = dict(parse_qsl(address.query)) | _params_in(self.headers, body)
        fault = self.api.faults.meeting(method)
        match fault.kind if fault else "":
            case "too_fast" if fault:
                wait = fault.retry_after
                self._refuse(Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait))
            case "server_error":
                self._refuse(Refused(500, "Internal Server Error"))
            case "bad_gateway":
                self._reply(502, BAD_GATEWAY, "text/html")
            case "dropped":
                self._drop()
            case kind:
                self._carry_out(method, params, kind)

    def _carry_out(self, method: str, params: dict[str, Any], fault: str) -> None:
        try:
            result = self.api.answer(method, params)
        except Refused as refusal:
            self._refuse(refusal)
            return
        if fault == "accepted_then_dropped":
            self._drop()
        elif fault == "no_answer":
            self._say_nothing()
        else:
            self._reply(200, json.dumps({"ok": True, "result": result}).encode())

    def _hand_out_file(self) -> None:
        token, _, path = unquote(self.path).removeprefix("/file/bot").partition("/")
        content = self.api.content_at(path) if token == self.api.token else None
        if self.api.redirect_files_to and "?" not in path:
            self._reply(302, b"", "text/html", self.api.redirect_files_to)
        elif content is None:
            self._refuse(Refused(404, "Not Found"))
        else:
            self._reply(200, content, "application/octet-stream")

    def _refuse(self, refusal: Refused) -> None:
        self._reply(refusal.code, json.dumps(refusal.as_json()).encode())

    def _reply(self, status: int, body: bytes, media_type: str = "application/json", location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
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


def _params_in(headers: Headers, body: bytes) -> dict[str, Any]:
    media_type = headers.get_content_type()
    if not body:
        return {}
    if media_type == "application/json":
        return dict(json.loads(body))
    if media_type == "multipart/form-data":
        return _multipart(body, headers.get_param("boundary"))
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _multipart(body: bytes, boundary: object) -> dict[str, Any]:
    params: dict[str, Any] = {}
    for part in body.split(b"--" + str(boundary).encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        content = content.removesuffix(b"\r\n")
        headers = HeaderParser().parsestr(head.decode())
        name = str(headers.get_param("name", header="content-disposition"))
        filename = headers.get_filename()
        params[name] = content.decode() if filename is None else Upload(filename, content)
    return params
