"""What the scenes of the story are made of: somebody says or presses something, and time passes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.simulator.village import KETUA, MAWAR, PENDAMPING, WATI, people_by_name
from handlers.simulator.world import World

MAIN_PHONES: tuple[str, ...] = (MAWAR, WATI, KETUA, PENDAMPING)
"""Ibu Mawar writes on Telegram, the ketua's neighbour Ibu Wati on WhatsApp."""


@dataclass(frozen=True)
class Scene:
    """One step of the story: its title on the page, and what people do."""

    title: str
    play: Callable[["Stage"], Awaitable[None]]
    phones: tuple[str, ...] = MAIN_PHONES
    """Whose phones the page shows meanwhile."""


class Stage:
    """What a scene may do: let somebody say or press something, and let time pass."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._ids = world.database.read(people_by_name)

    async def says(self, name: str, text: str) -> None:
        await self.world.say(self._ids[name], text)

    async def presses(self, name: str, label: str) -> None:
        await self.world.press(self._ids[name], label)

    async def turns(self, name: str, switch: str, on: bool) -> None:
        await self.world.switch(self._ids[name], switch, on)

    async def until(self, day: date, clock: time) -> None:
        await self.world.go_to(datetime.combine(day, clock, tzinfo=self.world.rules.zone))
