"""Addresses that come of a number: a signed sheet opens the roster's, and they end with it."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from db import Session
from db.tables import Address, Consent, Contact, Kpm
from outbox.inbox import locked_contact
from outbox.messages import Incoming, message_from_json
from programme.access import OFFICE, Actor
from programme.consent_sheets import SignedSheet, record_consent_sheet
from programme.coverage import members_without_chat
from programme.joining import join, withdraw_consent
from programme.member_corrections import correct_member
from programme.members import close_chats
from programme.number_addresses import NEVER, follow_number, open_for_sms, people_to_open
from programme.relays import set_via_ketua
from programme.roster import import_roster, known_people
from scheduler.signed_numbers import SignedNumbers
from tests.programme.roster_books import kpm_row, plan_of, roster_book
from tests.village import GROUP, Village

EVERY_WAY = frozenset({"telegram", "whatsapp", "sms"})
MAWARS = "+6281200100002"
OTHER = "+6281234567890"


def signs(village: Village, name: str, version: str | None = None, channels: frozenset[str] = EVERY_WAY) -> None:
    actor, today = village.actor("Siti"), date(2018, 10, 1)
    sheet = SignedSheet(today) if version is None else SignedSheet(today, version)
    person = village.people[name]
    village.write(lambda s: record_consent_sheet(s, actor, person, sheet, village.now, village.rules, channels))


def open_for(village: Village, name: str) -> set[tuple[str, str]]:
    """(channel, address) of what is open for her, Telegram aside."""
    query = (
        select(Contact.channel, Contact.address)
        .join(Address, Address.contact_id == Contact.id)
        .where(Address.person_id == village.people[name], Address.closed_at.is_(None), Contact.channel != "telegram")
    )
    return {(channel, address) for channel, address in village.read(lambda s: s.execute(query).all())}


def corrects(village: Village, name: str, phone: str | None) -> None:
    actor, person = village.actor("Siti"), village.people[name]
    village.write(lambda s: correct_member(s, actor, person, {"phone": phone}, village.now))


def waiting(village: Village) -> list[int]:
    return village.read(lambda s: people_to_open(s, EVERY_WAY, 10))


def works(village: Village, worker: SignedNumbers) -> int:
    return asyncio.run(worker.open_waiting())


def test_a_signed_sheet_opens_whatsapp_and_sms_for_the_number_on_the_roster(empty_village: Village) -> None:
    signs(empty_village, "Mawar")
    signs(empty_village, "Mawar")

    assert open_for(empty_village, "Mawar") == {("whatsapp", MAWARS), ("sms", MAWARS)}
    assert empty_village.read(lambda s: s.scalars(select(Consent.covers_sms)).one())
    contacts = empty_village.read(lambda s: s.scalars(select(Contact)).all())
    assert [(one.last_seen_at, one.wrote_at) for one in contacts] == [(NEVER, None)] * 2


def test_only_the_offices_own_channels_are_opened(empty_village: Village) -> None:
    signs(empty_village, "Mawar", channels=frozenset({"telegram", "whatsapp"}))
    signs(empty_village, "Wati", channels=frozenset({"telegram"}))

    assert open_for(empty_village, "Mawar") == {("whatsapp", MAWARS)}
    assert open_for(empty_village, "Wati") == set()


@pytest.mark.parametrize("version", ["2026-11", "2017-03"])
def test_words_that_named_only_the_chat_open_no_number(empty_village: Village, version: str) -> None:
    signs(empty_village, "Mawar", version)

    assert open_for(empty_village, "Mawar") == set()
    assert not empty_village.read(lambda s: s.scalars(select(Consent.covers_sms)).one())
    assert waiting(empty_village) == []


@pytest.mark.parametrize("number", [None, "+622112345678", "+14155238886"])
def test_no_number_a_landline_or_a_foreign_one_is_never_opened(empty_village: Village, number: str | None) -> None:
    person = empty_village.people["Mawar"]
    change = update(Kpm).where(Kpm.person_id == person).values(phone=number, phone_index=number)
    empty_village.write(lambda s: s.execute(change))
    signs(empty_village, "Mawar")
    empty_village.write(lambda s: open_for_sms(s, person, number, "whatsapp", empty_village.now))

    assert open_for(empty_village, "Mawar") == set()


def test_a_number_whose_holder_never_wrote_is_no_chat_of_hers(empty_village: Village) -> None:
    signs(empty_village, "Mawar")

    group = empty_village.group_id()
    names = [one.name for one in empty_village.read(lambda s: members_without_chat(s, group))]
    assert "Mawar" in names
    writes(empty_village, MAWARS)
    names = [one.name for one in empty_village.read(lambda s: members_without_chat(s, group))]
    assert "Mawar" not in names


def writes(village: Village, number: str, text: str = "menu", message: int = 1) -> None:
    """A message from there."""
    village.intake.take(Incoming("whatsapp", number, f"SM{message}", text=text, phone=number))


def test_whose_sheet_was_recorded_is_known_when_she_writes(empty_village: Village) -> None:
    signs(empty_village, "Mawar")
    writes(empty_village, MAWARS)

    (reply,) = empty_village.outbox("reply")
    assert "Ibu Mawar, apa yang bisa saya bantu" in message_from_json(reply.content or "").text


@pytest.mark.parametrize("said", ["salah nomor", "Salah sambung!"])
def test_whoever_has_a_wrong_number_says_so_and_hears_no_more(empty_village: Village, said: str) -> None:
    signs(empty_village, "Mawar")
    writes(empty_village, MAWARS, said)

    assert open_for(empty_village, "Mawar") == set()
    assert waiting(empty_village) == []
    writes(empty_village, MAWARS, "ya", 2)
    replies = [message_from_json(row.content or "").text for row in empty_village.outbox("reply")]
    assert "Mohon maaf" in replies[0]
    assert "ketik kode" in replies[1]
    assert not any("Mawar" in text for text in replies)


# The number changes.


def test_another_number_closes_what_the_sheet_opened_at_the_old_one(empty_village: Village) -> None:
    signs(empty_village, "Mawar")
    corrects(empty_village, "Mawar", OTHER)
    assert open_for(empty_village, "Mawar") == {("whatsapp", OTHER), ("sms", OTHER)}
    corrects(empty_village, "Mawar", None)

    assert open_for(empty_village, "Mawar") == set()


def test_an_import_with_another_number_closes_the_old_one_and_the_worker_opens_the_new(empty_village: Village) -> None:
    signs(empty_village, "Mawar")
    number = empty_village.read(lambda s: s.get_one(Kpm, empty_village.people["Mawar"])).participant_number
    row = kpm_row(number, "Mawar", GROUP, pendamping="Siti", hp="081234567890")
    plan = plan_of(roster_book([row]), empty_village.read(known_people))
    import_roster(empty_village.database, OFFICE, plan, empty_village.now, lambda done, total: None)
    assert open_for(empty_village, "Mawar") == set()
    worker = SignedNumbers(empty_village.database, lambda: empty_village.now, EVERY_WAY)

    assert works(empty_village, worker) == 1
    assert open_for(empty_village, "Mawar") == {("whatsapp", OTHER), ("sms", OTHER)}
    assert works(empty_village, worker) == 0


def test_a_number_that_she_confirmed_herself_does_not_end_with_the_roster(empty_village: Village) -> None:
    signs(empty_village, "Mawar")
    mawar = empty_village.people["Mawar"]

    def agrees(session: Session) -> None:
        contact = locked_contact(session, Incoming("whatsapp", MAWARS, "SM1", phone=MAWARS), empty_village.now)
        join(session, contact, mawar, "id", "whatsapp", empty_village.now, None, phone=MAWARS, channels=EVERY_WAY)

    empty_village.write(agrees)
    corrects(empty_village, "Mawar", OTHER)

    assert ("whatsapp", MAWARS) in open_for(empty_village, "Mawar")


# What is opened later, and what never.


def test_an_office_that_gets_whatsapp_later_opens_the_numbers_signed_for(empty_village: Village) -> None:
    signs(empty_village, "Mawar", channels=frozenset({"telegram"}))
    signs(empty_village, "Wati", version="2026-11", channels=frozenset({"telegram"}))
    worker = SignedNumbers(empty_village.database, lambda: empty_village.now, {"whatsapp"})

    assert works(empty_village, worker) == 1
    assert open_for(empty_village, "Mawar") == {("whatsapp", MAWARS)}
    assert open_for(empty_village, "Wati") == set()


def test_the_worker_looks_once_an_hour(empty_village: Village) -> None:
    worker = SignedNumbers(empty_village.database, lambda: empty_village.now, EVERY_WAY)
    assert works(empty_village, worker) == 0
    signs(empty_village, "Mawar", channels=frozenset())
    assert works(empty_village, worker) == 0
    empty_village.now += timedelta(hours=1)

    assert works(empty_village, worker) == 1


@pytest.mark.parametrize("ended", ["withdrawn", "closed", "via_ketua"])
def test_nothing_is_opened_anew_behind_her_back(empty_village: Village, ended: str) -> None:
    mawar, siti, now = empty_village.people["Mawar"], empty_village.actor("Siti"), empty_village.now
    if ended == "via_ketua":
        empty_village.write(lambda s: set_via_ketua(s, siti, mawar, True, now))
    signs(empty_village, "Mawar")
    if ended == "withdrawn":
        empty_village.write(lambda s: withdraw_consent(s, Actor(mawar, "kpm"), mawar, now))
    elif ended == "closed":
        empty_village.write(lambda s: close_chats(s, siti, mawar, now))

    assert open_for(empty_village, "Mawar") == set()
    assert waiting(empty_village) == []


def test_a_number_that_said_stop_stays_silent_when_a_sheet_is_recorded(empty_village: Village) -> None:
    def stops(session: Session) -> None:
        locked_contact(session, Incoming("sms", MAWARS, "SM1"), empty_village.now).stopped_at = empty_village.now

    empty_village.write(stops)
    signs(empty_village, "Mawar")

    sms = empty_village.read(lambda s: s.scalars(select(Contact).where(Contact.channel == "sms")).one())
    assert sms.stopped_at is not None


def test_a_family_without_a_sheet_gets_no_number_opened_by_a_correction(empty_village: Village) -> None:
    empty_village.write(lambda s: follow_number(s, empty_village.people["Mawar"], empty_village.now))
    corrects(empty_village, "Mawar", OTHER)

    assert open_for(empty_village, "Mawar") == set()
