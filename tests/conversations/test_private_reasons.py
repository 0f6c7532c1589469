"""Reasons may be about health: a ketua sees those she reported herself, and takes none away by not knowing it."""

from sqlalchemy import select, update

from db.tables import Group, InboxEntry
from programme.attendance import Heard, save_report
from programme.members import move_member
from programme.standing_reports import show_report
from tests.village import Village


def test_a_ketua_does_not_see_reasons_that_the_pendamping_recorded(village: Village) -> None:
    meeting = village.reported("2018-10-04", {"Wati": "sick"}, by="Siti")

    village.ketua.says("lapor")

    assert "3. Wati (tanpa keterangan)" in village.ketua.last
    assert "sakit" not in village.ketua.last
    village.ketua.picks("Ya, simpan")
    assert village.absentees(meeting) == {"Wati": "sick"}


def test_nor_where_a_member_who_moved_away_has_the_same_number_elsewhere(village: Village) -> None:
    meeting = village.reported("2018-10-04", {"Wati": None, "Lastri": "work"})
    siti, lastri = village.actor("Siti"), village.people["Lastri"]
    found = Heard({3: "sick"}, about=frozenset({3}))
    village.write(lambda s: save_report(s, siti, meeting, found, village.now, village.rules))
    other = village.group("Anggrek", ["Inem", "Sumi"])
    assert village.write(lambda s: move_member(s, siti, lastri, other, village.now)) == 3  # Wati's number here

    shown = village.read(lambda s: show_report(s, village.actor("Sri"), meeting))

    assert shown is not None
    assert shown.absent == {3: None}


def test_a_ketua_sees_what_she_reported_herself(village: Village) -> None:
    village.reported("2018-10-04", {"Wati": "sick"})

    village.ketua.says("lapor")

    assert "3. Wati (sakit)" in village.ketua.last


def test_a_nik_or_pin_is_not_kept_and_she_is_told_why(village: Village) -> None:
    village.mawar.says("PIN KKS saya 123456, NIK 3519012345670001")

    assert any("tidak saya simpan" in text for text in village.mawar.texts)
    stored = village.read(lambda s: s.scalars(select(InboxEntry.payload)).all())
    assert not any("123456" in payload or "3519012345670001" in payload for payload in stored)


def test_a_former_pendamping_no_longer_reads_the_reasons(village: Village) -> None:
    meeting = village.meeting("2018-10-04", "18:00")
    village.be_at(village.at("2018-10-04", "20:30"))
    village.report(meeting, {"Wati": "sick"})
    village.write(lambda s: s.execute(update(Group).values(pendamping_id=village.people["Rahmat"])))
    village.go_to("2018-10-05", "07:00")

    assert not any("Wati" in text for text in village.pendamping.texts)
