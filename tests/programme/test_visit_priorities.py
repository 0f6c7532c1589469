"""Who is visited today: the promised, the longest waiting, the longest streak; and nobody waits for ever."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from programme.visit_places import Address, Stop
from programme.visit_priorities import LONG_WAIT_DAYS, Room, WaitingVisit, chosen_for

TODAY = date(2018, 11, 23)
WATES, SUMBER = Stop(Address("Wates")), Stop(Address("Sumber"))
PLENTY = Room(20, 20)


def p2k2(visit_id: int, *, months: int = 2, waited: int = 0) -> WaitingVisit:
    return WaitingVisit(visit_id, "p2k2", TODAY - timedelta(days=waited), months, WATES)


def other(visit_id: int, cause: str, *, waited: int = 0) -> WaitingVisit:
    return WaitingVisit(visit_id, cause, TODAY - timedelta(days=waited), 0, WATES)


def routine(visit_id: int, stop: Stop = WATES, *, lapsed: bool = False) -> WaitingVisit:
    return WaitingVisit(visit_id, "routine", date(2018, 11, 1), 0, stop, lapsed_before=lapsed)


def test_the_longest_streak_comes_first() -> None:
    assert chosen_for(TODAY, [p2k2(1), p2k2(2, months=5), p2k2(3, months=3)], PLENTY) == [2, 3, 1]


def test_what_was_carried_over_comes_before_what_is_new_the_longest_waiting_first() -> None:
    waiting = [p2k2(1, months=5), p2k2(2, waited=1), p2k2(3, waited=3), p2k2(4, months=3, waited=3)]

    assert chosen_for(TODAY, waiting, PLENTY) == [4, 3, 2, 1]


def test_what_was_agreed_for_the_day_and_what_a_colleague_was_promised_come_first() -> None:
    accepted = replace(p2k2(2), accepted=True)

    assert chosen_for(TODAY, [p2k2(1, months=6, waited=5), accepted, other(3, "follow_up")], PLENTY) == [2, 3, 1]


def test_providers_come_after_families() -> None:
    assert chosen_for(TODAY, [other(1, "provider", waited=9), p2k2(2)], PLENTY) == [2, 1]


def test_two_weeks_of_waiting_come_before_everything() -> None:
    waiting = [other(1, "follow_up"), p2k2(2, months=9), other(3, "provider", waited=LONG_WAIT_DAYS)]

    assert chosen_for(TODAY, waiting, Room(1, 0)) == [3]


def test_a_day_takes_no_more_than_it_has_room_for() -> None:
    waiting = [p2k2(number) for number in range(1, 10)]

    assert chosen_for(TODAY, waiting, Room(6, 2)) == [1, 2, 3, 4, 5, 6]
    assert chosen_for(TODAY, waiting, Room(0, 2)) == chosen_for(TODAY, waiting, Room(-1, 2)) == []


@pytest.mark.parametrize(("due", "taken"), [(0, 2), (4, 2), (5, 1), (6, 0), (9, 0)])
def test_routine_visits_fill_what_the_others_leave_at_most_two_a_day(due: int, taken: int) -> None:
    waiting = [routine(number) for number in range(1, 5)] + [p2k2(10 + number) for number in range(due)]

    chosen = chosen_for(TODAY, waiting, Room(6, 2))

    assert sum(number < 10 for number in chosen) == taken
    assert len(chosen) == min(6, due + taken)


def test_a_routine_visit_near_the_days_way_is_chosen() -> None:
    assert chosen_for(TODAY, [routine(1, SUMBER), routine(2), p2k2(3)], Room(6, 1)) == [3, 2]
    assert chosen_for(TODAY, [routine(1, WATES), routine(2, SUMBER)], Room(6, 1), [SUMBER]) == [2]


def test_who_was_left_out_last_month_is_chosen_wherever_she_lives() -> None:
    assert chosen_for(TODAY, [routine(1, SUMBER, lapsed=True), routine(2), p2k2(3)], Room(6, 1)) == [3, 1]


@pytest.mark.parametrize("seed", range(5))
def test_with_steady_arrivals_of_everything_nobody_starves(seed: int) -> None:
    """Six are made a day and just under six arrive, mostly long streaks and appointments: everybody's turn comes."""
    chance = Random(seed)
    waiting: list[WaitingVisit] = [other(0, "provider"), replace(p2k2(1), due_on=TODAY)]
    waits: dict[int, int] = {}
    made_up = 2
    for number in range(400):
        day = TODAY + timedelta(days=number)
        for _ in range(chance.choice((5, 6, 6, 6))):
            cause = chance.choice(("p2k2", "p2k2", "p2k2", "follow_up", "provider"))
            waiting.append(WaitingVisit(made_up, cause, day, chance.randint(2, 12), WATES))
            made_up += 1
        for visit_id in chosen_for(day, waiting, Room(6, 2)):
            [visit] = [one for one in waiting if one.visit_id == visit_id]
            waiting.remove(visit)
            waits[visit_id] = visit.days_waited(day)

    assert {0, 1} <= set(waits)
    assert max(waits.values()) <= LONG_WAIT_DAYS + 7
    last_day = TODAY + timedelta(days=399)
    assert all(visit.days_waited(last_day) <= LONG_WAIT_DAYS + 7 for visit in waiting)
