"""A payment is told to the families concerned, and to nobody else: on entry, before the day, when it changes."""

from tests.payment_days import cancel_payment, change_family, move_payment, payment_day
from tests.village import Village

DAY = "2018-11-22"
KINDS = ("payment_news", "payment_reminder", "payment_moved", "payment_cancelled")


def told(village: Village, name: str) -> list[str]:
    """The kinds of what reached her about payments, oldest first."""
    rows = [row for row in village.outbox(to=name) if row.kind in KINDS]
    return [row.kind for row in rows if row.state in ("sent", "delivered")]


def test_each_family_is_told_once_when_it_is_entered_and_nobody_else(village: Village) -> None:
    payment_day(village, DAY, ("Mawar", "Wati"))
    village.tick()
    village.tick()

    assert village.mawar.last == (
        "Ibu Mawar, bantuan PKH tahap 4 dijadwalkan Kamis, 22 November 2018 pukul 08.00-12.00 WIB, di Balai Desa. "
        "Bawa KTP-el asli dan KK asli. Kalau berhalangan, boleh diwakili keluarga dalam satu KK. "
        "Ada yang ingin ditanyakan? Tanya Ibu Siti, ya."
    )
    assert told(village, "Mawar") == told(village, "Wati") == ["payment_news"]
    assert told(village, "Sri") == told(village, "Lastri") == []


def test_her_own_time_her_amount_and_payment_at_home_are_told_to_her_alone(village: Village) -> None:
    payment_day(
        village, DAY, ("Mawar", "Wati"), amounts={"Mawar": 600_000}, slots={"Mawar": "09:30"}, at_home=("Wati",)
    )
    village.tick()

    assert "pukul 09.30 WIB, di Balai Desa" in village.mawar.last
    assert "Menurut data kantor: Rp600.000." in village.mawar.last
    assert "di rumah (petugas yang datang)" in village.phones["Wati"].last
    assert "Siapkan KTP-el asli dan KK asli." in village.phones["Wati"].last
    assert "Rp" not in village.phones["Wati"].last


def test_reminders_come_three_days_and_a_day_before_and_that_morning(village: Village) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-19", "09:05")
    assert "3 hari lagi jadwal bantuan PKH tahap 4: Kamis, 22 November 2018" in village.mawar.last
    village.go_to("2018-11-21", "16:05")
    assert "besok jadwal bantuan" in village.mawar.last
    village.go_to(DAY, "13:00")

    assert told(village, "Mawar") == ["payment_news", *["payment_reminder"] * 3]


def test_entered_on_the_eve_it_is_told_once_and_reminded_in_the_morning_only(village: Village) -> None:
    village.go_to("2018-11-21", "15:00")
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-11-21", "17:00")
    assert told(village, "Mawar") == ["payment_news"]
    village.go_to(DAY, "07:00")

    assert told(village, "Mawar") == ["payment_news", "payment_reminder"]


def test_a_move_is_told_with_the_old_day_and_the_old_reminders_are_silent(village: Village) -> None:
    schedule = payment_day(village, DAY, ("Mawar",))
    village.tick()
    move_payment(village, schedule, "2018-11-29")
    village.tick()
    assert "jadwal bantuan PKH tahap 4 berubah. Yang baru: Kamis, 29 November 2018" in village.mawar.last
    assert "Yang lama (Kamis, 22 November 2018 pukul 08.00-12.00 WIB) tidak berlaku lagi." in village.mawar.last
    village.go_to(DAY, "10:00")

    assert told(village, "Mawar") == ["payment_news", "payment_moved"]


def test_who_never_heard_of_the_old_day_is_told_the_new_one_only(village: Village) -> None:
    village.go_to("2018-11-01", "21:00")
    schedule = payment_day(village, DAY, ("Mawar",))
    village.tick()  # in the quiet hours: nothing leaves
    move_payment(village, schedule, "2018-11-29")
    village.go_to("2018-11-02", "06:00")

    assert "dijadwalkan Kamis, 29 November 2018" in village.mawar.last
    assert not any("22 November" in text for text in village.mawar.texts)
    assert len([text for text in village.mawar.texts if "bantuan PKH" in text]) == 1


def test_a_cancellation_goes_to_who_had_heard_of_it_and_says_who_will_tell(village: Village) -> None:
    schedule = payment_day(village, DAY, ("Mawar",))
    village.tick()
    cancel_payment(village, schedule)
    village.tick()
    untold = payment_day(village, "2018-11-28", ("Wati",), label="5")
    cancel_payment(village, untold)
    village.go_to("2018-11-22", "13:00")

    assert "pada Kamis, 22 November 2018 pukul 08.00-12.00 WIB tidak jadi. Tidak perlu datang." in village.mawar.last
    assert "Kalau ada jadwal baru, Ibu Siti mengabari lewat sini." in village.mawar.last
    assert told(village, "Mawar") == ["payment_news", "payment_cancelled"]
    assert told(village, "Wati") == []


def test_only_the_family_whose_place_changed_is_told(village: Village) -> None:
    schedule = payment_day(village, DAY, ("Mawar", "Wati", "Lastri"))
    village.tick()
    change_family(village, schedule, "Mawar", "moved", village.at(DAY, "10:30"))
    change_family(village, schedule, "Wati", "removed")
    village.tick()

    assert "pukul 10.30 WIB" in village.mawar.last
    assert "tidak jadi" in village.phones["Wati"].last
    assert told(village, "Lastri") == ["payment_news"]
    village.go_to(DAY, "13:00")
    assert "payment_reminder" not in told(village, "Wati")


def test_moved_to_another_day_of_the_same_stage_she_is_told_once_of_both(village: Village) -> None:
    first = payment_day(village, DAY, ("Mawar", "Wati"))
    village.tick()
    change_family(village, first, "Mawar", "removed")
    payment_day(village, "2018-11-29", ("Mawar",))
    village.tick()

    assert told(village, "Mawar") == ["payment_news", "payment_news"]
    assert "Yang baru: Kamis, 29 November 2018" in village.mawar.last
    assert "Yang lama (Kamis, 22 November 2018" in village.mawar.last


def test_kapan_cair_is_answered_from_her_own_rows_without_a_promise(village: Village) -> None:
    village.mawar.says("kapan cair")
    assert "Jadwal bantuan PKH berikutnya belum ada. Kalau sudah ada, saya kabari di sini" in village.mawar.last
    assert "Ibu Siti" in village.mawar.last
    payment_day(village, DAY, ("Mawar",), amounts={"Mawar": 750_000})
    payment_day(village, "2018-11-15", ("Wati",))
    village.mawar.says("kapan cair")

    assert "dijadwalkan Kamis, 22 November 2018 pukul 08.00-12.00 WIB, di Balai Desa." in village.mawar.last
    assert "Rp750.000" in village.mawar.last
    assert "15 November" not in village.mawar.last
