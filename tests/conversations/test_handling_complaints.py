"""Pendamping, koordinator and operator handle complaints by chat: list, detail, and what each step does for whom."""

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Complaint, TrailEntry
from outbox.inbox import locked_contact
from outbox.messages import Incoming
from programme.joining import join
from tests.complaints_filed import WORDS, Case, filed, joins_office
from tests.telegram_phone import Phone
from tests.village import Village


@pytest.fixture
def lost_card(village: Village) -> Case:
    """Ibu Mawar's card is lost; it is Thursday morning, and Ibu Siti has been told."""
    village.go_to("2018-11-22", "09:00")
    return filed(village)


def opened(phone: Phone) -> None:
    """Opens the complaint from its notice."""
    phone.picks("Buka keluhan")


def test_a_new_complaint_is_opened_from_its_notice_and_taken(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    assert lost_card.ticket in siti.last
    assert "Ibu Mawar" in siti.last
    assert WORDS not in siti.last  # it may stand on a locked screen

    opened(siti)
    assert WORDS in siti.last
    assert "belum ada yang menangani" in siti.last
    siti.picks("Saya tangani")

    assert lost_card.state == "in_progress"
    assert lost_card.row.taken_by == village.people["Siti"]
    assert "sedang ditangani (Ibu Siti)" in siti.last
    assert "Saya tangani" not in siti.labels
    assert "Ibu Siti" in village.mawar.last


def test_a_question_reaches_the_reporter_after_a_look_and_its_answer_comes_back(
    village: Village, lost_card: Case
) -> None:
    siti = village.pendamping
    opened(siti)
    siti.picks("Tanya pelapor")
    siti.says("Kapan terakhir kartunya dipakai, Bu?")
    assert lost_card.state == "received"  # nothing has left yet
    siti.picks("Ya, kirim")

    assert lost_card.state == "waiting"
    assert "Kapan terakhir kartunya dipakai, Bu?" in village.mawar.last
    siti.says("keluhan")
    siti.picks("1. Mawar")
    assert "menunggu jawaban pelapor" in siti.last
    siti.picks("Catat jawaban pelapor")
    siti.says("Hari Senin, katanya lewat telepon")
    assert lost_card.state == "in_progress"
    assert ("answered", "Hari Senin, katanya lewat telepon") in lost_card.steps()


def test_it_is_referred_with_the_number_of_a_letter(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.picks("Rujuk ke pihak lain")
    siti.says("BRI Unit Wates")
    siti.says("12/PKH/XI/2018")
    assert "BRI Unit Wates (surat 12/PKH/XI/2018)" in siti.last
    siti.picks("Ya, kirim")

    row = lost_card.row
    assert (row.state, row.referred_to, row.letter_number) == ("referred", "BRI Unit Wates", "12/PKH/XI/2018")
    assert "BRI Unit Wates" in village.mawar.last
    assert lost_card.due == "2018-12-06 16:00"  # two weeks for the bank


def test_place_and_letter_may_come_at_once_and_a_yes_is_no_number(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.picks("Rujuk ke pihak lain")
    siti.says("ke BRI unit Kedungrejo")
    siti.says("ya")
    assert "Tulis nomor suratnya" in siti.last
    siti.picks("Tanpa surat")
    siti.picks("Ubah dulu")
    siti.says("ke BRI unit Kedungrejo, no surat 12/PKH/2018")
    siti.picks("Ya, kirim")

    row = lost_card.row
    assert (row.referred_to, row.letter_number) == ("BRI unit Kedungrejo", "12/PKH/2018")


def test_what_was_done_is_told_and_only_the_reporter_closes_it(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.picks("Sudah diselesaikan")
    siti.says("Kartu baru sudah diambil di BRI Wates")
    assert "Kartu baru sudah diambil di BRI Wates" in siti.last
    siti.picks("Ya, kirim")

    assert lost_card.state == "solved"
    assert "Kartu baru sudah diambil di BRI Wates" in village.mawar.last
    siti.says("keluhan")
    siti.says(lost_card.ticket.lower())
    assert "pelapor ditanya apakah sudah selesai" in siti.last
    assert [one for one in siti.labels if "selesai" in one.casefold()] == []


def test_a_note_is_for_the_handlers_alone(village: Village, lost_card: Case) -> None:
    siti, told = village.pendamping, len(village.mawar.messages)
    opened(siti)
    siti.picks("Catat sesuatu")
    siti.says("Bank minta surat kehilangan dari polisi")

    assert ("noted", "Bank minta surat kehilangan dari polisi") in lost_card.steps()
    assert "Bank minta surat kehilangan dari polisi" in siti.last
    assert len(village.mawar.messages) == told
    assert lost_card.state == "received"


def test_words_written_without_a_choice_are_neither_lost_nor_told_by_mistake(village: Village, lost_card: Case) -> None:
    siti, told = village.pendamping, len(village.mawar.messages)
    opened(siti)
    siti.says("Kartu baru sudah diambil di bank")
    assert "Tulisan ini untuk apa?" in siti.last
    siti.picks("Penyelesaiannya")
    siti.picks("Ubah dulu")
    siti.says("Kartu baru sudah jadi dan diambil Ibu Mawar")
    assert len(village.mawar.messages) == told
    siti.picks("Ya, kirim")

    assert lost_card.steps("solved") == [("solved", "Kartu baru sudah jadi dan diambil Ibu Mawar")]


def test_a_visit_is_on_the_list_of_its_day_and_its_result_stands_with_the_complaint(
    village: Village, lost_card: Case
) -> None:
    siti = village.pendamping
    opened(siti)
    siti.picks("Kunjungi keluarganya")
    siti.says("besok")
    assert "Jumat, 23 November 2018" in siti.texts[-1]
    village.go_to("2018-11-23", "06:00")
    assert f"Keluhan {lost_card.ticket} (KKS hilang)" in siti.last
    siti.says("1 selesai ketemu ibunya; dompet jatuh di pasar; sepakat lapor polisi")
    siti.picks("Keempatnya sudah")
    siti.picks("Ya, simpan")

    [visit] = lost_card.visits()
    assert (visit.cause, visit.state, visit.pendamping_id) == ("complaint", "done", None)
    assert visit.duties == ["listened", "looked", "agreed", "follow_up"]
    siti.says("keluhan")
    siti.says("mawar")
    assert "lapor polisi" in siti.last


def test_a_school_or_bank_is_visited_because_of_a_complaint(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.picks("Kunjungi kantor/sekolah")
    siti.says("BRI Unit Wates")
    siti.picks("Lainnya")
    siti.picks("Lewati")
    siti.says("kartu baru Ibu Mawar")
    siti.picks("Hari ini")

    [visit] = lost_card.visits()
    assert (visit.cause, visit.purpose, visit.complaint_id) == ("provider", "kartu baru Ibu Mawar", lost_card.id)
    assert lost_card.state == "in_progress"


def test_the_second_of_two_handlers_is_told_who_was_first(village: Village) -> None:
    village.go_to("2018-11-22", "09:00")
    joins_office(village, "operator", "Dewi")
    joins_office(village, "operator", "Endang")
    case = filed(village, "behaviour", "koordinator")
    dewi, endang = village.phones["Dewi"], village.phones["Endang"]
    for phone in (dewi, endang):
        opened(phone)
    dewi.picks("Saya tangani")
    if village.channel == "whatsapp":
        endang.says("1")  # the line that said "Saya tangani" when she read it
    else:
        endang.taps("Saya tangani")

    assert "sedang ditangani Ibu Dewi" in endang.last
    assert case.row.taken_by == village.people["Dewi"]
    assert "Tanya pelapor" not in endang.labels
    endang.picks("Ambil alih")
    assert case.row.taken_by == village.people["Endang"]


def test_it_is_given_to_a_colleague_of_the_same_level(village: Village) -> None:
    village.go_to("2018-11-22", "09:00")
    joins_office(village, "operator", "Dewi")
    joins_office(village, "operator", "Endang")
    case = filed(village, "behaviour", "koordinator")
    dewi, endang = village.phones["Dewi"], village.phones["Endang"]
    opened(dewi)
    dewi.picks("Serahkan ke rekan")
    assert dewi.labels[:-1] == ["Ibu Endang"]
    dewi.picks("Ibu Endang")

    assert case.row.taken_by == village.people["Endang"]
    assert "diserahkan kepada Ibu Endang" in endang.last
    opened(endang)
    assert "sedang ditangani (Ibu Endang)" in endang.last


def test_a_double_tap_solves_once(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.picks("Sudah diselesaikan")
    siti.says("Kartu baru sudah diambil")
    siti.taps("Ya, kirim", times=2)

    assert len(lost_card.steps("solved")) == 1
    assert lost_card.notices("Mawar", "complaint_check") == ["step"]


def test_the_list_is_searched_by_ticket_and_name_and_filtered(village: Village, lost_card: Case) -> None:
    siti, second = village.pendamping, filed(village, "zero_balance", by="Wati")
    siti.says("keluhan")
    assert "Keluhan yang sedang berjalan: 2" in siti.last
    assert siti.last.index(lost_card.ticket) < siti.last.index(second.ticket)
    siti.picks("Sudah ditutup")
    assert "Sudah ditutup: 0" in siti.last
    siti.says("bu wati")
    assert f"Keluhan {second.ticket}" in siti.last
    siti.picks("« Daftar keluhan")
    siti.says("2")
    assert f"Keluhan {second.ticket}" in siti.last
    siti.says("menu")
    siti.says("keluhan")
    siti.says("Bu Ponirah")
    assert "Tidak ada keluhan dengan tiket atau nama" in siti.last


def test_a_colleague_without_a_part_in_it_finds_nothing(village: Village, lost_card: Case) -> None:
    bambang = village.phones["Bambang"]
    bambang.says("keluhan")

    assert "Tidak ada keluhan yang menunggu" in bambang.last
    assert lost_card.ticket not in " ".join(bambang.texts)


def test_photos_and_voice_are_sent_one_by_one_and_that_is_noted(village: Village) -> None:
    village.go_to("2018-11-22", "09:00")
    mawar, siti = village.mawar, village.pendamping
    mawar.says("keluhan")
    mawar.says("kartu saya hilang di pasar")
    mawar.picks("Ya, betul")
    village.files["f1"] = b"\xff\xd8\xff photo"
    mawar.sends({"photo": [{"file_id": "f1", "file_unique_id": "f1", "width": 1, "height": 1}]})
    village.work()
    mawar.picks("Ya, kirim")
    opened(siti)
    assert "Lampiran: 1" in siti.last
    siti.picks("Lihat foto/suara")
    village.drain()

    shown = next(one for one in reversed(siti.messages) if one.has_attachment)
    assert shown.attachment is not None
    assert shown.attachment.content == b"\xff\xd8\xff photo"
    done = village.read(lambda s: list(s.scalars(select(TrailEntry.operation))))
    assert {"show_complaint", "send_complaint_files"} <= set(done)


@pytest.mark.telegram_only
def test_a_photo_of_a_letter_is_kept_with_the_complaint(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.sends({"photo": [{"file_id": "f2", "file_unique_id": "f2", "width": 1, "height": 1}]})

    assert "Lampiran: 1" in siti.last
    assert lost_card.steps("noted") == [("noted", None)]


def test_a_complaint_told_in_person_is_written_down_and_the_family_hears_of_it(village: Village) -> None:
    village.go_to("2018-11-22", "09:00")
    siti = village.pendamping
    siti.says("catat keluhan")
    siti.says("bu mawar")
    siti.says("saldonya kosong bulan ini")
    siti.picks("Ya, betul")
    siti.picks("Ya, kirim")

    row = village.read(lambda s: s.scalars(select(Complaint)).one())
    assert (row.kpm_id, row.reporter_id, row.category) == (
        village.people["Mawar"], village.people["Siti"], "zero_balance",
    )  # fmt: skip
    assert row.ticket in village.mawar.last
    assert [one.kind for one in village.outbox("complaint_new", "Siti")] == []


def test_one_about_the_groups_own_people_is_not_written_down_by_the_pendamping(village: Village) -> None:
    village.go_to("2018-11-22", "09:00")
    siti = village.pendamping
    siti.says("catat keluhan")
    siti.says("mawar")
    siti.picks("Bantuan dipotong")
    siti.picks("Ketua/petugas PKH")

    assert "171" in siti.last
    assert village.read(lambda s: s.scalars(select(Complaint)).all()) == []


def test_a_list_of_many_families_asks_for_a_name(village: Village) -> None:
    village.group("Dahlia", [f"Anggota {number}" for number in range(1, 26)])
    village.go_to("2018-11-22", "09:00")
    siti = village.pendamping
    siti.says("catat keluhan")
    assert siti.labels == []
    siti.says("aminah")  # two of them
    assert [one for one in siti.labels if "Aminah" in one] == ["5. Aminah", "6. Siti Aminah"]
    siti.picks("6. Siti Aminah")

    assert "Keluhannya tentang apa?" in siti.last


def test_on_a_phone_that_one_it_is_hidden_from_uses_too_it_is_not_opened(village: Village) -> None:
    village.go_to("2018-11-22", "09:00")
    case, bambang = filed(village, "deduction", "ketua"), village.phones["Bambang"]

    def shares(session: Session) -> None:
        contact = locked_contact(session, Incoming(bambang.channel, bambang.address, "shared"), village.now)
        join(session, contact, village.people["Sri"], "id", "code", village.now, None)

    village.write(shares)
    bambang.says("Bambang")
    bambang.says("keluhan")

    assert case.ticket not in bambang.last


def test_its_ticket_alone_opens_it(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    siti.says(f"keluhan {lost_card.ticket.lower()}")
    assert WORDS in siti.last
    siti.says("batal")
    village.mawar.says(lost_card.ticket)
    assert WORDS not in village.mawar.last


def test_a_confidential_visit_is_recorded_by_its_maker_and_offered_to_nobody(village: Village) -> None:
    village.be_at(village.at("2018-11-22", "09:00"))
    case, bambang = filed(village, "deduction", "ketua"), village.phones["Bambang"]
    opened(bambang)
    bambang.picks("Kunjungi keluarganya")
    bambang.says("besok")
    village.go_to("2018-11-23", "06:00")
    assert "RAHASIA" in bambang.last
    bambang.taps("1. Mawar")
    assert "Limpahkan" not in bambang.labels
    bambang.says("limpahkan ke bu siti")
    assert "tidak bisa dilimpahkan" in bambang.texts[-1]
    bambang.says("ketemu ibunya; uang dipotong 50 ribu; sepakat dikembalikan minggu ini")
    bambang.picks("Keempatnya sudah")
    bambang.picks("Ya, simpan")

    [visit] = case.visits()
    assert (visit.state, visit.agreement) == ("done", "dikembalikan minggu ini")
    assert case.ticket in bambang.last
    assert village.outbox(to="Siti") == village.outbox(to="Sri") == []


def test_taking_it_twice_in_words_is_no_note(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.says("saya tangani")
    siti.says("saya tangani")

    assert "sudah ditangani Ibu Siti" in siti.last
    assert lost_card.steps("taken", "noted") == [("taken", None)]


def test_what_words_are_for_may_be_said_in_one_word(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    opened(siti)
    siti.says("kapan terakhir kartunya dipakai")
    assert "Tulisan ini untuk apa?" in siti.last
    siti.says("tanya")
    siti.picks("Ya, kirim")

    assert lost_card.state == "waiting"
    assert "kapan terakhir kartunya dipakai" in village.mawar.last


def test_one_read_from_the_list_is_not_asked_about_again(village: Village, lost_card: Case) -> None:
    other = filed(village, "kks_pin", by="Wati")
    siti = village.pendamping
    siti.says(lost_card.ticket)
    siti.says("batal")
    siti.says("buka")

    assert f"Keluhan {other.ticket}" in siti.last


def test_an_empty_list_asks_for_no_number(village: Village, lost_card: Case) -> None:
    siti = village.pendamping
    siti.says("keluhan")
    siti.picks("Sudah ditutup")

    assert siti.last == "Sudah ditutup: 0"
