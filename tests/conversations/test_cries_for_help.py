"""What must never end in a menu: violence, a death told as an excuse, the wish for no more messages."""

import pytest

from programme.distress_text import cries_for_help, tells_of_violence, wants_to_die
from tests.village import Village


@pytest.mark.parametrize(
    "said", ["suami sy mukulin sy bu tolong", "bojoku nggebugi aku", "abdi sok diteunggeul salaki"]
)
def test_who_tells_of_violence_hears_who_helps_and_may_tell_her_pendamping(village: Village, said: str) -> None:
    village.mawar.says(said)
    assert any("129" in text and "110" in text for text in village.mawar.texts)
    assert "teruskan kepada Ibu Siti" in village.mawar.last
    assert not any(said in text for text in village.pendamping.texts)
    village.mawar.picks("Ya, teruskan")

    village.drain()
    assert said in village.pendamping.last


@pytest.mark.parametrize("said", ["ga usah bu takut", "jangan dulu ya bu", "tidak usah"])
def test_who_is_afraid_is_told_to_nobody(village: Village, said: str) -> None:
    village.mawar.says("suami sy mukulin sy bu tolong")
    village.mawar.says(said)

    assert "tidak saya teruskan" in village.mawar.last
    village.drain()
    assert not any("mukulin" in text for text in village.pendamping.texts)


@pytest.mark.parametrize("said", ["salah nomor", "stop", "berhenti"])
def test_a_stranger_who_wants_nothing_is_left_alone(village: Village, said: str) -> None:
    stranger = village.phone("Zubaidah")
    stranger.says("halo")
    stranger.says(said)

    assert "tidak ada yang kami kirim ke nomor ini" in stranger.last


def test_a_stranger_hears_who_helps_too(village: Village) -> None:
    stranger = village.phone("Zubaidah")
    stranger.says("tolong bu darurat suami mukulin sy")

    assert any("129" in text for text in stranger.texts)


def test_a_cry_is_heard_in_the_midst_of_anything(village: Village) -> None:
    village.mawar.says("kartu saya hilang")
    village.mawar.says("bu tolong suami mukulin saya")

    assert any("129" in text for text in village.mawar.texts)


def test_a_cry_amid_a_question_may_go_to_the_pendamping_and_the_question_waits(village: Village) -> None:
    village.mawar.says("ganti nomor hp")
    asked = village.mawar.last
    village.mawar.says("bu tolong suami mukulin saya")
    assert "teruskan kepada Ibu Siti" in village.mawar.last
    village.mawar.picks("Ya, teruskan")

    assert village.mawar.last.endswith(asked)
    village.drain()
    assert "bu tolong suami mukulin saya" in village.pendamping.last


@pytest.mark.parametrize(
    "said",
    ["tolong bu suami mau bunuh saya", "suami ngamuk bu bawa parang", "aku ditampiling bojoku", "suami banting anak"],
)
def test_danger_to_life_is_heard_at_a_reminder_and_excuses_nobody(village: Village, said: str) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    village.mawar.says(said)

    assert any("129" in text and "110" in text for text in village.mawar.texts)
    assert "teruskan kepada Ibu Siti" in village.mawar.last
    assert not any("Tercatat" in text for text in village.mawar.texts)


@pytest.mark.parametrize(
    "said",
    [
        "udah capek hidup bu",
        "aku pengin mati wae",
        "rasane wis ora kuat urip",
        "mending minum racun",
        "hoyong maot wae",
    ],
)
def test_who_no_longer_wants_to_live_is_not_left_alone(village: Village, said: str) -> None:
    village.mawar.says(said)

    assert any("119" in text and "tidak sendirian" in text for text in village.mawar.texts)
    assert not any("110" in text for text in village.mawar.texts), "the police help nobody who is sad"
    assert "teruskan kepada Ibu Siti" in village.mawar.last


@pytest.mark.parametrize(
    "said",
    [
        "suami kerja di pabrik",
        "suami tidak pernah mukul",
        "bu ketua mukul bedug",
        "suami bawa arit ke sawah",
        "mending mati lampu daripada banjir",
        "hp saya mau mati bu",
        "saya ga mau hidup sama dia lagi",
        "ayam saya mati",
    ],
)
def test_other_words_are_no_cry(said: str) -> None:
    assert not cries_for_help(said)


def test_one_is_not_the_other() -> None:
    assert tells_of_violence("suami mau bunuh saya")
    assert not wants_to_die("suami mau bunuh saya")
    assert wants_to_die("saya mau bunuh diri")
    assert not tells_of_violence("saya mau bunuh diri")


def test_a_death_told_as_an_excuse_is_news_of_the_family_too(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    village.mawar.says("anak sy meninggal bu td subuh")

    assert any("Tercatat: berhalangan (takziah atau berduka)" in text for text in village.mawar.texts)
    assert not any("jadi datang" in text for text in village.mawar.texts)
    assert "Ada yang meninggal. Betul?" in village.mawar.last


@pytest.mark.parametrize("said", ["bu jgn kirim2 lg", "stop dulu ya bu", "jangan wa saya lagi bu"])
def test_who_wants_no_more_messages_is_told_the_word_for_it(village: Village, said: str) -> None:
    village.mawar.says(said)

    assert "ketik: stop" in village.mawar.last


def test_what_nobody_understands_may_go_to_the_pendamping(village: Village) -> None:
    village.mawar.says("uang sy dipinjem bu tetangga 100rb")
    assert "teruskan kepada Ibu Siti" in village.mawar.last


def test_a_promise_of_the_day_after_counts(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-23", "13:00")
    village.mawar.says("insyaallah bu")

    assert "Tercatat: hadir" in village.mawar.last


def test_no_hindrance_is_no_hindrance(village: Village) -> None:
    village.meeting("2018-10-25")
    village.go_to("2018-10-22", "10:00")
    village.mawar.says("ga")
    village.mawar.says("maksudnya ga ada halangan bu")

    assert "Tercatat: hadir" in village.mawar.last


@pytest.mark.parametrize(
    "words",
    ["rumah saya kebakaran bu", "suami saya pergi ninggalin saya bu", "utang saya banyak bu", "anak saya hilang bu"],
)
def test_hardship_gets_no_menu_but_a_kind_word_and_the_way_to_her_pendamping(village: Village, words: str) -> None:
    village.mawar.says(words)

    assert village.mawar.texts[-2] == "Kami ikut prihatin, Ibu Mawar."
    assert f"“{words}” — boleh saya teruskan kepada Ibu Siti" in village.mawar.last
