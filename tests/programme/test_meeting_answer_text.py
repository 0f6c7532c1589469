"""What a kpm's words answer to "bisa hadir?": a labelled table, and words nobody foresaw."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.attendance_reading.slips_of_words import slips_of
from programme.attendance_report import REASONS
from programme.meeting_answer_text import COMING, NOT_COMING, MeetingAnswer, hindrance_in, read_meeting_answer

TABLE = Path(__file__).parent / "meeting_answers.tsv"
"""Words, and: coming, not_coming, undecided or - (no answer); then the reason, or `represented`."""
ROWS = [line.split("\t") for line in TABLE.read_text("utf8").splitlines()]


def in_a_word(heard: MeetingAnswer) -> str:
    parts = [heard.answer or "-", "represented" if heard.represented else "", heard.reason or ""]
    return " ".join(part for part in parts if part)


def test_the_table_is_large_enough_and_says_nothing_twice() -> None:
    assert len(ROWS) >= 200
    assert len({words for words, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("words", "meant"), ROWS)
def test_an_answer_is_read_as_it_is_meant(words: str, meant: str) -> None:
    assert in_a_word(read_meeting_answer(words)) == meant


@pytest.mark.parametrize("words", [words for words, meant in ROWS if meant in ("coming", "not_coming")])
def test_capitals_marks_and_politeness_change_nothing(words: str) -> None:
    meant = read_meeting_answer(words).answer

    assert read_meeting_answer(words.upper()).answer == meant
    assert read_meeting_answer(f"  {words} .. ").answer == meant
    assert read_meeting_answer(f"{words} bu 🙏").answer == meant


@given(st.text())
def test_nothing_anybody_writes_is_too_much(words: str) -> None:
    heard = read_meeting_answer(words)

    assert heard.answer in (None, "coming", "not_coming", "undecided")
    assert heard.reason is None or (heard.reason in REASONS and heard.answer == "not_coming")
    assert hindrance_in(words) in (None, *REASONS)


@given(st.lists(st.sampled_from([words for words, meant in ROWS if meant == "-"]), min_size=1, max_size=3))
def test_what_is_no_answer_does_not_become_one_said_twice(several: list[str]) -> None:
    assert read_meeting_answer(". ".join(several)).answer is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("kemarin nganter bapak ke pasar", "other"),
        ("wingi gerah bu", "sick"),
        ("saya di sawah", "work"),
        ("ngrewangi tonggo duwe gawe", "family_event"),
        ("ban bocor di jalan", "no_transport"),
        ("anak demam", "child_sick"),
        ("nggih", None),
        ("assalamualaikum bu", None),
        ("kapan cair?", None),
        ("kartu saya hilang", None),
        ("saya hadir kok", None),
    ],
)
def test_an_answer_to_what_kept_her_is_read_for_its_reason(words: str, reason: str | None) -> None:
    assert hindrance_in(words) == reason


@pytest.mark.parametrize("words", ["jadi datang", "saya hadir kok", "aku teko", "tidak bisa hadir", "berhalangan"])
def test_who_speaks_of_coming_or_staying_says_so_outright(words: str) -> None:
    assert read_meeting_answer(words).outright


@pytest.mark.parametrize("words", ["nggih", "iya bu", "ok", "👍", "sakit", "lagi kerja"])
def test_what_means_something_only_as_an_answer_is_not_outright(words: str) -> None:
    assert not read_meeting_answer(words).outright


SAID = {
    "hadir bu": COMING,
    "saged rawuh": COMING,
    "insyaallah hadir": COMING,
    "tidak bisa hadir": NOT_COMING,
    "belum bisa datang": NOT_COMING,
    "mboten saged rawuh": NOT_COMING,
    "teu tiasa sumping": NOT_COMING,
    "tidak datang, anak sakit": NOT_COMING,
}


@pytest.mark.parametrize("said", SAID)
def test_no_slip_of_the_finger_turns_an_answer_round(said: str) -> None:
    """ "Tiak bisa bu" was taken for a yes."""
    slips = [
        said[: word.start()] + slip + said[word.end() :]
        for word in re.finditer(r"[a-z]{4,}", said)
        for slip in slips_of(word[0])
    ]

    assert len(slips) > 10
    assert [slip for slip in slips if read_meeting_answer(slip).answer not in (SAID[said], None)] == []
