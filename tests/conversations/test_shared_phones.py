"""Several families use one phone: it is asked for whom, once, and nobody is shown or given what is another's."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from conversations.naming_oneself import introduced, meant
from db import Session
from db.tables import Attendance, Contact, Dialog, Kpm, MeetingReply, Person, StoredFile
from outbox.addresses import close_addresses
from outbox.inbox import locked_contact
from outbox.messages import File, Incoming, Location, Sender, SharedContact, Tap, incoming_from_json
from programme.access import OFFICE
from programme.joining import issue_code, join
from programme.people import Chatter, set_language
from tests.conversations.test_engine import PHOTO, VOICE
from tests.told_once import told_once
from tests.village import Phone, Village

ASKED = "Untuk siapa?"


def shared_by(village: Village, *names: str) -> Phone:
    """The first one's phone, which the others use too and no other."""
    phone = village.phones[names[0]]
    sender = Incoming(phone.channel, phone.address, "joined")

    def work(session: Session) -> None:
        contact = locked_contact(session, sender, village.now)
        for name in names[1:]:
            close_addresses(session, village.people[name], village.now)
            join(session, contact, village.people[name], "id", "code", village.now, None)

    village.write(work)
    return phone


@told_once
def two_ketua(village: Village) -> Phone:
    """Ibu Sri and Ibu Darmi lead a group each and share a phone; both were asked who was missing today."""
    village.group("Dahlia", ("Darmi", "Yanti", "Kasih"))
    phone = shared_by(village, "Sri", "Darmi")
    village.meeting("2018-10-04")
    village.meeting("2018-10-04", group="Dahlia")
    village.be_at(village.at("2018-10-04", "11:00"))
    asked = [text for text in phone.texts if "Siapa yang tidak hadir" in text]
    assert [text.partition(",")[0] for text in asked] == ["Ibu Sri", "Ibu Darmi"]
    return phone


def open_dialog(village: Village, phone: Phone) -> Dialog | None:
    query = select(Dialog).join(Contact, Contact.id == Dialog.contact_id)
    chat = phone.address
    return village.read(lambda s: s.scalar(query.where(Contact.address_index == chat, Dialog.status == "open")))


def speaker(village: Village, phone: Phone) -> int | None:
    dialog = open_dialog(village, phone)
    return dialog.person_id if dialog is not None else None


def reported(village: Village) -> dict[str, list[str]]:
    """Group name -> who was absent, of the meetings reported; each of the two groups holds one."""
    groups = {village.group_id(name): name for name in ("Melati 1", "Dahlia")}
    meetings = [one for one in village.meetings() if one.status == "reported"]
    return {groups[one.group_id]: sorted(village.absentees(one.id)) for one in meetings}


# It is asked, and what was written is kept.


def test_the_menu_is_asked_for_whom_and_says_whose_it_is(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("menu")
    assert ASKED in phone.last
    assert phone.labels == ["Ibu Mawar", "Ibu Wati"]
    phone.picks("Ibu Wati")

    assert phone.last.startswith("Ibu Wati, ")
    assert phone.labels[-1] == "Ganti orang"
    phone.picks("Ganti orang")
    phone.picks("Ibu Mawar")
    assert phone.last.startswith("Ibu Mawar, ")


def test_what_she_wrote_is_not_asked_again(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    village.meeting("2018-10-04")
    phone.says("kapan")
    phone.picks("Ibu Wati")

    assert "4 Oktober 2018" in phone.last


@pytest.mark.parametrize("named", ["wati", "Bu Wati", "ini bu wati", "untuk wati ya", "kangge bu wati", "2"])
def test_the_answer_may_be_typed_in_many_ways(village: Village, named: str) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("menu")
    phone.says(named)

    assert phone.last.startswith("Ibu Wati, ")


@pytest.mark.parametrize("said", ["dua duanya bu", "keduanya hadir", "duanana", "loro-lorone"])
def test_who_answers_for_both_is_asked_to_do_so_one_by_one(village: Village, said: str) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    village.meeting("2018-10-04")
    village.be_at(village.at("2018-10-03", "16:00"))
    phone.says("hadir")
    assert ASKED in phone.last
    phone.says(said)
    assert "satu per satu" in "\n".join(phone.texts[-2:])
    phone.picks("Ibu Mawar")

    assert "Tercatat: hadir" in "\n".join(phone.texts[-2:])


def test_what_is_written_before_she_answers_is_kept_too_and_nothing_is_stored_twice(village: Village) -> None:
    village.meeting("2018-10-04")
    phone = shared_by(village, "Mawar", "Wati", "Lastri")
    phone.sends(PHOTO)
    phone.says("kapan")
    assert ASKED in phone.last
    phone.says("lastri")

    assert "4 Oktober 2018" in phone.last
    assert any("kiriman sudah saya simpan" in text.lower() for text in phone.texts)
    assert len(village.read(lambda s: s.scalars(select(StoredFile)).all())) == 1


def test_a_yes_before_it_is_clear_who_confirms_nothing_that_nobody_has_seen(village: Village) -> None:
    phone = two_ketua(village)
    for said in ("hadir semua", "ya", "1 2", "ok bu", "menu"):
        phone.says(said)
        assert ASKED in phone.last
    phone.says("darmi")

    assert "Sudah benar?" in phone.last
    assert reported(village) == {}


def test_a_yes_that_answers_the_reminders_of_two_is_asked(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    village.meeting("2018-10-04")
    village.go_to("2018-10-03", "16:30")
    phone.says("nggih")
    assert ASKED in phone.last
    phone.picks("Ibu Wati")

    replies = village.read(lambda s: s.scalars(select(MeetingReply)).all())
    assert [(one.kpm_id, one.answer) for one in replies] == [(village.people["Wati"], "coming")]


def test_who_is_named_in_the_answer_need_not_be_chosen_once_more(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    village.meeting("2018-10-04")
    village.go_to("2018-10-01", "10:00")
    phone.says("hadir")
    assert ASKED in phone.last
    phone.says("mawar hadir")
    assert "Ibu Mawar. Tercatat: hadir" in phone.last
    village.go_to("2018-10-01", "12:00")
    phone.says("wati hadir jg")

    answers = village.read(lambda s: dict(s.execute(select(MeetingReply.kpm_id, MeetingReply.answer)).all()))
    assert answers == {village.people[name]: "coming" for name in ("Mawar", "Wati")}


def test_a_tap_on_her_reminder_counts_for_her_alone(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    village.meeting("2018-10-04")
    village.go_to("2018-10-03", "16:30")
    first = next(one for one in phone.messages if one.text.startswith("Ibu Mawar, besok"))
    phone.taps_data(first.id, first.buttons[0][1])

    replies = village.read(lambda s: s.scalars(select(MeetingReply)).all())
    assert [(one.kpm_id, one.answer) for one in replies] == [(village.people["Mawar"], "coming")]


def test_a_double_tap_and_an_old_question_change_nothing(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("menu")
    question = phone.messages[-1]
    phone.taps("Ibu Wati", times=2)
    assert speaker(village, phone) == village.people["Wati"]
    village.now += timedelta(hours=1)
    phone.taps_data(question.id, question.buttons[0][1])

    assert speaker(village, phone) == village.people["Wati"]


def test_batal_ends_the_question(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("bahasa")
    phone.says("batal")

    assert open_dialog(village, phone) is None


def test_a_word_of_thanks_needs_no_name(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("matur nuwun bu")

    assert phone.last.startswith("Sama-sama.")


# How long it holds, and how it changes.


def test_the_choice_holds_for_the_dialog_and_half_an_hour_of_silence(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("bahasa")
    phone.picks("Ibu Wati")
    village.now += timedelta(hours=3)  # in the middle of a question it does not end
    phone.says("madura")
    assert ASKED not in phone.last
    village.now += timedelta(minutes=29)
    phone.says("kapan")
    assert ASKED not in phone.last
    village.now += timedelta(minutes=31)
    phone.says("kapan")

    assert "siapa" in phone.last.lower()


@pytest.mark.parametrize("said", ["ini bu wati", "niki bu Wati", "ganti bu wati"])
def test_the_other_one_may_just_say_who_she_is(village: Village, said: str) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("bahasa")
    phone.picks("Ibu Mawar")
    phone.says(said)

    assert phone.last.startswith("Ibu Wati, ")
    assert not any("Lanjutkan" in label for label in phone.labels)  # that is Ibu Mawar's to go on with
    phone.says("ganti orang")
    phone.picks("Ibu Mawar")
    assert phone.labels[0].startswith("Lanjutkan")


def test_who_is_alone_on_her_phone_is_told_so(village: Village) -> None:
    village.mawar.says("ganti orang")

    assert "hanya dipakai oleh Ibu Mawar" in village.mawar.last


# Notices.


def test_a_text_that_answers_the_notices_of_two_is_asked_and_of_one_is_hers(village: Village) -> None:
    phone = two_ketua(village)
    phone.says("hadir semua")
    assert ASKED in phone.last
    phone.picks("Ibu Darmi")
    phone.says("ya")
    assert list(reported(village)) == ["Dahlia"]
    phone.says("mawar kerja")  # Ibu Darmi spoke just now, but only Ibu Sri still has to report
    assert ASKED in phone.last
    phone.says("batal")
    village.now += timedelta(minutes=31)
    phone.says("mawar kerja")
    assert ASKED not in phone.last
    phone.says("ya")

    assert reported(village) == {"Melati 1": ["Mawar"], "Dahlia": []}


def test_a_tap_on_a_notice_is_its_readers_whoever_spoke_last(village: Village) -> None:
    phone = two_ketua(village)
    first = next(one for one in phone.messages if one.text.startswith("Ibu Sri,") and one.buttons)
    phone.says("menu")
    phone.picks("Ibu Darmi")
    everyone = next(data for label, data in first.buttons if label == "Hadir semua")
    phone.taps_data(first.id, everyone)
    phone.says("ya")

    assert list(reported(village)) == ["Melati 1"]


def test_a_notice_to_one_does_not_disturb_the_dialog_of_the_other_which_goes_on_by_name(village: Village) -> None:
    phone = two_ketua(village)
    phone.says("bahasa")
    phone.picks("Ibu Darmi")
    asked = phone.last
    first = next(one for one in phone.messages if one.text.startswith("Ibu Sri,") and one.buttons)
    phone.taps_data(first.id, first.buttons[0][1])
    assert speaker(village, phone) == village.people["Sri"]
    phone.says("ya")

    assert phone.last.endswith(asked)
    assert "untuk Ibu Darmi" in phone.last
    assert speaker(village, phone) == village.people["Darmi"]


def test_a_ketua_and_a_kpm_on_one_phone_each_have_their_own_menu(village: Village) -> None:
    phone = shared_by(village, "Sri", "Mawar")
    phone.says("menu")
    phone.picks("Ibu Mawar")
    assert "Daftar anggota" not in phone.labels
    phone.says("anggota")
    assert "1. Sri" not in phone.last
    phone.says("ini bu sri")

    assert "Daftar anggota" in phone.labels


def test_a_report_in_words_is_the_ketuas_who_was_asked_for_it(village: Village) -> None:
    phone = shared_by(village, "Sri", "Mawar", "Wati")
    village.meeting("2018-10-04")
    village.be_at(village.at("2018-10-04", "11:00"))
    phone.says("lastri kerja")
    phone.says("ya")

    assert village.absentees(1) == {"Lastri": "work"}
    assert village.read(lambda s: s.scalars(select(Attendance.recorded_by).distinct()).all()) == [village.people["Sri"]]


# Each keeps to her own.


def test_nobody_goes_on_with_what_the_other_left(village: Village) -> None:
    phone = shared_by(village, "Sri", "Mawar")
    village.meeting("2018-10-04")
    village.be_at(village.at("2018-10-04", "11:00"))
    phone.says("wati kerja")
    phone.says("ini bu mawar")
    paused = village.read(lambda s: s.scalars(select(Dialog).where(Dialog.status == "paused")).one())
    menu = open_dialog(village, phone)
    assert menu is not None
    phone.taps_data(1, f"d:{menu.id}:{menu.step}:resume{paused.id}")
    phone.taps_data(1, f"n:dialog_paused:dialog:{paused.id}:resume")
    assert not any("Wati" in text for text in phone.texts[-2:])
    village.go_to("2018-10-05", "12:00")

    assert village.read(lambda s: s.get_one(Dialog, paused.id)).status == "paused"


def test_one_withdraws_and_the_other_is_served_as_before(village: Village) -> None:
    phone = shared_by(village, "Sri", "Mawar")
    village.meeting("2018-10-04")
    village.be_at(village.at("2018-10-04", "11:00"))
    request = phone.messages[-1]
    phone.says("wati kerja")
    phone.says("ini bu mawar")
    phone.says("cabut")
    phone.picks("Ya, cabut")
    phone.says("menu")
    assert phone.last.startswith("Ibu Sri, ")
    assert phone.labels[0].startswith("Lanjutkan")
    phone.picks("Lanjutkan")
    phone.says("ya")
    assert village.absentees(1) == {"Wati": "work"}

    phone.says("cabut")
    phone.picks("Ya, cabut")
    phone.taps_data(request.id, request.buttons[0][1])
    assert "kode" in phone.last


def test_a_button_of_one_who_left_does_nothing_for_the_one_who_stays(village: Village) -> None:
    phone = two_ketua(village)
    hers = next(one for one in phone.messages if one.text.startswith("Ibu Darmi,") and one.buttons)
    village.write(lambda s: close_addresses(s, village.people["Darmi"], village.now))
    phone.taps_data(hers.id, hers.buttons[0][1])

    assert "tidak berlaku" in phone.last
    assert reported(village) == {}


def test_what_one_left_open_when_she_went_is_not_taken_for_anothers(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati", "Lastri")
    phone.says("bahasa")
    phone.picks("Ibu Wati")
    left = update(Kpm).where(Kpm.person_id == village.people["Wati"]).values(left_at=village.now)
    village.write(lambda s: s.execute(left))
    phone.says("jawa")
    assert ASKED in phone.last
    assert phone.labels == ["Ibu Mawar", "Ibu Lastri"]
    phone.picks("Ibu Lastri")

    languages = village.read(lambda s: s.scalars(select(Person.language).distinct()).all())
    assert languages == ["id"]


def test_the_question_ends_when_only_one_is_left(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("bahasa")
    left = update(Kpm).where(Kpm.person_id == village.people["Wati"]).values(left_at=village.now)
    village.write(lambda s: s.execute(left))
    phone.says("menu")

    assert phone.last.startswith("Ibu Mawar, ")
    assert "Ganti orang" not in phone.labels


def test_each_is_answered_in_her_own_language(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    village.write(lambda s: set_language(s, village.people["Wati"], "en"))
    phone.says("menu")
    phone.picks("Ibu Wati")
    english = phone.last
    phone.says("ini bu mawar")

    assert phone.last.startswith("Ibu Mawar, apa yang bisa")
    assert not english.startswith("Ibu Wati, apa yang bisa")


def test_stop_is_answered_at_once_and_says_for_whom(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.says("stop")
    assert ASKED not in phone.last
    assert "Ibu Mawar dan Ibu Wati" in phone.last
    village.meeting("2018-10-04")
    village.go_to("2018-10-01", "12:00")
    silent = len(phone.texts)
    phone.says("mulai")
    village.tick()

    reminded = [text.partition(",")[0] for text in phone.texts[silent:] if "4 Oktober" in text]
    assert sorted(reminded) == ["Ibu Mawar", "Ibu Wati"]


def test_a_third_may_join_while_the_others_talk(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Lastri"], village.now, village.rules))
    phone.says(f"/start {code}")
    assert "Ibu Lastri" in phone.last
    phone.picks("Setuju")
    phone.says("ganti orang")

    assert phone.labels == ["Ibu Mawar", "Ibu Wati", "Ibu Lastri"]


def test_two_of_one_name_are_told_apart(village: Village) -> None:
    village.group("Dahlia", ("Darmi", "Mawar Melati"))
    phone = shared_by(village, "Mawar", "Mawar Melati")
    phone.says("menu")
    phone.says("mawar")
    assert phone.last.startswith("Ibu Mawar, ")

    phone.says("ini bu mawar melati")
    assert phone.last.startswith("Ibu Mawar Melati, ")


# The words for it.

PEOPLE = [Chatter(1, "kpm", "Siti Aminah", "f", "id"), Chatter(2, "kpm", "Aminah", "f", "id"),
          Chatter(3, "kpm", "Joko Susilo", "m", "id")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("aminah", 2),
        ("bu siti", 1),
        ("ini siti aminah", 1),
        ("pak joko nggih", 3),
        ("untuk pak susilo", 3),
        ("kangge ibu siti mawon", 1),
        ("siapa", None),
        ("mawar", None),
        ("joko kerja", None),
    ],
)
def test_a_name_means_one_of_those_who_share_the_phone(text: str, who: int | None) -> None:
    found = meant(text, PEOPLE)

    assert (found.id if found is not None else None) == who


@pytest.mark.parametrize("text", ["joko kerja", "pak joko", "joko", "saya sakit", "ini siapa", "saya joko sakit"])
def test_a_name_in_a_report_is_no_introduction(text: str) -> None:
    assert introduced(text, PEOPLE) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_names(text: str) -> None:
    assert meant(text, PEOPLE) in [None, *PEOPLE]
    assert introduced(text, PEOPLE) in [None, *PEOPLE]


@pytest.mark.parametrize(
    "incoming",
    [
        Incoming("telegram", "1", "u1", text="halo", had_secret=True),
        Incoming("telegram", "1", "u2", tap=Tap("d:1:1:yes", "7")),
        Incoming("telegram", "1", "u3", file=File("photo", "x", "image/jpeg", 12, "a.jpg"), edited=True),
        Incoming("telegram", "1", "u4", contact=SharedContact("+62812", True), location=Location(-7.5, 111.5)),
        Incoming("telegram", "1", "u5", unsupported="sticker", sender=Sender("id", False)),
    ],
)
def test_a_kept_message_is_the_same_when_it_is_taken(incoming: Incoming) -> None:
    assert incoming_from_json(incoming.to_json()) == incoming


def test_a_voice_note_is_kept_for_whom_it_is(village: Village) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    phone.sends(VOICE)
    phone.picks("Ibu Wati")

    assert "simpan" in phone.last
    assert len(village.read(lambda s: s.scalars(select(StoredFile)).all())) == 1
