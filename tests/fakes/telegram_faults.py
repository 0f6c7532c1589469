"""The ways in which a provider and the line to it fail: one after the other as told, or by a seeded chance."""

import random
from dataclasses import dataclass
from threading import Lock

MESSAGES = ("sendMessage", "sendPhoto", "sendDocument", "sendVoice", "editMessageText", "editMessageReplyMarkup")


@dataclass(frozen=True)
class Fault:
    """What becomes of one call.

    `too_fast` 429 · `server_error` 500 · `bad_gateway` 502 with a page of HTML · `dropped` the connection ends before
    the call was accepted · `accepted_then_dropped` after it · `no_answer` accepted, then silence.
    """

    kind: str
    methods: tuple[str, ...] = MESSAGES
    retry_after: int = 1


KINDS = ("too_fast", "server_error", "bad_gateway", "dropped", "accepted_then_dropped", "no_answer")


class Faults:
    """Which fault meets the next call."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._next: list[Fault] = []
        self._chance = random.Random(0)
        self._probability = 0.0
        self._kinds: tuple[str, ...] = ()
        self._methods: tuple[str, ...] = ()
        self.met: list[tuple[str, str]] = []
        """(method, kind) of each fault so far."""

    def next(self, *faults: Fault | str) -> None:
        """Each fault meets one call, in this order among the calls that it is for."""
        with self._lock:
            self._next += [fault if isinstance(fault, Fault) else Fault(fault) for fault in faults]

    def at_random(
        self, seed: int, probability: float, kinds: tuple[str, ...] = KINDS, methods: tuple[str, ...] = MESSAGES
    ) -> None:
        """From now on each call for which none was told meets one with this probability."""
        with self._lock:
            self._chance, self._probability = random.Random(seed), probability
            self._kinds, self._methods = kinds, methods

    def stop(self) -> None:
        """No more faults."""
        with self._lock:
            self._next.clear()
            self._probability = 0.0

    def meeting(self, method: str) -> Fault | None:
        """The fault for this call, if any."""
        with self._lock:
            fault = self._told(method) or self._by_chance(method)
            if fault is not None:
                self.met.append((method, fault.kind))
            return fault

    def _told(self, method: str) -> Fault | None:
        for index, fault in enumerate(self._next):
            if method in fault.methods:
                return self._next.pop(index)
        return None

    def _by_chance(self, method: str) -> Fault | None:
        if method not in self._methods or self._chance.random() >= self._probability:
            return None
        return Fault(self._chance.choice(self._kinds))
