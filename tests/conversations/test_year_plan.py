"""The year on one screen; a series moved or called off, told only to those for whom it is news."""

from db.tables import MeetingSeries
from tests.told_once import told_once
from tests.village import Village


@told_once
def series(village: Village) -> None:
    """A fourth Thursday a month from October to March."""
    siti = village.pendamping
    siti.says("jadwal")
    siti.says("kamis keempat jam 9 6 bulan")
    siti.picks("Rumah Ibu Sri")
    siti.picks("Menjadi orang tua")
    siti.picks("Ya, simpan")


def standing(village: Village) -> list[str]:
    local = village.rules.local
    return [f"{local(one.starts_at):%d/%m %H:%M}{' -' * (one.status == 'cancelled')}" for one in village.meetings()]


def test_twelve_months_of_one_group_are_twelve_lines(village: Village) -> None:
    series(village)
    village.reported("2018-10-04", {})
    village.pendamping.says("setahun")
    lines = village.pendamping.last.splitlines()

    assert lines[0] == "Jadwal Melati 1, Oktober 2018 sampai September 2019:"
    assert lines[1] == "- Kam 4 Okt 09.00 ✓"
    assert lines[2] == "- Kam 25 Okt 09.00 · Menjadi orang tua yang lebih baik"
    assert "- ⚠️ April 2019: belum ada" in lines


def test_all_groups_stand_in_one_line_each(village: Village) -> None:
    village.group("Kenanga", ("Darmi",))
    series_of_all = "jadwal semua tiap tanggal 25 jam 9 3 bulan"
    siti = village.pendamping
    siti.says(series_of_all)
    siti.picks("Tetap pada tanggal itu")
    siti.picks("Tetap bersamaan")
    siti.picks("Rumah ketua")
    siti.picks("Ya, simpan")
    village.reported("2018-10-04", {})
    siti.says("setahun")
    assert "- Kenanga: 25/10! 25/11! 25/12!" in siti.last
    assert "- Melati 1: 4/10✓ 25/10! 25/11! 25/12!" in siti.last
    siti.picks("Tahun 2019")

    assert "- Kenanga: belum ada" in siti.last


def test_a_series_moves_and_only_the_near_meetings_are_news(village: Village) -> None:
    series(village)
    siti = village.pendamping
    siti.says("setahun")
    siti.says("jadi Rabu pertama jam 10 mulai november")
    assert "Kam 22 Nov → Rab 7 Nov 10.00" in siti.last
    siti.picks("Ya, simpan")

    assert standing(village) == [
        "25/10 09:00", "07/11 10:00", "05/12 10:00", "02/01 10:00", "06/02 10:00", "06/03 10:00"
    ]  # fmt: skip
    assert village.outbox("meeting_moved") == []
    patterns = village.read(lambda s: [one.pattern["weekday"] for one in s.query(MeetingSeries)])
    assert patterns == [3, 2]

    siti.says("setahun")
    siti.says("kamis kedua jam 9")
    siti.taps("Ya, simpan", times=2)
    assert standing(village)[0] == "11/10 09:00"
    assert {row.subject for row in village.outbox("meeting_moved", to="Mawar")} == {
        f"meeting:{village.meetings()[0].id}"
    }


def test_a_day_off_gives_way_when_a_series_moves(village: Village) -> None:
    series(village)
    village.pendamping.says("setahun")
    village.pendamping.picks("Pindahkan")
    village.pendamping.says("entah")
    assert "Belum saya pahami" in village.pendamping.last
    village.pendamping.says("mulai desember jadi tanggal 25")

    assert "Kam 27 Des → Rab 26 Des 09.00" in village.pendamping.last
    village.pendamping.picks("Jangan")
    assert standing(village)[2] == "27/12 09:00"


def test_the_rest_of_a_series_is_called_off(village: Village) -> None:
    series(village)
    siti = village.pendamping
    siti.says("setahun")
    siti.picks("Batalkan sisanya")
    siti.picks("Desember 2018")
    assert "Kam 22 Nov" not in siti.last
    siti.picks("Ya, batalkan")

    assert "4 pertemuan dibatalkan" in siti.last
    assert [one.endswith("-") for one in standing(village)] == [False, False, True, True, True, True]
    assert village.outbox("meeting_cancelled") == []
    siti.says("setahun")
    siti.picks("Batalkan sisanya")
    siti.picks("Oktober 2018")
    siti.picks("Ya, batalkan")
    assert len(village.outbox("meeting_cancelled", to="Mawar")) == 1


def test_a_group_is_looked_up_by_its_name_typo_and_all(village: Village) -> None:
    village.group("Kenanga", ("Darmi",))
    village.meeting("2018-11-08", group="Kenanga")
    village.pendamping.says("jadwal setahun")
    village.pendamping.says("kenangga")

    assert "Kam 8 Nov 09.00" in village.pendamping.last
