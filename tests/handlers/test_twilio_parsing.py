"""Captured webhooks, as Twilio posts them, and what each becomes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.twilio.parsing import Delivery, parse_inbound, parse_status
from outbox.messages import File, Incoming, Location, Tap

SID, OURS = "SM" + "1" * 32, "MM" + "2" * 32
MEDIA = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"
WROTE = {
    "AccountSid": "AC" + "0" * 32,
    "ApiVersion": "2010-04-01",
    "Body": "Hadir",
    "From": "whatsapp:+6281234567801",
    "MessageSid": SID,
    "MessageType": "text",
    "NumMedia": "0",
    "NumSegments": "1",
    "ProfileName": "Mawar",
    "SmsMessageSid": SID,
    "SmsSid": SID,
    "SmsStatus": "received",
    "To": "whatsapp:+6281100000001",
    "WaId": "6281234567801",
}
REMINDER = "n:meeting_reminder:meeting:12:yes"
PHOTO = File("photo", MEDIA, "image/jpeg")
HEARD = Incoming(
    "whatsapp",
    "+6281234567801",
    SID,
    original=SID,
    phone="+6281234567801",
    extra={"MessageType": "text", "ProfileName": "Mawar"},
)
REPLIED = {"OriginalRepliedMessageSid": OURS, "OriginalRepliedMessageSender": "whatsapp:+6281100000001"}


def wrote(*without: str, **more: str) -> dict[str, str]:
    return {name: value for name, value in (WROTE | more).items() if name not in without}


def one(fields: Mapping[str, str]) -> Incoming:
    (incoming,) = parse_inbound(fields)
    return incoming


def bare(incoming: Incoming) -> Incoming:
    return replace(incoming, extra={})


@pytest.mark.parametrize(
    ("fields", "becomes"),
    [
        (wrote(), replace(HEARD, text="Hadir")),
        (wrote(**REPLIED), replace(HEARD, text="Hadir", replied_to=OURS)),
        (
            wrote(Body="Bisa hadir", ButtonPayload=REMINDER, ButtonText="Bisa hadir", **REPLIED),
            replace(HEARD, tap=Tap(REMINDER, OURS), replied_to=OURS),
        ),
        (
            wrote(Body="Tidak bisa", ButtonPayload="2", ButtonText="Tidak bisa", **REPLIED),
            replace(HEARD, tap=Tap("2", OURS), text="Tidak bisa", replied_to=OURS),
        ),
        (
            wrote(Body="Bekerja", ListId="d:7:3:work", ListTitle="Bekerja", **REPLIED),
            replace(HEARD, tap=Tap("d:7:3:work", OURS), replied_to=OURS),
        ),
        (
            wrote("Body", ListId="3", ListTitle="Sakit", **REPLIED),
            replace(HEARD, tap=Tap("3", OURS), text="Sakit", replied_to=OURS),
        ),
        (wrote("Body", ButtonText="Buka"), replace(HEARD, text="Buka")),
        (
            wrote(Body="", Latitude="-7.9", Longitude="112.6", MessageType="location"),
            replace(HEARD, location=Location(-7.9, 112.6)),
        ),
        (wrote("Body", Latitude="sana", Longitude="1", MessageType="location"), replace(HEARD, unsupported="location")),
        (wrote(Body="", Latitude="nan", Longitude="112.6"), replace(HEARD, unsupported="text")),
        (
            wrote(Body="5 tidak hadir", MessageType="edit", OriginalMessageSid="SMold"),
            replace(HEARD, text="5 tidak hadir", edited=True, original="SMold"),
        ),
        (wrote("Body", MessageType="unsupported"), replace(HEARD, unsupported="unsupported")),
        (wrote("Body", "MessageType"), replace(HEARD, unsupported="other")),
        (wrote(Body="  \n "), replace(HEARD, unsupported="text")),
        (
            wrote("WaId", From="whatsapp:ID.4566546130240823", ExternalUserId="whatsapp:ID.4566546130240823"),
            replace(
                HEARD,
                address="ID.4566546130240823",
                phone=None,
                external_id="ID.4566546130240823",
                text="Hadir",
            ),
        ),
        (
            wrote("WaId", "ProfileName", "MessageType", From="+6281234567801", To="+1555", Body="STOP"),
            replace(HEARD, channel="sms", text="STOP"),
        ),
    ],
    ids=[
        "text", "answer to a message", "button with our data", "button with the number of a line", "row with our data",
        "row with the number of a line", "button without payload", "place", "no place", "nowhere", "edited",
        "something new", "nothing at all", "blank", "number hidden", "SMS",
    ],
)  # fmt: skip
def test_what_people_write_becomes_an_incoming(fields: dict[str, str], becomes: Incoming) -> None:
    assert bare(one(fields)) == bare(becomes)


def file(kind: str, media_type: str, **more: str) -> dict[str, str]:
    return wrote("Body", NumMedia="1", MediaUrl0=MEDIA, MediaContentType0=media_type, MessageType=kind, **more)


@pytest.mark.parametrize(
    ("fields", "becomes"),
    [
        (file("image", "image/jpeg"), replace(HEARD, file=PHOTO)),
        (file("image", "image/jpeg") | {"Body": "rumah"}, replace(HEARD, file=PHOTO, text="rumah")),
        (file("image", "image/jpeg") | {"Body": "foto.jpg"}, replace(HEARD, file=PHOTO, text="foto.jpg")),
        (file("audio", "audio/ogg; codecs=opus"), replace(HEARD, file=File("voice", MEDIA, "audio/ogg"))),
        (
            file("document", "application/pdf") | {"Body": "surat pindah.pdf"},
            replace(HEARD, file=File("document", MEDIA, "application/pdf", filename="surat pindah.pdf")),
        ),
        (
            file("document", "image/jpeg") | {"Body": "IMG-2018.jpg"},
            replace(HEARD, file=replace(PHOTO, filename="IMG-2018.jpg")),
        ),
        (
            file("document", "text/csv") | {"Body": "ini datanya"},
            replace(HEARD, file=File("document", MEDIA, "text/csv"), text="ini datanya"),
        ),
        (file("sticker", "image/webp"), replace(HEARD, unsupported="sticker")),
        (file("video", "video/mp4"), replace(HEARD, unsupported="video")),
        (file("video", "video/mp4") | {"Body": "hadir semua"}, replace(HEARD, text="hadir semua")),
        (file("contacts", "text/vcard"), replace(HEARD, unsupported="contacts")),
        (file("audio", "audio/amr"), replace(HEARD, unsupported="audio")),
    ],
    ids=[
        "photo", "with words", "words like a file's name", "voice", "named file", "photo sent as a file",
        "file with words", "sticker", "video", "video with words", "card", "other sound",
    ],
)  # fmt: skip
def test_what_people_send_becomes_a_file_or_is_named(fields: dict[str, str], becomes: Incoming) -> None:
    assert bare(one(fields)) == bare(becomes)


def test_each_of_several_files_is_a_message_of_its_own_and_the_first_has_the_words() -> None:
    fields = wrote(Body="dua foto", NumMedia="3", MessageType="image") | {
        f"Media{what}{index}": value
        for index in range(3)
        for what, value in (("Url", f"{MEDIA}{index}"), ("ContentType", "image/png"))
    }

    assert [(one.message_id, one.text, one.file and one.file.reference) for one in parse_inbound(fields)] == [
        (SID, "dua foto", f"{MEDIA}0"),
        (f"{SID}:1", None, f"{MEDIA}1"),
        (f"{SID}:2", None, f"{MEDIA}2"),
    ]


def test_what_nobody_reads_yet_is_kept_without_secrets_and_without_the_words_again() -> None:
    said = one(
        wrote(
            Body="pin saya 123456",
            Forwarded="true",
            Baru="pin saya 123456",
            ReferralBody="NIK 3507012345678901",
            ExternalUserId="whatsapp:ID.4566546130240823",
            Kosong="",
        )
    )

    assert said.extra == HEARD.extra | {
        "Forwarded": "true",
        "ReferralBody": "NIK ••••",
    }
    assert said.external_id == "ID.4566546130240823"


def test_the_label_of_a_place_is_kept_beside_it() -> None:
    assert one(wrote(Body="Balai desa", Latitude="-7", Longitude="112")).extra["Body"] == "Balai desa"


def test_the_same_message_without_an_id_is_the_same_message() -> None:
    nameless = wrote("MessageSid", "SmsMessageSid", "SmsSid")

    assert one(nameless).message_id == one(dict(nameless)).message_id
    assert one(nameless).message_id != one(nameless | {"Body": "Tidak"}).message_id


@pytest.mark.parametrize(
    "fields",
    [{}, wrote("From"), wrote(From="whatsapp:"), wrote(MessageStatus="delivered")],
    ids=["nothing", "nobody", "no address", "news of ours"],
)
def test_what_nobody_wrote_is_no_message(fields: dict[str, str]) -> None:
    assert parse_inbound(fields) == []


NAMES = [*WROTE, *REPLIED, "ButtonPayload", "ButtonText", "ListId", "ListTitle", "Latitude", "Longitude", "MediaUrl0"]
NAMES += ["MediaContentType0", "MediaUrl1", "OriginalMessageSid", "MessageStatus", "ChannelMetadata"]
ODD = st.text(max_size=40) | st.sampled_from(["", "\0", "\ud83d", "n:", "1e999", "image/jpeg", "whatsapp:", "edit"])


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=12), ODD, max_size=12))
@example({"From": "whatsapp:+6281", "Latitude": "1_0", "Longitude": "٣"})
def test_no_form_is_too_odd_to_be_read(fields: dict[str, str]) -> None:
    for incoming in parse_inbound(fields):
        assert incoming.to_json().encode()
        assert 0 < len(incoming.message_id) <= 80
    parse_status(fields)


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=12), ODD, max_size=12), st.text(min_size=1))
def test_whatever_comes_with_it_no_word_of_hers_is_lost(fields: dict[str, str], words: str) -> None:
    more = {name: value for name, value in fields.items() if name not in ("From", "Body", "MessageStatus")}
    said = words.replace("\0", "").encode("utf-8", "replace").decode()

    heard = parse_inbound(more | {"From": "whatsapp:+6281234567801", "Body": words})

    if not said.strip():
        return
    kept: list[Any] = [heard[0].text, heard[0].file and heard[0].file.filename, heard[0].extra.get("Body")]
    is_button_of_ours = heard[0].tap is not None and heard[0].tap.data[:2] in ("d:", "n:")
    assert is_button_of_ours or said in kept or said.strip() in kept


@pytest.mark.parametrize(
    ("fields", "becomes"),
    [
        ({"MessageStatus": "sent"}, Delivery("whatsapp", SID, "sent")),
        ({"MessageStatus": "delivered", "EventType": "DELIVERED"}, Delivery("whatsapp", SID, "delivered")),
        ({"MessageStatus": "read"}, Delivery("whatsapp", SID, "read")),
        ({"MessageStatus": "failed", "ErrorCode": "63016"}, Delivery("whatsapp", SID, "failed", "63016")),
        (
            {"MessageStatus": "undelivered", "ErrorCode": "30005", "To": "+62812"},
            Delivery("sms", SID, "failed", "30005"),
        ),
        ({"MessageStatus": "failed", "ErrorCode": "banyak"}, Delivery("whatsapp", SID, "failed")),
        ({"MessageStatus": "delivered", "ErrorCode": "0"}, Delivery("whatsapp", SID, "delivered")),
        ({"SmsStatus": "delivered", "MessageSid": "", "SmsSid": SID}, Delivery("whatsapp", SID, "delivered")),
        ({"MessageStatus": "queued"}, None),
        ({"MessageStatus": "sending"}, None),
        ({"MessageStatus": "baru"}, None),
        ({}, None),
        ({"MessageStatus": "sent", "MessageSid": ""}, None),
    ],
)
def test_news_of_a_message_of_ours(fields: dict[str, str], becomes: Delivery | None) -> None:
    assert parse_status({"MessageSid": SID, "To": "whatsapp:+6281234567801"} | fields) == becomes
