"""Families in which perhaps nobody counts for a component any more: named from birth dates, never ended unasked."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db import Session
from db.tables import FamilyMember, Kpm
from programme.leaving.graduating import (
    FamilyEntry,
    age_on,
    has_nobody_left,
    keep_as_member,
    list_without_component,
    may_count,
)
from programme.rules import Rules
from tests.village import Village

TODAY, RULES = date(2018, 10, 1), Rules()
BORN = st.dates(date(1930, 1, 1), TODAY)
ENTRIES = st.builds(
    FamilyEntry, st.sampled_from((None, "pregnant", "infant", "sd", "sma", "lansia", "disability")), BORN | st.none()
)


def family(village: Village, of: str, **born: date | None) -> None:
    def work(session: Session) -> None:
        for name, birth_date in born.items():
            one = FamilyMember(kpm_id=village.people[of], name=name, name_index=name, updated_at=village.now)
            one.birth_date, one.component = birth_date, "sma" if birth_date else None
            session.add(one)

    village.write(work)


def named(village: Village) -> list[str]:
    siti = village.actor("Siti")
    assert siti.person_id is not None
    listed = village.read(lambda s: list_without_component(s, siti, village.people["Siti"], village.now, village.rules))
    return [one.name for one in listed]


@given(st.lists(ENTRIES, max_size=5), ENTRIES)
def test_one_more_in_the_house_never_makes_a_family_leave(entries: list[FamilyEntry], other: FamilyEntry) -> None:
    if entries and not has_nobody_left(entries, TODAY, RULES):
        assert not has_nobody_left([*entries, other], TODAY, RULES)


@given(BORN)
def test_until_twenty_one_and_from_sixty_on_somebody_may_count(born: date) -> None:
    age = age_on(born, TODAY)

    assert may_count(FamilyEntry(None, born), TODAY, RULES) == (age <= 21 or age >= 60)


def test_a_birthday_counts_from_its_own_day() -> None:
    assert age_on(date(1996, 10, 2), TODAY) == 21
    assert age_on(date(1996, 10, 1), TODAY) == 22


def test_a_family_of_which_nothing_is_entered_or_no_birth_date_is_known_is_not_named(village: Village) -> None:
    family(village, "Mawar", Budi=None)

    assert not has_nobody_left([], TODAY, RULES)
    assert named(village) == []


def test_a_family_whose_youngest_is_twenty_two_is_named_until_the_pendamping_says_it_takes_part(
    village: Village,
) -> None:
    family(village, "Mawar", Mawar=date(1975, 1, 1), Budi=date(1996, 5, 1))
    family(village, "Wati", Wati=date(1975, 1, 1), Ani=date(2010, 5, 1))
    family(village, "Murni", Murni=date(1975, 1, 1), Nenek=date(1950, 5, 1))
    assert named(village) == ["Mawar"]

    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    village.write(lambda s: keep_as_member(s, siti, mawar, village.now))
    assert named(village) == []
    village.now += timedelta(days=181)
    assert named(village) == ["Mawar"]


def test_once_a_quarter_the_pendamping_hears_how_many_and_nothing_ends_by_itself(village: Village) -> None:
    family(village, "Mawar", Mawar=date(1975, 1, 1), Budi=date(1996, 5, 1))
    village.tick()
    village.go_to("2019-01-04", "12:00")

    assert len(village.outbox("leaving_hints")) == 2  # October and January
    assert sum("1 keluarga mungkin tidak ada lagi komponen" in text for text in village.pendamping.texts) == 2
    assert village.read(lambda s: s.get_one(Kpm, village.people["Mawar"])).left_at is None
