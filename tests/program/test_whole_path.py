"""The main job through the real program: from the command line to the visit, every word by the Bot API."""

from pathlib import Path

import pytest

from db.tables import Kpm, StoredFile, Visit
from reports.sheets import read_sheets
from tests.fakes.bot_api import FakeBotApi, Fault, Person
from tests.program.kecamatan import found_kecamatan
from tests.program.office import Office
from tests.program.processes import Cold, until
from tests.program.village_life import (
    KENANGA,
    MELATI,
    PENDAMPING,
    PHONES,
    code_in,
    everyone_joins,
    founds_village,
    invites_by_chat,
    joins_by_code,
    joins_by_number,
    roster_rows,
    schedules,
    villagers,
    writes_roster,
)


def reminders(person: Person) -> list[str]:
    return [message.text for message in person.from_bot if "ada pertemuan kelompok" in message.text]


def test_the_story_from_the_roster_to_the_visit_through_the_real_program(office: Office, provider: FakeBotApi) -> None:
    people = villagers(provider)
    siti, sri, mawar = people.siti, people.sri, people.mawar
    code = founds_village(office)
    with office.runs(Cold):
        joins_by_code(siti, code)
        joins_by_number(mawar, PHONES["Mawar"])
        joins_by_code(sri, invites_by_chat(siti, "Sri Rahayu"))

        schedules(siti, "Kamis 25/10 jam 9")
        each_slot_reminds_once(office, [mawar, sri])
        writes_report(office, sri)
        assert "2. Mawar: bekerja" in siti.wait_for("Laporan kelompok Melati 1").text

        schedules(siti, "Kamis 22/11 jam 9")
        ticks_report(office, sri)
        siti.wait_for("22 November 2018: hadir 9 dari 10")

        office.goes_to("2018-11-23", "06:00")
        morning = siti.wait_for("Kunjungan Jumat, 23 November 2018: 1 keluarga").text
        assert "1. Ibu Mawar" in morning
        assert "Dusun Krajan RT 001/RW 002, Desa Wates" in morning
        assert "Oktober 2018 dan November 2018" in morning
        records_visit(siti)
    assert office.sees(lambda s: [(visit.state, visit.months) for visit in s.query(Visit).filter_by(cause="p2k2")]) == [
        ("done", ["2018-10", "2018-11"])
    ]
    assert reminders(people.stranger) == []


def each_slot_reminds_once(office: Office, people: list[Person]) -> None:
    for day, clock, near in (
        ("2018-10-22", "09:00", "3 hari lagi"),
        ("2018-10-24", "16:00", "besok"),
        ("2018-10-25", "06:00", "hari ini"),
    ):
        for person in people:
            person.reads()
        office.goes_to(day, clock)
        for person in people:
            assert "Kamis, 25 Oktober 2018 pukul 09.00 WIB" in person.wait_for(f", {near} ada pertemuan").text
        people[0].says("kapan")
        people[0].wait_for("berikutnya")
    for person in people:
        assert len(reminders(person)) == len(set(reminders(person))) == 3


def writes_report(office: Office, sri: Person) -> None:
    sri.reads()
    office.goes_to("2018-10-25", "11:01")
    sri.wait_for("Siapa yang tidak hadir?")
    sri.says("mawar kerja")
    assert "Hadir 9 dari 10" in sri.wait_for("Sudah benar?").text
    sri.taps("Ya, simpan")
    sri.wait_for("hadir 9 dari 10")


def ticks_report(office: Office, sri: Person) -> None:
    sri.reads()
    office.goes_to("2018-11-22", "11:01")
    sri.wait_for("Siapa yang tidak hadir?")
    sri.taps("Pilih dari daftar")
    sri.wait_for("TIDAK hadir (0 dipilih)")
    sri.taps("▫️ 2. Mawar")
    sri.wait_for("(1 dipilih)")
    sri.taps("Selesai")
    sri.wait_for("Hadir 9 dari 10")
    sri.taps("Ya, simpan")
    sri.wait_for("Laporan tersimpan")


def records_visit(siti: Person) -> None:
    siti.taps("1. Mawar")
    siti.wait_for("Bagaimana kunjungannya?")
    siti.taps("Berdua")
    siti.wait_for("Apa yang sudah dilakukan?")
    siti.taps("Keempatnya sudah")
    siti.wait_for("penyebabnya")
    siti.says("jaga kantin pukul 06.00 sampai 16.00; sepakat suami bergantian jaga")
    siti.wait_for("Simpan?")
    siti.taps("Ya, simpan", times=2)
    siti.wait_for("tercatat selesai")


def test_moved_and_cancelled_meetings_are_told_to_exactly_their_group(
    sqlite_office: Office, provider: FakeBotApi
) -> None:
    office, people = sqlite_office, villagers(provider)
    siti, sri, mawar, painem = people.siti, people.sri, people.mawar, people.painem
    code = founds_village(office)
    with office.runs():
        everyone_joins(people, code)
        people.stranger.says("/start")
        people.stranger.wait_for("Untuk bergabung")
        schedules(siti, "Kamis 25/10 jam 9")
        schedules(siti, "Jumat 26/10 jam 9", "Kenanga 2")
        office.goes_to("2018-10-22", "09:30")
        mawar.wait_for("3 hari lagi")

        heard_before = len(painem.from_bot)
        asks_to_change(siti, "Pindahkan")
        siti.says("Sabtu 27/10 jam 13.30")
        siti.wait_for("Di mana?")
        siti.taps(siti.from_bot[-1].buttons[0])
        siti.wait_for("Semua anggota kelompok diberi tahu")
        siti.taps("Ya, simpan")
        for person in (sri, mawar):
            assert "Sabtu, 27 Oktober 2018 pukul 13.30 WIB" in person.wait_for("pindah").text
        mawar.reads()
        office.goes_to("2018-10-24", "09:01")
        assert "27 Oktober" in mawar.wait_for("3 hari lagi").text

        asks_to_change(siti, "Batalkan pertemuan")
        siti.taps("Ya, batalkan")
        for person in (sri, mawar):
            person.wait_for("tidak jadi")
        office.goes_to("2018-10-25", "16:01")
        painem.wait_for("besok ada pertemuan kelompok Kenanga 2")
        office.goes_to("2018-10-27", "16:00")
        siti.says("menu")
        siti.wait_for("apa yang bisa saya bantu")
    assert [text for text in reminders(mawar) if "besok" in text or "hari ini" in text] == []
    told = [message.text for message in painem.from_bot[heard_before:]]
    assert [text for text in told if "Melati" in text] == []
    assert len(people.stranger.from_bot) == 1
    for word in ("kelompok Melati 1 pindah", "tidak jadi"):
        told_of_it = [one.chat_id for one in provider.sent if word in one.text and one.chat_id != siti.id]
        assert sorted(told_of_it) == sorted([sri.id, mawar.id])


def asks_to_change(siti: Person, action: str) -> None:
    siti.says("/pertemuan")
    siti.wait_for("Untuk kelompok mana?")
    siti.taps(next(label for label in siti.from_bot[-1].buttons if label.startswith("Melati 1")))
    siti.wait_for("Pertemuan yang mana?")
    siti.taps(next(label for label in siti.from_bot[-1].buttons if label.startswith("Melati 1")))
    siti.wait_for("Kelompok Melati 1")
    siti.taps(action)
    siti.wait_for("ke kapan?" if action == "Pindahkan" else "Batalkan pertemuan kelompok")


def test_each_role_gets_its_own_menu_and_a_stranger_one_polite_sentence(
    sqlite_office: Office, provider: FakeBotApi
) -> None:
    people = villagers(provider)
    code = founds_village(sqlite_office)
    with sqlite_office.runs():
        everyone_joins(people, code)
        stranger = people.stranger
        for text in ("halo", "siapa saja anggota Melati 1?", "/kunjungan"):
            stranger.says(text)
            stranger.wait_for("asisten pendamping PKH")
        stranger.shares_contact("6281999999999")
        stranger.wait_for("belum ada dalam daftar")
        until(lambda: len(provider.menus) == 5, "all menus to be set")
        commands = {name: [command for command, _ in menu] for name, menu in provider.menus.items()}
        assert commands[str(people.siti.id)][:3] == ["kunjungan", "lapor", "jadwal"]
        assert commands[str(people.sri.id)][0] == "lapor"
        assert commands[str(people.mawar.id)][0] == "pertemuan"
        assert "lapor" not in commands[str(people.mawar.id)]
        assert commands["default"] == ["start"]
        assert str(stranger.id) not in commands
        said = " ".join(message.text for message in stranger.from_bot)
    assert [name for name in (*MELATI, *KENANGA, "Melati", "Wates") if name in said] == []


def test_the_office_commands_found_a_kecamatan(sqlite_office: Office) -> None:
    office = sqlite_office
    printed = office.does("keys", start=Cold)
    assert printed.code == 0
    lines = [line for line in printed.output.splitlines() if line.strip()]
    assert lines[0] == "[keys]"
    office.config.write_text(office.config.read_text().partition("[keys]")[0] + printed.output)

    for role, name in (("pendamping", "Siti Handayani"), ("koordinator", "Bambang"), ("operator", "Dewi")):
        said = office.succeeds("staff", "add", "--role", role, "--name", name, "--kecamatan", "Kedungrejo")
        assert len(code_in(said)) == 9
        assert "https://t.me/pkh_fake_bot?start=" in said
    again = office.does("staff", "add", "--role", "operator", "--name", "Dewi", "--config", str(office.config))
    assert (again.code, again.errors) == (2, "")
    assert "Sudah ada petugas" in again.output

    writes_roster(office.folder / "roster.csv", roster_rows())
    assert "13 baru" in office.succeeds("roster", "import", str(office.folder / "roster.csv"))
    writes_roster(office.folder / "roster.xlsx", roster_rows())
    assert "0 baru, 0 berubah, 13 tetap" in office.succeeds("roster", "import", str(office.folder / "roster.xlsx"))
    listed = office.succeeds("staff", "list")
    assert "Siti Handayani" in listed
    assert "belum" in listed

    slips = office.folder / "slips.pdf"
    assert "13 slip" in office.succeeds("roster", "slips", "--file", str(slips))
    content = slips.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(content) > 20_000

    office.succeeds("staff", "remove", "1")
    assert "Siti Handayani" not in office.succeeds("staff", "list")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_faulty_roster_is_refused_whole_and_comes_back_marked(sqlite_office: Office, kind: str) -> None:
    office = sqlite_office
    office.succeeds("staff", "add", "--role", "pendamping", "--name", "Siti Handayani", "--kecamatan", "Kedungrejo")
    rows = roster_rows()
    rows[3] = (*rows[3][:7], "12345", *rows[3][8:])
    rows[7] = ("", *rows[7][1:])
    file = office.folder / f"roster.{kind}"
    writes_roster(file, rows)

    done = office.does("roster", "import", str(file), "--config", str(office.config))

    assert done.code == 2
    assert "tidak ada yang disimpan" in done.output
    assert "baris 5" in done.output
    assert "baris 9" in done.output
    assert "Traceback" not in done.output + done.errors
    marked = read_sheets((office.folder / "roster-periksa.xlsx").read_bytes(), "roster-periksa.xlsx")
    assert any("Lastri" in map(str, row) for sheet in marked for row in sheet.rows)
    assert office.sees(lambda session: session.query(Kpm).count()) == 0


def test_a_roster_that_is_no_spreadsheet_is_refused_in_one_sentence(sqlite_office: Office, tmp_path: Path) -> None:
    file = tmp_path / "foto.xlsx"
    file.write_bytes(b"PK\x03\x04 not really")
    done = sqlite_office.does("roster", "import", str(file), "--config", str(sqlite_office.config))
    assert (done.code, len(done.output.strip().splitlines()), done.errors) == (2, 1, "")


def test_a_list_sent_by_chat_is_checked_taken_in_and_answered_by_slips(
    sqlite_office: Office, provider: FakeBotApi
) -> None:
    """Through a provider that fails now and then, and a program killed between the preview and the taking in."""
    office, siti = sqlite_office, villagers(provider).siti
    code = founds_village(office)
    rows = [*roster_rows(), ("PKH90001", "Kartini", "Kenanga 2", "Wates", "Krajan", "001", "002", "", "", PENDAMPING)]
    writes_roster(office.folder / "baru.xlsx", rows)
    with office.runs():
        joins_by_code(siti, code)
        provider.faults.next(Fault("server_error", ("getFile",)))
        siti.sends_document("baru.xlsx", (office.folder / "baru.xlsx").read_bytes())
        siti.wait_for("Berkas diterima, saya periksa dulu")
        until(lambda: ("getFile", "server_error") in provider.faults.met, "the first try to fail")
        office.goes_to("2018-10-01", "08:10")
        siti.wait_for("baru 1 keluarga, berubah 0, sama 13")
    siti.taps("Masukkan")
    with office.runs():
        siti.wait_for("1 keluarga baru")
        siti.taps("Kirim slip")
        siti.wait_for("kelompok mana")
        siti.taps("Kenanga 2, Wates")
        siti.wait_for("4 dari 4 anggota belum bergabung")
        provider.faults.next(Fault("bad_gateway", ("sendDocument",)))
        siti.taps("Yang belum bergabung (4)")
        siti.wait_for("slipnya sedang saya buat")
        until(lambda: ("sendDocument", "bad_gateway") in provider.faults.met, "the sheet to be refused once")
        office.goes_to("2018-10-01", "08:30")
        slips = siti.wait_for("Ini slip bergabung")
    assert (slips.kind, slips.filename) == ("document", "slip-kenanga-2-2018-10-01.pdf")
    assert slips.content.startswith(b"%PDF-")
    assert [message.filename for message in siti.from_bot if message.kind == "document"] == [slips.filename]
    assert office.sees(lambda s: s.query(Kpm).filter(Kpm.participant_number == "PKH90001").count()) == 1
    assert "Kartini" not in office.log


def test_a_photo_is_fetched_and_stands_in_the_database_encrypted(office: Office, provider: FakeBotApi) -> None:
    mawar = found_kecamatan(office, ("2018-10-25",), members=2).groups[0].chats[1]
    picture = b"\xff\xd8\xff" + b"a letter of moving" * 100
    with office.runs():
        mawar.sends_photo(picture)
        mawar.wait_for("sudah saya simpan")
        until(lambda: office.sees(lambda s: s.query(StoredFile).one().state) == "stored", "the photo to be fetched")
    stored = office.sees(lambda s: s.query(StoredFile).one().content)
    assert stored is not None
    assert b"a letter of moving" not in stored
    with office.opened() as database:
        assert database.keys.decrypt_bytes(stored) == picture
