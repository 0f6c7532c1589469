"""How one member stands towards a meeting's present time and place: told by whom and by which way, or not reached.

One pure decision, so that the ketua's list, the pendamping's list and the counts never differ. What arrived counts
before what somebody says of it; a message by WhatsApp or SMS has arrived when its provider says so.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from outbox.kinds import KINDS
from outbox.ways import LISTED, moves_on_at

DIRECT, BY_KETUA, IN_PERSON, NOT_REACHED, UNDER_WAY = "direct", "ketua", "in_person", "not_reached", "under_way"
NO_PHONE, NOT_JOINED, WITHDRAWN, STOPPED, BLOCKED, UNDELIVERED = (
    "no_phone", "not_joined", "withdrawn", "stopped", "blocked", "undelivered",
)  # fmt: skip
"""Why a member is not reached: for her pendamping, never for her ketua."""
CHAT = "chat"
"""The way of one who answered though nobody can say how it came to her."""
NEWS_OF = {
    status: frozenset(kind for kind in kinds if KINDS[kind].relay)
    for status, kinds in {
        "planned": ("meeting_reminder", "meeting_moved"),
        "reported": ("meeting_reminder", "meeting_moved"),
        "cancelled": ("meeting_cancelled",),
    }.items()
}
"""Status of a meeting -> the notices that tell how it stands: what may be passed on by word of mouth."""
ARRIVED, ON_ITS_WAY = frozenset({"delivered", "read"}), frozenset({"sending", "sent", "knocked", "unknown"})
ENDED = frozenset({"failed", "unreachable"})
STILL_LEAVING = timedelta(minutes=2)
"""So long a request may take: one that left before a list was drawn may have failed after it."""


@dataclass(frozen=True)
class Notice:
    """One row of the outbox that spoke of it to her."""

    kind: str
    state: str
    outcome: str | None
    way: str | None
    due_at: datetime
    sent_at: datetime | None
    deadline: datetime | None

    @property
    def arrived(self) -> bool:
        return self.state in ARRIVED or (self.state == "sent" and self.way not in LISTED)

    def ended_at(self, now: datetime) -> datetime | None:
        """When it was clear that it did not arrive; None while it may, and where nobody waits for it."""
        if self.state in ENDED:
            return self.due_at if self.sent_at is None else max(self.due_at, self.sent_at + STILL_LEAVING)
        if self.state == "dropped" and self.outcome == "too_late":
            return self.deadline or self.due_at
        if self.state not in ON_ITS_WAY or self.sent_at is None or self.arrived:
            return None
        until = moves_on_at(self.sent_at, self.deadline, KINDS[self.kind].deliver_within)
        return until if until <= now else None

    def is_on_its_way(self, now: datetime) -> bool:
        return self.state in ON_ITS_WAY and self.ended_at(now) is None


@dataclass(frozen=True)
class Facts:
    """What is known of one member and one meeting; notices of its present time and place only, oldest first."""

    notices: tuple[Notice, ...] = ()
    begun: bool = True
    """Whether anybody of the group was to be told yet."""
    answered: bool = False
    told: str | None = None
    """BY_KETUA or IN_PERSON, where somebody said so."""
    lack: str | None = None
    """Why no way leads to her now; None where one does."""


@dataclass(frozen=True)
class Standing:
    """`how` is one of the five; `way` of who was told directly, `why` and `since` of who was not reached."""

    how: str
    way: str | None = None
    why: str | None = None
    since: datetime | None = None
    """When it was clear that she has to be told by mouth; None: from the beginning."""


def standing_of(facts: Facts, now: datetime) -> Standing:
    """Where nothing was tried for anybody yet, or something is on its way, it is not known yet: `under_way`."""
    arrived = [notice for notice in facts.notices if notice.arrived]
    if arrived:
        return Standing(DIRECT, way=arrived[-1].way or CHAT)
    if facts.answered:
        return Standing(DIRECT, way=next((one.way for one in reversed(facts.notices) if one.way), CHAT))
    if facts.told is not None:
        return Standing(facts.told)
    ends = [moment for notice in facts.notices if (moment := notice.ended_at(now)) is not None]
    if ends:
        return Standing(NOT_REACHED, why=facts.lack or UNDELIVERED, since=min(ends))
    if facts.begun and facts.lack is not None and not any(notice.is_on_its_way(now) for notice in facts.notices):
        return Standing(NOT_REACHED, why=facts.lack)
    return Standing(UNDER_WAY)
