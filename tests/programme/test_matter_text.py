"""What families write is read for its matter; sentences and what they mean stand in matters_said.tsv."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.matter_doubts import asks_something, card_trouble, meanings_of, speaks_ill_of_own_people
from programme.matter_text import read_matter, read_matters
from programme.matters import COMPLAINT_CATEGORIES, QUESTION_TOPICS, UPDATE_KINDS, Matter

PLACES = {"question": "q", "complaint": "c", "update": "u"}
TOPICS = {
    "question": {*QUESTION_TOPICS, "other"},
    "complaint": set(COMPLAINT_CATEGORIES),
    "update": set(UPDATE_KINDS),
}
RIGHT_SHARE = 0.95
HELD = re.compile("(?<!a)a(?!a)")


def said() -> list[tuple[str, list[set[str]], str | None]]:
    """(sentence, what is right for each of its matters, whom it accuses)."""
    lines = Path(__file__).with_name("matters_said.tsv").read_text().splitlines()
    sentences = []
    for line in lines:
        text, label = line.split("\t")
        role = label.partition("@")[2].partition("|")[0] or None
        right = [{one.partition("@")[0] for one in part.split("|")} for part in label.split(" + ")]
        sentences.append((text, right, role))
    return sentences


def code(matter: Matter) -> str:
    return f"{PLACES[matter.place]}:{matter.topic}"


def is_right(text: str, right: list[set[str]]) -> bool:
    """Read as one of what is right, or, where it is not sure, offered among the likeliest."""
    found = read_matters(text)
    offered = {code(one) for one in meanings_of(text)} if not found or not all(one.sure for one in found) else set()
    if "-" in right[0] and not found and not offered:
        return True
    if not offered and not found:
        return "q:other" in right[0] and asks_something(text)
    handed_on = {"q:other"} if offered else set()  # whoever is asked what she means may choose her pendamping
    codes = {code(one) for one in found} | offered | handed_on
    return all(codes & one for one in right)


def test_nearly_every_sentence_is_read_for_what_it_is_about() -> None:
    missed = [text for text, right, _ in said() if not is_right(text, right)]

    assert len(said()) >= 250
    assert len(missed) <= (1 - RIGHT_SHARE) * len(said()), missed


def test_no_sentence_is_taken_for_sure_for_what_it_is_not() -> None:
    wrong = [
        (text, code(one))
        for text, right, _ in said()
        for one in read_matters(text)
        if one.sure and not any(code(one) in each for each in right)
    ]

    assert wrong == []


def test_whom_a_complaint_accuses_is_read_from_its_words() -> None:
    accused = [(text, role) for text, _, role in said() if role is not None]

    assert len(accused) >= 20
    assert [(text, one.accused_role) for text, _ in accused if (one := read_matter(text)) is not None] == accused


def test_reports_of_attendance_are_no_matter() -> None:
    """The labelled reports of ketua: hardly one holds a complaint or a change, and none is taken for a birth."""
    rows = Path(__file__).with_name("attendance_corpus.tsv").read_text().splitlines()[1:]
    reports = [row.split("\t")[1].replace("\\n", "\n") for row in rows if row.count("\t") == 2]
    about_absentees = [text for text in reports if any(word in text for word in ("tidak hadir", "gak hadir"))]
    births = [
        text
        for text in about_absentees
        if any(
            one.sure and one.place == "update" and one.topic in ("birth", "death", "moved")
            for one in read_matters(text)
        )
    ]

    assert len(about_absentees) > 200
    assert births == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("kapan cair dan bawa apa bu?", ["payment_when", "what_to_bring"]),
        ("Kapan pertemuan? Kapan cair?", ["meeting_when", "payment_when"]),
        ("Assalamualaikum bu. Kapan cair?", ["payment_when"]),
    ],
)
def test_each_question_of_a_text_is_found_once(text: str, topics: list[str]) -> None:
    assert [one.topic for one in read_matters(text)] == topics


def test_another_programmes_money_is_never_taken_for_ours() -> None:
    for text in ("kapan bpnt cair", "kok PIP anak saya belum cair", "BLT kapan ya bu"):
        assert not any(one.sure for one in read_matters(text)), text


def test_what_is_asked_for_a_relative_is_not_taken_for_her_own() -> None:
    assert not any(one.sure and one.topic == "payment_when" for one in read_matters("adik saya kapan cair bu"))


def test_a_question_about_the_card_tells_its_trouble() -> None:
    assert card_trouble("kartu hilang gimana bu") == "kks_lost"
    assert card_trouble("kalau lupa pin gimana") == "kks_pin"
    assert card_trouble("cara ganti kartu baru") is None


def test_ill_words_of_the_groups_own_people_are_noticed() -> None:
    assert speaks_ill_of_own_people("bu ketua minta uang, wajar tidak?")
    assert not speaks_ill_of_own_people("agen minta uang, wajar tidak?")


@given(st.text(max_size=300))
def test_any_text_is_read_and_told_in_known_codes(text: str) -> None:
    for matter in [*read_matters(text), *meanings_of(text)]:
        assert matter.topic in TOPICS[matter.place]
    assert read_matter(text) == next(iter(read_matters(text)), None)


@given(st.sampled_from([text for text, _, _ in said()]), st.sampled_from(["upper", "bu", "spaced", "held"]))
def test_capitals_greetings_and_held_letters_change_nothing(text: str, how: str) -> None:
    changed = {
        "upper": text.upper(),
        "bu": f"Bu, {text}" if not text.lower().startswith("bu") else text,
        "spaced": f"  {text.replace(' ', '  ')}\n",
        "held": HELD.sub("aaa", text),
    }[how]

    assert [code(one) for one in read_matters(changed)] == [code(one) for one in read_matters(text)]


EVERY = 3
WAYS: dict[str, Callable[[str], str]] = {
    "greeted before": lambda text: f"Assalamualaikum bu, {text}",
    "thanked behind": lambda text: f"{text.rstrip(' .')} makasih bu 🙏",
    "thanked in a sentence": lambda text: f"{text}. matur nuwun nggih",
    "with dots for commas": lambda text: text.replace(",", " .."),
    "with tears behind": lambda text: f"{text} 😭😭",
    "in small letters": str.lower,
}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_said_otherwise_means_the_same(way: str) -> None:
    otherwise = []
    for text, _, _ in said()[list(WAYS).index(way) % EVERY :: EVERY]:
        before, after = read_matters(text), read_matters(WAYS[way](text))
        if [code(one) for one in before] != [code(one) for one in after]:
            otherwise.append((WAYS[way](text), before, after))

    assert otherwise == []
