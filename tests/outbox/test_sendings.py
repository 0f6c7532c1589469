"""Requests and their ends, when a person wrote last and from which number, and how a channel's account stands."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db import Database, Session
from db.tables import Contact, OutboxRow, Person, Sending
from outbox import channel_states
from outbox.codes import MEANINGS
from outbox.health import held_channels
from outbox.inbox import locked_contact, take_in
from outbox.means import Means
from outbox.messages import Button, Incoming, Message
from outbox.queue import put_reply, readers_of
from outbox.sendings import Leaving, attempts_of, open_sending, settle_sending
from outbox.tier import kept_back
from tests.outbox.test_inbox import NOW

AT = NOW + timedelta(hours=1)


def contact_on(session: Session, channel: str, address: str) -> int:
    return locked_contact(session, Incoming(channel, address, "x"), NOW).id


def asked(database: Database, contact_id: int, provider_id: str, lines: tuple[Button, ...] | None) -> int:
    """A message that left for her, showing these lines; returns its sending's id."""

    def work(session: Session) -> int:
        put_reply(session, contact_id, Message("?"), AT)
        row = session.scalars(select(OutboxRow).order_by(OutboxRow.id.desc()).limit(1)).one()
        row.state, row.sent_at = "sent", AT
        session.flush()
        sending = open_sending(session, row.id, Leaving(contact_id, "whatsapp", lines=lines), AT)
        settle_sending(session, sending, "sent", AT, provider_id=provider_id)
        return sending

    return database.write(work)


@pytest.fixture
def mawar(database: Database) -> int:
    return database.write(lambda s: contact_on(s, "whatsapp", "+628120001"))


def test_the_lines_are_not_stored_in_the_clear(database: Database, mawar: int) -> None:
    asked(database, mawar, "SM1", (Button("Mawar sakit", "d:1:x"),))
    raw = database.read(lambda s: s.connection().exec_driver_sql("SELECT lines FROM sendings").scalar_one())

    assert "Mawar" not in raw


def test_a_sending_that_a_callback_brought_further_is_not_brought_back(database: Database, mawar: int) -> None:
    sending = asked(database, mawar, "SM1", None)
    database.write(lambda s: setattr(s.get_one(Sending, sending), "state", "delivered"))
    database.write(lambda s: settle_sending(s, sending, "sent", AT))

    assert [one.state for one in database.read(lambda s: attempts_of(s, 1))] == ["delivered"]


def test_a_notices_reader_is_known_on_each_phone_it_was_tried_on(database: Database, mawar: int) -> None:
    """By WhatsApp first, then by Telegram: the button of the older message still finds its reader."""

    def work(session: Session) -> None:
        telegram = contact_on(session, "telegram", "77")
        row = OutboxRow(kind="meeting_moved", subject="meeting:1", slot="r1", contact_id=telegram, due_at=AT)
        row.created_at, row.provider_id = AT, "901"
        session.add(row)
        session.flush()
        for contact_id, provider_id in ((mawar, "SM1"), (telegram, "901")):
            sending = open_sending(session, row.id, Leaving(contact_id, "x"), AT)
            settle_sending(session, sending, "sent", AT, provider_id=provider_id)

    database.write(work)
    with_reader(database)

    for message_id in ("SM1", None):
        assert database.read(lambda s, one=message_id: readers_of(s, mawar, "meeting_moved", "meeting:1", one)) == {5}  # type: ignore[misc]  # mypy: a lambda's default


def with_reader(database: Database) -> None:
    def work(session: Session) -> None:
        session.add(Person(id=5, role="kpm", name="Mawar", created_at=NOW))
        session.flush()
        session.scalars(select(OutboxRow)).one().person_id = 5

    database.write(work)


# Who writes, and when.


def the_contact(database: Database) -> Contact:
    return database.read(lambda s: s.scalars(select(Contact)).one())


def test_her_window_opens_when_she_writes_and_an_older_message_does_not_close_it(database: Database) -> None:
    newest = Incoming("whatsapp", "+62811", "m1", text="halo", phone="+62811")
    older = Incoming("whatsapp", "+62811", "m2", text="tadi", written_at=(NOW - timedelta(hours=5)).isoformat())
    ahead = Incoming("whatsapp", "+62811", "m3", text="jam salah", written_at=(NOW + timedelta(days=9)).isoformat())
    database.write(lambda s: take_in(s, newest, NOW))
    database.write(lambda s: take_in(s, older, NOW + timedelta(minutes=1)))
    assert (the_contact(database).wrote_at, the_contact(database).phone) == (NOW, "+62811")
    database.write(lambda s: take_in(s, ahead, NOW + timedelta(minutes=2)))

    assert the_contact(database).wrote_at == NOW + timedelta(minutes=2)


def test_a_number_nobody_vouches_for_is_not_kept(database: Database) -> None:
    database.write(lambda s: take_in(s, Incoming("telegram", "77", "m1", text="halo"), NOW))

    assert (the_contact(database).phone, the_contact(database).wrote_at) == (None, NOW)


# Channels.


def test_a_longer_pause_stands(database: Database) -> None:
    long, short = NOW + timedelta(hours=1), NOW + timedelta(minutes=1)
    database.write(lambda s: channel_states.pause(s, "whatsapp", long, "63038"))
    database.write(lambda s: channel_states.pause(s, "whatsapp", short, "21611"))

    [(channel, pause)] = database.read(lambda s: channel_states.pauses(s, NOW)).items()
    assert (channel, pause.until, pause.code, pause.needs_mending) == ("whatsapp", long, "63038", False)
    assert database.read(lambda s: channel_states.pauses(s, long)) == {}


def test_the_office_reads_what_is_held_until_when_and_why(database: Database) -> None:
    until = NOW + timedelta(hours=1)
    database.write(lambda s: channel_states.pause(s, "whatsapp:tier", until, "63018"))
    database.write(lambda s: channel_states.pause(s, "sms", until, "21408"))

    sms, templates = database.read(lambda s: held_channels(s, NOW))
    assert (sms.channel, sms.templates_only, sms.until, sms.needs_mending) == ("sms", False, until, True)
    assert sms.why == MEANINGS["21408"].for_staff
    assert (templates.channel, templates.templates_only, templates.needs_mending) == ("whatsapp", True, False)


def test_a_program_that_read_its_settings_anew_tries_them(database: Database) -> None:
    until = NOW + timedelta(hours=1)
    database.write(lambda s: channel_states.pause(s, "whatsapp", until, "20003"))
    database.write(lambda s: channel_states.pause(s, "sms", until, "21611"))
    database.write(channel_states.resume_mended)

    assert list(database.read(lambda s: channel_states.pauses(s, NOW))) == ["sms"]


def test_how_far_a_list_was_read_never_goes_back(database: Database) -> None:
    assert database.read(lambda s: channel_states.caught_up_at(s, "whatsapp")) is None
    for hours in (2, 1):
        reached = NOW + timedelta(hours=hours)
        database.write(lambda s, moment=reached: channel_states.mark_caught_up(s, "whatsapp", moment))  # type: ignore[misc]  # mypy: a lambda's default

    assert database.read(lambda s: channel_states.caught_up_at(s, "whatsapp")) == NOW + timedelta(hours=2)


def test_bulk_leaves_places_of_the_tier_to_what_awaits_an_answer() -> None:
    assert kept_back(5, Means(daily_tier=250)) == 12
    assert kept_back(1, Means(daily_tier=250)) == 0
