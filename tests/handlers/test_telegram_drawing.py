"""Messages as Telegram draws them: its limits kept, people's words untouched."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.telegram.drawing import (
    BUTTON_DATA_BYTES,
    BUTTONS_A_MESSAGE,
    BUTTONS_A_ROW,
    CAPTION_LENGTH,
    TEXT_LENGTH,
    Call,
    NothingToSay,
    TooLong,
    draw,
)
from handlers.text_parts import length, split_text
from outbox.messages import Attachment, Button, Message

YES_NO = ((Button("Hadir", "q:yes"), Button("Berhalangan", "q:no")),)
INLINE = {
    "inline_keyboard": [[{"text": "Hadir", "callback_data": "q:yes"}, {"text": "Berhalangan", "callback_data": "q:no"}]]
}
NO_KEYBOARD = {"remove_keyboard": True}
PICTURE = Attachment("photo", "kode.png", b"\x89PNG")


def texts(calls: list[Call]) -> list[object]:
    return [call.params.get("text", call.params.get("caption")) for call in calls]


def markups(calls: list[Call]) -> list[object]:
    return [call.params.get("reply_markup") for call in calls]


def test_a_text_is_one_plain_message_that_puts_an_old_keyboard_away() -> None:
    (call,) = draw(Message("Selamat pagi, Ibu Mawar."), "1001")

    assert call.method == "sendMessage"
    assert call.params == {
        "chat_id": "1001",
        "text": "Selamat pagi, Ibu Mawar.",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": NO_KEYBOARD,
    }


def test_buttons_hang_below_the_text_in_their_rows() -> None:
    (call,) = draw(Message("Hadir?", YES_NO), "1001")

    assert call.params["reply_markup"] == INLINE


def test_sharing_ones_number_is_a_button_in_place_of_the_keys() -> None:
    (call,) = draw(Message("Nomor Ibu?", contact_request="Bagikan nomor saya"), "1001")

    assert call.params["reply_markup"] == {
        "keyboard": [[{"text": "Bagikan nomor saya", "request_contact": True}]],
        "one_time_keyboard": True,
        "resize_keyboard": True,
    }


def test_a_message_that_replaces_another_is_an_edit() -> None:
    (call,) = draw(Message("3 dipilih", YES_NO, replaces="55"), "1001")

    assert call.method == "editMessageText"
    assert call.params["message_id"] == 55
    assert call.params["reply_markup"] == INLINE


def test_an_edit_without_buttons_takes_the_old_ones_away() -> None:
    (call,) = draw(Message("Tersimpan.", replaces="55"), "1001")

    assert call.method == "editMessageText"
    assert "reply_markup" not in call.params


@pytest.mark.parametrize(
    "message",
    [
        Message("kata " * 1000, replaces="55"),
        Message("Nomor?", contact_request="Bagikan", replaces="55"),
        Message("Kode", attachment=PICTURE, replaces="55"),
        Message("Tersimpan.", replaces="whatsapp:SM1"),
    ],
    ids=["too long for one", "another keyboard", "a picture", "not Telegram's number"],
)
def test_what_an_edit_cannot_hold_is_sent_as_new(message: Message) -> None:
    assert not any(call.is_edit for call in draw(message, "1001"))


def test_the_buttons_of_a_long_text_hang_on_its_last_part() -> None:
    calls = draw(Message("kata " * 2000, YES_NO), "1001")

    assert len(calls) == 3
    assert markups(calls) == [None, None, INLINE]


@pytest.mark.parametrize(
    ("kind", "method"), [("photo", "sendPhoto"), ("voice", "sendVoice"), ("document", "sendDocument")]
)
def test_an_attachment_carries_text_and_buttons(kind: str, method: str) -> None:
    attachment = Attachment(kind, "daftar.xlsx", b"PK")
    (call,) = draw(Message("Daftar", YES_NO, attachment=attachment), "1001")

    assert call.method == method
    assert call.params == {"chat_id": "1001", kind: attachment, "caption": "Daftar", "reply_markup": INLINE}


def test_an_attachment_may_come_without_text() -> None:
    (call,) = draw(Message("", attachment=PICTURE), "1001")

    assert "caption" not in call.params


def test_a_text_too_long_for_below_a_picture_follows_it() -> None:
    first, second = draw(Message("k" * (CAPTION_LENGTH + 1), YES_NO, attachment=PICTURE), "1001")

    assert (first.method, second.method) == ("sendPhoto", "sendMessage")
    assert markups([first, second]) == [None, INLINE]
    assert "caption" not in first.params


def test_a_text_of_just_the_length_stays_below_the_picture() -> None:
    assert len(draw(Message("k" * CAPTION_LENGTH, attachment=PICTURE), "1001")) == 1


def test_more_buttons_than_fit_a_row_go_on_in_the_next() -> None:
    row = tuple(Button(str(number), f"n:{number}") for number in range(BUTTONS_A_ROW + 2))
    (call,) = draw(Message("Nomor?", (row,)), "1001")

    markup = call.params["reply_markup"]
    assert isinstance(markup, dict)
    assert [len(drawn) for drawn in markup["inline_keyboard"]] == [BUTTONS_A_ROW, 2]


def test_button_data_of_64_bytes_fits_and_of_65_does_not() -> None:
    draw(Message("?", ((Button("Ya", "é" * (BUTTON_DATA_BYTES // 2)),),)), "1001")

    with pytest.raises(TooLong):
        draw(Message("?", ((Button("Ya", "é" * (BUTTON_DATA_BYTES // 2) + "x"),),)), "1001")


def test_a_button_without_data_is_refused() -> None:
    with pytest.raises(TooLong):
        draw(Message("?", ((Button("Ya", ""),),)), "1001")


def test_100_buttons_fit_and_101_do_not() -> None:
    rows = tuple((Button(str(number), str(number)),) for number in range(BUTTONS_A_MESSAGE))
    draw(Message("?", rows), "1001")

    with pytest.raises(TooLong):
        draw(Message("?", (*rows, (Button("x", "x"),))), "1001")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_a_message_without_text_or_attachment_is_refused(text: str) -> None:
    with pytest.raises(NothingToSay):
        draw(Message(text), "1001")


@pytest.mark.parametrize("border", ["\n\n", "\n", " "])
def test_a_long_text_is_cut_at_its_borders(border: str) -> None:
    half = "k" * (TEXT_LENGTH // 2)

    assert split_text(border.join([half, half, half]), TEXT_LENGTH) == [half, half, half]


def test_a_paragraph_is_a_better_border_than_a_word() -> None:
    first, second = "kata " * 600 + "akhir.", "Awal " + "kata " * 600

    assert split_text(f"{first}\n\n{second}", TEXT_LENGTH) == [first, second.strip()]


def test_a_border_near_the_start_does_not_make_a_tiny_part() -> None:
    parts = split_text("Ibu\n\n" + "kata " * 1000, TEXT_LENGTH)

    assert length(parts[0]) > TEXT_LENGTH // 2


def test_emoji_count_as_telegram_counts_them() -> None:
    assert [length(part) for part in split_text("👍" * TEXT_LENGTH, TEXT_LENGTH)] == [TEXT_LENGTH, TEXT_LENGTH]


@given(text=st.text(min_size=1), limit=st.integers(2, 60))
@example(text="👍👍👍", limit=3)
@example(text="a\n\nb", limit=2)
def test_no_part_is_too_long_and_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    parts = split_text(text, limit)

    assert all(0 < length(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(
    words=st.lists(st.text("_*[]()<>&`~#+-=|{}.!abc é👍", min_size=1), min_size=1, max_size=40),
    times=st.integers(1, 60),
)
def test_peoples_words_are_sent_as_they_are(words: list[str], times: int) -> None:
    text = " ".join(words * times)
    calls = draw(Message("." + text), "1001")

    assert all("parse_mode" not in call.params for call in calls)
    assert all(length(str(part)) <= TEXT_LENGTH for part in texts(calls))
    assert "".join("".join(map(str, texts(calls))).split()) == "." + "".join(text.split())


def test_what_is_drawn_is_pure_data() -> None:
    json.dumps([call.params for call in draw(Message("Hadir?", YES_NO), "1001")])
