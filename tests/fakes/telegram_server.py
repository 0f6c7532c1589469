"""The HTTP of the fake Bot API: addresses, bodies as a form, multipart or JSON, and the faults of the line."""

import json
from email.message import Message as Headers
from email.parser import HeaderParser
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.fakes.loopback_server import Connection
from tests.fakes.telegram_checks import Refused, Upload

if TYPE_CHECKING:
    from tests.fakes.bot_api import FakeBotApi

BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"


class Handler(Connection):
    """One connection of a client."""

    api: "FakeBotApi"

    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        if self.path.startswith("/file/bot"):
            self._hand_out_file()
        else:
            self._answer_call()

    def do_POST(self) -> None:  # noqa: N802 - http.server's name
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
                self.reply(502, BAD_GATEWAY, "text/html")
            case "dropped":
                self.drop()
            case kind:
                self._carry_out(method, params, kind)

    def _carry_out(self, method: str, params: dict[str, Any], fault: str) -> None:
        try:
            result = self.api.answer(method, params)
        except Refused as refusal:
            self._refuse(refusal)
            return
        if fault == "accepted_then_dropped":
            self.drop()
        elif fault == "no_answer":
            self.say_nothing()
        else:
            self.reply(200, json.dumps({"ok": True, "result": result}).encode())

    def _hand_out_file(self) -> None:
        token, _, path = unquote(self.path).removeprefix("/file/bot").partition("/")
        content = self.api.content_at(path) if token == self.api.token else None
        if self.api.redirect_files_to and "?" not in path:
            self.reply(302, b"", "text/html", {"Location": self.api.redirect_files_to})
        elif content is None:
            self._refuse(Refused(404, "Not Found"))
        else:
            self.reply(200, content, "application/octet-stream")

    def _refuse(self, refusal: Refused) -> None:
        self.reply(refusal.code, json.dumps(refusal.as_json()).encode())


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
