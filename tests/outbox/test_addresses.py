"""Which chat reaches a person: the healthy one she used last; and where a moved chat's messages go."""

from datetime import timedelta

from db import Session
from outbox.addresses import (
    best_contact,
    close_addresses,
    mark_blocked,
    move_contact,
    open_address,
    persons_of,
    shares_contact,
)
from outbox.inbox import known_contact, locked_contact
from outbox.messages import Incoming
from tests.village import Village


def chat(village: Village, address: str, name: str, *, stopped: bool = False) -> int:
    """A chat of hers, used later than all before."""
    village.now += timedelta(minutes=1)

    def work(session: Session) -> int:
        contact = locked_contact(session, Incoming("telegram", address, "x"), village.now)
        open_address(session, contact, village.people[name], "code", village.now)
        contact.stopped_at = village.now if stopped else None
        return contact.id

    return village.write(work)


def reached_at(village: Village, name: str) -> str | None:
    contact = village.read(lambda s: best_contact(s, village.people[name]))
    return None if contact is None else contact.address


def test_she_is_reached_where_she_wrote_last(empty_village: Village) -> None:
    chat(empty_village, "71", "Mawar")
    chat(empty_village, "72", "Mawar")

    assert reached_at(empty_village, "Mawar") == "72"


def test_not_where_she_blocked_us(empty_village: Village) -> None:
    chat(empty_village, "71", "Mawar")
    blocked = chat(empty_village, "72", "Mawar")
    empty_village.write(lambda s: mark_blocked(s, blocked, "blocked", empty_village.now))

    assert reached_at(empty_village, "Mawar") == "71"


def test_where_she_said_stop_only_if_there_is_no_other(empty_village: Village) -> None:
    chat(empty_village, "71", "Mawar", stopped=True)
    assert reached_at(empty_village, "Mawar") == "71"

    chat(empty_village, "72", "Mawar")
    chat(empty_village, "73", "Mawar", stopped=True)

    assert reached_at(empty_village, "Mawar") == "72"


def test_nowhere_once_her_addresses_are_closed(empty_village: Village) -> None:
    chat(empty_village, "71", "Mawar")
    empty_village.write(lambda s: close_addresses(s, empty_village.people["Mawar"], empty_village.now))

    assert reached_at(empty_village, "Mawar") is None


def test_a_phone_of_two_is_a_shared_phone(empty_village: Village) -> None:
    contact = chat(empty_village, "71", "Mawar")
    assert not empty_village.read(lambda s: shares_contact(s, contact))

    chat(empty_village, "71", "Wati")

    assert empty_village.read(lambda s: shares_contact(s, contact))
    assert empty_village.read(lambda s: persons_of(s, contact)) == [
        empty_village.people["Mawar"],
        empty_village.people["Wati"],
    ]


def test_a_moved_chat_is_found_under_its_new_address(empty_village: Village) -> None:
    contact = chat(empty_village, "71", "Mawar")

    assert empty_village.write(lambda s: move_contact(s, contact, "-10071", empty_village.now)) == contact
    assert reached_at(empty_village, "Mawar") == "-10071"
    assert empty_village.read(lambda s: known_contact(s, "telegram", "-10071")) == contact
    assert empty_village.read(lambda s: known_contact(s, "telegram", "71")) is None


def test_a_chat_that_moved_to_an_address_we_know_gives_way_to_it(empty_village: Village) -> None:
    old = chat(empty_village, "71", "Mawar")
    new = chat(empty_village, "-10071", "Mawar")

    assert empty_village.write(lambda s: move_contact(s, old, "-10071", empty_village.now)) == new
    assert reached_at(empty_village, "Mawar") == "-10071"
    assert empty_village.write(lambda s: move_contact(s, new, "-10071", empty_village.now)) == new
