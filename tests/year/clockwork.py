"""The program as the year drives it: its own jobs, sender and engine, on a clock that goes from look to look."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime, time
from functools import partial
from itertools import count
from typing import TypeVar

from conversations.intake import Intake
from conversations.templates import TEMPLATES
from conversations.turn import House
from db import Database, Session
from outbox.means import Means
from outbox.messages import Incoming, Tap
from outbox.statuses import take_status
from programme.rules import Reminder, Rules
from programme.ways_in import WaysIn, ways_in
from scheduler.deliver import Deliverer
from scheduler.jobs import run_jobs
from tests.year.edge import Edge

Result = TypeVar("Result")
MEANS = Means(
    channels=frozenset({"telegram", "whatsapp", "sms"}),
    templates=frozenset(TEMPLATES),
    daily_tier=2_000,
    rupiah_a_template=400,
    rupiah_a_segment=600,
    wa_me="62811000000",
    sms_sender="PKH",
)


class Clockwork:
    """The office's program with its clock."""

    def __init__(self, database: Database, rules: Rules, edge: Edge, now: datetime, looks: Iterable[datetime]) -> None:
        self.database, self.rules, self.edge, self.now = database, rules, edge, now
        self._coming = deque(sorted(looks))
        self.looks = self.turns = 0
        self._unsent = False
        self.failed: list[str] = []
        """Jobs and turns that broke: none should."""
        self._ids = count(1)
        self._loop = asyncio.new_event_loop()
        self._intake = Intake(database, House(rules, _links_of, MEANS), lambda: self.now, self._count_turn)
        self._sender = Deliverer(database, edge.send, lambda: self.now, rules, None, means=MEANS)

    def close(self) -> None:
        self._loop.close()

    def go_to(self, until: datetime) -> None:
        """Looks at each moment set up to then."""
        while self._coming and self._coming[0] <= until:
            self._settle(self._coming[0])
            self._look(self._coming.popleft())
        self._settle(until)
        self.now = until

    def _settle(self, until: datetime) -> None:
        """What was written down since the last look leaves before the clock goes on."""
        if self._unsent and self.now < until:
            self.drain()

    def _look(self, moment: datetime) -> None:
        self.now = moment
        self.looks += 1
        ran = self.write(lambda session: run_jobs(session, self.now, self.rules, MEANS))
        self.failed += ran.failed
        self.drain()

    def says(self, channel: str, address: str, text: str) -> str:
        """Somebody writes; returns what her phone shows then."""
        return self._arrives(Incoming(channel, address, self._id(), text=text))

    def taps(self, channel: str, address: str, label: str) -> str:
        tap = Tap(self.edge.button(address, label).data)
        return self._arrives(Incoming(channel, address, self._id(), tap=tap))

    def _arrives(self, incoming: Incoming) -> str:
        self._intake.take(incoming)
        self.drain()
        return self.edge.last[incoming.address].text

    def drain(self) -> None:
        """Sends all that may leave, and lets the providers tell of what arrived."""
        self._unsent = False
        while self._loop.run_until_complete(self._sender.drain()) or self.edge.arrived:
            if self.edge.arrived:
                arrived, self.edge.arrived = self.edge.arrived, []
                self.write(partial(self._are_delivered, arrived))

    def _are_delivered(self, arrived: list[tuple[str, str]], session: Session) -> None:
        for channel, provider_id in arrived:
            take_status(session, channel, provider_id, "delivered", None, self.now)

    def _id(self) -> str:
        return f"in{next(self._ids)}"

    def _count_turn(self, failed: bool) -> None:
        self.turns += 1
        if failed:
            self.failed.append("turn")

    def read(self, look: Callable[[Session], Result]) -> Result:
        return self.database.read(look)

    def write(self, work: Callable[[Session], Result]) -> Result:
        self._unsent = True
        return self.database.write(work)


def rules_of_the_year() -> Rules:
    """The usual ones with one reminder a meeting and no routine visits: see the test for why."""
    reminder = (Reminder("h1", 1, time(16)),)
    return Rules(reminders=reminder, payment_reminders=(), routine_visits_a_day=0, evening_summary=False)


def _links_of(code: str) -> WaysIn:
    return ways_in(code, "pkh_bot", "62811000000")
