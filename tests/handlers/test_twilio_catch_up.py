"""What no webhook brought is read from Twilio's list, and requests of unknown end are looked up before any resend."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import insert, select, update

from db import Database, Session
from db.tables import Contact, InboxEntry, OutboxRow, Sending
from handlers.twilio.api import TwilioApi
from handlers.twilio.catch_up import BETWEEN_LOOKS, REQUEST_IS_OVER, CatchUp, Senders
from handlers.twilio.listed import Listed
from handlers.twilio.lost_requests import pairs_found
from handlers.twilio.sending import Sender, SmsChannel, TwilioChannel
from outbox.channel_states import caught_up_at
from outbox.claims import claim, mark_sending, settle_sent, settle_unknown
from outbox.failures import AnswerUnknown
from outbox.inbox import take_in
from outbox.messages import Attachment, Button, Incoming, Message, incoming_from_json
from outbox.queue import put_reply
from outbox.reconciling import UnknownSending
from outbox.sendings import Leaving
from tests.fakes.twilio_api import FakeTwilio, Fault, Person

pytestmark = pytest.mark.anyio

BEGIN = datetime(2018, 11, 22, 2, 0, tzinfo=UTC)
NUMBER = "+6281234567801"
Result = TypeVar("Result")


class Office:
    """A program's worth of database, sender and worker on one clock, beside the fake Twilio."""

    def __init__(self, database: Database, twilio: FakeTwilio) -> None:
        self.database, self.twilio = database, twilio
        self.now = BEGIN
        twilio.clock = lambda: self.now
        self.units = ThreadPoolExecutor(1)
        self.api = TwilioApi(
            twilio.account_sid, twilio.auth_token, twilio.api_base, twilio.content_base, seconds_to_answer=0.4
        )
        self.channels: dict[str, TwilioChannel | SmsChannel] = {
            "whatsapp": TwilioChannel(self.api, Sender(twilio.whatsapp_from), {}, lambda *_: ""),
            "sms": SmsChannel(self.api, Sender(twilio.sms_from)),
        }
        self.taken: list[Incoming] = []
        self.fails_to_take: set[str] = set()
        self.worker = self.new_worker()

    def new_worker(self) -> CatchUp:
        """As after a restart."""
        senders = Senders(self.twilio.whatsapp_from, self.twilio.sms_from)
        return CatchUp(self.api, self.database, self.take, lambda: self.now, self.units, senders)

    async def take(self, incoming: Incoming) -> None:
        if incoming.text in self.fails_to_take:
            raise OSError("the database is down")
        self.taken.append(incoming)
        await asyncio.to_thread(self.database.write, lambda session: take_in(session, incoming, self.now))

    async def looks(self) -> int:
        return await self.worker.catch_up()

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    async def sends(self, text: str, channel: str = "whatsapp", *, killed: bool = False) -> int:
        """A reply leaves as the sender lets it leave; `killed`: before its answer was stored. Returns its row."""
        message = Message(text)

        def begin(session: Session) -> tuple[int, int]:
            contact = _contact_id(session, channel)
            put_reply(session, contact, message, self.now)
            (row,) = claim(session, self.now, 1)
            sending = mark_sending(session, row.id, Leaving(contact, channel), self.now)
            assert sending is not None
            return row.id, sending

        row, sending = self.database.write(begin)
        try:
            sid = await self.channels[channel].send(NUMBER, message)
        except AnswerUnknown:
            self.passes(seconds=1)
            self.database.write(lambda session: settle_unknown(session, row, self.now))
            return row
        if killed:
            self.database.write(lambda session: settle_unknown(session, row, self.now))
        else:
            self.database.write(lambda session: settle_sent(session, row, sid, self.now, sending))
        await asyncio.to_thread(self.twilio.settles)
        return row

    def sees(self, look: Callable[[Session], Result]) -> Result:
        return self.database.read(look)

    def state_of(self, row: int) -> str:
        return self.sees(lambda session: session.get_one(OutboxRow, row).state)

    def sendings(self) -> list[tuple[str, str | None, str | None]]:
        query = select(Sending.state, Sending.provider_id, Sending.code).order_by(Sending.id)
        return [
            (one.state, one.provider_id, one.code) for one in self.sees(lambda session: session.execute(query).all())
        ]

    def inbox(self) -> list[Incoming]:
        query = select(InboxEntry.payload).order_by(InboxEntry.id)
        return [incoming_from_json(one) for one in self.sees(lambda session: session.scalars(query).all())]


def _contact_id(session: Session, channel: str) -> int:
    existing = session.scalar(select(Contact.id).where(Contact.channel == channel, Contact.address_index == NUMBER))
    if existing is not None:
        return existing
    values = {"channel": channel, "address": NUMBER, "address_index": NUMBER, "language": "id"}
    statement = insert(Contact).values(opened_at=BEGIN, last_seen_at=BEGIN, **values).returning(Contact.id)
    return session.execute(statement).scalar_one()


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as twilio:
        yield twilio


@pytest.fixture
async def office(database: Database, twilio: FakeTwilio, anyio_backend: str) -> AsyncIterator[Office]:
    office = Office(database, twilio)
    yield office
    office.api.close()
    office.units.shutdown()


@pytest.fixture
def mawar(office: Office, twilio: FakeTwilio) -> Person:
    return twilio.person(NUMBER, "Mawar")


on_one_database = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_what_people_wrote_while_nobody_listened_is_taken_in_once_and_in_order(
    office: Office, mawar: Person
) -> None:
    mawar.says("satu")
    office.passes(seconds=2)
    mawar.sends_media([("image/jpeg", b"1"), ("audio/ogg", b"2")], "image", "dua")
    office.passes(seconds=2)
    mawar.says("tiga")
    office.passes(minutes=20)

    assert await office.looks() == 3
    office.passes(hours=1)
    assert await office.looks() == 0
    office.worker = office.new_worker()
    assert await office.looks() == 0

    assert [one.text for one in office.inbox()] == ["satu", "dua", None, "tiga"]
    first, photo, voice, _ = office.inbox()
    assert (first.channel, first.address, first.phone) == ("whatsapp", NUMBER, NUMBER)
    assert first.written_at == "2018-11-22T02:00:00+00:00"
    assert (photo.file and photo.file.kind, voice.file and voice.file.kind) == ("photo", "voice")
    assert voice.message_id == f"{photo.message_id}:1"


async def test_the_list_tells_nothing_of_what_a_webhook_brought(office: Office, mawar: Person) -> None:
    written = mawar.says("satu")
    await office.take(Incoming("whatsapp", NUMBER, written.sid, text="satu"))
    photos = mawar.sends_media([("image/jpeg", b"1"), ("image/jpeg", b"2")], "image")
    await office.take(Incoming("whatsapp", NUMBER, photos.sid))
    office.taken.clear()

    assert await office.looks() == 1  # the second photo had not come

    assert [one.message_id for one in office.inbox()] == [written.sid, photos.sid, f"{photos.sid}:1"]


@on_one_database
async def test_the_list_is_read_at_the_start_then_hourly_or_when_a_webhook_failed(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    def times_read() -> int:
        return sum(1 for call, _ in twilio.calls if call == "list")

    await office.looks()
    begun = times_read()
    office.passes(minutes=59)
    await office.looks()
    assert times_read() == begun == 1

    office.passes(minutes=1)
    await office.looks()
    assert times_read() == 2

    mawar.says("satu")
    office.worker.soon()
    await office.looks()
    assert times_read() == 3
    assert [one.text for one in office.taken] == ["satu"]


@on_one_database
async def test_each_look_begins_a_little_before_the_last_one_ended(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    await office.looks()
    office.passes(minutes=-5)
    mawar.says("terlambat masuk daftar")
    office.passes(minutes=70)

    assert await office.looks() == 1

    asked = [params["DateSent>"][0] for call, params in twilio.calls if call == "list"]
    assert asked == ["2018-11-21T01:50:00Z", "2018-11-22T01:50:00Z"]


@on_one_database
async def test_more_messages_than_a_page_holds_are_all_taken_in(office: Office, twilio: FakeTwilio) -> None:
    twilio.largest_page = 3
    for number in range(8):
        twilio.person(f"+62812345670{number}").says("hadir")

    assert await office.looks() == 8
    assert len(office.inbox()) == 8


@on_one_database
async def test_a_message_that_cannot_be_stored_holds_up_no_other_and_is_tried_again(
    office: Office, mawar: Person
) -> None:
    office.fails_to_take = {"dua"}
    for text in ("satu", "dua", "tiga"):
        mawar.says(text)

    await office.looks()
    assert [one.text for one in office.inbox()] == ["satu", "tiga"]
    assert office.sees(lambda session: caught_up_at(session, "whatsapp")) is None

    office.fails_to_take = set()
    office.passes(minutes=2)
    await office.looks()
    assert [one.text for one in office.inbox()] == ["satu", "tiga", "dua"]
    assert office.sees(lambda session: caught_up_at(session, "whatsapp")) == office.now


@on_one_database
@pytest.mark.parametrize("fault", ["20429", "bad_gateway", "dropped", "no_answer"])
async def test_a_list_that_cannot_be_read_is_asked_for_again(
    office: Office, twilio: FakeTwilio, mawar: Person, fault: str
) -> None:
    mawar.says("satu")
    twilio.faults.next(Fault(fault, ("list",)))

    assert await office.looks() == 0
    office.passes(minutes=2)
    assert await office.looks() == 1


async def test_a_delivery_that_no_callback_told_is_found_in_the_list(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    mawar.says("menu")
    there = await office.sends("sampai")
    mawar.is_silent = True
    off = await office.sends("telepon mati")
    mawar.is_silent = False
    twilio.faults.later(63024)
    failed = await office.sends("gagal")

    assert [office.state_of(row) for row in (there, off, failed)] == ["sent", "sent", "sent"]
    office.passes(minutes=3)
    await office.looks()

    assert office.state_of(there) == "delivered"
    assert office.state_of(off) == "sent"
    assert office.state_of(failed) != "sent"
    assert [(state, code) for state, _, code in office.sendings()] == [
        ("delivered", None),
        ("sent", None),
        ("failed", "63024"),
    ]


@pytest.mark.parametrize("fault", ["no_answer", "accepted_then_dropped", "accepted_then_error"])
async def test_a_request_that_was_taken_without_an_answer_is_found_and_not_repeated(
    office: Office, twilio: FakeTwilio, mawar: Person, fault: str
) -> None:
    mawar.says("menu")
    twilio.faults.next(fault)
    row = await office.sends("Pertemuan besok pukul 09.00.")
    assert office.state_of(row) == "unknown"

    await asyncio.to_thread(twilio.settles)
    await office.looks()

    assert office.state_of(row) == "delivered"
    assert [sid for _, sid, _ in office.sendings()] == [twilio.sent[0].sid]
    assert len(twilio.sent) == 1


@pytest.mark.parametrize("fault", ["dropped", "server_error"])
async def test_a_request_that_never_came_is_queued_again_once_it_is_certain(
    office: Office, twilio: FakeTwilio, mawar: Person, fault: str
) -> None:
    mawar.says("menu")
    twilio.faults.next(fault)
    row = await office.sends("Pertemuan besok pukul 09.00.")

    await office.looks()
    assert office.state_of(row) == "unknown"  # the request might still be on its way

    office.now += REQUEST_IS_OVER
    assert await office.looks() == 1
    assert office.state_of(row) == "queued"
    assert office.sendings() == [("failed", None, "not_there")]


@on_one_database
async def test_a_message_still_waiting_at_twilio_is_found_too(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    """It has no date of sending yet, by which the list could be narrowed."""
    mawar.says("menu")
    row = await office.sends("halo", killed=True)
    twilio.sent[0].sent, twilio.sent[0].status = None, "queued"
    office.now += REQUEST_IS_OVER

    await office.looks()

    assert office.state_of(row) == "sent"


@on_one_database
async def test_of_two_lost_requests_only_the_one_that_never_came_goes_again(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    mawar.says("menu")
    known = await office.sends("Terima kasih, Bu.")
    twilio.faults.next("dropped", "no_answer")
    never_came = await office.sends("Terima kasih, Bu Mawar.")
    came = await office.sends("Pertemuan besok.")
    office.now += REQUEST_IS_OVER

    await office.looks()

    assert [office.state_of(row) for row in (known, never_came, came)] == ["delivered", "queued", "delivered"]


@on_one_database
async def test_nothing_is_settled_while_another_request_to_the_same_reader_is_under_way(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    mawar.says("menu")
    twilio.faults.next("dropped")
    lost = await office.sends("satu")
    under_way = await office.sends("dua")
    office.database.write(
        lambda session: session.execute(
            update(Sending).where(Sending.outbox_id == under_way).values(state="sending", provider_id=None)
        )
    )
    office.now += REQUEST_IS_OVER

    await office.looks()

    assert office.state_of(lost) == "unknown"


@on_one_database
async def test_an_sms_of_unknown_end_is_looked_up_like_the_rest(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    twilio.faults.next("no_answer")
    row = await office.sends("Pertemuan besok 09.00.", "sms")
    await asyncio.to_thread(twilio.settles)

    await office.looks()

    assert office.state_of(row) == "delivered"
    assert [message.channel for message in mawar.from_us] == ["sms"]


@on_one_database
async def test_unknown_ends_are_looked_up_between_the_hourly_looks(
    office: Office, twilio: FakeTwilio, mawar: Person
) -> None:
    await office.looks()
    mawar.says("menu")
    twilio.faults.next("accepted_then_dropped")
    row = await office.sends("halo")
    assert timedelta(seconds=2) < BETWEEN_LOOKS

    await office.looks()

    assert office.state_of(row) != "unknown"


LOST = UnknownSending(
    1, 1, "whatsapp", NUMBER, "free", None, Message("Bisa hadir?"), BEGIN, BEGIN + timedelta(seconds=10)
)
NOTICE = replace(LOST, id=2, message=None)
THERE = Listed("SM1", "whatsapp:+62", f"whatsapp:{NUMBER}", "Bisa hadir?", "sent", "", 0, BEGIN, BEGIN)
SLIP = Attachment("document", "slip.pdf", b"%PDF-")
CHOICES = ((Button("Hadir", "d:1:1:yes"),), (Button("Tidak", "d:1:1:no"),))


@pytest.mark.parametrize(
    ("message", "body", "files", "is_it"),
    [
        (Message("Bisa hadir?"), "Bisa hadir?", 0, True),
        (Message("Bisa  *hadir*?"), "Bisa \u200a*hadir*?", 0, True),
        (Message("Bisa hadir?"), "Bisa hadir, Bu?", 0, False),
        (Message("Bisa hadir?"), "", 0, False),
        (Message("Bisa hadir?", CHOICES), "Bisa hadir?\n\n1. Hadir\n2. Tidak", 0, True),
        (Message("Bisa hadir?", CHOICES), "Bisa hadir?", 0, True),
        (Message("satu " * 400 + "akhir"), "satu satu akhir", 0, True),
        (Message("satu " * 400 + "akhir"), "satu satu", 0, False),
        (Message("Slip", attachment=SLIP), "", 1, True),
        (Message("Slip", attachment=SLIP), "Slip", 0, True),
        (Message("Slip", attachment=SLIP), "https://pkh.example/media/paper-1-2-3", 0, True),
        (Message("Slip", attachment=SLIP), "Menu", 0, False),
    ],
    ids=[
        "same",
        "formatting",
        "other words",
        "no words",
        "lines",
        "buttons",
        "last part",
        "earlier part",
        "a file",
        "words after a file",
        "link to a file",
        "not with a file",
    ],
)
def test_a_lost_reply_is_known_by_the_words_of_its_last_part(
    message: Message, body: str, files: int, is_it: bool
) -> None:
    found = pairs_found([replace(LOST, message=message)], [replace(THERE, body=body, files=files)])

    assert bool(found) == is_it


@pytest.mark.parametrize(("seconds", "is_it"), [(-121, False), (-60, True), (0, True), (10, True), (131, False)])
def test_a_lost_notice_is_known_by_its_time(seconds: float, is_it: bool) -> None:
    there = replace(THERE, created_at=BEGIN + timedelta(seconds=seconds))

    assert bool(pairs_found([NOTICE], [there])) == is_it


def test_a_message_is_taken_for_the_request_that_fits_best_and_for_one_only() -> None:
    later = replace(NOTICE, id=3, left_at=BEGIN + timedelta(seconds=20), asked_at=BEGIN + timedelta(seconds=30))
    there = replace(THERE, created_at=BEGIN + timedelta(seconds=21))

    assert pairs_found([NOTICE, later], [there]) == {3: there}
    assert pairs_found([NOTICE, LOST], [THERE]) == {1: THERE}
