"""How fast messages may leave: so many a second in all, so many a second to one chat. Pure: time is an argument."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

SECONDS_KEPT = 60


@dataclass
class Pace:
    """Token pacing for one provider account.

    `all_per_second` bounds the account, `chat_per_second` one chat. `pause_*` holds what a provider's
    "too fast, wait n seconds" asked for: one chat's pause leaves the others alone.
    """

    all_per_second: float
    chat_per_second: float
    _next_any: datetime | None = None
    _next_for_chat: dict[int, datetime] = field(default_factory=dict)
    _account_paused_until: datetime | None = None
    _recent_pauses: dict[int, datetime] = field(default_factory=dict)

    def reserve(self, chat: int, now: datetime) -> timedelta:
        """Books the next free place for `chat` and says how long to wait for it (zero: send now)."""
        moment = max(
            now,
            self._next_any or now,
            self._next_for_chat.get(chat, now),
            self._account_paused_until or now,
        )
        self._next_any = max(self._next_any or now, now) + timedelta(seconds=1 / self.all_per_second)
        self._next_for_chat[chat] = moment + timedelta(seconds=1 / self.chat_per_second)
        self._forget(now)
        return moment - now

    def chat_held(self, chat: int, now: datetime) -> timedelta:
        """How long this chat alone must wait for its next place, whatever the account does; books nothing."""
        return max(self._next_for_chat.get(chat, now) - now, timedelta(0))

    def pause_chat(self, chat: int, seconds: float, now: datetime) -> None:
        """Holds one chat; three chats held within ten seconds mean that the account itself is too fast."""
        until = now + timedelta(seconds=seconds)
        self._next_for_chat[chat] = until
        self._recent_pauses[chat] = now
        recent = [at for at in self._recent_pauses.values() if now - at <= timedelta(seconds=10)]
        if len(recent) >= 3:
            self._account_paused_until = until

    def _forget(self, now: datetime) -> None:
        """Drops what no longer holds anything back, so that memory does not grow with the number of chats."""
        if len(self._next_for_chat) > 10_000:
            self._next_for_chat = {chat: at for chat, at in self._next_for_chat.items() if at > now}
        if len(self._recent_pauses) > 1_000:
            horizon = now - timedelta(seconds=SECONDS_KEPT)
            self._recent_pauses = {chat: at for chat, at in self._recent_pauses.items() if at > horizon}
