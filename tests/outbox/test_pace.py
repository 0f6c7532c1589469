"""How fast messages may leave: never more than allowed in any second, and one chat's pause is its own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox.pace import Pace

BEGIN = datetime(2018, 11, 22, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CHATS = st.integers(1, 6)


def most_within_a_second(moments: list[datetime]) -> int:
    return max((sum(start <= one < start + SECOND for one in moments) for start in moments), default=0)


@dataclass(frozen=True)
class Wish:
    """A message for a chat, asked for so many milliseconds after the one before; or a pause a provider asked for."""

    chat: int
    after: int
    pause: float | None = None


wishes = st.lists(
    st.builds(Wish, CHATS, st.sampled_from([0, 0, 0, 1, 40, 700, 3000])),
    min_size=1,
    max_size=60,
)
with_pauses = st.lists(
    st.builds(Wish, CHATS, st.sampled_from([0, 0, 0, 40, 700]), st.sampled_from([None, None, None, 2.5, 30])),
    min_size=1,
    max_size=60,
)


def sent(pace: Pace, wished: list[Wish]) -> list[tuple[int, datetime]]:
    """(chat, moment) of each message."""
    now, moments = BEGIN, []
    for wish in wished:
        now += timedelta(milliseconds=wish.after)
        if wish.pause is not None:
            pace.pause_chat(wish.chat, wish.pause, now)
        else:
            moments.append((wish.chat, now + pace.reserve(wish.chat, now)))
    return moments


@given(wishes, st.integers(1, 30))
def test_no_second_holds_more_than_the_account_may_send(wished: list[Wish], most: int) -> None:
    moments = sent(Pace(most, 1), wished)

    assert most_within_a_second([moment for _, moment in moments]) <= most


@given(wishes)
def test_no_chat_gets_two_within_a_second(wished: list[Wish]) -> None:
    moments = sent(Pace(30, 1), wished)

    for chat in {chat for chat, _ in moments}:
        assert most_within_a_second([moment for one, moment in moments if one == chat]) <= 1


@given(with_pauses, st.integers(1, 30))
def test_both_limits_hold_when_pauses_end_as_well(wished: list[Wish], most: int) -> None:
    moments = sent(Pace(most, 1), wished)

    assert most_within_a_second([moment for _, moment in moments]) <= most
    for chat in {chat for chat, _ in moments}:
        assert most_within_a_second([moment for one, moment in moments if one == chat]) <= 1


@given(wishes)
def test_nothing_waits_where_nothing_is_in_its_way(wished: list[Wish]) -> None:
    """No chat is kept waiting longer than its own turn and the account's last second explain."""
    pace, now = Pace(30, 1), BEGIN
    for asked, wish in enumerate(wished):
        now += timedelta(milliseconds=wish.after)
        earlier = sum(1 for one in wished[:asked] if one.chat == wish.chat)
        assert pace.reserve(wish.chat, now) <= SECOND * (earlier + asked / 30) + timedelta(milliseconds=1)


def test_a_first_message_leaves_at_once() -> None:
    assert Pace(30, 1).reserve(1, BEGIN) == timedelta(0)


def test_different_chats_follow_each_other_closely() -> None:
    pace = Pace(30, 1)

    waits = [pace.reserve(chat, BEGIN) for chat in range(31)]

    assert waits == sorted(waits)
    assert SECOND <= waits[30] < SECOND * 1.01


def test_a_held_chat_waits_as_long_as_it_was_told_and_the_others_do_not() -> None:
    pace = Pace(30, 1)
    pace.pause_chat(1, 30, BEGIN)

    assert pace.reserve(1, BEGIN) == 30 * SECOND
    assert pace.reserve(2, BEGIN) < SECOND
    assert pace.chat_held(2, BEGIN) < 2 * SECOND


def test_how_long_a_chat_is_held_can_be_asked_without_taking_its_turn() -> None:
    pace = Pace(30, 1)
    pace.pause_chat(1, 30, BEGIN)

    assert [pace.chat_held(1, BEGIN) for _ in range(3)] == [30 * SECOND] * 3
    assert pace.reserve(1, BEGIN) == 30 * SECOND


def test_a_shorter_pause_does_not_shorten_a_longer_one() -> None:
    pace = Pace(30, 1)
    pace.pause_chat(1, 30, BEGIN)
    pace.pause_chat(1, 2, BEGIN)

    assert pace.chat_held(1, BEGIN) == 30 * SECOND


@pytest.mark.parametrize(("apart", "held"), [(4, True), (11, False)])
def test_three_chats_held_at_about_the_same_time_hold_the_account(apart: int, held: bool) -> None:
    pace = Pace(30, 1)
    for place, chat in enumerate((1, 2, 3)):
        pace.pause_chat(chat, 20, BEGIN + apart * place * SECOND)
    now = BEGIN + 2 * apart * SECOND

    assert pace.reserve(9, now) == (20 * SECOND if held else timedelta(0))


def test_one_chat_held_three_times_is_still_one_chat() -> None:
    pace = Pace(30, 1)
    for _ in range(3):
        pace.pause_chat(1, 20, BEGIN)

    assert pace.reserve(9, BEGIN) == timedelta(0)


def test_the_number_of_chats_ever_met_is_not_remembered() -> None:
    pace = Pace(1_000_000, 1)
    now = BEGIN
    for chat in range(25_000):
        now += timedelta(milliseconds=1)
        pace.reserve(chat, now)

    assert len(pace._next_for_chat) < 12_000
    assert len(pace._booked) < 12_000


def test_those_put_off_come_back_in_turn_and_not_all_at_once() -> None:
    pace = Pace(2, 1_000)
    for chat in range(8):
        pace.reserve(chat, BEGIN)
    assert pace.held(BEGIN) == timedelta(seconds=4)

    returns = [pace.put_off(BEGIN) for _ in range(4)]

    assert returns == [timedelta(seconds=4 + number / 2) for number in range(4)]
    assert pace.held(BEGIN) == timedelta(seconds=4)
    assert pace.put_off(BEGIN + timedelta(minutes=1)) == timedelta(0)
