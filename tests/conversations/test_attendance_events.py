"""The draft is what its events make of it: told again they give the same, and an edit changes only its own part."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.attendance_draft import AttendanceDraft
from conversations.attendance_events import MOST_UNHEARD, Event, happen, replaced, replayed, state_of
from conversations.finished_words import says_finished
from conversations.turn import state_from_json, state_to_json
from programme.attendance_text import Member, Report, read_report

NAMES = ("Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni", "Ponirah", "Tumini", "Yatinem")
MEMBERS = [Member(number, name) for number, name in enumerate(NAMES, start=1)]
TEXTS = (
    "mawar kerja", "wati sakit, lastri hajatan", "eh wati datang", "aminah sakit", "Zubaidah sakit", "hadir semua",
    "yang hadir cuma Sri, Tumini", "hadir 7", "murni diwakili anaknya", "kapan PKH cair ya bu?", "itu saja", "xyz",
    "tumini", "7, 8",
)  # fmt: skip


def read(text: str) -> Report:
    return read_report(text, MEMBERS)


said = st.builds(
    lambda text, number: {"kind": "said", "text": text, "id": f"m{number}"}, st.sampled_from(TEXTS), st.integers(1, 9)
)
ticked = st.builds(
    lambda number, absent: {"kind": "tick", "number": number, "absent": absent}, st.integers(1, 10), st.booleans()
)
chosen = st.sampled_from(
    [
        {"kind": "all", "text": "Hadir semua"},
        {"kind": "which", "candidates": [5, 6], "number": 5},
        {"kind": "which", "candidates": [5, 6], "text": "siti aminah", "id": "m1"},
        {"kind": "unknown", "said": "Zubaidah"},
        {"kind": "unknown", "said": "Zubaidah", "text": "ponirah", "id": "m2"},
        {"kind": "rest", "yes": True},
        {"kind": "rest", "yes": False},
        {"kind": "names"},
        {"kind": "anew"},
    ]
)
stories = st.lists(said | ticked | chosen, max_size=8)


def lived(events: list[Event]) -> AttendanceDraft:
    draft = AttendanceDraft(meeting_id=1)
    for event in events:
        happen(draft, dict(event), read, MEMBERS)
    return draft


def told(draft: AttendanceDraft) -> dict[str, Any]:
    return {name: value for name, value in draft.__dict__.items() if name not in ("events", "checks")}


@given(stories)
def test_told_again_the_events_make_the_same_draft(events: list[Event]) -> None:
    draft = lived(events)
    kept = state_from_json(AttendanceDraft, state_to_json(draft))

    assert told(replayed(kept, kept.events, read, MEMBERS)) == told(draft)


@given(stories, st.sampled_from(TEXTS), stories, st.sampled_from(TEXTS))
def test_an_edited_message_is_as_if_it_had_been_written_so(
    before: list[Event], first: str, after: list[Event], then: str
) -> None:
    mine: Event = {"kind": "said", "text": first, "id": "mine"}
    draft = lived([*before, mine, *after])
    if not any(event.get("id") == "mine" for event in draft.events):
        return  # it said nothing, and many others that said nothing came after it
    edited = replaced(draft.events, "mine", then)
    assert edited is not None

    assert told(replayed(draft, edited, read, MEMBERS)) == told(
        lived([{**event, "text": then} if event.get("id") == "mine" else event for event in draft.events])
    )


def test_messages_that_say_nothing_are_not_kept_for_ever() -> None:
    draft = lived([{"kind": "said", "text": "xyz", "id": str(number)} for number in range(40)])

    assert [event["id"] for event in draft.events] == [str(number) for number in range(40 - MOST_UNHEARD, 40)]


def test_a_message_that_is_not_among_them_is_no_edit_of_theirs() -> None:
    assert replaced(lived([{"kind": "said", "text": "mawar", "id": "m1"}]).events, "m2", "wati") is None


def test_a_name_that_fits_several_keeps_what_was_said_of_it() -> None:
    draft = lived(
        [
            {"kind": "said", "text": "aminah sakit", "id": "m1"},
            {"kind": "which", "candidates": [5, 6], "text": "siti aminah", "id": "m2"},
        ]
    )

    assert state_of(draft, 6) == ("absent", "sick")
    assert state_of(draft, 5) == ("present", None)


FINISHED = """
itu saja|namung niku bu|sudah bu|cukup|wis|wes kuwi wae|sampun nggih|geus|parantos bu|tidak ada lagi|beres
Itu aja, makasih bu|udah itu aja
"""
GOING_ON = "mawar|sudah hadir semua|wati sudah datang|tidak|itu wati|ya|itu|belum|"


@pytest.mark.parametrize("text", FINISHED.strip().replace("\n", "|").split("|"))
def test_having_finished_is_understood(text: str) -> None:
    assert says_finished(text)


@pytest.mark.parametrize("text", GOING_ON.split("|"))
def test_what_says_more_is_not_taken_for_having_finished(text: str) -> None:
    assert not says_finished(text)
