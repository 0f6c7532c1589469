"""A turn that breaks: nobody is left without an answer, nothing is lost, and the next message works."""

import re

from db.tables import Dialog, InboxEntry
from tests.fakes.bot_api import FIRST_UPDATE, FakeBotApi, Person
from tests.program.kecamatan import found_kecamatan
from tests.program.office import Office
from tests.program.processes import until

REFERENCE = re.compile(r"Nomor catatan: ([A-Z2-9]{6})")


def reference_in(person: Person) -> str:
    found = REFERENCE.search(person.wait_for("Maaf, ada gangguan").text)
    assert found is not None
    return found.group(1)


def failed(office: Office) -> list[tuple[str | None, str | None]]:
    return office.sees(
        lambda s: [(row.reference, row.failure) for row in s.query(InboxEntry).filter(InboxEntry.state == "failed")]
    )


def test_a_dialog_that_cannot_be_read_gets_an_apology_and_the_menu_still_works(
    office: Office, provider: FakeBotApi
) -> None:
    mawar = found_kecamatan(office, ("2018-10-25",), members=3).groups[0].chats[1]
    with office.runs():
        mawar.says("menu")
        mawar.wait_for("apa yang bisa saya bantu")
        office.changes(lambda s: setattr(s.query(Dialog).one(), "state", "{"))
        mawar.says("anak saya pindah sekolah")
        reference = reference_in(mawar)
        mawar.says("menu")
        mawar.wait_for("apa yang bisa saya bantu")
        status, metrics = office.gets("/metrics")
    assert failed(office) == [(reference, "JSONDecodeError")]
    kept = office.sees(lambda s: s.query(InboxEntry).filter(InboxEntry.reference == reference).one().payload)
    assert "anak saya pindah sekolah" in kept
    assert status == 200
    assert 'pkh_inbox_turns_total{end="failed"} 1.0' in metrics
    assert reference in office.log
    assert "anak saya" not in office.log


def test_a_button_made_up_by_a_strange_client_changes_nothing_and_stops_nobody(
    sqlite_office: Office, provider: FakeBotApi
) -> None:
    office = sqlite_office
    kecamatan = found_kecamatan(office, ("2018-10-25",), members=3)
    sri, mawar, wati = kecamatan.groups[0].chats
    office.goes_to("2018-10-25", "11:00")
    with office.runs():
        sri.wait_for("Siapa yang tidak hadir?")
        sri.taps("Pilih dari daftar")
        sri.wait_for("TIDAK hadir (0 dipilih)")
        dialog = office.sees(lambda s: s.query(Dialog).filter(Dialog.conversation == "report_attendance").one())
        wati.says("menu")
        wati.wait_for("apa yang bisa saya bantu")
        home = office.sees(lambda s: s.query(Dialog).filter(Dialog.conversation == "home").one())
        meeting = kecamatan.groups[0].meeting_ids[0]
        forged = (
            f"n:report_request:meeting:{meeting}:all",
            "n:report_request:meeting:x:all",
            "n:visit_list:visits:kemarin:1",
            f"n:dialog_paused:dialog:{dialog.id}:resume",
            f"d:{home.id}:{home.step}:resume{dialog.id}",
            f"d:{home.id}:{home.step}:report_attendance",
            f"d:{home.id}:{home.step}:resumex",
            "d:1",
            "n:",
            "\0",
        )
        shown = wati.from_bot[-1]
        for data in forged:
            provider.add_tap(wati, shown, data)
        until(lambda: not provider.updates, "all taps to be taken in")
        assert [text for text in map(str, wati.chat) if "TIDAK hadir" in text or "Siapa yang tidak" in text] == []
        sri.taps("▫️ 2. Mawar")
        sri.wait_for("(1 dipilih)")
        wati.says("menu")
        wati.wait_for("apa yang bisa saya bantu")
        mawar.says("kapan")
        mawar.wait_for("erikutnya")
    assert office.sees(lambda s: s.query(InboxEntry).count()) == provider._update_number - FIRST_UPDATE
    assert {failure for _, failure in failed(office)} <= {"ValueError", "NotAllowed"}
