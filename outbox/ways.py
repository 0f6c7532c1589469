"""Which way a notice takes to its reader now: a pure choice among her addresses.

Two-sided channels come before SMS, where she asked to get her news before where she wrote last. Free text goes only
where it arrives for certain; outside WhatsApp's window it is a template, a knock, or the next way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from outbox.channel_states import TEMPLATES_OF, Pause
from outbox.codes import Then, meaning_of
from outbox.means import TWO_SIDED

WINDOW = timedelta(hours=24)
WINDOW_MARGIN = timedelta(minutes=1)
"""A request is under way for a while; and the provider's clock is not ours."""
WINDOWED = frozenset({"whatsapp"})
"""Channels that carry free text only to whom has written in the last 24 hours."""
LISTED = frozenset({"whatsapp", "sms"})
"""Channels whose provider lists what it was given: a request of unknown end is looked up there before any resend."""
OWN_END = frozenset({"refused"})
"""Our own name of a failure after which the same address is no use for this message."""


@dataclass(frozen=True)
class Attempt:
    """One request that was made for this message before."""

    contact_id: int
    form: str
    state: str
    code: str | None
    left_at: datetime


@dataclass(frozen=True)
class Candidate:
    """One open address of the reader."""

    contact_id: int
    channel: str
    last_used: datetime
    wrote_at: datetime | None = None
    stopped: bool = False
    blocked: bool = False
    hides: bool = False
    """Several people use this phone, and nothing of this notice may show there but that there is news for her."""


@dataclass(frozen=True)
class Situation:
    """All that the choice looks at. `may_*` say what this notice allows and has words and templates for."""

    now: datetime
    deadline: datetime
    """After it the notice helps nobody."""
    deliver_within: timedelta
    candidates: tuple[Candidate, ...]
    channels: frozenset[str]
    """Where the office has an account."""
    preferred: str | None = None
    consented: bool = True
    covers_sms: bool = False
    may_template: bool = False
    may_knock: bool = False
    may_sms: bool = False
    attempts: tuple[Attempt, ...] = ()
    pauses: Mapping[str, Pause] = field(default_factory=dict)
    tier_left: int = 0
    opened: frozenset[int] = frozenset()
    """Contacts that got a template in the last 24 hours: another costs no tier."""

    def without(self, form: str) -> "Situation":
        """The same where this notice has no words for a form this time."""
        return replace(
            self,
            may_template=self.may_template and form != "template",
            may_knock=self.may_knock and form != "knock",
            may_sms=self.may_sms and form != "sms",
        )


@dataclass(frozen=True)
class Way:
    """It leaves now: to this contact, as free text, template, knock or sms."""

    contact_id: int
    channel: str
    form: str


@dataclass(frozen=True)
class Wait:
    """Its channel is paused for a while, and there is time."""

    until: datetime


@dataclass(frozen=True)
class NoWay:
    """`why`: no_address, stopped, no_window, tier, paused or undelivered; `contact_id` who could reach her later."""

    why: str
    contact_id: int | None = None


def window_is_open(channel: str, wrote_at: datetime | None, now: datetime) -> bool:
    """Whether free text would arrive: always where the channel knows no window."""
    if channel not in WINDOWED:
        return True
    return wrote_at is not None and wrote_at + WINDOW > now + WINDOW_MARGIN


def was_opened(situation: Situation) -> bool:
    """Whether she answered a knock of this message: she waits for it now."""
    wrote = {one.contact_id: one.wrote_at for one in situation.candidates if one.wrote_at is not None}
    knocks = [attempt for attempt in situation.attempts if attempt.form == "knock"]
    return any(knock.contact_id in wrote and wrote[knock.contact_id] >= knock.left_at for knock in knocks)


def moves_on_at(left_at: datetime, deadline: datetime | None, deliver_within: timedelta) -> datetime:
    """When a message that left and was not delivered takes the next way: never later than half its time is over."""
    until = left_at + deliver_within
    return until if deadline is None else min(until, left_at + max((deadline - left_at) / 2, timedelta(0)))


def choose(situation: Situation) -> Way | Wait | NoWay:
    """The best way that is open now; else a moment to wait for, else why there is none."""
    if not situation.consented:
        return NoWay("no_address")
    usable = [one for one in situation.candidates if not one.blocked and one.channel in situation.channels]
    open_ones = [one for one in usable if not one.stopped]
    if any(one.stopped for one in situation.candidates):  # whoever said stop is not sought out by SMS
        open_ones = [one for one in open_ones if one.channel in TWO_SIDED]
    if not open_ones:
        return NoWay("stopped" if any(one.stopped for one in usable) else "no_address")
    rest = [one for one in open_ones if not _is_over(situation, one)]
    fresh = [one for one in rest if not _is_slow(situation, one)]
    slow = [one for one in rest if one not in fresh]
    outcome = _first_way(situation, _by_preference(situation, fresh))
    if isinstance(outcome, NoWay) and slow:
        outcome = _first_way(situation, _by_preference(situation, slow))
    if isinstance(outcome, NoWay) and len(rest) < len(open_ones) and outcome.why in ("no_address", "no_window"):
        return NoWay("undelivered", outcome.contact_id)
    return outcome


def _by_preference(situation: Situation, among: list[Candidate]) -> list[Candidate]:
    """Two-sided ones first; of those the one she asked for, then the one she used last."""
    return sorted(
        among,
        key=lambda one: (
            one.channel not in TWO_SIDED,
            one.channel != situation.preferred,
            -one.last_used.timestamp(),
            one.contact_id,
        ),
    )


def _first_way(situation: Situation, candidates: list[Candidate]) -> Way | Wait | NoWay:
    """SMS is dearer and can't be answered: before it, a pause of the others is waited out where there is time."""
    why, reachable = "no_address", None
    waits: list[Pause] = []
    for one in candidates:
        if one.channel not in TWO_SIDED and (patient := _worth_waiting(situation, waits)) is not None:
            return Wait(patient)
        form = _form(situation, one)
        if form in ("free", "template", "knock", "sms"):
            pause = situation.pauses.get(one.channel)
            if pause is None:
                return Way(one.contact_id, one.channel, form)
            waits.append(pause)
        elif one.channel in TWO_SIDED and why != "tier":
            why, reachable = form, one.contact_id
    if waits:
        first = min(pause.until for pause in waits)
        return Wait(first) if first < situation.deadline else NoWay("paused", reachable)
    return NoWay(why, reachable)


def _worth_waiting(situation: Situation, waits: list[Pause]) -> datetime | None:
    """The end of a pause that leaves at least half of the time; none where somebody has to mend something first."""
    latest = situation.now + (situation.deadline - situation.now) / 2
    untils = [pause.until for pause in waits if not pause.needs_mending and pause.until <= latest]
    return min(untils, default=None)


def _form(situation: Situation, one: Candidate) -> str:
    """How it would go to this address; or why it can't: no_window, tier, no_address (SMS that is not allowed)."""
    if one.channel not in TWO_SIDED:
        return "sms" if situation.may_sms and situation.covers_sms and not one.hides else "no_address"
    if window_is_open(one.channel, one.wrote_at, situation.now):
        return "free"
    form = "template" if situation.may_template and not one.hides else "knock" if situation.may_knock else None
    if form is None:
        return "no_window"
    if one.contact_id in situation.opened:
        return form
    spent = TEMPLATES_OF.get(one.channel) in situation.pauses or situation.tier_left <= 0
    return "tier" if spent else form


def _is_over(situation: Situation, one: Candidate) -> bool:
    """Whether this message was tried there already and another try is useless."""
    return any(_ended(attempt, one) for attempt in situation.attempts if attempt.contact_id == one.contact_id)


def _ended(attempt: Attempt, one: Candidate) -> bool:
    if one.wrote_at is not None and attempt.form == "knock" and one.wrote_at >= attempt.left_at:
        return False  # she opened it: what knocked goes as free text now
    if one.wrote_at is not None and one.wrote_at > attempt.left_at:
        return False  # she is there again
    if attempt.state == "failed":
        return _is_useless(attempt.code, attempt.form)
    # It left and she was not reached in time. One of unknown end is queued again only where it may be said twice.
    return attempt.state != "unknown" or one.channel in LISTED


def _is_useless(code: str | None, form: str) -> bool:
    """Whether another try of the same message there fails again. An address that is gone is marked as such itself."""
    if code is None or not code.isdigit():
        return code in OWN_END
    then = meaning_of(code).then
    if then is Then.WINDOW_CLOSED:
        return form != "free"  # a template that meets a closed window is none that is approved
    return then is Then.NEXT_WAY


def _is_slow(situation: Situation, one: Candidate) -> bool:
    """Whether its provider has failed us for so long that another way is tried before."""
    tries = [attempt.left_at for attempt in situation.attempts if attempt.contact_id == one.contact_id]
    return bool(tries) and situation.now >= moves_on_at(min(tries), situation.deadline, situation.deliver_within)
