"""A payment sheet sent by chat: told from a list of families, checked, previewed, and taken in on its sender's word."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select, update

from db.tables import Kpm, Payment, PaymentSchedule, Person, RosterFile
from reports.sheets import read_sheets
from tests.programme.roster_books import roster_book, workbook
from tests.village import GROUP, MEMBERS, Village

HEADINGS = ("No peserta", "Nama", "Kelompok", "Desa", "Tanggal", "Jam", "Tempat", "Nominal", "Tahap")
# A file is the same on every channel.
pytestmark = pytest.mark.parametrize("told_on", ["telegram"], indirect=True)
STAGE = "tahap 4 2018 okt-des pos"


def row(number: int | None, *, group: str = "", day: str = "16/10/2018", amount: object = "", stage: str = STAGE,
        hours: str = "08.00-12.00", place: str = "Balai Desa") -> list[object]:  # fmt: skip
    """The family with that number in the group, or a whole group."""
    number_cell = f"PKH001{number:03d}" if number is not None else ""
    return [number_cell, "", group, "", day, hours, place, amount, stage]


def sheet(*rows: Sequence[object]) -> bytes:
    return workbook(("bayar", [HEADINGS, *rows]))


def checked(village: Village, content: bytes, name: str = "Siti") -> str:
    """What she reads once her sheet is checked."""
    phone = village.phones[name]
    phone.sends_file("bayar.xlsx", content)
    village.work()
    return phone.last


def taken(village: Village, content: bytes) -> str:
    checked(village, content)
    village.pendamping.picks("Masukkan")
    village.work()
    return village.pendamping.last


def payments(village: Village) -> dict[str, tuple[str, str | None, str]]:
    """Name -> (local beginning, amount, state) of her latest payment."""
    query = (
        select(Person.name, Payment, PaymentSchedule.starts_at)
        .join(Payment, Payment.kpm_id == Person.id)
        .join(PaymentSchedule, PaymentSchedule.id == Payment.schedule_id)
        .order_by(Payment.id)
    )
    local = village.rules.local
    return {
        name: (f"{local(one.starts_at or starts):%d %H:%M}", one.amount, one.state)
        for name, one, starts in village.read(lambda s: s.execute(query).all())
    }


def test_a_sheet_is_previewed_and_taken_in_on_her_word(village: Village) -> None:
    content = sheet(row(2, amount="Rp 600.000,00", hours="08.00"), row(3, amount="450,000", hours="09.00"))

    said = checked(village, content)
    assert "1 jadwal, 2 keluarga baru" in said
    assert "Tahap 4 2018 (Oktober-Desember 2018), Kantor Pos (tahap baru)" in said
    assert "Selasa, 16 Oktober 2018 pukul 08.00-10.00 WIB di Balai Desa: 2 keluarga" in said
    assert "600" not in said
    assert payments(village) == {}
    village.pendamping.picks("Masukkan")
    village.work()

    assert "Jadwal pembayaran tersimpan: 1 jadwal, 2 keluarga baru" in village.pendamping.last
    assert payments(village) == {
        "Mawar": ("16 08:00", "600000", "expected"), "Wati": ("16 09:00", "450000", "expected"),
    }  # fmt: skip
    (file,) = village.read(lambda s: list(s.scalars(select(RosterFile))))
    assert (file.kind, file.state) == ("payments", "taken")
    assert not any(word in str(file.summary) for word in (*MEMBERS, "600000", "450000"))


def test_a_whole_group_is_one_row(village: Village) -> None:
    taken(village, sheet(row(None, group=GROUP)))

    assert len(payments(village)) == len(MEMBERS)


def test_faults_are_named_by_row_and_nothing_is_entered(village: Village) -> None:
    said = checked(village, sheet(row(2), row(404), row(3, day="31/02/2018"), row(4, amount="600.00")))

    assert "ada 3 kesalahan di 3 baris" in said
    assert "Baris 3 (lembar bayar): Nomor peserta PKH001404 tidak ada di daftar" in said
    marked = village.pendamping.messages[-1].attachment
    assert marked is not None
    assert marked.filename == "jadwal-pembayaran-periksa.xlsx"
    assert marked.content is not None
    summary = read_sheets(marked.content, "x")[0]
    assert any("Tanggal ini tidak ada di kalender" in str(cell) for cells in summary.rows for cell in cells)
    village.pendamping.says("masukkan")
    village.work()
    assert payments(village) == {}


def test_the_marked_sheet_mended_is_taken_in(village: Village) -> None:
    checked(village, sheet(row(2), row(3, day="31/02/2018")))
    marked = village.pendamping.messages[-1].attachment
    assert marked is not None
    assert marked.content is not None
    pages = [(one.name, one.rows) for one in read_sheets(marked.content, "x")]
    for cells in pages[1][1][1:]:
        cells[4] = "16/10/2018"

    assert "Jadwal pembayaran tersimpan" in taken(village, workbook(*pages))


def test_sent_again_nothing_changes_and_a_corrected_one_moves_whom_it_names(village: Village) -> None:
    content = sheet(row(2, amount=600000), row(3))
    taken(village, content)

    assert "semuanya sudah tercatat" in checked(village, content)
    said = checked(village, sheet(row(2, day="17/10/2018")))
    assert "1 keluarga dipindah ke sini dari jadwal lain tahap ini" in said
    village.pendamping.picks("Masukkan")
    village.work()
    assert payments(village)["Mawar"] == ("17 08:00", "600000", "expected")
    assert payments(village)["Wati"] == ("16 08:00", None, "expected")


def test_two_taps_take_it_in_once_and_a_cancelled_one_never(village: Village) -> None:
    checked(village, sheet(row(2)))
    village.pendamping.picks("Batalkan")
    village.work()
    assert payments(village) == {}
    checked(village, sheet(row(2)))
    village.pendamping.taps("Masukkan", times=2)
    village.work()

    assert len(payments(village)) == 1


def test_what_moved_on_since_the_preview_is_previewed_anew(village: Village) -> None:
    checked(village, sheet(row(2), row(3)))
    village.pendamping.picks("Masukkan")
    other = village.pendamping
    village.write(
        lambda s: s.execute(update(Kpm).where(Kpm.person_id == village.people["Wati"]).values(left_at=village.now))
    )
    village.work()

    assert "Keluarga PKH001003 sudah keluar dari PKH" in other.last
    assert payments(village) == {}


def test_a_family_of_anothers_group_stops_the_sheet(village: Village) -> None:
    village.group("Kenanga", ("Yuli",), pendamping="Rahmat", kecamatan="Lain")
    number = village.read(lambda s: s.get_one(Kpm, village.people["Yuli"]).participant_number)
    beyond = row(2)
    beyond[0] = number

    assert "bukan di kelompok Anda" in checked(village, sheet(row(2), beyond))
    assert "bukan di kelompok Anda" in checked(village, sheet(beyond), "Bambang")
    village.joins("Dewi")
    assert "1 jadwal, 1 keluarga baru" in checked(village, sheet(row(2)), "Dewi")


def test_a_list_of_families_is_still_taken_as_one(village: Village) -> None:
    said = checked(village, roster_book([["P901", "Kartini", GROUP, "Wates", "", "", "", "", "", "Siti", ""]]))

    assert "baru 1 keluarga" in said


def test_a_missing_column_is_named(village: Village) -> None:
    said = checked(village, workbook(("bayar", [("No peserta", "Tanggal", "Nominal"), ("PKH001002", "16/10/2018", 1)])))

    assert "tidak saya temukan kolom: tempat" in said


def test_amounts_are_shown_to_whoever_entered_them_alone(village: Village) -> None:
    taken(village, sheet(row(2, amount=600000), row(3, amount=450000)))
    siti, bambang = village.pendamping, village.phones["Bambang"]
    siti.says("daftar bayar")
    siti.picks("Daftar nominal")
    village.work()
    paper = siti.messages[-1].attachment
    assert paper is not None
    assert paper.content is not None
    rows = read_sheets(paper.content, "x")[0].rows
    assert [row[4] for row in rows[3:6]] == [600000, 450000, 1050000]

    bambang.says("daftar bayar")
    assert "nominal" not in f"{bambang.last} {bambang.labels}".lower()
    siti.says("daftar bayar")
    siti.picks("Daftarnya")
    assert not any("600" in text for text in siti.texts)


@pytest.mark.parametrize("said", ["siapa", "halo"])
def test_until_she_says_so_nothing_is_entered(village: Village, said: str) -> None:
    checked(village, sheet(row(2)))
    village.pendamping.says(said)
    village.work()

    assert payments(village) == {}
