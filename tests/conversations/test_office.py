"""The office by chat: the month checked and sent, SIKS-NG copied, the koordinator's board, groups handed and lent."""

from dataclasses import replace

from sqlalchemy import select

from db.tables import Group, MeetingNote, OfficeReport, Paper, Person
from programme.access import OFFICE
from programme.duty_rules import OfficeRules
from programme.staff import add_staff, remove_staff
from tests.village import KECAMATAN, Village


def asking(village: Village) -> Village:
    """The same village, of an office that wants monthly reports."""
    rules = replace(village.rules, office=OfficeRules())
    return Village(village.database, village.answering, rules, village.channel)


def keeper(village: Village) -> str | None:
    query = select(Person.name).join(Group, Group.pendamping_id == Person.id).where(Group.name == "Melati 1")
    return village.read(lambda s: s.scalar(query))


def test_the_month_is_checked_noted_sent_and_read_by_the_operator(village: Village) -> None:
    village = asking(village)
    village.joins("Dewi")
    village.reported("2018-10-11", {"Mawar": "sick"})
    village.go_to("2018-11-01", "08:00")
    siti = village.pendamping
    assert "Laporan bulan Oktober 2018" in siti.last
    assert "Mawar" not in siti.last
    siti.says("menu")
    assert "Laporan bulanan (1)" in siti.labels
    siti.says("laporan bulanan")
    siti.picks("Tambah catatan")
    siti.says("nanti saja")
    assert "Catatan:" not in siti.last
    siti.picks("Tambah catatan")
    siti.says("Banjir di Wates, satu pertemuan mundur")
    assert "Catatan: Banjir di Wates" in siti.last
    siti.picks("Berkas PDF")
    village.work()
    siti.picks("Kirim")
    assert any("sudah dikirim ke kantor" in text for text in siti.texts[-2:])
    village.work()

    dewi = village.phones["Dewi"]
    assert any("Laporan Oktober 2018 dari Siti" in text for text in dewi.texts)
    assert any("Semua pendamping sudah mengirim" in text for text in dewi.texts)
    kinds = village.read(lambda s: list(s.scalars(select(Paper.kind).order_by(Paper.id))))
    assert kinds == ["month_pdf", "month_sent", "month_area_sent"]
    dewi.says("papan laporan")
    assert "Ibu Siti: dikirim Kam 1 Nov" in dewi.last
    siti.says("laporan bulanan")
    assert "Sudah dikirim" in siti.last


def test_the_koordinator_sees_who_is_late_and_reminds_once(village: Village) -> None:
    village = asking(village)
    village.go_to("2018-11-13", "08:00")
    bambang = village.phones["Bambang"]
    bambang.says("papan laporan")
    assert "belum dikirim, terlambat" in bambang.last
    bambang.picks("Siti")
    bambang.picks("Ingatkan")
    assert "sudah saya ingatkan" in bambang.last
    assert "masih ada 1 laporan bulanan" in village.pendamping.last
    bambang.picks("Siti")
    bambang.picks("Ingatkan")
    assert "Hari ini sudah diingatkan" in bambang.last
    bambang.says("papan")
    assert "1 laporan bulanan" in bambang.last

    assert village.read(lambda s: s.scalars(select(OfficeReport.sent_at)).all()) == [None]
    assert len(village.outbox("nudge")) == 1


def test_a_meeting_is_noted_in_one_message_and_copied_in_three(village: Village) -> None:
    village.reported("2018-10-11", {"Mawar": "sick"})
    siti = village.pendamping
    siti.says("siks")
    siti.picks("Melati 1, Kam 11 Okt")
    assert "Belum ditulis: proses, partisipasi, hasil, kendala dan tindak lanjut" in siti.last
    assert "dari 100 huruf" in siti.last
    siti.says("hasil: semua paham; kendala: hujan deras")
    assert "Tersimpan: hasil dan kendala" in siti.last
    siti.picks("proses")
    siti.says("nanti")
    siti.picks("proses")
    siti.says("diskusi kelompok")
    assert "Belum ditulis: partisipasi dan tindak lanjut" in siti.last
    siti.says("entahlah bu")
    assert "Tekan salah satu" in siti.last
    siti.picks("Kirim teksnya")
    name, description, marks = siti.texts[-4:-1]
    assert name.startswith("P2K2 Melati 1, 11 Oktober 2018")
    assert "Hasil: semua paham." in description
    assert "2. Mawar: SAKIT" in marks

    note = village.read(lambda s: s.scalars(select(MeetingNote)).one())
    assert (note.process, note.results, note.obstacles) == ("diskusi kelompok", "semua paham", "hujan deras")


def test_a_leave_is_asked_for_in_a_few_words_and_taken_back(village: Village) -> None:
    siti, bambang = village.pendamping, village.phones["Bambang"]
    siti.says("cuti")
    siti.says("kapan-kapan")
    assert "Tanggalnya belum jelas" in siti.last
    siti.says("3 sampai 5 okt")
    siti.picks("Bapak Bambang")
    siti.picks("Ya, minta")
    assert "Sudah saya tanyakan" in siti.last
    assert "Ibu Siti cuti Rab 3 Okt - Jum 5 Okt dan meminta" in bambang.last
    bambang.says("siap")
    assert any("bersedia menggantikan" in text for text in siti.texts)
    village.go_to("2018-10-03", "06:00")
    assert keeper(village) == "Bambang"
    siti.says("cuti")
    siti.picks("Akhiri Rab 3 Okt - Jum 5 Okt")
    siti.picks("Ya")

    assert keeper(village) == "Siti"


def test_groups_are_handed_over_with_two_looks_at_what_it_means(village: Village) -> None:
    village.people["Yanto"] = village.write(
        lambda s: add_staff(s, OFFICE, "pendamping", "Yanto", KECAMATAN, "m", village.now)
    )
    bambang = village.phones["Bambang"]
    bambang.says("serahkan kelompok")
    bambang.picks("Siti: 1 kelompok, 10 keluarga")
    bambang.picks("Lanjut")
    assert "Belum ada yang dipilih" in bambang.last
    bambang.picks("☐ Melati 1, Wates (10)")
    bambang.picks("Lanjut")
    bambang.picks("Yanto: 0 kelompok, 0 keluarga")
    assert "Serahkan Melati 1 (10 keluarga) kepada Bapak Yanto? Sesudah itu ia mendampingi 10 keluarga." in bambang.last
    bambang.picks("Ya, serahkan")
    assert "1 kelompok sudah diserahkan" in bambang.last
    assert "didampingi Bapak Yanto" in village.mawar.last

    assert keeper(village) == "Yanto"


def test_a_group_whose_pendamping_stopped_finds_another(village: Village) -> None:
    village.write(lambda s: remove_staff(s, OFFICE, village.people["Siti"], village.now))
    bambang = village.phones["Bambang"]
    bambang.says("serahkan kelompok")
    bambang.picks("Tanpa pendamping: 1 kelompok")
    bambang.picks("☐ Melati 1, Wates (10)")
    bambang.picks("Lanjut")
    bambang.picks("Bambang: 0 kelompok, 0 keluarga")
    bambang.picks("Ya, serahkan")

    assert keeper(village) == "Bambang"


def test_the_koordinator_moves_visits_that_are_too_many(village: Village) -> None:
    for day in ("2018-09-13", "2018-10-11"):
        village.reported(day, {"Mawar": None, "Wati": None})
    village.be_at(village.at("2018-10-12", "09:00"))
    bambang = village.phones["Bambang"]
    bambang.says("papan")
    assert "Ibu Siti: 2 kunjungan" in bambang.last
    bambang.picks("Siti")
    bambang.picks("Pindahkan kunjungan")
    bambang.says("1, 9")
    assert "Nomor itu tidak ada" in bambang.last
    bambang.says("1")
    bambang.picks("Saya sendiri")
    bambang.picks("Ya, pindahkan")
    assert "1 kunjungan sudah dipindahkan" in bambang.last
    assert "memindahkan kunjungan" in village.pendamping.last

    makers = [village.visit_of(name).pendamping_id for name in ("Mawar", "Wati")]
    assert sorted(makers, key=str) == sorted([village.people["Bambang"], None], key=str)
