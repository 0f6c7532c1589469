"""Staff enters when and where a stage is paid: in one message or question by question, and nothing before the yes."""

import pytest
from sqlalchemy import select

from db.tables import Payment, PaymentSchedule, PaymentStage
from tests.village import Village

STAGE = "tahap 4 2018 okt-des pos"


def schedules(village: Village) -> list[str]:
    rows = village.read(lambda s: list(s.scalars(select(PaymentSchedule).order_by(PaymentSchedule.id))))
    return [
        f"{village.rules.local(one.starts_at):%m-%d %H:%M}-{village.rules.local(one.ends_at):%H:%M} {one.place}"
        for one in rows
    ]


def schedule(village: Village) -> PaymentSchedule:
    newest = select(PaymentSchedule).order_by(PaymentSchedule.id.desc()).limit(1)
    return village.read(lambda s: s.scalars(newest).one())


def families(village: Village, state: str = "expected") -> int:
    return village.read(lambda s: s.query(Payment).filter_by(state=state).count())


def test_one_message_and_a_yes(village: Village) -> None:
    siti = village.pendamping

    siti.says(f"bayar Wates {STAGE} selasa 16 okt 8-12 Balai Desa, bawa ktp kk")

    assert "Tahap 4 2018 (Oktober-Desember 2018), Kantor Pos" in siti.last
    assert "Selasa, 16 Oktober 2018 pukul 08.00-12.00 WIB di Balai Desa" in siti.last
    assert "Desa Wates (10 keluarga)" in siti.last
    assert "KTP-el asli dan KK asli; boleh diwakili keluarga satu KK" in siti.last
    assert schedules(village) == []
    siti.picks("Ya, simpan")
    assert "Tersimpan: 10 keluarga" in siti.last
    assert schedules(village) == ["10-16 08:00-12:00 Balai Desa"]
    assert schedule(village).scope == {"desa": ["Wates"]}
    assert families(village) == 10


def test_question_by_question_with_slips_on_the_way(village: Village) -> None:
    siti = village.pendamping
    village.group("Melati 2", ("Yuli", "Tutik"))

    siti.says("bayar")
    siti.says("entah")
    assert "Tahapnya belum saya pahami" in siti.last
    siti.says("tahap 4 2018")
    assert "bulan apa saja" in siti.last
    siti.says("Oktober-Desember")
    siti.picks("Kantor Pos")
    assert "Siapa yang dibayar" in siti.last
    siti.says("anggrek")
    assert "belum saya kenali" in siti.last
    siti.picks("Melati 2")
    siti.says("kamis 16 okt")
    assert "Apakah maksudnya Selasa, 16 Oktober 2018" in siti.last
    siti.picks("Ya, hari itu")
    siti.says("12-8")
    assert "Jamnya belum saya pahami" in siti.last
    siti.says("8-12")
    siti.says("x")
    assert "singkat" in siti.last
    siti.says("Balai Desa Wates")
    siti.picks("Ya, simpan")

    assert schedules(village) == ["10-16 08:00-12:00 Balai Desa Wates"]
    assert (schedule(village).scope, families(village)) == ({"groups": [village.group_id("Melati 2")]}, 2)
    stage = village.read(lambda s: s.scalars(select(PaymentStage)).one())
    assert (stage.label, stage.year, stage.months, stage.channel) == (
        "4", 2018, ["2018-10", "2018-11", "2018-12"], "pos",
    )  # fmt: skip


def test_only_some_families_are_ticked_or_named(village: Village) -> None:
    siti = village.pendamping
    village.group("Melati 2", ("Yuli", "Tutik"))
    siti.says(f"bayar {STAGE}")
    siti.picks("Keluarga tertentu saja")
    siti.picks("Melati 1")
    siti.says("mawar, wati dan 7")
    siti.says("Zubaidah")
    assert "Belum jelas: Zubaidah" in siti.last
    siti.says("wati")
    siti.picks("Lanjut (3 keluarga)")
    siti.says("16 okt 8-12")
    siti.says("Balai Desa")
    assert "Mawar, Wati dan Murni (3 keluarga)" in siti.last
    siti.picks("Ya, simpan")

    assert (schedule(village).scope, families(village)) == ({"list": True}, 3)


def test_a_day_off_is_asked_and_another_day_may_be_named(village: Village) -> None:
    siti = village.pendamping
    siti.says(f"bayar melati 1 {STAGE} 25 des 8-12 Balai Desa")
    assert "hari libur" in siti.last
    siti.picks("Ganti hari")
    siti.says("sabtu 15 des")
    assert "bukan hari kerja" in siti.last
    siti.picks("Ya, tetap")
    siti.picks("Ya, simpan")

    assert schedules(village) == ["12-15 08:00-12:00 Balai Desa"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("30 sep 2018 8-12", "sudah lewat"),
        ("31 nov 8-12", "tidak ada di kalender"),
        ("16 okt 12-8", "sesudah jam mulai"),
    ],
)
def test_a_time_that_can_not_be_is_said_so(village: Village, said: str, answer: str) -> None:
    siti = village.pendamping
    siti.says(f"bayar melati 1 {STAGE}")

    siti.says(said)

    assert answer in siti.last
    assert schedules(village) == []


def test_families_with_a_place_in_the_stage_are_asked_about_first(village: Village) -> None:
    siti = village.pendamping
    village.group("Melati 2", ("Yuli", "Tutik"))
    siti.says(f"bayar melati 1 {STAGE} 16 okt 8-12 Balai Desa")
    siti.picks("Ya, simpan")

    siti.says("bayar wates tahap 4 2018 18 okt 8-12 Kantor Pos")
    assert "10 keluarga sudah ada di jadwal lain tahap ini" in siti.last
    siti.picks("Biarkan di jadwal lama")
    siti.picks("Ya, simpan")
    assert "Tersimpan: 2 keluarga" in siti.last
    assert "10 keluarga tidak diikutkan" in siti.last

    siti.says("bayar melati 1 tahap 4 2018 18 okt 8-12 Kantor Pos")
    siti.picks("Pindahkan ke jadwal ini")
    siti.picks("Ya, simpan")
    assert (families(village), families(village, "removed")) == (12, 10)


def test_a_double_yes_saves_once(village: Village) -> None:
    siti = village.pendamping
    for _ in range(2):
        siti.says(f"bayar melati 1 {STAGE} 16 okt 8-12 Balai Desa")
        siti.picks("Ya, simpan")

    assert "sudah tersimpan sebelumnya" in siti.last
    siti.taps("Ya, simpan") if village.channel == "telegram" else siti.says("ya")
    assert len(schedules(village)) == 1


def test_what_is_wrong_in_the_check_is_changed_by_writing_or_choosing(village: Village) -> None:
    siti = village.pendamping
    siti.says(f"bayar melati 1 {STAGE} 16 okt 8-12 Balai Desa")

    siti.says("jam 9-11")
    assert "pukul 09.00-11.00" in siti.last
    siti.says("di Kantor Pos, bawa undangan")
    assert "di Kantor Pos" in siti.last
    assert "Bawa: surat undangan;" in siti.last
    siti.says("hmm")
    assert "Itu belum saya pahami" in siti.last
    for what, answer in (("Yang dibawa", "ktp dan buku tabungan"), ("Siapa yang boleh mewakili", "Tidak bisa")):
        siti.picks("Ubah")
        siti.picks(what)
        siti.says(answer) if what == "Yang dibawa" else siti.picks(answer)
    siti.picks("Ubah")
    siti.picks("Cara bayarnya")
    siti.picks("Titik bayar di desa")
    siti.picks("Ya, simpan")

    one = schedule(village)
    assert schedules(village) == ["10-16 09:00-11:00 Kantor Pos"]
    assert (one.bring, one.bring_note, one.represented_by, one.channel) == (
        ["ktp"], "buku tabungan", "nobody", "community",
    )  # fmt: skip


def test_no_at_the_end_stores_nothing(village: Village) -> None:
    siti = village.pendamping
    siti.says(f"bayar melati 1 {STAGE} 16 okt 8-12 Balai Desa")
    siti.picks("Tidak jadi")

    assert "tidak ada yang disimpan" in "".join(siti.texts[-2:])
    assert schedules(village) == []
    assert village.read(lambda s: s.query(PaymentStage).count()) == 0


def test_a_koordinator_enters_for_his_kecamatan_and_an_operator_for_every_one(village: Village) -> None:
    village.group("Kenanga", ("Yuli", "Tutik"), pendamping="Rahmat", kecamatan="Lain")
    bambang, dewi = village.phones["Bambang"], village.joins("Dewi")

    bambang.says(f"bayar kenanga {STAGE} 16 okt 8-12 Balai")
    assert "Kenanga" not in bambang.last
    bambang.says("batal")
    dewi.says(f"bayar {STAGE} 16 okt 8-12 Balai")
    assert "Di kecamatan mana" in dewi.last
    dewi.picks("Lain")
    dewi.picks("Semua kelompok")
    dewi.picks("Ya, simpan")

    assert (schedule(village).kecamatan, families(village)) == ("Lain", 2)


def test_many_readers_are_counted_before_they_are_told(village: Village) -> None:
    village.group("Melati 2", [f"Warga {number}" for number in range(15)])
    siti = village.pendamping

    siti.says(f"bayar wates {STAGE} 16 okt 8-12 Balai Desa")

    assert "Perkiraan untuk 25 pembaca" in siti.last
    assert schedules(village) == []


@pytest.mark.parametrize("said", ["bayar listrik", "bayar utang bu sri", "pembayaran kok belum"])
def test_other_payments_begin_no_schedule(village: Village, said: str) -> None:
    village.pendamping.says(said)

    assert "Tahap mana" not in village.pendamping.last


def test_a_kpm_enters_nothing(village: Village) -> None:
    for name in ("Mawar", "Sri"):
        village.phones[name].says(f"bayar melati 1 {STAGE} 16 okt 8-12 Balai Desa")
        village.phones[name].says("ya")

    assert schedules(village) == []
