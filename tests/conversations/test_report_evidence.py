"""A photo of the signed sheet or a voice note: kept with the meeting, handed to the pendamping, and she is told so."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from db.tables import StoredFile
from outbox.failures import FileNotFetched
from programme.standing_reports import show_report
from scheduler.fetch import Fetcher
from tests.told_once import told_once
from tests.village import Village

DAY = "2018-11-22"
JPEG, OGG = b"\xff\xd8\xff\xe0 the signed sheet", b"OggS what she says"
NAMED = {"file_unique_id": "u", "file_size": 20}
VOICE: dict[str, object] = {"voice": {"file_id": "v1", "duration": 3, "mime_type": "audio/ogg", **NAMED}}
PROGRAM: dict[str, object] = {"document": {"file_id": "d1", "mime_type": "application/x-msdownload", **NAMED}}


def photo(number: int = 1, caption: str = "") -> dict[str, object]:
    content: dict[str, object] = {"photo": [{"file_id": f"f{number}", "width": 10, "height": 10, **NAMED}]}
    return content | ({"caption": caption} if caption else {})


@pytest.fixture
@told_once
def asked(village: Village) -> Village:
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    return village


def fetched(village: Village) -> None:
    """The job brings what was sent, and what it sets off leaves."""

    async def brings(channel: str, reference: str) -> bytes:
        if reference == "gone":
            raise FileNotFetched("gone", retry=False)
        return OGG if reference.startswith("v") else JPEG

    with ThreadPoolExecutor(1) as units:
        asyncio.run(Fetcher(village.database, brings, units, lambda: village.now).fetch_waiting())
    village.drain()


def kept(village: Village) -> list[tuple[str | None, int | None]]:
    files = village.read(lambda s: list(s.scalars(select(StoredFile).order_by(StoredFile.id))))
    return [(file.subject, file.person_id) for file in files]


def about(village: Village, name: str = "Sri") -> tuple[str, int]:
    return f"meeting:{village.meetings()[0].id}", village.people[name]


def test_a_photo_instead_of_an_answer_is_kept_and_the_names_are_still_asked(asked: Village) -> None:
    asked.ketua.sends(photo())

    assert kept(asked) == [about(asked)]
    assert asked.ketua.last.startswith("Terima kasih. Foto saya simpan dan saya teruskan kepada Ibu Siti. Mohon tulis")
    asked.ketua.says("mawar sakit")
    asked.ketua.says("ya")
    assert asked.absentees(asked.meetings()[0].id) == {"Mawar": "sick"}
    assert "Bukti: 1 foto." in asked.pendamping.last


def test_the_pendamping_gets_the_picture_itself_once_it_has_come(asked: Village) -> None:
    asked.ketua.sends(photo())
    assert asked.outbox("report_evidence") == []
    fetched(asked)
    fetched(asked)

    [row] = asked.outbox("report_evidence")
    assert row.state in ("sent", "delivered")
    shown = asked.pendamping.messages[-1]
    assert shown.text == "Dari Ibu Sri: bukti pertemuan kelompok Melati 1, Kamis, 22 November 2018."
    assert shown.has_attachment


def test_during_a_report_the_question_above_still_stands_and_is_not_repeated(asked: Village) -> None:
    asked.ketua.says("mawar sakit")
    before = len(asked.ketua.messages)
    asked.ketua.sends(photo())
    asked.ketua.sends(photo(2))

    assert asked.ketua.texts[before:] == [
        "Terima kasih. Foto saya simpan dan saya teruskan kepada Ibu Siti.",
        "Yang ini juga saya simpan dan saya teruskan kepada Ibu Siti.",
    ]
    asked.ketua.picks("Ya, simpan") if asked.answering == "taps" else asked.ketua.says("ya")
    assert asked.absentees(asked.meetings()[0].id) == {"Mawar": "sick"}


def test_what_the_pendamping_writes_under_a_photo_is_not_lost_while_he_chooses(asked: Village) -> None:
    asked.pendamping.sends(photo(caption="wati kerja"))
    asked.pendamping.picks("Melati 1")

    assert "3. Wati (bekerja)" in asked.pendamping.last


def test_a_correction_under_a_photo_sent_after_the_report_is_read(asked: Village) -> None:
    asked.ketua.says("mawar sakit")
    asked.ketua.says("ya")
    asked.ketua.sends(photo(caption="wati kerja"))
    asked.ketua.says("ya")

    assert asked.absentees(asked.meetings()[0].id) == {"Mawar": "sick", "Wati": "work"}


@pytest.mark.parametrize("during", [True, False])
def test_what_is_written_under_a_photo_is_part_of_the_report(asked: Village, during: bool) -> None:
    if during:
        asked.ketua.says("mawar sakit")
    asked.ketua.sends(photo(caption="wati kerja"))

    assert asked.ketua.last.startswith("Terima kasih. Foto saya simpan")
    assert "3. Wati (bekerja)" in asked.ketua.last
    assert kept(asked) == [about(asked)]


def test_a_photo_sent_before_it_is_clear_which_meeting_is_kept_with_the_one_chosen(village: Village) -> None:
    village.meeting("2018-10-25")
    village.meeting(DAY)
    village.be_at(village.at(DAY, "11:00"))
    village.ketua.says("lapor")
    village.ketua.sends(photo(caption="mawar sakit"))
    assert "Pilih dulu pertemuannya" in village.ketua.last
    [label] = [label for label, _ in village.ketua.messages[-2].buttons if "25" in label]
    village.ketua.says(label)

    assert village.ketua.last.startswith("Terima kasih. Foto saya simpan")
    assert "2. Mawar (sakit)" in village.ketua.last
    assert kept(village) == [about(village)]


def test_a_voice_note_is_handed_on_and_she_is_told_that_it_is_not_listened_to(asked: Village) -> None:
    asked.ketua.sends(VOICE)

    assert "Saya sendiri belum bisa mendengarkan suara. Mohon tulis juga siapa yang tidak hadir" in asked.ketua.last
    fetched(asked)
    assert asked.pendamping.messages[-1].has_attachment


@pytest.mark.parametrize(("hours", "taken"), [(23, True), (25, False)])
def test_within_a_day_after_the_report_a_photo_belongs_to_it(asked: Village, hours: int, taken: bool) -> None:
    asked.ketua.says("mawar sakit")
    asked.ketua.says("ya")
    asked.now += timedelta(hours=hours)
    asked.ketua.sends(photo())

    assert (kept(asked) == [about(asked)]) is taken
    assert ("saya teruskan kepada Ibu Siti" in asked.ketua.last) is taken


def test_the_pendampings_own_photo_is_asked_for_its_meeting_and_told_to_nobody(asked: Village) -> None:
    asked.pendamping.sends(photo())
    assert kept(asked) == [(None, None)]
    asked.pendamping.picks("Melati 1")
    fetched(asked)

    assert kept(asked) == [about(asked, "Siti")]
    assert "Siapa yang tidak hadir" in asked.pendamping.last
    assert asked.outbox("report_evidence") == []


def test_a_file_that_can_show_nobody_is_no_evidence(asked: Village) -> None:
    asked.ketua.sends(PROGRAM)

    assert kept(asked) == [(None, None)]
    assert "saya simpan" in asked.ketua.last


def test_a_members_photo_is_nobodys_evidence(asked: Village) -> None:
    asked.mawar.sends(photo())

    assert kept(asked) == [(None, None)]


def test_a_photo_that_can_not_be_fetched_is_said_so_to_the_pendamping(asked: Village) -> None:
    asked.ketua.sends({"photo": [{"file_id": "gone", "width": 10, "height": 10, **NAMED}]})
    fetched(asked)

    assert "tidak bisa saya ambil" in asked.pendamping.last
    assert not asked.pendamping.messages[-1].has_attachment


def test_evidence_is_the_pendampings_to_see(asked: Village) -> None:
    asked.ketua.says("mawar sakit")
    asked.ketua.says("ya")
    asked.ketua.sends(photo())
    meeting = asked.meetings()[0].id
    actors = {name: asked.actor(name) for name in ("Siti", "Sri")}
    reports = {name: asked.read(partial(show_report, actor=one, meeting_id=meeting)) for name, one in actors.items()}
    seen = {name: report.evidence for name, report in reports.items() if report is not None}

    assert seen == {"Siti": ("photo",), "Sri": ()}
