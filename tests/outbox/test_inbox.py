"""Taking in: each message once, each address known, one message of an address at a time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from db import Database, Session
from db.tables import Contact, InboxEntry, Person
from outbox.addresses import block_address, mark_blocked, open_address, persons_of
from outbox.inbox import known_contact, locked_contact, store_failed, take_in
from outbox.messages import Incoming, Sender

NOW = datetime(2018, 11, 22, 1, tzinfo=UTC)
HELLO = Incoming("telegram", "77", "u1", text="halo")


def contacts(database: Database) -> list[Contact]:
    return database.read(lambda s: list(s.scalars(select(Contact).order_by(Contact.id))))


def test_a_first_message_makes_its_contact(database: Database) -> None:
    arrival = database.write(lambda s: take_in(s, HELLO, NOW))

    assert arrival is not None
    [contact] = contacts(database)
    assert (contact.channel, contact.address, contact.opened_at) == ("telegram", "77", NOW)
    assert database.read(lambda s: known_contact(s, "telegram", "77")) == contact.id
    assert database.read(lambda s: known_contact(s, "whatsapp", "77")) is None


def test_the_same_message_is_taken_in_once(database: Database) -> None:
    database.write(lambda s: take_in(s, HELLO, NOW))

    assert database.write(lambda s: take_in(s, HELLO, NOW)) is None
    assert database.write(lambda s: take_in(s, replace(HELLO, message_id="u2"), NOW)) is not None


def test_the_same_message_arriving_twice_at_once_is_taken_in_once(database: Database) -> None:
    with ThreadPoolExecutor(4) as doors:
        arrivals = list(doors.map(lambda _: database.write(lambda s: take_in(s, HELLO, NOW)), range(8)))

    assert sum(arrival is not None for arrival in arrivals) == 1
    assert len(contacts(database)) == 1


def test_two_messages_of_one_address_are_never_at_work_at_the_same_time(database: Database) -> None:
    database.write(lambda s: locked_contact(s, HELLO, NOW))

    def counts_up(number: int) -> None:
        def work(session: Session) -> None:
            arrival = take_in(session, replace(HELLO, message_id=f"n{number}"), NOW)
            assert arrival is not None
            arrival.contact.blocked_reason = str(int(arrival.contact.blocked_reason or 0) + 1)

        database.write(work)

    with ThreadPoolExecutor(4) as doors:
        list(doors.map(counts_up, range(20)))

    assert contacts(database)[0].blocked_reason == "20"


@pytest.mark.parametrize(
    ("hint", "language"),
    [("jv", "jv"), ("su-ID", "su"), ("id", "id"), ("en", "id"), ("de", "id"), ("", "id"), (None, "id")],
)
def test_a_new_contacts_language_follows_its_phone_where_that_helps(
    database: Database, hint: str | None, language: str
) -> None:
    """English is what many phones say whose owner reads Indonesian."""
    database.write(lambda s: take_in(s, replace(HELLO, sender=Sender(hint)), NOW))

    assert contacts(database)[0].language == language


def test_whoever_writes_is_reachable_again(database: Database) -> None:
    database.write(lambda s: take_in(s, HELLO, NOW))
    database.write(lambda s: mark_blocked(s, contacts(database)[0].id, "blocked", NOW))
    assert contacts(database)[0].blocked_at == NOW

    database.write(lambda s: take_in(s, replace(HELLO, message_id="u2"), NOW + timedelta(hours=1)))

    [contact] = contacts(database)
    assert (contact.blocked_at, contact.blocked_reason) == (None, None)
    assert contact.last_seen_at == NOW + timedelta(hours=1)


def test_a_block_that_the_provider_tells_by_address_finds_its_contact(database: Database) -> None:
    database.write(lambda s: take_in(s, HELLO, NOW))
    database.write(lambda s: block_address(s, "telegram", "77", NOW))
    database.write(lambda s: block_address(s, "telegram", "unknown", NOW))

    assert [(one.blocked_at, one.blocked_reason) for one in contacts(database)] == [(NOW, "blocked")]


def test_a_failed_message_is_kept_with_its_reference_and_without_its_errors_words(database: Database) -> None:
    assert database.write(lambda s: store_failed(s, HELLO, "ABC234", "KeyError", NOW)) is not None

    entry = database.read(lambda s: s.scalars(select(InboxEntry)).one())
    assert (entry.state, entry.reference, entry.failure) == ("failed", "ABC234", "KeyError")
    assert "halo" in entry.payload


def test_a_message_already_stored_is_not_stored_as_failed_too(database: Database) -> None:
    database.write(lambda s: take_in(s, HELLO, NOW))

    assert database.write(lambda s: store_failed(s, HELLO, "ABC234", "KeyError", NOW)) is None


def test_who_hides_her_number_later_is_still_the_same(database: Database) -> None:
    def arrives(address: str, number: int) -> int:
        incoming = Incoming("whatsapp", address, f"SM{number}", text="halo", external_id="ID.1047")
        arrival = database.write(lambda s: take_in(s, incoming, NOW))
        assert arrival is not None
        return arrival.contact.id

    first = arrives("+6281200100002", 1)

    assert arrives("ID.1047", 2) == first
    assert database.read(lambda s: s.get_one(Contact, first).address) == "ID.1047"


def test_a_number_given_to_somebody_else_speaks_for_nobody(database: Database) -> None:
    def arrives(external_id: str, number: int) -> int:
        incoming = Incoming("whatsapp", "+6281200100002", f"SM{number}", text="halo", external_id=external_id)
        arrival = database.write(lambda s: take_in(s, incoming, NOW))
        assert arrival is not None
        return arrival.contact.id

    def joins(session: Session) -> None:
        session.add(Person(id=1, role="kpm", name="Mawar", created_at=NOW))
        session.flush()
        open_address(session, session.get_one(Contact, contact), 1, "whatsapp", NOW)

    contact = arrives("ID.1047", 1)
    database.write(joins)
    arrives("ID.1047", 2)
    assert database.read(lambda s: persons_of(s, contact)) == [1]

    assert arrives("ID.2093", 3) == contact
    assert database.read(lambda s: persons_of(s, contact)) == []
