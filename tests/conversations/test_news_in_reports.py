"""What a ketua tells beside her report is not lost, and does not become another family's story."""

import pytest

from tests.village import Village

DAY = "2018-10-25"
BOTH = "mawar kerja, wati sakit, siti aminah gak ada kabar. oh ya bu kartu aminah hilang"


def test_news_beside_a_report_is_handed_on_with_it(village: Village) -> None:
    village.meeting(DAY)
    village.go_to(DAY, "13:00")
    village.ketua.says(BOTH)
    assert "Ikut saya teruskan: “oh ya bu kartu aminah hilang”" in village.ketua.last
    village.ketua.picks("Ya, simpan")

    village.drain()
    assert "“oh ya bu kartu aminah hilang”" in village.pendamping.last


@pytest.mark.parametrize(
    "said",
    [
        "mawar kerja. oh ya bu pendamping minta uang 20rb tiap cair",
        "mawar kerja. kenapa bu siti motong uang kami 20rb?",
        "mawar kerja. pendamping kok kasar sekali bu",
    ],
)
def test_what_accuses_somebody_never_reaches_the_pendamping_with_the_report(village: Village, said: str) -> None:
    village.meeting(DAY)
    village.go_to(DAY, "13:00")
    village.ketua.says(said)
    assert "Ikut saya teruskan" not in village.ketua.last
    village.ketua.picks("Ya, simpan")

    village.drain()
    accusing = said.partition(". ")[2]
    assert not any(accusing in text for text in village.pendamping.texts)
    assert "Laporan tersimpan" not in village.ketua.last  # it goes on with what was kept back
    assert any("Laporan tersimpan" in text for text in village.ketua.texts)


def test_a_mere_yes_tells_no_accusation_to_whom_it_is_about(village: Village) -> None:
    village.ketua.says("tanya")
    village.ketua.says("kenapa pendamping kasar sekali sama kami")
    village.ketua.says("ya")

    village.drain()
    assert not any("kasar" in text for text in village.pendamping.texts)


def test_a_question_that_accuses_while_the_report_is_open_is_kept_for_afterwards(village: Village) -> None:
    village.meeting(DAY)
    village.go_to(DAY, "13:00")
    village.ketua.says("mawar kerja")
    village.ketua.says("kenapa pendamping motong uang kami bu?")
    assert "tidak ikut diteruskan" in village.ketua.last
    village.ketua.picks("Ya, simpan")

    village.drain()
    assert "Keluhan ini untuk siapa?" in village.ketua.last
    assert not any("motong" in text for text in village.pendamping.texts)


def test_violence_told_as_a_reason_reaches_the_pendamping(village: Village) -> None:
    village.meeting(DAY)
    village.go_to(DAY, "13:00")
    village.ketua.says("mawar gak dateng, dipukul suaminya bu")
    village.ketua.picks("Ya, simpan")

    village.drain()
    assert "dipukul suaminya" in village.pendamping.last


def test_what_is_told_after_the_report_was_saved_amends_it(village: Village) -> None:
    meeting = village.reported(DAY, {"Mawar": "sick"})
    village.ketua.says("wati kerja bu")
    assert "3. Wati (bekerja)" in village.ketua.last
    village.ketua.picks("Ya, simpan")

    assert village.absentees(meeting) == {"Mawar": "sick", "Wati": "work"}


def test_where_no_report_is_waited_for_only_the_news_is_the_story(village: Village) -> None:
    village.ketua.says(BOTH)

    assert "Keluhan ini untuk siapa?" in village.ketua.last
    assert not any("Siti Aminah" in label for label in village.ketua.labels)
    village.ketua.says("5")
    village.ketua.says("ya")
    assert "Cerita: “oh ya bu kartu aminah hilang”" in village.ketua.last


def test_a_report_that_no_meeting_waits_for_is_not_called_unclear(village: Village) -> None:
    village.ketua.says("mawar kerja, wati sakit")

    assert "Belum ada pertemuan yang perlu dilaporkan" in village.ketua.last
