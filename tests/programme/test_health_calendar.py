"""What each member is due at the health post by age and month, and whether a month was kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from programme.health.calendar import ANTENATAL, CHECKED, CODES, IMMUNISATION_OF, NEWBORN, POSTNATAL, VITAMIN_A, WEIGHED
from programme.health.due import (
    Given,
    HealthMember,
    due_in_month,
    due_on,
    health_duty,
    month_kept,
    months_old,
    stage_on,
)

DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
COMPONENTS = st.sampled_from(["pregnant", "infant", "toddler", "preschool", "sd", "lansia", "disability", None])


def codes(member: HealthMember, day: str, *had: Given) -> list[str]:
    return [one.code for one in due_on(member, date.fromisoformat(day), had)]


def had(code: str, day: str, *, claimed: bool = False) -> Given:
    return Given(code, date.fromisoformat(day), claimed)


def child(born: str, component: str = "toddler") -> HealthMember:
    return HealthMember(component, date.fromisoformat(born))


@pytest.mark.parametrize(
    ("born", "day", "due"),
    [
        ("2018-11-20", "2018-11-22", [WEIGHED, "immunised_0", NEWBORN, POSTNATAL]),
        ("2018-10-20", "2018-11-22", [WEIGHED, "immunised_1", POSTNATAL]),
        ("2018-09-22", "2018-11-22", [WEIGHED, "immunised_1", "immunised_2"]),
        ("2018-09-23", "2018-11-22", [WEIGHED, "immunised_1"]),  # two months tomorrow
        ("2018-05-01", "2018-11-22", [WEIGHED, "immunised_4"]),  # six months old; earlier ages are not claimed
        ("2018-02-10", "2018-11-22", [WEIGHED, "immunised_9"]),
        ("2018-05-01", "2019-02-12", [WEIGHED, VITAMIN_A, "immunised_9"]),
        ("2016-11-22", "2018-11-22", [WEIGHED]),
        ("2016-11-22", "2019-02-12", [WEIGHED, VITAMIN_A]),
        ("2018-09-01", "2019-02-12", [WEIGHED, "immunised_3", "immunised_4"]),  # five months: no vitamin A yet
        ("2014-01-10", "2019-02-12", [WEIGHED]),  # five years old: weighed twice a year, no vitamin A any more
        ("2012-11-22", "2018-11-22", []),  # six years old: of school age
        ("2018-12-01", "2018-11-22", []),
    ],
)
def test_a_child_is_due_what_its_age_and_the_month_ask(born: str, day: str, due: list[str]) -> None:
    assert codes(child(born), day) == due


def test_what_was_given_is_not_asked_again_until_its_time_returns() -> None:
    weighed = (had(WEIGHED, "2019-02-12"), had(VITAMIN_A, "2019-02-12"))

    assert codes(child("2016-11-22"), "2019-02-20", *weighed) == []
    assert codes(child("2016-11-22"), "2019-03-12", *weighed) == [WEIGHED]
    assert codes(child("2016-11-22"), "2019-08-12", *weighed) == [WEIGHED, VITAMIN_A]


def test_a_missed_immunisation_is_spoken_of_where_the_childs_immunisations_are_recorded() -> None:
    known = had("immunised_1", "2018-02-12")

    assert codes(child("2018-01-01"), "2018-11-22") == [WEIGHED, "immunised_9"]
    assert codes(child("2018-01-01"), "2018-11-22", known) == [
        WEIGHED, "immunised_2", "immunised_3", "immunised_4", "immunised_9",
    ]  # fmt: skip


def test_a_child_of_five_is_weighed_once_in_each_half_year() -> None:
    five = child("2013-06-01", "preschool")

    assert codes(five, "2018-08-10") == codes(five, "2018-10-10") == [WEIGHED]
    assert codes(five, "2018-10-10", had(WEIGHED, "2018-08-10")) == []
    assert codes(five, "2019-02-10", had(WEIGHED, "2018-08-10")) == [WEIGHED]
    assert codes(five, "2019-01-10", had(WEIGHED, "2018-08-10")) == []


def test_where_the_birth_date_is_unknown_only_what_needs_none_is_due() -> None:
    assert codes(HealthMember("infant"), "2019-02-12") == [WEIGHED]
    assert codes(HealthMember("toddler"), "2019-02-12") == [WEIGHED, VITAMIN_A]


def test_each_part_of_a_pregnancy_has_its_visits() -> None:
    mother = HealthMember("pregnant", date(1990, 1, 1), expected_on=date(2019, 5, 15))  # began 2018-08-08
    first, second, third = had(ANTENATAL, "2018-09-10"), had(ANTENATAL, "2018-12-10"), had(ANTENATAL, "2019-03-10")

    assert codes(mother, "2018-09-10") == [ANTENATAL]
    assert codes(mother, "2018-10-10", first) == []
    assert codes(mother, "2018-12-10", first) == [ANTENATAL]
    assert codes(mother, "2019-01-10", first, second) == []
    assert codes(mother, "2019-03-10", first, second) == [ANTENATAL]
    assert codes(mother, "2019-04-20", first, second, third) == [ANTENATAL]


def test_a_pregnant_mother_whose_month_nobody_said_is_due_every_other_month() -> None:
    mother = HealthMember("pregnant")

    assert codes(mother, "2018-11-22") == [ANTENATAL]
    assert codes(mother, "2018-12-22", had(ANTENATAL, "2018-11-22")) == []
    assert codes(mother, "2019-01-22", had(ANTENATAL, "2018-11-22")) == [ANTENATAL]


def test_the_old_and_the_disabled_are_checked_once_a_year() -> None:
    for component in ("lansia", "disability"):
        assert codes(HealthMember(component), "2018-11-22") == [CHECKED]
        assert codes(HealthMember(component), "2018-11-22", had(CHECKED, "2018-01-03")) == []
        assert codes(HealthMember(component), "2019-01-02", had(CHECKED, "2018-01-03")) == [CHECKED]


def test_by_the_end_of_a_month_its_last_day_counts() -> None:
    due = due_in_month(child("2018-09-30", "infant"), date(2018, 11, 1), ())

    assert "immunised_2" in [one.code for one in due]


@pytest.mark.parametrize(
    ("component", "born", "month", "duty"),
    [
        ("infant", "2018-11-10", "2018-11-01", False),  # born within it
        ("infant", "2018-11-10", "2018-12-01", True),
        ("toddler", "2014-01-10", "2018-12-01", True),
        ("toddler", "2013-11-10", "2018-12-01", False),  # five: only in February and August
        ("preschool", "2013-11-10", "2019-02-01", True),
        ("preschool", "2012-11-10", "2019-02-01", False),
        ("pregnant", None, "2018-12-01", True),
        ("lansia", None, "2018-11-01", False),
        ("lansia", None, "2018-12-01", True),
        ("sd", "2010-01-01", "2018-12-01", False),
        (None, "2017-01-01", "2018-12-01", False),
    ],
)
def test_a_month_asks_something_of_some(component: str | None, born: str | None, month: str, duty: bool) -> None:
    birth_date = date.fromisoformat(born) if born else None

    assert health_duty(component, birth_date, date.fromisoformat(month)) is duty


NOVEMBER, DECEMBER = date(2018, 11, 1), date(2018, 12, 1)


def test_a_month_is_kept_by_the_visit_it_asks_for_and_by_nothing_else() -> None:
    toddler = child("2016-11-22")

    assert month_kept(toddler, NOVEMBER, [had(WEIGHED, "2018-11-30")]) is True
    assert month_kept(toddler, NOVEMBER, [had("immunised_18", "2018-11-30")]) is False
    assert month_kept(toddler, NOVEMBER, [had(WEIGHED, "2018-12-01")]) is False
    assert month_kept(toddler, NOVEMBER, [had(WEIGHED, "2018-11-30", claimed=True)]) is False


def test_a_month_without_a_duty_is_neither_kept_nor_missed() -> None:
    five, old = child("2013-06-01", "preschool"), HealthMember("lansia")

    assert month_kept(five, NOVEMBER, []) is None
    assert month_kept(five, NOVEMBER, [had(WEIGHED, "2018-11-10")]) is True
    assert month_kept(old, NOVEMBER, []) is None
    assert month_kept(old, DECEMBER, []) is False
    assert month_kept(old, DECEMBER, [had(CHECKED, "2018-03-01")]) is None


def test_a_pregnant_mother_misses_a_month_only_when_a_part_of_it_ended_without_its_visit() -> None:
    mother = HealthMember("pregnant", None, expected_on=date(2019, 5, 15))  # began 2018-08-08; 13 weeks: 2018-11-07

    assert month_kept(mother, date(2018, 10, 1), []) is None
    assert month_kept(mother, NOVEMBER, []) is False
    assert month_kept(mother, NOVEMBER, [had(ANTENATAL, "2018-09-10")]) is None
    assert month_kept(mother, NOVEMBER, [had(ANTENATAL, "2018-11-10")]) is True
    assert month_kept(HealthMember("pregnant"), NOVEMBER, []) is None
    assert month_kept(HealthMember("pregnant"), NOVEMBER, [had(ANTENATAL, "2018-08-10")]) is False


MEMBERS = st.builds(HealthMember, COMPONENTS, st.none() | DAYS, st.none() | DAYS)
GIVEN = st.lists(st.builds(Given, st.sampled_from(sorted(CODES)), DAYS), max_size=6)


@drawn(MEMBERS, DAYS, GIVEN)
def test_what_is_due_is_of_the_calendar_named_once_and_ends_when_given(
    member: HealthMember, day: date, given: list[Given]
) -> None:
    due = [one.code for one in due_on(member, day, given)]

    assert set(due) <= CODES
    assert len(set(due)) == len(due)
    assert bool(due) <= (stage_on(member, day) is not None)
    after = [one.code for one in due_on(member, day, [*given, *(Given(code, day) for code in due)])]
    assert not {WEIGHED, VITAMIN_A, CHECKED, *IMMUNISATION_OF} & set(due) & set(after)


@drawn(MEMBERS, DAYS, GIVEN)
def test_nothing_given_later_changes_what_was_due_before(member: HealthMember, day: date, given: list[Given]) -> None:
    earlier = [one for one in given if one.on <= day]

    assert due_on(member, day, given) == due_on(member, day, earlier)


@drawn(DAYS, DAYS)
def test_months_of_age_are_those_completed(birth: date, day: date) -> None:
    months = months_old(birth, day)

    assert (months >= 0) == (day >= birth)
    assert months_old(birth, day + timedelta(days=1)) in (months, months + 1)
