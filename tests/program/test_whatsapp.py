"""WhatsApp and SMS through the real program and a fake Twilio: joining, templates, numbers typed, the next way."""

from collections.abc import Iterator
from typing import Any

import pytest

from conversations.templates import TEMPLATES, Template
from db.tables import Contact, OutboxRow, Sending
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.twilio_api import FakeTwilio
from tests.fakes.twilio_people import Person
from tests.program.office import Office
from tests.program.village_life import PHONES, founds_village, invites_by_chat, joins_by_code, schedules, villagers


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    with FakeTwilio() as api:
        yield api


def samples_of(template: Template) -> Any:
    """The values of its places, as the fake takes them."""
    return {f"_{number}": sample for number, sample in enumerate(template.samples, start=1)}


def opens_whatsapp(office: Office, twilio: FakeTwilio) -> None:
    """The office gets an account at Twilio, with every template approved."""
    sids: dict[str, object] = {
        one.name: twilio.template(one.name, one.body, one.replies, approved=True, **samples_of(one))
        for one in TEMPLATES.values()
    }
    templates = {"twilio.templates": sids}
    url = f"http://127.0.0.1:{office.port}"
    twilio.inbound_url = f"{url}/twilio/inbound"
    twilio.keeps_time_of(office.clock)
    office.writes_settings(
        twilio={
            "account_sid": twilio.account_sid,
            "auth_token": twilio.auth_token,
            "whatsapp_from": twilio.whatsapp_from,
            "sms_from": twilio.sms_from,
            "api_base": twilio.api_base,
            "content_base": twilio.content_base,
            "public_url": url,
            "messages_per_second": 500,
            "sms_per_second": 500,
        },
        **templates,
    )


def on_whatsapp(twilio: FakeTwilio, name: str) -> Person:
    return twilio.person(f"+62{PHONES[name][1:]}", name)


def joins_from_own_number(person: Person) -> None:
    """Her number is on the roster and WhatsApp vouches for it: no code is needed."""
    person.says("halo")
    person.wait_for("Setuju?")
    person.types_number_of("Setuju")
    person.wait_for("Terima kasih")


def test_a_group_lives_on_whatsapp_while_its_pendamping_is_on_telegram(
    office: Office, provider: FakeBotApi, twilio: FakeTwilio
) -> None:
    opens_whatsapp(office, twilio)
    siti = villagers(provider).siti
    sri, mawar, wati = (on_whatsapp(twilio, name) for name in ("Sri Rahayu", "Mawar", "Wati"))
    code = founds_village(office)
    with office.runs():
        joins_by_code(siti, code)
        joins_from_own_number(mawar)
        joins_from_own_number(wati)
        sri.says(f"GABUNG {invites_by_chat(siti, 'Sri Rahayu')}")
        sri.wait_for("Setuju?")
        sri.types_number_of("Setuju")
        sri.wait_for("Terima kasih")
        schedules(siti, "Kamis 25/10 jam 9")

        for person in (mawar, wati):
            person.reads()
        wati.is_silent = True
        office.goes_to("2018-10-22", "09:00")
        asked = mawar.wait_for("Kamis, 25 Oktober 2018 pukul 09.00 WIB")
        assert (asked.labels, bool(asked.content_sid)) == (["Hadir", "Berhalangan"], True)
        mawar.taps("Hadir", times=2)
        mawar.wait_for("Tercatat: hadir")

        twilio.settles()
        wati.is_silent = False  # her phone is on again, but without a packet for WhatsApp
        office.goes_to("2018-10-22", "15:30")
        told = wati.wait_for("25 Okt")
        assert (told.channel, told.labels) == ("sms", [])

        sri.reads()
        office.goes_to("2018-10-25", "11:01")
        sri.wait_for("Siapa yang tidak hadir?")
        sri.says("mawar kerja, wati sakit")
        assert "Hadir 8 dari 10" in sri.wait_for("Sudah benar?").text
        sri.says("ya")
        sri.wait_for("hadir 8 dari 10")
        siti.wait_for("Laporan kelompok Melati 1")
        twilio.settles()

    forms = office.sees(lambda s: {form for (form,) in s.query(Sending.form).distinct()})
    assert forms >= {"free", "template", "sms"}
    hers = office.sees(lambda s: s.query(OutboxRow).filter_by(kind="meeting_reminder", way="sms").count())
    assert hers == 1


def test_what_was_written_while_nobody_listened_is_taken_in_at_the_start(
    sqlite_office: Office, twilio: FakeTwilio
) -> None:
    opens_whatsapp(sqlite_office, twilio)
    founds_village(sqlite_office)
    mawar = on_whatsapp(twilio, "Mawar")
    mawar.says("halo")
    twilio.settles()
    with sqlite_office.runs():
        mawar.wait_for("Setuju?")

    assert sqlite_office.sees(lambda s: s.query(Contact).filter_by(channel="whatsapp").count()) == 1


def test_nobody_who_is_not_twilio_is_heard(sqlite_office: Office, twilio: FakeTwilio) -> None:
    opens_whatsapp(sqlite_office, twilio)
    forged = b"MessageSid=SM00000000000000000000000000000001&From=whatsapp%3A%2B6281234500002&Body=stop"
    kind = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": "Zm9yZ2Vk"}
    with sqlite_office.runs():
        assert sqlite_office.gets("/twilio/inbound", forged, kind)[0] == 403
        assert sqlite_office.gets("/twilio/status", forged, kind)[0] == 403
        assert sqlite_office.gets("/media/outbox-1-9999999999-" + "0" * 40)[0] == 404
        assert "pkh_unsigned_requests_total 2.0" in sqlite_office.gets("/metrics")[1]

    assert sqlite_office.sees(lambda s: s.query(Contact).count()) == 0


def test_an_office_with_whatsapp_alone_needs_no_telegram(sqlite_office: Office, twilio: FakeTwilio) -> None:
    opens_whatsapp(sqlite_office, twilio)
    token, settings = f'token = "{sqlite_office.provider.token}"', sqlite_office.config.read_text()
    sqlite_office.config.write_text(settings.replace(token, 'token = ""', 1))
    founds_village(sqlite_office)
    mawar = on_whatsapp(twilio, "Mawar")
    with sqlite_office.runs():
        joins_from_own_number(mawar)


def test_a_picture_goes_out_as_a_link_that_only_its_provider_can_use(sqlite_office: Office, twilio: FakeTwilio) -> None:
    opens_whatsapp(sqlite_office, twilio)
    code = founds_village(sqlite_office)
    siti = twilio.person("+6281299990001", "Siti")
    with sqlite_office.runs():
        siti.says(f"gabung {code}")
        siti.wait_for("Setuju?")
        siti.types_number_of("Setuju")
        siti.wait_for("Akun petugas sudah aktif")
        siti.says("undang")
        siti.wait_for("kelompok mana")
        siti.types_number_of("Melati 1, Wates")
        siti.wait_for("Kode untuk siapa?")
        siti.says("Mawar")
        siti.wait_for("Kode untuk Ibu Mawar")
        twilio.settles()

    pictures = [media for message in siti.from_us for media in message.media]
    assert pictures
    assert all(media.content.startswith(b"\x89PNG") for media in pictures)
