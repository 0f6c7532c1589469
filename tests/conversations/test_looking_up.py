"""What people look up: the next meeting, the group's names, a code for a member, how the kecamatan stands."""

import re

import pytest
from sqlalchemy import select

from conversations.commands import commands_for
from conversations.registry import CONVERSATIONS, by_command, for_role
from conversations.turn import EVERYONE
from conversations.words import LANGUAGES
from db.tables import Contact, Person
from programme.access import OFFICE
from programme.staff import add_staff
from tests.village import MEMBERS, Village


def test_a_kpm_asks_for_her_next_meeting(village: Village) -> None:
    village.mawar.says("pertemuan")
    assert "belum dijadwalkan" in village.mawar.last
    village.meeting("2018-10-25")
    village.mawar.says("kapan")

    for fact in ("Kamis, 25 Oktober 2018", "09.00 WIB", "Balai Desa"):
        assert fact in village.mawar.last


def test_a_ketua_sees_names_and_numbers_of_her_group_and_no_more(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "sick"})
    village.ketua.says("anggota")

    assert all(f"{number}. {name}" in village.ketua.last for number, name in enumerate(MEMBERS, 1))
    assert "sakit" not in village.ketua.last
    assert "+62" not in village.ketua.last


def test_a_kpm_sees_nobody_elses_name(village: Village) -> None:
    for word in ("anggota", "daftar anggota", "menu", "bantuan", "pertemuan"):
        village.mawar.says(word)

    assert not any(name in text for name in set(MEMBERS) - {"Mawar"} for text in village.mawar.texts)


def test_the_language_changes_at_once_and_for_all_that_follows(village: Village) -> None:
    village.mawar.says("bahasa")
    village.mawar.taps("English")
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "09:00")

    assert "Thursday" in village.mawar.last
    mawar = village.people["Mawar"]
    assert village.read(lambda s: s.get_one(Person, mawar)).language == "en"
    chat = village.mawar.address
    assert village.read(lambda s: s.scalar(select(Contact.language).where(Contact.address_index == chat))) == "en"


def test_a_pendamping_hands_a_member_her_code_with_link_and_picture(empty_village: Village) -> None:
    siti = empty_village.joins("Siti")
    siti.says("undang")
    assert "10 anggota" in siti.last
    siti.taps("2. Mawar")
    [handed] = [message for message in siti.messages if message.has_attachment]
    code = handed.text.partition("start=")[2][:8]
    assert f"{code[:4]}-{code[4:]}" in handed.text
    mawar = empty_village.phone("Mawar")
    mawar.says(code)
    mawar.taps("Setuju")
    siti.says("undang")

    assert "9 anggota" in siti.last
    assert not any("Mawar" in label for label in siti.labels)


def test_a_number_names_the_member_to_invite(empty_village: Village) -> None:
    siti = empty_village.joins("Siti")
    siti.says("undang")
    siti.says("7")

    assert any("Murni" in message.text for message in siti.messages if message.has_attachment)


def test_when_everybody_has_joined_it_is_said(village: Village) -> None:
    village.pendamping.says("undang")

    assert "sudah bergabung" in village.pendamping.last


def test_a_koordinator_sees_counts_and_no_kpm(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    village.now = village.at("2018-11-23", "08:00")
    bambang = village.phones["Bambang"]
    bambang.says("ikhtisar")

    assert "Siti" in bambang.last
    assert "1 kelompok, 10 KPM, 10 sudah bergabung" in bambang.last
    assert "menunggu: 1" in bambang.last
    assert not any(name in bambang.last for name in ("Mawar", "Wati", "Sri"))


def test_a_koordinator_of_nobody_is_told_so(empty_village: Village) -> None:
    empty_village.people["Yanto"] = empty_village.write(
        lambda s: add_staff(s, OFFICE, "koordinator", "Yanto", "Jauh", "m", empty_village.now)
    )
    yanto = empty_village.joins("Yanto")
    yanto.says("ikhtisar")

    assert "Belum ada pendamping" in yanto.last


def test_the_command_menu_of_each_role_holds_what_the_role_may_start() -> None:
    for role in sorted(EVERYONE):
        for language in LANGUAGES:
            commands = commands_for(role, language)
            names = [command for command, _ in commands]
            assert names[-3:] == ["menu", "bantuan", "stop"]
            assert len(names) == len(set(names))
            # https://core.telegram.org/bots/api#botcommand
            assert all(re.fullmatch(r"[a-z0-9_]{1,32}", command) for command in names)
            assert all(1 <= len(description) <= 256 for _, description in commands)
            own = {one.name for one in CONVERSATIONS.values() if one.title and role in one.roles}
            begun = [by_command(f"/{command}", role) for command in names[:-3]]
            assert {one.name for one in begun if one is not None} == own


def test_no_two_conversations_of_a_role_share_a_word() -> None:
    for role in EVERYONE:
        words = [word for one in for_role(role) for word in one.commands]
        assert len(words) == len(set(words)), role


@pytest.mark.parametrize(
    ("said", "staffs", "familys"),
    [
        ("ubah", "change_member", "report_change"),
        ("pindah", "change_member", "report_change"),
        ("pemutakhiran", "check_updates", "report_change"),
        ("perubahan", "report_change", "report_change"),
        ("kirim daftar", "send_list", None),
        ("kirim daftar peserta", "roster_upload", None),
    ],
)
def test_one_word_begins_what_its_role_does_with_it(said: str, staffs: str, familys: str | None) -> None:
    begun = {role: by_command(said, role) for role in ("pendamping", "kpm", "ketua")}

    assert {role: one.name if one else None for role, one in begun.items()} == {
        "pendamping": staffs,
        "kpm": familys,
        "ketua": familys,
    }


@pytest.mark.parametrize(("said", "chosen"), [("jowo", "jv"), ("sunda", "su"), ("basa jawa", "jv"), ("inggris", "en")])
def test_a_language_is_chosen_by_its_everyday_name(village: Village, said: str, chosen: str) -> None:
    village.mawar.says("bahasa")
    village.mawar.says(said)

    mawar = village.people["Mawar"]
    assert village.read(lambda session: session.get_one(Person, mawar).language) == chosen
