"""The reporter follows what became of her report: the notices, her list, an answer, a withdrawal."""

import json

from sqlalchemy import select

from db.tables import DataUpdate, DataUpdateStep, StoredFile
from programme.updates.checks import ask_back, mark_right, mark_wrong
from tests.conversations.test_report_change import answers, sends_photo
from tests.village import Village

FACILITY = {"member": "self", "member_name": "Mawar", "facility": "posyandu Melati"}


def state_of(village: Village, update_id: int) -> str:
    return village.read(lambda s: s.get_one(DataUpdate, update_id)).state


def steps_of(village: Village, update_id: int) -> list[tuple[str, str | None]]:
    query = select(DataUpdateStep).where(DataUpdateStep.update_id == update_id).order_by(DataUpdateStep.id)
    return [(one.kind, one.words) for one in village.read(lambda s: list(s.scalars(query)))]


def asks(village: Village, update_id: int, words: str) -> None:
    """The pendamping asks back."""
    siti = village.actor("Siti")
    village.write(lambda s: ask_back(s, siti, update_id, words, village.now))
    village.drain()


def test_she_is_asked_and_answers_by_the_button(village: Village) -> None:
    update_id = village.reports_change("Mawar", "facility", **FACILITY)
    asks(village, update_id, "Posyandu yang mana?")
    assert "“Posyandu yang mana?”" in village.mawar.last

    answers(village.mawar, ">Jawab", "yang di balai desa")

    assert state_of(village, update_id) == "received"
    assert steps_of(village, update_id)[-1] == ("answered", "yang di balai desa")
    assert len(village.outbox("update_new", to="Siti")) == 2


def test_what_she_simply_types_is_sent_once_she_says_that_it_is_the_answer(village: Village) -> None:
    update_id = village.reports_change("Mawar", "facility", **FACILITY)
    asks(village, update_id, "Posyandu yang mana?")

    village.mawar.says("yang di balai desa bu")
    assert "Apakah ini jawaban" in village.mawar.last
    village.mawar.picks("Ya, kirim")

    assert steps_of(village, update_id)[-1] == ("answered", "yang di balai desa bu")


def test_what_is_no_answer_goes_its_own_way(village: Village) -> None:
    update_id = village.reports_change("Mawar", "facility", **FACILITY)
    asks(village, update_id, "Posyandu yang mana?")

    village.mawar.says("terima kasih bu")
    assert "Sama-sama" in village.mawar.last
    village.mawar.says("halo")
    village.mawar.picks("Bukan")

    assert "Halo" in village.mawar.last
    assert state_of(village, update_id) == "asked"


def test_a_photo_answers_a_question_for_one(village: Village) -> None:
    update_id = village.reports_change("Mawar", "facility", **FACILITY)
    asks(village, update_id, "Boleh foto kartunya?")

    village.mawar.picks("Jawab")
    sends_photo(village.mawar)

    assert state_of(village, update_id) == "received"
    files = village.read(lambda s: s.query(StoredFile).filter_by(subject=f"update:{update_id}").all())
    assert [file.person_id for file in files] == [village.people["Mawar"]]


def test_a_question_answered_before_is_not_answered_again(village: Village) -> None:
    update_id = village.reports_change("Mawar", "facility", **FACILITY)
    asks(village, update_id, "Posyandu yang mana?")
    answers(village.mawar, ">Jawab", "yang di balai desa")
    asked = next(one for one in village.mawar.messages if "bertanya" in one.text)

    village.mawar.taps_data(asked.id, f"n:update_step:update:{update_id}:answer")

    assert "sudah dijawab" in village.mawar.last
    assert len(steps_of(village, update_id)) == 3


def test_she_hears_that_it_is_right_or_why_it_is_not(village: Village) -> None:
    siti = village.actor("Siti")
    first = village.reports_change("Mawar", "other", story="dapat kerja")
    village.write(lambda s: mark_right(s, siti, first, village.now, village.rules))
    village.drain()
    assert "sudah diperiksa Ibu Siti dan sudah betul" in village.mawar.last

    second = village.reports_change("Mawar", "other", story="rumah roboh")
    village.write(lambda s: mark_wrong(s, siti, second, "Rumahnya masih utuh.", village.now))
    village.drain()
    assert "“Rumahnya masih utuh.”" in village.mawar.last


def test_she_withdraws_what_is_not_settled(village: Village) -> None:
    update_id = village.reports_change("Mawar", "other", story="dapat kerja")

    answers(village.mawar, "laporan data", ">Perubahan lain", ">Tarik", ">Ya, tarik")

    assert state_of(village, update_id) == "withdrawn"
    assert [row.state for row in village.outbox("update_new")] != ["queued"]


def test_what_was_settled_meanwhile_is_not_withdrawn(village: Village) -> None:
    update_id = village.reports_change("Mawar", "other", story="dapat kerja")
    siti = village.actor("Siti")
    answers(village.mawar, "laporan data", ">Perubahan lain", ">Tarik")
    village.write(lambda s: mark_right(s, siti, update_id, village.now, village.rules))

    village.mawar.says("ya")

    assert any("sudah selesai diperiksa" in text for text in village.mawar.texts[-2:])
    assert state_of(village, update_id) == "right"


def test_what_a_ketua_reported_is_answered_by_her_but_a_pregnancy_by_the_family(village: Village) -> None:
    moved = village.reports_change("Wati", "moved", by="Sri", address="RT 2", since="2018-09")
    asks(village, moved, "RW berapa?")
    assert "Ibu Wati" in village.ketua.last

    pregnancy = village.reports_change("Lastri", "pregnancy", by="Sri", member="self", member_name="Lastri")
    before = len(village.ketua.messages)
    asks(village, pregnancy, "Sudah periksa?")

    assert "Sudah periksa?" in village.phone("Lastri").last
    assert len(village.ketua.messages) == before


def test_her_list_names_what_is_hers_and_how_far_it_is(village: Village) -> None:
    village.reports_change("Mawar", "moved", address="RT 2", since="~2018-09-24")
    village.reports_change("Wati", "moved", address="RT 3", since="2018-09")

    village.mawar.says("laporan data")
    assert len(village.mawar.labels) == 2
    village.mawar.picks("Pindah rumah")

    assert "sekitar Senin, 24 September 2018" in village.mawar.last


def test_one_who_reported_nothing_is_told_how(village: Village) -> None:
    village.mawar.says("laporan data")

    assert "ketik: perubahan" in village.mawar.last


def test_a_number_typed_as_the_answer_is_refused_and_not_kept(village: Village) -> None:
    update_id = village.reports_change("Mawar", "other", story="dapat kerja")
    asks(village, update_id, "Di mana?")

    answers(village.mawar, ">Jawab", "3301010101010001")

    assert "tidak saya simpan" in village.mawar.last
    assert state_of(village, update_id) == "asked"
    assert "3301" not in json.dumps(steps_of(village, update_id))


def test_what_she_reported_before_is_one_tap_from_reporting(village: Village) -> None:
    village.mawar.says("perubahan")
    assert "Lihat laporan saya" not in village.mawar.labels

    village.reports_change("Mawar", "other", story="rumah roboh")
    answers(village.mawar, "menu", "perubahan", ">Lihat laporan saya")

    assert "Perubahan lain, Sen 1 Okt" in village.mawar.labels[0]
