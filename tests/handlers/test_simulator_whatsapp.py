"""WhatsApp and SMS phones of the simulator: drawn and read by the Twilio door, before a provider that is strict."""

from datetime import UTC, datetime, timedelta

import pytest

from db import Database
from db.simulator import Bubble, SimulatorState, form_of_tables, make_tables
from handlers.simulator.devices import CannotWrite
from handlers.simulator.phones import NobodyThere, Phones
from handlers.simulator.sids import message_sid
from outbox.failures import PersonBlockedUs
from outbox.messages import Attachment, Button, Message, Tap, TemplateCall

NOW = datetime(2018, 11, 22, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
WATI, NUMBER = 7, "+6281255500029"
CHOICES = ((Button("Hadir", "n:meeting_reminder:meeting:1:yes"),), (Button("Berhalangan", "n:x:meeting:1:no"),))
REMINDER = TemplateCall(
    "meeting_reminder", ("Ibu Wati", "Melati 1", "besok pukul 09.00", "rumah Ibu Sri", "Menjadi orang tua")
)


@pytest.fixture
def phones(database: Database) -> Phones:
    make_tables(database.engine)
    state = SimulatorState(id=1, now=NOW, updates=0, form=form_of_tables())
    database.write(lambda session: session.add(state))
    phones = Phones(database)
    phones.give(WATI, "whatsapp", NUMBER)
    return phones


def last(phones: Phones) -> Bubble:
    return phones.chat(WATI)[-1]


def sends(phones: Phones, message: Message, at: datetime = NOW, channel: str = "whatsapp") -> Bubble:
    sid = phones.send(channel, NUMBER, message, at)
    assert sid == message_sid(last(phones).id)
    return last(phones)


def test_choices_stand_as_numbered_lines_and_quick_replies_where_they_fit(phones: Phones) -> None:
    phones.says(WATI, "Wati", "halo", NOW)
    lines = sends(phones, Message("Hari Kamis\npukul 09.00. Bisa hadir?", CHOICES))
    replies = sends(phones, Message("Bisa hadir?", CHOICES))

    assert (lines.text.splitlines()[-2:], lines.rows) == (["1. Hadir", "2. Berhalangan"], [])
    assert [[one["text"] for one in row] for row in replies.rows] == [["Hadir"], ["Berhalangan"]]
    [tapped] = phones.taps(WATI, "Wati", replies.id, CHOICES[0][0].data, NOW)
    assert (tapped.channel, tapped.address, tapped.tap) == (
        "whatsapp",
        NUMBER,
        Tap(CHOICES[0][0].data, message_sid(replies.id)),
    )


def test_a_list_opens_behind_one_button_and_a_row_of_it_is_picked(phones: Phones) -> None:
    phones.says(WATI, "Wati", "halo", NOW)
    reasons = tuple((Button(f"Halangan {number}", f"d:1:1:{number}"),) for number in range(1, 8))
    shown = sends(phones, Message("Ada halangan apa?", reasons))

    assert (shown.list_label, len(shown.rows)) == ("Pilih", 7)
    [picked] = phones.taps(WATI, "Wati", shown.id, "d:1:1:3", NOW)
    assert picked.tap == Tap("d:1:1:3", message_sid(shown.id))
    with pytest.raises(LookupError):
        phones.taps(WATI, "Wati", shown.id, "d:1:1:9", NOW)


def test_free_text_outside_24_hours_fails_and_a_template_arrives(phones: Phones) -> None:
    never_wrote = sends(phones, Message("halo"))
    phones.says(WATI, "Wati", "halo", NOW)
    within = sends(phones, Message("dalam jendela"), NOW + 23 * HOUR)
    after = sends(phones, Message("di luar jendela"), NOW + 24 * HOUR)
    template = sends(phones, Message("", template=REMINDER), NOW + 24 * HOUR)

    assert [(one.state, one.code) for one in (never_wrote, within, after)] == [
        ("failed", "63016"),
        ("delivered", None),
        ("failed", "63016"),
    ]
    assert (template.state, template.form) == ("delivered", "template")
    assert "Ibu Wati" in template.text
    [tapped] = phones.taps(WATI, "Wati", template.id, "2", NOW + 25 * HOUR)
    assert (tapped.tap, tapped.text) == (Tap("2", message_sid(template.id)), "Berhalangan")
    assert phones.device(WATI).window_is_open(NOW + 48 * HOUR)


def test_without_internet_credit_whatsapp_waits_and_sms_arrives(phones: Phones) -> None:
    phones.says(WATI, "Wati", "halo", NOW)
    phones.switch(WATI, "without_data", True)
    chat, sms = sends(phones, Message("kabar")), sends(phones, Message("PKH: kabar"), channel="sms")

    assert [(one.channel, one.state) for one in (chat, sms)] == [("whatsapp", "sent"), ("sms", "delivered")]
    with pytest.raises(CannotWrite):
        phones.says(WATI, "Wati", "halo", NOW)
    phones.switch(WATI, "without_data", False)
    assert phones.chat(WATI)[-2].state == "delivered"
    phones.says(WATI, "Wati", "sudah", NOW)
    assert phones.chat(WATI)[-3].state == "read"


def test_a_phone_that_is_off_takes_nothing_and_no_phone_has_no_number(phones: Phones) -> None:
    phones.switch(WATI, "off", True)
    off = sends(phones, Message("PKH: kabar"), channel="sms")
    phones.switch(WATI, "off", False)
    phones.give(WATI, "none")
    none = sends(phones, Message("PKH: kabar"), channel="sms")

    assert [(one.state, one.code) for one in (off, none)] == [("failed", "30003"), ("failed", "30005")]
    with pytest.raises(NobodyThere):
        phones.send("sms", "+6281299999999", Message("PKH: kabar"), NOW)


def test_whatsapp_keeps_silent_about_a_block_and_telegram_tells(phones: Phones) -> None:
    phones.says(WATI, "Wati", "halo", NOW)
    phones.switch(WATI, "blocked", True)
    blocked = sends(phones, Message("kabar"))
    assert blocked.state == "sent"
    with pytest.raises(PersonBlockedUs):
        phones.send("telegram", str(WATI), Message("kabar"), NOW)

    phones.switch(WATI, "blocked", False)
    assert last(phones).state == "sent", "what was sent meanwhile never comes"


def test_an_old_phone_only_receives_sms(phones: Phones) -> None:
    phones.give(WATI, "sms")
    refused = sends(phones, Message("", template=REMINDER))
    sms = sends(phones, Message("x" * 161), channel="sms")

    assert (refused.state, refused.code) == ("failed", "63003")
    assert (sms.state, sms.segments) == ("delivered", 2)
    with pytest.raises(CannotWrite):
        phones.says(WATI, "Wati", "halo", NOW)


def test_what_she_sends_arrives_as_twilio_would_post_it(phones: Phones) -> None:
    [text] = phones.says(WATI, "Wati", "hadr", NOW)
    [edited] = phones.edits(WATI, "Wati", last(phones).id, "hadir", NOW)
    [place] = phones.shares(WATI, "Wati", "location", NOW)
    [photo] = phones.shares(WATI, "Wati", "photo", NOW)
    [sheet] = phones.sends_document(WATI, "Wati", Attachment("document", "daftar.pdf", b"%PDF-1"), NOW)

    assert (text.text, text.phone) == ("hadr", NUMBER)
    assert (edited.text, edited.edited, edited.original) == ("hadir", True, text.message_id)
    assert place.location is not None
    assert photo.file is not None
    assert phones.content_of(photo.file.reference).startswith(b"\x89PNG")
    assert sheet.file is not None
    assert (sheet.file.filename, phones.content_of(sheet.file.reference)) == ("daftar.pdf", b"%PDF-1")
