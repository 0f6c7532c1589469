"""The case of Ibu Mawar on Ibu Siti's phone: opened after a visit, and worked on through the first three phases."""

from datetime import date

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Case, CaseEntry, CaseReferral
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.joining import join
from tests.complaints_filed import filed
from tests.village import Phone, Village

DUTIES = "menjelaskan pengaruh pada bantuan, memberi semangat, mencari penyebab dan menyepakati tindak lanjut"
FIRST = "kemarin ke rumahnya, ada suaminya juga, disambut hangat, bicara soal pertemuan"
STORY = "kerja di kantin jam 6 sampai jam 16. sepakat: suami menggantikan 2 jam"


@pytest.fixture
def village(village: Village) -> Village:
    """Two months missed for work: she stands on Friday's list."""
    village.reported("2018-10-25", {"Mawar": "work"}, by="Siti")
    village.reported("2018-11-22", {"Mawar": "work"}, by="Siti")
    village.be_at(village.at("2018-11-23", "07:00"))
    return village


def entries(village: Village, *kinds: str) -> list[tuple[str, str, str | None]]:
    """(kind, words, about) of what stands in the file, in the order in which it was noted."""
    query = select(CaseEntry).where(CaseEntry.removed_at.is_(None)).order_by(CaseEntry.id)
    found = village.read(lambda s: list(s.scalars(query)))
    return [(one.kind, one.words, one.about) for one in found if one.kind in kinds or not kinds]


def days(village: Village, kind: str) -> list[date]:
    query = select(CaseEntry.happened_on).where(CaseEntry.removed_at.is_(None), CaseEntry.kind == kind)
    return village.read(lambda s: list(s.scalars(query)))


def the_case(village: Village) -> Case:
    return village.read(lambda s: s.scalars(select(Case)).one())


def visited(village: Village) -> Phone:
    siti = village.pendamping
    siti.picks("1. Mawar")
    siti.picks("Berdua")
    siti.picks("Keempatnya sudah")
    siti.says(STORY)
    siti.picks("Ya, simpan")
    return siti


def opened(village: Village) -> Phone:
    """Without anything in it that is known already."""
    siti = village.pendamping
    siti.says("kasus mawar")
    siti.picks("Buka tanpa catatan itu")
    return siti


def test_after_a_visit_one_tap_opens_a_case_with_what_was_said_there(village: Village) -> None:
    siti = visited(village)
    assert "Tekan Buka kasus" in siti.last
    siti.picks("Buka kasus")
    for said in ("2 dari 2 pertemuan", "bertemu Ibu Mawar dan suami", "kerja di kantin", "suami menggantikan 2 jam"):
        assert said in siti.last
    assert "hanya bisa dibaca Ibu/Bapak sendiri" in siti.last
    siti.picks("Ya, buka kasus")

    assert entries(village, "contact", "problem", "option") == [
        ("contact", DUTIES, "home,kpm,spouse"),
        ("problem", "kerja di kantin jam 6 sampai jam 16", None),
        ("option", "suami menggantikan 2 jam", "stand_in"),
    ]  # fmt: skip
    case = the_case(village)
    assert (case.origin, case.phase, case.holder_id) == ("visit", "approach", village.people["Siti"])
    assert village.visit_of("Mawar").case_id == case.id
    assert "2. MASALAH DAN POTENSI" in siti.last
    assert "✅ suami menggantikan 2 jam (dipilih keluarga)" in siti.last


def test_words_do_what_the_button_does(village: Village) -> None:
    siti = visited(village)
    siti.says("buka kasus")
    assert "Buka kasus Ibu Mawar" in siti.last
    siti.says("ya")
    assert the_case(village).origin == "visit"


def test_a_visit_that_was_recorded_today_leads_to_it_once_more(village: Village) -> None:
    siti = visited(village)
    siti.taps("1. Mawar")
    siti.picks("Buka kasus")
    siti.picks("Ya, buka kasus")
    assert village.visit_of("Mawar").case_id == the_case(village).id


def test_a_second_visit_goes_into_the_case_that_is_open(village: Village) -> None:
    siti = opened(village)
    siti.says("menu")
    visited(village)
    siti.picks("Buka kasus")
    assert "sudah terbuka" in siti.last
    siti.picks("Ya, masukkan")

    assert [kind for kind, *_ in entries(village, "contact", "problem", "option")] == ["contact", "problem", "option"]
    assert the_case(village).origin == "own"


def test_the_first_questions_lead_from_what_others_say_to_the_plan(village: Village) -> None:
    siti = opened(village)
    siti.picks("Catat pertemuan pertama")
    siti.says(FIRST)
    assert "Kamis, 22 November 2018" in siti.last
    siti.picks("▫️ Ibu Mawar")
    siti.picks("Lanjut")
    assert days(village, "contact") == [date(2018, 11, 22)]

    siti.picks("Kata orang di sekitarnya")
    siti.says("ketua bilang kerja di kantin, suami juga bilang begitu")
    assert "Tercatat dari ketua kelompok dan suami" in siti.last
    siti.says("dia sungkan meninggalkan pekerjaan")
    assert "Siapa yang mengatakan itu?" in siti.last
    siti.picks("▫️ Tetangga")
    siti.picks("Lanjut")
    siti.picks("Lanjut")
    siti.picks("Bekerja")
    siti.says("jaga kantin, senin sampai sabtu jam 6 sampai 16")
    siti.picks("Suami")
    siti.says("ada adiknya yang bisa bantu")
    siti.picks("Lanjut")
    assert the_case(village).phase == "identification"

    siti.picks("Jalan keluar")
    siti.picks("Digantikan dulu di tempat kerja")
    siti.picks("Waktu pertemuan lain")
    siti.picks("Lanjut")
    siti.picks("▫️ Digantikan dulu di tempat kerja")
    siti.picks("Lanjut")
    assert "Pilihan keluarga tercatat" in siti.last
    siti.says("kembali")
    assert "✅ Digantikan dulu di tempat kerja" in siti.labels
    siti.picks("Lanjut")

    assert entries(village, "contact", "source", "problem", "potential", "option") == [
        ("contact", FIRST, "home,kpm,spouse"),
        ("source", "ketua bilang kerja di kantin, suami juga bilang begitu", "ketua,spouse"),
        ("source", "dia sungkan meninggalkan pekerjaan", "neighbour"),
        ("problem", "jaga kantin, senin sampai sabtu jam 6 sampai 16", "work"),
        ("potential", "Suami", "spouse"),
        ("potential", "ada adiknya yang bisa bantu", "relative"),
        ("option", "Waktu pertemuan lain", "new_time"),
        ("option", "Digantikan dulu di tempat kerja", "stand_in"),
    ]  # fmt: skip
    assert the_case(village).phase == "plan"
    siti.picks("Mulai pelaksanaan")
    siti.says("kemarin")
    assert (the_case(village).phase, the_case(village).acting_since) == ("action", date(2018, 11, 22))


def test_a_day_that_is_not_told_is_asked_and_one_to_come_is_none(village: Village) -> None:
    siti = opened(village)
    siti.picks("Catat pertemuan pertama")
    siti.says("ke rumahnya, ngobrol dengan Mawar")
    assert "Kapan pertemuannya?" in siti.last
    siti.says("besok")
    assert "belum terjadi" in siti.last
    siti.says("hari ini")
    assert "Jumat, 23 November 2018" in siti.last
    siti.says("mawar, suami dan ibu mertuanya")
    assert entries(village, "contact")[0][2] == "home,kpm,spouse,family"


def test_what_is_simply_written_under_the_file_is_asked_about_and_kept(village: Village) -> None:
    siti = opened(village)
    siti.says("tadi suaminya telepon, katanya kantin mau tutup akhir tahun")
    assert "Dicatat sebagai apa?" in siti.last
    siti.picks("Catatan lain")
    assert entries(village, "note") == [("note", "tadi suaminya telepon, katanya kantin mau tutup akhir tahun", None)]
    siti.says("iya bu")  # nothing that could be a note
    assert "Dicatat sebagai apa?" not in siti.last
    siti.says("suami punya waktu luang hari sabtu")
    siti.picks("Yang bisa membantu")
    assert entries(village, "potential")[0][1] == "suami punya waktu luang hari sabtu"
    siti.says("salah kirim maaf ya")
    siti.picks("Bukan, abaikan")
    assert len(entries(village, "note", "potential")) == 2


def test_a_wrong_entry_is_taken_out(village: Village) -> None:
    siti = opened(village)
    siti.picks("Tambah catatan")
    siti.picks("Masalah")
    siti.says("katanya malas")
    siti.picks("Lainnya ...")
    siti.picks("Hapus satu catatan")
    siti.picks("Jum 23 Nov: masalah: katanya malas")
    siti.picks("Ya, hapus")
    assert entries(village, "problem") == []


@pytest.mark.telegram_only
def test_a_tap_twice_notes_one_thing(village: Village) -> None:
    siti = opened(village)
    siti.picks("Tambah catatan")
    siti.picks("Yang bisa membantu")
    siti.taps("Suami", times=2)
    assert [words for _, words, _ in entries(village, "potential")] == ["Suami"]


def test_her_list_of_cases_is_found_by_one_word_and_by_a_name(village: Village) -> None:
    siti = village.pendamping
    siti.says("kasus")
    assert "Belum ada kasus" in siti.last
    siti.says("zubaidah")
    assert "Tidak ada anggota bernama “zubaidah”" in siti.last
    siti.says("menu")
    opened(village)
    siti.says("menu")
    siti.says("kasus")
    assert "Kasus yang berjalan: 1" in siti.last
    assert "1. Ibu Mawar (Melati 1): pendekatan awal" in siti.last
    siti.says("bu mawar")
    assert "Kasus Ibu Mawar (anggota 2, Melati 1)" in siti.last
    siti.says("menu")
    siti.says("buka kasus bu aminah")
    assert "Ada beberapa yang cocok" in siti.last


def test_of_a_complaint_too_a_case_is_opened(village: Village) -> None:
    complaint = filed(village)
    siti = village.pendamping
    siti.says(f"keluhan {complaint.ticket}")
    siti.picks("Buka kasus keluarga")
    assert "keluhan (" in siti.last
    siti.picks("Ya, buka kasus")
    assert (the_case(village).origin, the_case(village).complaint_id) == ("complaint", complaint.id)
    assert [kind for kind, *_ in entries(village)] == ["opened", "note"]


def test_a_colleague_who_was_asked_reads_it_and_writes_what_he_thinks(village: Village) -> None:
    opened(village)

    def shared(session: Session) -> None:
        asked = CaseReferral(case_id=the_case(village).id, from_id=village.people["Siti"], state="accepted")
        asked.to_id, asked.kind, asked.reason, asked.asked_at = village.people["Bambang"], "advice", "?", village.now
        session.add(asked)

    village.write(shared)
    bambang = village.phones["Bambang"]
    bambang.says("kasus mawar")
    assert "Kasus Ibu Siti. Ibu/Bapak diminta memberi saran." in bambang.last
    bambang.picks("Tulis saran")
    bambang.says("coba tanyakan majikannya dulu")
    assert "sarannya tercatat" in bambang.last
    siti = village.pendamping
    siti.says("kasus mawar")
    assert "saran Bambang: coba tanyakan majikannya dulu" in siti.last


@pytest.mark.telegram_only
def test_on_a_phone_that_others_use_too_no_case_is_opened_or_read(village: Village) -> None:
    siti = opened(village)

    def shares_it(session: Session) -> None:
        contact = locked_contact(session, Incoming("telegram", siti.address, "shared"), village.now)
        join(session, contact, village.people["Wati"], "id", "code", village.now, None)

    village.write(shares_it)
    siti.says("menu")
    assert all("Mawar" not in label for label in siti.labels)
    siti.taps("Lanjutkan: kasus tadi")
    assert "Mawar" not in siti.last
    for said in ("kasus", "buka kasus wati", "kasus mawar"):
        siti.says(said)
        assert "mohon buka dari HP sendiri" in siti.last


def test_nobody_else_finds_it(village: Village) -> None:
    opened(village)
    for name in ("Bambang", "Sri", "Mawar", "Wati"):
        phone = village.phones[name]
        phone.says("menu")
        for said in ("kasus", "kasus mawar", "buka kasus mawar"):
            phone.says(said)
            assert "Tahap" not in phone.last
            assert "pendekatan awal" not in phone.last
    assert len(village.read(lambda s: list(s.scalars(select(Case))))) == 1
