"""Who is who: the person behind a chat, her group, and who of a group is meant by a number."""

from db.tables import Kpm, Person
from programme.people import chatter_of, groups_of, ketua_of, kpm_ids_by_number, members_of
from tests.village import MEMBERS, Village


def test_a_ketua_is_told_from_a_kpm_though_both_are_kpm(village: Village) -> None:
    sri, mawar = (village.read(lambda s, n=name: chatter_of(s, village.people[n])) for name in ("Sri", "Mawar"))  # type: ignore[misc]  # mypy: a lambda's default

    assert sri is not None
    assert mawar is not None
    assert (sri.role, mawar.role) == ("ketua", "kpm")
    assert (sri.actor.role, mawar.actor.role) == ("kpm", "kpm")
    assert (mawar.group_name, mawar.member_number) == ("Melati 1", 2)


def test_who_was_removed_or_left_is_nobody(village: Village) -> None:
    village.write(lambda s: setattr(s.get_one(Person, village.people["Siti"]), "removed_at", village.now))
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Mawar"]), "left_at", village.now))

    assert [village.read(lambda s, n=name: chatter_of(s, village.people[n])) for name in ("Siti", "Mawar")] == [  # type: ignore[misc]  # mypy: a lambda's default
        None,
        None,
    ]


def test_a_groups_members_come_by_number_without_those_who_left(village: Village) -> None:
    group = village.group_id()
    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Wati"]), "left_at", village.now))

    members = village.read(lambda s: members_of(s, group))
    assert [(one.number, one.name) for one in members] == [
        (number, name) for number, name in enumerate(MEMBERS, 1) if name != "Wati"
    ]
    assert 3 not in village.read(lambda s: kpm_ids_by_number(s, group))


def test_a_ketua_who_left_leads_no_longer(village: Village) -> None:
    group = village.group_id()
    assert village.read(lambda s: ketua_of(s, group)) == village.people["Sri"]

    village.write(lambda s: setattr(s.get_one(Kpm, village.people["Sri"]), "left_at", village.now))

    assert village.read(lambda s: ketua_of(s, group)) is None


def test_a_pendampings_groups_are_his_own(village: Village) -> None:
    village.group("Anggrek", ("Yuli",))
    village.group("Kenanga", ("Tutik",), pendamping="Rahmat", kecamatan="Lain")

    assert [one.name for one in village.read(lambda s: groups_of(s, village.people["Siti"]))] == ["Anggrek", "Melati 1"]


def test_the_first_joining_is_remembered(village: Village) -> None:
    mawar = village.read(lambda s: s.get_one(Person, village.people["Mawar"]))

    assert mawar.joined_at == village.now
