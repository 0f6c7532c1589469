"""Payments count in the forecast of the coming days as meetings do: news just entered, and reminders still to come."""

from collections import Counter
from datetime import timedelta

from programme.planned_notices import planned_notices
from tests.payment_days import payment_day
from tests.village import Village

DAY = "2018-10-12"


def coming(village: Village, days: int) -> Counter[str]:
    """Kind and slot -> how many are to be told within so many days."""
    until = village.now + timedelta(days=days)
    found = village.read(lambda s: planned_notices(s, village.now, until, village.rules))
    return Counter(f"{one.kind} {one.slot}" for one in found for _ in one.readers if one.kind.startswith("payment"))


def test_what_was_entered_and_its_reminders_are_foreseen_once(empty_village: Village) -> None:
    payment_day(empty_village, DAY, ("Mawar", "Wati"))
    assert coming(empty_village, 14) == {
        "payment_news new": 2,
        f"payment_reminder h3 {DAY}": 2,
        f"payment_reminder h1 {DAY}": 2,
        f"payment_reminder h0 {DAY}": 2,
    }
    empty_village.go_to("2018-10-09", "09:05")

    assert coming(empty_village, 14) == {f"payment_reminder h1 {DAY}": 2, f"payment_reminder h0 {DAY}": 2}


def test_beyond_the_days_asked_for_nothing_is_foreseen(empty_village: Village) -> None:
    payment_day(empty_village, DAY, ("Mawar",))

    assert coming(empty_village, 2) == {"payment_news new": 1}
