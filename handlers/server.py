"""The listening side: a socket that is ours before anything else starts, and uvicorn without its hold on signals."""

import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette

SECONDS_FOR_LAST_REQUESTS = 3


class DoorTaken(Exception):
    """Nothing can listen there; the text says what to do, in Indonesian."""


def open_door(host: str, port: int) -> socket.socket:
    """A socket that listens on host and port. Raises DoorTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise DoorTaken(
            f"http.host / http.port: {host}:{port} tidak bisa dibuka ({error.strerror}). "
            "Pilih port lain, atau hentikan program yang memakainya."
        ) from error


class WebServer:
    """Serves an app on an opened socket until told to stop."""

    def __init__(self, app: Starlette, door: socket.socket) -> None:
        config = uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=SECONDS_FOR_LAST_REQUESTS)
        self._server = _QuietServer(config)
        self._door = door

    async def run(self) -> None:
        """Serves; returns after `stop`, when the requests at hand are answered."""
        await self._server.serve(sockets=[self._door])

    def stop(self) -> None:
        self._server.should_exit = True


class _QuietServer(uvicorn.Server):
    """Leaves the signals to the program."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
