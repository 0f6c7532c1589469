"""How fast messages may leave: so many a second in all, so many a second to one chat. Pure: time is an argument."""

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

SECONDS_KEPT = 60


@dataclass
class Pace:
    """Token pacing for one provider account.

    `all_per_second` bounds the account, `chat_per_second` one chat. `pause_*` holds what a provider's
    "too fast, wait n seconds" asked for: one chat's pause leaves the others alone.
    """

    all_per_second: float
    chat_per_second: float
    _booked: list[datetime] = field(default_factory=list)
    """Places given out, in order: past ones are forgotten, so it holds a second's worth and what waits."""
    _next_for_chat: dict[int, datetime] = field(default_factory=dict)
    _account_paused_until: datetime | None = None
    _recent_pauses: dict[int, datetime] = field(default_factory=dict)
    _end_of_line: datetime | None = None
    """When the last of those that were put off comes back."""

    def reserve(self, chat: int, now: datetime) -> timedelta:
        """Books the next free place for `chat` and says how long to wait for it (zero: send now)."""
        self._forget(now)
        earliest = max(now, self._next_for_chat.get(chat, now), self._account_paused_until or now)
        moment = self._free_place(earliest)
        insort(self._booked, moment)
        self._next_for_chat[chat] = moment + _apart(self.chat_per_second)
        return moment - now

    def _free_place(self, earliest: datetime) -> datetime:
        """The first moment from `earliest` on that keeps its distance from every place given out."""
        apart = _apart(self.all_per_second)
        moment = earliest
        for booked in self._booked[bisect_right(self._booked, earliest - apart) :]:
            if booked - moment >= apart:
                break
            moment = booked + apart
        return moment

    def chat_held(self, chat: int, now: datetime) -> timedelta:
        """How long this chat alone must wait for its next place, whatever the account does; books nothing."""
        return max(self._next_for_chat.get(chat, now) - now, timedelta(0))

    def held(self, now: datetime) -> timedelta:
        """How long until the account's next free place; books nothing."""
        self._forget(now)
        return self._free_place(max(now, self._account_paused_until or now)) - now

    def put_off(self, now: datetime) -> timedelta:
        """How long one that does not wait in hand stays away: each comes back in its turn, not all at once."""
        moment = now + self.held(now)
        if self._end_of_line is not None:
            moment = max(moment, self._end_of_line + _apart(self.all_per_second))
        self._end_of_line = moment
        return moment - now

    def pause_chat(self, chat: int, seconds: float, now: datetime) -> None:
        """Holds one chat; three chats held within ten seconds mean that the account itself is too fast."""
        until = now + timedelta(seconds=seconds)
        self._next_for_chat[chat] = max(until, self._next_for_chat.get(chat, until))
        self._recent_pauses[chat] = now
        recent = [at for at in self._recent_pauses.values() if now - at <= timedelta(seconds=10)]
        if len(recent) >= 3:
            self._account_paused_until = max(until, self._account_paused_until or until)

    def _forget(self, now: datetime) -> None:
        """Drops what no longer holds anything back, so that memory does not grow with the number of chats."""
        del self._booked[: bisect_right(self._booked, now - _apart(self.all_per_second))]
        if len(self._next_for_chat) > 10_000:
            self._next_for_chat = {chat: at for chat, at in self._next_for_chat.items() if at > now}
        if len(self._recent_pauses) > 1_000:
            horizon = now - timedelta(seconds=SECONDS_KEPT)
            self._recent_pauses = {chat: at for chat, at in self._recent_pauses.items() if at > horizon}


def _apart(per_second: float) -> timedelta:
    """The time between two messages, in whole microseconds and never less: rounded down, one too many would fit."""
    return timedelta(microseconds=ceil(1_000_000 / per_second))
