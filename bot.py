"""The command line, and the one place where settings, database, channels and clock come together.

`bot.py demo` serves the simulator, `bot.py run` is the real program, the rest is the office's desk.
"""

import asyncio
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import structlog
import typer
import uvicorn
from sqlalchemy.exc import OperationalError

from conversations.commands import commands_for
from conversations.intake import Intake
from conversations.turn import House
from db import Database, open_database
from db.keys import BadKey, KeyRing, demo_ring, new_key
from db.migrating import upgrade
from db.sender_seat import SenderSeat
from handlers.logs import configure_logs
from handlers.metrics import Metrics
from handlers.office.care_commands import add_care_commands
from handlers.office.commands import roster_commands, staff_commands
from handlers.office.desk import Desk
from handlers.office.doctor import Patient
from handlers.office.plain_words import ConfigOption, console, told_plainly
from handlers.server import DoorTaken, WebServer, open_door
from handlers.simulator.routes import Simulator, simulator_app
from handlers.simulator.story import play_story
from handlers.simulator.transcript import transcript
from handlers.simulator.world import Machinery, World
from handlers.telegram.account import JoinLinks, introduce, links_for
from handlers.telegram.api import BotApi, open_api
from handlers.telegram.polling import Polling
from handlers.telegram.sending import TelegramChannel
from handlers.telegram.webhook import open_webhook
from handlers.web import web_app
from outbox.addresses import block_address
from outbox.messages import Incoming
from outbox.pace import Pace
from outbox.queue import counts_by_state
from programme.rules import Rules
from scheduler.background import background_works
from scheduler.clock_file import CLOCK_FILE_TICK_SECONDS, BadClockFile, ClockFile
from scheduler.deliver import Deliverer
from scheduler.jobs import next_moment, run_jobs
from scheduler.parts import Part, run_parts
from scheduler.ticks import TICK_SECONDS, make_ticks, run_tick
from scheduler.workers import Work, Workers
from settings import Settings, SettingsMistake, read_settings

log = structlog.get_logger()
app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="Asisten PKH.")

UNITS_AT_ONCE = 8
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def open_office(settings: Settings) -> Database:
    """The opened database in its present form. Raises SettingsMistake."""
    try:
        keys = KeyRing(settings.keys.ring, settings.keys.index)
    except BadKey as bad:
        raise SettingsMistake(f"keys.ring / keys.index: {bad}. Salin hasil bot.py keys ke [keys].") from bad
    database = open_database(settings.database_url, keys)
    try:
        upgrade(database)
    except OperationalError as silent:
        raise SettingsMistake("database.url: tidak bisa dibuka. Periksa alamat dan servernya.") from silent
    return database


class Program:
    """The real program: doors, jobs and sender around one database."""

    def __init__(self, settings: Settings, database: Database, rules: Rules, clock: Clock) -> None:
        self.settings, self.database, self.clock = settings, database, clock
        self.rules, self.links = rules, JoinLinks()
        self.by_webhook = settings.telegram.mode == "webhook"
        self.api: BotApi = open_api(settings.telegram.token, settings.telegram.api_base)
        self.channel = TelegramChannel(self.api, commands_for)
        self.metrics = Metrics(lambda: database.read(counts_by_state))
        self.stopping = asyncio.Event()
        # One writer at a time is what SQLite can do; a queue here is cheaper than waiting for its lock.
        self.units = ThreadPoolExecutor(1 if database.is_sqlite else UNITS_AT_ONCE, "unit")
        pace = Pace(settings.telegram.messages_per_second, settings.telegram.chat_messages_per_second)
        self.sender = Deliverer(
            database,
            lambda channel, address, message: self.channel.send(address, message),
            clock,
            rules,
            pace,
            real_clock=system_clock,
            executor=self.units,
            count=self.metrics.send_ended,
            seat_is_mine=SenderSeat(database).is_mine,
        )

    async def run(self, door: socket.socket, tick_seconds: float) -> bool:
        """Runs until SIGTERM or SIGINT, then finishes the turn at hand; False where a part of it gave out."""
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, self.stopping.set)
        self.intake = Intake(self.database, House(self.rules, self.links), self.clock, self.metrics.turn_ended)
        polling = Polling(self.api, self.take, self.channel.answer_tap, self.blocked)
        server = self._web_server(door)
        self.workers = Workers(self._background(), self.sender.wake, tick_seconds)
        ticks = make_ticks([self.tick], system_clock(), tick_seconds)
        ticks.start()
        introduction = asyncio.create_task(introduce(*self._first_steps()))
        log.info("running", mode=self.settings.telegram.mode, port=self.settings.http.port)
        parts: list[Part] = [self.sender, server, self.workers, *([] if self.by_webhook else [polling])]
        well = await run_parts(parts, self.stopping, lambda: (introduction.cancel(), ticks.shutdown(wait=False)))
        await self.api.disconnect()
        log.info("stopped")
        return well

    def _background(self) -> list[Work]:
        return background_works(
            self.database,
            self.rules,
            self.clock,
            lambda _, file: self.channel.fetch(file),
            self.links,
            self.units,
            self.stopping.is_set,
        )

    def _first_steps(self) -> list[Callable[[], Awaitable[object]]]:
        url, secret = self.settings.http.public_url, self.settings.telegram.webhook_secret
        steps: list[Callable[[], Awaitable[object]]] = [
            lambda: self.links.learn(self.api),
            lambda: self.channel.set_default_menu([("start", "Mulai")]),
        ]
        return [lambda: open_webhook(self.api, url, secret), *steps] if self.by_webhook else steps

    async def take(self, incoming: Incoming) -> None:
        """A message arrived: returns when it is committed, and lets the replies leave."""
        await asyncio.get_running_loop().run_in_executor(self.units, self.intake.take, incoming)
        self.sender.wake()
        self.workers.wake()

    async def blocked(self, address: str) -> None:
        """Someone blocked the bot: nothing more is sent there."""
        mark = partial(block_address, channel="telegram", address=address, now=self.clock())
        await asyncio.get_running_loop().run_in_executor(self.units, self.database.write, mark)

    async def tick(self) -> None:
        now = self.clock()
        ran = await asyncio.get_running_loop().run_in_executor(self.units, run_tick, self.database, now, self.rules)
        for job in (*ran.found, *ran.failed):
            self.metrics.job_ran(job, failed=job in ran.failed)
        self.sender.wake()

    async def health(self) -> dict[str, str]:
        well = await asyncio.get_running_loop().run_in_executor(None, self.database.answers)
        return {"database": "ok" if well else "silent"}

    def _web_server(self, door: socket.socket) -> WebServer:
        app = web_app(
            take=self.take,
            telegram_secret=self.settings.telegram.webhook_secret or None,
            telegram_path_enabled=self.by_webhook,
            health=self.health,
            metrics=self.metrics.text,
            answer_tap=self.channel.answer_tap,
            blocked=self.blocked,
        )
        return WebServer(app, door)


def open_desk(config: Path | None) -> Desk:
    """The office's desk for one command."""
    with told_plainly(SettingsMistake):
        settings = read_settings(config)
        database = open_office(settings)
    account = settings.telegram.token, settings.telegram.api_base
    return Desk(database, settings.programme.rules(), system_clock(), lambda: asyncio.run(links_for(*account)))


def open_patient(config: Path | None) -> Patient:
    """What the doctor looks at; settings that can't be read are the first fault it tells."""
    with told_plainly(SettingsMistake, BadKey):
        settings = read_settings(config)
        keys = KeyRing(settings.keys.ring, settings.keys.index)
    return Patient(
        settings.telegram.token,
        settings.telegram.api_base,
        settings.telegram.mode == "webhook",
        settings.http.public_url,
        settings.data.folder,
        system_clock,
        lambda: open_database(settings.database_url, keys),
    )


@app.callback()
def start() -> None:
    configure_logs()


@app.command()
def run(
    config: ConfigOption = None,
    clock: Annotated[Path | None, typer.Option(help="Hanya untuk uji: berkas berisi waktu.")] = None,
) -> None:
    """Menjalankan asisten: menerima, mengingatkan, mengirim."""
    with told_plainly(SettingsMistake, BadClockFile, DoorTaken):
        settings = read_settings(config)
        settings.require_runnable(on_test_clock=clock is not None)
        keep_time = ClockFile(clock, system_clock) if clock is not None else system_clock
        door = open_door(settings.http.host, settings.http.port)
        database = open_office(settings)
        program = Program(settings, database, settings.programme.rules(), keep_time)
        well = asyncio.run(program.run(door, CLOCK_FILE_TICK_SECONDS if clock else TICK_SECONDS))
        database.close()
    raise typer.Exit(0 if well else 1)


@app.command()
def demo(
    play: Annotated[bool, typer.Option("--play", help="Cetak cerita Ibu Mawar lalu selesai.")] = False,
    port: Annotated[int, typer.Option(help="Pintu simulator di 127.0.0.1.")] = 8000,
    data: Annotated[Path, typer.Option(help="Folder basis data simulator.")] = Path("data"),
) -> None:
    """Simulator: empat ponsel di satu halaman, tanpa akun apa pun."""
    with told_plainly(SettingsMistake):
        data.mkdir(parents=True, exist_ok=True)
        name = "cerita.sqlite" if play else "simulator.sqlite"
        database = open_database(f"sqlite:///{data / name}", demo_ring(data / "simulator.key"))
        asyncio.run(tell_story(database) if play else serve_simulator(database, port))
        database.close()


def simulated_world(database: Database) -> World:
    """The whole program on the simulator's phones and clock."""
    rules = Rules()
    world = World(database, rules)
    links = JoinLinks()
    intake = Intake(database, House(rules, links), lambda: world.now)
    sender = Deliverer(database, world.send, lambda: world.now, rules, None)
    works = background_works(database, rules, lambda: world.now, world.fetch, links, ThreadPoolExecutor(1))
    world.drive_by(
        Machinery(
            take=intake.take,
            run_jobs=lambda now: database.write(lambda session: run_jobs(session, now, rules)),
            next_moment=lambda after: database.read(lambda session: next_moment(session, after, rules)),
            drain=sender.drain,
            work=Workers(works).finish_all,
        )
    )
    return world


async def serve_simulator(database: Database, port: int) -> None:
    """Serves the page on loopback until interrupted."""
    console.print("Menyiapkan desa contoh ...", markup=False)
    world = simulated_world(database)
    await world.open()
    console.print(f"Simulator: http://127.0.0.1:{port}  (berhenti: Ctrl+C)", markup=False)
    config = uvicorn.Config(simulator_app(Simulator(world)), host="127.0.0.1", port=port, log_level="warning")
    await uvicorn.Server(config).serve()


async def tell_story(database: Database) -> None:
    """Plays the story and prints its transcript."""
    world = simulated_world(database)
    await world.open()
    await play_story(world, lambda number, scene: None, lambda: asyncio.sleep(0))
    for line in transcript(world):
        print(line)


@app.command()
def keys() -> None:
    """Mencetak kunci baru untuk bagian keys di berkas pengaturan."""
    console.print(f'[keys]\nring = ["{new_key()}"]\nindex = "{new_key()}"', markup=False, soft_wrap=True)


app.add_typer(staff_commands(open_desk), name="staff")
app.add_typer(roster_commands(open_desk), name="roster")
add_care_commands(app, open_desk, open_patient)

if __name__ == "__main__":
    sys.exit(app())
