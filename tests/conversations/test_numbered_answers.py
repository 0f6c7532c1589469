"""On WhatsApp people type numbers: which line each of them means, and what "buka" brings."""

import asyncio

import pytest
from sqlalchemy import select, update

from conversations.questions import Choice, Question, match
from conversations.templates import TEMPLATES
from db import Database
from db.tables import Contact, Dialog, MeetingReply
from outbox.means import KNOCK, Means
from outbox.messages import Incoming
from scheduler.deliver import Deliverer
from scheduler.jobs import run_jobs
from tests.conversations.test_shared_phones import shared_by
from tests.village import Village


@pytest.fixture
def on_whatsapp(database: Database) -> Village:
    village = Village(database, answering="numbers", channel="whatsapp")
    village.everyone_joins()
    return village


def replies(village: Village) -> dict[int, str | None]:
    """Meeting -> what Mawar answered."""
    mawar = village.people["Mawar"]
    query = select(MeetingReply.meeting_id, MeetingReply.answer).where(MeetingReply.kpm_id == mawar)
    return dict(village.read(lambda s: s.execute(query).all()))


def test_a_number_answers_the_one_notice_that_waits(on_whatsapp: Village) -> None:
    meeting = on_whatsapp.meeting("2018-10-04")
    on_whatsapp.go_to("2018-10-03", "17:00")

    on_whatsapp.mawar.says("1")

    assert replies(on_whatsapp) == {meeting: "coming"}


def test_a_number_answers_a_reminder_of_three_days_ago_too(on_whatsapp: Village) -> None:
    meeting = on_whatsapp.meeting("2018-10-05")
    on_whatsapp.go_to("2018-10-04", "10:00")
    assert len(on_whatsapp.mawar.messages) == 1

    on_whatsapp.mawar.says("1")

    assert replies(on_whatsapp) == {meeting: "coming"}


def test_lines_are_numbered_as_they_are_shown(on_whatsapp: Village) -> None:
    on_whatsapp.meeting("2018-10-04")
    on_whatsapp.go_to("2018-10-03", "17:00")

    assert on_whatsapp.mawar.labels == ["Hadir", "Berhalangan"]
    on_whatsapp.mawar.says("2.")

    assert set(replies(on_whatsapp).values()) == {"not_coming"}


def test_of_two_notices_the_number_is_asked_about(on_whatsapp: Village) -> None:
    first = on_whatsapp.meeting("2018-10-04")
    second = on_whatsapp.meeting("2018-10-04", "13:00")
    on_whatsapp.go_to("2018-10-04", "06:30")

    on_whatsapp.mawar.says("1")
    assert "untuk yang mana" in on_whatsapp.mawar.last
    assert replies(on_whatsapp) == {}
    on_whatsapp.mawar.says("2")

    assert len(replies(on_whatsapp)) == 1
    assert set(replies(on_whatsapp)) <= {first, second}


def test_a_number_that_answers_an_older_message_means_that_messages_line(on_whatsapp: Village) -> None:
    on_whatsapp.meeting("2018-10-04")
    second = on_whatsapp.meeting("2018-10-05")
    on_whatsapp.go_to("2018-10-04", "06:30")
    asked = next(one for one in on_whatsapp.mawar.messages if "5 Oktober" in one.text)

    on_whatsapp.mawar.taps_data(asked.id, dict(asked.buttons)["Berhalangan"])

    assert replies(on_whatsapp) == {second: "not_coming"}


def test_an_open_question_comes_before_a_notice(on_whatsapp: Village) -> None:
    on_whatsapp.meeting("2018-10-04")
    on_whatsapp.go_to("2018-10-03", "17:00")

    on_whatsapp.mawar.says("bahasa")
    on_whatsapp.mawar.says("1")

    assert replies(on_whatsapp) == {}


@pytest.fixture
def reminded_while_asked(on_whatsapp: Village) -> Village:
    """Mawar was asked for her language, put the phone away, and was reminded of the meeting meanwhile."""
    on_whatsapp.meeting("2018-10-04")
    on_whatsapp.go_to("2018-10-03", "15:00")
    on_whatsapp.mawar.says("bahasa")
    on_whatsapp.go_to("2018-10-03", "17:00")
    assert on_whatsapp.mawar.labels == ["Hadir", "Berhalangan"]
    return on_whatsapp


def test_a_number_after_a_newer_notice_is_asked_about(reminded_while_asked: Village) -> None:
    reminded_while_asked.mawar.says("2")

    assert replies(reminded_while_asked) == {}
    assert "untuk yang mana" in reminded_while_asked.mawar.last
    assert reminded_while_asked.mawar.labels[-1] == "Pertanyaan sebelumnya: Ganti bahasa"


def test_it_answers_the_notice_and_then_the_question_before_goes_on(reminded_while_asked: Village) -> None:
    mawar = reminded_while_asked.mawar
    mawar.says("1")
    mawar.says("1")

    assert set(replies(reminded_while_asked).values()) == {"coming"}
    assert "Kita lanjutkan yang tadi." in mawar.last
    mawar.says("2")
    assert "punapa ingkang" in mawar.last


def test_a_conversation_that_the_notice_begins_comes_before_the_question_too(reminded_while_asked: Village) -> None:
    mawar = reminded_while_asked.mawar
    mawar.says("2")
    mawar.says("1")
    assert set(replies(reminded_while_asked).values()) == {"not_coming"}

    mawar.says("sakit")

    assert "Kita lanjutkan yang tadi." in mawar.last


def test_or_it_answers_the_question_before_at_once(reminded_while_asked: Village) -> None:
    mawar = reminded_while_asked.mawar
    mawar.says("2")
    mawar.says("2")

    assert replies(reminded_while_asked) == {}
    assert "punapa ingkang" in mawar.last


def test_a_number_that_no_line_of_the_notice_has_answers_the_question(reminded_while_asked: Village) -> None:
    reminded_while_asked.mawar.says("4")

    assert replies(reminded_while_asked) == {}
    assert "how can I help" in reminded_while_asked.mawar.last


def test_what_is_told_in_confidence_on_a_shared_phone_goes_on(on_whatsapp: Village) -> None:
    """It would be ended if it were set aside, and what she wrote would be lost."""
    phone = shared_by(on_whatsapp, "Mawar", "Wati")
    on_whatsapp.meeting("2018-10-04")
    on_whatsapp.go_to("2018-10-03", "15:58")
    phone.says("keluhan")
    phone.says("Ibu Mawar")
    asked = phone.last
    assert asked.startswith("Keluhannya tentang apa?")
    on_whatsapp.go_to("2018-10-03", "16:02")
    assert "Bisa hadir?" in phone.last

    phone.says("1")

    assert "untuk yang mana" not in phone.last
    assert replies(on_whatsapp) == {}
    assert phone.last != asked
    assert on_whatsapp.read(lambda s: s.scalars(select(Dialog.conversation).where(Dialog.status == "open")).all()) == [
        "file_complaint"
    ]


def test_a_number_on_a_label_is_what_people_type() -> None:
    question = Question("Siapa?", (Choice("a", "3. Wati"), Choice("b", "7. Murni")))
    times = Question("Jam berapa?", (Choice("a", "09.00"), Choice("b", "13.00")))

    assert match(question, "7") == question.choices[1]
    assert match(question, "1") is None
    assert match(times, "2") == times.choices[1]


def test_buka_brings_what_knocked_and_nothing_else(on_whatsapp: Village) -> None:
    means = Means(channels=frozenset({"whatsapp"}), templates=frozenset({KNOCK}))
    on_whatsapp.sender = Deliverer(
        on_whatsapp.database, on_whatsapp._send, lambda: on_whatsapp.now, on_whatsapp.rules, None, means=means
    )
    on_whatsapp.reported("2018-10-04", {"Mawar": None})
    on_whatsapp.now = on_whatsapp.at("2018-10-08", "09:00")
    long_ago = on_whatsapp.at("2018-10-01", "08:00")
    on_whatsapp.write(lambda s: s.execute(update(Contact).values(wrote_at=long_ago)))
    on_whatsapp.tick()
    before = len(on_whatsapp.pendamping.messages)
    assert on_whatsapp.pendamping.messages

    on_whatsapp.pendamping.says("buka")

    news = on_whatsapp.pendamping.texts[before:]
    assert news
    assert not any("belum saya pahami" in text or "Ketik menu" in text for text in news)


def test_an_sms_that_arrives_is_heard_only_for_its_stop(on_whatsapp: Village) -> None:
    number = "+628129999999"
    for place, said in enumerate(("terima kasih", "STOP"), start=1):
        on_whatsapp.arrives(Incoming("sms", number, f"SM{place}", text=said, phone=number))

    stopped = on_whatsapp.read(lambda s: s.scalars(select(Contact.stopped_at).where(Contact.channel == "sms")).one())
    assert stopped == on_whatsapp.now
    assert on_whatsapp.outbox("reply") == []


def test_who_has_said_that_she_comes_is_reminded_only_where_it_costs_nothing(on_whatsapp: Village) -> None:
    every = frozenset(TEMPLATES)
    means = Means(channels=frozenset({"whatsapp"}), templates=every, rupiah_a_template=400)
    on_whatsapp.sender = Deliverer(
        on_whatsapp.database, on_whatsapp._send, lambda: on_whatsapp.now, on_whatsapp.rules, None, means=means
    )
    meeting = on_whatsapp.meeting("2018-10-04")
    on_whatsapp.go_to("2018-10-01", "09:00")
    on_whatsapp.mawar.says("1")
    assert replies(on_whatsapp) == {meeting: "coming"}

    long_ago = on_whatsapp.at("2018-10-01", "08:00")
    on_whatsapp.now = on_whatsapp.at("2018-10-03", "16:00")
    on_whatsapp.write(lambda s: s.execute(update(Contact).values(wrote_at=long_ago)))
    on_whatsapp.write(lambda s: run_jobs(s, on_whatsapp.now, on_whatsapp.rules, means))
    asyncio.run(on_whatsapp.sender.drain())

    hers = [(row.state, row.outcome) for row in on_whatsapp.outbox("meeting_reminder", to="Mawar")]
    others = [row.state for row in on_whatsapp.outbox("meeting_reminder", to="Wati")]
    assert hers[-1] == ("dropped", "answered")
    assert others[-1] == "sent"
