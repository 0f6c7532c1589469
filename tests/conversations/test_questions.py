"""A question declared once: its choices are the buttons and what may be typed for them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.questions import Choice, Place, Question, draw_question, match, normal, rows_of, yes_no
from outbox.messages import Button

YES_NO = Question("Sudah benar?", yes_no("Ya, simpan", "Ubah"))
MENU = Question(
    "Apa?",
    (
        Choice("visits", "Kunjungan hari ini"),
        Choice("report", "Laporkan kehadiran"),
        Choice("skip", "Lewati", frozenset({"-"})),
    ),
)


def chosen(question: Question, text: str) -> str | None:
    choice = match(question, text)
    return None if choice is None else choice.value


@pytest.mark.parametrize(
    "text",
    ["y", "ya", "Ya", "YA!", "iya", "iyo", "yes", "nggih", "njih", "inggih", "muhun", "ok", "oke", "sip", "👍", "👍🏽",
     "ya, simpan", "iya bu", "nggih bu", "ya sudah", "betul", "leres", "ok makasih", "Ya."],
)  # fmt: skip
def test_yes_is_said_in_many_ways(text: str) -> None:
    assert chosen(YES_NO, text) == "yes"


@pytest.mark.parametrize(
    "text", ["tidak", "Tidak.", "gak", "ndak", "ora", "mboten", "teu", "henteu", "bukan", "no", "ubah"]
)
def test_so_is_no(text: str) -> None:
    assert chosen(YES_NO, text) == "no"


@pytest.mark.parametrize(
    "text", ["", " ", "ya mawar juga", "tidak tahu siapa", "yakin?", "yang mana", "iyan sakit", "😀"]
)
def test_what_says_more_or_less_is_neither(text: str) -> None:
    assert chosen(YES_NO, text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", "visits"),
        ("2.", "report"),
        ("no 2", "report"),
        ("nomor 1", "visits"),
        ("kunjungan hari ini", "visits"),
        ("Kunj", "visits"),
        ("lapor", "report"),
        ("-", "skip"),
        ("0", None),
        ("4", None),
        ("99", None),
        ("12 orang", None),
        ("k", None),
    ],
)
def test_a_choice_is_typed_by_number_label_or_word(text: str, value: str | None) -> None:
    assert chosen(MENU, text) == value


def test_where_numbers_mean_members_they_choose_nothing() -> None:
    question = Question("Siapa?", (Choice("all", "Hadir semua"),), numbered=False)

    assert chosen(question, "1") is None


choices = st.lists(
    st.builds(Choice, st.text("abc", min_size=1, max_size=6), st.text(min_size=1, max_size=20)), min_size=1, max_size=9
)


@given(choices, st.text(max_size=40))
def test_nothing_that_is_typed_breaks_a_question(offered: list[Choice], text: str) -> None:
    choice = match(Question("?", tuple(offered)), text)

    assert choice is None or choice in offered


@given(choices)
def test_every_button_says_which_question_it_belongs_to(offered: list[Choice]) -> None:
    message = draw_question(Question("?", tuple(offered)), Place(7, 3))

    assert [button.label for button in message.buttons] == [choice.label for choice in offered]
    assert [button.data for button in message.buttons] == [f"d:7:3:{choice.value}" for choice in offered]


@given(st.integers(0, 50), st.integers(1, 8))
def test_rows_lose_no_button(number: int, columns: int) -> None:
    buttons = [Button(str(one), str(one)) for one in range(number)]

    rows = rows_of(buttons, columns)

    assert [button for row in rows for button in row] == buttons
    assert all(1 <= len(row) <= columns for row in rows)


def test_rows_may_differ_in_length() -> None:
    question = Question("?", tuple(Choice(one, one) for one in "abcde"), row_sizes=(1, 3, 1))

    assert [len(row) for row in draw_question(question, Place(1, 1)).rows] == [1, 3, 1]


def test_only_a_question_that_may_be_redrawn_is_redrawn() -> None:
    place = Place(1, 1, tapped_message="55")

    assert draw_question(Question("?", redraws=True), place).replaces == "55"
    assert draw_question(Question("?"), place).replaces is None


@given(st.text(max_size=60))
def test_comparing_is_stable(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_a_name_chooses_its_numbered_label_unless_two_bear_it() -> None:
    names = ("2. Aminah", "15. Ponirah", "19. Siti Aminah")
    asked = Question("Siapa?", tuple(Choice(name, name) for name in names), numbered=False)

    assert [getattr(match(asked, said), "value", None) for said in ("ponirah", "Bu Ponirah", "siti aminah")] == [
        "15. Ponirah",
        "15. Ponirah",
        "19. Siti Aminah",
    ]
    assert match(asked, "aminah") is None
    assert match(replace(asked, accepts=frozenset({"text"})), "ponirah") is None


def test_a_number_that_two_members_bear_chooses_neither() -> None:
    families = (Choice("a", "5. Ani"), Choice("b", "5. Budi"), Choice("c", "6. Citra"))

    assert [chosen(Question("Siapa?", families), said) for said in ("5", "6", "1")] == [None, "c", None]


@pytest.mark.parametrize(
    ("written", "compared"), [("Réngsé", "rengse"), ("Sawaréh!", "sawareh"), ("  Ya, Bu ", "ya bu")]
)
def test_an_accent_is_no_part_of_an_answer(written: str, compared: str) -> None:
    assert normal(written) == compared


@pytest.mark.parametrize(
    "said", ["sudah selesai, matur nuwun", "Alhamdulillah sudah selesai bu", "sudah selesai ya bu makasih"]
)
def test_courtesy_around_an_answer_changes_nothing_of_it(said: str) -> None:
    done, no = Choice("yes", "Sudah selesai"), Choice("no", "Belum")

    assert match(Question("?", (done, no)), said) is done


def test_courtesy_alone_is_no_answer() -> None:
    assert match(Question("?", (Choice("yes", "Sudah selesai"),)), "matur nuwun bu") is None


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Ya, yang lain tidak hadir", "hadir"),
        ("Ya, yang lain tidak hadir", "yang lain hadir"),
        ("Ya, tidak jadi", "jadi bu"),
        ("Ya, akhiri", "sudah"),
        ("Ya, hari itu", "hari itu bu"),
    ],
)
def test_a_part_of_the_yes_label_is_no_yes(label: str, text: str) -> None:
    question = Question("", yes_no(label, "Bukan"), accepts=frozenset({"text"}))

    assert match(question, text) is None


def test_an_order_of_the_label_is_a_yes() -> None:
    question = Question("", yes_no("Ya, simpan", "Ubah"), accepts=frozenset({"text"}))

    assert [getattr(match(question, said), "value", None) for said in ("oke simpan", "kirim")] == ["yes", None]
