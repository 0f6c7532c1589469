"""The ground that fake providers stand on: a real HTTP server on one port of 127.0.0.1, and the line's own faults."""

import socket
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class LoopbackServer:
    """Listens on one free port of 127.0.0.1, the same one each time it is started."""

    def __init__(self, handler: "type[Connection]", api: object) -> None:
        """Each connection's `handler` finds the fake as `self.api`."""
        self._handler = type("BoundHandler", (handler,), {"api": api, "server_of": self})
        self._http: _Listener | None = None
        self.port = 0
        self.connections: set[socket.socket] = set()

    def start(self) -> None:
        if self._http is None:
            self._http = _Listener(("127.0.0.1", self.port), self._handler)
            self.port = self._http.server_address[1]
            Thread(target=self._http.serve_forever, args=(0.05,), name="fake-provider", daemon=True).start()

    def stop(self) -> None:
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()
            self._http = None
        for connection in list(self.connections):
            _hang_up(connection)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class Connection(BaseHTTPRequestHandler):
    """One connection of a client; a provider's own handler answers on it."""

    server_of: LoopbackServer
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

    def reply(
        self, status: int, body: bytes, media_type: str = "application/json", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drop(self) -> None:
        """Hangs up in the middle."""
        self.close_connection = True
        _hang_up(self.connection)

    def say_nothing(self) -> None:
        """Until the client hangs up, or the fake ends."""
        self.connection.settimeout(None)
        with suppress(OSError):
            self.connection.recv(1)
        self.drop()
