"""Families whom no message reaches hear of their payment from the ketua, or in person; who was told is counted."""

from db.tables import PaymentRelay
from programme.coverage import Coverage
from programme.payments.coverage import show_payment_coverage
from tests.payment_days import cancel_payment, change_family, move_payment, payment_day
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-10-12"


@told_once
def three_joined(village: Village, *names: str) -> int:
    """Tumini (9) and Yatinem (10) have no chat; the payment is a week ahead."""
    for name in ("Siti", "Sri", "Mawar"):
        village.joins(name)
    schedule = payment_day(village, DAY, names or ("Mawar", "Tumini", "Yatinem"))
    village.go_to("2018-10-01", "13:05")
    return schedule


def told(village: Village, schedule: int) -> set[str]:
    names = {person_id: name for name, person_id in village.people.items()}
    rows = village.read(lambda s: s.query(PaymentRelay).filter(PaymentRelay.schedule_id == schedule).all())
    return {names[one.kpm_id] for one in rows}


def coverage(village: Village, schedule: int) -> Coverage:
    siti = village.actor("Siti")
    return village.read(lambda s: show_payment_coverage(s, siti, schedule, village.now))


def test_the_ketua_is_asked_once_a_day_and_tells_them_time_and_place_only(empty_village: Village) -> None:
    schedule = three_joined(empty_village)
    assert "mohon sampaikan kepada: 9 Bu Tumini, 10 Bu Yatinem" in empty_village.ketua.last
    where = "Jadwal bantuan PKH: Jumat, 12 Oktober 2018 pukul 08.00-12.00 WIB di Balai Desa."
    assert f"“Melati 1: {where}”" in empty_village.ketua.last
    assert coverage(empty_village, schedule) == Coverage({"telegram": 1}, not_reached=2, names=("Tumini", "Yatinem"))
    empty_village.ketua.says("9 sudah, 10 belum")

    assert told(empty_village, schedule) == {"Tumini"}
    assert "Belum: 10 Bu Yatinem." in empty_village.ketua.last
    assert coverage(empty_village, schedule) == Coverage({"telegram": 1}, by_ketua=1, not_reached=1, names=("Yatinem",))
    empty_village.pendamping.says("belum tersampaikan")
    assert "Bantuan PKH: Melati 1 · Jum 12 Okt 08.00, Balai Desa" in empty_village.pendamping.last
    empty_village.pendamping.taps("☐ 10. Yatinem")
    assert coverage(empty_village, schedule) == Coverage({"telegram": 1}, by_ketua=1, in_person=1)


def test_after_a_move_those_she_told_have_to_be_told_anew(empty_village: Village) -> None:
    schedule = three_joined(empty_village)
    empty_village.ketua.taps("Sudah semua", times=2)
    assert told(empty_village, schedule) == {"Tumini", "Yatinem"}
    empty_village.go_to("2018-10-02", "08:00")
    move_payment(empty_village, schedule, "2018-10-15")
    empty_village.go_to("2018-10-02", "13:05")

    assert "Senin, 15 Oktober 2018" in empty_village.ketua.last
    assert coverage(empty_village, schedule).not_reached == 2
    empty_village.ketua.taps("Sudah semua")
    assert coverage(empty_village, schedule) == Coverage({"telegram": 1}, by_ketua=2)


def test_that_it_is_off_is_passed_on_to_those_who_were_told_and_nobody_else(empty_village: Village) -> None:
    schedule = three_joined(empty_village)
    empty_village.ketua.says("9 sudah, 10 belum")
    empty_village.go_to("2018-10-02", "08:00")
    cancel_payment(empty_village, schedule)
    empty_village.go_to("2018-10-02", "13:05")

    assert "9 Bu Tumini" in empty_village.ketua.last
    assert "tidak jadi" in empty_village.ketua.last
    assert "Yatinem" not in empty_village.ketua.last


def test_a_family_taken_out_is_told_by_mouth_that_hers_is_off(empty_village: Village) -> None:
    schedule = three_joined(empty_village)
    empty_village.ketua.taps("Sudah semua")
    empty_village.go_to("2018-10-02", "08:00")
    change_family(empty_village, schedule, "Tumini", "removed")
    empty_village.go_to("2018-10-02", "13:05")

    assert "9 Bu Tumini" in empty_village.ketua.last
    assert "tidak jadi" in empty_village.ketua.last
    assert "Yatinem" not in empty_village.ketua.last


def test_with_no_ketua_to_reach_it_is_the_pendampings_own_to_do(empty_village: Village) -> None:
    empty_village.joins("Siti")
    payment_day(empty_village, DAY, ("Tumini",))
    empty_village.go_to("2018-10-01", "13:05")

    assert "ketuanya pun tidak terjangkau" in empty_village.pendamping.last
    assert "9 Bu Tumini" in empty_village.pendamping.last


def test_an_amount_is_never_shown_where_another_uses_the_phone(empty_village: Village) -> None:
    empty_village.joins("Siti")
    phone = empty_village.joins("Mawar")
    empty_village.phones["Wati"] = phone
    empty_village.joins("Wati")
    payment_day(empty_village, DAY, ("Mawar",), amounts={"Mawar": 600_000})
    empty_village.tick()
    assert "dijadwalkan Jumat, 12 Oktober 2018" in phone.last
    phone.says("kapan cair")
    phone.says("Mawar")

    assert not any("Rp" in text for text in phone.texts)
