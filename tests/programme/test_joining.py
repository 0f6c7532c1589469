"""Joining: codes that work once, wrong tries that slow down, numbers of one's own, and what ends it all."""

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import select

from db import Session
from db.tables import Address, Consent, Contact, JoinCode, TrailEntry
from outbox.addresses import best_contact, persons_of
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.access import OFFICE, Actor
from programme.joining import (
    CODE_LENGTH,
    CODE_LETTERS,
    CodeEnded,
    count_wrong_try,
    issue_code,
    join,
    looks_like_code,
    normal_code,
    person_for_code,
    persons_with_phone,
    tried_too_often,
    withdraw_consent,
)
from programme.people import CONSENT_VERSION, has_consented
from programme.typed_codes import code_said
from tests.village import Village, add_kpm

codes = st.text(CODE_LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH)


def code_for(village: Village, name: str) -> str:
    return village.write(lambda s: issue_code(s, OFFICE, village.people[name], village.now, village.rules))


def whose(village: Village, code: str, now: datetime | None = None) -> str | None:
    found = village.read(lambda s: person_for_code(s, code, now or village.now))
    return next((name for name, person_id in village.people.items() if person_id == found), None)


def contact(session: Session, village: Village, chat: str = "77") -> Contact:
    return locked_contact(session, Incoming("telegram", chat, "m1"), village.now)


def joins(village: Village, name: str, chat: str = "77", code: str | None = None) -> None:
    person_id = village.people[name]
    village.write(lambda s: join(s, contact(s, village, chat), person_id, "jv", "code", village.now, code))


def test_a_code_has_no_letter_that_is_misread_on_paper(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")

    assert re.fullmatch(r"[A-HJ-KM-NP-Z2-9]{8}", code)


def test_a_code_is_kept_as_a_hash_only(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")

    stored = empty_village.read(lambda s: s.scalars(select(JoinCode.code_index)).one())
    assert re.fullmatch(r"[0-9a-f]{64}", stored)
    assert code.lower() not in stored


@given(codes, st.sampled_from(["", "-", " "]), st.booleans())
def test_a_code_is_read_however_it_is_typed(code: str, between: str, lower: bool) -> None:
    typed = f" {code[:4]}{between}{code[4:]} "

    assert normal_code(typed.lower() if lower else typed) == code


@given(codes)
def test_a_code_as_it_is_printed_looks_like_one(code: str) -> None:
    assert looks_like_code(code)
    assert looks_like_code(f"{code[:4]}-{code[4:]}")


@pytest.mark.parametrize(
    "text", ["", "halo", "selamat", "assalamualaikum", "mau gabung pkh", "ABCD EFGH JK", "ABCDEFG0"]
)
def test_what_people_say_does_not_look_like_a_code(text: str) -> None:
    assert not looks_like_code(text)


@given(
    codes,
    st.sampled_from(
        ["", "GABUNG ", "gabung", "Gabung kode ", "gabung: ", "/start ", "kode saya ", "*GABUNG* ", "GABUNG%20"]
    ),
    st.sampled_from(["", "-", " ", " - "]),
    st.sampled_from(["", ".", " ya bu"]),
    st.booleans(),
)
def test_a_code_is_found_behind_gabung(code: str, before: str, between: str, after: str, lower: bool) -> None:
    alone, in_a_link = before in ("", "gabung"), before == "/start "
    assume(not alone or (between == between.strip() and not lower and not after))  # it has to look like a code
    assume(not in_a_link or after in ("", "."))  # a link holds nothing else
    typed = f"{before}{code[:4]}{between}{code[4:]}{after}"

    assert code_said(typed.lower() if lower else typed) == code


@pytest.mark.parametrize(
    "text", ["gabung", "gabung pkh", "mau gabung bu", "gabung besok pagi", "kode saya hilang", "gabung kelompok 12"]
)
def test_who_only_wants_to_join_has_tried_no_code(text: str) -> None:
    assert code_said(text) is None


def test_a_good_code_names_its_person(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")

    assert whose(empty_village, f"{code[:4]} {code[4:]}".lower()) == "Mawar"
    assert whose(empty_village, "ABCDEFGH") is None


def test_a_code_ends_after_its_days(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")
    last = empty_village.now + timedelta(days=empty_village.rules.join_code_days)

    assert whose(empty_village, code, last - timedelta(seconds=1)) == "Mawar"
    assert whose(empty_village, code, last) is None


def test_a_new_code_ends_the_one_before(empty_village: Village) -> None:
    first, second = code_for(empty_village, "Mawar"), code_for(empty_village, "Mawar")

    assert (whose(empty_village, first), whose(empty_village, second)) == (None, "Mawar")


def test_a_used_code_is_used_up(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")
    joins(empty_village, "Mawar", code=code)

    assert whose(empty_village, code) is None


def test_two_phones_asked_for_consent_on_one_code_do_not_both_get_in(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")
    joins(empty_village, "Mawar", "77", code)

    with pytest.raises(CodeEnded):
        joins(empty_village, "Mawar", "78", code)
    assert empty_village.read(lambda s: len(s.scalars(select(Address)).all())) == 1
    assert empty_village.read(lambda s: len(s.scalars(select(Consent)).all())) == 1


def test_a_code_lets_in_nobody_but_its_person(empty_village: Village) -> None:
    code = code_for(empty_village, "Mawar")

    with pytest.raises(CodeEnded):
        joins(empty_village, "Siti", code=code)


def test_joining_opens_the_chat_with_consent_language_and_trace(empty_village: Village) -> None:
    joins(empty_village, "Mawar")

    mawar = empty_village.people["Mawar"]
    consent = empty_village.read(lambda s: s.scalars(select(Consent)).one())
    assert (consent.person_id, consent.version, consent.language, consent.source) == (
        mawar, CONSENT_VERSION, "jv", "chat",
    )  # fmt: skip
    assert empty_village.read(lambda s: has_consented(s, mawar))
    reached = empty_village.read(lambda s: best_contact(s, mawar))
    assert reached is not None
    assert (reached.address, reached.language) == ("77", "jv")
    entries = empty_village.read(lambda s: list(s.scalars(select(TrailEntry).where(TrailEntry.operation == "join"))))
    assert [(one.actor_id, one.object_id) for one in entries] == [(mawar, mawar)]


def test_joining_again_on_the_same_phone_opens_no_second_address(empty_village: Village) -> None:
    joins(empty_village, "Mawar")
    joins(empty_village, "Mawar")

    assert empty_village.read(lambda s: len(s.scalars(select(Address)).all())) == 1


def test_joining_on_a_second_phone_reaches_her_on_the_one_she_used_last(empty_village: Village) -> None:
    joins(empty_village, "Mawar", "77")
    empty_village.now += timedelta(hours=1)
    joins(empty_village, "Mawar", "78")

    reached = empty_village.read(lambda s: best_contact(s, empty_village.people["Mawar"]))
    assert reached is not None
    assert reached.address == "78"


def test_several_may_share_a_phone(empty_village: Village) -> None:
    joins(empty_village, "Mawar")
    joins(empty_village, "Wati")

    shared = empty_village.read(lambda s: persons_of(s, s.scalars(select(Contact.id)).one()))
    assert shared == [empty_village.people["Mawar"], empty_village.people["Wati"]]


def test_five_wrong_tries_an_hour_are_enough(empty_village: Village) -> None:
    def tries(session: Session, at: datetime) -> None:
        count_wrong_try(session, contact(session, empty_village), at)

    def too_often(at: datetime, chat: str = "77") -> bool:
        return empty_village.write(
            lambda s: tried_too_often(s, contact(s, empty_village, chat), at, empty_village.rules)
        )

    begin = empty_village.now
    for minute in range(5):
        assert not too_often(begin + timedelta(minutes=minute))
        empty_village.write(lambda s, at=begin + timedelta(minutes=minute): tries(s, at))  # type: ignore[misc]  # mypy: a lambda's default

    assert too_often(begin + timedelta(minutes=5))
    assert too_often(begin + timedelta(minutes=59))
    assert not too_often(begin + timedelta(minutes=60))
    assert not too_often(begin + timedelta(minutes=5), chat="78")


def test_a_number_on_the_roster_finds_everybody_who_has_it(empty_village: Village) -> None:
    group, now = empty_village.group_id(), empty_village.now
    sister = empty_village.write(lambda s: add_kpm(s, group, 11, "Adik Mawar", now, phone="+6281200100002"))
    mawar = empty_village.people["Mawar"]

    assert empty_village.read(lambda s: persons_with_phone(s, "+6281200100002")) == [mawar, sister]
    assert empty_village.read(lambda s: persons_with_phone(s, "+6281999999999")) == []


def test_withdrawing_consent_ends_what_is_sent_and_what_she_may_do(empty_village: Village) -> None:
    joins(empty_village, "Mawar")
    mawar = empty_village.people["Mawar"]
    empty_village.write(lambda s: withdraw_consent(s, Actor(mawar, "kpm"), mawar, empty_village.now))

    assert not empty_village.read(lambda s: has_consented(s, mawar))
    assert empty_village.read(lambda s: best_contact(s, mawar)) is None


def test_withdrawn_consent_stays_on_record_and_may_be_given_again(empty_village: Village) -> None:
    joins(empty_village, "Mawar")
    mawar = empty_village.people["Mawar"]
    empty_village.write(lambda s: withdraw_consent(s, Actor(mawar, "kpm"), mawar, empty_village.now))
    joins(empty_village, "Mawar")

    given_twice = empty_village.read(lambda s: list(s.scalars(select(Consent).order_by(Consent.id))))
    assert [one.withdrawn_at is None for one in given_twice] == [False, True]
    assert empty_village.read(lambda s: has_consented(s, mawar))
