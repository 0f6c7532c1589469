"""Pendamping's home: what waits stands first in her menu with its number, and once in the evening, one tap away."""

from dataclasses import replace

from tests.payment_days import payment_day
from tests.told_once import told_once
from tests.village import Village

WORKDAY = "2018-10-26"
"""A Friday."""


def with_summary(village: Village) -> Village:
    """The same village, whose office wants the evening's summary."""
    rules = replace(village.rules, evening_summary=True)
    return Village(village.database, village.answering, rules, village.channel)


@told_once
def held_unreported(village: Village) -> None:
    village.meeting("2018-10-25")
    village.be_at(village.at(WORKDAY, "16:59"))


def evening_texts(village: Village, name: str = "Siti") -> list[str]:
    return [text for text in village.phone(name).texts if "masih menunggu" in text]


def test_what_waits_stands_first_in_the_menu_with_its_number(village: Village) -> None:
    held_unreported(village)
    siti = village.pendamping
    siti.says("menu")

    assert siti.labels[0] == "Laporkan kehadiran (1)"
    assert len([label for label in siti.labels if label.startswith("Laporkan kehadiran")]) == 1


def test_nothing_is_counted_where_nothing_waits(village: Village) -> None:
    village.pendamping.says("menu")

    assert not any("(" in label for label in village.pendamping.labels)


def test_a_family_sees_no_counts(village: Village) -> None:
    held_unreported(village)
    village.mawar.says("menu")

    assert not any("(" in label for label in village.mawar.labels)


def test_in_the_evening_the_pendamping_hears_what_waits_and_one_tap_leads_there(village: Village) -> None:
    village = with_summary(village)
    held_unreported(village)
    village.go_to(WORKDAY, "17:00")

    assert len(evening_texts(village)) == 1
    assert "- Laporkan kehadiran (1)" in village.pendamping.last
    village.pendamping.taps("Laporkan kehadiran (1)")
    assert "Siapa yang tidak hadir?" in village.pendamping.last
    village.go_to(WORKDAY, "23:59")
    assert len(evening_texts(village)) == 1


def test_where_nothing_waits_the_evening_is_quiet(village: Village) -> None:
    village = with_summary(village)
    village.go_to(WORKDAY, "23:00")

    assert evening_texts(village) == []


def test_the_weekend_stays_free(village: Village) -> None:
    village = with_summary(village)
    held_unreported(village)
    village.go_to(WORKDAY, "18:00")
    village.go_to("2018-10-28", "23:00")
    assert len(evening_texts(village)) == 1

    village.go_to("2018-10-29", "17:00")
    assert len(evening_texts(village)) == 2


def test_slept_through_it_helps_until_people_sleep_and_no_longer(village: Village) -> None:
    village = with_summary(village)
    held_unreported(village)
    village.be_at(village.at(WORKDAY, "19:30"))
    assert len(evening_texts(village)) == 1

    village.be_at(village.at("2018-10-29", "20:30"))
    assert len(evening_texts(village)) == 1


def test_a_payment_nobody_reported_waits_until_it_is(village: Village) -> None:
    payment_day(village, "2018-10-25")
    village.be_at(village.at(WORKDAY, "16:59"))
    siti = village.pendamping
    siti.says("menu")
    siti.picks("Laporkan pembayaran (1)")
    siti.says("semua sudah")
    siti.picks("Ya, simpan")
    siti.says("menu")

    assert not any(label.startswith("Laporkan pembayaran") for label in siti.labels)


def test_a_payment_that_is_not_over_is_no_report_missing(village: Village) -> None:
    payment_day(village, WORKDAY)
    village.be_at(village.at(WORKDAY, "11:59"))
    village.pendamping.says("menu")

    assert not any("(" in label for label in village.pendamping.labels)
