"""The P2K2 modules: six, with 29 sessions, in one order."""

import pytest

from programme.modules import MODULES, Curriculum, Module

CURRICULUM = Curriculum()


def test_six_modules_hold_29_sessions() -> None:
    assert [len(module.sessions) for module in MODULES] == [4, 3, 3, 2, 2, 15]


def test_modules_are_numbered_in_order_under_codes_of_their_own() -> None:
    assert [module.number for module in MODULES] == [1, 2, 3, 4, 5, 6]
    assert len({module.code for module in MODULES}) == 6


def test_going_from_session_to_session_visits_all_29_once() -> None:
    walk = [("parenting", 1)]
    while (following := CURRICULUM.after(*walk[-1])) is not None:
        walk.append(following)
        assert len(walk) <= 29
    assert walk == CURRICULUM.sessions()
    assert walk[4] == ("finance", 1)
    assert walk[-1] == ("stunting", 15)


def test_every_session_has_a_title_unlike_its_neighbours() -> None:
    titles = {(code, CURRICULUM.title(code, number)) for code, number in CURRICULUM.sessions()}
    assert len(titles) == 29
    assert CURRICULUM.title("finance", 2) == "Cermat meminjam dan menabung"


@pytest.mark.parametrize(
    ("code", "number"), [("finance", 0), ("finance", 4), ("finance", -1), ("stunting", 16), ("x", 1)]
)
def test_a_session_that_is_not_taught_has_no_title_and_no_successor(code: str, number: int) -> None:
    assert CURRICULUM.title(code, number) is None
    assert CURRICULUM.after(code, number) is None


def test_an_office_may_teach_its_own_list() -> None:
    own = Curriculum((Module("tani", 1, "Pertanian", ("Pupuk", "Panen")),))

    assert own.after("tani", 1) == ("tani", 2)
    assert own.module("finance") is None
