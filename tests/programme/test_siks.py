"""What is copied into SIKS-NG: from what is recorded, in the pendamping's words, within its bounds in any case."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.modules import Curriculum
from programme.office.siks import SiksFacts, SiksMark, list_siks_meetings, note_meeting, read_siks
from programme.office.typed_notes import ASPECTS, LONGEST_NOTE, read_notes
from programme.official_marks import settle_official_marks
from reports.siks_text import LONGEST_DESCRIPTION, LONGEST_NAME, fitting, letters, siks_text
from tests.village import Village

CURRICULUM = Curriculum()
FACTS = SiksFacts(
    1,
    "Melati 1",
    "Wates",
    "Balai Desa",
    datetime(2018, 11, 22, 9, tzinfo=UTC),
    datetime(2018, 11, 22, 11, tzinfo=UTC),
    "parenting",
    2,
    "Siti",
    (SiksMark(1, "Sri", "HADIR", True), SiksMark(2, "Mawar", "SAKIT", False), SiksMark(3, "Wati", "ALFA", True)),
    0,
    {},
    1,
    datetime(2018, 12, 27, 9, tzinfo=UTC),
)
ANYTHING = st.text(max_size=LONGEST_NOTE)


def test_the_texts_hold_all_five_aspects_and_the_marks_by_number() -> None:
    notes = {"process": "diskusi", "results": "semua paham", "obstacles": "hujan deras!", "follow_up": "diulang"}
    text = siks_text(replace(FACTS, notes=notes), CURRICULUM)

    assert text.name == "P2K2 Melati 1, 22 November 2018: Modul 1 sesi 2, Memahami perilaku anak"
    assert text.description == (
        "Proses: P2K2 di Balai Desa, 22 November 2018 pukul 09.00-11.00, dipandu Siti. diskusi. "
        "Materi: Modul 1 sesi 2, Memahami perilaku anak. "
        "Partisipasi: Hadir 1 dari 3 peserta (33 %); SAKIT 1, ALFA 1. "
        "Hasil: semua paham. Kendala: hujan deras! "
        "Tindak lanjut: 1 keluarga akan dikunjungi. Pertemuan berikutnya 27 Desember 2018. diulang."
    )
    assert text.marks == "1. Sri: HADIR\n2. Mawar: SAKIT\n3. Wati: ALFA"


@given(ANYTHING, ANYTHING, st.dictionaries(st.sampled_from(ASPECTS), ANYTHING))
def test_whatever_is_written_fits(group: str, place: str, notes: dict[str, str]) -> None:
    text = siks_text(replace(FACTS, group=group, place=place[:200], notes=notes), CURRICULUM)

    assert letters(text.name) <= LONGEST_NAME
    assert letters(text.description) <= LONGEST_DESCRIPTION
    assert "\n" not in text.name + text.description


def test_of_long_notes_each_keeps_its_part_and_the_short_one_stays_whole() -> None:
    long = "kata " * 100
    notes = dict.fromkeys(("process", "participation", "obstacles", "follow_up"), long) | {"results": "semua paham"}
    description = siks_text(replace(FACTS, notes=notes), CURRICULUM).description

    assert letters(description) <= LONGEST_DESCRIPTION
    assert "Hasil: semua paham." in description
    assert [
        title for title in ("Proses:", "Partisipasi:", "Kendala:", "Tindak lanjut:") if title not in description
    ] == []
    assert description.count("…") == 4


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_text_is_cut_after_a_whole_word(text: str, most: int) -> None:
    cut = fitting(text, most)

    assert letters(cut) <= max(most, 0)
    assert cut == " ".join(text.split()) or cut.endswith("…") or most < 1


def test_a_smiley_counts_as_two_letters_as_browsers_count_it() -> None:
    assert letters("ok 🙏") == 5


@pytest.mark.parametrize(
    ("said", "notes"),
    [
        ("hasil: semua paham; kendala: hujan", {"results": "semua paham", "obstacles": "hujan"}),
        ("Proses: diskusi.\nTindak lanjut = diulang", {"process": "diskusi.", "follow_up": "diulang"}),
        ("hambatan: anak rewel, rtl: ajak nenek", {"obstacles": "anak rewel", "follow_up": "ajak nenek"}),
        ("hasil: a hasil: b", {"results": "a; b"}),
        ("hasilnya bagus", {}),
        ("", {}),
    ],
)
def test_several_aspects_are_read_from_one_message(said: str, notes: dict[str, str]) -> None:
    assert read_notes(said) == notes


@given(st.text())
def test_any_message_is_read_without_breaking(said: str) -> None:
    assert set(read_notes(said)) <= set(ASPECTS)


def test_the_facts_are_those_of_the_meeting_and_what_is_not_settled_says_so(village: Village) -> None:
    meeting = village.reported("2018-10-11", {"Mawar": "sick", "Wati": "work"})
    siti = village.actor("Siti")
    facts = village.read(lambda s: read_siks(s, siti, meeting, village.now, village.rules))

    assert facts is not None
    assert (facts.count("HADIR"), facts.count("SAKIT"), facts.count("ALFA"), facts.unsettled) == (8, 1, 1, 2)
    assert facts.missing == ASPECTS
    village.write(lambda s: settle_official_marks(s, siti, meeting, {2: "ALFA"}, village.now, village.rules))
    facts = village.read(lambda s: read_siks(s, siti, meeting, village.now, village.rules))
    assert facts is not None
    assert (facts.count("SAKIT"), facts.count("ALFA"), facts.unsettled) == (0, 2, 0)


def test_a_note_is_kept_corrected_and_never_holds_a_secret_number(village: Village) -> None:
    meeting, siti = village.reported("2018-10-11", {}), village.actor("Siti")
    for said in ({"results": "paham"}, {"results": "paham semua", "obstacles": "NIK 3301012001800001 salah"}):
        village.write(lambda s, one=said: note_meeting(s, siti, meeting, one, village.now))  # type: ignore[misc]  # a default can not be typed
    facts = village.read(lambda s: read_siks(s, siti, meeting, village.now, village.rules))

    assert facts is not None
    assert facts.notes == {"results": "paham semua", "obstacles": "NIK •••• salah"}
    [line] = village.read(lambda s: list_siks_meetings(s, siti, village.people["Siti"]))
    assert (line.group, line.noted) == ("Melati 1", 2)


def test_a_meeting_without_a_report_has_no_text_yet(village: Village) -> None:
    meeting, siti = village.meeting("2018-10-11"), village.actor("Siti")

    assert village.read(lambda s: read_siks(s, siti, meeting, village.now, village.rules)) is None
    assert village.read(lambda s: list_siks_meetings(s, siti, village.people["Siti"])) == []
