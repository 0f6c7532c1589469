"""The report of a case by chat: what is missing is named, parts are written in several messages, the paper comes."""

from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import select, update

from db.tables import Case, CaseEntry, Paper, TrailEntry
from programme.cases.entries import add_entry
from programme.cases.opening import open_case
from tests.village import Phone, Village

ON_WHATSAPP = pytest.mark.parametrize("told_on", ["whatsapp"], indirect=True)
"""What does not differ by channel is told once."""


@pytest.fixture
def opened(village: Village) -> int:
    """A case about Ibu Mawar, in which one problem stands."""
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    case_id = village.write(lambda s: open_case(s, siti, mawar, "own", village.now, village.rules))
    said = "Bu Mawar menjaga kantin sampai sore"
    village.write(lambda s: add_entry(s, siti, case_id, "problem", said, village.now, village.rules, about="work"))
    return case_id


@pytest.fixture
def siti(village: Village, opened: int) -> Phone:
    """Ibu Siti with the report before her."""
    village.pendamping.says("kasus mawar")
    village.pendamping.picks("Laporan kasus")
    return village.pendamping


def kept(village: Village, kind: str) -> list[tuple[str, str | None]]:
    query = select(CaseEntry.words, CaseEntry.about).where(CaseEntry.kind == kind, CaseEntry.removed_at.is_(None))
    return [(words, about) for words, about in village.read(lambda s: s.execute(query.order_by(CaseEntry.id)).all())]


def test_what_is_missing_is_named_part_by_part(siti: Phone) -> None:
    assert "Di laporan disebut Ibu Anggrek (nama samaran)." in siti.last
    assert "▫️ 1. Gambaran kasus: " in siti.last
    assert "Belum ada pertemuan yang tidak dihadiri, orang yang ditemui atau ditanya" in siti.last
    assert "▫️ 2c. Rencana pemecahan: 0/100 kata. Belum ada pilihan jalan keluar dan kesepakatan" in siti.last
    assert "Lengkapi 1b. Kapan dan di mana" in " ".join([siti.last, *siti.labels])


def test_several_messages_add_up_until_she_is_done(village: Village, siti: Phone) -> None:
    siti.says("2a")
    assert "2a. Pendekatan awal: 0 dari 100 kata." in siti.last
    assert "Di berkas belum ada pertemuan pertama dengan keluarga." in siti.last
    assert "Ceritakan bagaimana sambutan keluarga" in siti.last

    siti.says("Keluarga menyambut kami dengan hangat. " * 8)
    assert "40 dari 100 kata" in siti.last
    assert "Apa yang Ibu/Bapak jelaskan" in siti.last
    siti.says("kunjungan berikutnya kami berbincang lama tentang anak-anak " * 9)
    assert "sudah cukup" in siti.last
    assert kept(village, "part_approach") == []
    siti.says("selesai")

    assert "Tersimpan. Pendekatan awal sekarang 103 kata, sudah cukup." in "\n".join(siti.texts)
    assert "✅ 2a. Pendekatan awal: 103 kata" in siti.last
    assert [about for _, about in kept(village, "part_approach")] == ["beside", "beside"]


@ON_WHATSAPP
def test_the_last_message_can_be_taken_back_and_nothing_is_kept_of_it(village: Village, siti: Phone) -> None:
    siti.says("2d")
    siti.says("salah kirim ini")
    siti.picks("Hapus pesan terakhir")
    siti.says("sudah")

    assert kept(village, "part_action") == []
    assert "tetap seperti semula" in "\n".join(siti.texts)


@ON_WHATSAPP
def test_a_part_is_shown_and_written_from_the_beginning(village: Village, siti: Phone) -> None:
    siti.says("1a")
    siti.picks("Lihat isinya")
    assert "Ibu Anggrek menjaga kantin sampai sore" in siti.last
    siti.picks("Tulis dari awal")
    assert "hanya berisi tulisan" in siti.last
    siti.says("Ia bekerja setiap hari dan sulit meninggalkan kantin.")
    siti.says("cukup")

    assert kept(village, "part_what") == [("Ia bekerja setiap hari dan sulit meninggalkan kantin.", "instead")]
    siti.says("1a")
    siti.picks("Lihat isinya")
    assert siti.last.startswith("Ia bekerja setiap hari dan sulit meninggalkan kantin.\n")


@ON_WHATSAPP
def test_words_without_meaning_are_not_taken_for_a_part(siti: Phone) -> None:
    siti.says("9z")
    assert siti.last == "Bagian itu belum saya pahami. Ketik nomornya, misalnya 2a, atau selesai."
    siti.says("1")
    assert siti.last.startswith("1b. Kapan dan di mana (bagian 1 seluruhnya): ")
    siti.says("selesai")
    siti.says("2b")
    siti.says("?")
    assert "beberapa kata" in siti.last


def test_concepts_are_chosen_with_what_the_case_shows_of_them_first(village: Village, siti: Phone) -> None:
    siti.says("3a")
    assert "3a. Konsep yang dipakai: 0 dipilih (minimal 3)" in siti.last
    siti.picks("⭐ Peran ganda perempuan")
    assert "(Moser, 1993). Dalam kasus ini bekerja dicatat sebagai masalah" in siti.last
    siti.says("Pagi hari ia di kantin, sore mengurus rumah")
    siti.picks("▫️ Kemiskinan relatif")
    siti.picks("Lewati")
    siti.picks("Yang lain")
    siti.says("Solidaritas: tetangga saling membantu tanpa diminta")
    assert "3 dipilih" in siti.last
    siti.picks("✅ Kemiskinan relatif")
    assert "2 dipilih" in siti.last
    siti.picks("Selesai")

    assert kept(village, "part_concepts") == [
        ("Pagi hari ia di kantin, sore mengurus rumah", "double_role"),
        ("Solidaritas: tetangga saling membantu tanpa diminta", "other"),
    ]
    assert "Belum ada konsep" in siti.last


def test_the_paper_comes_with_the_other_name(village: Village, siti: Phone) -> None:
    siti.picks("Buat laporan")
    assert "Masih ada 10 bagian yang kurang" in siti.last
    siti.picks("Nama samaran")
    assert "sedang saya buat" in "\n".join(siti.texts)
    village.work()

    message = siti.messages[-1]
    assert message.attachment is not None
    assert message.attachment.filename == "laporan-kasus-ibu-anggrek-2018-10-01.docx"
    text = "\n".join(one.text for one in Document(BytesIO(message.attachment.content)).paragraphs)
    assert "Ibu Anggrek menjaga kantin sampai sore" in text
    assert "Mawar" not in text
    assert "nama samaran" in siti.last


@ON_WHATSAPP
def test_real_names_need_a_second_yes_and_leave_a_trace(village: Village, siti: Phone) -> None:
    siti.picks("Buat laporan")
    siti.picks("Nama asli")
    assert "siapa pun yang membaca laporan ini tahu keluarga mana" in siti.last
    siti.picks("Ya, pakai nama asli")
    village.work()

    message = siti.messages[-1]
    assert message.attachment is not None
    assert "nama-asli" in message.attachment.filename
    text = "\n".join(one.text for one in Document(BytesIO(message.attachment.content)).paragraphs)
    assert "Bu Mawar menjaga kantin" in text
    traces = village.read(lambda s: list(s.scalars(select(TrailEntry.operation))))
    assert "read_named_case_report" in traces


@ON_WHATSAPP
def test_who_thinks_better_of_real_names_gets_the_other(village: Village, siti: Phone) -> None:
    siti.picks("Buat laporan")
    siti.picks("Nama asli")
    siti.picks("Pakai nama samaran")
    village.work()

    papers = village.read(lambda s: list(s.scalars(select(Paper.kind))))
    assert papers == ["case_report"]


@ON_WHATSAPP
def test_a_paper_wanted_by_who_lost_the_case_is_not_made(village: Village, siti: Phone, opened: int) -> None:
    siti.picks("Buat laporan")
    siti.picks("Nama samaran")
    bambang = village.people["Bambang"]
    village.write(lambda s: s.execute(update(Case).where(Case.id == opened).values(holder_id=bambang)))
    village.work()

    assert "bukan lagi tugas Ibu/Bapak" in siti.last
