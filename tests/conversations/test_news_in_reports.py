"""What a ketua tells beside her report is not lost, and does not become another family's story."""

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
