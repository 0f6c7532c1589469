"""What a ketua writes of whom she told: in three languages, with typos, by number and by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.relay_answer_parts import Listed
from programme.relay_answer_text import read_relay_answer

LIST = (Listed(3, "Ponirah"), Listed(7, "Tukiyem"), Listed(9, "Siti Aminah"))
OTHERS = (Listed(1, "Sri"), Listed(2, "Mawar"), Listed(5, "Aminah"))
ALL, NOBODY = {3, 7, 9}, set[int]()


@pytest.mark.parametrize(
    "text",
    [
        "sudah semua", "sampun sedaya", "👍", "👍🏻", "✅", "sdh sy sampaikan smua", "parantos sadayana",
        "geus dibejaan kabeh", "wis tak kandani kabeh", "sampun kula aturaken", "Alhamdulillah sudah semua bu 🙏",
        "tidak ada yang belum", "sudah", "semuanya sudah tahu", "sudah saya sampaikan tadi pagi di pengajian",
        "tos disanggemkeun sadaya",
        "semua 3 orang sudah",
        "sudah saya sampaikan ke semua tapi bu Ponirah tidak bisa datang", "siap 👍", "sampun kulo sanjangi sedaya",
    ],
)  # fmt: skip
def test_all_were_told(text: str) -> None:
    heard = read_relay_answer(text, LIST, OTHERS)

    assert heard is not None
    assert (set(heard.told), set(heard.not_told)) == (ALL, NOBODY)


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("3 belum", {7, 9}, {3}),
        ("kecuali no 7", {3, 9}, {7}),
        ("7 lagi pergi", {3, 9}, {7}),
        ("7", {3, 9}, {7}),
        ("3, 7", {9}, {3, 7}),
        ("semua sudah kecuali bu tukiyem", {3, 9}, {7}),
        ("sudah semua kecuali 7 dan 9", {3}, {7, 9}),
        ("3 sudah 7 belum", {3}, {7}),
        ("sudah 3, belum 7", {3}, {7}),
        ("yang belum no 3 dan 7, lainnya sudah", {9}, {3, 7}),
        ("kari 7 sing durung", {3, 9}, {7}),
        ("baru bu ponirah yang sudah", {3}, {7, 9}),
        ("ponirah sampun kula aturi", {3}, set()),
        ("7 mboten wonten griya", {3, 9}, {7}),
        ("bu tukiem ora ono", {3, 9}, {7}),
        ("atos sadayana iwal no 7", {3, 9}, {7}),
        ("no 7 teu aya di bumi", {3, 9}, {7}),
        ("7 sudah saya datangi tapi tidak ada di rumah", {3, 9}, {7}),
        ("eh 7 belum ding", {3, 9}, {7}),
        ("7 nanti saya kabari", {3, 9}, {7}),
        ("udah semua cuma bu tukiyem ga ada di rumah", {3, 9}, {7}),
        ("7 belum. 3 dan 9 sudah", {3, 9}, {7}),
        ("sudah kabeh kajaba mbah Ponirah", {7, 9}, {3}),
        ("sing nomer 7 durung, liyane wis", {3, 9}, {7}),
        ("siti aminah dan ponirah belum", {7}, {3, 9}),
        ("3 sama 7 udah, 9 lg ke sawah", {3, 7}, {9}),
        ("sudah, 7 nomernya tidak aktif", {3, 9}, {7}),
        ("semua belum", set(), {3, 7, 9}),
    ],
)  # fmt: skip
def test_some_were_told(text: str, told: set[int], not_told: set[int]) -> None:
    heard = read_relay_answer(text, LIST, OTHERS)

    assert heard is not None
    assert (set(heard.told), set(heard.not_told)) == (told, not_told)


@pytest.mark.parametrize(
    "text", ["belum", "belum semua", "durung kabeh", "dereng sedoyo", "belum sempat", "2 orang belum"]
)
def test_some_are_left_and_she_does_not_say_who(text: str) -> None:
    heard = read_relay_answer(text, LIST, OTHERS)

    assert heard is not None
    assert heard.partly


@pytest.mark.parametrize("text", ["nanti sore saya sampaikan", "nggih nanti", "siap 👍 nanti saya sampaikan"])
def test_a_promise_is_not_done_yet(text: str) -> None:
    heard = read_relay_answer(text, LIST, OTHERS)

    assert heard is not None
    assert heard.promised
    assert not heard.told


@pytest.mark.parametrize(
    "text",
    [
        "nggih", "ok", "siap", "hadir", "saya tidak bisa hadir", "makasih", "kapan pertemuannya?", "halo",
        "semua sudah hadir", "sudah cair belum bu", "uang belum cair", "belum dapat undangan",
        "jam 9 sudah di lokasi", "7 tidak bisa hadir",
    ],
)  # fmt: skip
def test_other_words_are_no_answer(text: str) -> None:
    assert read_relay_answer(text, LIST, OTHERS) is None


def test_who_stands_on_no_list_is_told_apart_from_who_is_unknown() -> None:
    other, stranger = (read_relay_answer(text, LIST, OTHERS) for text in ("mawar sudah saya kabari", "bu slamet belum"))

    assert other is not None
    assert (set(other.outside), set(other.told)) == ({2}, NOBODY)
    assert stranger is not None
    assert (stranger.unknown, set(stranger.told | stranger.not_told)) == (("slamet",), NOBODY)


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from("sudah belum semua 3 7 kecuali , . ponirah tapi nanti".split())).map(" ".join)
)
def test_whatever_is_written_nobody_is_told_and_not_told_at_once(text: str) -> None:
    heard = read_relay_answer(text, LIST, OTHERS)

    if heard is not None:
        assert not heard.told & heard.not_told
        assert heard.told | heard.not_told <= ALL
