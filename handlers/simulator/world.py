"""The simulated world: people with phones, a clock that goes forward, and the program's own jobs and sender.

Going forward visits each moment at which something is due, in order, through the same functions that run in a village.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select

from conversations.templates import TEMPLATES
from db import Database, Session
from db.simulator import SimulatorState, empty_tables, form_of_tables, stored_form
from db.tables import Person
from handlers.simulator.phones import CHANNEL, Phones
from handlers.simulator.sids import SENDER
from handlers.simulator.village import BEGINS_AT, found_village, record_sheets
from outbox.means import Means
from outbox.messages import Attachment, Incoming, Message
from programme.rules import Rules

STRANGER = 900_001
MOST_MOMENTS = 5_000
"""More moments than this within one step forward would mean that a job asks for the same moment again and again."""
MOST_ROUNDS = 6
"""Of sending and telling what became of it: a message has fewer ways than this."""
SIMULATED_MEANS = Means(
    channels=frozenset({CHANNEL, "whatsapp", "sms"}),
    templates=frozenset(TEMPLATES),
    daily_tier=20,
    rupiah_a_template=400,
    rupiah_a_segment=600,
    wa_me=SENDER.lstrip("+"),
    sms_sender="PKH",
)
"""What the simulated office has; its tier is small, so that one sees it fill."""

NUMBERED = re.compile(r"(?P<number>[0-9]+)\. (?P<label>.+)")
JOINING_WORDS = {CHANNEL: "/start {code}", "whatsapp": "GABUNG {code}"}
"""What the link on a joining slip has people send, by the app it opens."""

Forward = Literal["hour", "next", "day"]


@dataclass(frozen=True)
class Machinery:
    """What bot.py hands over: the program itself, without its rooms being imported here."""

    take: Callable[[Incoming], bool]
    run_jobs: Callable[[datetime], object]
    next_moment: Callable[[datetime], datetime | None]
    drain: Callable[[], Awaitable[int]]
    work: Callable[[], Awaitable[int]]
    """Lets the background workers do what waits; returns how much they did."""


class World:
    """One village in one database."""

    def __init__(self, database: Database, rules: Rules, means: Means = SIMULATED_MEANS) -> None:
        self.database = database
        self.rules = rules
        self.means = means
        self.phones = Phones(database)
        self.lock = asyncio.Lock()
        self.villages = 0
        """How often a village was begun; after that, the numbers of bubbles mean others."""
        self._machinery: Machinery | None = None
        self._now = BEGINS_AT

    def drive_by(self, machinery: Machinery) -> None:
        """Connects the program; before that the world stands still."""
        self._machinery = machinery

    @property
    def now(self) -> datetime:
        return self._now

    def next_moment(self) -> datetime | None:
        """The next moment at which something is due."""
        return self._driven.next_moment(self._now)

    async def send(self, channel: str, address: str, message: Message) -> str:
        """The channel's way out: the sender of the program calls it."""
        return self.phones.send(channel, address, message, self._now)

    async def open(self) -> None:
        """Takes up the stored world, or founds the village on the first start."""
        if stored_form(self.database.engine) != form_of_tables():
            await self.begin_anew()
        else:
            self._now = self.database.read(lambda session: session.scalars(select(SimulatorState)).one()).now

    async def begin_anew(self) -> None:
        """A fresh village on its first day."""
        empty_tables(self.database.engine)
        self.villages += 1
        self._now, form = BEGINS_AT, form_of_tables()
        self.database.write(lambda session: session.add(SimulatorState(id=1, now=BEGINS_AT, updates=0, form=form)))
        founded = found_village(self.database, self._now, self.rules)
        for person_id, app in founded.apps.items():
            self.phones.give(person_id, app)
        for person_id, code in founded.codes.items():
            words = JOINING_WORDS[founded.apps.get(person_id, CHANNEL)]
            await self.say(person_id, words.format(code=code))
            await self.press(person_id, "Setuju")
        channels = self.means.channels
        self.database.write(lambda session: record_sheets(session, self._now, self.rules, channels))

    async def say(self, person: int, text: str) -> None:
        await self._arrives(self.phones.says(person, self.name_of(person), text, self._now))

    async def edit(self, person: int, bubble_id: int, text: str) -> None:
        """The person changes a text she sent. Raises LookupError where it is none of hers."""
        await self._arrives(self.phones.edits(person, self.name_of(person), bubble_id, text, self._now))

    async def send_document(self, person: int, filename: str, content: bytes) -> None:
        """The person sends a file of her own."""
        file = Attachment("document", filename, content)
        await self._arrives(self.phones.sends_document(person, self.name_of(person), file, self._now))

    async def fetch(self, channel: str, reference: str) -> bytes:
        """The channel's way in for files: the fetcher of the program calls it. Raises FileNotFetched."""
        return self.phones.content_of(reference)

    async def share(self, person: int, kind: str) -> None:
        await self._arrives(self.phones.shares(person, self.name_of(person), kind, self._now))

    async def tap(self, person: int, bubble_id: int, data: str) -> None:
        await self._arrives(self.phones.taps(person, self.name_of(person), bubble_id, data, self._now))

    async def press(self, person: int, label: str) -> None:
        """Presses the newest button whose label begins so, or types the number of the line that says so.

        Raises LookupError where the phone shows neither.
        """
        for bubble in reversed(self.phones.chat(person)):
            if bubble.sender != "bot":
                continue
            for row in bubble.rows:
                for button in row:
                    if button["text"].startswith(label):
                        await self.tap(person, bubble.id, button["data"])
                        return
            numbered = [line for line in map(NUMBERED.fullmatch, bubble.text.splitlines()) if line is not None]
            for line in numbered:
                if line["label"].startswith(label):
                    await self.say(person, line["number"])
                    return
        raise LookupError(f"phone {person} shows no button {label!r}")

    async def give(self, person: int, app: str) -> None:
        """Puts another phone into her hand: telegram, whatsapp, sms or none. Raises ValueError."""
        self.phones.give(person, app)
        await self._settle()

    async def switch(self, person: int, switch: str, on: bool) -> None:
        """Her phone goes off or on, her internet credit ends, she blocks us. Raises ValueError."""
        self.phones.switch(person, switch, on)
        await self._settle()

    async def forward(self, how: Forward) -> None:
        """An hour, a day, or to the next moment at which something is due."""
        if how == "next":
            moment = self._driven.next_moment(self._now)
            await self.go_to(moment if moment is not None else self._now + timedelta(hours=1))
        else:
            await self.go_to(self._now + (timedelta(hours=1) if how == "hour" else timedelta(days=1)))

    async def go_to(self, until: datetime) -> None:
        """Visits every due moment up to `until`, in order."""
        for _ in range(MOST_MOMENTS):
            moment = self._driven.next_moment(self._now)
            if moment is None or moment > until:
                break
            await self._be_at(moment)
        await self._be_at(until)

    async def _be_at(self, moment: datetime) -> None:
        self._now = max(self._now, moment)
        self.database.write(self._keep_clock)
        self._driven.run_jobs(self._now)
        await self._settle()

    def _keep_clock(self, session: Session) -> None:
        session.scalars(select(SimulatorState)).one().now = self._now

    async def _arrives(self, arrived: list[Incoming]) -> None:
        for incoming in arrived:
            self._driven.take(incoming)
        if arrived:
            await self._settle()

    async def _settle(self) -> None:
        """What waits is sent first, then worked on, and what came of that is sent; the providers tell how it went."""
        for _ in range(MOST_ROUNDS):
            await self._driven.drain()
            if await self._driven.work():
                await self._driven.drain()
            if self.phones.report_states(self._now) == 0:
                return

    @property
    def _driven(self) -> Machinery:
        assert self._machinery is not None
        return self._machinery

    def name_of(self, person_id: int) -> str:
        person = self.database.read(lambda session: session.get(Person, person_id))
        return "Orang asing" if person is None else person.name


__all__ = ["CHANNEL", "STRANGER", "Forward", "Machinery", "World"]
