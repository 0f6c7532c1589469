"""Which times a group's answers suggest, and who may know what of them when."""

from dataclasses import replace
from datetime import time

import pytest

from programme.meetings import MeetingPlan, move_meeting, schedule_meetings
from programme.polls.answering import PollReply, keep_poll_answer, list_to_enter
from programme.polls.asking import close_poll, open_poll
from programme.polls.busy_hours import busy_on
from programme.polls.candidates import Candidate, best_times, candidate_times
from programme.polls.counts import Said, counted
from programme.polls.results import show_poll_result
from tests.village import MEMBERS, Village

CANTEEN = PollReply(("work",), None, busy_on(range(6), [(6 * 60, 16 * 60)]))
FREE = PollReply(("none",))


def asked(village: Village) -> int:
    siti, group = village.actor("Siti"), village.group_id()
    poll_id = village.write(lambda s: open_poll(s, siti, group, village.now, village.rules))
    assert poll_id is not None
    return poll_id


def answered(village: Village, poll_id: int, replies: dict[str, PollReply]) -> None:
    for name, reply in replies.items():
        actor = village.actor(name)
        assert village.write(lambda s, a=actor, r=reply: keep_poll_answer(s, a, poll_id, r, village.now))  # type: ignore[misc]  # a default can not be typed


def closed(village: Village, poll_id: int) -> None:
    siti = village.actor("Siti")
    assert village.write(lambda s: close_poll(s, siti, poll_id, village.now))


def times(village: Village, poll_id: int) -> list[Candidate]:
    siti = village.actor("Siti")
    return village.read(lambda s: candidate_times(s, siti, poll_id, village.now, village.rules))


@pytest.fixture
def canteen(village: Village) -> int:
    """Four of eight work from six to four on six days; the group meets on the fourth Thursday at nine."""
    village.meeting("2018-10-25")
    poll_id = asked(village)
    answered(village, poll_id, dict.fromkeys(MEMBERS[1:5], CANTEEN) | dict.fromkeys(MEMBERS[5:9], FREE))
    return poll_id


def test_nothing_is_told_before_the_round_is_closed(village: Village, canteen: int) -> None:
    siti, sri = village.actor("Siti"), village.actor("Sri")

    assert times(village, canteen) == []
    for actor in (siti, sri):
        assert village.read(lambda s, a=actor: show_poll_result(s, a, canteen, village.now, village.rules)) is None  # type: ignore[misc]  # a default can not be typed


def test_a_time_of_which_nothing_is_known_is_not_proposed(village: Village) -> None:
    """Who works and did not say when may be away at any hour."""
    poll_id = asked(village)
    answered(village, poll_id, dict.fromkeys(MEMBERS[1:9], PollReply(("work",))))
    closed(village, poll_id)
    siti = village.actor("Siti")
    result = village.read(lambda s: show_poll_result(s, siti, poll_id, village.now, village.rules))

    assert times(village, poll_id) == []
    assert result is not None
    assert result.best is None


def test_the_best_time_comes_after_work_on_the_day_they_know_and_the_present_one_is_compared(
    village: Village, canteen: int
) -> None:
    closed(village, canteen)
    found = times(village, canteen)

    assert found[0] == Candidate(4, 3, time(16, 30), fits=6, of=8)
    assert [one for one in found if one.present] == [Candidate(4, 3, time(9), fits=3, of=8, present=True)]
    assert [one.fits for one in found] == sorted((one.fits for one in found), reverse=True)


def test_a_time_keeps_off_the_pendampings_other_groups(village: Village, canteen: int) -> None:
    village.group("Dahlia", ("Darmi", "Pergi"))
    siti, dahlia = village.actor("Siti"), village.group_id("Dahlia")
    days = tuple(village.at(day, "16:00").date() for day in ("2018-10-25", "2018-11-22", "2018-12-27"))
    plan = MeetingPlan(days, time(16), "Rumah Ibu Darmi")
    village.write(lambda s: schedule_meetings(s, siti, dahlia, plan, village.now, village.rules))
    closed(village, canteen)

    afternoons = {(one.week, one.weekday) for one in times(village, canteen) if one.at == time(16, 30)}
    assert (4, 3) not in afternoons
    assert (3, 3) in afternoons


def test_no_time_collides_with_the_friday_prayer(village: Village, canteen: int) -> None:
    closed(village, canteen)

    assert not [one for one in times(village, canteen) if one.weekday == 4 and one.at == time(10)]


def test_no_time_is_suggested_that_would_not_be_asked_about_as_people_sleep(village: Village) -> None:
    """Who works until six can at night alone; whether that is offered is the office's quiet hours' matter."""
    said = [Said(frozenset({"work"}), busy_on(range(7), [(0, 18 * 60)]))] * 9
    of, late = counted(said, 3), replace(village.rules, quiet_from=time(22))

    assert {one.at for one in best_times(of, None, (), late)} == {time(19)}
    assert time(19) not in {one.at for one in best_times(of, None, (), village.rules)}


def test_the_present_time_is_that_of_the_series_also_where_the_next_meeting_was_moved_for_once(
    village: Village,
) -> None:
    siti, group = village.actor("Siti"), village.group_id()
    days = tuple(village.at(day, "09:00").date() for day in ("2018-10-25", "2018-11-22"))
    plan = MeetingPlan(days, time(9), "Rumah Ibu Sri", pattern={"kind": "nth_weekday", "week": 4, "weekday": 3})
    village.write(lambda s: schedule_meetings(s, siti, group, plan, village.now, village.rules))
    moved = village.meetings()[0].id
    at = village.at("2018-10-26", "13:30")
    village.write(lambda s: move_meeting(s, siti, moved, at, "Rumah Ibu Sri", village.now))
    poll_id = asked(village)
    answered(village, poll_id, dict.fromkeys(MEMBERS[1:9], FREE))
    closed(village, poll_id)

    assert [(one.week, one.weekday, one.at) for one in times(village, poll_id) if one.present] == [(4, 3, time(9))]


def test_too_few_answers_suggest_nothing(village: Village) -> None:
    village.meeting("2018-10-25")
    poll_id = asked(village)
    answered(village, poll_id, {"Mawar": CANTEEN, "Wati": CANTEEN, "Sri": FREE})
    closed(village, poll_id)
    siti = village.actor("Siti")
    result = village.read(lambda s: show_poll_result(s, siti, poll_id, village.now, village.rules))

    assert times(village, poll_id) == []
    assert result is not None
    assert (result.answered, result.of, result.reasons, result.best) == (3, 0, (), None)


def test_who_has_answered_is_not_on_the_list_to_enter(village: Village, canteen: int) -> None:
    siti = village.actor("Siti")
    left = village.read(lambda s: list_to_enter(s, siti, canteen))

    assert [one.name for one in left] == ["Sri", "Yatinem"]
    assert all(one.reached for one in left)
