"""School by chat: a month in one message, its sheet, children without a school, the quarter's verification."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from db.tables import Enrolment, FamilyMember, MemberMonth, OfficeReport, Provider, RosterFile
from programme.schooling.age import SchoolMonth, school_month_in
from reports.sheets import read_sheets
from tests.programme.months_kept import AWAY, at_school, child, school
from tests.programme.roster_books import workbook
from tests.village import Village


def months(village: Village, month: str) -> dict[str, tuple[SchoolMonth | None, bool | None]]:
    """Child -> what is kept of that month."""
    query = (
        select(FamilyMember.name, MemberMonth.details, MemberMonth.kept)
        .join(FamilyMember, FamilyMember.id == MemberMonth.member_id)
        .where(MemberMonth.month == date.fromisoformat(f"{month}-01"))
    )
    rows = village.read(lambda s: s.execute(query).all())
    return {name: (school_month_in(details), kept) for name, details, kept in rows}


@pytest.fixture
def pupils(village: Village) -> dict[str, int]:
    """Budi, Ani and Joko at SDN 1, Tono at a school nobody wrote down; it is 10 December."""
    village.be_at(village.at("2018-12-10", "10:00"))
    families = {"Budi": "Mawar", "Ani": "Wati", "Joko": "Lastri", "Tono": "Mawar"}
    found = {name: child(village, family, name) for name, family in families.items()}
    school(village, "SDN 1 Wates", found["Budi"], found["Ani"], found["Joko"])
    return found


def test_a_month_of_a_school_is_told_in_one_message(village: Village, pupils: dict[str, int]) -> None:
    at_school(village, "2018-10", {pupils["Budi"]: AWAY})
    siti = village.pendamping
    siti.says("absen sekolah")
    assert "Absen sekolah November 2018. Sekolah yang mana?" in siti.last
    siti.picks("SDN 1 Wates (0/3)")
    assert "1. Ani (Ibu Wati)" in siti.last

    siti.says("tono a2, budi")
    assert "Tidak ada di daftar ini: tono." in siti.last
    siti.says("budi")
    assert "Belum jelas: budi." in siti.last
    siti.says("budi a40")
    assert "Hari Budi melebihi hari sekolah sebulan" in siti.last
    assert months(village, "2018-11") == {}

    siti.says("22 hari: Budi A3 I1, ani s3")
    assert "Budi: A3 I1" in siti.last
    assert "Yang lain (1 anak): masuk penuh" in siti.last
    siti.says("budi a4 i1, ani s3, lainnya penuh")
    siti.picks("Ya, simpan")

    assert "Tersimpan: 3 anak. Di bawah 85%: Budi." in siti.texts[-1]
    assert months(village, "2018-11") == {
        "Budi": (SchoolMonth(4, 1, 0), False),
        "Ani": (SchoolMonth(0, 0, 3), True),
        "Joko": (SchoolMonth(), True),
    }
    assert village.visit_of("Mawar").months == ["2018-10", "2018-11"]

    village.go_to("2018-12-11", "09:00")
    siti.says("batal")
    siti.says("kunjungan")
    assert any("sekolah Budi Oktober 2018 dan November 2018" in text for text in siti.texts)
    assert not any("Budi" in text for text in village.ketua.texts)


def test_who_is_not_named_stays_open_where_only_the_named_are_saved(village: Village, pupils: dict[str, int]) -> None:
    siti = village.pendamping
    siti.says("absen sekolah")
    siti.picks("Per kelompok")
    siti.picks("Melati 1")
    siti.says("2 a1")
    siti.picks("Simpan yang disebut saja")

    assert months(village, "2018-11") == {"Budi": (SchoolMonth(1), True)}
    siti.picks("Sekolah belum tercatat (0/1)")
    siti.picks("Semua masuk penuh")
    siti.picks("Ya, simpan")
    assert months(village, "2018-11")["Tono"] == (SchoolMonth(), True)


@pytest.mark.parametrize("told_on", ["telegram"], indirect=True)
def test_a_school_sheet_is_given_filled_in_and_taken_in(village: Village, pupils: dict[str, int]) -> None:
    siti = village.pendamping
    siti.says("absen sekolah")
    siti.picks("SDN 1 Wates (0/3)")
    siti.picks("Lewat Excel")
    village.work()
    given = next(one.attachment for one in reversed(siti.messages) if one.attachment)
    assert given.filename == "absen-sekolah-sdn-1-wates-2018-11.xlsx"
    rows = read_sheets(given.content, given.filename)[0].rows
    assert [row[1] for row in rows[1:]] == ["Ani", "Budi", "Joko"]

    book = load_workbook(io.BytesIO(given.content))
    page = book.worksheets[0]
    for column, value in enumerate((20, 0, 0, 0), start=8):
        page.cell(2, column, value)
    for column, said in enumerate(("20", "4", "satu", "0"), start=8):
        page.cell(3, column, said)
    wrong = io.BytesIO()
    book.save(wrong)
    siti.sends_file("isi.xlsx", wrong.getvalue())
    village.work()
    assert "Isi dengan jumlah hari (angka)" in siti.last
    assert months(village, "2018-11") == {}

    page.cell(3, 10, 1)
    right = io.BytesIO()
    book.save(right)
    siti.sends_file("isi.xlsx", right.getvalue())
    village.work()
    assert "2 anak, di antaranya 1 di bawah batas kehadiran. Baris kosong: 1." in siti.last
    siti.taps("Masukkan", times=2)
    village.work()

    assert months(village, "2018-11") == {
        "Ani": (SchoolMonth(days=20), True),
        "Budi": (SchoolMonth(4, 1, 0, 20), False),
    }
    assert "Absen sekolah sudah dimasukkan: 2 baru, 0 diperbarui, 0 tetap." in "\n".join(siti.texts[-3:])
    (file,) = [one for one in village.read(lambda s: list(s.scalars(select(RosterFile)))) if one.state == "taken"]
    assert (file.kind, "Budi" in str(file.summary)) == ("school", False)


@pytest.mark.parametrize("told_on", ["telegram"], indirect=True)
def test_a_sheet_of_the_schools_own_is_read_by_names(village: Village, pupils: dict[str, int]) -> None:
    child(village, "Wati", "Budi")  # a second Budi, in another family
    heading = ("Nama Siswa", "Nama Ibu", "Bulan", "A", "I", "S")
    rows = [
        ("Budi", "Mawar", "November 2018", 1, "", ""),
        ("Joko", "", "November 2018", 0, 0, 2),
        ("Budi", "", "November 2018", 1, "", ""),
    ]
    village.pendamping.sends_file("smp.xlsx", workbook(("Rekap", [heading, *rows])))
    village.work()
    assert "Ada beberapa anak bernama ini" in village.pendamping.last

    village.pendamping.sends_file("smp.xlsx", workbook(("Rekap", [heading, *rows[:2]])))
    village.work()
    village.pendamping.taps("Masukkan")
    village.work()
    assert months(village, "2018-11") == {"Budi": (SchoolMonth(1), True), "Joko": (SchoolMonth(sakit=2), True)}


def test_a_child_without_school_is_asked_after_until_it_has_one(village: Village) -> None:
    budi = child(village, "Mawar", "Budi", None, "2010-03-01")
    child(village, "Wati", "Ani", None, "1999-03-01")
    village.go_to("2018-10-02", "07:30")
    siti = village.pendamping
    siti.says("menu")
    assert any("Anak belum sekolah (2)" in label for label in siti.labels)

    siti.says("belum sekolah")
    siti.picks("Budi (8 th), Ibu Mawar")
    siti.picks("Belum")
    siti.says("seragam belum ada")
    assert "saya ingatkan lagi Selasa, 16 Oktober 2018" in siti.last
    siti.picks("Ani (19 th), Ibu Wati")
    siti.picks("Tidak perlu lagi")
    siti.picks("Sudah lulus")
    assert "Tidak ada lagi yang perlu ditanyakan hari ini" in siti.last

    village.be_at(village.at("2018-10-16", "09:00"))
    siti.says("belum sekolah")
    siti.picks("Budi (8 th), Ibu Mawar")
    assert "Kata keluarga: seragam belum ada" in siti.last
    siti.says("sudah")
    siti.says("belum tahu bu")
    assert "Jenjangnya" not in siti.last
    siti.says("sdn 1 wates")
    assert "Budi tercatat di sdn 1 wates" in siti.last

    member = village.read(lambda s: s.get_one(FamilyMember, budi))
    (made,) = village.read(lambda s: list(s.scalars(select(Provider))))
    assert (member.component, member.provider_id, made.name) == ("sd", made.id, "SDN 1 Wates")
    states = village.read(lambda s: sorted(s.scalars(select(Enrolment.state))))
    assert states == ["enrolled", "not_needed"]
    assert all("Budi" not in text for text in village.ketua.texts)


def test_the_quarter_is_looked_through_and_sent_and_the_office_gets_it(
    village: Village, pupils: dict[str, int]
) -> None:
    dewi = village.joins("Dewi")
    at_school(village, "2018-11", {pupils["Budi"]: AWAY})
    village.be_at(village.at("2019-01-02", "08:00"))
    siti = village.pendamping
    assert "Verifikasi komitmen Oktober 2018 sampai Desember 2018" in siti.texts[-1]
    assert "Sekolah: 0 terpenuhi, 1 belum, 11 belum ada data" in siti.texts[-1]

    siti.says("ya")  # to something else
    assert not village.read(lambda s: s.scalars(select(OfficeReport.sent_at)).one())
    siti.says("triwulan")
    siti.picks("Kirim ke kantor")
    siti.says("nanti dulu")
    assert not village.read(lambda s: s.scalars(select(OfficeReport.sent_at)).one())
    siti.picks("Kirim ke kantor")
    siti.says("ya")  # there is a note: it comes next
    siti.says("Tono pindah sekolah, menyusul")
    assert "Terima kasih. Verifikasi triwulan sudah dikirim ke kantor." in "\n".join(siti.texts[-2:])
    village.work()

    told = next(one for one in reversed(dewi.messages) if one.attachment)
    assert told.attachment is not None
    assert "dari Ibu Siti, Kecamatan Kedungrejo. Catatan: Tono pindah sekolah, menyusul" in told.text
    sheets = read_sheets(told.attachment.content, told.attachment.filename)
    assert "Budi" in str(sheets[1].rows)
    bambang = village.phones["Bambang"]
    bambang.says("triwulan")
    assert "Verifikasi triwulan: 1 dari 1 sudah dikirim." in bambang.last
    (report,) = village.read(lambda s: list(s.scalars(select(OfficeReport).where(OfficeReport.kind == "verification"))))
    assert report.sent_at == village.now
