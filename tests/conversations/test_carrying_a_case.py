"""A pendamping carries a case through in chat: agreements, visits, what came of it, the family's word, a colleague."""

from collections.abc import Sequence
from datetime import date, time

import pytest

from programme.access import OFFICE
from programme.cases.follow_ups import plan_case_visit
from programme.joining import issue_code
from tests.cases_worked import WorkedCase, acting, opened
from tests.complaints_filed import joins_office
from tests.village import Village

CHECK = "Siapa: suaminya\nApa: menggantikan jaga kantin mulai pukul 08.30\nKapan: tiap pertemuan kelompok\nSimpan?"


@pytest.fixture
def case(village: Village) -> WorkedCase:
    """Opened on 23 November; nothing is agreed yet, and the plan is about to be made."""
    village.be_at(village.at("2018-11-23", "10:00"))
    case = opened(village)
    village.pendamping.says("kasus mawar")
    return case


def picks(case: WorkedCase, labels: Sequence[str]) -> None:
    for label in labels:
        case.village.pendamping.picks(label)


def begin_agreement(case: WorkedCase) -> None:
    """From the file: the family chose that somebody takes her place at work."""
    picks(case, ("Tambah catatan", "Jalan keluar", "Digantikan dulu", "Lainnya", "Ubah pilihan keluarga"))
    picks(case, ("▫️ Digantikan dulu", "Lanjut", "Kesepakatan"))


def test_a_stand_in_is_agreed_in_six_short_questions(case: WorkedCase) -> None:
    phone = case.village.pendamping
    begin_agreement(case)
    assert phone.last.startswith("Siapa yang menggantikan?")
    phone.picks("Suami")
    phone.says("menggantikan jaga kantin")
    phone.says("08.30")
    phone.picks("Ya, boleh")
    assert (
        phone.last
        == "Siapa: suaminya\nApa: menggantikan jaga kantin mulai pukul 08.30\nKapan: tiap pertemuan kelompok\nSimpan?"
    )
    phone.picks("Ya, simpan")

    [one] = case.agreements
    assert (one.kind, one.who, one.words, one.leaves_at, one.every_meeting, one.reminds_family) == (
        "stand_in", "spouse", "jaga kantin", time(8, 30), True, True,
    )  # fmt: skip
    assert "Ibu Mawar saya ingatkan sehari sebelumnya pukul 16.00." in phone.texts[-1] + phone.texts[-2]
    assert "Mulai pelaksanaan" in phone.labels


def test_said_in_one_sentence_only_the_rest_is_asked(case: WorkedCase) -> None:
    phone = case.village.pendamping
    begin_agreement(case)
    phone.says("suaminya gantiin jaga kantin mulai jam 8")
    assert "Boleh Ibu Mawar diingatkan" in phone.last
    phone.picks("Tidak, saya saja")
    phone.picks("Ya, simpan")

    [one] = case.agreements
    assert (one.who, one.words, one.leaves_at, one.reminds_family) == ("spouse", "jaga kantin", time(8), False)


def test_taken_up_again_and_called_off_nothing_is_agreed(case: WorkedCase) -> None:
    phone = case.village.pendamping
    begin_agreement(case)
    phone.says("batal")
    phone.says("kasus mawar")
    picks(case, ("Kesepakatan",))
    phone.says("Bu RT")
    phone.says("jaga warung")
    phone.picks("Sama dengan jam pertemuan")
    phone.picks("Ya, boleh")
    phone.picks("Tidak jadi")
    assert case.agreements == []


def test_an_agreement_that_can_not_be_kept_leads_to_another(village: Village) -> None:
    case = acting(village)
    phone = village.pendamping
    phone.says("kasus mawar")
    phone.picks("Kesepakatan")
    phone.picks("suaminya menggantikan")
    phone.picks("Tidak bisa dijalankan")
    assert "jalan lain yang lebih ringan" in phone.last
    phone.picks("Kesepakatan lain")
    phone.says("mertuanya")
    phone.says("mengantar anak ke sekolah")
    phone.says("7 Desember")
    phone.picks("Ya, boleh")
    phone.picks("Ya, simpan")

    assert [(one.state, one.who, one.due_on) for one in case.agreements] == [
        ("broken", "spouse", None),
        ("open", "relative", date(2018, 12, 7)),
    ]


def test_a_visit_is_planned_from_the_file(case: WorkedCase) -> None:
    phone = case.village.pendamping
    phone.picks("Kunjungan lanjutan")
    phone.says("entahlah")
    assert "Tanggalnya belum saya pahami" in phone.last
    phone.says("Senin")
    phone.says("lihat kantin")

    assert [(one.due_on, one.purpose) for one in case.visits] == [(date(2018, 11, 26), "lihat kantin")]
    assert any("Hanya Ibu/Bapak yang melihatnya." in text for text in phone.texts[-2:])


def test_evaluation_word_and_ending_from_the_notices(village: Village) -> None:
    case = acting(village)
    phone = village.pendamping
    village.reported("2018-12-20", {})
    village.go_to("2018-12-20", "15:00")
    phone.says("catat hasilnya")
    assert "hadir 1 dari 1 (sebelumnya 0 dari 2)" in phone.last
    phone.says("suami ikut senang")
    phone.picks("Lanjut")
    phone.picks("Lanjut")
    picks(case, ("Akhiri kasus", "Tanyakan lewat chat"))
    village.mawar.says("sudah enak bu, suami mau jaga kantin")
    phone.says("akhiri kasus")
    phone.says("ibu mawar dan suami sudah bisa mengatur sendiri")
    phone.picks("Ya, akhiri")

    assert case.said("achieved") == ["Ibu Mawar bisa mengikuti pertemuan kelompok.", "suami ikut senang"]
    assert case.said("family_word") == ["sudah enak bu, suami mau jaga kantin"]
    assert case.said("closed") == ["ibu mawar dan suami sudah bisa mengatur sendiri"]
    assert case.row.state == "closed"
    phone.taps("Akhiri kasus")
    assert "sudah diakhiri" in phone.last


def test_what_she_said_in_person_ends_it_as_well_and_it_opens_again(village: Village) -> None:
    case = acting(village)
    phone = village.pendamping
    phone.says("kasus mawar")
    picks(case, ("Lainnya", "Akhiri kasus", "Sudah disampaikan langsung"))
    phone.says("selesai")
    assert "Mohon tulis dengan beberapa kata" in phone.last
    phone.says("kemarin bilang sudah senang bisa ikut lagi")
    assert "Katanya (Kam 22 Nov): “kemarin bilang sudah senang bisa ikut lagi”." in phone.last
    phone.picks("Ya, akhiri")
    assert case.row.state == "closed"
    phone.picks("Buka lagi kasus ini")
    phone.says("suami pindah kerja")

    assert (case.row.state, case.said("reopened")) == ("open", ["suami pindah kerja"])


def test_a_colleague_is_asked_without_the_familys_name(case: WorkedCase) -> None:
    village, phone = case.village, case.village.pendamping
    joins_office(village, "pendamping", "Rina")
    picks(case, ("Lainnya", "Minta saran"))
    phone.picks("Meminta saran")
    phone.says("bu rina")
    phone.says("bagaimana ya dengan Bu Mawar ini")
    assert "Mohon tanpa nama keluarganya" in phone.last
    phone.says("bagaimana berbicara dengan pemilik kantin?")
    phone.picks("Ya, kirim")
    assert "Mawar" not in village.phones["Rina"].last

    picks(case, ("Lainnya", "Minta saran"))
    assert "Ibu Rina belum menjawab." in phone.last
    phone.picks("Tarik dari Ibu Rina")
    village.phones["Rina"].taps("Terima")
    assert "sudah tidak perlu lagi" in village.phones["Rina"].last


def test_on_a_phone_that_others_use_nothing_of_a_case_opens(village: Village) -> None:
    acting(village)
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Wati"], village.now, village.rules))
    village.pendamping.says(f"/start {code}")
    village.pendamping.taps("Setuju")
    village.reported("2018-12-20", {})
    village.go_to("2018-12-20", "15:00")

    assert not any("Kasus Ibu Mawar" in text for text in village.pendamping.texts)


def shares_her_phone(village: Village) -> None:
    code = village.write(lambda s: issue_code(s, OFFICE, village.people["Wati"], village.now, village.rules))
    village.pendamping.says(f"/start {code}")
    village.pendamping.picks("Setuju")
    village.pendamping.says("ibu siti")


def test_on_a_phone_that_others_use_her_list_does_not_say_that_a_visit_is_of_a_case(village: Village) -> None:
    case, siti = acting(village), village.actor("Siti")
    day = date(2018, 11, 23)
    visit = village.write(lambda s: plan_case_visit(s, siti, case.id, day, "jadwal kantin", village.now))
    assert visit is not None
    village.pendamping.says("kunjungan")
    assert "Pendampingan keluarga: jadwal kantin" in village.pendamping.last
    shares_her_phone(village)
    before = len(village.pendamping.texts)
    village.pendamping.says("kunjungan")
    for number in ("1", "2"):
        village.pendamping.says(number)
        village.pendamping.says("menu")
        village.pendamping.says("kunjungan")

    shown = "\n".join(village.pendamping.texts[before:])
    assert "Tindak lanjut: sesuai kunjungan sebelumnya" in shown
    assert "Pendampingan" not in shown
    assert "kantin" not in shown


@pytest.mark.parametrize("begun", [("buka kasus lastri",), ("kasus",), ("kasus mawar", ">Kesepakatan", ">suaminya")])
def test_what_was_begun_of_a_case_is_not_drawn_where_others_have_come_to_use_the_phone(
    village: Village, begun: tuple[str, ...]
) -> None:
    acting(village)
    for said in begun:
        if said.startswith(">"):
            village.pendamping.picks(said[1:])
        else:
            village.pendamping.says(said)
    shares_her_phone(village)
    before = len(village.pendamping.texts)
    for said in ("apa ya", "lanjutkan", "halo bu", "menu"):
        village.pendamping.says(said)

    shown = "\n".join(village.pendamping.texts[before:])
    assert not [word for word in ("Mawar", "Lastri", "kantin", "suaminya", "Kasus yang berjalan") if word in shown]


@pytest.mark.parametrize("said", ["saya tanya dulu orangnya ya", "belum sempat ketemu bu", "nanti saja", "belum"])
def test_what_only_sounds_like_an_answer_never_stands_for_the_familys_word(village: Village, said: str) -> None:
    case = acting(village)
    village.pendamping.says("kasus mawar")
    picks(case, ("Lainnya", "Akhiri kasus"))
    village.pendamping.says(said)
    village.pendamping.says("nanti saja")

    assert case.said("family_word") == []
    assert case.row.state == "open"


def test_another_family_can_be_named_below_the_file_too(village: Village) -> None:
    case = acting(village)
    village.pendamping.says("kasus mawar")
    picks(case, ("Lainnya",))
    village.pendamping.says("kasus mawar")
    assert "Tahap 4 dari 6" in village.pendamping.last
    picks(case, ("Lainnya",))
    village.pendamping.says("suaminya sudah minta izin ke pabrik")
    village.pendamping.picks("Catatan lain")
    assert case.said("note") == ["suaminya sudah minta izin ke pabrik"]


def test_a_koordinator_who_holds_no_case_is_told_so_and_sees_no_name(village: Village) -> None:
    village.phones["Bambang"].says("kasus mawar")

    assert "Kasus hanya dibaca oleh yang memegangnya" in village.phones["Bambang"].last
    village.phones["Bambang"].says("ikhtisar")
    assert "Kita lanjutkan" not in village.phones["Bambang"].last
