"""How far a pregnancy is, as mothers say it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.typed_pregnancy import read_pregnancy

TODAY = date(2018, 11, 22)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("saya hamil 3 bulan", "2019-05"),
        ("tiga bulan", "2019-05"),
        ("telung sasi", "2019-05"),
        ("3 sasih", "2019-05"),
        ("3 bulan 2 minggu", "2019-05"),
        ("14 minggu", "2019-05"),
        ("hpl 12 mei 2019", "2019-05"),
        ("lahir mei", "2019-05"),
        ("lahir bulan desember", "2018-12"),
        ("5 bulan lagi", "2019-04"),
        ("sebulan", "2019-07"),
        ("sudah 9 bulan", "2018-11"),
    ],
)
def test_the_month_of_birth_follows_from_how_far_she_is(text: str, due: str) -> None:
    assert read_pregnancy(text, TODAY).kept == due


@pytest.mark.parametrize(
    "text", ["belum tahu", "50 minggu", "12 bulan", "oktober", "mei 2021", "lahir mei atau juni", ""]
)
def test_what_can_not_be_is_not_understood(text: str) -> None:
    assert read_pregnancy(text, TODAY).kept == ""


@given(st.integers(1, 42))
def test_weeks_are_counted_from_forty(weeks: int) -> None:
    due = TODAY + timedelta(weeks=max(40 - weeks, 0))

    assert read_pregnancy(f"{weeks} minggu", TODAY).due_month == due.replace(day=1)


@given(st.text(max_size=40))
def test_no_text_promises_a_birth_in_the_past_or_too_far_ahead(text: str) -> None:
    due = read_pregnancy(text, TODAY).due_month

    assert due is None or TODAY.replace(day=1) <= due <= date(2019, 9, 1)
