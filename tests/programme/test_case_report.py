"""The report of a case: filled from its file, counted against what the first source document asks, names hidden."""

from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Case, CaseEntry, TrailEntry
from programme.access import NotAllowed
from programme.cases.case_reports import (
    CaseReport,
    ReportStanding,
    read_case_report,
    read_named_case_report,
    show_case_report,
)
from programme.cases.codes import DESCRIPTION_PARTS, ENTRY_KINDS, GROUNDS, PHASES
from programme.cases.entries import LONGEST_WORDS, add_entry
from programme.cases.opening import open_case
from programme.cases.report_facts import Asked, Beside, Missed
from programme.cases.report_grounds import techniques_used
from programme.cases.report_parts import DESCRIPTION, NOTHING, PartCount, plain_voice, report_text
from programme.cases.report_words import count_words
from programme.cases.report_writing import in_short, keep_own_text
from programme.cases.showing import CaseView
from programme.rules import Casework, Rules
from tests.mawars_case import ATTENDED, live_case
from tests.village import MEMBERS, Village

EMPTY = CaseView(
    1, 2, "Mawar", "f", 2, 1, "Melati 1", "Wates", "approach", "open", date(2018, 11, 26), None, "own", entries=()
)  # fmt: skip
RULES = Rules()
ON_SQLITE = pytest.mark.parametrize("village_database", ["sqlite"], indirect=True)
"""A whole case takes a second to live."""


def missing_of(view: CaseView, rules: Rules) -> list[PartCount]:
    """What the file alone lacks, without the meetings beside it."""
    return report_text(view, rules, NOTHING, plain_voice(view)).missing


def standing(village: Village, case_id: int) -> ReportStanding:
    return village.write(lambda s: show_case_report(s, village.actor("Siti"), case_id, village.now, village.rules))


def report(village: Village, case_id: int) -> CaseReport:
    return village.write(lambda s: read_case_report(s, village.actor("Siti"), case_id, village.now, village.rules))


def whole(paragraphs: dict[str, tuple[str, ...]]) -> str:
    return "\n".join(one for some in paragraphs.values() for one in some)


@pytest.fixture
def opened(village: Village) -> int:
    """A case about Ibu Mawar with nothing in its file."""
    siti, mawar = village.actor("Siti"), village.people["Mawar"]
    return village.write(lambda s: open_case(s, siti, mawar, "own", village.now, village.rules))


def test_ibu_mawars_report_satisfies_its_own_counters(village: Village) -> None:
    found = report(village, live_case(village))

    counts = {one.part: one for one in found.text.counts}
    assert found.text.missing == []
    assert counts[DESCRIPTION].words >= 150
    assert all(counts[part].words >= 100 for part in (*PHASES, *GROUNDS))
    words = {part: sum(map(count_words, some)) for part, some in found.text.paragraphs.items()}
    assert sum(words[part] for part in DESCRIPTION_PARTS) == counts[DESCRIPTION].words + 2  # "(nama samaran)"
    assert all(words[part] == counts[part].words for part in (*PHASES, *GROUNDS))


@ON_SQLITE
def test_ibu_mawars_report_tells_what_happened_in_its_order(village: Village) -> None:
    text = {part: "\n".join(some) for part, some in report(village, live_case(village)).text.paragraphs.items()}

    assert "Kamis, 22 November 2018 pukul 09.00 di Balai Desa dihadiri 9 dari 10 anggota" in text["when_where"]
    assert "dengan alasan bekerja" in text["when_where"]
    assert "ketua kelompok, tetangga, suami" in text["who"]
    assert "dari pukul 06.00 sampai 16.00" in text["what"]
    assert "keluarga memilih sendiri: ada yang menggantikan di tempat kerja" in text["plan"]
    assert "Rencana mulai dijalankan pada Selasa, 27 November 2018." in text["action"]
    assert f"Sesudahnya Ibu Anggrek hadir dalam {len(ATTENDED)} dari {len(ATTENDED)} pertemuan." in text["evaluation"]
    assert "Penanganan kasus diakhiri pada Senin, 25 Februari 2019." in text["ending"]
    assert "social case work" in text["techniques"]
    assert text["action"].index("19 Desember") < text["action"].index("20 Desember")


@ON_SQLITE
def test_no_name_of_the_family_or_group_stands_in_the_report(village: Village) -> None:
    found = report(village, live_case(village))
    text = whole(found.text.paragraphs)

    assert found.family == "Ibu Anggrek (nama samaran)"
    assert text.count("(nama samaran)") == 1
    for name in (*MEMBERS, "Dimas", "Darto", "Siti", "Melati 1"):
        assert name not in text.replace("Siti, Kecamatan", "")
    assert found.group is None
    assert found.writer == "Siti"


@ON_SQLITE
def test_real_names_stand_only_in_the_report_that_was_asked_for_with_them(village: Village) -> None:
    case_id, siti = live_case(village), village.actor("Siti")
    named = village.write(lambda s: read_named_case_report(s, siti, case_id, village.now, village.rules))

    text = whole(named.text.paragraphs)
    assert named.family == "Ibu Mawar"
    assert named.group == "Melati 1"
    assert "suaminya Pak Darto, dan Dimas" in text
    assert "samaran" not in text
    traces = select(TrailEntry.operation).where(TrailEntry.object_kind == "case", TrailEntry.object_id == case_id)
    assert "read_named_case_report" in village.read(lambda s: list(s.scalars(traces)))


def test_two_drafts_bear_the_same_name_and_another_case_another(village: Village, opened: int) -> None:
    siti, wati = village.actor("Siti"), village.people["Wati"]
    other = village.write(lambda s: open_case(s, siti, wati, "own", village.now, village.rules))

    first, again, second = (standing(village, case_id).address for case_id in (opened, opened, other))

    assert first == again != second
    kept = village.read(lambda s: list(s.scalars(select(Case.pseudonym).order_by(Case.id))))
    assert [f"Ibu {name}" for name in kept] == [first, second]


def test_the_name_that_it_bears_may_be_used_in_what_is_written(village: Village, opened: int) -> None:
    siti, address = village.actor("Siti"), standing(village, opened).address
    said = f"Kemarin {address} bercerita tentang pekerjaannya."
    village.write(lambda s: keep_own_text(s, siti, opened, "what", [said], village.now, village.rules, instead=False))

    assert said.replace(address, f"{address}") in standing(village, opened).text.paragraphs["what"]


def test_an_empty_file_names_every_part_that_is_missing() -> None:
    missing = {one.part: one.lacks for one in missing_of(EMPTY, RULES)}

    assert list(missing) == [*DESCRIPTION_PARTS, DESCRIPTION, *PHASES, *GROUNDS]
    assert missing["plan"] == ("option", "agreement", "words")
    assert missing["identification"] == ("source", "problem", "potential", "words")
    assert missing["concepts"] == ("concepts", "words")
    assert missing[DESCRIPTION] == ("words",)
    assert missing["when_where"] == ("time",)


def test_nothing_is_said_of_what_the_file_does_not_hold() -> None:
    text = report_text(EMPTY, RULES, Beside(), plain_voice(EMPTY))

    said = {part: some for part, some in text.paragraphs.items() if some}
    assert said == {
        "what": (
            "Ibu Mawar adalah anggota kelompok PKH di Desa Wates. Kasus ini mulai ditangani pada Senin, 26 November "
            "2018, dari pengamatan pendamping sendiri.",
        )
    }


def test_own_words_make_any_part_whole(village: Village, opened: int) -> None:
    siti, written = village.actor("Siti"), ["cerita " * 60, "lagi " * 60]
    parts = (*PHASES, *GROUNDS)

    def write(session: Session) -> None:
        for part in parts:
            keep_own_text(session, siti, opened, part, written, village.now, village.rules, instead=True)

    village.write(write)

    found = standing(village, opened).text
    assert not set(parts) & {one.part for one in found.missing}
    assert all(len(found.paragraphs[part]) == 2 for part in parts)


def test_own_words_stand_after_the_files_or_in_their_place(village: Village, opened: int) -> None:
    siti = village.actor("Siti")
    said = "kantin tidak bisa ditinggal"
    village.write(lambda s: add_entry(s, siti, opened, "problem", said, village.now, village.rules))

    def write(words: str, instead: bool) -> str:
        village.write(
            lambda s: keep_own_text(s, siti, opened, "what", [words], village.now, village.rules, instead=instead)
        )
        return " ".join(standing(village, opened).text.paragraphs["what"])

    assert "Kantin tidak bisa ditinggal. " in (both := write("Tulisan pertama", instead=False))
    assert both.endswith("Tulisan pertama.")
    assert write("Tulisan kedua", instead=True) == "Tulisan kedua."
    assert write("Tulisan ketiga", instead=False) == "Tulisan kedua. Tulisan ketiga."


def test_a_long_story_is_kept_whole() -> None:
    story = " ".join(f"kata{number}" for number in range(900))

    kept = in_short(story)

    assert " ".join(kept) == story
    assert all(len(one) <= LONGEST_WORDS for one in kept)
    assert in_short("x" * (2 * LONGEST_WORDS + 1)) == ["x" * LONGEST_WORDS, "x" * LONGEST_WORDS, "x"]


def test_three_concepts_are_asked_for_and_the_office_may_ask_for_more(village: Village, opened: int) -> None:
    siti = village.actor("Siti")
    for code in ("strengths", "support", "other"):
        add = partial(add_entry, actor=siti, case_id=opened, kind="part_concepts", words="cerita " * 40, about=code)
        village.write(partial(add, now=village.now, rules=village.rules))
    view = standing(village, opened).view

    stricter = replace(RULES, casework=Casework(report_concepts=4))
    assert [one.lacks for one in missing_of(view, stricter) if one.part == "concepts"] == [("concepts",)]
    assert "concepts" not in [one.part for one in missing_of(view, RULES)]


def test_techniques_are_those_that_were_used() -> None:
    voice, day = plain_voice(EMPTY), date(2018, 11, 20)
    polled = Beside(asked=(Asked("hindrances", day, "closed"),))

    assert techniques_used(EMPTY, Beside(), voice) == []
    assert [one.code for one in techniques_used(EMPTY, polled, voice)] == ["group_work", "assessment"]
    called = Beside(called_on=(day,))
    assert [one.code for one in techniques_used(EMPTY, called, voice)] == ["group_work"]


def test_the_place_of_a_meeting_tells_no_name() -> None:
    missed = Missed(date(2018, 11, 22), time(9), "Rumah Ibu Sri", 27, 30, "work")
    voice = replace(plain_voice(EMPTY), hide=lambda text: text.replace("Ibu Sri", "ketua kelompok"))

    (told,) = report_text(EMPTY, RULES, Beside(missed=(missed,)), voice).paragraphs["when_where"]

    assert "di Rumah ketua kelompok dihadiri 27 dari 30 anggota" in told


@pytest.mark.parametrize("name", ["Sri", "Mawar", "Bambang", "Rahmat", "Dewi"])
def test_nobody_but_its_holder_reads_a_report(village: Village, opened: int, name: str) -> None:
    actor = village.actor(name)
    for read in (show_case_report, read_case_report, read_named_case_report):
        with pytest.raises(NotAllowed):
            village.write(partial(read, actor=actor, case_id=opened, now=village.now, rules=village.rules))


def test_every_kind_of_entry_fits_its_column() -> None:
    column = CaseEntry.__table__.c.kind.type

    assert max(map(len, ENTRY_KINDS)) <= getattr(column, "length", 0)
