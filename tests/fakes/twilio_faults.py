"""The ways in which Twilio and the line to it fail: one after the other as told, or by a seeded chance."""

import random
from dataclasses import dataclass
from threading import Lock

CALLS = ("create", "list", "fetch", "media", "content")


@dataclass(frozen=True)
class Fault:
    """What becomes of one call.

    A number refuses it with that code (20429 with Retry-After, 63038, 21611 ...) · `server_error` 500 ·
    `bad_gateway` 503 with a page of HTML · `dropped` the connection ends before the call was accepted ·
    `accepted_then_dropped` after it · `accepted_then_error` 500 after it · `no_answer` accepted, then silence.
    """

    kind: str
    calls: tuple[str, ...] = ("create",)
    retry_after: int = 1


KINDS = (
    "20429", "server_error", "bad_gateway", "dropped", "accepted_then_dropped", "accepted_then_error", "no_answer",
)  # fmt: skip
"""Those that pass: 63038 would end the sending for that day."""


class Faults:
    """Which fault meets the next call, and which code the next accepted message."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._next: list[Fault] = []
        self._later: list[int] = []
        self._chance = random.Random(0)
        self._probability = 0.0
        self._kinds: tuple[str, ...] = ()
        self._later_kinds: tuple[int, ...] = ()
        self._calls: tuple[str, ...] = ()
        self.met: list[tuple[str, str]] = []
        """(call, kind) of each fault so far."""

    def next(self, *faults: Fault | str) -> None:
        """Each fault meets one call, in this order among the calls that it is for; a word means one of `create`."""
        with self._lock:
            self._next += [fault if isinstance(fault, Fault) else Fault(fault) for fault in faults]

    def later(self, *codes: int) -> None:
        """Each of the next messages is accepted and then fails with one of these codes, in this order."""
        with self._lock:
            self._later += codes

    def at_random(
        self,
        seed: int,
        probability: float,
        kinds: tuple[str, ...] = KINDS,
        later: tuple[int, ...] = (),
        calls: tuple[str, ...] = ("create",),
    ) -> None:
        """From now on each call for which none was told meets one of these (`later` once it is accepted)."""
        with self._lock:
            self._chance, self._probability = random.Random(seed), probability
            self._kinds, self._later_kinds, self._calls = kinds, later, calls

    def stop(self) -> None:
        """No more faults."""
        with self._lock:
            self._next.clear()
            self._later.clear()
            self._probability = 0.0

    def meeting(self, call: str) -> Fault | None:
        """The fault for this call, if any."""
        with self._lock:
            fault = self._told(call) or self._by_chance(call)
            if fault is not None:
                self.met.append((call, fault.kind))
            return fault

    def awaiting(self) -> int | None:
        """The code with which the message just accepted is going to fail, if any."""
        with self._lock:
            if self._later:
                return self._later.pop(0)
            if not self._later_kinds or self._chance.random() >= self._probability:
                return None
            code = self._chance.choice(self._later_kinds)
            self.met.append(("later", str(code)))
            return code

    def _told(self, call: str) -> Fault | None:
        for index, fault in enumerate(self._next):
            if call in fault.calls:
                return self._next.pop(index)
        return None

    def _by_chance(self, call: str) -> Fault | None:
        if call not in self._calls or not self._kinds or self._chance.random() >= self._probability:
            return None
        return Fault(self._chance.choice(self._kinds))
