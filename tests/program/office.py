"""An office in a folder: settings, keys, a clock, a database; its commands and its program, seen from outside."""

import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from db import Database, Session, open_database
from db.keys import KeyRing, new_key
from programme.rules import Rules
from tests.fakes.bot_api import FakeBotApi
from tests.program.processes import Process, Start, until

Result = TypeVar("Result")
RULES = Rules()
BEGINS_AT = ("2018-10-01", "08:00")
SECRET = "a-secret-of-the-tests_1"
FAST = {"messages_per_second": 500, "chat_messages_per_second": 100}
"""The pace of Telegram's real limits has tests of its own; here it would only be waiting."""
web = build_opener(ProxyHandler({}))


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    output: str
    errors: str


class Running:
    """The running program."""

    def __init__(self, process: Process, office: "Office") -> None:
        self._process = process
        self._office = office

    @property
    def exit_code(self) -> int | None:
        return self._process.exit_code()

    def waits(self) -> None:
        """Until it answers that it is well."""
        until(self._is_well, f"the program to start:\n{self._office.log}")

    def _is_well(self) -> bool:
        assert self.exit_code is None, f"the program ended with {self.exit_code}:\n{self._office.log}"
        with suppress(URLError, ConnectionError):
            return self._office.gets("/healthz")[0] == 200
        return False

    def stops(self) -> tuple[int, float]:
        """By SIGTERM; returns its exit code and how many seconds it took."""
        begun = time.monotonic()
        self._ends_by(signal.SIGTERM)
        assert self.exit_code is not None
        return self.exit_code, time.monotonic() - begun

    def is_killed(self) -> None:
        """By SIGKILL: nothing of it runs on when this returns."""
        self._ends_by(signal.SIGKILL)

    def is_told_to_stop(self) -> None:
        """By SIGTERM, without waiting for the end."""
        os.kill(self._process.pid, signal.SIGTERM)

    def _ends_by(self, sign: signal.Signals) -> None:
        if self.exit_code is None:
            os.kill(self._process.pid, sign)
        until(lambda: self.exit_code is not None, f"the program to end by {sign.name}")


class Office:
    """Everything of one test."""

    def __init__(self, folder: Path, provider: FakeBotApi, database_url: str, start: Start) -> None:
        self.folder, self.provider, self.database_url, self.start = folder, provider, database_url, start
        self.port = free_port()
        self.keys = {"ring": [new_key()], "index": new_key()}
        self.config = folder / "config.toml"
        self.clock = folder / "clock"
        self.writes_settings()
        self.goes_to(*BEGINS_AT)

    # settings and time

    def writes_settings(self, **sections: dict[str, object]) -> None:
        """The settings file; a section given here is laid over the usual one, a value None taken out of it."""
        telegram: dict[str, object] = {"token": self.provider.token, "api_base": self.provider.api_base, **FAST}
        usual: dict[str, dict[str, object]] = {
            "http": {"port": self.port},
            "telegram": telegram,
            "database": {"url": self.database_url},
            "data": {"folder": str(self.folder / "data")},
            "keys": dict(self.keys),
            "programme": {"routine_visits_a_day": 0},
        }
        for name, values in sections.items():
            usual[name] = {key: value for key, value in (usual.get(name, {}) | values).items() if value is not None}
        self.config.write_text("\n".join(_section(name, values) for name, values in usual.items()))

    def goes_to(self, day: str, clock: str = "00:00") -> None:
        """Moves the program's clock to a local day and hour."""
        moment = RULES.at(date.fromisoformat(day), clock_time.fromisoformat(clock))
        self.is_at(moment)

    def is_at(self, moment: datetime) -> None:
        fresh = self.clock.with_suffix(".new")
        fresh.write_text(moment.isoformat())
        fresh.replace(self.clock)

    # commands

    def does(self, *args: str, start: Start | None = None) -> Done:
        """Runs a command of bot.py with this office's settings."""
        output, errors = self.folder / "command.out", self.folder / "command.err"
        for file in (output, errors):
            file.unlink(missing_ok=True)
        process = (start or self.start)(args, output, errors)
        until(lambda: process.exit_code() is not None, f"{args} to end")
        code = process.exit_code()
        assert code is not None
        return Done(code, output.read_text(), errors.read_text())

    def succeeds(self, *args: str) -> str:
        """Runs a command that ends well; returns what it said."""
        done = self.does(*args, "--config", str(self.config))
        assert done.code == 0, done
        return done.output

    @contextmanager
    def runs(self, start: Start | None = None, *, wait: bool = True) -> Iterator[Running]:
        """The program runs within the block, and nothing of it afterwards."""
        args = ("run", "--config", str(self.config), "--clock", str(self.clock))
        running = Running((start or self.start)(args, self.folder / "run.out", self.folder / "run.err"), self)
        try:
            if wait:
                running.waits()
            yield running
        finally:
            running.is_killed()

    @property
    def log(self) -> str:
        """All that the program has said since the office was founded."""
        files = (self.folder / "run.out", self.folder / "run.err")
        return "".join(file.read_text() for file in files if file.exists())

    # looks

    def gets(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and text of a page of the running program."""
        request = Request(f"http://127.0.0.1:{self.port}{path}", body, headers or {})
        try:
            with web.open(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    @contextmanager
    def opened(self) -> Iterator[Database]:
        database = open_database(self.database_url, KeyRing([*self.keys["ring"]], str(self.keys["index"])))
        try:
            yield database
        finally:
            database.close()

    def sees(self, look: Callable[[Session], Result]) -> Result:
        """What stands in the database."""
        with self.opened() as database:
            return database.read(look)

    def changes(self, work: Callable[[Session], Result]) -> Result:
        """Does to the database what no chat can."""
        with self.opened() as database:
            return database.write(work)


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _section(name: str, values: dict[str, Any]) -> str:
    return f"[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
