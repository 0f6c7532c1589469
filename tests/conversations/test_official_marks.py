"""HADIR, SAKIT, ALFA: proposed from the reason, settled by the pendamping, and what the visits then count by."""

from typing import Any

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Attendance, MeetingReply, Person
from programme.members import move_member
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-11-22"


@pytest.fixture
@told_once
def reported(village: Village) -> Village:
    """The ketua has reported Mawar at work, Wati sick; the pendamping has the result."""
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    village.ketua.says("mawar kerja, wati sakit, lastri diwakili anaknya")
    village.ketua.says("ya")
    return village


def official(village: Village, day: int = -1) -> dict[str, str | None]:
    meeting = village.meetings()[day].id
    query = (
        select(Person.name, Attendance.official)
        .join(Attendance, Attendance.kpm_id == Person.id)
        .where(Attendance.meeting_id == meeting)
    )
    return {name: mark for name, mark in village.read(lambda s: s.execute(query).all()) if mark != "HADIR"}


def test_the_result_proposes_a_mark_for_each_absentee(reported: Village) -> None:
    assert "2. Mawar: bekerja → ALFA" in reported.pendamping.last
    assert "3. Wati: sakit → SAKIT" in reported.pendamping.last
    assert official(reported)["Mawar"] is None


def test_one_tap_settles_what_was_proposed(reported: Village) -> None:
    reported.pendamping.picks("Tanda resmi sudah benar")

    assert official(reported) == {"Mawar": "ALFA", "Wati": "SAKIT"}
    assert reported.pendamping.last == "Tanda resmi tersimpan: 1 SAKIT, 1 ALFA, yang lain HADIR."


def test_a_second_tap_only_says_so(reported: Village) -> None:
    reported.pendamping.taps("Tanda resmi sudah benar", times=2)

    assert "sudah tersimpan" in reported.pendamping.last


@pytest.mark.parametrize("way", ["tap", "mawar sakit", "2 sakit, 3 sakit"])
def test_a_mark_is_changed_by_a_tap_or_in_words(reported: Village, way: str) -> None:
    reported.pendamping.picks("Ubah tanda")
    if way == "tap":
        reported.pendamping.taps("2. Mawar: ALFA", times=2)  # the second tap finds it changed already
    else:
        reported.pendamping.says(way)
    assert official(reported)["Mawar"] is None
    reported.pendamping.picks("Tanda resmi sudah benar")

    assert official(reported) == {"Mawar": "SAKIT", "Wati": "SAKIT"}


def test_words_that_name_no_mark_are_asked_again(reported: Village) -> None:
    reported.pendamping.picks("Ubah tanda")
    for text in ("mawar", "mawar sakit alfa", "Zubaidah sakit", "lastri sakit", "halo"):
        reported.pendamping.says(text)
        assert "belum jelas" in reported.pendamping.last


def test_a_correction_of_the_mark_opens_it_again(reported: Village) -> None:
    reported.pendamping.picks("Tanda resmi sudah benar")
    reported.ketua.says("lapor")
    reported.ketua.says("mawar sakit")
    reported.ketua.says("ya")

    assert official(reported) == {"Mawar": None, "Wati": "SAKIT"}
    assert "2. Mawar: sakit → SAKIT" in reported.pendamping.last
    reported.pendamping.picks("Tanda resmi sudah benar")
    assert official(reported) == {"Mawar": "SAKIT", "Wati": "SAKIT"}


def test_the_pendampings_own_report_goes_on_to_the_marks(village: Village) -> None:
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    village.pendamping.says("lapor")
    village.pendamping.says("mawar sakit")
    village.pendamping.says("ya")
    assert "Laporan tersimpan: hadir 9 dari 10" in village.pendamping.last
    village.pendamping.picks("Tanda resmi sudah benar")

    assert official(village) == {"Mawar": "SAKIT"}


def two_months(village: Village, reason: str | None) -> Village:
    village.reported("2018-10-25", {"Mawar": "work"})
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    village.report(village.meetings()[1].id, {"Mawar": reason})
    return village


def test_a_settled_sakit_does_not_count_as_absence(village: Village) -> None:
    two_months(village, "work")
    assert village.visits() == [("Mawar", "open")]
    village.pendamping.picks("Ubah tanda")
    village.pendamping.says("mawar sakit")
    village.pendamping.picks("Tanda resmi sudah benar")

    assert village.visits() == [("Mawar", "withdrawn")]


def test_a_settled_alfa_counts_whatever_the_reason_was(village: Village) -> None:
    two_months(village, "sick")
    assert village.visits() == []
    village.pendamping.picks("Ubah tanda")
    village.pendamping.says("mawar alfa")
    village.pendamping.picks("Tanda resmi sudah benar")

    assert village.visits() == [("Mawar", "open")]


def said_herself(village: Village, **reply: Any) -> None:
    def work(session: Session) -> None:
        meeting = village.meetings()[-1].id
        session.add(MeetingReply(meeting_id=meeting, kpm_id=village.people["Mawar"], answered_at=village.now, **reply))

    village.write(work)


def test_what_she_said_herself_is_the_pendampings_to_see_and_never_the_ketuas(village: Village) -> None:
    village.meeting(DAY)
    said_herself(village, answer="not_coming", reason="sick")
    village.be_at(village.at(DAY, "11:00"))
    village.ketua.says("mawar")
    village.ketua.says("ya")

    assert "2. Mawar: kata Mawar sendiri: sakit → SAKIT" in village.pendamping.last
    village.ketua.says("lapor")
    assert "2. Mawar (tanpa keterangan)" in village.ketua.last
    assert not any("sakit" in text for text in village.ketua.texts[-2:])


def test_the_reporters_reason_comes_before_her_own_and_both_are_shown(village: Village) -> None:
    village.meeting(DAY)
    said_herself(village, answer="not_coming", reason="sick")
    village.be_at(village.at(DAY, "11:00"))
    village.ketua.says("mawar kerja")
    village.ketua.says("ya")

    assert "2. Mawar: bekerja; kata Mawar sendiri: sakit → ALFA" in village.pendamping.last


def test_a_ketua_never_sees_the_official_mark_of_anybody(reported: Village) -> None:
    reported.pendamping.picks("Tanda resmi sudah benar")
    reported.ketua.says("lapor")

    assert not any("ALFA" in text or "SAKIT" in text for text in reported.ketua.texts)


def test_who_moved_to_another_group_is_not_settled_by_anothers_number(reported: Village) -> None:
    other = reported.group("Anggrek", ["Inem", "Sumi"])
    siti, mawar = reported.actor("Siti"), reported.people["Mawar"]
    assert reported.write(lambda s: move_member(s, siti, mawar, other, reported.now)) == 3  # Wati's number here
    reported.pendamping.picks("Tanda resmi sudah benar")

    assert official(reported) == {"Mawar": None, "Wati": "SAKIT"}


def test_the_result_is_answered_in_words_too(reported: Village) -> None:
    reported.pendamping.says("semua benar")

    assert official(reported) == {"Mawar": "ALFA", "Wati": "SAKIT"}


def test_a_mark_is_changed_in_words_without_a_tap_before(reported: Village) -> None:
    reported.pendamping.says("wati alfa")
    assert "Wati: ALFA" in reported.pendamping.last
    reported.pendamping.says("sudah benar semua")

    assert official(reported) == {"Mawar": "ALFA", "Wati": "ALFA"}


def test_leave_takes_no_sickness_away(reported: Village) -> None:
    reported.pendamping.says("wati izin")
    assert "Wati: SAKIT" in reported.pendamping.last
    reported.pendamping.says("sudah benar semua")

    assert official(reported) == {"Mawar": "ALFA", "Wati": "SAKIT"}
