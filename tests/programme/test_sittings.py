"""Which groups meet together and when: pure decisions. And what is typed about who came, by the attendance list."""

from datetime import UTC, datetime, time
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.assemblies.came_text import read_came_of, read_listed, read_points, with_heard
from programme.assemblies.resocialisation import months_before
from programme.assemblies.showing import AssemblyView
from programme.assemblies.sittings import GroupToCall, Sitting, propose_sittings, timetable
from programme.rules import Rules
from programme.working_days import is_working_day

RULES = Rules()
GROUPS = st.lists(
    st.builds(
        GroupToCall,
        group_id=st.integers(1, 10_000),
        name=st.text("ABC ", min_size=1, max_size=4),
        desa=st.sampled_from(["Wates", "Karang", "Lor"]),
        number=st.one_of(st.none(), st.integers(1, 99)),
        families=st.integers(1, 40),
        pendamping_id=st.integers(1, 3),
    ),
    max_size=40,
    unique_by=lambda one: one.group_id,
)


def group(number: int, families: int = 25, desa: str = "Wates", pendamping_id: int = 1) -> GroupToCall:
    return GroupToCall(number, f"{desa} {number}", desa, number, families, pendamping_id)


def together(sittings: list[Sitting]) -> list[list[int]]:
    return [[one.group_id for one in sitting.groups] for sitting in sittings]


# Who meets together


@given(GROUPS, st.integers(20, 90), st.integers(1, 4))
def test_every_group_meets_once_within_the_limits_with_neighbours_of_its_desa(
    groups: list[GroupToCall], most_families: int, most_groups: int
) -> None:
    sittings = propose_sittings(groups, most_families, most_groups)

    assert sorted(one.group_id for sitting in sittings for one in sitting.groups) == sorted(
        one.group_id for one in groups
    )
    for sitting in sittings:
        assert len({(one.desa, one.pendamping_id) for one in sitting.groups}) == 1
        assert len(sitting.groups) == 1 or (len(sitting.groups) <= most_groups and sitting.families <= most_families)
    assert together(propose_sittings(groups[::-1], most_families, most_groups)) == together(sittings)


def test_three_groups_of_25_meet_together_and_four_in_two_halves() -> None:
    assert together(propose_sittings([group(number) for number in (3, 1, 2)], 75, 3)) == [[1, 2, 3]]
    assert together(propose_sittings([group(number) for number in (1, 2, 3, 4)], 75, 3)) == [[1, 2], [3, 4]]
    assert together(propose_sittings([group(2), group(10), group(9, 30)], 75, 3)) == [[2], [9, 10]]


def test_two_desa_and_two_pendamping_never_meet_in_one() -> None:
    groups = [group(1), group(2, desa="Karang"), group(3, pendamping_id=2)]

    assert len(propose_sittings(groups, 75, 3)) == 3


# When


def test_one_after_another_for_each_pendamping_in_parallel_for_two_and_on_the_next_working_day_when_it_is_late() -> (
    None
):
    sittings = [Sitting((group(number),)) for number in (1, 2, 3)] + [Sitting((group(4, pendamping_id=2),))]
    friday = RULES.at(datetime(2018, 10, 12, tzinfo=UTC).date(), time(9))

    timed = timetable(sittings, friday, 3, RULES)

    starts = [f"{RULES.local(one.starts_at):%a %H:%M}" for one in timed]
    assert starts == ["Fri 09:00", "Fri 12:30", "Mon 09:00", "Fri 09:00"]


@given(st.integers(1, 30), st.sampled_from([1.5, 2.0, 3.0, 4.0]), st.integers(8, 12))
def test_no_two_sittings_of_a_pendamping_overlap_and_none_but_the_first_is_on_a_day_off(
    count: int, hours: float, clock: int
) -> None:
    first = RULES.at(datetime(2018, 12, 21, tzinfo=UTC).date(), time(clock))

    timed = timetable([Sitting((group(number),)) for number in range(1, count + 1)], first, hours, RULES)

    assert all(one.ends_at < two.starts_at for one, two in pairwise(timed))
    assert all(is_working_day(RULES.today(one.starts_at)) for one in timed)


def test_half_a_year_before_the_end_of_a_month_is_that_months_end() -> None:
    day = datetime(2018, 8, 31, tzinfo=UTC).date()
    assert months_before(day, 6).isoformat() == "2018-02-28"
    assert months_before(day, 8).isoformat() == "2017-12-31"


# Who came


def seen(*names: str) -> AssemblyView:
    """A meeting to which these are called, numbered from 1, with ids a hundred higher."""
    guests = tuple(SimpleNamespace(id=100 + number, number=number, name=name) for number, name in enumerate(names, 1))
    return cast(AssemblyView, SimpleNamespace(guests=guests))


MANY = seen(*(f"{first} {last}" for first in ("Mawar", "Wati", "Sri", "Tuti") for last in ("Lestari", "Ningsih")))


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("tidak hadir 3 7", {3, 7}),
        ("3 7", {3, 7}),
        ("tidak hadir 2", {2}),
        ("absen: 2, 4-6", {2, 4, 5, 6}),
        ("semua hadir kecuali 8", {8}),
        ("wati ningsih sakit, 1 kerja", {1, 4}),
        ("tidak hadir 2 dan sri lestari", {2, 5}),
        ("hadir semua", set()),
        ("nihil", set()),
    ],
)
def test_absentees_are_read_by_the_numbers_of_the_list_or_by_name(said: str, absent: set[int]) -> None:
    heard = read_came_of(said, MANY)

    assert heard is not None
    marks = with_heard({}, heard, MANY.guests)
    assert {number - 100 for number, mark in marks.items() if mark == "absent"} == absent
    assert len(marks) == 8


def test_a_number_of_people_names_nobody_and_is_missed() -> None:
    for said in ("6 hadir", "tidak hadir 2 orang"):
        heard = read_came_of(said, MANY)
        assert heard is not None
        assert not heard.marks
        assert heard.misses(with_heard({}, heard, MANY.guests))


def test_only_those_named_as_present_came_and_a_correction_changes_only_whom_it_names() -> None:
    first = read_came_of("yang datang hanya 1, 2 dan 3", MANY)
    assert first is not None
    marks = with_heard({}, first, MANY.guests)
    assert [number for number, mark in marks.items() if mark == "present"] == [101, 102, 103]

    for said, number, mark in (("7 hadir", 107, "present"), ("1 diwakili", 101, "represented")):
        heard = read_came_of(said, MANY, correcting=True)
        assert heard is not None
        changed = with_heard(marks, heard, MANY.guests)
        assert {one for one in changed if changed[one] != marks[one]} == {number}
        assert changed[number] == mark


def test_a_name_that_several_bear_is_asked_about_not_guessed() -> None:
    heard = read_came_of("mawar tidak datang", MANY)

    assert heard is not None
    assert heard.unclear == (("mawar", (1, 2)),)
    assert not heard.marks


def test_chatting_is_no_attendance() -> None:
    assert read_came_of("bu, kapan bantuan cair?", MANY) is None
    assert read_listed("selamat pagi", MANY.guests) is None


@pytest.mark.parametrize(
    "said", ["semua kecuali 5", "sudah semua, selain 5", "kabeh kejaba no 5", "semua sudah kecuali 5"]
)
def test_all_but_some_means_the_others(said: str) -> None:
    listed = read_listed(said, MANY.guests)

    assert listed is not None
    assert {one.id for one in MANY.guests} - listed.guest_ids == {105}


def test_where_it_is_unclear_who_is_left_out_nobody_is_named() -> None:
    listed = read_listed("semua kecuali bu entah", MANY.guests)

    assert listed is not None
    assert not listed.guest_ids
    assert listed.unknown


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("1 2, 5", {1, 2, 5}),
        ("1-3 dan 5", {1, 2, 3, 5}),
        ("semua kecuali 4", {1, 2, 3, 5}),
        ("1 dan 9", set()),
        ("nanti", set()),
    ],
)
def test_points_are_named_by_number_by_a_range_or_by_what_is_left_out(said: str, numbers: set[int]) -> None:
    assert read_points(said, 5) == numbers


@given(st.text(max_size=60))
def test_whatever_is_typed_marks_only_those_called(text: str) -> None:
    heard = read_came_of(text, MANY)
    marks: Any = with_heard({}, heard, MANY.guests) if heard is not None else {}
    assert set(marks) <= {one.id for one in MANY.guests}
