"""Since when something is so, as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.typed_times_ago import DAY, read_time_ago
from programme.updates.details import day_of

TODAY = date(2018, 11, 22)
MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember".split()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("12 mei", "2018-05-12"),
        ("12/5/18", "2018-05-12"),
        ("tgl 17 agustus tahun lalu", "2017-08-17"),
        ("kemarin", "2018-11-21"),
        ("wingi", "2018-11-21"),
        ("tadi malam", "2018-11-21"),
        ("tadi pagi", "2018-11-22"),
        ("3 hari lalu", "2018-11-19"),
        ("3 dinten kepengker", "2018-11-19"),
        ("lahir 3 hari yang lalu", "2018-11-19"),
        ("hari senin", "2018-11-19"),
        ("tanggal 30", "2018-10-30"),
        ("tgl 1 kemarin", "2018-11-01"),
        ("minggu lalu", "~2018-11-15"),
        ("kira2 2 minggu yang lalu", "~2018-11-08"),
        ("bulan lalu", "2018-10"),
        ("sudah 2 bulan", "2018-09"),
        ("rong sasi", "2018-09"),
        ("sejak oktober", "2018-10"),
        ("desember", "2017-12"),
        ("mei 2017", "2017-05"),
        ("mei tahun lalu", "2017-05"),
        ("bulan 9 kemarin", "2018-09"),
    ],
)
def test_what_has_been_is_read_as_exactly_as_it_was_said(text: str, kept: str) -> None:
    found = read_time_ago(text, TODAY)

    assert (found.kept, found.problem) == (kept, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("besok", "future"),
        ("minggu depan", "future"),
        ("5 bulan lagi", "future"),
        ("20 desember", "future"),
        ("desember 2018", "future"),
        ("31 juni", "no_such_date"),
        ("senin 18 november", "weekday_mismatch"),
        ("20-11-1890", "too_long_ago"),
        ("2 tahun lalu", "nothing_understood"),
        ("sudah lama", "nothing_understood"),
        ("sejak lebaran", "nothing_understood"),
        ("", "nothing_understood"),
    ],
)
def test_what_is_to_come_or_no_day_is_asked_about(text: str, problem: str) -> None:
    assert read_time_ago(text, TODAY).problem == problem


@given(st.dates(date(1935, 1, 1), TODAY))
def test_every_day_of_a_lifetime_is_read_with_its_year(day: date) -> None:
    for text in (f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.day}/{day.month}/{day.year}"):
        found = read_time_ago(text, TODAY)

        assert (found.day, found.exact, found.problem) == (day, DAY, None)
        assert day_of(found.kept) == day


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,4}[ /.-][0-9a-z]{1,9}([ /.-][0-9]{1,4})?", fullmatch=True))
def test_nothing_typed_becomes_a_day_to_come(text: str) -> None:
    found = read_time_ago(text, TODAY)

    assert found.problem is not None or (found.day is not None and found.day <= TODAY)
