"""Joining by WhatsApp: with the slip's code, or without one from a number on the roster; SMS as last resort."""

import pytest
from sqlalchemy import select, update

from conversations.intake import Intake
from conversations.turn import House
from db import Database
from db.tables import Address, Consent, Contact, Kpm, Person
from outbox.means import Means
from outbox.messages import Incoming
from programme.access import OFFICE
from programme.joining import issue_code
from programme.members import close_chats
from programme.ways_in import WaysIn, ways_in
from tests.village import Phone, Village

# What speaks to the tables in its own way is tested on both databases in tests/programme/test_number_addresses.py.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
BUSINESS = "628110000000"


def links(code: str) -> WaysIn:
    return ways_in(code, "pkh_bot", BUSINESS)


@pytest.fixture
def whatsapp(database: Database) -> Village:
    """An office on Telegram, WhatsApp and SMS, in whose village nobody has joined."""
    village = Village(database, answering="numbers", channel="whatsapp")
    means = Means(channels=frozenset({"telegram", "whatsapp", "sms"}), wa_me=BUSINESS)
    village.intake = Intake(database, House(village.rules, links, means), lambda: village.now)
    return village


def has_number(village: Village, name: str, phone: str) -> None:
    """Her number on the roster."""
    change = update(Kpm).where(Kpm.person_id == village.people[name]).values(phone=phone, phone_index=phone)
    village.write(lambda s: s.execute(change))


def addresses(village: Village, name: str) -> set[tuple[str, str, str]]:
    """(channel, address, source) of what is open for her."""
    query = (
        select(Contact.channel, Contact.address, Address.source)
        .join(Address, Address.contact_id == Contact.id)
        .where(Address.person_id == village.people[name], Address.closed_at.is_(None))
    )
    return {(channel, address, source) for channel, address, source in village.read(lambda s: s.execute(query).all())}


def code_for(village: Village, name: str) -> str:
    return village.write(lambda s: issue_code(s, OFFICE, village.people[name], village.now, village.rules))


def stopped(village: Village, channel: str) -> bool:
    query = select(Contact.stopped_at).where(Contact.channel == channel)
    return village.read(lambda s: s.scalars(query).one()) is not None


def known(village: Village, name: str) -> Phone:
    """Her phone, whose number is on the roster."""
    phone = village.phone(name)
    has_number(village, name, phone.address)
    return phone


# With a code.


def test_the_slips_link_and_one_answer_are_enough(whatsapp: Village) -> None:
    mawar = whatsapp.phone("Mawar")
    mawar.says(f"GABUNG {code_for(whatsapp, 'Mawar')}")
    assert "WhatsApp atau Telegram; kalau tidak sampai, lewat SMS" in mawar.last
    mawar.picks("Setuju")

    assert "Melati 1" in mawar.last
    assert addresses(whatsapp, "Mawar") == {
        ("whatsapp", mawar.address, "code"), ("sms", mawar.address, "whatsapp"),
    }  # fmt: skip
    consent = whatsapp.read(lambda s: s.scalars(select(Consent)).one())
    assert (consent.source, consent.channel, consent.covers_sms) == ("chat", "whatsapp", True)


def test_without_an_sms_account_no_number_is_opened(whatsapp: Village) -> None:
    means = Means(channels=frozenset({"whatsapp"}), wa_me=BUSINESS)
    whatsapp.intake = Intake(whatsapp.database, House(whatsapp.rules, links, means), lambda: whatsapp.now)
    whatsapp.joins("Mawar")

    assert {channel for channel, _, _ in addresses(whatsapp, "Mawar")} == {"whatsapp"}


def test_who_hides_her_number_joins_by_code_and_gets_no_sms(whatsapp: Village) -> None:
    """WhatsApp may show an id of its own instead of the number."""

    def says(number: int, text: str) -> None:
        whatsapp.intake.take(Incoming("whatsapp", "ID.13491208655302741918", f"SM{number}", text=text))

    says(1, "halo")
    says(2, f"GABUNG {code_for(whatsapp, 'Mawar')}")
    says(3, "setuju")

    assert addresses(whatsapp, "Mawar") == {("whatsapp", "ID.13491208655302741918", "code")}


# Without a code.


@pytest.mark.parametrize("text", ["halo", "gabung", "GABUNG", "assalamualaikum bu", "Mawar kerja"])
def test_who_is_on_the_roster_joins_without_a_code(whatsapp: Village, text: str) -> None:
    mawar = known(whatsapp, "Mawar")
    mawar.says(text)
    assert "Selamat datang, Ibu Mawar" in mawar.last
    mawar.picks("Setuju")

    assert ("whatsapp", mawar.address, "whatsapp") in addresses(whatsapp, "Mawar")


def test_a_number_of_nobody_asks_for_the_code_and_tells_nothing(whatsapp: Village) -> None:
    stranger = whatsapp.phone("Orang")
    for text in ("halo", "menu", "1", "terima kasih"):
        stranger.says(text)

    assert all("ketik kode" in said for said in stranger.texts)
    assert not any("tombol" in said for said in stranger.texts)  # there is none on WhatsApp
    assert not any(word in said for said in stranger.texts for word in ("Mawar", "Melati", "Wates", "Siti"))


def test_without_her_yes_nothing_is_opened(whatsapp: Village) -> None:
    mawar = known(whatsapp, "Mawar")
    mawar.says("halo")
    mawar.picks("Tidak")

    assert addresses(whatsapp, "Mawar") == set()
    assert whatsapp.read(lambda s: s.scalars(select(Consent)).all()) == []


def test_a_number_that_several_have_is_asked_who_writes_and_lets_the_other_join_too(whatsapp: Village) -> None:
    phone = known(whatsapp, "Mawar")
    has_number(whatsapp, "Wati", phone.address)
    phone.says("halo")
    assert phone.labels == ["Ibu Mawar", "Ibu Wati", "Bukan mereka"]
    phone.says("apa?")
    phone.says("bukan mereka")
    assert "ketik kode" in phone.last
    phone.says("halo")
    phone.says("wati")
    phone.picks("Setuju")
    assert "ketik gabung" in phone.last
    phone.says("gabung")
    assert "Selamat datang, Ibu Mawar" in phone.last
    phone.picks("Setuju")

    for name in ("Mawar", "Wati"):
        assert ("whatsapp", phone.address, "whatsapp") in addresses(whatsapp, name)


def test_gabung_of_who_has_joined_says_how_another_joins(whatsapp: Village) -> None:
    mawar = known(whatsapp, "Mawar")
    mawar.says("halo")
    mawar.picks("Setuju")
    mawar.says("gabung")

    assert "sudah terdaftar untuk Ibu Mawar" in mawar.last


def test_a_code_goes_before_the_number_also_in_the_midst_of_the_question(whatsapp: Village) -> None:
    """The phone is her sister's, on whose number she is not."""
    phone = known(whatsapp, "Mawar")
    phone.says("halo")
    phone.says(f"GABUNG {code_for(whatsapp, 'Wati')}")
    assert "Selamat datang, Ibu Wati" in phone.last
    phone.picks("Setuju")

    assert addresses(whatsapp, "Mawar") == set()
    assert ("whatsapp", phone.address, "code") in addresses(whatsapp, "Wati")


def test_an_old_slip_is_no_hindrance_to_who_is_on_the_roster(whatsapp: Village) -> None:
    mawar, old = known(whatsapp, "Mawar"), code_for(whatsapp, "Mawar")
    code_for(whatsapp, "Mawar")
    mawar.says(f"GABUNG {old}")

    assert "Selamat datang, Ibu Mawar" in mawar.last


def test_guessing_codes_is_slowed_down_here_too(whatsapp: Village) -> None:
    stranger = whatsapp.phone("Orang")
    for letter in "BCDEFG":
        stranger.says(f"GABUNG {letter * 8}")

    assert "Terlalu banyak" in stranger.last


# What ends it.


def test_withdrawing_closes_sms_as_well_and_forgets_the_number(whatsapp: Village) -> None:
    mawar = whatsapp.joins("Mawar")
    mawar.says("cabut")
    mawar.picks("Ya, cabut")

    assert addresses(whatsapp, "Mawar") == set()
    assert whatsapp.read(lambda s: s.scalars(select(Contact.phone)).all()) == [None, None]


def test_who_withdrew_may_come_back_without_a_code(whatsapp: Village) -> None:
    mawar = known(whatsapp, "Mawar")
    for said in ("halo", "setuju", "cabut", "ya, cabut"):
        mawar.says(said)
    mawar.says("halo")
    assert "Selamat datang, Ibu Mawar" in mawar.last
    mawar.picks("Setuju")

    assert ("whatsapp", mawar.address, "whatsapp") in addresses(whatsapp, "Mawar")


def test_a_chat_that_the_pendamping_closed_needs_a_code(whatsapp: Village) -> None:
    """The number changed hands, and the roster does not know it yet."""
    mawar, siti = known(whatsapp, "Mawar"), whatsapp.actor("Siti")
    for said in ("halo", "setuju"):
        mawar.says(said)
    whatsapp.write(lambda s: close_chats(s, siti, whatsapp.people["Mawar"], whatsapp.now))
    mawar.says("halo")

    assert "ketik kode" in mawar.last
    assert "Mawar" not in mawar.last


def test_stop_silences_sms_too_until_mulai(whatsapp: Village) -> None:
    mawar = whatsapp.joins("Mawar")
    mawar.says("stop")
    assert stopped(whatsapp, "whatsapp")
    assert stopped(whatsapp, "sms")
    mawar.says("mulai")

    assert not stopped(whatsapp, "whatsapp")
    assert not stopped(whatsapp, "sms")


# Where she wants her news.


def on_telegram(village: Village, name: str) -> Phone:
    """A second phone of hers, joined by code."""
    phone = Phone(village, 5000, name)
    village.phones[f"{name} Telegram"] = phone
    phone.says(f"/start {code_for(village, name)}")
    phone.taps("Setuju")
    return phone


def preferred(village: Village, name: str) -> str | None:
    return village.read(lambda s: s.get_one(Person, village.people[name])).preferred_channel


@pytest.mark.parametrize("said", ["pindah WhatsApp", "pindah ke WA", "kabar ke wa", "Pindah whatsapp."])
def test_who_has_two_chats_says_where_she_wants_her_news(whatsapp: Village, said: str) -> None:
    mawar, telegram = whatsapp.joins("Mawar"), on_telegram(whatsapp, "Mawar")
    telegram.says(said)
    assert "WhatsApp" in telegram.last
    assert preferred(whatsapp, "Mawar") == "whatsapp"
    mawar.says("pindah telegram")

    assert preferred(whatsapp, "Mawar") == "telegram"


def test_only_who_has_two_chats_finds_the_choice_in_the_menu(whatsapp: Village) -> None:
    mawar = whatsapp.joins("Mawar")
    mawar.says("menu")
    assert not any("Pilih chat" in label for label in mawar.labels)
    telegram = on_telegram(whatsapp, "Mawar")
    telegram.says("menu")
    telegram.taps("Pilih chat")
    assert telegram.labels == ["Telegram", "WhatsApp"]
    telegram.taps("WhatsApp", times=2)

    assert preferred(whatsapp, "Mawar") == "whatsapp"


def test_who_has_one_chat_hears_how_to_get_the_other(whatsapp: Village) -> None:
    mawar = whatsapp.joins("Mawar")
    mawar.says("pindah telegram")
    assert "kode kepada pendamping" in mawar.last
    telegram = on_telegram(whatsapp, "Wati")
    telegram.says("pindah whatsapp")

    assert f"https://wa.me/{BUSINESS}?text=GABUNG" in telegram.last
    assert (preferred(whatsapp, "Mawar"), preferred(whatsapp, "Wati")) == (None, None)


# The pendamping records sheets and hands codes on.


def test_a_recorded_sheet_tells_to_which_number_news_may_go(whatsapp: Village) -> None:
    siti = whatsapp.joins("Siti")
    for said in ("persetujuan", "2", "kemarin", "menyusul", "ya"):
        siti.says(said)
    assert "WhatsApp dan SMS ke 081200100002" in siti.last

    for said in ("3", "menyusul", "versi lembar lain", "2026-11", "ya"):
        siti.says(said)
    assert "Ibu Wati sudah menyetujui. Berikutnya?" in siti.last
    siti.says("3")

    assert "belum menyebut WhatsApp dan SMS" in siti.last
    assert addresses(whatsapp, "Wati") == set()


def test_the_pendamping_is_shown_a_picture_for_each_way(whatsapp: Village) -> None:
    siti = whatsapp.joins("Siti")
    siti.says("undang")
    siti.says("2")

    pictures = [one for one in siti.messages if one.has_attachment]
    assert len(pictures) == 2
    assert f"https://wa.me/{BUSINESS}?text=GABUNG%20" in pictures[0].text
    assert "https://t.me/pkh_bot?start=" in pictures[1].text
    assert "GABUNG" in pictures[0].text
