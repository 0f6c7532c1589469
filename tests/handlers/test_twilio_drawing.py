"""Messages as WhatsApp draws them: its limits kept, every choice within reach, people's words untouched by markup."""

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.text_parts import length
from handlers.twilio.content import (
    LIST_ITEM_LENGTH,
    QUICK_REPLY_LENGTH,
    SHAPE_TEXT_LENGTH,
    VARIABLE_LENGTH,
    shape_body,
    shape_names,
)
from handlers.twilio.drawing import (
    CAPTION_LENGTH,
    LARGEST_PICTURE_BYTES,
    TEXT_LENGTH,
    Call,
    NoLink,
    NothingToSay,
    UnknownTemplate,
    draw,
    draw_sms,
)
from handlers.twilio.markup import HAIR_SPACE, neutral, neutral_piece
from outbox.lines import numbered_lines
from outbox.messages import Attachment, Button, Message, TemplateCall

YES_NO = (
    (Button("Hadir", "n:meeting_reminder:meeting:1:y.1"), Button("Berhalangan", "n:meeting_reminder:meeting:1:n.1")),
)
PNG = Attachment("photo", "kode.png", b"\x89PNG\r\n\x1a\n made up")
SHEET = Attachment("document", "daftar.xlsx", b"PK made up")
LINK = "https://pkh.example/media/outbox-1-2-3"
SHAPES = {name: f"HX{number:032x}" for number, name in enumerate(shape_names())}
NONE: dict[str, str] = {}


def rows(*labels: str) -> tuple[tuple[Button, ...], ...]:
    return tuple((Button(label, f"d:1:1:{number}"),) for number, label in enumerate(labels))


def bodies(message: Message) -> list[object]:
    return [call.params.get("body") for call in draw(message, NONE, LINK)]


def test_choices_stand_below_the_text_as_numbered_lines() -> None:
    assert bodies(Message("Bisa hadir?", YES_NO)) == ["Bisa hadir?\n\n1. Hadir\n2. Berhalangan"]


def test_choices_are_not_numbered_where_numbers_mean_members() -> None:
    message = Message("Tekan nama yang TIDAK hadir.", rows("☐ 3. Mawar", "☑ 7. Tukiyem", "Selesai"), numbered=False)

    assert bodies(message) == ["Tekan nama yang TIDAK hadir.\n\n- ☐ 3. Mawar\n- ☑ 7. Tukiyem\n- Selesai"]
    assert numbered_lines(message) == ()


def test_a_label_with_a_number_of_its_own_never_gets_a_second_one() -> None:
    message = Message("Siapa?", rows("15. Ponirah", "3. Mawar", "Selesai"))

    assert bodies(message) == ["Siapa?\n\n- 15. Ponirah\n- 3. Mawar\n- Selesai"]
    assert numbered_lines(message) == ()


def test_a_time_is_no_number_of_its_own() -> None:
    assert bodies(Message("Jam berapa?", rows("09.00", "13.00"))) == ["Jam berapa?\n\n1. 09.00\n2. 13.00"]


def test_what_the_text_lists_with_its_number_is_not_listed_again() -> None:
    text = "Kunjungan hari ini: 2 keluarga\n\n1. Ibu Mawar, Melati 1\nRT 2\n\n4. Ibu Tini, Melati 1\n\nTekan nomornya."
    message = Message(text, rows("1. Mawar", "4. Tini", "5. Wati", "Lihat semua"))

    assert bodies(message) == [f"{text}\n\n- 5. Wati\n- Lihat semua"]


@pytest.mark.parametrize(("box", "tick"), [("☐", "☑"), ("▫️", "❌")])
def test_a_list_drawn_anew_repeats_only_what_is_ticked(box: str, tick: str) -> None:
    choices = rows(f"{box} 3. Mawar", f"{tick} 7. Tukiyem", "Selesai")

    assert bodies(Message("1 dipilih", choices, replaces="SM1")) == [f"1 dipilih\n\n- {tick} 7. Tukiyem\n- Selesai"]


@pytest.mark.parametrize(
    ("labels", "shape"),
    [
        (("Hadir",), "buttons_1"),
        (("Hadir", "Berhalangan"), "buttons_2"),
        (("Hadir semua", "Pilih dari daftar", "Pertemuan tidak jadi"), "buttons_3"),
        (("Hadir semua", "Pilih dari daftar", "Pertemuannya tidak jadi"), "list_3"),
        (tuple(f"Pilihan {n}" for n in range(10)), "list_10"),
    ],
)
def test_a_configured_shape_shows_what_fits_it(labels: tuple[str, ...], shape: str) -> None:
    (call,) = draw(Message("Siapa yang *tidak* hadir?", rows(*labels)), SHAPES)

    assert call.params["content_sid"] == SHAPES[shape]
    variables = json.loads(str(call.params["content_variables"]))
    assert variables.pop("1") == f"Siapa yang *{HAIR_SPACE}tidak* hadir?"
    assert list(variables.values()) == [part for n, label in enumerate(labels) for part in (label, f"d:1:1:{n}")]


@pytest.mark.parametrize(
    "message",
    [
        Message("Dua\nbaris", YES_NO),
        Message("k" * (SHAPE_TEXT_LENGTH + 1), YES_NO),
        Message("", YES_NO),
        Message("?", rows("k" * (LIST_ITEM_LENGTH + 1))),
        Message("?", rows("Ya", "Ya")),
        Message("?", rows("")),
        Message("?", rows(*(str(n) for n in range(11)))),
    ],
    ids=["two lines", "long text", "no text", "long label", "same labels", "no label", "too many"],
)
def test_what_no_shape_can_hold_stands_as_lines(message: Message) -> None:
    assert all("content_sid" not in call.params for call in draw(message, SHAPES))


def test_every_shape_has_as_many_places_as_are_filled() -> None:
    for name in shape_names():
        body = shape_body(name)
        choices = int(name.rpartition("_")[2])
        places = {int(place) for place in re.findall(r"\{\{(\d+)\}\}", json.dumps(body["types"]))}
        assert places == set(range(1, 2 * choices + 2)), name
        assert set(map(int, body["variables"])) == places  # type: ignore[call-overload]  # JSON of our own


def test_a_template_is_its_content_with_clean_variables() -> None:
    call = TemplateCall("meeting_reminder", ("Ibu  Mawar\n", "", "a" * 400, "*Balai*"))
    (drawn,) = draw(Message("tidak dikirim", YES_NO, template=call), {"meeting_reminder": "HX1"})

    assert drawn.params["content_sid"] == "HX1"
    assert json.loads(str(drawn.params["content_variables"])) == {
        "1": "Ibu Mawar",
        "2": "-",
        "3": "a" * (VARIABLE_LENGTH - 1) + "…",
        "4": f"*{HAIR_SPACE}Balai*",
    }


def test_the_quick_replies_of_a_template_mean_the_buttons_in_their_order() -> None:
    message = Message("Bisa hadir?", YES_NO, template=TemplateCall("meeting_reminder"))

    assert numbered_lines(message) == YES_NO[0]


def test_a_template_without_a_content_is_refused() -> None:
    with pytest.raises(UnknownTemplate):
        draw(Message("?", template=TemplateCall("meeting_reminder")), SHAPES)


def test_a_picture_carries_text_and_choices() -> None:
    (call,) = draw(Message("Kode Ibu", YES_NO, attachment=PNG), SHAPES, LINK)

    assert call.params == {"media_url": [LINK], "body": "Kode Ibu\n\n1. Hadir\n2. Berhalangan"}


def test_a_file_shows_no_caption_so_its_text_follows() -> None:
    assert draw(Message("Daftar", attachment=SHEET), NONE, LINK) == [
        Call({"media_url": [LINK]}),
        Call({"body": "Daftar"}),
    ]


def test_a_text_too_long_for_below_a_picture_follows_it() -> None:
    first, second = draw(Message("k" * (CAPTION_LENGTH + 1), attachment=PNG), NONE, LINK)

    assert (first.params, second.params["body"]) == ({"media_url": [LINK]}, "k" * (CAPTION_LENGTH + 1))


@pytest.mark.parametrize(
    "attachment",
    [
        Attachment("document", "bukti.bin", b"what"),
        Attachment("photo", "besar.png", PNG.content + bytes(LARGEST_PICTURE_BYTES)),
    ],
    ids=["unknown type", "too large"],
)
def test_a_file_that_whatsapp_does_not_show_is_offered_as_a_link(attachment: Attachment) -> None:
    assert bodies(Message("Bukti", attachment=attachment)) == ["Bukti", LINK]


def test_an_attachment_needs_a_link() -> None:
    with pytest.raises(NoLink):
        draw(Message("Kode", attachment=PNG), NONE)


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_message_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(NothingToSay):
        draw(Message(text), NONE)
    with pytest.raises(NothingToSay):
        draw_sms(Message(text))


def test_an_sms_is_its_text_alone() -> None:
    assert draw_sms(Message("Besok ada pertemuan *Melati 1*.", YES_NO)) == [
        Call({"body": "Besok ada pertemuan *Melati 1*."})
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Besok, Bu Mawar.", "Besok, Bu Mawar."),
        ("*tebal* dan _miring_", f"*{HAIR_SPACE}tebal* dan _{HAIR_SPACE}miring_"),
        ("Bu ~Mawar, Bu Tini~", f"Bu ~{HAIR_SPACE}Mawar, Bu Tini~"),
        ("nama_lengkap_ibu 5*3*2", "nama_lengkap_ibu 5*3*2"),
        ("* satu", "* satu"),
        ("`kode`", f"`{HAIR_SPACE}kode`"),
        ("```\nkode\n```", f"`{HAIR_SPACE}`{HAIR_SPACE}`\nkode\n`{HAIR_SPACE}`{HAIR_SPACE}`"),
        ("Katanya:\n> tidak", "Katanya:\n› tidak"),
        ("https://peta.example/_a_/*b* ya", "https://peta.example/_a_/*b* ya"),
    ],
)
def test_words_do_not_turn_into_formatting(text: str, shown: str) -> None:
    assert neutral(text) == shown


MARKED = st.text("*_~`> \nabC1.,é👍", max_size=60)


@given(MARKED)
@example("*a*b*")
@example("_*a*_")
def test_neutral_words_keep_their_letters_and_hold_no_pair(text: str) -> None:
    shown = neutral(text)

    assert shown.replace(HAIR_SPACE, "").replace("›", ">") == text
    assert neutral(shown) == shown
    assert "```" not in shown


@given(st.lists(MARKED, min_size=2, max_size=4))
@example(["*", "*Balai"])
def test_no_pair_is_made_of_marks_in_different_variables(pieces: list[str]) -> None:
    said = " dan ".join(neutral_piece(" ".join(piece.split())) for piece in pieces)

    assert not re.search(r"(?<![^\W_])[*_~`](?=\S)", said)


LABELS = st.text(st.characters(codec="utf-8"), max_size=30) | st.text("abc ☐☑0123.", max_size=30)
BUTTONS = st.lists(st.builds(Button, LABELS, st.text("d:1", min_size=1, max_size=64)), max_size=4).map(tuple)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=200) | st.text("ab \n*", max_size=5000)
MESSAGES = st.builds(Message, TEXTS, st.lists(BUTTONS, max_size=20).map(tuple), numbered=st.booleans())


@given(MESSAGES)
@example(Message("a" * 1599, rows(*["b" * 300] * 40)))
@example(Message("1. Mawar", rows("1. Mawar", "Mawar")))
def test_no_message_is_too_long_and_every_choice_can_be_made(message: Message) -> None:
    try:
        calls = draw(message, NONE)
    except NothingToSay:
        assert not message.text.strip()
        return

    texts = [str(call.params["body"]) for call in calls]
    assert all(0 < length(text) <= TEXT_LENGTH for text in texts)
    shown = "\n".join(texts).split("\n")
    if numbered_lines(message):
        numbers = [line.partition(".")[0] for line in shown[-len(message.buttons) :]]
        assert numbers == [str(number) for number in range(1, len(message.buttons) + 1)]
    else:
        listed = [button for button in message.buttons if in_the_text(button, message.text)]
        labels = [line.removeprefix("-") for line in shown[len(shown) - len(message.buttons) + len(listed) :]]
        left = [button for button in message.buttons if button not in listed]
        assert ["".join(label.replace(HAIR_SPACE, "").split()) for label in labels] == [
            "".join(button.label.split()) for button in left
        ]


def in_the_text(button: Button, text: str) -> bool:
    """Whether the text already has a line with the label's number and name."""
    label = re.fullmatch(r"\W*(\d{1,3})\. (.*\S.*)", button.label, re.DOTALL)
    return label is not None and any(
        line.startswith(f"{label[1]}. ") and label[2].strip() in line for line in text.splitlines()
    )


@given(MESSAGES)
def test_shapes_keep_their_limits_and_hold_every_choice(message: Message) -> None:
    try:
        calls = draw(message, SHAPES)
    except NothingToSay:
        return
    for call in calls:
        if "content_variables" in call.params:
            text, *pairs = json.loads(str(call.params["content_variables"])).values()
            assert text.strip()
            assert not re.search(r"[\n\t]| {5}", text)
            assert pairs[1::2] == [button.data for button in message.buttons]
            assert all(0 < length(label) <= LIST_ITEM_LENGTH for label in pairs[::2])
            if len(pairs) <= 6 and call.params["content_sid"] == SHAPES[f"buttons_{len(pairs) // 2}"]:
                assert all(length(label) <= QUICK_REPLY_LENGTH for label in pairs[::2])
