"""A village whose people have several addresses, and a post office that notes what is handed to each provider."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select, update

from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeTalk
from db import Session
from db.tables import Address, Consent, Contact, OutboxRow, Sending
from outbox import statuses
from outbox.addresses import open_address
from outbox.failures import SendFailure
from outbox.inbox import locked_contact, take_in
from outbox.kinds import KINDS
from outbox.means import KNOCK, Means
from outbox.messages import Button, Incoming, Message, TemplateCall
from outbox.queue import put_notice
from scheduler.deliver import Deliverer
from scheduler.jobs import run_jobs
from tests.village import Village

ALL_TEMPLATES = frozenset({KNOCK, *(kind.template for kind in KINDS.values() if kind.template is not None)})
EVERYWHERE = Means(
    channels=frozenset({"telegram", "whatsapp", "sms"}),
    templates=ALL_TEMPLATES,
    daily_tier=250,
    rupiah_a_template=400,
    rupiah_a_segment=600,
)
CONTENT, AS_TEMPLATE, AS_SMS, AS_KNOCK = "ISI LENGKAP", "ISI TEMPLAT", "ISI SMS", "1 kabar"
SPEAKING = NoticeTalk(
    render=lambda view: Message(CONTENT, rows=((Button("Hadir", "n:x:y"), Button("Berhalangan", "n:x:z")),)),
    template=lambda view: TemplateCall(KINDS[view.slot.split()[0]].template or "", (AS_TEMPLATE,)),
    sms=lambda view: AS_SMS,
    knock=lambda view: AS_KNOCK,
)
"""Words for any notice, so that what a kind's ways are is asked without its own. Its slot begins with its kind."""


@dataclass
class Handed:
    """What one request held."""

    provider_id: str
    channel: str
    address: str
    message: Message

    @property
    def form(self) -> str:
        template = self.message.template
        if template is not None:
            return "knock" if template.name == KNOCK else "template"
        return "sms" if self.channel == "sms" else "free"


@dataclass
class Post:
    """The office's senders, with providers that answer as they are told to."""

    village: Village
    means: Means = EVERYWHERE
    handed: list[Handed] = field(default_factory=list)
    answers: list[SendFailure | None] = field(default_factory=list)
    """How the next requests fail; None, and whatever comes after, arrives."""
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def deliver(self) -> None:
        """Lets everything leave that may."""
        clock, rules = lambda: self.village.now, self.village.rules
        sender = Deliverer(self.village.database, self._send, clock, rules, None, means=self.means)
        asyncio.run(sender.drain())

    def minutes_pass(self, minutes: float) -> None:
        """Time passes, jobs and sender do what is due then."""
        self.village.now += timedelta(minutes=minutes)
        self.village.write(lambda s: run_jobs(s, self.village.now, self.village.rules))
        self.deliver()

    def told(self, name: str, kind: str = "meeting_reminder", *, hours: float | None = 48) -> OutboxRow:
        """Puts a notice for her alone into the outbox and lets it leave."""
        village = self.village
        deadline = village.now + timedelta(hours=hours) if hours is not None else None
        slot = f"{kind} {next(self.numbers)}"
        village.write(
            lambda s: put_notice(s, kind, "meeting:1", village.people[name], slot, village.now, deadline=deadline)
        )
        self.deliver()
        return self.row()

    def row(self) -> OutboxRow:
        """The newest row of the outbox."""
        return self.village.read(lambda s: s.scalars(select(OutboxRow).order_by(OutboxRow.id.desc()).limit(1)).one())

    def sendings(self) -> list[Sending]:
        return self.village.read(lambda s: list(s.scalars(select(Sending).order_by(Sending.id))))

    @property
    def ways(self) -> list[tuple[str, str]]:
        """(channel, form) of every request, in order."""
        return [(one.channel, one.form) for one in self.handed]

    def says(self, state: str, code: str | None = None, *, of: Handed | None = None) -> None:
        """The provider calls back about a message, the newest unless said otherwise."""
        about = of or self.handed[-1]
        now = self.village.now
        self.village.write(lambda s: statuses.take_status(s, about.channel, about.provider_id, state, code, now))

    async def _send(self, channel: str, address: str, message: Message) -> str:
        handed = Handed(f"SM{next(self.numbers)}", channel, address, message)
        self.handed.append(handed)
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        return handed.provider_id


def has(
    village: Village, name: str, *channels: str, wrote: timedelta | None = None, covers_sms: bool = True
) -> dict[str, int]:
    """Gives her exactly these addresses, opened by a signed sheet; `wrote` so long ago on WhatsApp, or never.

    Returns the contact's id by channel. She used the first named last.
    """
    person = village.people[name]

    def work(session: Session) -> dict[str, int]:
        session.execute(update(Address).where(Address.person_id == person).values(closed_at=village.now))
        if session.scalar(select(Consent.id).where(Consent.person_id == person)) is None:
            session.add(Consent(person_id=person, version="t", language="id", source="sheet", given_at=village.now))
            session.flush()
        session.execute(update(Consent).where(Consent.person_id == person).values(covers_sms=covers_sms))
        return {
            channel: _address(session, village, person, channel, place, wrote) for place, channel in enumerate(channels)
        }

    return village.write(work)


def _address(session: Session, village: Village, person: int, channel: str, place: int, wrote: timedelta | None) -> int:
    contact = locked_contact(session, Incoming(channel, address_of(channel, person), "x"), village.now)
    contact.last_seen_at = village.now - timedelta(days=place)
    contact.wrote_at = village.now - wrote if wrote is not None and channel == "whatsapp" else None
    open_address(session, contact, person, "sheet", village.now)
    return contact.id


def address_of(channel: str, person: int) -> str:
    return f"{person}" if channel == "telegram" else f"+62812{person:06d}"


def writes(village: Village, name: str, text: str = "Buka", channel: str = "whatsapp") -> None:
    """A message of hers arrives; the conversation behind it has tests of its own."""
    incoming = Incoming(channel, address_of(channel, village.people[name]), f"in{village.now.timestamp()}", text=text)
    village.write(lambda s: take_in(s, incoming, village.now))


def contact(village: Village, contact_id: int) -> Contact:
    return village.read(lambda s: s.get_one(Contact, contact_id))


def at(village: Village, day: str, clock: str) -> datetime:
    return village.at(day, clock)


@pytest.fixture
def post(village: Village, monkeypatch: pytest.MonkeyPatch) -> Post:
    """Every kind of notice has words in every form here."""
    for kind in KINDS:
        monkeypatch.setitem(NOTICES, kind, replace(NOTICES.get(kind, SPEAKING), **vars(SPEAKING)))
    return Post(village)
