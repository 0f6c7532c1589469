"""What a reporter hears of her complaint and what she can still say to it: plainly told, and hers to close."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Complaint, ComplaintStep, StoredFile
from programme.complaints.filing import Filed, Filing, file_complaint
from programme.complaints.handling import ask_reporter, note_complaint, refer_complaint, solve_complaint, take_complaint
from tests.conversations.test_engine import PHOTO, question
from tests.conversations.test_shared_phones import shared_by
from tests.village import Village


@pytest.fixture
def lost(village: Village) -> Filed:
    """Ibu Mawar's card is lost, and her pendamping works on it."""
    mawar, filing = village.actor("Mawar"), Filing("kks_lost", "hilang di pasar")
    one = village.write(lambda s: file_complaint(s, mawar, mawar.person_id or 0, filing, village.now, village.rules))
    siti = village.actor("Siti")
    village.write(lambda s: take_complaint(s, siti, one.complaint_id, None, village.now))
    village.drain()
    return one


def asks(village: Village, lost: Filed, words: str = "Bank apa, Bu?") -> None:
    siti = village.actor("Siti")
    village.write(lambda s: ask_reporter(s, siti, lost.complaint_id, words, village.now))
    village.drain()


def solves(village: Village, lost: Filed) -> None:
    siti = village.actor("Siti")
    village.write(lambda s: solve_complaint(s, siti, lost.complaint_id, "Kartu baru sudah diambil", village.now))
    village.drain()


def state(village: Village, lost: Filed) -> str:
    return village.read(lambda s: s.get_one(Complaint, lost.complaint_id)).state


def last_step(village: Village, lost: Filed) -> tuple[str, str | None]:
    query = select(ComplaintStep).where(ComplaintStep.complaint_id == lost.complaint_id)
    step = village.read(lambda s: s.scalars(query.order_by(ComplaintStep.id.desc())).first())
    assert step is not None
    return step.kind, step.words


# Told plainly.


def test_each_step_is_told_with_who_and_until_when_and_a_note_is_not(village: Village, lost: Filed) -> None:
    siti, mawar = village.actor("Siti"), village.mawar
    assert mawar.last.startswith(f"Ibu Mawar, keluhan {lost.ticket} (KKS hilang) sekarang ditangani Ibu Siti")
    told = len(mawar.messages)
    village.write(lambda s: note_complaint(s, siti, lost.complaint_id, "rahasia kami", village.now))
    village.drain()
    assert len(mawar.messages) == told
    village.write(
        lambda s: refer_complaint(s, siti, lost.complaint_id, "BRI Wates", "12/PKH", village.now, village.rules)
    )
    village.drain()
    assert "Diteruskan ke BRI Wates, surat nomor 12/PKH" in mawar.last
    mawar.says("keluhan saya")

    assert "BRI Wates" in mawar.last
    assert not any("rahasia kami" in text for text in mawar.texts)


def test_with_several_she_chooses_by_number_or_ticket(village: Village, lost: Filed) -> None:
    mawar, filing = village.actor("Mawar"), Filing("data_wrong", "salah")
    village.write(lambda s: file_complaint(s, mawar, mawar.person_id or 0, filing, village.now, village.rules))
    village.mawar.says("keluhan saya")
    assert len(village.mawar.labels) == 2
    village.mawar.says(f"{lost.ticket[:2]}-{lost.ticket[2:4]} {lost.ticket[4:].lower()}")

    assert village.mawar.last.startswith(f"Keluhan {lost.ticket}: KKS hilang")


# A question of its handler.


def test_the_question_is_answered_by_its_button(village: Village, lost: Filed) -> None:
    asks(village, lost)
    mawar = village.mawar
    assert "“Bank apa, Bu?”" in mawar.last
    mawar.picks("Jawab")
    mawar.says("BRI, di Wates")

    assert last_step(village, lost) == ("answered", "BRI, di Wates")
    assert state(village, lost) == "in_progress"
    assert "teruskan kepada Ibu Siti" in mawar.last


def test_an_answer_simply_written_is_confirmed_first(village: Village, lost: Filed) -> None:
    asks(village, lost)
    mawar = village.mawar
    mawar.says("banknya BRI wates bu")
    assert "Apakah “banknya BRI wates bu” jawaban" in mawar.last
    assert state(village, lost) == "waiting"
    mawar.picks("Ya, teruskan")

    assert last_step(village, lost) == ("answered", "banknya BRI wates bu")


def test_who_answers_two_days_late_is_heard_as_well(village: Village, lost: Filed) -> None:
    asks(village, lost)
    village.be_at(village.now + timedelta(days=2))
    village.mawar.says("bank bri unit wates bu")
    village.mawar.picks("Ya, teruskan")

    assert last_step(village, lost) == ("answered", "bank bri unit wates bu")
    assert state(village, lost) == "in_progress"


@pytest.mark.parametrize("said", ["selamat pagi bu", "matur nuwun sanget", "kapan cair bu", "saya hamil 3 bulan bu"])
def test_days_later_a_greeting_or_something_new_is_no_answer(village: Village, lost: Filed, said: str) -> None:
    asks(village, lost)
    village.be_at(village.now + timedelta(days=2))
    village.mawar.says(said)

    assert "jawaban untuk pertanyaan" not in village.mawar.last
    assert state(village, lost) == "waiting"


def test_belum_two_days_late_opens_it_again(village: Village, lost: Filed) -> None:
    solves(village, lost)
    village.be_at(village.now + timedelta(days=2))
    village.mawar.says("belum bu")

    assert state(village, lost) == "reopened"


@pytest.mark.parametrize(
    "said",
    [
        "durung bu, ora ono sing teko",
        "belum pak, ga ada yang datang",
        "can beres bu",
        "acan, kartuna can aya",
        "sudah tapi kartunya rusak",
        "sdh bu tapi saldonya masih kosong",
    ],
)
def test_not_yet_in_her_own_words_opens_it_again_with_them(village: Village, lost: Filed, said: str) -> None:
    solves(village, lost)
    village.mawar.says(said)

    assert state(village, lost) == "reopened"
    assert last_step(village, lost)[1] == said


@pytest.mark.parametrize("said", ["belum bisa datang besok bu", "sudah, matur nuwun"])
def test_other_words_do_not_open_it_again(village: Village, lost: Filed, said: str) -> None:
    village.meeting("2018-10-04")
    solves(village, lost)
    village.mawar.says(said)

    assert state(village, lost) != "reopened"


def test_what_was_meant_for_something_else_goes_there(village: Village, lost: Filed) -> None:
    village.meeting("2018-10-04")
    asks(village, lost)
    mawar = village.mawar
    mawar.says("anak saya demam")
    if question(village, mawar) == "my_complaints draft":
        mawar.picks("Bukan, hal lain")

    assert state(village, lost) == "waiting"
    assert last_step(village, lost)[0] == "asked"


@pytest.mark.parametrize("said", ["ya", "terima kasih bu", "kapan pertemuan?", "halo"])
def test_thanks_and_questions_are_no_answer(village: Village, lost: Filed, said: str) -> None:
    asks(village, lost)
    village.mawar.says(said)

    assert question(village, village.mawar) != "my_complaints draft"
    assert state(village, lost) == "waiting"


def test_a_photo_may_be_the_answer(village: Village, lost: Filed) -> None:
    asks(village, lost, "Ada foto suratnya?")
    village.mawar.picks("Jawab")
    village.mawar.sends(PHOTO)

    assert state(village, lost) == "in_progress"
    subject = f"complaint:{lost.complaint_id}"
    assert village.read(lambda s: s.scalars(select(StoredFile.subject)).all()) == [subject]


# Whether it is solved.


def test_yes_closes_it_and_a_second_tap_changes_nothing(village: Village, lost: Filed) -> None:
    solves(village, lost)
    mawar = village.mawar
    assert "“Kartu baru sudah diambil”" in mawar.last
    mawar.taps("Sudah selesai", times=2)

    assert state(village, lost) == "closed"
    assert "sudah tercatat" in mawar.last
    assert len([one for one in village.outbox("complaint_new") if one.slot == "step:4"]) <= 1


@pytest.mark.parametrize("said", ["sampun bu", "sudah", "beres"])
def test_she_may_simply_say_that_it_is(village: Village, lost: Filed, said: str) -> None:
    solves(village, lost)
    village.mawar.says(said)

    assert state(village, lost) == "closed"


def test_belum_opens_it_at_once_and_asks_what_is_wrong(village: Village, lost: Filed) -> None:
    solves(village, lost)
    mawar = village.mawar
    mawar.picks("Belum")
    assert state(village, lost) == "reopened"
    assert "Apa yang masih kurang?" in mawar.last
    mawar.says("kartunya belum bisa dipakai")

    assert last_step(village, lost) == ("reopened", "kartunya belum bisa dipakai")
    village.go_to(village.now + timedelta(minutes=6))
    assert lost.ticket in village.pendamping.last


@pytest.mark.parametrize("said", ["sudah selesai, matur nuwun", "alhamdulillah sampun rampung bu", "wis beres"])
def test_a_thankful_yes_closes_it(village: Village, lost: Filed, said: str) -> None:
    solves(village, lost)
    village.mawar.says(said)

    assert state(village, lost) == "closed"


def test_belum_with_its_reason_is_one_message(village: Village, lost: Filed) -> None:
    solves(village, lost)
    village.mawar.says("dereng bu, kartunipun taksih pejah")

    assert last_step(village, lost) == ("reopened", "dereng bu, kartunipun taksih pejah")


def test_silent_for_ten_days_it_is_closed_and_one_tap_opens_it_again(village: Village, lost: Filed) -> None:
    solves(village, lost)
    village.go_to(village.now + timedelta(days=11))
    assert state(village, lost) == "closed"
    village.mawar.picks("Belum selesai")

    assert state(village, lost) == "reopened"


def test_complaining_of_the_same_again_opens_what_was_said_to_be_solved(village: Village, lost: Filed) -> None:
    solves(village, lost)
    mawar = village.mawar
    for said in ("keluhan", "kartu hilang lagi", "ya", "kirim"):
        mawar.says(said)
    mawar.picks("Tambahkan ke sana")

    assert last_step(village, lost) == ("reopened", "kartu hilang lagi")


# Taken back.


def test_that_there_is_nothing_to_add_is_not_passed_on(village: Village, lost: Filed) -> None:
    mawar = village.mawar
    for said in ("cukup", "nanti saja bu"):
        mawar.says("keluhan saya")
        mawar.picks("Tambah keterangan")
        before = len(village.outbox(to="Siti"))
        mawar.says(said)
        assert mawar.last.startswith(f"Keluhan {lost.ticket}")
        assert len(village.outbox(to="Siti")) == before


def test_she_withdraws_it_and_its_handler_hears_of_it(village: Village, lost: Filed) -> None:
    mawar = village.mawar
    mawar.says("keluhan saya")
    mawar.picks("Cabut keluhan")
    mawar.picks("Jangan")
    assert state(village, lost) == "in_progress"
    mawar.picks("Cabut keluhan")
    mawar.picks("Ya, cabut")

    assert state(village, lost) == "closed"
    assert "ditarik" in village.pendamping.last


# On a phone that others use.


def test_on_a_shared_phone_she_is_only_told_that_there_is_news(village: Village, lost: Filed) -> None:
    phone = shared_by(village, "Mawar", "Wati")
    asks(village, lost)

    assert phone.last.startswith("Ada kabar untuk Ibu Mawar")
    phone.says("keluhan saya")
    phone.picks("Ibu Mawar")
    assert "Bank apa" in phone.last


@pytest.mark.parametrize(
    "said",
    [
        "gimana keluhan saya",
        "sampe mana keluhan saya",
        "gimana keluhan saya bu kok belum ada kabar",
        "keluhan kulo pripun",
        "kumaha keluhan abdi",
        "laporan saya sudah sampai mana",
        "sudah dikirim blm?",
    ],
)
def test_how_hers_is_may_be_asked_in_many_words(village: Village, lost: Filed, said: str) -> None:
    village.mawar.says(said)

    assert f"Keluhan {lost.ticket}" in village.mawar.last
    assert "Sedang ditangani Ibu Siti" in village.mawar.last


def test_nobody_hears_of_anothers(village: Village, lost: Filed) -> None:
    village.ketua.says("keluhan bu mawar sudah sampai mana")

    assert lost.ticket not in village.ketua.last
    village.phone("Wati").says("gimana keluhan saya")
    assert village.phone("Wati").last == "Belum ada keluhan. Untuk menyampaikan keluhan, ketik: keluhan"


def test_how_to_complain_is_still_told(village: Village, lost: Filed) -> None:
    village.mawar.says("gimana cara mengadu bu")

    assert lost.ticket not in village.mawar.last


@pytest.mark.parametrize("said", ["bu kartunya udah ketemu", "kertune sampun kepanggih", "kartu kks wis ketemu bu"])
def test_news_of_what_she_complained_of_may_be_added_with_one_tap(village: Village, lost: Filed, said: str) -> None:
    village.mawar.says(said)
    assert f"Keluhan {lost.ticket}" in village.mawar.last
    village.mawar.picks("Tambah keterangan")

    assert "Sudah saya teruskan" in village.mawar.last
