"""The command line, and the one place where settings, database, channels and clock come together.

`bot.py demo` serves the simulator, `bot.py run` is the real program, the rest is the office's desk.
"""

import asyncio
import signal
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields as dataclass_fields
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import structlog
import typer
from sqlalchemy.exc import OperationalError

from conversations.commands import commands_for
from conversations.intake import Intake
from conversations.office_texts import office_texts
from conversations.turn import House
from db import Database, open_database
from db.keys import BadKey, KeyRing, demo_ring, new_key
from db.migrating import upgrade
from db.sender_seat import SenderSeat
from handlers.doors import Door, Doors
from handlers.logs import configure_logs
from handlers.metrics import Metrics
from handlers.office.care_commands import add_care_commands
from handlers.office.commands import roster_commands, staff_commands
from handlers.office.desk import Desk
from handlers.office.doctor import Patient
from handlers.office.forecast_commands import add_forecast_commands
from handlers.office.plain_words import ConfigOption, console, told_plainly
from handlers.office.template_commands import add_template_command
from handlers.server import DoorTaken, WebServer, open_door
from handlers.simulator.showing import serve_simulator, tell_story
from handlers.simulator.world import Machinery, World
from handlers.telegram.account import JoinLinks, introduce, links_for
from handlers.telegram.door import TelegramAccount, TelegramDoor
from handlers.twilio.door import TwilioAccount, TwilioDoor
from handlers.web import web_app
from outbox.addresses import block_address
from outbox.messages import Incoming
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


def telegram_account(settings: Settings) -> TelegramAccount:
    telegram, by_webhook = settings.telegram, settings.telegram.mode == "webhook"
    return TelegramAccount(
        telegram.token, telegram.api_base, by_webhook, settings.http.public_url, telegram.webhook_secret
    )


def twilio_account(settings: Settings) -> TwilioAccount:
    fields = settings.twilio.model_dump(include={one.name for one in dataclass_fields(TwilioAccount)})
    return TwilioAccount(**fields)


class Program:
    """The real program: doors, jobs and sender around one database."""

    def __init__(self, settings: Settings, database: Database, rules: Rules, clock: Clock) -> None:
        self.settings, self.database, self.clock = settings, database, clock
        self.rules, self.means = rules, settings.means()
        self.links = JoinLinks(self.means.wa_me)
        self.metrics = Metrics(lambda: database.read(counts_by_state))
        self.stopping = asyncio.Event()
        # One writer at a time is what SQLite can do; a queue here is cheaper than waiting for its lock.
        self.units = ThreadPoolExecutor(1 if database.is_sqlite else UNITS_AT_ONCE, "unit")
        self.doors = Doors(self._open_doors())
        self.sender = Deliverer(
            database,
            self.doors.send,
            clock,
            rules,
            self.means.paces(),
            means=self.means,
            real_clock=system_clock,
            executor=self.units,
            count=self.metrics.send_ended,
            seat_is_mine=SenderSeat(database).is_mine,
        )

    def _open_doors(self) -> list[Door]:
        """One for each account in the settings."""
        settings, doors = self.settings, list[Door]()
        if settings.telegram.token:
            doors.append(TelegramDoor(telegram_account(settings), commands_for, self.links))
        if settings.twilio.account_sid:
            wake, refused = lambda: self.sender.wake(), self.metrics.unsigned_refused
            account = twilio_account(settings)
            doors.append(TwilioDoor(account, self.database, self.clock, self.units, wake, refused))
        return doors

    async def run(self, door: socket.socket, tick_seconds: float) -> bool:
        """Runs until SIGTERM or SIGINT, then finishes the turn at hand; False where a part of it gave out."""
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, self.stopping.set)
        house = House(self.rules, self.links, self.means, office_texts(self.settings.data.folder))
        self.intake = Intake(self.database, house, self.clock, self.metrics.turn_ended)
        self.doors.listen(self.take, self.blocked)
        server = WebServer(web_app(health=self.health, metrics=self.metrics.text, routes=self.doors.routes), door)
        self.workers = Workers([*self._background(), *self.doors.works], self.sender.wake, tick_seconds)
        ticks = make_ticks([self.tick], system_clock(), tick_seconds)
        ticks.start()
        introduction = asyncio.create_task(introduce(*self.doors.first_steps()))
        log.info("running", mode=self.settings.telegram.mode, port=self.settings.http.port)
        parts: list[Part] = [self.sender, server, self.workers, *self.doors.parts]
        well = await run_parts(parts, self.stopping, lambda: (introduction.cancel(), ticks.shutdown(wait=False)))
        await self.doors.close()
        log.info("stopped")
        return well

    def _background(self) -> list[Work]:
        return background_works(
            self.database,
            self.rules,
            self.clock,
            self.doors.fetch,
            self.links,
            self.units,
            self.stopping.is_set,
            channels=self.means.channels,
        )

    async def take(self, incoming: Incoming) -> None:
        """A message arrived: returns when it is committed, and lets the replies leave."""
        await asyncio.get_running_loop().run_in_executor(self.units, self.intake.take, incoming)
        self.sender.wake()
        self.workers.wake()

    async def blocked(self, channel: str, address: str) -> None:
        """Somebody wants nothing more there: nothing more is sent."""
        mark = partial(block_address, channel=channel, address=address, now=self.clock())
        await asyncio.get_running_loop().run_in_executor(self.units, self.database.write, mark)

    async def tick(self) -> None:
        now = self.clock()
        ran = await asyncio.get_running_loop().run_in_executor(
            self.units, run_tick, self.database, now, self.rules, self.means
        )
        for job in (*ran.found, *ran.failed):
            self.metrics.job_ran(job, failed=job in ran.failed)
        self.sender.wake()

    async def health(self) -> dict[str, str]:
        well = await asyncio.get_running_loop().run_in_executor(None, self.database.answers)
        return {"database": "ok" if well else "silent"}


def open_desk(config: Path | None) -> Desk:
    """The office's desk for one command."""
    with told_plainly(SettingsMistake):
        settings = read_settings(config)
        database = open_office(settings)
    account = settings.telegram.token, settings.telegram.api_base, settings.means().wa_me
    return Desk(database, settings.programme.rules(), system_clock(), lambda: asyncio.run(links_for(*account)))


def open_twilio_account(config: Path | None) -> TwilioAccount:
    """The account whose templates a command looks at."""
    with told_plainly(SettingsMistake):
        return twilio_account(read_settings(config))


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
        twilio_account(settings) if settings.twilio.account_sid else None,
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
        world = simulated_world(database)
        asyncio.run(tell_story(world) if play else serve_simulator(world, port, say))
        database.close()


def say(sentence: str) -> None:
    console.print(sentence, markup=False)


def simulated_world(database: Database) -> World:
    """The whole program on the simulator's phones and clock."""
    rules = Rules()
    world = World(database, rules)
    means, clock, units = world.means, lambda: world.now, ThreadPoolExecutor(1)
    links = JoinLinks(means.wa_me)
    intake = Intake(database, House(rules, links, means), clock)
    sender = Deliverer(database, world.send, clock, rules, None, means=means)
    works = background_works(database, rules, clock, world.fetch, links, units, channels=means.channels)
    world.drive_by(
        Machinery(
            take=intake.take,
            run_jobs=lambda now: database.write(lambda session: run_jobs(session, now, rules, means)),
            next_moment=lambda after: database.read(lambda session: next_moment(session, after, rules)),
            drain=sender.drain,
            work=Workers(works).finish_all,
        )
    )
    return world


@app.command()
def keys() -> None:
    """Mencetak kunci baru untuk bagian keys di berkas pengaturan."""
    console.print(f'[keys]\nring = ["{new_key()}"]\nindex = "{new_key()}"', markup=False, soft_wrap=True)


app.add_typer(staff_commands(open_desk), name="staff")
app.add_typer(roster_commands(open_desk), name="roster")
add_care_commands(app, open_desk, open_patient)
add_template_command(app, open_twilio_account)
add_forecast_commands(app, open_desk, lambda config: read_settings(config).means())

if __name__ == "__main__":
    sys.exit(app())
