"""Staff: who may be added under which name, and that a removal ends everything at once."""

from datetime import date

import pytest
from sqlalchemy import select

from db.tables import Address, Dialog, Group, JoinCode, OutboxRow, Person
from outbox.queue import put_notice
from programme.access import OFFICE
from programme.joining import issue_code
from programme.staff import StaffMistake, add_staff, list_staff, remove_staff, require_staff
from tests.village import KECAMATAN, Village


def add(village: Village, role: str = "pendamping", name: str = "Hadi", kecamatan: str | None = KECAMATAN) -> int:
    return village.write(lambda s: add_staff(s, OFFICE, role, name, kecamatan, "m", village.now))


def remove(village: Village, name: str) -> int:
    return village.write(lambda s: remove_staff(s, OFFICE, village.people[name], village.now))


def test_a_staff_member_is_added_under_a_tidy_name(village: Village) -> None:
    added = add(village, name="  Hadi   Santoso ")

    person = village.read(lambda s: s.get_one(Person, added))
    assert (person.name, person.role, person.kecamatan, person.gender) == (
        "Hadi Santoso", "pendamping", KECAMATAN, "m",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "name", "kecamatan"),
    [
        ("kpm", "Hadi", KECAMATAN),
        ("camat", "Hadi", KECAMATAN),
        ("pendamping", "  ", KECAMATAN),
        ("pendamping", "Hadi", None),
        ("koordinator", "Hadi", ""),
        ("operator", "siti", None),  # there is a pendamping Siti
    ],
)
def test_a_mistake_is_named_and_nobody_added(village: Village, role: str, name: str, kecamatan: str | None) -> None:
    before = village.read(lambda s: len(s.scalars(select(Person)).all()))

    with pytest.raises(StaffMistake):
        add(village, role, name, kecamatan)
    assert village.read(lambda s: len(s.scalars(select(Person)).all())) == before


def test_an_operator_works_in_the_whole_kabupaten(village: Village) -> None:
    assert add(village, "operator", "Hadi", None)


def test_a_name_is_free_again_after_the_removal(village: Village) -> None:
    remove(village, "Rahmat")

    assert add(village, name="Rahmat") != village.people["Rahmat"]


def test_the_list_names_who_is_in_office_with_groups_and_chat(village: Village) -> None:
    remove(village, "Rahmat")

    listed = village.read(lambda s: list_staff(s, OFFICE))
    assert [(one.role, one.name, one.groups, one.joined) for one in listed] == [
        ("koordinator", "Bambang", 0, True),
        ("operator", "Dewi", 0, False),
        ("pendamping", "Siti", 1, True),
    ]


def test_whoever_is_no_staff_can_not_be_removed(village: Village) -> None:
    remove(village, "Rahmat")

    for name in ("Mawar", "Rahmat"):
        with pytest.raises(StaffMistake):
            remove(village, name)
    with pytest.raises(StaffMistake):
        village.read(lambda s: require_staff(s, 999_999_999))


def test_a_removal_ends_codes_chats_dialogs_notices_and_groups_at_once(village: Village) -> None:
    siti = village.people["Siti"]
    village.pendamping.says("jadwal")
    village.write(lambda s: issue_code(s, OFFICE, siti, village.now, village.rules))
    village.write(lambda s: put_notice(s, "visit_list", "visits:2018-10-02", siti, "2018-10-02", village.now))

    assert remove(village, "Siti") == 1

    assert village.read(lambda s: s.get_one(Person, siti)).removed_at == village.now
    for look in (
        select(JoinCode.id).where(JoinCode.person_id == siti, JoinCode.ended_at.is_(None)),
        select(Address.id).where(Address.person_id == siti, Address.closed_at.is_(None)),
        select(Dialog.id).where(Dialog.person_id == siti, Dialog.status != "done"),
        select(OutboxRow.id).where(OutboxRow.person_id == siti, OutboxRow.state == "queued"),
        select(Group.id).where(Group.pendamping_id == siti),
    ):
        assert village.read(lambda s, look=look: s.scalars(look).all()) == []  # type: ignore[misc]  # mypy: a lambda's default


def test_a_removed_pendampings_next_message_finds_a_stranger(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    village.go_to("2018-11-23", "06:00")
    siti = village.pendamping
    remove(village, "Siti")

    for _ in range(2):
        siti.taps("1. Mawar")
        assert "kode" in siti.last
        assert "Mawar" not in siti.last
    siti.says("kunjungan")
    assert "Mawar" not in siti.last
    assert village.visit_of("Mawar").state == "open"


def test_a_removed_pendampings_visits_wait_for_the_next_one(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    remove(village, "Siti")
    added = add(village)
    village.write(lambda s: setattr(s.scalars(select(Group)).one(), "pendamping_id", added))
    village.go_to("2018-11-23", "06:00")

    assert [(row.person_id, row.state) for row in village.outbox("visit_list")] == [(added, "unreachable")]
    assert village.visit_of("Mawar").due_on == date(2018, 11, 23)
