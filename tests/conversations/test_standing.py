"""The meetings that return, as those who hold them live them: the monthly talks, temu kunjung, the calendar."""

from datetime import date

from db import Session
from db.tables import Assembly, AssemblyGuest, Provider, Visit
from tests.complaints_filed import filed
from tests.posyandu_days import TODDLER, health_post, member, posyandu_day
from tests.village import KECAMATAN, MEMBERS, Village


def assemblies(village: Village, kind: str) -> list[Assembly]:
    return village.read(lambda s: list(s.query(Assembly).filter_by(kind=kind).order_by(Assembly.id)))


def guests(village: Village, assembly_id: int) -> list[AssemblyGuest]:
    return village.read(lambda s: list(s.query(AssemblyGuest).filter_by(assembly_id=assembly_id)))


def providers(village: Village) -> None:
    def add(session: Session) -> None:
        for kind, name, desa in (("health", "Puskesmas Wates", "Wates"), ("school", "SDN 1 Giripeni", "Giripeni")):
            one = Provider(kind=kind, name=name, kecamatan=KECAMATAN, desa=desa, added_at=village.now)
            one.added_by = village.people["Siti"]
            session.add(one)

    village.write(add)


def test_the_pendamping_reads_what_there_is_to_speak_about_and_records_the_talk(village: Village) -> None:
    village.everyone_joins()
    village.group("Kenanga", ("Yuli", "Tutik"))
    village.meeting("2018-10-04")
    filed(village, about="other")
    village.now = village.at("2018-10-08", "10:00")
    siti = village.pendamping

    siti.says("temu ketua")
    assert "2 ketua belum ditemui" in siti.last
    siti.says("bu sri")
    assert "laporan kehadiran belum ada: Kam 4 Okt" in siti.last
    assert "1 keluhan masih ditangani" in siti.last
    assert not [name for name in MEMBERS if name != "Sri" and name in siti.last]
    siti.picks("Sudah bertemu")
    siti.says("besok")
    assert "belum saya pahami" in siti.last
    siti.picks("Kemarin")
    siti.picks("Lanjut")
    assert "paling sedikit satu" in siti.last
    siti.picks("Semua dibicarakan")
    siti.says("ya")  # there is a note: it comes next
    siti.says("iuran kas belum jalan")
    assert "Masih 1 ketua lagi" in siti.last

    [kept] = assemblies(village, "ketua_meeting")
    assert village.rules.today(kept.starts_at) == date(2018, 10, 7)
    assert (len(kept.done), kept.minutes) == (4, "iuran kas belum jalan")

    siti.says("temu ketua")
    assert any(label.startswith("✓ Melati 1: Sri") for label in siti.labels) or "✓ Melati 1: Sri" in siti.last
    siti.says("kenanga")
    siti.says("siap bu")
    assert "catatannya" not in siti.last.casefold()
    siti.says("sudah, semua aman, posyandu pindah ke balai")
    siti.picks("Lanjut")
    assert "Semua ketua bulan ini sudah ditemui" in siti.last
    assert assemblies(village, "ketua_meeting")[1].minutes == "sudah, semua aman, posyandu pindah ke balai"


def test_several_ketua_are_called_at_once_and_each_hears_of_it(village: Village) -> None:
    village.everyone_joins()
    village.group("Kenanga", ("Yuli", "Tutik"))
    siti = village.pendamping

    siti.says("undang ketua")
    siti.picks("☑ Kenanga")
    siti.picks("☑ Melati 1")
    siti.picks("Lanjut")
    assert "paling sedikit satu" in siti.last
    siti.picks("☐ Melati 1")
    siti.picks("Lanjut")
    siti.says("kemarin jam 9")
    siti.says("12 okt")
    siti.says("jam 10")
    siti.says("balai desa wates")
    siti.picks("Lewati")
    assert "1 ketua" in siti.last
    siti.picks("Ya, undang")
    siti.says("ya")

    [made] = assemblies(village, "ketua_meeting")
    assert made.starts_at == village.at("2018-10-12", "10:00")
    assert [one.person_id for one in guests(village, made.id)] == [village.people["Sri"]]
    assert "balai desa wates" in village.ketua.last


def test_temu_kunjung_is_where_its_turn_is_with_letters_and_minutes(village: Village) -> None:
    village.everyone_joins()
    providers(village)
    siti = village.pendamping

    siti.says("temu kunjung")
    siti.picks("Semua (2)")
    siti.says("kamis 25/10 jam 9")
    assert "giliran" in siti.last
    siti.picks("Puskesmas Wates")
    siti.says("ya")
    siti.says("imunisasi dan absen anak")
    siti.picks("Ya, undang")
    assert "Puskesmas Wates" in siti.last
    assert assemblies(village, "temu_kunjung")[0].topics == "imunisasi dan absen anak"
    assert "Kamis, 25 Oktober 2018 pukul 09.00" in siti.last
    village.work()

    [made] = assemblies(village, "temu_kunjung")
    called = guests(village, made.id)
    assert (len(called), [one.outsider for one in called if one.outsider]) == (4, ["UPPKH Kabupaten/Kota"])
    assert "temu kunjung" in village.phone("Bambang").last
    letters = siti.messages[-1].attachment
    assert letters is not None
    assert letters.filename == "undangan-2018-10-25.pdf"
    assert letters.content.startswith(b"%PDF")

    village.go_to("2018-10-25", "12:00")
    siti.says("temu kunjung")
    assert "Bulan ini sudah ada" in siti.last
    siti.says("batal")
    siti.says("notulen")
    village.work()
    minutes = siti.messages[-1].attachment
    assert minutes is not None
    assert minutes.filename == "notulen-2018-10-25.pdf"


def test_what_is_not_planned_is_told_in_the_morning_and_one_tap_goes_there(village: Village) -> None:
    village.is_reminded_of_standing_meetings()
    village.everyone_joins()
    providers(village)
    siti = village.pendamping
    village.go_to("2018-10-05", "07:40")
    assert "1 dari 1 belum ditemui" in siti.last

    siti.picks("Temu ketua")
    assert "1 ketua belum ditemui" in siti.last
    siti.says("batal")
    siti.taps("Atur temu kunjung")
    assert "Penyedia layanan mana" in siti.last
    siti.says("batal")
    siti.says("rutin")
    assert "Ketua kelompok: 0 dari 1 sudah ditemui" in siti.last
    assert "Temu kunjung: belum diatur" in siti.last
    siti.picks("Selesai")


def test_the_koordinator_calls_the_quarters_meeting_and_the_office_that_of_the_half_year(village: Village) -> None:
    village.everyone_joins()
    bambang = village.phone("Bambang")
    bambang.says("rutin")
    assert "Siti: 0 dari 1 ketua sudah ditemui" in bambang.last
    bambang.picks("Atur triwulan")
    bambang.says("senin 29/10 jam 9")
    bambang.says("Kantor Kecamatan")
    bambang.picks("Lewati")
    bambang.picks("Ya, undang")
    assert "Kantor Kecamatan" in village.pendamping.last

    dewi = village.joins("Dewi")
    dewi.says("atur pertemuan")
    dewi.says("semester")
    dewi.says("selasa 30/10 jam 9")
    dewi.says("Aula Dinas Sosial")
    dewi.says("evaluasi semester")
    dewi.picks("Ya, undang")
    [made] = assemblies(village, "inter_kabupaten")
    called = {one.person_id for one in guests(village, made.id)}
    assert called == {village.people[name] for name in ("Siti", "Bambang", "Rahmat")}
    assert "Aula Dinas Sosial" in bambang.last
    dewi.says("acara")
    assert "Aula Dinas Sosial" in dewi.last
    dewi.says("rutin")
    assert "Aula Dinas Sosial" in dewi.last
    assert "Temu kunjung bulan ini: 0 dari 1 kecamatan" in dewi.last


def test_the_calendar_comes_as_a_file_and_names_no_family(village: Village) -> None:
    village.everyone_joins()
    village.meeting("2018-10-04")

    def visit(session: Session) -> None:
        due = date(2018, 10, 3)
        mawar = village.people["Mawar"]
        session.add(Visit(kpm_id=mawar, cause="follow_up", months=[], due_on=due, opened_at=village.now))

    village.write(visit)
    post = health_post(village)
    member(village, "Mawar", "Budi", "toddler", TODDLER, post)
    posyandu_day(village, post, "2018-10-04")
    siti = village.pendamping
    siti.says("kalender")
    assert "Kam 4 Okt 08.00 Hari posyandu Posyandu Melati\n" in siti.last  # at the post itself: said once
    assert "Rab 3 Okt Kunjungan (1)" in siti.last
    assert "Kam 4 Okt 09.00 P2K2 Melati 1, Balai Desa" in siti.last
    village.work()

    file = siti.messages[-1].attachment
    assert file is not None
    assert file.filename == "kalender-2018-10-01.ics"
    text = file.content.decode().replace("\r\n ", "")
    assert "SUMMARY:Kunjungan (1)" in text
    assert not [name for name in MEMBERS if name in text]
