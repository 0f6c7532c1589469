"""In the midst of reporting a change: a correction of an answer given, a name as people say it, other news."""

import pytest

from conversations.updates.change_names import bare_name
from tests.conversations.test_report_change import answers, reports
from tests.village import Village


def moved_up_to_the_photo(village: Village) -> None:
    answers(village.mawar, "pindah rumah bu", "ya", "rt 3 rw 2 krajan", "minggu lalu", "081234567890")
    assert village.mawar.last.startswith("Ada fotonya?")


@pytest.mark.parametrize("said", ["eh salah yg bener 081234567899", "salah bu nomornya 0812-3456-7899"])
def test_a_number_put_right_at_the_photo_question_is_shown_anew(village: Village, said: str) -> None:
    moved_up_to_the_photo(village)
    village.mawar.says(said)

    assert village.mawar.last.startswith("Baik, sudah saya ganti.")
    assert "Nomor HP: 081234567899" in village.mawar.last
    village.mawar.picks("Ya, kirim")
    assert reports(village)[-1].kind == "moved"


def test_a_correction_that_may_mean_anything_shows_how_and_changes_nothing(village: Village) -> None:
    moved_up_to_the_photo(village)
    village.mawar.says("eh salah bu")

    assert village.mawar.last.startswith("Mana yang keliru? Pilih yang mau diubah di bawah ini.")
    assert "Nomor HP: 081234567890" in village.mawar.last


def test_where_all_is_shown_words_put_right_what_they_fit(village: Village) -> None:
    moved_up_to_the_photo(village)
    answers(village.mawar, "nanti", "salah tanggalnya 2 bulan lalu")
    assert "Sejak: Agustus 2018" in village.mawar.last

    village.mawar.says("hmm")
    assert village.mawar.last.startswith("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu.")


def test_a_wrong_name_is_put_right_by_saying_the_name(village: Village) -> None:
    answers(village.mawar, "anakku meninggal wingi bu", "ya", "si Bayu bu", "nanti", "eh salah namanya Bagus")

    assert "Siapa: Bagus" in village.mawar.last
    assert "Bayu" not in village.mawar.last


def test_never_mind_at_the_photo_question_sends_nothing(village: Village) -> None:
    moved_up_to_the_photo(village)
    village.mawar.says("eh gajadi bu")

    assert "Tidak ada yang diubah" in village.mawar.last
    assert reports(village) == []


@pytest.mark.parametrize(
    "said", ["yg kecil bu", "suami bu", "udah bu", "Anakku Sing Cilik", "anak yang nomor dua", "yang gede bu"]
)
def test_who_it_was_without_a_name_is_no_name(village: Village, said: str) -> None:
    answers(village.mawar, "suami saya meninggal bu", "ya", said)

    assert village.mawar.last.startswith("Siapa namanya?")


def test_who_is_called_like_a_grandchild_is_taken_by_her_name(village: Village) -> None:
    answers(village.mawar, "suami saya meninggal bu", "ya", "Cucu")
    assert village.mawar.last.startswith("Siapa namanya?")
    village.mawar.says("namanya Cucu bu")

    assert village.mawar.last.startswith("Tanggal berapa?")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("si Bayu bu", "Bayu"),
        ("Bayu, umur 2 th", "Bayu"),
        ("anak saya namanya Bayu bu", "Bayu"),
        ("suami saya, Karto", "Karto"),
        ("bu namanya Siti Aminah ya", "Siti Aminah"),
        ("Siti Aminah", "Siti Aminah"),
        ("Cucu Cahyati", "Cucu Cahyati"),
        ("Mbah Karto", "Mbah Karto"),
        ("Adi", "Adi"),
        ("Ade Irma", "Ade Irma"),
    ],
)
def test_of_what_is_said_around_a_name_the_name_is_kept(said: str, name: str) -> None:
    assert bare_name(said) == name


def test_a_death_is_met_with_condolence_before_anything_is_asked(village: Village) -> None:
    village.mawar.says("bojoku mati bu")
    assert village.mawar.last.startswith("Kami turut berduka cita.")
    village.mawar.picks("Ya, betul")

    assert "berduka" not in village.mawar.last


def test_other_news_amid_the_questions_begins_at_once_and_they_go_on_behind_it(village: Village) -> None:
    answers(village.mawar, "pindah rumah bu", "ya", "rt 3 rw 2 krajan")
    asked = village.mawar.last
    village.mawar.says("anak saya meninggal bu kemarin")
    assert "Ada yang meninggal. Betul?" in village.mawar.last
    answers(village.mawar, "ya", "Bayu", "nanti", "ya, kirim")

    assert [one.kind for one in reports(village)] == ["death"]
    assert village.mawar.last.endswith(asked)
    answers(village.mawar, "minggu lalu", "tetap", "nanti", "ya, kirim")
    assert [one.kind for one in reports(village)] == ["death", "moved"]


def test_a_death_is_no_address(village: Village) -> None:
    answers(village.mawar, "pindah rumah bu", "ya", "suami saya meninggal bu tadi malam")

    assert "Ada yang meninggal. Betul?" in village.mawar.last


def test_a_lost_card_told_there_is_a_complaint(village: Village) -> None:
    answers(village.mawar, "pindah rumah bu", "ya", "rt 3 rw 2 krajan")
    village.mawar.says("kartu kks saya hilang bu")

    assert "keluhannya: KKS hilang. Betul?" in village.mawar.last
