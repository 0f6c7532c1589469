"""Counts what the main job costs people: `python -m benchmarks.effort`.

Plays on the simulator's phones and counts each tap and each typed message, as a person would make them: joining by the
link on a slip, answering a reminder, a ketua's report, a visit from the morning list, a year's meetings.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import date, datetime, time
from pathlib import Path

from bot import simulated_world
from db import Session, open_database
from db.keys import demo_ring
from db.tables import Person
from handlers.simulator.village import KETUA, MAWAR, PENDAMPING, people_by_name
from handlers.simulator.world import World
from programme.access import OFFICE
from programme.joining import issue_code

MOST = {
    "joining": (2, 0),
    "answering a reminder": (1, 0),
    "reporting": (0, 2),
    "recording a visit": (5, 0),
    "planning a year": (9, 9),
}
"""(taps, messages) that each may take at most."""


class Counted:
    """The simulated world, with every tap and message of a person counted."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ids = world.database.read(people_by_name)
        self.taps = self.messages = 0

    async def taps_on(self, name: str, *labels: str) -> None:
        for label in labels:
            await self.world.press(self.ids[name], label)
            self.taps += 1

    async def says(self, name: str, *texts: str) -> None:
        for text in texts:
            await self.world.say(self.ids[name], text)
            self.messages += 1

    async def until(self, day: date, clock: time) -> None:
        await self.world.go_to(datetime.combine(day, clock, tzinfo=self.world.rules.zone))

    def last(self, name: str) -> str:
        return self.world.phones.chat(self.ids[name])[-1].text

    def counted(self) -> tuple[int, int]:
        """(taps, messages) since the last look."""
        seen, self.taps, self.messages = (self.taps, self.messages), 0, 0
        return seen


async def joining(people: Counted) -> str:
    """The link on her slip opens the chat with one tap on Start; the second agrees."""
    newcomer, code = people.world.database.write(lambda session: _slip(session, people.world))
    await people.world.give(newcomer, "telegram")
    await people.world.say(newcomer, f"/start {code}")
    await people.world.press(newcomer, "Setuju")
    people.taps += 2
    return people.world.phones.chat(newcomer)[-1].text


def _slip(session: Session, world: World) -> tuple[int, str]:
    """Somebody who has not joined, and the code on her slip."""
    waiting = session.query(Person).filter(Person.role == "kpm", Person.joined_at.is_(None)).order_by(Person.id)
    person = waiting.first()
    assert person is not None
    return person.id, issue_code(session, OFFICE, person.id, world.now, world.rules)


async def planning_a_year(people: Counted) -> str:
    await people.says(PENDAMPING, "jadwal", "tiap Kamis minggu ke-4 jam 9")
    await people.taps_on(PENDAMPING, "12 bulan")
    while "Tersimpan" not in people.last(PENDAMPING):
        rows = people.world.phones.chat(people.ids[PENDAMPING])[-1].rows
        await people.taps_on(PENDAMPING, rows[0][0]["text"])
    return people.last(PENDAMPING)


async def answering_a_reminder(people: Counted) -> str:
    await people.until(date(2018, 10, 22), time(9, 5))
    people.counted()
    await people.taps_on(MAWAR, "Hadir")
    return people.last(MAWAR)


async def reporting(people: Counted) -> str:
    await people.until(date(2018, 10, 25), time(11, 5))
    await people.says(KETUA, "Mawar kerja, Wati sakit", "ya")
    return people.last(KETUA)


async def recording_a_visit(people: Counted) -> str:
    await people.until(date(2018, 11, 22), time(11, 10))
    await people.says(KETUA, "mawar kerja", "ya")
    await people.until(date(2018, 11, 23), time(6, 5))
    people.counted()
    await people.taps_on(PENDAMPING, "1. Mawar", "Bertemu", "Keempatnya", "Lewati", "Ya, simpan")
    return people.last(PENDAMPING)


PLAYED: dict[str, Callable[[Counted], Awaitable[str]]] = {
    "joining": joining,
    "planning a year": planning_a_year,
    "answering a reminder": answering_a_reminder,
    "reporting": reporting,
    "recording a visit": recording_a_visit,
}


async def measure(folder: Path) -> dict[str, tuple[int, int]]:
    """What each took: (taps, messages)."""
    database = open_database(f"sqlite:///{folder / 'effort.sqlite'}", demo_ring(folder / "effort.key"))
    world = simulated_world(database)
    await world.open()
    people, found = Counted(world), {}
    for what, play in PLAYED.items():
        people.counted()
        said = await play(people)
        found[what] = people.counted()
        print(f"{what:22} taps {found[what][0]:2}  messages {found[what][1]:2}   {said.splitlines()[0][:80]}")
    database.close()
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder)))
    late = [what for what, (taps, messages) in found.items() if taps > MOST[what][0] or messages > MOST[what][1]]
    raise SystemExit(f"more than it may: {', '.join(late)}" if late else 0)


if __name__ == "__main__":
    main()
