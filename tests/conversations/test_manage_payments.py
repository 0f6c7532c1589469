"""The day's list, and changes of a payment: moved, cancelled, a family added, taken out, at another time or at home."""

import pytest
from sqlalchemy import select

from db.tables import FamilyMember, Kpm, Payment, PaymentChange, PaymentSchedule
from reports.sheets import read_sheets
from tests.told_once import told_once
from tests.village import Village

STAGE = "tahap 4 2018 okt-des pos"


@pytest.fixture
@told_once
def entered(village: Village) -> Village:
    """A payment of the whole group on the 16th."""
    village.pendamping.says(f"bayar melati 1 {STAGE} 16 okt 8-12 Balai Desa")
    village.pendamping.picks("Ya, simpan")
    return village


def schedule(village: Village) -> PaymentSchedule:
    return village.read(lambda s: s.scalars(select(PaymentSchedule)).one())


def payment(village: Village, name: str) -> Payment:
    query = select(Payment).where(Payment.kpm_id == village.people[name]).order_by(Payment.id.desc())
    return village.read(lambda s: s.scalars(query.limit(1)).one())


def changes(village: Village) -> list[str]:
    return village.read(lambda s: list(s.scalars(select(PaymentChange.kind).order_by(PaymentChange.id))))


def test_the_days_list_as_text_and_as_paper(entered: Village) -> None:
    siti = entered.pendamping
    siti.says("daftar bayar")
    assert "10 keluarga." in siti.last
    siti.picks("Daftarnya")

    listed = next(text for text in reversed(siti.texts) if "Melati 1, Wates (10)" in text)
    assert "2. Mawar\n3. Wati" in listed
    siti.picks("Daftar untuk dicetak")
    entered.work()
    paper = siti.messages[-1].attachment
    assert paper is not None
    assert paper.filename == "daftar-bayar-2018-10-16.pdf"
    assert (paper.content or b"").startswith(b"%PDF-")


def test_moved_it_is_shown_first_and_saved_on_her_word(entered: Village) -> None:
    siti = entered.pendamping
    siti.says("daftar bayar")
    siti.picks("Pindahkan")
    siti.says("tanggal 40")
    assert "tanggal" in siti.last.lower()
    siti.says("rabu 17 okt jam 9-11")
    siti.picks("Tetap di Balai Desa")
    assert "pindah menjadi Rabu, 17 Oktober 2018 pukul 09.00-11.00 WIB" in siti.last
    assert changes(entered) == []
    siti.picks("Ya, simpan")

    one = schedule(entered)
    assert f"{entered.rules.local(one.starts_at):%d %H:%M}" == "17 09:00"
    assert (changes(entered), one.revision) == (["moved"], 1)


def test_only_the_day_is_said_and_the_hours_stay(entered: Village) -> None:
    siti = entered.pendamping
    siti.says("daftar bayar")
    siti.picks("Pindahkan")
    siti.says("kamis 18 okt")
    siti.says("Kantor Pos Wates")
    siti.picks("Ya, simpan")

    one = schedule(entered)
    local = entered.rules.local
    assert (
        f"{local(one.starts_at):%d %H:%M}-{local(one.ends_at):%H:%M} {one.place}" == "18 08:00-12:00 Kantor Pos Wates"
    )


def test_cancelled_only_after_a_yes(entered: Village) -> None:
    siti = entered.pendamping
    siti.says("daftar bayar")
    siti.picks("Batalkan pembayaran")
    siti.picks("Jangan")
    assert schedule(entered).status == "planned"
    siti.says("daftar bayar")
    siti.picks("Batalkan pembayaran")
    siti.picks("Ya, batalkan")

    assert (schedule(entered).status, changes(entered)) == ("cancelled", ["cancelled"])
    siti.says("daftar bayar")
    assert "Belum ada jadwal pembayaran" in siti.last


def test_one_familys_place_is_changed_by_name_or_number(entered: Village) -> None:
    entered.group("Melati 2", ("Yuli", "Tutik"))
    siti = entered.pendamping
    siti.says("daftar bayar")

    siti.picks("Tambah keluarga")
    siti.picks("Melati 2")
    siti.says("tutik")
    assert "Tutik ditambahkan" in siti.last
    siti.picks("Sudah, kembali")
    siti.picks("Ubah jam satu keluarga")
    siti.says("mawar")
    siti.says("jam 3 sore")
    assert "di luar jam pembayarannya" in siti.last
    siti.says("jam 9")
    siti.picks("Sudah, kembali")
    siti.picks("Dibayar di rumah")
    siti.says("ponirah")
    siti.picks("Sudah, kembali")
    siti.picks("Keluarkan keluarga")
    siti.says("7")
    siti.picks("Sudah, kembali")
    siti.picks("Daftarnya")

    listed = next(text for text in reversed(siti.texts) if "Melati 1, Wates (9)" in text)
    assert "2. Mawar · 09.00" in listed
    assert "8. Ponirah · di rumah" in listed
    assert "Dibayar di rumah:\nPonirah, Krajan RT 001/RW 002, Wates" in listed
    assert "Murni" not in listed
    assert "Tutik" in listed
    assert changes(entered) == ["added", "moved", "moved", "removed"]


def test_a_family_in_another_schedule_of_the_stage_is_asked_about(entered: Village) -> None:
    entered.group("Melati 2", ("Yuli", "Tutik"))
    siti = entered.pendamping
    siti.says("bayar melati 2 tahap 4 2018 18 okt 8-12 Kantor Pos")
    siti.picks("Ya, simpan")
    siti.says("daftar bayar")
    siti.picks("Sel 16 Okt")
    siti.picks("Tambah keluarga")
    siti.picks("Melati 2")
    siti.says("tutik")

    assert "sudah ada di jadwal lain tahap ini: Kamis, 18 Oktober 2018" in siti.last
    siti.picks("Ya, pindahkan")
    assert [payment(entered, name).state for name in ("Tutik", "Yuli")] == ["expected", "expected"]
    assert changes(entered) == ["removed", "added"]


def test_the_old_and_disabled_are_proposed_and_marked_for_payment_at_home(entered: Village) -> None:
    siti = entered.pendamping
    wati = entered.people["Wati"]
    old = FamilyMember(kpm_id=wati, name="Mbah Karto", name_index="k", component="lansia", updated_at=entered.now)
    entered.write(lambda s: s.add(old))

    siti.says("bayar di rumah")
    assert siti.labels[0].endswith("3. Wati ★")
    siti.says("wati")
    assert "Kali ini juga dibayar di rumah?" in siti.last
    siti.picks("Ya, sekarang juga")
    siti.says("lastri")
    siti.picks("Nanti saja")
    siti.picks("Selesai")

    assert "2 keluarga dibayar di rumah" in siti.last
    marked = select(Kpm.person_id).where(Kpm.paid_at_home).order_by(Kpm.person_id)
    assert entered.read(lambda s: list(s.scalars(marked))) == [wati, entered.people["Lastri"]]
    assert [payment(entered, name).at_home for name in ("Wati", "Lastri")] == [True, False]


def test_the_template_is_filled_with_her_families(village: Village) -> None:
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat")
    village.pendamping.says("template bayar")
    village.work()

    paper = village.pendamping.messages[-1].attachment
    assert paper is not None
    assert paper.content is not None
    rows = read_sheets(paper.content, "x")[0].rows
    assert [row[1] for row in rows] == ["Nama", "Sri", "Mawar", "Wati", "Lastri", "Aminah", "Siti Aminah", "Murni",
                                        "Ponirah", "Tumini", "Yatinem"]  # fmt: skip


def test_another_pendamping_sees_nothing_of_it(entered: Village) -> None:
    rahmat = entered.joins("Rahmat")
    entered.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    rahmat.says("daftar bayar")

    assert "Belum ada jadwal pembayaran" in rahmat.last


def test_a_yes_keeps_the_place(entered: Village) -> None:
    siti = entered.pendamping
    siti.says("daftar bayar")
    siti.picks("Pindahkan")
    siti.says("rabu 17 okt jam 9-11")
    siti.says("ya")
    assert "di Balai Desa. Semua keluarga" in siti.last
    siti.picks("Ya, simpan")

    assert schedule(entered).place == "Balai Desa"


def test_a_yes_is_nobodys_name(village: Village) -> None:
    """Ya-tinem is one of them."""
    siti = village.pendamping
    siti.says("bayar di rumah")
    siti.says("yatinem")
    siti.says("ya")
    assert "Belum jelas siapa" in siti.last
    siti.picks("Selesai")

    marked = select(Kpm.person_id).where(Kpm.paid_at_home.is_(True))
    assert village.read(lambda s: list(s.scalars(marked))) == [village.people["Yatinem"]]
