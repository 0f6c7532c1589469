"""Captured updates, as the Bot API sends them, and what each becomes."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.telegram.parsing import blocked_chat, parse_update, tap_to_answer
from outbox.messages import File, Incoming, Location, Sender, SharedContact, Tap

MAWAR = {"id": 1001, "is_bot": False, "first_name": "Mawar", "language_code": "id"}
BOT = {"id": 99, "is_bot": True, "first_name": "PKH", "username": "pkh_bot"}
PRIVATE = {"id": 1001, "first_name": "Mawar", "type": "private"}
GROUP = {"id": -1007, "title": "Melati", "type": "supergroup"}
BASE: dict[str, Any] = {"message_id": 7, "date": 1542853800, "chat": PRIVATE, "from": MAWAR}
TAPPED = Incoming("telegram", "1001", "u710", sender=Sender("id"))
HEARD = replace(TAPPED, original="7")
IN_GROUP = replace(HEARD, address="-1007", sender=Sender("id", in_group_chat=True))


def file(reference: str, size: int, **more: object) -> dict[str, object]:
    return {"file_id": reference, "file_unique_id": f"u{reference}", "file_size": size, **more}


def message(kind: str = "message", /, **content: object) -> dict[str, object]:
    return {"update_id": 710, kind: BASE | content}


def tap(**content: object) -> dict[str, object]:
    query = {"id": "4382", "from": MAWAR, "chat_instance": "8", "data": "q:hadir:yes:5"}
    return {"update_id": 710, "callback_query": query | content}


def membership(chat: dict[str, object], status: str) -> dict[str, object]:
    old = {"user": BOT, "status": "member"}
    new = {"user": BOT, "status": status, "until_date": 0} if status == "kicked" else {"user": BOT, "status": status}
    change = {"chat": chat, "from": MAWAR, "date": 1542853800, "old_chat_member": old, "new_chat_member": new}
    return {"update_id": 710, "my_chat_member": change}


SMALL = file("small", 1_200, width=90, height=67)
LARGE = file("large", 140_000, width=1280, height=960)
HUGE = file("huge", 10_000_001, width=4000, height=3000)
STICKER = file("s", 9_000, width=512, height=512, type="regular", is_animated=False, is_video=False)
VIDEO = file("v", 900_000, width=640, height=480, duration=4)
PLACE = {"latitude": -7.9, "longitude": 112.6}
POLL = {
    "id": "1",
    "question": "Jam berapa?",
    "options": [{"text": "9", "voter_count": 0, "persistent_id": "a"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
CARD = {"phone_number": "6281234567890", "first_name": "Mawar"}
CHANNEL = {"id": -100, "title": "Warta", "type": "channel"}
FORWARDED = {"type": "user", "date": 1542853000, "sender_user": MAWAR}

READ = {
    "a text": (message(text="Hadir, Bu"), replace(HEARD, text="Hadir, Bu")),
    "a text with what could be markup": (message(text="_Siti_ <b>"), replace(HEARD, text="_Siti_ <b>")),
    "a text with NUL, which PostgreSQL refuses": (message(text="ya\0"), replace(HEARD, text="ya")),
    "half a character, which UTF-8 refuses": (message(text="ya\ud83d"), replace(HEARD, text="ya?")),
    "a code in a deep link": (message(text="/start AB3D"), replace(HEARD, text="/start AB3D")),
    "a changed text": (message("edited_message", text="27", edit_date=9), replace(HEARD, text="27", edited=True)),
    "no language": (
        message(text="ya", **{"from": MAWAR | {"language_code": None}}),
        replace(HEARD, text="ya", sender=Sender()),
    ),
    "a tap": (tap(message=BASE | {"text": "?"}), replace(TAPPED, tap=Tap("q:hadir:yes:5", "7"))),
    "a tap on a message too old to be shown": (
        tap(message={"message_id": 7, "date": 0, "chat": PRIVATE}),
        replace(TAPPED, tap=Tap("q:hadir:yes:5", "7")),
    ),
    "a tap without its message": (tap(), replace(TAPPED, tap=Tap("q:hadir:yes:5"))),
    "her own number": (
        message(contact=CARD | {"user_id": 1001}),
        replace(HEARD, contact=SharedContact("+6281234567890", own=True)),
    ),
    "her own number with a plus": (
        message(contact=CARD | {"user_id": 1001, "phone_number": "+62812"}),
        replace(HEARD, contact=SharedContact("+62812", own=True)),
    ),
    "somebody else's account": (
        message(contact=CARD | {"user_id": 1002}),
        replace(HEARD, contact=SharedContact("6281234567890", own=False)),
    ),
    "a card from the address book": (
        message(contact=CARD | {"phone_number": "0812-3456"}),
        replace(HEARD, contact=SharedContact("0812-3456", own=False)),
    ),
    "an own card that was passed on": (
        message(contact=CARD | {"user_id": 1001}, forward_origin=FORWARDED),
        replace(HEARD, contact=SharedContact("6281234567890", own=False)),
    ),
    "a place": (message(location=PLACE), replace(HEARD, location=Location(-7.9, 112.6))),
    "a named place": (
        message(location=PLACE, venue={"location": PLACE, "title": "Balai", "address": "Wates"}),
        replace(HEARD, location=Location(-7.9, 112.6)),
    ),
    "a photo in several sizes": (
        message(photo=[SMALL, LARGE], caption="KK"),
        replace(HEARD, text="KK", file=File("photo", "large", "image/jpeg", 140_000)),
    ),
    "a photo whose largest size is too large": (
        message(photo=[SMALL, LARGE, HUGE]),
        replace(HEARD, file=File("photo", "large", "image/jpeg", 140_000)),
    ),
    "a voice note": (
        message(voice=file("voice", 5_000, duration=3, mime_type="audio/ogg")),
        replace(HEARD, file=File("voice", "voice", "audio/ogg", 5_000)),
    ),
    "a document": (
        message(document=file("d", 700, file_name="daftar.xlsx", mime_type="application/x")),
        replace(HEARD, file=File("document", "d", "application/x", 700, "daftar.xlsx")),
    ),
    "a document about which little is said": (
        message(document={"file_id": "d", "file_unique_id": "ud"}),
        replace(HEARD, file=File("document", "d")),
    ),
    "a sticker": (message(sticker=STICKER), replace(HEARD, unsupported="sticker")),
    "a video": (message(video=VIDEO), replace(HEARD, unsupported="video")),
    "a moving picture, which comes as a document too": (
        message(animation=VIDEO, document=file("v", 900_000)),
        replace(HEARD, unsupported="animation"),
    ),
    "a poll": (message(poll=POLL), replace(HEARD, unsupported="poll")),
    "a sort of message not invented yet": (message(hologram={"id": 1}), replace(HEARD, unsupported="other")),
    "a text in a group": (message(text="/start", chat=GROUP), replace(IN_GROUP, text="/start")),
    "a tap in a group": (
        tap(message=BASE | {"chat": GROUP}),
        replace(IN_GROUP, tap=Tap("q:hadir:yes:5", "7"), original=None),
    ),
}

SAYS_NOTHING_TO_US: dict[str, dict[str, object]] = {
    "nothing": {},
    "a number and nothing else": {"update_id": 710},
    "a channel's post": {"update_id": 710, "channel_post": BASE | {"chat": CHANNEL, "text": "Warta"}},
    "a channel's post as a message": message(text="Warta", chat=CHANNEL),
    "another bot": message(text="ya", **{"from": BOT}),
    "a picture in a group": message(photo=[SMALL], chat=GROUP),
    "a change in a group": message("edited_message", text="ya", chat=GROUP),
    "somebody joins a group": message(new_chat_members=[MAWAR], chat=GROUP),
    "a live place that moves on": message("edited_message", location=PLACE, edit_date=9),
    "a pinned message": message(pinned_message=BASE | {"text": "?"}),
    "a tap of a game": tap(data=None, game_short_name="g"),
    "she blocked the bot": membership(PRIVATE, "kicked"),
    "a message without a chat": {"update_id": 710, "message": {"message_id": 7, "date": 1, "text": "ya"}},
    "a chat without a number": message(text="ya", chat={"type": "private"}),
    "a chat with a strange number": message(text="ya", chat=PRIVATE | {"id": "abc"}),
    "an update with a strange number": {"update_id": [], "message": BASE | {"text": "ya"}},
    "a text that is none": message(text={"no": "text"}),
    "a message that is none": {"update_id": 710, "message": "ya"},
    "a date that is none": message(text="ya", date="yesterday"),
}


@pytest.mark.parametrize(("update", "incoming"), READ.values(), ids=READ)
def test_an_update_becomes_what_was_said(update: dict[str, object], incoming: Incoming) -> None:
    assert parse_update(update) == incoming


@pytest.mark.parametrize("update", SAYS_NOTHING_TO_US.values(), ids=SAYS_NOTHING_TO_US)
def test_what_says_nothing_to_us_becomes_nothing(update: dict[str, object]) -> None:
    assert parse_update(update) is None


def test_the_channel_is_named_by_whoever_asks() -> None:
    incoming = parse_update(message(text="ya"), "simulator")

    assert incoming is not None
    assert incoming.channel == "simulator"


@pytest.mark.parametrize(
    ("update", "address"),
    [
        (membership(PRIVATE, "kicked"), "1001"),
        (membership(PRIVATE, "member"), None),
        (membership(GROUP, "kicked"), None),
        (message(text="ya"), None),
        ({"update_id": 710, "my_chat_member": {"chat": 5}}, None),
    ],
)
def test_only_a_person_who_blocks_the_bot_is_told_of(update: dict[str, object], address: str | None) -> None:
    assert blocked_chat(update) == address


def test_only_a_tap_waits_for_an_answer() -> None:
    assert tap_to_answer(tap()) == "4382"
    assert tap_to_answer(message(text="ya")) is None
    assert tap_to_answer({"callback_query": {"id": 4382}}) is None


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PARTS = sorted({*BASE, "text", "contact", "location", "photo", "voice", "document", "sticker", "caption", "id", "data"})


@given(
    kind=st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "channel_post"]),
    number=ANYTHING,
    base=st.sampled_from([BASE, {}]),
    spoilt=st.dictionaries(st.sampled_from(PARTS), ANYTHING, max_size=4),
)
def test_no_update_raises_and_what_is_read_can_be_stored(
    kind: str, number: object, base: dict[str, object], spoilt: dict[str, object]
) -> None:
    update = {"update_id": number, kind: base | spoilt}

    incoming = parse_update(update)
    blocked_chat(update)
    tap_to_answer(update)

    if incoming is not None:
        incoming.to_json().encode("utf-8")
        int(incoming.address)
        assert incoming.message_id.isascii()
        assert incoming.text is None or isinstance(incoming.text, str)
