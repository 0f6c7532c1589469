"""A family added, moved, corrected by chat; who is ketua; and the last change taken back."""

import pytest
from sqlalchemy import select

from db.tables import Address, Kpm, KpmChange, Person
from programme.access import NotAllowed
from programme.attendance import Heard, save_report
from programme.member_changes import list_member_changes
from programme.member_corrections import correct_member, last_change, take_back_change
from programme.member_duties import appoint, holder_of
from programme.members import (
    MemberMistake,
    NewMember,
    add_member,
    close_chats,
    find_participant,
    groups_to_move_to,
    list_members,
    move_member,
    show_member,
)
from programme.people import members_of
from tests.village import GROUP, Village


def kpm_of(village: Village, name: str) -> Kpm:
    return village.read(lambda s: s.get_one(Kpm, village.people[name]))


def duties(village: Village, group: str = GROUP) -> dict[str, str]:
    """Name -> duty of those who have one."""
    query = select(Person.name, Kpm.duty).join(Kpm, Kpm.person_id == Person.id)
    wanted = query.where(Kpm.group_id == village.group_id(group), Kpm.duty != "member", Kpm.left_at.is_(None))
    return dict(village.read(lambda s: s.execute(wanted).all()))


def move(village: Village, name: str, group: str, by: str = "Siti") -> int:
    actor, to = village.actor(by), village.group_id(group)
    return village.write(lambda s: move_member(s, actor, village.people[name], to, village.now))


def appointed(village: Village, name: str, duty: str) -> None:
    actor = village.actor("Siti")
    village.write(lambda s: appoint(s, actor, village.people[name], duty, village.now))


def undo(village: Village, name: str) -> bool:
    """Takes the latest change of her entry back."""
    actor, person = village.actor("Siti"), village.people[name]
    change = village.read(lambda s: last_change(s, actor, person))
    at = change.changed_at if change is not None else village.now
    village.now = village.at("2018-12-31", "09:00")
    return village.write(lambda s: take_back_change(s, actor, person, at, village.now))


def test_a_new_member_gets_the_next_number_and_is_reminded_of_the_next_meeting(village: Village) -> None:
    village.meeting("2018-10-04")
    village.go_to("2018-10-01", "10:00")
    actor, group = village.actor("Siti"), village.group_id()
    new = NewMember("PKH777", "Sumarni", phone="+628123456789")
    person = village.write(lambda s: add_member(s, actor, group, new, village.now))
    village.go_to("2018-10-03", "17:00")

    card = village.read(lambda s: show_member(s, actor, person))
    assert (card.member_number, card.duty, card.has_chat) == (11, "member", False)
    hers = [row.slot for row in village.outbox("meeting_reminder") if row.person_id == person]
    assert hers == ["h3 2018-10-04", "h1 2018-10-04"]
    assert any("nomor 11, Ibu Sumarni" in text for text in village.ketua.texts)


def test_meetings_held_before_she_came_were_not_hers_to_attend(village: Village) -> None:
    held = village.reported("2018-10-04", {"Mawar": "work"})
    actor, group = village.actor("Siti"), village.group_id()
    village.write(lambda s: add_member(s, actor, group, NewMember("PKH777", "Sumarni"), village.now))
    village.write(lambda s: save_report(s, actor, held, Heard({3: None}), village.now, village.rules))

    assert "Sumarni" not in village.marks(held)


def test_a_participant_number_is_given_once(village: Village) -> None:
    actor, group = village.actor("Siti"), village.group_id()
    taken = kpm_of(village, "Mawar").participant_number

    with pytest.raises(MemberMistake):
        village.write(lambda s: add_member(s, actor, group, NewMember(taken, "Mawar Kedua"), village.now))
    assert len(village.read(lambda s: members_of(s, group))) == 10


def test_whose_a_number_is_is_told_only_to_who_may_move_her(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    actor, group = village.actor("Siti"), village.group_id()

    def found(name: str) -> str | None:
        number = kpm_of(village, name).participant_number.lower()
        known = village.read(lambda s: find_participant(s, actor, group, number))
        assert known is not None
        return known.card.name if known.card is not None else None

    assert found("Darmi") == "Darmi"
    assert found("Yuli") is None
    assert village.read(lambda s: find_participant(s, actor, group, "PKH000")) is None


def test_moved_to_another_group_she_keeps_her_history_and_hears_of_its_meetings_alone(village: Village) -> None:
    village.group("Dahlia", ("Darmi", "Yanti"))
    held = village.reported("2018-10-04", {"Mawar": "work"})
    village.meeting("2018-10-25")
    village.meeting("2018-10-26", group="Dahlia")
    village.go_to("2018-10-22", "07:00")
    number = move(village, "Mawar", "Dahlia")
    village.drain()
    assert "kelompok Dahlia dengan nomor 3" in village.mawar.last
    assert "Ketuanya Ibu Darmi" in village.mawar.last
    assert "26 Oktober" in village.mawar.last
    assert village.marks(held)["Mawar"] == ("absent", "work")
    village.go_to("2018-10-26", "10:00")

    assert number == 3
    reminders = [row for row in village.outbox("meeting_reminder", to="Mawar") if row.state == "sent"]
    later = [row for row in reminders if row.sent_at is not None and row.sent_at > village.at("2018-10-22", "07:00")]
    meetings = {f"meeting:{one.id}": one.group_id for one in village.meetings()}
    assert {meetings[row.subject or ""] for row in later} == {village.group_id("Dahlia")}
    assert "Mawar" not in [one.name for one in village.read(lambda s: members_of(s, village.group_id()))]


def test_a_ketua_can_not_be_moved_before_another_takes_her_place(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    with pytest.raises(MemberMistake):
        move(village, "Sri", "Dahlia")

    appointed(village, "Wati", "ketua")
    assert move(village, "Sri", "Dahlia") == 2
    assert duties(village) == {"Wati": "ketua"}


def test_a_pendamping_moves_nobody_into_a_colleagues_group_but_her_koordinator_does(village: Village) -> None:
    village.group("Melur", ("Rini",), pendamping="Bambang")
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    for by, group in (("Siti", "Melur"), ("Siti", "Kenanga"), ("Bambang", "Kenanga")):
        with pytest.raises(NotAllowed):
            move(village, "Mawar", group, by)

    offered = village.read(lambda s: groups_to_move_to(s, village.actor("Bambang"), village.people["Mawar"]))
    assert [one.name for one in offered] == ["Melur"]
    assert move(village, "Mawar", "Melur", "Bambang") == 2


# Who is ketua.


def test_a_group_has_one_ketua_and_one_deputy_and_those_concerned_are_told(village: Village) -> None:
    appointed(village, "Wati", "deputy")
    appointed(village, "Lastri", "deputy")
    appointed(village, "Mawar", "ketua")
    village.drain()

    assert duties(village) == {"Lastri": "deputy", "Mawar": "ketua"}
    assert "menjadi ketua kelompok Melati 1" in village.mawar.last
    assert "terima kasih banyak" in village.ketua.last
    assert "wakil ketua" in village.phones["Lastri"].last
    assert "wakil ketua" not in village.phones["Wati"].last
    village.mawar.says("menu")
    assert "Daftar anggota" in village.mawar.labels
    village.ketua.says("menu")
    assert "Daftar anggota" not in village.ketua.labels


def test_a_step_up_that_was_no_more_is_not_told(village: Village) -> None:
    village.now = village.at("2018-10-01", "21:00")  # quiet: told next morning
    appointed(village, "Wati", "ketua")
    assert undo(village, "Wati")
    village.drain()

    assert not any("menjadi ketua" in text for text in village.phones["Wati"].texts)
    assert duties(village) == {"Sri": "ketua"}


# Corrections, each with what stood before.


def test_a_correction_keeps_what_stood_before_and_only_what_differs(village: Village) -> None:
    actor, person = village.actor("Siti"), village.people["Mawar"]
    said = {"phone": "+628123456789", "rt": "005", "dusun": "Krajan"}
    changed = village.write(lambda s: correct_member(s, actor, person, said, village.now))

    assert sorted(changed) == ["phone", "rt"]
    rows = village.read(lambda s: s.scalars(select(KpmChange).order_by(KpmChange.id)).all())
    assert [(row.field, row.old, row.new, row.changed_by) for row in rows] == [
        ("phone", "+6281200100002", "+628123456789", actor.person_id),
        ("rt", "001", "005", actor.person_id),
    ]
    found = select(Kpm.person_id).where(Kpm.phone_index == "+628123456789")
    assert village.read(lambda s: s.scalars(found).all()) == [person]


def test_a_new_number_opens_no_address_and_closes_none(village: Village) -> None:
    actor, person = village.actor("Siti"), village.people["Mawar"]
    before = village.read(lambda s: s.scalars(select(Address.id).where(Address.closed_at.is_(None))).all())
    village.write(lambda s: correct_member(s, actor, person, {"phone": "+628123456789"}, village.now))
    still = village.read(lambda s: s.scalars(select(Address.id).where(Address.closed_at.is_(None))).all())

    assert sorted(still) == sorted(before)
    village.write(lambda s: close_chats(s, actor, person, village.now))
    village.mawar.says("menu")
    assert "kode" in village.mawar.last


def test_nothing_else_of_an_entry_is_corrected_that_way(village: Village) -> None:
    actor = village.actor("Siti")
    with pytest.raises(ValueError, match="duty"):
        village.write(lambda s: correct_member(s, actor, village.people["Mawar"], {"duty": "ketua"}, village.now))


# The last change taken back.


def test_a_correction_is_taken_back_once(village: Village) -> None:
    actor, person = village.actor("Siti"), village.people["Mawar"]
    village.write(lambda s: correct_member(s, actor, person, {"name": "Mawr", "rt": None}, village.now))
    assert undo(village, "Mawar")

    kpm = kpm_of(village, "Mawar")
    assert (village.read(lambda s: s.get_one(Person, person)).name, kpm.rt) == ("Mawar", "001")
    changes = village.read(lambda s: list_member_changes(s, actor, person))
    assert [{one.field for one in change.fields} for change in changes] == [{"name", "rt"}] * 2


def test_a_move_taken_back_gives_her_old_number_and_months_back(village: Village) -> None:
    village.group("Dahlia", ("Darmi",))
    village.meeting("2018-10-04", group="Dahlia")
    move(village, "Mawar", "Dahlia")
    assert undo(village, "Mawar")

    kpm = kpm_of(village, "Mawar")
    assert (kpm.group_id, kpm.member_number, kpm.in_group_since) == (village.group_id(), 2, None)


def test_a_duty_taken_back_goes_to_who_had_it_before(village: Village) -> None:
    appointed(village, "Wati", "ketua")
    assert undo(village, "Wati")

    assert duties(village) == {"Sri": "ketua"}
    assert village.read(lambda s: holder_of(s, village.group_id(), "ketua")) == village.people["Sri"]


def test_what_has_changed_in_another_way_since_is_not_taken_back(village: Village) -> None:
    actor, person = village.actor("Siti"), village.people["Mawar"]
    village.write(lambda s: correct_member(s, actor, person, {"name": "Mawr"}, village.now))
    village.write(lambda s: setattr(s.get_one(Person, person), "name", "Mawarni"))  # a roster came
    assert not undo(village, "Mawar")

    appointed(village, "Wati", "deputy")
    appointed(village, "Wati", "ketua")
    appointed(village, "Lastri", "deputy")
    assert not undo(village, "Wati")  # she would be a second deputy
    assert duties(village) == {"Wati": "ketua", "Lastri": "deputy"}


def test_a_family_added_by_slip_leaves_again_and_may_be_taken_back_in(village: Village) -> None:
    actor, group = village.actor("Siti"), village.group_id()
    person = village.write(lambda s: add_member(s, actor, group, NewMember("PKH777", "Sumarni"), village.now))
    village.people["Sumarni"] = person
    assert undo(village, "Sumarni")
    assert "Sumarni" not in [one.name for one in village.read(lambda s: list_members(s, actor, group))]
    known = village.read(lambda s: find_participant(s, actor, group, "PKH777"))
    assert known is not None
    assert known.card is not None
    assert known.card.has_left

    assert move(village, "Sumarni", GROUP) == 11
    assert "Sumarni" in [one.name for one in village.read(lambda s: list_members(s, actor, group))]
