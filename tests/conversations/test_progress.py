"""How far the groups are through the 29 sessions, for pendamping, ketua and koordinator."""

from datetime import date, time

import pytest

from conversations.progress import bar
from db import Session
from programme.attendance import Heard, save_report
from programme.meetings import MeetingPlan, cancel_meeting, schedule_meetings
from tests.village import Village


def held(village: Village, *days: str, first: int = 0) -> None:
    """A series of sessions, those up to today reported."""
    sessions, siti, group = village.rules.curriculum.sessions(), village.actor("Siti"), village.group_id()
    plan = MeetingPlan(tuple(date.fromisoformat(day) for day in days), time(9), "Balai Desa", sessions[first])
    made = village.write(lambda s: schedule_meetings(s, siti, group, plan, village.now, village.rules))
    sri = village.actor("Sri")

    def report(session: Session) -> None:
        for day, meeting_id in zip(days, made, strict=True):
            if village.at(day, "13:00") <= village.now:
                save_report(session, sri, meeting_id, Heard({}), village.now, village.rules)

    village.write(report)
    village.drain()


def test_a_pendamping_sees_each_group_and_its_modules(village: Village) -> None:
    village.group("Kenanga", ("Darmi",))
    village.be_at(village.at("2018-11-23", "08:00"))
    held(village, "2018-10-25", "2018-11-22", "2018-12-27")
    siti = village.pendamping
    siti.says("progres")

    assert "- Melati 1: ▓░░░░░░░░░ 2/29, terakhir modul 1 sesi 2 (Kam 22 Nov), berikutnya Kam 27 Des" in siti.last
    assert "- Kenanga: ░░░░░░░░░░ 0/29, ⚠️ belum ada pertemuan berikutnya" in siti.last
    siti.picks("Melati 1")
    assert "1✓  2✓  3○  4–" in siti.last
    siti.picks("Kelompok lain")
    assert "Kenanga" in siti.last


def test_a_ketua_sees_her_own_group_simply(village: Village) -> None:
    village.be_at(village.at("2018-11-23", "08:00"))
    held(village, "2018-10-25", "2018-11-22", "2018-12-27")
    village.ketua.says("progres")

    assert village.ketua.last.splitlines() == [
        "Kelompok kita sudah 2 dari 29 materi.",
        "▓░░░░░░░░░ 2/29",
        "Terakhir: Memahami perilaku anak (Kamis, 22 November 2018).",
        "Berikutnya: Memahami cara anak usia dini belajar (Kamis, 27 Desember 2018).",
    ]
    village.mawar.says("progres")
    assert "29" not in village.mawar.last


def test_a_session_counts_once_and_only_where_it_was_reported(village: Village) -> None:
    village.be_at(village.at("2018-11-23", "08:00"))
    held(village, "2018-10-25")
    held(village, "2018-11-08")
    held(village, "2018-11-30", first=1)
    cancelled, siti = village.meetings()[-1].id, village.actor("Siti")
    village.write(lambda s: cancel_meeting(s, siti, cancelled, village.now))
    village.drain()
    village.ketua.says("progres")

    assert "sudah 1 dari 29" in village.ketua.last
    assert "Berikutnya" not in village.ketua.last


def test_a_koordinator_sees_each_pendamping(village: Village) -> None:
    village.group("Kenanga", ("Darmi",))
    village.be_at(village.at("2018-11-23", "08:00"))
    held(village, "2018-10-25", "2018-11-22")
    bambang = village.phones["Bambang"]
    bambang.says("progres")

    assert "Siti (Kedungrejo): 2 kelompok, rata-rata 1 dari 29 materi" in bambang.last
    assert "Paling sedikit: Kenanga, 0" in bambang.last


@pytest.mark.parametrize(
    ("done", "drawn"),
    [(0, "░░░░░░░░░░ 0/29"), (1, "▓░░░░░░░░░ 1/29"), (28, "▓▓▓▓▓▓▓▓▓░ 28/29"), (29, "▓▓▓▓▓▓▓▓▓▓ 29/29")],
)
def test_the_bar_is_full_only_when_all_is_done(done: int, drawn: str) -> None:
    assert bar(done, 29) == drawn
