"""The P2K2 modules: six, with 29 sessions, in one order."""

import pytest

from programme.modules import MODULES, all_sessions, module_with_code, session_after, session_title


def test_six_modules_hold_29_sessions() -> None:
    assert [len(module.sessions) for module in MODULES] == [4, 3, 3, 2, 2, 15]
    assert sum(len(module.sessions) for module in MODULES) == 29


def test_modules_are_numbered_in_order_under_codes_of_their_own() -> None:
    assert [module.number for module in MODULES] == [1, 2, 3, 4, 5, 6]
    assert len({module.code for module in MODULES}) == 6
    assert module_with_code("finance").title == "Pengelolaan keuangan dan perencanaan usaha"


def test_going_from_session_to_session_visits_all_29_once() -> None:
    walk = [("parenting", 1)]
    while (following := session_after(*walk[-1])) is not None:
        walk.append(following)
        assert len(walk) <= 29
    assert walk == list(all_sessions())
    assert walk[4] == ("finance", 1)
    assert walk[-1] == ("stunting", 15)


def test_every_session_has_a_title_unlike_its_neighbours() -> None:
    titles = [(code, session_title(code, number)) for code, number in all_sessions()]
    assert len(set(titles)) == 29
    assert session_title("finance", 2) == "Cermat meminjam dan menabung"


@pytest.mark.parametrize(
    ("code", "number"), [("finance", 0), ("finance", 4), ("finance", -1), ("stunting", 16), ("x", 1)]
)
def test_a_session_that_does_not_exist_is_refused(code: str, number: int) -> None:
    with pytest.raises(KeyError):
        session_title(code, number)
    with pytest.raises(KeyError):
        session_after(code, number)
