"""Families report changes: the mother, her ketua, her pendamping; what is kept is what was said."""

import json

import pytest
from sqlalchemy import select

from conversations.said_instead import tells_unknown
from db.tables import DataUpdate, Dialog, Kpm, StoredFile
from tests.telegram_phone import Phone
from tests.village import Village


def reports(village: Village) -> list[DataUpdate]:
    return village.read(lambda s: list(s.scalars(select(DataUpdate).order_by(DataUpdate.id))))


def said(village: Village) -> dict[str, str]:
    """What the newest report holds."""
    found: dict[str, str] = json.loads(reports(village)[-1].details)
    return found


def photos_of(village: Village, update_id: int) -> int:
    query = select(StoredFile.id).where(StoredFile.subject == f"update:{update_id}")
    return len(village.read(lambda s: s.scalars(query).all()))


def sends_photo(phone: Phone) -> None:
    number = next(phone.village.ids)
    phone.sends({"photo": [{"file_id": f"p{number}", "file_unique_id": "u", "width": 1, "height": 1}]})


def answers(phone: Phone, *said: str) -> None:
    """Each in turn; a choice begins with '>'."""
    for one in said:
        if one.startswith(">"):
            phone.picks(one[1:])
        else:
            phone.says(one)


STORIES: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "moved": (
        (">Pindah rumah", "rt 2 rw 1 dusun krajan desa sumberejo", "minggu lalu", "0812 3456 7890"),
        {
            "address": "rt 2 rw 1 dusun krajan desa sumberejo",
            "dusun": "Krajan",
            "rt": "002",
            "rw": "001",
            "desa": "Sumberejo",
            "since": "~2018-09-24",
            "phone": "+6281234567890",
        },
    ),
    "birth": (
        (">Ada kelahiran", "siti aisyah", ">Perempuan", ">Kemarin", "bidan Tri"),
        {"name": "Siti Aisyah", "gender": "f", "born_on": "2018-09-30", "born_at": "bidan Tri"},
    ),
    "death": (
        (">Ada yang meninggal", ">Karto", "12 september"),
        {"member": "Karto", "member_name": "Karto", "died_on": "2018-09-12"},
    ),
    "child_left": (
        (">Anak berhenti", "budi", ">Putus sekolah", "bulan lalu"),
        {"member": "Budi Santoso", "member_name": "Budi Santoso", "why": "dropped_out", "since": "2018-09"},
    ),
    "new_school": (
        (">Anak masuk", ">Budi", "SMPN 2 Kedungrejo", "kelas 7"),
        {
            "member": "Budi Santoso",
            "member_name": "Budi Santoso",
            "school": "SMPN 2 Kedungrejo",
            "grade": "kelas 7",
            "level": "smp",
        },
    ),
    "pregnancy": (
        (">Ada yang hamil", ">Saya sendiri", "3", ">Belum periksa"),
        {"member": "self", "member_name": "Mawar", "due_month": "2019-04", "age_words": "3", "checked_at": ""},
    ),
    "correction": (
        (">Nama/data", ">Tanggal lahir", ">Budi", "12 mei 2010"),
        {"what": "birth_date", "member": "Budi Santoso", "member_name": "Budi Santoso", "born_on": "2010-05-12"},
    ),
    "pengurus": (
        (">Ganti pengurus", "Joko", ">Suami", ">Bekerja", ">Belum ada"),
        {"member": "new", "member_name": "Joko", "relation": "husband", "why": "work", "phone": ""},
    ),
    "facility": (
        (">Ganti tempat", ">Saya sendiri", "posyandu Melati"),
        {"member": "self", "member_name": "Mawar", "facility": "posyandu Melati"},
    ),
    "other": ((">Perubahan lain", "suami saya dapat kerja di pabrik"), {"story": "suami saya dapat kerja di pabrik"}),
}


@pytest.mark.parametrize("kind", STORIES)
def test_each_kind_asks_just_what_it_needs_and_keeps_what_was_said(village: Village, kind: str) -> None:
    entries = village.family("Mawar", **{"Budi Santoso": "sd", "Karto": "lansia"})
    told, kept = STORIES[kind]

    answers(village.mawar, "perubahan", *told, ">Nanti saja", ">Ya, kirim")

    [report] = reports(village)
    assert (report.kind, report.state, report.kpm_id) == (kind, "received", village.people["Mawar"])
    expected = kept | ({"member": str(entries[kept["member"]])} if kept.get("member") in entries else {})
    assert json.loads(report.details) == expected
    assert "Ibu Siti" in village.mawar.last
    assert [row.person_id for row in village.outbox("update_new")] == [village.people["Siti"]]


def test_what_her_own_words_say_is_confirmed_and_not_asked_again(village: Village) -> None:
    village.mawar.says("perubahan")
    village.mawar.says("saya hamil 3 bulan")
    assert "Ada yang hamil" in village.mawar.last

    answers(village.mawar, ">Ya, betul", "bidan Tri", ">Nanti saja")
    assert "April 2019" in village.mawar.last
    village.mawar.picks("Ya, kirim")

    assert (reports(village)[-1].kind, said(village)["due_month"]) == ("pregnancy", "2019-04")
    assert said(village)["words"] == "saya hamil 3 bulan"


def test_a_guess_that_was_wrong_is_put_right_by_a_choice(village: Village) -> None:
    answers(village.mawar, "perubahan", "wes pindah omah", ">Bukan", ">Perubahan lain", "rumah kami roboh", ">Nanti")
    village.mawar.picks("Ya, kirim")

    assert reports(village)[-1].kind == "other"


@pytest.mark.parametrize(
    "never_mind", ["ga jadi bu", "Nggak jadi deh", "ora sido", "eh gajadi bu", "gajadi lapor bu takut"]
)
def test_never_mind_ends_it_as_batal_does(village: Village, never_mind: str) -> None:
    village.mawar.says("anak saya lahir kemarin")
    village.mawar.says(never_mind)
    assert "Tidak ada yang diubah" in village.mawar.last
    village.mawar.says("anak saya lahir kemarin")
    village.mawar.picks("Ya, betul")
    village.mawar.says(never_mind)

    assert "Tidak ada yang diubah" in village.mawar.last
    assert reports(village) == []


def test_what_is_told_instead_of_yes_or_no_is_read_anew(village: Village) -> None:
    village.mawar.says("anak saya lahir kemarin")
    assert "Ada kelahiran" in village.mawar.last
    village.mawar.says("hmm piye yo")
    assert "Ada kelahiran" in village.mawar.last
    village.mawar.says("saya pindah rumah ke Blitar")
    assert "Pindah rumah" in village.mawar.last
    village.mawar.says("kartu saya ketelan mesin atm")
    assert "tertelan" in village.mawar.last.lower()


def test_what_is_a_complaint_goes_on_as_one(village: Village) -> None:
    answers(village.mawar, "perubahan", "kartu KKS saya hilang")

    assert reports(village) == []
    assert "Perubahan apa" not in village.mawar.last


@pytest.mark.parametrize(
    ("typed", "word"),
    [("besok", "belum tiba"), ("31 juni", "tidak ada di kalender"), ("minggu lalu", "tepatnya"), ("anu", "belum saya")],
)
def test_a_day_that_can_not_be_is_asked_again_kindly(village: Village, typed: str, word: str) -> None:
    answers(village.mawar, "perubahan", ">Ada yang meninggal", "Karto", typed)

    assert word in village.mawar.last
    assert "Tanggal berapa?" in village.mawar.last


def test_a_nik_is_refused_with_the_reason_and_kept_nowhere(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Ada kelahiran", "3301010101010001")
    assert "tidak saya simpan" in village.mawar.last

    answers(village.mawar, "Aisyah", ">Perempuan", ">Kemarin", "rumah", ">Nanti saja", ">Ya, kirim")

    assert "3301" not in reports(village)[-1].details


def test_an_answer_is_changed_before_it_is_sent(village: Village) -> None:
    village.family("Mawar", Budi="sd")
    answers(village.mawar, "perubahan", ">Anak masuk", ">Budi", "SDN 2", "kelas 3", ">Nanti saja")
    answers(village.mawar, ">Ubah: Sekolah", "SMP Al Huda", ">Ya, kirim")

    assert (said(village)["school"], said(village)["level"]) == ("SMP Al Huda", "smp")


def test_nothing_is_kept_of_what_she_does_not_send(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Perubahan lain", "rumah roboh", ">Nanti saja", ">Jangan dikirim")

    assert reports(village) == []


def test_a_second_tap_on_send_reports_it_once(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Perubahan lain", "rumah roboh", ">Nanti saja", ">Ya, kirim")
    village.mawar.says("1")
    village.mawar.says("ya")

    assert len(reports(village)) == 1


def test_one_who_only_changed_school_is_asked_for_the_new_one(village: Village) -> None:
    village.family("Mawar", Budi="sd")
    answers(village.mawar, "perubahan", ">Anak berhenti", ">Budi", ">Pindah ke sekolah", "SDN 3", "kelas 4", ">Nanti")
    village.mawar.picks("Ya, kirim")

    assert (reports(village)[-1].kind, said(village)["school"]) == ("new_school", "SDN 3")


def test_who_a_child_is_to_her_is_no_name(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Anak berhenti", "anak saya yang kedua")
    assert "Siapa namanya?" in village.mawar.last
    village.mawar.says("anaknya")
    assert "Siapa namanya?" in village.mawar.last

    answers(village.mawar, "anak saya Dewi", ">Lulus", "kemarin", ">Nanti saja", ">Ya, kirim")
    assert said(village)["member_name"] == "Dewi"


def test_a_question_in_between_is_answered_and_kept_as_nothing(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Ganti tempat", ">Saya sendiri", "kapan cair?")
    assert village.mawar.last.startswith("Sekarang periksa di mana?")

    answers(village.mawar, "posyandu Melati", ">Nanti saja", ">Ya, kirim")
    assert said(village)["facility"] == "posyandu Melati"


@pytest.mark.parametrize("nothing", ["nanti", "ya", "lewati", "tidak tahu", "mboten ngertos bu", "keluhan saya"])
def test_what_is_no_answer_is_kept_as_none(village: Village, nothing: str) -> None:
    answers(village.mawar, "perubahan", ">Anak masuk", nothing)
    assert "Anak yang mana?" in village.mawar.last
    answers(village.mawar, "Dewi", nothing, "1")
    assert "Sekarang sekolah di mana?" in village.mawar.last
    answers(village.mawar, "SMPN 2", *([] if tells_unknown(nothing) else [nothing]))
    assert "Kelas berapa sekarang?" in village.mawar.last
    answers(village.mawar, "1", ">Nanti saja", ">Ya, kirim")

    assert said(village) == {"member": "new", "member_name": "Dewi", "school": "SMPN 2", "grade": "1", "level": "smp"}


def test_a_class_that_she_does_not_know_stays_open(village: Village) -> None:
    answers(
        village.ketua, "perubahan", "wati", ">Anak masuk", "Dewi", "SMPN 2", "tidak tahu bu", ">Nanti", ">Ya, kirim"
    )

    assert said(village)["grade"] == ""


def test_a_question_is_no_photo_and_no_name(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Anak berhenti", "kok durung oleh duit yo bu")
    assert village.mawar.last.startswith("Anak yang mana?")

    answers(village.mawar, "Dewi", ">Lulus", "kemarin", "kok durung oleh duit yo bu")
    assert village.mawar.last.startswith("Ada fotonya?")
    for waiting in ("ya", "foto apa bu?"):
        village.mawar.says(waiting)
        assert "Ada fotonya?" in village.mawar.last
    village.mawar.says("besok saya kirim")

    assert "Sudah betul?" in village.mawar.last


def test_a_question_that_is_a_command_too_keeps_the_report_open(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Anak masuk", "Dewi", "sekolah Budi Luhur", "7a", "kapan cair")
    assert village.mawar.last.startswith("Itu sekolah apa?")


def test_yes_to_a_new_number_is_not_the_old_one(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Pindah rumah", "RT 2 RW 1", ">Kemarin", "ya")
    assert "nomor barunya" in village.mawar.last

    answers(village.mawar, "0812 3456 7890", ">Nanti saja", ">Ya, kirim")
    assert said(village)["phone"] == "+6281234567890"


def test_a_photo_right_after_sending_belongs_to_what_was_sent(village: Village) -> None:
    answers(village.pendamping, "perubahan", "mawar", ">Perubahan lain", "rumah roboh", ">Nanti", ">Ya, simpan")
    assert "Ada perubahan lain?" in village.pendamping.last
    sends_photo(village.pendamping)
    village.pendamping.picks("Sudah semua")

    assert photos_of(village, reports(village)[-1].id) == 1


def test_the_same_change_is_noticed(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Pindah rumah", "RT 2 RW 1", ">Kemarin", ">Nomornya tetap", ">Nanti saja")
    village.mawar.picks("Ya, kirim")

    answers(village.mawar, "perubahan", ">Pindah rumah")
    assert "sudah saya catat pada Senin, 1 Oktober 2018" in village.mawar.last
    village.mawar.picks("Ya, yang sama")
    assert len(reports(village)) == 1

    answers(village.mawar, "perubahan", ">Pindah rumah", ">Bukan, ini baru", "RT 5", ">Hari ini", ">Nomornya tetap")
    answers(village.mawar, ">Nanti saja", ">Ya, kirim")
    assert len(reports(village)) == 2


def test_a_photo_is_taken_whenever_it_comes(village: Village) -> None:
    village.mawar.says("perubahan")
    sends_photo(village.mawar)
    answers(village.mawar, ">Perubahan lain", "rumah roboh", ">Ya, kirim")

    assert photos_of(village, reports(village)[-1].id) == 1


def test_a_photo_that_follows_is_offered_to_the_open_report(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Perubahan lain", "rumah roboh", "besok saya kirim fotonya", ">Ya, kirim")
    assert "boleh menyusul" in village.mawar.last

    sends_photo(village.mawar)
    assert "Perubahan lain" in village.mawar.last
    village.mawar.picks("Ya, betul")

    assert photos_of(village, reports(village)[-1].id) == 1


def test_a_photo_that_is_for_nothing_reported_stays_out(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Perubahan lain", "rumah roboh", ">Nanti saja", ">Ya, kirim")
    sends_photo(village.mawar)
    village.mawar.picks("Bukan untuk itu")

    assert photos_of(village, reports(village)[-1].id) == 0


def test_a_ketua_reports_for_a_member_without_seeing_the_family(village: Village) -> None:
    entries = village.family("Wati", **{"Dewi Lestari": "sd"})
    answers(village.ketua, "perubahan", "wati", ">Anak masuk")
    assert "Dewi Lestari" not in village.ketua.labels

    answers(village.ketua, "dewi lestari", "SMPN 1", "kelas 7", ">Nanti saja", ">Ya, kirim")

    [report] = reports(village)
    assert (report.kpm_id, report.reporter_id) == (village.people["Wati"], village.people["Sri"])
    assert said(village)["member"] == str(entries["Dewi Lestari"])


def test_a_ketua_who_brings_a_pregnancy_sees_only_that_it_was_handed_on(village: Village) -> None:
    answers(village.ketua, "perubahan", "bu wati hamil 3 bulan", ">Ya, betul", ">Ibu Wati", ">Belum", ">Nanti saja")
    answers(village.ketua, ">Ya, kirim", "laporan data")

    line = village.ketua.labels[0]
    assert "sudah diteruskan" in line
    assert "hamil" not in line


def test_a_ketua_is_not_told_that_a_family_had_reported_it_itself(village: Village) -> None:
    answers(village.phone("Wati"), "perubahan", "saya hamil 3 bulan", ">Ya", ">Belum", ">Nanti saja", ">Ya, kirim")

    answers(village.ketua, "perubahan", "wati", ">Ada yang hamil", ">Ibu Wati")

    assert "sudah saya catat" not in village.ketua.last


def test_a_pendamping_reports_several_from_a_paper_form(village: Village) -> None:
    answers(village.pendamping, "perubahan", "mawar", ">Ganti tempat", ">Ibu Mawar", "Puskesmas Ngawen", ">Nanti")
    answers(village.pendamping, ">Ya, simpan", ">Ada lagi", "wati", ">Perubahan lain", "rumah roboh", ">Nanti")
    answers(village.pendamping, ">Ya, simpan", ">Sudah semua")

    found = [(row.kpm_id, row.kind) for row in reports(village)]
    assert found == [(village.people["Mawar"], "facility"), (village.people["Wati"], "other")]
    assert village.outbox("update_new") == []


def test_the_roster_stays_as_it_is_until_it_was_checked(village: Village) -> None:
    before = village.read(lambda s: s.get_one(Kpm, village.people["Mawar"]).rt)
    answers(village.mawar, "perubahan", ">Pindah rumah", "RT 9 RW 9", ">Kemarin", ">Nomornya tetap", ">Nanti saja")
    village.mawar.picks("Ya, kirim")

    assert village.read(lambda s: s.get_one(Kpm, village.people["Mawar"]).rt) == before


def test_who_typed_the_old_words_for_changing_data_begins_a_report(village: Village) -> None:
    village.mawar.says("ubah data")

    assert "Perubahan apa yang terjadi?" in village.mawar.last


def test_what_she_tells_unasked_does_not_go_on_with_what_she_left_unfinished(village: Village) -> None:
    answers(village.mawar, "perubahan", ">Pindah rumah", "menu", "saya hamil 3 bulan")

    assert "Yang saya tangkap: Ada yang hamil" in village.mawar.last


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("wes pindah omah bu", "moved"),
        ("anak saya pindah sekolah ke SDN 2", "new_school"),
        ("alhamdulillah sudah lahiran bayi perempuan", "birth"),
        ("mertua saya meninggal kemarin", "death"),
        ("kula mbobot 4 wulan", "pregnancy"),
    ],
)
def test_what_changed_may_be_told_out_of_the_blue(village: Village, text: str, kind: str) -> None:
    village.mawar.says(text)
    village.mawar.picks("Ya, betul")

    assert village.read(lambda s: s.query(Dialog).filter_by(status="open").one().question).startswith(kind)


def test_a_pendamping_learns_that_the_family_has_reported_it(village: Village) -> None:
    village.reports_change("Mawar", "moved", address="RT 2", since="2018-09")
    village.mawar.says("menu")

    answers(village.pendamping, "perubahan", "mawar", ">Pindah rumah")
    assert "sudah saya catat pada Senin, 1 Oktober 2018" in village.pendamping.last
    sends_photo(village.pendamping)
    answers(village.pendamping, ">Ya, yang sama", ">Sudah semua")

    assert len(reports(village)) == 1


def _asked_where_it_was_born(village: Village) -> None:
    village.mawar.says("lahiran tgl 29 september")
    for said in ("ya", "Bagas", "laki2"):
        village.mawar.says(said)
    assert village.mawar.last.startswith("Lahir di mana?")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("salah, yang tadi", "ketik: kembali"),
        ("salah, namanya bagus", "Baik, sudah saya ganti."),
        ("keliru bu jenenge Bagus", "Baik, sudah saya ganti."),
        ("sebulan lalu", "belum seperti nama tempat"),
        ("3 bulan", "belum seperti nama tempat"),
        ("laporkan perubahan data", "Lahir di mana?"),
    ],
)
def test_words_that_answer_another_question_are_asked_back_and_not_kept(
    village: Village, said: str, answered: str
) -> None:
    _asked_where_it_was_born(village)
    village.mawar.says(said)
    assert answered in village.mawar.last
    assert village.mawar.last.endswith("Lahir di mana? Contoh: Puskesmas, bidan, atau rumah.")
    village.mawar.says("bidan Rini")

    assert village.mawar.last.startswith("Ada fotonya?")


MISFITS = (
    ((">Pindah rumah",), ("bln dpn", "kls 8", "suami saya", "12 mei 2010", "meninggal", "belum"), "Sekarang tinggal"),
    ((">Ada kelahiran",), ("perempuan", "di rumah", "puskesmas", "saya sendiri", "kls 2"), "Siapa nama bayinya?"),
    ((">Anak berhenti", "budi"), ("kls 8", "kemarin", "perempuan", "bln dpn"), "Mengapa tidak bersekolah"),
    ((">Anak masuk", ">Budi"), ("kemarin", "saya", "lulus", "belum"), "Sekarang sekolah di mana?"),
    ((">Anak masuk",), ("belum", "perempuan", "kelas 7", "saya sendiri"), "Anak yang mana?"),
    ((">Ganti tempat", ">Saya sendiri"), ("12 mei 2010", "anak saya", "belum", "sakit"), "Sekarang periksa"),
)


@pytest.mark.parametrize(("before", "misfits", "asked"), MISFITS)
def test_what_answers_another_question_is_kept_as_nothing(
    village: Village, before: tuple[str, ...], misfits: tuple[str, ...], asked: str
) -> None:
    village.family("Mawar", **{"Budi Santoso": "sd"})
    answers(village.mawar, "perubahan data", *before)
    for misfit in misfits:
        village.mawar.says(misfit)
        assert asked in village.mawar.last, misfit


def test_a_time_is_no_babys_name(village: Village) -> None:
    village.mawar.says("lahiran tgl 29 september")
    village.mawar.says("ya")
    village.mawar.says("kemaren")

    assert "belum seperti nama orang" in village.mawar.last


def test_a_name_is_no_class(village: Village) -> None:
    village.mawar.says("anak saya pindah sekolah ke SDN 2")
    village.mawar.says("ya")
    while not village.mawar.last.startswith("Kelas berapa"):
        village.mawar.says("Budi")
    village.mawar.says("budi")
    assert "Kelas berapa? Contoh: kelas 7." in village.mawar.last
    village.mawar.says("kelas 4")

    assert not village.mawar.last.startswith("Kelas berapa")


def test_all_that_the_first_message_says_of_a_birth_is_not_asked_again(village: Village) -> None:
    village.mawar.says("lahiran tgl 29 september, laki2 namanya Bagas, di bidan")
    village.mawar.says("ya")

    assert "Ada fotonya?" in village.mawar.last
    village.mawar.says("nanti")
    for told in ("Bagas", "Laki-laki", "29 September 2018", "bidan"):
        assert told in village.mawar.last


def test_a_yes_to_the_photo_says_what_to_do_now(village: Village) -> None:
    _asked_where_it_was_born(village)
    village.mawar.says("bidan")
    village.mawar.says("ya")

    assert village.mawar.last.startswith("Kirim fotonya ke sini sekarang. Kalau belum ada, tulis: nanti.")


@pytest.mark.parametrize(
    "said",
    ["nomor hp saya ganti 081298765432", "no wa saya ganti 0812-9876-5432 bu", "nomer kula gantos 0812 9876 5432"],
)
def test_a_new_number_that_she_tells_is_taken_as_what_is_right(village: Village, said: str) -> None:
    village.mawar.says(said)
    village.mawar.says("ya")
    village.mawar.says("nanti")

    assert "Yang benar: HP 081298765432" in village.mawar.last


@pytest.mark.parametrize("said", ["no saya ganti", "no hp baru", "nomor saya ganti bu"])
def test_a_new_number_may_be_told_without_it(village: Village, said: str) -> None:
    village.mawar.says(said)

    assert village.mawar.last.startswith("Yang saya tangkap: Nama/data keliru.")


def test_whom_a_ketua_names_without_a_title_is_not_asked_again(village: Village) -> None:
    village.ketua.says("nomor wati ganti 081298765432")

    assert village.ketua.last.startswith("Yang saya tangkap, keluarga Ibu Wati:")
