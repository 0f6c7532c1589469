"""Joining slips as PDF: ordered in a turn, made after it, with fresh codes that work; the older ones end."""

from functools import partial

import pytest
from sqlalchemy import select, update

from db.tables import Group, JoinCode, Paper
from outbox.failures import AnswerUnknown
from programme.access import NotAllowed
from programme.invitations import list_not_joined
from programme.joining import issue_code
from programme.papers import want_paper
from tests.village import Shown, Village

# On one database: what speaks to the tables in its own way is tested on both in tests/scheduler/test_desk_work.py.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def half(empty_village: Village) -> Village:
    """Only Ibu Siti and Ibu Mawar have joined."""
    empty_village.joins("Siti")
    empty_village.joins("Mawar")
    return empty_village


def papers(village: Village) -> list[Paper]:
    return village.read(lambda s: list(s.scalars(select(Paper).order_by(Paper.id))))


def good_codes(village: Village) -> int:
    query = select(JoinCode).where(JoinCode.ended_at.is_(None), JoinCode.used_at.is_(None))
    return village.read(lambda s: len(s.scalars(query).all()))


def sheets(village: Village) -> list[Shown]:
    return [one for one in village.pendamping.messages if one.attachment and one.attachment.filename.endswith(".pdf")]


def test_slips_of_those_who_have_not_joined_come_as_a_file(half: Village) -> None:
    siti = half.pendamping
    lastri = half.people["Lastri"]
    old = half.write(lambda s: issue_code(s, half.actor("Siti"), lastri, half.now, half.rules))

    siti.says("slip")
    assert "9 dari 10 anggota belum bergabung" in siti.last
    assert "kode lama yang belum dipakai tidak berlaku lagi" in siti.last
    siti.taps("Yang belum bergabung (9)")
    assert "sedang saya buat: 1 berkas PDF" in siti.last
    half.work()

    (sheet,) = sheets(half)
    assert sheet.attachment is not None
    assert sheet.attachment.filename == "slip-melati-1-2018-10-01.pdf"
    assert sheet.attachment.content.startswith(b"%PDF-")
    assert good_codes(half) == 9
    (paper,) = papers(half)
    assert paper.state == "made"
    assert paper.content is not None
    assert not paper.content.startswith(b"%PDF-")
    half.phone("Lastri").says(f"/start {old}")
    assert "Setuju" not in half.phone("Lastri").labels


def test_everyone_may_be_given_a_new_slip_and_who_has_joined_stays(half: Village) -> None:
    half.pendamping.says("slip")
    half.pendamping.taps("Semua anggota (10)")
    half.work()

    assert good_codes(half) == 10
    half.mawar.says("menu")
    assert "apa yang bisa saya bantu" in half.mawar.last


def test_all_groups_bring_a_file_each(half: Village) -> None:
    half.group("Kenanga 2", ("Yuli", "Tutik"))
    half.pendamping.says("slip")
    half.pendamping.taps("Semua (2 kelompok)")
    assert "11 dari 12 anggota belum bergabung" in half.pendamping.last
    half.pendamping.taps("Yang belum")
    half.work()

    assert sorted(one.attachment.filename.split("-")[1] for one in sheets(half) if one.attachment) == [
        "kenanga",
        "melati",
    ]


def test_nothing_is_made_where_she_thinks_better_of_it(half: Village) -> None:
    before = good_codes(half)
    half.pendamping.says("slip")
    half.pendamping.taps("Tidak jadi")
    half.work()

    assert papers(half) == []
    assert good_codes(half) == before


def test_wanted_twice_within_a_minute_it_is_one(half: Village) -> None:
    group = f"group:{half.group_id()}"
    first = half.write(lambda s: want_paper(s, half.actor("Siti"), "slips", group, half.now))
    second = half.write(lambda s: want_paper(s, half.actor("Siti"), "slips", group, half.now))

    half.work()
    half.work()

    assert first == second
    assert len(sheets(half)) == 1


def test_a_ketua_or_a_strange_pendamping_gets_no_codes(half: Village) -> None:
    group = f"group:{half.group_id()}"
    for actor in map(half.actor, ("Sri", "Mawar", "Rahmat")):
        with pytest.raises(NotAllowed):
            half.write(partial(want_paper, actor=actor, kind="slips", subject=group, now=half.now))
    half.mawar.says("slip")
    half.work()

    assert papers(half) == []


def test_a_group_that_is_hers_no_more_gives_no_codes(half: Village) -> None:
    before = good_codes(half)
    half.pendamping.says("slip")
    half.pendamping.taps("Yang belum")
    rahmat = half.people["Rahmat"]
    half.write(lambda s: s.execute(update(Group).values(pendamping_id=rahmat)))

    half.work()

    assert "bukan lagi kelompok Ibu/Bapak" in half.pendamping.last
    assert good_codes(half) == before


def test_a_sheet_that_a_dead_worker_left_is_made_anew(half: Village) -> None:
    half.pendamping.says("slip")
    half.pendamping.taps("Yang belum")
    half.write(lambda s: s.execute(update(Paper).values(state="making", made_at=half.now)))
    half.work()
    assert sheets(half) == []

    half.go_to("2018-10-01", "08:15")
    half.work()

    assert len(sheets(half)) == 1


def test_a_sheet_comes_in_the_evening_as_well(half: Village) -> None:
    half.be_at(half.at("2018-10-01", "21:00"))
    half.pendamping.says("slip")
    half.pendamping.taps("Yang belum")
    half.work()

    assert len(sheets(half)) == 1


def test_a_sheet_whose_end_is_unknown_is_sent_once_more_and_not_a_third_time(half: Village) -> None:
    half.pendamping.says("slip")
    half.pendamping.taps("Yang belum")
    half.failures = [AnswerUnknown(), AnswerUnknown()]
    half.work()
    half.drain()

    assert [row.state for row in half.outbox("paper_ready")] == ["unknown"]
    assert papers(half)[0].state == "made"


def test_a_koordinator_prints_for_his_kecamatan(empty_village: Village) -> None:
    empty_village.everyone_joins()
    bambang = empty_village.phones["Bambang"]
    bambang.says("slip")

    assert "0 dari 10 anggota belum bergabung" in bambang.last
    assert bambang.labels == ["Semua anggota (10)", "Tidak jadi"]


def test_those_who_joined_meanwhile_get_no_slip(half: Village) -> None:
    half.pendamping.says("slip")
    half.pendamping.taps("Yang belum")
    half.everyone_joins()

    half.work()

    assert "semua anggota kelompok itu sudah bergabung" in half.pendamping.last
    assert half.read(lambda s: list_not_joined(s, half.actor("Siti"), half.group_id())) == []
