"""A new time as it is typed, what stands in its way, and what is answered to it."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.meeting_series import YearMeeting
from programme.monthly_patterns import MonthlyPattern
from programme.polls.new_time_results import Tally, shown_to_ketua
from programme.polls.proposals import (
    WEEKS,
    HeardTime,
    NewTime,
    clashes_of,
    from_stored,
    is_at_night,
    is_outside_working_hours,
    read_new_time,
    stored,
)
from programme.polls.time_answer_text import read_time_answer, read_time_answers
from programme.rules import Rules

RULES = Rules()
TODAY = date(2018, 10, 1)
NOW = RULES.at(TODAY, time(8))
THURSDAY, SATURDAY = 3, 5
PRESENT = NewTime(MonthlyPattern("nth_weekday", week=4, weekday=THURSDAY), time(9))
PROPOSED = NewTime(MonthlyPattern("nth_weekday", week=4, weekday=SATURDAY), time(16, 30))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Sabtu keempat jam 16.30", HeardTime(4, SATURDAY, None, time(16, 30))),
        ("setu kaping papat jam setengah 5 sonten", HeardTime(4, SATURDAY, None, time(16, 30))),
        ("saptu ka opat jam 4 sonten", HeardTime(4, SATURDAY, None, time(16))),
        ("malem minggu", HeardTime(None, SATURDAY)),
        ("Kemis ngarep", HeardTime(None, THURSDAY)),
        ("jam 16.30", HeardTime(4, THURSDAY, None, time(16, 30))),
        ("tanggal 24 jam 4 sore", HeardTime(None, None, 24, time(16))),
        ("sabtu 24 november jam 16.30", HeardTime(4, SATURDAY, None, time(16, 30), certain=False)),
        ("sabtu atau minggu jam 4", HeardTime(at=time(16))),
        ("terserah ibu-ibu", HeardTime()),
    ],
)
def test_a_new_time_is_read_as_people_type_it(text: str, heard: HeardTime) -> None:
    assert read_new_time(text, TODAY, PRESENT) == heard


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_without_harm(text: str) -> None:
    whole = read_new_time(text, TODAY, PRESENT).whole()

    assert whole is None or from_stored(stored(whole)) == whole
    read_time_answers(text)
    assert read_time_answer(text, PROPOSED) in ("yes", "no", "unsure", None)


@given(st.sampled_from(WEEKS), st.integers(0, 6), st.times())
def test_a_time_comes_back_from_the_table_as_it_was(week: int, weekday: int, at: time) -> None:
    new = NewTime(MonthlyPattern("nth_weekday", week=week, weekday=weekday), at.replace(second=0, microsecond=0))

    assert from_stored(stored(new)) == new


def meeting(number: int, group: int, starts_at: datetime) -> YearMeeting:
    return YearMeeting(
        number, group, f"Melati {group}", starts_at, starts_at + timedelta(hours=2), "B", "planned", None, None
    )


def test_another_group_at_that_time_or_too_near_to_get_there_is_named() -> None:
    own = [meeting(1, 1, RULES.at(date(2018, 10, 25), time(9))), meeting(2, 1, RULES.at(date(2018, 11, 22), time(9)))]
    near = meeting(3, 2, RULES.at(date(2018, 10, 27), time(14, 15)))  # until 16.15: a quarter of an hour to get there
    far = meeting(4, 2, RULES.at(date(2018, 11, 24), time(14)))

    found = clashes_of(PROPOSED, 1, [*own, near, far], TODAY, NOW, RULES)

    assert [(one.day, one.group_name) for one in found] == [(date(2018, 10, 27), "Melati 2")]


def test_a_group_without_meetings_is_held_against_the_coming_dates_of_the_time() -> None:
    other = meeting(3, 2, RULES.at(date(2018, 12, 22), time(16)))

    assert [one.day for one in clashes_of(PROPOSED, 1, [other], TODAY, NOW, RULES)] == [date(2018, 12, 22)]


def test_an_afternoon_beyond_the_working_hours_is_told_apart_from_the_night() -> None:
    late = NewTime(PROPOSED.pattern, time(19))

    assert is_outside_working_hours(PROPOSED, RULES)
    assert not is_at_night(PROPOSED, TODAY, RULES)
    assert is_at_night(late, TODAY, RULES)
    assert not is_outside_working_hours(PRESENT, RULES)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("saged", "yes"),
        ("mboten saged", "no"),
        ("teu tiasa", "no"),
        ("iso bu", "yes"),
        ("nggih", "yes"),
        ("kalau sabtu bisa bu", "yes"),
        ("yen setu sonten kula saged", "yes"),
        ("ya saya bisa hari sabtu jam 16.30", "yes"),
        ("setuju", "yes"),
        ("manut mawon", "yes"),
        ("tidak setuju", "no"),
        ("jam segitu gak bisa bu masih kerja", "no"),
        ("lebih cocok jam 5", "no"),
        ("jam 5 bisa", "unsure"),
        ("minggu bisa", "unsure"),
        ("dereng ngertos", "unsure"),
        ("terserah", "unsure"),
        ("besok tidak bisa", None),
        ("kapan bu?", None),
        ("kartu saya cocok", None),
        ("KKS saya hilang", None),
        ("terima kasih", None),
    ],
)
def test_an_answer_is_read_in_the_languages_of_the_villages(text: str, answer: str | None) -> None:
    assert read_time_answer(text, PROPOSED) == answer


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("wati, murni bisa; lastri tidak bisa", (("wati", "yes"), ("murni", "yes"), ("lastri", "no"))),
        ("bisa: 3, 7. tidak bisa: 5", (("3", "yes"), ("7", "yes"), ("5", "no"))),
        ("bu wati saged\nbu murni belum tahu", (("bu wati", "yes"), ("bu murni", "unsure"))),
    ],
)
def test_a_list_of_answers_is_read_whichever_comes_first(text: str, answers: tuple[tuple[str, str], ...]) -> None:
    assert read_time_answers(text).answers == answers


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(1, 5))
def test_no_number_for_the_ketua_leaves_a_small_one_over(yes: int, no: int, unsure: int, silent: int, few: int) -> None:
    tally = Tally(yes, no, unsure, silent)
    shown_yes, shown_no = shown_to_ketua(tally, few)

    left = tally.of - (shown_yes or 0) - (shown_no or 0)
    numbers = [one for one in (shown_yes, shown_no) if one is not None]
    assert all(one >= few for one in numbers)
    assert not numbers or left == 0 or left >= few
    assert shown_no is None or shown_yes is not None
    assert tally.of not in numbers  # what all said, each of them said
