"""A day on which every fifth request fails in some way: nothing is lost, and nothing said twice but what may be."""

from collections import Counter
from datetime import timedelta
from random import Random

from sqlalchemy import select

from db import Session
from db.tables import OutboxRow, Sending
from outbox import reconciling
from outbox.codes import MEANINGS
from outbox.failures import AnswerUnknown, ProviderCode, ProviderDown, SendFailure, TooFast
from outbox.messages import Message
from outbox.queue import put_notice, put_reply
from outbox.ways import LISTED
from tests.scheduler.several_ways import Handed, Post, has, post
from tests.village import MEMBERS

__all__ = ["post"]
WAYS = (("whatsapp", "sms"), ("telegram", "whatsapp"), ("whatsapp", "telegram", "sms"), ("sms",), ("telegram",))
KINDS_SENT = ("meeting_reminder", "meeting_moved", "report_request")
SETTLED = {"sent", "delivered", "read", "failed", "unreachable", "dropped"}


class BadDay:
    """Providers of whom every fifth request has bad luck; what arrived all the same is noted."""

    def __init__(self, post: Post, chance: Random) -> None:
        self.post, self.chance = post, chance
        self.arrived: dict[int, Handed] = {}
        """By the place of the request in `post.handed`."""
        post._send = self.send  # type: ignore[method-assign]  # the network's edge of this test

    async def send(self, channel: str, address: str, message: Message) -> str:
        place = len(self.post.handed)
        handed = Handed(f"SM{place}", channel, address, message)
        self.post.handed.append(handed)
        failure = self.failure(channel) if self.chance.random() < 0.2 else None
        if failure is None or (isinstance(failure, AnswerUnknown) and self.chance.random() < 0.5):
            self.arrived[place] = handed
        if failure is not None:
            raise failure
        return handed.provider_id

    def failure(self, channel: str) -> SendFailure:
        kinds: list[SendFailure] = [ProviderDown(), TooFast(3), AnswerUnknown()]
        if channel in LISTED:
            kinds += [ProviderCode(code) for code in sorted(MEANINGS)] * 2 + [AnswerUnknown()] * 20
        return self.chance.choice(kinds)

    def settle_unknown(self) -> None:
        """As the worker that reads the providers' lists."""
        village = self.post.village
        known = village.read(lambda s: set(s.scalars(select(Sending.provider_id))))
        listed = [handed for handed in self.arrived.values() if handed.provider_id not in known]
        for channel in sorted(LISTED):
            for one in village.read(lambda s, c=channel: reconciling.unknown_sendings(s, c, village.now)):  # type: ignore[misc]  # mypy: a lambda's default
                there = [h for h in listed if h.address == one.address and h.channel == channel]
                if there:
                    listed.remove(there[0])
                    self.found(one.id, there[0].provider_id)
                else:
                    village.write(lambda s, id_=one.id: reconciling.not_at_provider(s, id_, village.now))  # type: ignore[misc]  # mypy: a lambda's default

    def found(self, sending_id: int, provider_id: str) -> None:
        now = self.post.village.now
        self.post.village.write(lambda s: reconciling.found_at_provider(s, sending_id, provider_id, "delivered", now))

    def deliveries_told(self) -> None:
        """What arrived is on her phone, says the provider of a channel that says so."""
        for handed in self.arrived.values():
            if handed.channel in LISTED:
                self.post.says("delivered", of=handed)


def test_on_a_bad_day_nothing_is_lost_and_only_unknown_ends_repeat(post: Post) -> None:
    village, day = post.village, BadDay(post, Random(7))
    for place, name in enumerate(MEMBERS):
        contacts = has(village, name, *WAYS[place % len(WAYS)], wrote=timedelta(minutes=5))
        village.write(lambda s, name=name, contacts=contacts: fill(s, post, name, contacts))  # type: ignore[misc]  # mypy: a lambda's default
    for _ in range(26):
        post.minutes_pass(30)
        day.settle_unknown()
        day.deliveries_told()
    rows = village.outbox()
    arrivals = arrivals_of(post, day)

    for row in rows:
        if row.state == "unknown":
            assert row.way == "telegram"  # which has no list to ask
            continue
        if row.state == "knocked":
            assert row.kind == "reply"  # its reader has to open it
            continue
        assert row.state in SETTLED
        reached = row.state in ("sent", "delivered", "read")
        assert reached is (arrivals[row.id] > 0), (row.id, row.state, row.outcome)
        assert reached or row.outcome is not None
        assert arrivals[row.id] <= 1 + (row.way == "telegram" and row.repeats > 0)
    assert sum(arrivals.values()) > 0.8 * len(rows)


def fill(session: Session, post: Post, name: str, contacts: dict[str, int]) -> None:
    now, person = post.village.now, post.village.people[name]
    deadline = now + timedelta(hours=12)
    for kind in KINDS_SENT:
        put_notice(session, kind, "meeting:1", person, f"{kind} {name}", now, deadline=deadline)
    for channel in ("telegram", "whatsapp"):
        if channel in contacts:
            put_reply(session, contacts[channel], Message(f"jawaban untuk {name}"), now)


def arrivals_of(post: Post, day: BadDay) -> Counter[int]:
    """How often the content of each row came to its reader's phone.

    A request of unknown end that arrived has no id with us on Telegram: it is told by its row's being repeated.
    """
    by_id = {handed.provider_id for handed in day.arrived.values() if handed.form != "knock"}
    query = select(Sending.outbox_id, Sending.provider_id).join(OutboxRow, OutboxRow.id == Sending.outbox_id)
    rows = post.village.read(lambda s: s.execute(query).all())
    return Counter(row_id for row_id, provider_id in rows if provider_id in by_id)
