"""A day takes so many visits: who waits is counted, can be seen and taken on, and comes on a later day."""

from datetime import date, timedelta

import pytest

from db import Session
from db.tables import Group, Kpm, Person, Visit
from programme.access import OFFICE
from programme.rules import Rules
from programme.staff import add_staff
from programme.visit_lists import LISTS_A_TICK, StillWaiting, take_visits_on, visits_still_waiting
from programme.visits import postpone_visit
from tests.programme.visits_due import DAY, due, everything, lines, listed, made
from tests.village import MEMBERS, Village

NINE = MEMBERS[1:]
"""Everybody but the ketua."""


def take_on(village: Village, *numbers: int, day: str = DAY) -> list[int]:
    actor, person_id = village.actor("Siti"), village.people["Siti"]
    return village.write(lambda s: take_visits_on(s, actor, person_id, numbers, date.fromisoformat(day)))


def waiting(village: Village, day: str = DAY) -> StillWaiting:
    return village.write(lambda s: visits_still_waiting(s, village.people["Siti"], date.fromisoformat(day)))


@pytest.fixture
def nine(village: Village) -> Village:
    """Nine families are due: three more than a day takes."""
    village.now = village.at(DAY, "05:00")
    for number, name in enumerate(NINE):
        due(village, name, on=f"2018-11-{23 - number % 3}")
    return village


def test_a_day_takes_six_the_others_wait_and_are_counted(nine: Village) -> None:
    on_list = listed(nine)

    assert len(on_list) == 6
    assert set(NINE[1::3] + NINE[2::3]) == set(on_list), "those due on the 21st and 22nd"
    assert waiting(nine) == StillWaiting(3, date(2018, 11, 23), families_only=True)


def test_who_waited_is_on_the_next_days_list(nine: Village) -> None:
    first = lines(nine)
    nine.now = nine.at(DAY, "12:00")
    for line in first:
        made(nine, line.visit_id)

    assert sorted(listed(nine, "2018-11-26")) == sorted(set(NINE) - {line.name for line in first})


def test_what_the_day_brings_gets_no_number_once_the_day_is_full(nine: Village) -> None:
    before = [(line.number, line.name) for line in lines(nine)]
    due(nine, "Sri", months=6, on="2018-11-10")

    assert [(line.number, line.name) for line in lines(nine)] == before
    assert waiting(nine).oldest_due_on == date(2018, 11, 10)


def test_one_withdrawn_makes_room_but_one_postponed_does_not(nine: Village) -> None:
    first, second, *_ = lines(nine)
    siti = nine.actor("Siti")
    nine.write(lambda s: postpone_visit(s, siti, first.visit_id, date(2018, 11, 30), nine.now))
    assert len(lines(nine)) == 6
    nine.write(lambda s: setattr(s.get_one(Visit, second.visit_id), "state", "withdrawn"))

    again = lines(nine)

    assert (len(again), again[-1].number) == (6, 7)


def test_those_who_wait_can_be_seen_under_numbers_that_stay(nine: Village) -> None:
    lines(nine)

    seen = [(line.number, line.name) for line in everything(nine).waiting]

    assert [number for number, _ in seen] == [7, 8, 9]
    assert [(line.number, line.name) for line in everything(nine).waiting] == seen
    assert [(line.number, line.name) for line in lines(nine) if line.waiting] == seen
    assert len(listed(nine)) == 6


def test_one_who_waits_is_taken_on_under_the_number_she_was_shown_with(nine: Village) -> None:
    [_, (number, name), _] = [(line.number, line.name) for line in everything(nine).waiting]

    assert take_on(nine, number, 2, 40) == [number]

    assert (number, name) in [(line.number, line.name) for line in lines(nine) if not line.waiting]
    assert waiting(nine).count == 2
    assert take_on(nine, number) == []


def test_what_becomes_due_after_looking_never_takes_a_number_over(nine: Village) -> None:
    before = {line.number: line.name for line in everything(nine).waiting}
    due(nine, "Sri", on="2018-11-01")

    after = {line.number: line.name for line in everything(nine).waiting}

    assert {number: after[number] for number in before} == before
    assert after[10] == "Sri"


def test_one_who_waits_can_be_recorded_by_her_number_too(nine: Village) -> None:
    [line, *_] = everything(nine).waiting
    made(nine, line.visit_id)

    [again] = [one for one in lines(nine) if one.number == line.number]
    assert (again.state, again.waiting) == ("done", False)


def test_the_office_decides_how_many_a_day_takes(nine: Village) -> None:
    small = Village(nine.database, rules=Rules(visits_a_day=2, routine_visits_a_day=0))

    assert len(listed(small)) == 2


def test_everybody_is_visited_within_days_though_new_ones_keep_coming(village: Village) -> None:
    """Two a day are made; each morning a longer streak than all before turns up."""
    small = Village(village.database, rules=Rules(visits_a_day=2, routine_visits_a_day=0))
    due(small, "Mawar", on="2018-11-01", months=2)
    seen: list[str] = []
    for number, name in enumerate(NINE[1:]):
        day = date(2018, 11, 1) + timedelta(days=number)
        due(small, name, on=day.isoformat(), months=min(10, 3 + number))
        for line in lines(small, day.isoformat())[:1]:
            seen.append(line.name)
            made(small, line.visit_id)

    assert "Mawar" in seen[:2]


# Many at once


def test_the_lists_of_a_whole_office_are_made_in_several_ticks(village: Village) -> None:
    def office(session: Session) -> None:
        for number in range(LISTS_A_TICK + 3):
            leader = add_staff(session, OFFICE, "pendamping", f"Petugas {number:02d}", "Lain", "f", village.now)
            group = Group(name=f"G{number}", desa="Lor", kecamatan="Lain", pendamping_id=leader, created_at=village.now)
            kpm = Person(role="kpm", name=f"Kpm {number}", created_at=village.now)
            session.add_all([group, kpm])
            session.flush()
            session.add(
                Kpm(person_id=kpm.id, participant_number=f"X{number}", group_id=group.id, member_number=1,
                    updated_at=village.now)
            )  # fmt: skip
            session.flush()
            session.add(
                Visit(kpm_id=kpm.id, cause="p2k2", months=[], due_on=date.fromisoformat(DAY), opened_at=village.now)
            )

    village.write(office)
    village.be_at(village.at(DAY, "06:00"))
    assert len(village.outbox("visit_list")) == LISTS_A_TICK
    village.be_at(village.at(DAY, "06:00") + timedelta(seconds=15))
    village.be_at(village.at(DAY, "06:00") + timedelta(seconds=30))

    assert len(village.outbox("visit_list")) == LISTS_A_TICK + 3
