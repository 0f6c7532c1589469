"""Visits to schools and health facilities: planned by chat, on the list of their day, recorded as others."""

from datetime import date

import pytest
from sqlalchemy import select

from db.tables import Provider, Visit
from programme.providers import ProviderLine, kind_meant, similar_providers
from tests.told_once import told_once
from tests.village import Phone, Village


@pytest.fixture
@told_once
def siti(village: Village) -> Phone:
    village.go_to("2018-11-22", "09:00")
    return village.pendamping


def providers(village: Village) -> list[tuple[str, str, str | None]]:
    query = select(Provider.kind, Provider.name, Provider.desa).order_by(Provider.id)
    return [(kind, name, desa) for kind, name, desa in village.read(lambda s: s.execute(query).all())]


def plans(siti: Phone, name: str, purpose: str, day: str) -> None:
    siti.says("penyedia")
    siti.says(name)
    if "di desa mana" in siti.last:
        siti.says("Desa Wates")
    siti.says(purpose)
    siti.says(day)


def test_a_complaint_is_taken_to_the_school_and_its_result_recorded(siti: Phone, village: Village) -> None:
    plans(siti, "SDN 1 Wates", "absensi anak Ibu Mawar", "besok")
    assert "Jumat, 23 November 2018" in siti.last
    village.go_to("2018-11-23", "06:00")
    for fact in ("SDN 1 Wates", "absensi anak Ibu Mawar"):
        assert fact in siti.last
    siti.taps("1. SDN 1 Wates")
    siti.picks("Sudah dikunjungi")
    siti.says("Bu Endang, wali kelas")
    siti.picks("Semuanya sudah")
    siti.says("surat izin tidak sampai; sepakat orang tua dihubungi")
    siti.picks("Ya, simpan")

    visit = village.read(lambda s: s.scalars(select(Visit).where(Visit.cause == "provider")).one())
    assert (visit.state, visit.met, visit.purpose) == ("done", "Bu Endang, wali kelas", "absensi anak Ibu Mawar")
    assert (visit.finding, visit.agreement) == ("surat izin tidak sampai", "orang tua dihubungi")
    assert providers(village) == [("school", "SDN 1 Wates", "Wates")]


def test_a_name_spelt_otherwise_is_asked_instead_of_added_twice(siti: Phone, village: Village) -> None:
    plans(siti, "Puskesmas Wates", "rutin", "besok")
    siti.says("penyedia")
    siti.says("puskesms wates")
    assert "salah satu dari ini" in siti.last
    siti.picks("Puskesmas Wates")
    siti.says("obat ibu hamil")
    siti.says("senin")

    assert providers(village) == [("health", "Puskesmas Wates", "Wates")]
    due = village.read(lambda s: list(s.scalars(select(Visit.due_on).order_by(Visit.id))))
    assert due == [date(2018, 11, 23), date(2018, 11, 26)]


def test_the_same_place_on_the_same_day_is_one_visit(siti: Phone, village: Village) -> None:
    plans(siti, "Puskesmas Wates", "rutin", "besok")
    plans(siti, "Puskesmas Wates", "obat ibu hamil", "besok")

    [visit] = village.read(lambda s: list(s.scalars(select(Visit))))
    assert visit.purpose == "rutin; obat ibu hamil"


def test_what_it_is_is_asked_where_the_name_does_not_say(siti: Phone, village: Village) -> None:
    siti.says("penyedia")
    siti.says("PKBM Harapan")
    siti.picks("Lewati")
    siti.says("rutin")
    siti.picks("Hari ini")
    siti.says("penyedia")
    siti.says("Yayasan Kasih Ibu")
    siti.picks("Lainnya")
    siti.picks("Lewati")
    siti.says("rutin")
    siti.picks("Hari ini")

    assert providers(village) == [("school", "PKBM Harapan", None), ("other", "Yayasan Kasih Ibu", None)]


@pytest.mark.parametrize(
    ("name", "known", "same"),
    [
        ("SDN 01 Wates", "SD Negeri 1 wates", True),
        ("SDN 2 Wates", "SDN 1 Wates", False),
        ("Puskesmas", "Puskesmas Wates", True),
        ("pkm wates", "Puskesmas Wates", True),
        ("Posyandu Melati", "Posyandu Mawar", False),
        ("Posyandu Melatii", "Posyandu Melati", True),
        ("SMP Wates", "SMA Wates", False),
    ],
)
def test_names_that_may_mean_the_same_place(name: str, known: str, same: bool) -> None:
    line = ProviderLine(1, "other", known, None)

    assert bool(similar_providers(name, [line])) is same


def test_the_kind_is_read_from_the_name() -> None:
    assert [kind_meant(name) for name in ("Pusk. Wates", "SDN 1", "MTsN 2", "Balai Desa")] == [
        "health", "school", "school", None,
    ]  # fmt: skip
