"""Ketua and pendamping report one meeting and differ: the first stands, the pendamping decides, nobody is blamed."""

import pytest
from sqlalchemy import select

from db.tables import AttendanceChange, AttendanceDifference
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-11-22"


@pytest.fixture
@told_once
def asked(village: Village) -> Village:
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    return village


@pytest.fixture
def differing(asked: Village) -> Village:
    """The pendamping noted Mawar as present and Wati as missing; then the ketua reports it the other way round."""
    asked.report(asked.meetings()[0].id, {"Wati": "work"}, by="Siti")
    asked.ketua.says("lapor")
    asked.ketua.says("mawar kerja, wati datang")
    asked.ketua.says("ya")
    return asked


def absentees(village: Village) -> dict[str, str | None]:
    return village.absentees(village.meetings()[0].id)


def settled(village: Village) -> list[str | None]:
    query = select(AttendanceDifference.settled_for).order_by(AttendanceDifference.id)
    return village.read(lambda s: list(s.scalars(query)))


def test_what_was_saved_first_stands_and_the_ketua_is_thanked(differing: Village) -> None:
    assert absentees(differing) == {"Wati": "work"}
    assert differing.ketua.last == (
        "Terima kasih, Ibu Sri. Laporan sudah saya terima dan saya teruskan kepada Ibu Siti."
    )


def test_the_pendamping_is_shown_both_and_decides_for_the_ketua(differing: Village) -> None:
    assert "2. Mawar — ketua: tidak hadir (bekerja); catatan Ibu/Bapak: hadir" in differing.pendamping.last
    assert "3. Wati — ketua: hadir; catatan Ibu/Bapak: tidak hadir (bekerja)" in differing.pendamping.last
    differing.pendamping.picks("Ikut ketua")

    assert absentees(differing) == {"Mawar": "work"}
    assert settled(differing) == ["ketua", "ketua"]
    assert "- 2. Mawar: ALFA (bekerja)" in differing.pendamping.last  # and the official mark is asked
    assert len(differing.read(lambda s: list(s.scalars(select(AttendanceChange))))) == 2


def test_the_pendamping_keeps_his_own(differing: Village) -> None:
    differing.pendamping.picks("Ikut catatan saya")

    assert absentees(differing) == {"Wati": "work"}
    assert settled(differing) == ["pendamping", "pendamping"]


def test_he_may_decide_one_by_one(differing: Village) -> None:
    differing.pendamping.picks("Satu per satu")
    assert differing.pendamping.last.startswith("2. Mawar:")
    differing.pendamping.picks("Ketua: tidak hadir")
    assert differing.pendamping.last.startswith("3. Wati:")
    differing.pendamping.picks("Catatan saya: tidak hadir")

    assert absentees(differing) == {"Mawar": "work", "Wati": "work"}
    assert settled(differing) == ["ketua", "pendamping"]


def test_late_and_double_taps_change_nothing(differing: Village) -> None:
    shown = differing.pendamping.messages[-1]
    buttons = dict(shown.buttons)
    differing.pendamping.taps("Ikut catatan saya", times=2)
    differing.pendamping.taps_data(shown.id, buttons["Ikut ketua"])
    differing.pendamping.taps_data(shown.id, buttons["Satu per satu"])

    assert absentees(differing) == {"Wati": "work"}
    assert "sudah diputuskan" in differing.pendamping.last


def test_a_ketua_who_comes_round_leaves_nothing_to_decide(differing: Village) -> None:
    differing.ketua.says("lapor")
    differing.ketua.says("mawar datang, wati tidak hadir")
    differing.ketua.says("ya")
    # What she sees is what stands, so saying the same again changes nothing.
    assert "laporannya tetap" in differing.ketua.last


def test_two_who_write_at_the_same_time_differ_and_the_pendamping_decides_at_once(asked: Village) -> None:
    asked.pendamping.says("lapor")
    asked.pendamping.says("wati kerja")
    asked.ketua.says("mawar sakit")
    asked.ketua.says("ya")
    asked.pendamping.says("ya")

    assert absentees(asked) == {"Mawar": "sick"}
    assert "berbeda pada 2 orang" in asked.pendamping.last
    asked.pendamping.picks("Ikut catatan saya")
    assert absentees(asked) == {"Wati": "work"}


def test_a_report_the_pendamping_opens_and_changes_is_decided_by_that(asked: Village) -> None:
    asked.ketua.says("mawar kerja, wati sakit")
    asked.ketua.says("ya")
    asked.pendamping.says("lapor")
    asked.pendamping.says("wati datang")
    assert "Berubah dari laporan ketua:\n- 3. Wati: tidak hadir (sakit) menjadi hadir" in asked.pendamping.last
    asked.pendamping.says("ya")

    assert absentees(asked) == {"Mawar": "work"}
    assert settled(asked) == []


def test_saying_the_same_is_no_difference(asked: Village) -> None:
    asked.report(asked.meetings()[0].id, {"Wati": "work"}, by="Siti")
    asked.ketua.says("lapor")
    asked.ketua.says("mulai dari awal")
    asked.ketua.says("wati kerja")
    asked.ketua.says("ya")

    assert settled(asked) == []
    assert asked.outbox("report_differs") == []


def test_a_decision_puts_the_visits_right(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": "work"})
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    november = village.meetings()[1].id
    village.report(november, {}, by="Siti")
    village.report(november, {"Mawar": "work"})
    assert village.visits() == []
    village.pendamping.picks("Ikut ketua")

    assert village.visits() == [("Mawar", "open")]


def test_open_differences_are_shown_first_when_he_opens_that_report(differing: Village) -> None:
    differing.pendamping.says("lapor")
    assert "berbeda pada 2 orang" in differing.pendamping.last
