"""The draft between the first message and "Ya": what is said later replaces what was said, nothing is guessed."""

from hypothesis import given
from hypothesis import strategies as st

from conversations.attendance_draft import (
    AttendanceDraft,
    count_conflict,
    hear,
    mark_absent,
    mark_present,
    mark_represented,
    open_matter,
    others_absent,
    present_count,
)
from conversations.turn import state_from_json, state_to_json
from programme.attendance_text import Ambiguous, Member, Report

SIZE = 10
MEMBERS = [Member(number, f"Anggota {number}") for number in range(1, SIZE + 1)]


def heard(*reports: Report) -> AttendanceDraft:
    draft = AttendanceDraft(meeting_id=1)
    for report in reports:
        hear(draft, report, "...")
    return draft


def absent(*numbers: int, **more: object) -> Report:
    return Report(is_report=True, absent=dict.fromkeys(numbers), **more)  # type: ignore[arg-type]  # several types


def test_later_messages_add_to_earlier_ones() -> None:
    draft = heard(absent(2), absent(3))

    assert set(draft.absent_numbers) == {2, 3}
    assert open_matter(draft, SIZE) is None


def test_what_is_said_later_of_a_member_wins() -> None:
    assert heard(absent(2), Report(True, present={2})).absent == {}
    assert heard(Report(True, present={2}), absent(2)).absent_numbers == {2: None}


def test_a_reason_once_given_is_not_lost_by_naming_her_again() -> None:
    assert heard(Report(True, absent={2: "work"}), absent(2)).absent_numbers == {2: "work"}


def test_all_present_clears_what_was_said() -> None:
    draft = heard(absent(2, 3), Report(True, all_present=True))

    assert (draft.absent, draft.all_present, open_matter(draft, SIZE)) == ({}, True, None)


def test_what_must_be_asked_comes_in_a_fixed_order() -> None:
    draft = heard(
        Report(True, ambiguous=[Ambiguous(frozenset({2, 3}), None, "Siti")], unknown=["Zubaidah"], stated_absent=4)
    )

    assert open_matter(draft, SIZE) == "which"
    draft.ambiguous.clear()
    assert open_matter(draft, SIZE) == "unknown"
    draft.unknown.clear()
    assert open_matter(draft, SIZE) == "count"


def test_a_list_of_those_present_asks_for_the_rest() -> None:
    draft = heard(Report(True, present={1, 2, 3}))
    assert open_matter(draft, SIZE) == "rest"

    others_absent(draft, MEMBERS)

    assert present_count(draft, SIZE) == 3
    assert open_matter(draft, SIZE) is None


def test_naming_an_absentee_settles_the_rest() -> None:
    assert open_matter(heard(Report(True, present={1, 2}), absent(3)), SIZE) is None


def test_numbers_that_fit_are_not_asked() -> None:
    assert not count_conflict(heard(absent(2, 3, stated_absent=2, stated_present=8)), SIZE)
    assert count_conflict(heard(absent(2, 3, stated_absent=3)), SIZE)
    assert count_conflict(heard(absent(2, 3, stated_present=9)), SIZE)


deeds = st.lists(st.tuples(st.sampled_from([mark_absent, mark_present, mark_represented]), st.integers(1, SIZE)))


@given(deeds)
def test_nobody_is_two_things_at_once(done: list[tuple[object, int]]) -> None:
    draft, last = AttendanceDraft(), dict[int, str]()
    for deed, number in done:
        if deed is mark_absent:
            mark_absent(draft, number, None)
        else:
            deed(draft, number)  # type: ignore[operator]  # drawn by hypothesis
        last[number] = deed.__name__.removeprefix("mark_")  # type: ignore[attr-defined]  # a function's name

    assert set(draft.absent_numbers) == {number for number, what in last.items() if what == "absent"}
    assert set(draft.represented) == {number for number, what in last.items() if what == "represented"}
    assert present_count(draft, SIZE) == SIZE - len(draft.absent)


drafts = st.builds(
    AttendanceDraft,
    meeting_id=st.integers(0, 10**9),
    absent=st.dictionaries(st.integers(1, 30).map(str), st.none() | st.sampled_from(["sick", "work"])),
    represented=st.lists(st.integers(1, 30)),
    unknown=st.lists(st.text()),
    said=st.lists(st.text()),
    only_present=st.booleans(),
)


@given(drafts)
def test_a_draft_survives_a_restart(draft: AttendanceDraft) -> None:
    assert state_from_json(AttendanceDraft, state_to_json(draft)) == draft


def test_a_draft_of_an_older_version_is_read_with_what_it_knew() -> None:
    stored = '{"meeting_id": 12, "absent": {"2": "work"}, "a_field_long_gone": 1}'

    assert state_from_json(AttendanceDraft, stored) == AttendanceDraft(meeting_id=12, absent={"2": "work"})
