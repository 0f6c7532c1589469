"""Somebody writes for the first time: with a code, with her own number, or as a stranger."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Address, Consent, Contact, Person
from programme.access import OFFICE
from programme.joining import issue_code
from programme.staff import remove_staff
from tests.village import Phone, Village, add_kpm

MAWARS_NUMBER = "+6281200100002"
STICKER = {
    **{"file_id": "x", "file_unique_id": "x", "type": "regular", "width": 1, "height": 1},
    **{"is_animated": False, "is_video": False},
}


def code_for(village: Village, name: str) -> str:
    return village.write(lambda s: issue_code(s, OFFICE, village.people[name], village.now, village.rules))


def has_joined(village: Village, name: str) -> bool:
    query = select(Address.id).where(Address.person_id == village.people[name], Address.closed_at.is_(None))
    return village.read(lambda s: s.scalar(query)) is not None


def says_nothing_of_anybody(phone: Phone) -> bool:
    said = "\n".join(phone.texts)
    return not any(word in said for word in ("Mawar", "Melati", "Wates", "Siti"))


@pytest.mark.parametrize(
    "typed",
    [
        "/start {code}",
        "{code}",
        "gabung {code}",
        "{code:.4}-{rest}",
        "kode {code}",
        "GABUNG {code:.4}-{rest}",
        "Gabung kode {code}",
        "gabung: {code:.4} {rest} ya bu",
        "Assalamualaikum bu, saya mau gabung. Kodenya {code}",
    ],
)
def test_a_code_and_one_tap_are_enough(empty_village: Village, typed: str) -> None:
    code = code_for(empty_village, "Mawar")
    phone = empty_village.phone("Mawar")
    phone.says(typed.format(code=code, rest=code[4:]))
    assert "Ibu Mawar" in phone.last
    assert not has_joined(empty_village, "Mawar")
    phone.taps("Setuju")

    assert has_joined(empty_village, "Mawar")
    assert "Melati 1" in phone.last


def test_consent_is_asked_in_plain_words_and_its_version_kept(empty_village: Village) -> None:
    phone = empty_village.phone("Mawar")
    phone.says(f"/start {code_for(empty_village, 'Mawar')}")
    for word in ("nama", "kehadiran", "stop", "NIK"):
        assert word in phone.last
    phone.says("ya")

    assert empty_village.read(lambda s: s.scalars(select(Consent.version)).one())


def test_the_language_may_be_changed_before_agreeing(empty_village: Village) -> None:
    phone = empty_village.phone("Mawar")
    phone.says(f"/start {code_for(empty_village, 'Mawar')}")
    indonesian, asked = phone.last, len(phone.messages)
    phone.taps("Basa Jawa")
    assert phone.last != indonesian
    assert len(phone.messages) == asked  # redrawn in place
    phone.says("nggih")

    assert empty_village.read(lambda s: s.get_one(Person, empty_village.people["Mawar"])).language == "jv"
    assert empty_village.read(lambda s: s.scalars(select(Contact.language)).one()) == "jv"


@pytest.mark.parametrize("no", ["Tidak", "mboten", "gak"])
def test_who_does_not_agree_is_left_alone(empty_village: Village, no: str) -> None:
    phone = empty_village.phone("Mawar")
    phone.says(f"/start {code_for(empty_village, 'Mawar')}")
    phone.says(no)
    assert not has_joined(empty_village, "Mawar")
    assert empty_village.read(lambda s: s.scalars(select(Consent)).all()) == []
    said = len(phone.messages)
    empty_village.meeting("2018-10-03")
    empty_village.go_to("2018-10-03", "08:00")

    assert len(phone.messages) == said


def test_who_did_not_agree_may_think_again_with_the_same_code(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")
    phone = empty_village.phone("Mawar")
    phone.says(f"/start {code}")
    phone.says("tidak")
    phone.says(code)
    phone.says("ya")

    assert has_joined(empty_village, "Mawar")


@pytest.mark.parametrize("text", ["halo", "menu", "kunjungan", "mawar kerja", "1", "😀"])
def test_a_stranger_gets_a_polite_sentence_and_nothing_else(village: Village, text: str) -> None:
    phone = village.phone("Orang")
    phone.says(text)
    phone.says(text)

    assert all("kode" in said for said in phone.texts)
    assert says_nothing_of_anybody(phone)
    assert phone.labels == []


def test_a_stranger_who_sends_a_picture_or_taps_is_asked_for_a_code(village: Village) -> None:
    phone = village.phone("Orang")
    phone.sends({"sticker": STICKER})
    phone.taps_data(1, "n:visit_list:visits:2018-11-23:1")
    phone.taps_data(1, "n:report_request:meeting:1:all")
    phone.taps_data(1, "d:1:1:yes")
    phone.sends({"location": {"latitude": -7.6, "longitude": 111.5}})

    assert len(phone.texts) == 5
    assert all("kode" in said for said in phone.texts)
    assert not any("catatan" in said for said in phone.texts)


def test_after_five_wrong_codes_even_the_right_one_waits_an_hour(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")
    phone = empty_village.phone("Mawar")
    for letter in "BCDEF":
        phone.says(f"/start {letter * 8}")
        assert "tidak cocok" in phone.last
    phone.says(f"/start {code}")
    assert "Terlalu banyak" in phone.last
    assert says_nothing_of_anybody(phone)

    empty_village.now += timedelta(hours=1)
    phone.says(f"/start {code}")
    phone.says("ya")

    assert has_joined(empty_village, "Mawar")


def test_wrong_codes_of_one_phone_do_not_slow_another(empty_village: Village) -> None:
    guesser = empty_village.phone("Orang")
    for letter in "BCDEF":
        guesser.says(f"/start {letter * 8}")

    assert "Setuju" in "".join(joining_with_code(empty_village, "Mawar").labels)


def joining_with_code(village: Village, name: str) -> Phone:
    phone = village.phone(name)
    phone.says(f"/start {code_for(village, name)}")
    return phone


def test_a_greeting_is_no_wrong_code(empty_village: Village) -> None:
    phone = empty_village.phone("Orang")
    for _ in range(6):
        phone.says("selamat pagi")

    phone.says(code_for(empty_village, "Mawar"))
    assert "Ibu Mawar" in phone.last


@pytest.mark.parametrize("what", ["used", "expired", "replaced"])
def test_a_code_that_has_ended_opens_nothing(empty_village: Village, what: str) -> None:
    code = code_for(empty_village, "Mawar")
    if what == "used":
        other = empty_village.phone("Suami")
        other.says(code)
        other.says("ya")
    elif what == "expired":
        empty_village.now += timedelta(days=30)
    else:
        code_for(empty_village, "Mawar")
    phone = empty_village.phone("Orang")
    phone.says(code)

    assert "tidak cocok" in phone.last
    assert says_nothing_of_anybody(phone)


def test_two_phones_with_one_code_do_not_both_get_in(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")
    first, second = empty_village.phone("Mawar"), empty_village.phone("Pencuri")
    for phone in (first, second):
        phone.says(code)
    first.taps("Setuju")
    second.taps("Setuju")

    assert "Melati 1" in first.last
    assert "tidak cocok" in second.last
    assert len(empty_village.read(lambda s: s.scalars(select(Address)).all())) == 1


# Without a code: one's own number.


@pytest.mark.parametrize("number", [MAWARS_NUMBER, "6281200100002"])
def test_ones_own_number_on_the_roster_is_as_good_as_a_code(empty_village: Village, number: str) -> None:
    phone = empty_village.phone("Mawar")
    phone.says("halo")
    assert phone.messages[-1].contact_button
    phone.shares_contact(number)
    phone.taps("Setuju")

    assert has_joined(empty_village, "Mawar")


def test_a_number_shared_as_the_very_first_message_is_taken_too(empty_village: Village) -> None:
    """The button may still stand there from a conversation long over."""
    phone = empty_village.phone("Mawar")
    phone.shares_contact(MAWARS_NUMBER)

    assert "Ibu Mawar" in phone.last


@pytest.mark.parametrize(("number", "own"), [("+628999999", True), ("+6281999999999", True), (MAWARS_NUMBER, False)])
def test_another_number_opens_nothing(empty_village: Village, number: str, own: bool) -> None:
    phone = empty_village.phone("Orang")
    for _ in range(2):
        phone.shares_contact(number, own=own)
        assert "kode" in phone.last
        assert says_nothing_of_anybody(phone)
    assert not any("catatan" in said for said in phone.texts)


def test_unknown_numbers_are_slowed_down_like_wrong_codes(empty_village: Village) -> None:
    phone = empty_village.phone("Orang")
    for _ in range(5):
        phone.shares_contact("+6281999999999")
    phone.shares_contact(MAWARS_NUMBER)

    assert "Terlalu banyak" in phone.last
    assert says_nothing_of_anybody(phone)


def test_on_a_number_of_several_it_is_asked_who_writes(empty_village: Village) -> None:
    group, now = empty_village.group_id(), empty_village.now
    empty_village.write(lambda s: add_kpm(s, group, 11, "Adik", now, phone=MAWARS_NUMBER))
    phone = empty_village.phone("Mawar")
    phone.shares_contact(MAWARS_NUMBER)
    assert phone.labels == ["Ibu Mawar", "Ibu Adik", "Bukan mereka"]
    phone.taps("Ibu Mawar")
    phone.taps("Setuju")

    assert has_joined(empty_village, "Mawar")
    assert empty_village.read(lambda s: len(s.scalars(select(Address)).all())) == 1


def test_who_writes_must_be_one_of_them(empty_village: Village) -> None:
    group, now = empty_village.group_id(), empty_village.now
    empty_village.write(lambda s: add_kpm(s, group, 11, "Adik", now, phone=MAWARS_NUMBER))
    phone = empty_village.phone("Mawar")
    phone.shares_contact(MAWARS_NUMBER)
    data = phone.messages[-1].buttons[0][1]
    phone.taps_data(1, data.rpartition(":")[0] + f":{empty_village.people['Siti']}")

    assert "Siti" not in phone.last
    assert phone.labels == ["Ibu Mawar", "Ibu Adik", "Bukan mereka"]


# What ends it.


def test_removed_while_asked_for_consent_a_staff_member_is_not_let_in(empty_village: Village) -> None:
    phone = joining_with_code(empty_village, "Siti")
    empty_village.write(lambda s: remove_staff(s, OFFICE, empty_village.people["Siti"], empty_village.now))
    phone.taps("Setuju")
    phone.says("ya")

    assert not has_joined(empty_village, "Siti")
    assert all("catatan" not in said for said in phone.texts)
    assert "kode" in phone.last


def test_who_has_joined_and_types_a_wrong_code_just_hears_it(village: Village) -> None:
    village.mawar.says("/start BBBBBBBB")

    assert "tidak cocok" in village.mawar.last
    village.mawar.says("menu")
    assert "Ibu Mawar" in village.mawar.last


def test_a_second_family_may_join_on_the_same_phone(village: Village) -> None:
    code = code_for(village, "Wati")
    village.mawar.says(f"/start {code}")
    assert "Ibu Wati" in village.mawar.last
    village.mawar.says("ya")

    assert "Melati 1" in village.mawar.last
    assert len(village.read(lambda s: s.scalars(select(Address).where(Address.closed_at.is_(None))).all())) == 13


# Groups of people are no place for it.


@pytest.mark.telegram_only
def test_in_a_group_chat_one_line_asks_to_write_privately(village: Village) -> None:
    group_chat = village.phone("Grup")
    for text in ("halo", f"/start {code_for(village, 'Wati')}", "menu"):
        group_chat.says_in_group(text)

    assert len(group_chat.texts) == 3
    assert all("chat pribadi" in said for said in group_chat.texts)
    assert says_nothing_of_anybody(group_chat)
    assert group_chat.labels == []
