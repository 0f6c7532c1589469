"""How each channel's account stands: paused by its provider and until when, and up to when its own list was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from db import Session
from db.rows import rows_of
from db.tables import ChannelState
from outbox.codes import MEANINGS, Then

PAUSES = select(ChannelState.channel, ChannelState.paused_until, ChannelState.code).where(
    ChannelState.paused_until > bindparam("now")
)
"""Built once: it is asked for every notice that may leave by WhatsApp or SMS."""
TEMPLATES_OF = {"whatsapp": "whatsapp:tier"}
"""Where a channel's templates stand apart: with its tier spent it still carries free text."""


@dataclass(frozen=True)
class Pause:
    """A channel on which nobody is written to until a moment; `code` is the provider's that asked for it."""

    until: datetime
    code: str | None = None

    @property
    def needs_mending(self) -> bool:
        """Whether it stays so until somebody mends the settings: then nothing waits for it."""
        return _needs_mending(self.code)


def pauses(session: Session, now: datetime) -> Mapping[str, Pause]:
    """Every pause that lasts beyond now, by channel; a channel's templates stand under their own name."""
    return {channel: Pause(until, code) for channel, until, code in rows_of(session, PAUSES, now=now)}


def pause(session: Session, channel: str, until: datetime, code: str) -> None:
    """Holds a channel until a moment; a longer pause stands."""
    state = _state(session, channel)
    if state.paused_until is None or state.paused_until < until:
        state.paused_until, state.code = until, code
        session.flush()


def resume_mended(session: Session) -> None:
    """Ends the pauses that wait for somebody to mend the settings: the program has just read them anew."""
    for state in session.scalars(select(ChannelState).where(ChannelState.paused_until.is_not(None))):
        if _needs_mending(state.code):
            state.paused_until = state.code = None
    session.flush()


def caught_up_at(session: Session, channel: str) -> datetime | None:
    """Messages that arrived on it before this moment were all taken in; None where its list was never read."""
    return session.scalar(select(ChannelState.caught_up_at).where(ChannelState.channel == channel))


def mark_caught_up(session: Session, channel: str, moment: datetime) -> None:
    """Remembers up to when its list was read; it never goes back."""
    state = _state(session, channel)
    if state.caught_up_at is None or state.caught_up_at < moment:
        state.caught_up_at = moment
        session.flush()


def _needs_mending(code: str | None) -> bool:
    known = MEANINGS.get(code or "")
    return known is not None and known.then is Then.MEND_SETTINGS


def _state(session: Session, channel: str) -> ChannelState:
    """The channel's row, made on first use and locked until the unit of work ends."""
    state = session.get(ChannelState, channel, with_for_update=True)
    if state is None:
        state = session.merge(ChannelState(channel=channel))
        session.flush()
    return state
