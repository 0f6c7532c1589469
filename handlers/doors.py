"""Every door that is open, as one: a message leaves by its channel's door, and a file is fetched by it."""

from collections.abc import Awaitable, Callable, Sequence
from itertools import chain
from typing import Protocol

from starlette.routing import BaseRoute

from outbox.failures import FileNotFetched
from outbox.messages import Incoming, Message

Take = Callable[[Incoming], Awaitable[object]]
"""Returns once the message is stored for good; raises where it could not be."""
Blocked = Callable[[str, str], Awaitable[None]]
"""(channel, address): somebody there wants nothing more from us."""


class Runs(Protocol):
    """Runs until it is stopped, and then ends what is at hand."""

    async def run(self) -> None: ...

    def stop(self) -> None: ...


class Door(Protocol):
    """One provider's account, both directions."""

    @property
    def channels(self) -> frozenset[str]:
        """Those that leave by it."""
        ...

    @property
    def parts(self) -> Sequence[Runs]:
        """What of it runs until the program stops."""
        ...

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Where its provider brings us what arrives."""
        ...

    @property
    def works(self) -> Sequence[Callable[[], Awaitable[int]]]:
        """What it has to do in the background; each returns how much it did."""
        ...

    def listen(self, take: Take, blocked: Blocked) -> None:
        """Before this nothing arrives."""
        ...

    def first_steps(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """What its provider is told once at the start, each tried until it succeeds."""
        ...

    async def send(self, channel: str, address: str, message: Message) -> str:
        """The provider's id. Raises outbox.failures.SendFailure."""
        ...

    async def fetch(self, channel: str, reference: str) -> bytes:
        """The content of a file that arrived. Raises outbox.failures.FileNotFetched."""
        ...

    async def close(self) -> None:
        """Lets go of its connections."""
        ...


class Doors:
    """Those of one office. A message on a channel without a door is a mistake of ours: KeyError."""

    def __init__(self, doors: Sequence[Door]) -> None:
        self._doors = doors
        self._by_channel = {channel: door for door in doors for channel in door.channels}

    @property
    def parts(self) -> list[Runs]:
        return list(chain.from_iterable(door.parts for door in self._doors))

    @property
    def routes(self) -> list[BaseRoute]:
        return list(chain.from_iterable(door.routes for door in self._doors))

    @property
    def works(self) -> list[Callable[[], Awaitable[int]]]:
        return list(chain.from_iterable(door.works for door in self._doors))

    def listen(self, take: Take, blocked: Blocked) -> None:
        for door in self._doors:
            door.listen(take, blocked)

    def first_steps(self) -> list[Callable[[], Awaitable[object]]]:
        return list(chain.from_iterable(door.first_steps() for door in self._doors))

    async def send(self, channel: str, address: str, message: Message) -> str:
        return await self._by_channel[channel].send(channel, address, message)

    async def fetch(self, channel: str, reference: str) -> bytes:
        """As a door's; a file of a channel that the office has given up can't be had any more."""
        if channel not in self._by_channel:
            raise FileNotFetched(f"no {channel} any more", retry=False)
        return await self._by_channel[channel].fetch(channel, reference)

    async def close(self) -> None:
        for door in self._doors:
            await door.close()
