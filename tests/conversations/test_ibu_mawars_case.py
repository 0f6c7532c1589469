"""Ibu Mawar's case of the first source document, lived by chat from the second absence to the report."""

import re
from io import BytesIO

from docx import Document
from sqlalchemy import select

from db.tables import Attendance, Case, CaseAgreement, CaseEntry, Meeting, Paper
from handlers.simulator.words_of_a_case import HOW_IT_SHOWED, PARTS
from tests.village import Village

MEETINGS = ("2018-12-27", "2019-01-24", "2019-02-28")


def missed_two_meetings(village: Village) -> None:
    siti, sri = village.pendamping, village.ketua
    siti.says("jadwal")
    siti.says("tiap Kamis minggu ke-4 jam 9")
    for label in ("6 bulan", "Rumah Ibu Sri", "Menjadi orang tua", "Ya, simpan"):
        siti.picks(label)
    for day, said in (("2018-10-25", "mawar kerja"), ("2018-11-22", "sing ora teko Mawar nyambut gawe, Wati gerah")):
        village.go_to(day, "11:01")
        sri.says(said)
        sri.says("ya")


def visited(village: Village) -> None:
    """The approach: at home with both, warmly; and what was found and agreed is in the file without typing it again."""
    siti = village.pendamping
    village.go_to("2018-11-23", "06:00")
    siti.picks("1. Mawar")
    if "untuk yang mana?" in siti.last:  # where numbers are typed, "1" may be meant for yesterday's report as well
        siti.picks("Kunjungan")
    for label in ("Berdua", "Keempatnya"):
        siti.picks(label)
    siti.says("jaga kantin 06.00-16.00; sepakat suami gantian jaga 2 jam")
    siti.picks("Ya, simpan")
    siti.says("buka kasus")
    siti.picks("Ya, buka kasus")
    assert "masalah: jaga kantin 06.00-16.00" in siti.last
    assert "menurut ketua kelompok" in siti.last


def planned(village: Village) -> None:
    """Identification, and the plan: the family chose that the husband stands in, and wants to be reminded of it."""
    siti = village.pendamping
    siti.picks("Yang bisa membantu")
    siti.says("suaminya, kerja serabutan jadi sering di rumah")
    siti.picks("Lanjut")
    siti.picks("Catat kesepakatan")
    siti.picks("Suami")
    siti.says("jaga kantin")
    siti.says("08.30")
    siti.picks("Ya, boleh")
    siti.picks("Ya, simpan")
    siti.picks("Mulai pelaksanaan")
    siti.says("hari ini")
    assert "Tahap 4 dari 6: pelaksanaan" in siti.last


def came(village: Village, day: str) -> None:
    village.go_to(day, "11:01")
    village.ketua.says("hadir semua")
    village.ketua.says("ya")
    village.go_to(day, "12:30")


def marks(village: Village) -> list[str]:
    query = select(Attendance.mark).join(Meeting, Meeting.id == Attendance.meeting_id).order_by(Meeting.starts_at)
    return village.read(lambda s: list(s.scalars(query.where(Attendance.kpm_id == village.people["Mawar"]))))


def one_case(village: Village) -> Case:
    return village.read(lambda s: s.scalars(select(Case)).one())


def test_ibu_mawars_case_is_lived_through_six_phases_and_its_report_lacks_nothing(village: Village) -> None:
    siti, mawar = village.pendamping, village.mawar
    missed_two_meetings(village)
    visited(village)
    planned(village)

    village.go_to("2018-12-26", "16:01")
    reminded = [text for text in mawar.texts if "jaga kantin" in text]
    assert len(reminded) == 1
    assert "kasus" not in reminded[0].casefold()
    came(village, MEETINGS[0])
    assert any("terima kasih sudah hadir" in text for text in mawar.texts)
    assert "Sejak 23 November: hadir 1 dari 1 (sebelumnya 0 dari 2)" in siti.last
    for day in MEETINGS[1:]:
        came(village, day)
    assert marks(village) == ["absent", "absent", "present", "present", "present"]
    assert "hadir 3 dari 3 (sebelumnya 0 dari 2)" in siti.last

    siti.picks("Catat hasilnya")
    siti.says("1 2 3")
    siti.picks("Lanjut")
    siti.picks("Lanjut")
    siti.picks("Akhiri kasus")
    siti.picks("Tanyakan lewat chat")
    assert one_case(village).state == "open"
    mawar.says("alhamdulillah sampun saged rawuh bu, bapake gelem genten jaga kantin")
    siti.picks("Akhiri kasus")
    siti.picks("Ya, akhiri")

    case = one_case(village)
    assert (case.state, case.phase) == ("closed", "ending")
    phases = village.read(lambda s: set(s.scalars(select(CaseEntry.phase))))
    assert phases == {"approach", "identification", "plan", "action", "evaluation", "ending"}
    assert village.read(lambda s: s.scalars(select(CaseAgreement.state)).one()) in ("kept", "ended")
    report_is_written(village)


def report_is_written(village: Village) -> None:
    siti = village.pendamping
    siti.says("kasus")
    siti.picks("Yang sudah diakhiri")
    siti.picks("1. Mawar")
    counted = re.search(r"Laporan: (\d+) bagian masih kurang", siti.last)
    siti.picks("Laporan kasus")
    assert counted is not None
    assert int(counted[1]) == siti.last.count("▫️")
    assert "▫️ 3a. Konsep yang dipakai: 0/100 kata" in siti.last
    for part, told in PARTS:
        siti.says(part)
        siti.says(told)
        siti.picks("Selesai")
    for part in ("3a", "3c"):
        siti.says(part)
        for number, showed in enumerate(HOW_IT_SHOWED, start=1):
            siti.says(str(number))
            siti.says(showed)
        siti.picks("Selesai")
    assert "▫️" not in siti.last
    siti.picks("Buat laporan (Word)")
    siti.picks("Nama samaran")
    village.work()

    paper = village.read(lambda s: s.scalars(select(Paper)).one())
    assert paper.state == "made"
    attachment = siti.messages[-1].attachment
    assert attachment is not None
    written = "\n".join(one.text for one in Document(BytesIO(attachment.content)).paragraphs)
    assert "nama samaran" in written
    assert "Mawar" not in written
