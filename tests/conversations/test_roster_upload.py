"""A pendamping sends the list of families as a sheet: checked, previewed, taken in on her word, for her own groups."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select, update

from db.tables import Group, Kpm, Paper, Person, RosterFile, RosterImport, StoredFile
from outbox.failures import FileNotFetched
from programme.access import OFFICE
from programme.rules import Rules
from programme.staff import remove_staff
from reports.sheets import read_sheets
from tests.programme.roster_books import HEADINGS, roster_book, workbook
from tests.village import DESA, GROUP, MEMBERS, Village

# Told once, on SQLite: what speaks to the tables in its own way is tested on both in tests/scheduler/test_desk_work.py.
pytestmark = pytest.mark.parametrize("told_on", ["telegram"], indirect=True)


def row(number: str, name: str, group: str = GROUP, *, pendamping: str = "Siti", hp: str = "") -> list[object]:
    return [number, name, group, DESA, "Krajan", "001", "002", hp, "", pendamping, ""]


def own_rows(village: Village, group: str = GROUP) -> list[list[object]]:
    """The group as it stands in the tables."""
    query = select(Kpm, Person.name).join(Person, Person.id == Kpm.person_id).order_by(Kpm.member_number)
    group_id = village.group_id(group)
    kpm = village.read(lambda s: s.execute(query.where(Kpm.group_id == group_id)).all())
    return [row(one.participant_number, name, group, hp=one.phone or "") for one, name in kpm]


def grown(village: Village) -> bytes:
    """The list of before with two more families, one corrected name, and one left out."""
    rows = own_rows(village)
    rows[1][1] = "Mawar Wulandari"
    return roster_book([*rows[:-1], row("P901", "Kartini"), row("P902", "Ratna")])


def names(village: Village) -> list[str]:
    group_id = village.group_id()
    query = select(Person.name).join(Kpm, Kpm.person_id == Person.id).where(Kpm.group_id == group_id)
    return village.read(lambda s: list(s.scalars(query.order_by(Kpm.member_number))))


def rosters(village: Village) -> list[RosterFile]:
    return village.read(lambda s: list(s.scalars(select(RosterFile).order_by(RosterFile.id))))


def states(village: Village) -> list[str]:
    return [one.state for one in rosters(village)]


def sent_and_checked(village: Village, content: bytes, name: str = "daftar.xlsx") -> str:
    """What she reads once her sheet is checked."""
    village.pendamping.sends_file(name, content)
    village.work()
    return village.pendamping.last


def test_a_sheet_is_previewed_and_taken_in_on_her_word(village: Village) -> None:
    siti = village.pendamping

    siti.sends_file("daftar.xlsx", grown(village))
    assert "Berkas diterima, saya periksa dulu" in siti.last
    village.work()

    assert "baru 2 keluarga, berubah 1, sama 8" in siti.last
    assert "Tidak ada di berkas: 1 (tidak dihapus)" in siti.last
    assert "Berubah: Mawar Wulandari (nama)" in siti.last
    assert names(village) == list(MEMBERS)

    siti.picks("Masukkan")
    assert "sedang saya masukkan" in siti.last
    village.work()

    assert "2 keluarga baru, 1 diperbarui" in siti.last
    assert names(village) == ["Sri", "Mawar Wulandari", *MEMBERS[2:], "Kartini", "Ratna"]
    (taken,) = rosters(village)
    assert taken.state == "taken"
    brought = village.read(lambda s: s.scalars(select(RosterImport)).one())
    assert (brought.file_hash, brought.added) == (taken.file_hash, 2)
    assert not any(name.split()[0] in str(taken.summary) for name in (*MEMBERS, "Kartini"))


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("ya", "confirmed"),
        ("Masukkan saja bu", "confirmed"),
        ("nggih", "confirmed"),
        ("lebokno wae", "confirmed"),
        ("1", "confirmed"),
        ("2", "cancelled"),
        ("jangan dimasukkan dulu", "cancelled"),
        ("ora", "cancelled"),
        ("tidak jadi", "cancelled"),
        ("ya jangan", "checked"),
        ("ya tapi Wati pindah", "checked"),
        ("batal", "checked"),
    ],
)
def test_she_may_answer_the_preview_in_her_own_words(said: str, state: str, village: Village) -> None:
    sent_and_checked(village, grown(village))

    village.pendamping.says(said)

    assert states(village) == [state]
    assert names(village) == list(MEMBERS)


def test_an_offer_to_print_slips_follows(village: Village) -> None:
    sent_and_checked(village, grown(village))
    village.pendamping.picks("Masukkan")
    village.work()

    village.pendamping.taps("Kirim slip")

    assert "2 dari 12 anggota belum bergabung" in village.pendamping.last


def test_two_taps_take_it_in_once(village: Village) -> None:
    sent_and_checked(village, grown(village))

    village.pendamping.taps("Masukkan", times=2)
    assert village.pendamping.last == "Daftar itu sedang saya masukkan. Kalau sudah selesai, saya kabari."
    village.work()
    village.pendamping.taps("Masukkan")
    village.work()

    assert village.pendamping.last == "Daftar itu sudah dimasukkan."
    assert village.read(lambda s: s.query(RosterImport).count()) == 1


def test_cancelled_it_changes_nothing_even_if_confirmed_afterwards(village: Village) -> None:
    sent_and_checked(village, grown(village))

    village.pendamping.picks("Batalkan")
    assert "tidak dimasukkan" in village.pendamping.last
    village.pendamping.taps("Masukkan")
    assert "sudah dibatalkan" in village.pendamping.last
    village.work()

    assert names(village) == list(MEMBERS)
    assert states(village) == ["cancelled"]


def test_a_later_sheet_takes_the_place_of_the_one_that_waits(village: Village) -> None:
    sent_and_checked(village, grown(village))
    old = village.pendamping.messages[-1]

    village.pendamping.sends_file("baru.xlsx", roster_book([*own_rows(village), row("P903", "Lilis")]))
    assert "Berkas yang lama saya batalkan" in village.pendamping.last
    village.work()
    village.pendamping.taps_data(old.id, old.buttons[0][1])
    assert "sudah dibatalkan" in village.pendamping.last
    village.pendamping.taps("Masukkan")
    village.work()

    assert states(village) == ["cancelled", "taken"]
    assert names(village) == [*MEMBERS, "Lilis"]


def test_what_has_changed_meanwhile_is_previewed_anew(village: Village) -> None:
    sent_and_checked(village, grown(village))
    old = village.pendamping.messages[-1]
    mawar = village.people["Mawar"]
    village.write(lambda s: s.execute(update(Person).where(Person.id == mawar).values(name="Mawar Wulandari")))

    village.pendamping.taps("Masukkan")
    village.work()

    assert "Keadaan sudah berubah sejak pratinjau tadi" in village.pendamping.last
    assert "baru 2 keluarga, berubah 0, sama 9" in village.pendamping.last
    village.pendamping.taps_data(old.id, old.buttons[0][1])
    assert "sudah diganti yang lebih baru" in village.pendamping.last
    assert "Kartini" not in names(village)
    village.pendamping.taps("Masukkan")
    village.work()
    assert "Kartini" in names(village)


def test_another_pendampings_group_is_a_fault_named_by_its_row(village: Village) -> None:
    village.group("Kenanga 2", ("Yuli", "Tutik"), pendamping="Rahmat")
    foreign = own_rows(village, "Kenanga 2")
    taken_over = row(str(foreign[1][0]), "Tutik")
    given_away = row("P904", "Wening", "Dahlia 3", pendamping="Rahmat")
    content = roster_book([*own_rows(village), [*foreign[0][:9], "", ""], taken_over, given_away])

    said = sent_and_checked(village, content)

    assert "ada 3 kesalahan di 3 baris" in said
    assert "Baris 12 (lembar kpm): Kelompok Kenanga 2 bukan kelompok Anda" in said
    assert "Baris 13 (lembar kpm): Keluarga ini tercatat di kelompok pendamping lain" in said
    marked = village.pendamping.messages[-1].attachment
    assert marked is not None
    assert marked.filename == "daftar-peserta-periksa.xlsx"
    cells = [
        str(cell) for sheet in read_sheets(marked.content, marked.filename) for cells in sheet.rows for cell in cells
    ]
    assert any("bukan kelompok Anda" in cell for cell in cells)
    assert states(village) == ["faulty"]
    assert "Masukkan" not in village.pendamping.labels


def test_a_koordinator_reaches_his_kecamatan_and_no_further(village: Village) -> None:
    village.group("Kenanga 2", ("Yuli", "Tutik"), pendamping="Rahmat", kecamatan="Lain")
    bambang = village.phones["Bambang"]

    bambang.sends_file("a.xlsx", roster_book([*own_rows(village), row("P905", "Kartini")]))
    village.work()
    assert "baru 1 keluarga" in bambang.last
    bambang.sends_file("b.xlsx", roster_book([row("P906", "Kartini", "Kenanga 2", pendamping="Rahmat")]))
    village.work()

    assert "bukan dari kecamatan Anda" in bambang.last


def test_a_group_that_changed_hands_before_the_taking_in_is_left_alone(village: Village) -> None:
    sent_and_checked(village, grown(village))
    village.pendamping.taps("Masukkan")
    rahmat, group = village.people["Rahmat"], village.group_id()
    village.write(lambda s: s.execute(update(Group).where(Group.id == group).values(pendamping_id=rahmat)))

    village.work()

    assert "bukan kelompok Anda" in village.pendamping.last
    assert "Kartini" not in names(village)
    assert village.read(lambda s: s.get_one(Group, group).pendamping_id) == rahmat


def test_a_removed_pendamping_takes_nothing_in(village: Village) -> None:
    sent_and_checked(village, grown(village))
    village.pendamping.taps("Masukkan")
    siti = village.people["Siti"]
    village.write(lambda s: remove_staff(s, OFFICE, siti, village.now))

    village.work()

    assert "Kartini" not in names(village)
    assert states(village) != ["taken"]


def test_a_sheet_whose_stored_content_is_another_is_not_taken_in(village: Village) -> None:
    sent_and_checked(village, grown(village))
    other = village.database.keys.encrypt_bytes(roster_book([*own_rows(village), row("P907", "Lain")]))
    village.write(lambda s: s.execute(update(StoredFile).values(content=other)))

    village.pendamping.taps("Masukkan")
    village.work()

    assert "tidak sama lagi dengan yang diperiksa" in village.pendamping.last
    assert names(village) == list(MEMBERS)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (FileNotFetched("status 404", retry=False), "tidak berhasil saya ambil. Mohon kirim sekali lagi"),
        (b"PK\x03\x04 not really", "tidak bisa saya baca. Berkas ini tidak bisa dibuka"),
        (workbook(("kpm", [["Nama", "Alamat"], ["Sri", "Krajan"]])), "kolom: nomor peserta, kelompok, desa"),
        (b"x" * 1_000_001, "terlalu besar"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    village_database: Any, content: bytes | FileNotFetched, words: str
) -> None:
    village = Village(village_database, rules=Rules(largest_roster_megabytes=1))
    village.pendamping.sends_file("daftar.xlsx", content)
    village.work()

    assert words in village.pendamping.last
    assert states(village) in ([], ["failed"])
    assert names(village) == list(MEMBERS)


def test_what_the_provider_hands_out_later_is_checked_then(village: Village) -> None:
    village.pendamping.sends_file("daftar.xlsx", FileNotFetched("provider_down", retry=True))
    village.work()
    assert states(village) == ["waiting"]
    village.files = dict.fromkeys(village.files, grown(village))

    village.go_to(village.rules.local(village.now).date().isoformat(), "08:30")
    village.work()

    assert "baru 2 keluarga" in village.pendamping.last


@pytest.mark.parametrize("caption", [None, "daftar terbaru bu"])
def test_a_sheet_is_taken_whatever_is_being_asked_and_the_question_stays(village: Village, caption: str | None) -> None:
    village.pendamping.says("jadwal")
    asked = village.pendamping.last

    village.pendamping.sends_file("daftar.xlsx", grown(village), **({"caption": caption} if caption else {}))
    assert "Berkas diterima" in village.pendamping.last
    village.pendamping.says("kembali")

    assert asked in village.pendamping.last


def test_the_menu_leads_to_the_form_and_to_the_sending(village: Village) -> None:
    siti = village.pendamping
    siti.says("unggah")
    siti.picks("Template daftar")

    form = next(one.attachment for one in reversed(siti.messages) if one.attachment is not None)
    assert form.filename == "daftar-peserta.xlsx"
    assert [sheet.name for sheet in read_sheets(form.content, form.filename)][:2] == ["kpm", "anggota"]
    assert "Silakan kirim berkas Excel" in siti.last
    siti.sends_file("daftar.xlsx", grown(village))
    assert "Berkas diterima" in siti.last
    siti.says("template")
    assert siti.messages[-1].attachment is not None


@pytest.mark.parametrize(("name", "media"), [("surat.pdf", "application/pdf"), ("catatan.docx", "application/msword")])
def test_another_file_is_answered_by_what_can_be_read(village: Village, name: str, media: str) -> None:
    village.pendamping.sends_file(name, b"%PDF-1.4 something")

    assert "Daftar peserta harus berupa Excel (.xlsx)" in village.pendamping.last
    assert rosters(village) == []


@pytest.mark.parametrize("name", ["daftar.csv", "DAFTAR.XLS", "daftar.ods"])
def test_the_other_kinds_of_table_are_looked_at_as_well(village: Village, name: str) -> None:
    lines = [";".join(map(str, cells)) for cells in (HEADINGS, *own_rows(village), row("P908", "Kartini"))]

    said = sent_and_checked(village, "\n".join(lines).encode(), name)

    assert "baru 1 keluarga" in said


def test_a_ketua_sends_no_list(village: Village) -> None:
    village.ketua.sends_file("daftar.xlsx", grown(village))

    assert "Berkas diterima" not in village.ketua.last
    assert rosters(village) == []


def test_nothing_to_take_in_needs_no_button(village: Village) -> None:
    said = sent_and_checked(village, roster_book(own_rows(village)))

    assert "semuanya sudah sama" in said
    assert village.pendamping.labels == []


def test_what_was_sent_is_forgotten_after_its_days(village: Village) -> None:
    sent_and_checked(village, grown(village))
    village.pendamping.taps("Masukkan")
    village.work()
    assert stored(village)

    village.go_to("2018-10-09", "09:00")

    assert not stored(village)


def stored(village: Village) -> Sequence[object]:
    """Whatever content of sheets and papers is kept."""
    sheets = select(StoredFile.id).where(StoredFile.content.is_not(None))
    papers = select(Paper.id).where(Paper.content.is_not(None))
    return village.read(lambda s: [*s.scalars(sheets), *s.scalars(papers)])
