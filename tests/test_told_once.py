"""A beginning told before stands there as if it had been told again, and never hides what happened meanwhile."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from db.tables import OutboxRow, Person
from tests.conftest import shown
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-10-04"
VillageAnew = Callable[[], Village]


@pytest.fixture(params=["sqlite", "postgres"])
def anew(request: pytest.FixtureRequest) -> VillageAnew:
    """Makes the same village on a fresh copy of its database, as one test after the other gets it."""

    def make() -> Village:
        with shown(request, request.param, "village") as opened:
            return Village(opened)

    return make


class Telling:
    """Counts how often the story was really told."""

    def __init__(self) -> None:
        self.times = 0

        @told_once
        def asked(village: Village, name: str) -> int:
            self.times += 1
            meeting = village.meeting(DAY)
            village.go_to(DAY, "11:00")
            village.phones[name].says("menu")
            return meeting

        self.asked = asked


def looks(village: Village) -> tuple[object, ...]:
    query = select(OutboxRow.id, OutboxRow.kind, OutboxRow.person_id, OutboxRow.state).order_by(OutboxRow.id)
    rows = village.read(lambda s: s.execute(query).all())
    texts = {
        name: [(one.id, one.text, one.buttons) for one in phone.messages] for name, phone in village.phones.items()
    }
    return [tuple(row) for row in rows], texts, village.now, village.taken, village.sends, village.people


def test_told_before_it_stands_there_as_if_told_again(anew: VillageAnew) -> None:
    telling, seen = Telling(), []
    for _ in range(4):
        village = anew()
        meeting = telling.asked(village, "Mawar")
        seen.append((meeting, looks(village), next(village.ids)))

    assert seen == [seen[0]] * 4
    assert telling.times == (1 if anew().database.is_sqlite else 2)


def test_a_story_goes_on_from_there(anew: VillageAnew) -> None:
    telling, seen = Telling(), []
    for _ in range(3):
        village = anew()
        meeting = telling.asked(village, "Mawar")
        village.report(meeting, {"Mawar": "sick"})
        village.ketua.says("menu")
        seen.append((village.marks(meeting)["Mawar"], looks(village)))

    assert seen == [seen[0]] * 3
    assert seen[0][0] == ("absent", "sick")


def test_after_anything_else_it_is_told_anew_and_nothing_is_lost(anew: VillageAnew) -> None:
    telling = Telling()
    for _ in range(3):
        telling.asked(anew(), "Mawar")
    before, village = telling.times, anew()
    village.write(lambda s: setattr(s.get_one(Person, village.people["Wati"]), "language", "jv"))
    telling.asked(village, "Mawar")

    assert telling.times == before + 1
    assert village.read(lambda s: s.get_one(Person, village.people["Wati"]).language) == "jv"


def test_another_name_or_another_hour_is_another_story(anew: VillageAnew) -> None:
    telling = Telling()
    for _ in range(3):
        telling.asked(anew(), "Mawar")
    before = telling.times
    telling.asked(anew(), "Wati")
    late = anew()
    late.now = late.at(DAY, "08:00")
    telling.asked(late, "Mawar")

    assert telling.times == before + 2


def test_the_same_word_said_of_something_else_is_another_story(anew: VillageAnew) -> None:
    @told_once
    def stayed(_village: Village, clock: str = "09:00", place: str = "Balai Desa") -> str:
        return f"{clock} {place}"

    for _ in range(3):
        assert stayed(anew(), clock="x") == "x Balai Desa"
        assert stayed(anew(), place="x") == "09:00 x"


def test_functions_of_one_name_are_not_taken_for_each_other(anew: VillageAnew) -> None:
    first, second = Telling(), Telling()
    for _ in range(3):
        first.asked(anew(), "Mawar")
    second.asked(anew(), "Mawar")

    assert second.times == 1


def test_a_phone_in_hand_shows_what_came(anew: VillageAnew) -> None:
    telling = Telling()
    for _ in range(3):
        village = anew()
        mawar, messages = village.mawar, village.mawar.messages
        telling.asked(village, "Mawar")

        assert village.mawar is mawar
        assert mawar.messages is messages
        assert mawar.village is village
        assert "Menu" in mawar.last or mawar.labels
