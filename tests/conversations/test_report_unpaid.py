"""Who was not paid: asked after the window, read like attendance; the pendamping's word stands; seen through."""

import pytest
from sqlalchemy import select, update

from db.tables import Payment
from programme.payments.unpaid import waiting_unpaid
from tests.payment_days import payment_day, states
from tests.told_once import told_once
from tests.village import MEMBERS, Village

DAY = "2018-10-02"


@told_once
def after_the_window(village: Village, names: tuple[str, ...] = MEMBERS) -> int:
    schedule = payment_day(village, DAY, names)
    village.go_to(DAY, "12:01")
    return schedule


def unpaid(village: Village, schedule: int) -> dict[str, str | None]:
    return {name: reason for name, (state, reason) in states(village, schedule).items() if state == "unpaid"}


def asked(village: Village, name: str) -> list[str]:
    """The stages at which she was asked."""
    return [(row.slot or "").split(" ")[0] for row in village.outbox("payment_report_request", name)]


def test_the_ketua_writes_who_was_not_paid_and_why_and_the_pendamping_is_told(village: Village) -> None:
    schedule = after_the_window(village)
    assert "Siapa yang belum dibayar?" in village.ketua.last
    village.ketua.says("semua sudah, kecuali wati saldo nol, no 7 sakit")
    assert "Sudah dibayar 8 dari 10." in village.ketua.last
    assert "- 3. Wati (saldo nol)\n- 7. Murni (sakit)" in village.ketua.last
    assert unpaid(village, schedule) == {}
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Wati": "zero_balance", "Murni": "sick"}
    assert states(village, schedule)["Mawar"] == ("paid", None)
    assert "Tersimpan: sudah dibayar 8 dari 10." in village.ketua.last
    assert "Belum dibayar:\n- 3. Wati (saldo nol)" in village.pendamping.last


def test_one_tap_says_that_all_were_paid_and_a_second_changes_nothing(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar", "Wati"))
    village.ketua.taps("Semua sudah dibayar")
    assert "Sudah dibayar 2 dari 2." in village.ketua.last
    village.ketua.picks("Ya, simpan")
    village.ketua.taps("Semua sudah dibayar")

    assert "sudah tersimpan" in village.ketua.last
    assert set(states(village, schedule).values()) == {("paid", None)}


def test_the_ketua_tells_of_her_own_money_too(village: Village) -> None:
    schedule = after_the_window(village)
    village.ketua.says("semua sudah kecuali saya, saldo nol")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Sri": "zero_balance"}


def test_names_without_a_cause_are_asked_for_it_once(village: Village) -> None:
    schedule = after_the_window(village)
    village.ketua.says("3 dan 7")
    assert "Kenapa belum dibayar: 3. Wati dan 7. Murni?" in village.ketua.last
    village.ketua.says("kartunya hilang")
    assert "- 3. Wati (kartu hilang)\n- 7. Murni (kartu hilang)" in village.ketua.last
    village.ketua.says("wati saldo nol")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Wati": "zero_balance", "Murni": "card_lost"}


def test_what_settles_an_unknown_name_otherwise_is_heard(village: Village) -> None:
    after_the_window(village)
    village.ketua.says("wati dan dini belum dibayar")
    assert "“dini” tidak saya temukan" in village.ketua.last
    village.ketua.says("semua sudah")

    assert "Sudah dibayar 10 dari 10." in village.ketua.last


def test_that_nobody_was_paid_is_read_and_its_cause_asked_once(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar", "Wati"))
    village.ketua.says("belum dibayar semua bu")
    assert "Kenapa belum ada yang dibayar?" in village.ketua.last
    village.ketua.says("saldo nol")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Mawar": "zero_balance", "Wati": "zero_balance"}


def test_not_knowing_why_is_an_answer_and_the_cause_may_follow(village: Village) -> None:
    schedule = after_the_window(village)
    village.ketua.says("3 dan 7")
    village.ketua.says("tidak ada")
    assert "Kenapa belum dibayar" in village.ketua.last
    village.ketua.says("belum tahu ya bu")
    assert "- 3. Wati (alasan belum disebut)" in village.ketua.last
    village.ketua.says("saldone nol")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Wati": "zero_balance", "Murni": "zero_balance"}


def test_a_name_that_fits_two_is_asked_and_keeps_its_cause(village: Village) -> None:
    schedule = after_the_window(village)
    village.ketua.says("aminah ktpnya ketinggalan")
    assert "itu yang mana?" in village.ketua.last
    village.ketua.picks("6. Siti Aminah")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Siti Aminah": "documents"}


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("sudah bu, tapi kurang", ("paid", None)),
        ("wis", ("paid", None)),
        ("saldo nol", ("unpaid", "zero_balance")),
        ("bukan dia", ("paid", None)),
    ],
)
def test_whether_she_was_paid_is_asked_outright_where_it_is_open(
    village: Village, answer: str, state: tuple[str, str | None]
) -> None:
    schedule = after_the_window(village)
    village.ketua.says("mawar kurang 100rb, kartune wati ilang")
    assert "Mawar (nomor 2), sudah dibayar atau belum?" in village.ketua.last
    village.ketua.says("mawar")  # tells nothing of it
    village.ketua.says("hmm")
    assert "Mawar (nomor 2), sudah dibayar atau belum?" in village.ketua.last
    village.ketua.says(answer)
    village.ketua.picks("Ya, simpan")

    assert states(village, schedule)["Mawar"] == state
    assert states(village, schedule)["Wati"] == ("unpaid", "card_lost")
    assert "kurang dari seharusnya, tulis: keluhan" in village.ketua.last


def test_a_second_tap_does_not_answer_for_the_next_family_in_doubt(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar", "Wati", "Murni"))
    village.ketua.says("kayaknya mawar belum dibayar, murni kurang 50rb")
    village.ketua.taps("Belum dibayar", times=2)
    assert "Murni (nomor 7), sudah dibayar atau belum?" in village.ketua.last
    village.ketua.picks("Sudah dibayar")
    village.ketua.says("saldo nol")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Mawar": "zero_balance"}


def test_money_taken_from_a_family_begins_a_complaint_and_pays_nobody(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar", "Wati"))
    village.ketua.says("mawar diminta 50rb sama agen")

    assert "Keluhan ini untuk siapa?" in village.ketua.last
    assert village.ketua.labels[0] == "2. Mawar"
    assert {state for state, _ in states(village, schedule).values()} == {"expected"}


def test_what_she_says_of_others_meanwhile_is_added_and_the_doubt_stays(village: Village) -> None:
    after_the_window(village)
    village.ketua.says("kayaknya mawar belum dibayar")
    village.ketua.says("lastri saldo nol")
    assert "Mawar (nomor 2), sudah dibayar atau belum?" in village.ketua.last
    village.ketua.picks("Sudah dibayar")

    assert "Belum dibayar:\n- 4. Lastri (saldo nol)\nSudah benar?" in village.ketua.last


def test_nobody_paid_and_why_in_one_sentence_needs_no_question(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar", "Wati"))
    village.ketua.says("belum cair semua bu soalnya loket tutup")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Mawar": "closed", "Wati": "closed"}


def test_ketua_is_asked_again_and_next_morning_then_only_the_pendamping(village: Village) -> None:
    payment_day(village, DAY, ("Mawar",))
    village.go_to("2018-10-04", "09:00")

    assert asked(village, "Sri") == ["end", "again", "morning"]
    assert asked(village, "Siti") == ["end", "pendamping"]
    assert asked(village, "Mawar") == []


def test_nobody_is_asked_any_more_once_it_is_reported(village: Village) -> None:
    after_the_window(village, ("Mawar",))
    village.pendamping.taps("Semua sudah dibayar")
    village.pendamping.picks("Ya, simpan")
    village.go_to("2018-10-04", "09:00")

    assert asked(village, "Sri") == asked(village, "Siti") == ["end"]


def test_where_they_differ_the_pendampings_record_stands_and_she_is_told_what_the_ketua_says(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar", "Wati"))
    village.pendamping.says("wati kartu rusak")
    village.pendamping.picks("Ya, simpan")
    village.ketua.says("lapor bayar")
    village.ketua.says("mawar saldo nol, wati sudah")
    village.ketua.picks("Ya, simpan")

    assert unpaid(village, schedule) == {"Wati": "card_broken"}
    assert "Tentang 2. Mawar dan 3. Wati, catatan pendamping berbeda" in village.ketua.last
    told = village.pendamping.last
    assert "Kata ketua, 2. Mawar belum dibayar (saldo nol); yang dipakai tetap catatan Ibu/Bapak." in told
    assert "Kata ketua, 3. Wati sudah dibayar" in told


def test_the_unpaid_get_a_next_step_are_told_it_and_it_is_shared_with_others_alike(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar", "Wati", "Lastri"))
    village.pendamping.says("mawar saldo nol, wati saldo nol, lastri sakit")
    village.pendamping.picks("Ya, simpan")
    assert "Belum dibayar: 3 KPM." in village.pendamping.last
    village.pendamping.taps("2. Mawar")
    village.pendamping.picks("Catat kelanjutannya")
    village.pendamping.says("bawa buku tabungan dan KKS")
    village.pendamping.says("Bank Wates")
    village.pendamping.says("10 oktober")
    assert "Yang perlu diurus: bawa buku tabungan dan KKS. Tempatnya: Bank Wates." in village.pendamping.last
    village.pendamping.picks("Ya, simpan")
    assert "Ada 1 KPM lain dengan alasan yang sama: 3. Wati" in village.pendamping.last
    village.pendamping.picks("Ya, kabari semua")

    for name in ("Mawar", "Wati"):
        assert "bantuan PKH tahap 4 belum diterima. Yang perlu diurus: bawa buku tabungan" in village.phones[name].last
        assert "Paling lambat Rabu, 10 Oktober 2018." in village.phones[name].last
    assert not village.outbox("payment_unpaid", "Lastri")
    assert village.read(lambda s: waiting_unpaid(s, village.people["Siti"], village.now)) == 3
    village.mawar.taps("Sudah saya terima", times=2)
    assert "Mawar" not in unpaid(village, schedule)
    assert village.read(lambda s: waiting_unpaid(s, village.people["Siti"], village.now)) == 2


def test_the_pendamping_is_reminded_before_the_last_day_and_settles_it(village: Village) -> None:
    schedule = after_the_window(village, ("Mawar",))
    village.pendamping.says("mawar saldo nol")
    village.pendamping.picks("Ya, simpan")
    village.pendamping.taps("2. Mawar")
    village.pendamping.picks("Catat kelanjutannya")
    village.pendamping.picks("Tidak ada yang kurang")
    village.pendamping.says("Kantor Pos Wates")
    village.pendamping.says("10/10/2018")
    village.pendamping.picks("Ya, simpan")
    village.go_to("2018-10-08", "08:05")
    assert "batas pembayaran Rabu, 10 Oktober 2018. Masih belum dibayar:" in village.pendamping.last
    village.pendamping.taps("Belum dibayar")
    village.pendamping.taps("2. Mawar")
    village.pendamping.picks("Sudah dibayar")

    row = village.read(lambda s: s.scalars(select(Payment).where(Payment.schedule_id == schedule)).one())
    assert (row.state, row.settled_at is not None) == ("paid", True)
    assert not unpaid(village, schedule)


def test_a_ketua_cannot_report_for_another_group(village: Village) -> None:
    village.group("Melati 2", ("Kartini",))
    schedule = payment_day(village, DAY, ("Mawar", "Kartini"))
    village.go_to(DAY, "12:01")
    village.ketua.says("kartini saldo nol")
    village.ketua.picks("Abaikan, tidak ada di daftar")
    village.ketua.picks("Ya, simpan")

    assert states(village, schedule) == {"Mawar": ("paid", None), "Kartini": ("expected", None)}


def test_a_number_that_two_unpaid_families_share_names_neither(village: Village) -> None:
    village.group("Kenanga", ("Ani", "Dewi", "Yuli"))
    schedule = after_the_window(village, ("Wati", "Murni", "Yuli"))
    everybody = update(Payment).where(Payment.schedule_id == schedule).values(state="unpaid", reason="sick")
    village.write(lambda s: s.execute(everybody))
    siti = village.pendamping
    siti.says("belum dibayar")  # Wati and Yuli are both number 3 of their groups
    siti.says("murni")
    assert "7 Bu Murni (Melati 1)" in siti.last
    siti.picks("« Daftarnya")

    assert not any(label.startswith("3.") for label in siti.labels)
    siti.says("yuli")
    assert "3 Bu Yuli (Kenanga)" in siti.last


def test_an_unpaid_family_is_chosen_by_its_own_number(village: Village) -> None:
    schedule = after_the_window(village)
    village.ketua.says("wati saldo nol, 7 sakit")
    village.ketua.picks("Ya, simpan")
    village.pendamping.says("belum dibayar")
    village.pendamping.says("7")

    assert "7 Bu Murni (Melati 1)" in village.pendamping.last
    assert unpaid(village, schedule) == {"Wati": "zero_balance", "Murni": "sick"}


def test_more_unpaid_families_than_a_page_holds_are_all_reached(village: Village) -> None:
    names = tuple(f"Ani{chr(97 + one)}" for one in range(24))
    village.group("Kenanga", names)
    schedule = after_the_window(village, names)
    everybody = update(Payment).where(Payment.schedule_id == schedule).values(state="unpaid", reason="sick")
    village.write(lambda s: s.execute(everybody))
    siti = village.pendamping
    siti.says("belum dibayar")
    assert not any("Anix" in label for label in siti.labels)
    siti.picks("Berikutnya »")
    siti.picks("24. Anix · Kenanga")

    assert "24 Bu Anix (Kenanga)" in siti.last
