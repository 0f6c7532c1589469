"""Where the next temu kunjung takes place: everybody in turn, nobody twice before all had it."""

from hypothesis import given
from hypothesis import strategies as st

from programme.standing.rotation import in_turn

NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


def test_the_first_turn_is_the_first_on_the_list_and_the_second_the_next() -> None:
    assert in_turn(["Wates", "Giripeni", "Bendungan"], []) == ["Wates", "Giripeni", "Bendungan"]
    assert in_turn(["Wates", "Giripeni", "Bendungan"], ["Wates"])[0] == "Giripeni"


def test_a_place_chosen_out_of_turn_is_left_out_until_the_round_ends() -> None:
    assert in_turn(["a", "b", "c"], ["a", "c"]) == ["b", "a", "c"]


def test_where_one_was_twice_in_a_round_the_others_still_come_first() -> None:
    assert in_turn(["a", "b", "c"], ["a", "a"])[:2] == ["b", "c"]


def test_a_new_round_begins_with_who_was_longest_ago() -> None:
    assert in_turn(["a", "b", "c"], ["b", "c", "a"]) == ["b", "c", "a"]


def test_a_place_that_closed_does_not_hold_up_the_round() -> None:
    assert in_turn(["a", "b"], ["a", "gone", "b"]) == ["a", "b"]


def test_without_places_nobody_has_a_turn() -> None:
    assert in_turn([], ["a"]) == []


@given(NAMES, st.integers(1, 4))
def test_who_follows_the_suggestion_visits_everybody_once_a_round(stops: list[str], rounds: int) -> None:
    held: list[str] = []
    for _ in range(rounds * len(stops)):
        held.append(in_turn(stops, held)[0])

    for start in range(0, len(held), len(stops)):
        assert sorted(held[start : start + len(stops)]) == sorted(stops)


@given(NAMES, st.lists(st.sampled_from("abcdefghij"), max_size=30))
def test_every_place_stands_in_the_order_once_whatever_was_before(stops: list[str], held: list[str]) -> None:
    assert sorted(in_turn(stops, held)) == sorted(stops)


@given(NAMES, st.lists(st.sampled_from("abcdefghij"), max_size=30))
def test_never_is_one_suggested_that_had_its_turn_while_another_waits_since_the_round_began(
    stops: list[str], held: list[str]
) -> None:
    order = in_turn(stops, held)
    never = [stop for stop in stops if stop not in held]
    if never:
        assert order[0] in never
