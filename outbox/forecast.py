"""What a notice to many will take, before it is sent: readers by way, templates, segments, rupiah, minutes, tier.

It asks the same choice as the sender (outbox.ways) about each reader as she stands now, in a few set-based looks; a
moment to come is judged by what is known today, so whoever writes meanwhile only makes it cheaper. Whether a template
holds all of it or its reader is knocked shows only when it is drawn; both cost the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import ceil

from db import Session
from outbox.channel_states import TEMPLATES_OF, Pause, pauses
from outbox.kinds import KINDS
from outbox.means import KNOCK, Means
from outbox.readers_now import Reader, Readers, look_up, shared_contacts
from outbox.tier import CHANNEL, kept_back
from outbox.tier_book import OPENING, TierBook
from outbox.ways import NoWay, Situation, Wait, Way, choose, window_is_open

BY_KETUA, NO_WAY = "ketua", "none"


@dataclass(frozen=True)
class Planned:
    """A notice as it is to leave. `template`, `knock`, `sms`: whether it has words for these forms."""

    kind: str
    at: datetime
    template: bool = True
    knock: bool = False
    sms: bool = False
    segments: int = 1
    """Of one SMS."""
    helps_for: timedelta = timedelta(hours=12)

    def may_template(self, means: Means) -> bool:
        return self.template and KINDS[self.kind].template in means.templates

    def may_knock(self, means: Means) -> bool:
        return self.knock and KNOCK in means.templates

    @property
    def may_sms(self) -> bool:
        return self.sms and KINDS[self.kind].sms


@dataclass(frozen=True)
class Forecast:
    """Counts of readers by way, and what that takes. Money is integer rupiah."""

    ways: Mapping[str, int] = field(default_factory=dict)
    """telegram, simulator, whatsapp (in its window), template, knock, sms, ketua, none -> readers."""
    segments: int = 0
    rupiah: int = 0
    seconds: float = 0
    """At the rate the settings allow; channels send side by side."""
    tier: int = 0
    """Conversations that may be opened in any 24 hours; 0 where the office has no WhatsApp."""
    tier_left: int = 0
    tier_after: int = 0
    tier_short: int = 0
    """Readers who would get a template were the tier larger."""

    @property
    def readers(self) -> int:
        return sum(self.ways.values())

    @property
    def templates(self) -> int:
        return sum(self.ways.get(form, 0) for form in OPENING)

    @property
    def minutes(self) -> int:
        """Begun minutes."""
        return ceil(self.seconds / 60)

    def as_counts(self) -> dict[str, int]:
        """For keeping beside what was confirmed."""
        return {**self.ways, "segments": self.segments, "rupiah": self.rupiah, "minutes": self.minutes}


@dataclass(frozen=True)
class Chosen:
    """The way one reader's copy will take: a key of `Forecast.ways`; `short`: the tier kept it from her WhatsApp."""

    person_id: int
    way: str
    contact_id: int | None = None
    short: bool = False


def forecast(
    session: Session, notice: Planned, readers: Readers, means: Means, now: datetime, book: TierBook | None = None
) -> Forecast:
    """What sending it to them at `notice.at` takes; with a `book` after all that was put down there before."""
    return forecast_for(session, notice, look_up(session, readers), means, book or TierBook(session, now, means))


def forecast_for(
    session: Session, notice: Planned, readers: Sequence[Reader], means: Means, book: TierBook
) -> Forecast:
    """As `forecast`, for readers who were looked up before: of several notices to the same people."""
    before = book.left(notice.at)
    chosen = choose_all(session, notice, readers, means, book)
    return counted(chosen, notice, means, before, book.left(notice.at))


def choose_all(
    session: Session, notice: Planned, readers: Sequence[Reader], means: Means, book: TierBook
) -> list[Chosen]:
    """Each reader's way, in their order; templates are put down in the book."""
    held = pauses(session, notice.at)
    shared = frozenset() if KINDS[notice.kind].shared_phone else shared_contacts(session)
    return _choose(notice, readers, held, shared, means, book)


def _choose(
    notice: Planned,
    readers: Sequence[Reader],
    held: Mapping[str, Pause],
    shared: frozenset[int],
    means: Means,
    book: TierBook,
) -> list[Chosen]:
    opened, left = set(book.opened(notice.at)), book.left(notice.at)
    left -= kept_back(KINDS[notice.kind].priority, means)
    relayed = KINDS[notice.kind].relay
    alike: dict[tuple[object, ...], tuple[str | None, bool]] = {}
    all_chosen = []
    for reader in readers:
        likeness = _likeness(reader, notice.at, left > 0, opened, shared)
        if likeness is not None and likeness in alike:
            form, short = alike[likeness]
            way = _same_way(reader, form)
        else:
            way, short = _way(_situation(notice, reader, held, shared, means, left, opened))
            if likeness is not None:
                alike[likeness] = (way.form if isinstance(way, Way) else None, short)
        if isinstance(way, Way) and way.form in OPENING:
            left -= way.contact_id not in opened
            opened.add(way.contact_id)
            book.open(way.contact_id, notice.at)
        all_chosen.append(_named(reader, way, relayed, short))
    return all_chosen


def _likeness(
    reader: Reader, at: datetime, tier_is_left: bool, opened: set[int], shared: frozenset[int]
) -> tuple[object, ...] | None:
    """All that the choice of her way depends on, where she has one address: of an office's readers nearly all do."""
    if len(reader.candidates) != 1:
        return None
    (one,) = reader.candidates
    at_hand = window_is_open(one.channel, one.wrote_at, at), one.contact_id in opened, one.contact_id in shared
    return one.channel, one.stopped, one.blocked, reader.consented, reader.covers_sms, tier_is_left, *at_hand


def _same_way(reader: Reader, form: str | None) -> Way | NoWay:
    (one,) = reader.candidates
    return Way(one.contact_id, one.channel, form) if form is not None else NoWay("alike")


def _situation(
    notice: Planned,
    reader: Reader,
    held: Mapping[str, Pause],
    shared: frozenset[int],
    means: Means,
    left: int,
    opened: set[int],
) -> Situation:
    return Situation(
        now=notice.at,
        deadline=notice.at + notice.helps_for,
        deliver_within=KINDS[notice.kind].deliver_within,
        candidates=reader.hiding(shared) if shared else reader.candidates,
        channels=means.channels,
        preferred=reader.preferred,
        consented=reader.consented,
        covers_sms=reader.covers_sms,
        may_template=notice.may_template(means),
        may_knock=notice.may_knock(means),
        may_sms=notice.may_sms,
        pauses=held,
        tier_left=left,
        opened=frozenset(one.contact_id for one in reader.candidates if one.contact_id in opened),
    )


def _way(situation: Situation) -> tuple[Way | NoWay, bool]:
    """Her way, and whether the tier kept her from a template; what a pause holds up goes when it is over."""
    way = choose(situation)
    if isinstance(way, Wait):
        way = choose(replace(situation, pauses={}))
    if isinstance(way, Wait) or (isinstance(way, Way) and way.form != "sms"):
        return (NoWay("paused"), False) if isinstance(way, Wait) else (way, False)
    held = {name: one for name, one in situation.pauses.items() if name not in TEMPLATES_OF.values()}
    with_more = choose(replace(situation, tier_left=1, pauses=held))
    return way, isinstance(with_more, Way) and with_more.form in OPENING


def _named(reader: Reader, way: Way | NoWay, relayed: bool, short: bool) -> Chosen:
    if not isinstance(way, Way):
        return Chosen(reader.person_id, BY_KETUA if relayed and reader.ketua_reachable else NO_WAY, short=short)
    name = way.channel if way.form == "free" else way.form
    return Chosen(reader.person_id, name, way.contact_id, short)


def counted(chosen: Iterable[Chosen], notice: Planned, means: Means, tier_left: int, tier_after: int) -> Forecast:
    """The counts of these choices, priced by the settings."""
    every = list(chosen)
    ways = Counter(one.way for one in every)
    segments = ways["sms"] * notice.segments
    leaving: Counter[str] = Counter()
    for way, count in ways.items():
        if way not in (BY_KETUA, NO_WAY):
            leaving[CHANNEL if way in OPENING else way] += segments if way == "sms" else count
    return Forecast(
        dict(ways),
        segments,
        rupiah=sum(ways[form] for form in OPENING) * means.rupiah_a_template + segments * means.rupiah_a_segment,
        seconds=max((count / means.per_second.get(name, 1e9) for name, count in leaving.items()), default=0),
        tier=means.daily_tier if means.has(CHANNEL) else 0,
        tier_left=tier_left,
        tier_after=tier_after,
        tier_short=sum(one.short for one in every),
    )


def total(forecasts: Iterable[Forecast]) -> Forecast:
    """Several notices that leave one after another, taken together; the tier as before the first and after the last."""
    every = list(forecasts)
    if not every:
        return Forecast()
    ways: Counter[str] = Counter()
    for one in every:
        ways.update(one.ways)
    return Forecast(
        dict(ways),
        sum(one.segments for one in every),
        sum(one.rupiah for one in every),
        sum(one.seconds for one in every),
        every[0].tier,
        every[0].tier_left,
        min(one.tier_after for one in every),
        sum(one.tier_short for one in every),
    )
