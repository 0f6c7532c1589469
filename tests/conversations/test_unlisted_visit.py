"""A visit that stood on no list: the pendamping tells of it in her words, and it is recorded like any other."""

import pytest
from sqlalchemy import select

from db.tables import Visit
from tests.village import Village


def visits(village: Village) -> list[Visit]:
    return village.read(lambda s: list(s.scalars(select(Visit).order_by(Visit.id))))


def test_a_visit_off_the_list_is_recorded_from_her_words(village: Village) -> None:
    siti = village.pendamping
    siti.says("tadi ke rumah bu murni, ketemu suaminya, anaknya sakit")
    assert siti.last.startswith("Ibu Murni (nomor 7, Melati 1) tidak ada di daftar kunjungan hari ini.")
    siti.says("sepakat datang bulan depan")
    siti.says("ya")
    siti.picks("Keempatnya sudah")
    assert "Catatan: anaknya sakit\nKesepakatan: datang bulan depan" in siti.last
    siti.picks("Ya, simpan")

    (visit,) = visits(village)
    assert (visit.kpm_id, visit.cause, visit.state) == (village.people["Murni"], "routine", "done")
    assert visit.met == "spouse"


def test_nothing_is_made_of_it_before_she_says_yes(village: Village) -> None:
    village.pendamping.says("kunjungan ke murni tadi selesai, ketemu suaminya")
    village.pendamping.says("tidak usah")

    assert visits(village) == []
    assert village.pendamping.last == "Baik, tidak saya catat."


def test_it_counts_as_the_visit_that_waits_for_the_family(village: Village) -> None:
    def waits(session: object) -> None:
        visit = Visit(kpm_id=village.people["Murni"], cause="p2k2", months=["2018-08", "2018-09"])
        visit.due_on, visit.opened_at = village.at("2018-10-20", "08:00").date(), village.now
        session.add(visit)  # type: ignore[attr-defined]  # a Session

    village.write(waits)
    village.pendamping.says("tadi ke rumah bu murni, ketemu orangnya")
    village.pendamping.says("ya")

    assert [(one.cause, one.state) for one in visits(village)] == [("p2k2", "open")]
    assert "Menjelaskan" in " ".join(village.pendamping.labels) + village.pendamping.last


def test_whom_a_name_leaves_open_is_asked(village: Village) -> None:
    village.pendamping.says("tadi mampir ke rumah aminah")

    assert village.pendamping.last == "Ada beberapa yang cocok. Yang mana?"
    village.pendamping.picks("5. Aminah")
    assert village.pendamping.last.startswith("Ibu Aminah (nomor 5, Melati 1)")


@pytest.mark.parametrize(
    "said", ["besok mau ke rumah murni", "sudah ketemu pak camat tadi", "kapan ke rumah murni?", "murni sakit"]
)
def test_what_tells_of_no_visit_that_was_made_is_none(village: Village, said: str) -> None:
    village.pendamping.says(said)

    assert "di luar daftar" not in village.pendamping.last


def test_yesterdays_visit_keeps_its_day(village: Village) -> None:
    siti = village.pendamping
    siti.says("kemarin ke rumah bu murni, ketemu orangnya, anaknya sakit")
    siti.says("ya")
    siti.picks("Keempatnya sudah")

    assert "Tanggal: Minggu, 30 September 2018" in siti.last
    assert "Catatan: anaknya sakit" in siti.last


def test_one_that_waits_with_a_colleague_is_not_made_twice(village: Village) -> None:
    def waits(session: object) -> None:
        visit = Visit(
            kpm_id=village.people["Murni"], cause="routine", months=[], pendamping_id=village.people["Bambang"]
        )
        visit.due_on, visit.opened_at = village.at("2018-10-20", "08:00").date(), village.now
        session.add(visit)  # type: ignore[attr-defined]  # a Session

    village.write(waits)
    village.pendamping.says("tadi ke rumah bu murni, ketemu orangnya")
    village.pendamping.says("ya")

    assert village.pendamping.last == "Apa yang sudah dilakukan? Boleh lebih dari satu."
    assert len(visits(village)) == 1
