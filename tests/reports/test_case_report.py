"""The report of a case as Word shows it: opened by a real word processor, laid out, and read again."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from programme.cases.case_reports import CaseReport, read_case_report
from programme.cases.codes import REPORT_PARTS
from programme.cases.report_facts import Beside
from programme.cases.report_parts import PartCount, ReportText, plain_voice, report_text
from programme.cases.showing import CaseView
from programme.rules import Rules
from reports.case_report import HEADINGS, LACKS, case_report_docx, case_report_filename
from tests import libreoffice
from tests.conftest import lacking
from tests.mawars_case import live_case
from tests.village import MEMBERS, Village

EMPTY = CaseView(
    1, 2, "Mawar", "f", 2, 1, "Melati 1", "Wates", "approach", "open", date(2018, 11, 26), None, "own", entries=()
)  # fmt: skip
DAY = date(2019, 2, 25)
BARE = CaseReport(
    7, "Siti", "Kedungrejo", "Wates", None, "Ibu Kenanga (nama samaran)", "Ibu Kenanga", date(2018, 11, 26), None, DAY,
    report_text(EMPTY, Rules(), Beside(), replace(plain_voice(EMPTY), address="Ibu Kenanga")),
)  # fmt: skip


def lines_of(docx: bytes) -> list[str]:
    document = Document(BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return cells + [paragraph.text for paragraph in document.paragraphs]


@pytest.fixture
def office() -> None:
    if libreoffice.find_office() is None:
        lacking(libreoffice.REMEDY)


@pytest.fixture
def lived(village: Village) -> CaseReport:
    case_id, siti = live_case(village), village.actor("Siti")
    return village.write(lambda s: read_case_report(s, siti, case_id, village.now, village.rules))


@pytest.mark.parametrize("village_database", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("office")
def test_ibu_mawars_report_as_a_word_processor_lays_it_out(lived: CaseReport, tmp_path: Path) -> None:
    document = tmp_path / case_report_filename(lived)
    document.write_bytes(case_report_docx(lived))

    pdf = libreoffice.pdf_of(document, tmp_path)
    pages = [page for page in libreoffice.text_of(pdf).split("\f") if page.strip()]
    text = " ".join(" ".join(pages).split())

    assert [re.findall(r"Halaman (\d+) dari (\d+)", page) for page in pages] == [
        [(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)
    ]
    assert 3 <= len(pages) <= 6
    found = [text.index(heading) for part in REPORT_PARTS for heading in HEADINGS[part]]
    assert found == sorted(found)
    assert "Keluarga : Ibu Anggrek (nama samaran)" in text
    assert "Masa penanganan : 26 November 2018 – 25 Februari 2019 (selesai)" in text
    for paragraph in (one for some in lived.text.paragraphs.values() for one in some):
        assert " ".join(paragraph.removeprefix("- ").split()) in re.sub(r" Rahasia\. Halaman \d dari \d", "", text)
    assert not [name for name in (*MEMBERS, "Dimas", "Darto") if name in text.replace("Pendamping : Siti", "")[:-20]]
    assert "Belum lengkap" not in text


def test_what_is_missing_stands_in_the_draft() -> None:
    lines = lines_of(case_report_docx(BARE))

    unfinished = [one for one in lines if one.startswith("[Belum lengkap: ")]
    assert len(unfinished) == len(REPORT_PARTS)
    assert "[Belum lengkap: pilihan yang dibicarakan; kesepakatan; baru 0 dari sekurang-kurangnya 100 kata.]" in lines
    assert any(one.startswith("[Gambaran kasus a-d baru ") for one in lines)
    assert ": 26 November 2018 – 25 Februari 2019 (masih berjalan)" in lines


def test_every_part_has_its_heading_and_every_lack_its_name() -> None:
    assert tuple(HEADINGS) == REPORT_PARTS
    codes = {code for one in BARE.text.counts for code in one.lacks}
    assert codes - {"words"} == set(LACKS)


def test_the_page_is_a4_in_a_readable_font_and_names_its_writer() -> None:
    document = Document(BytesIO(case_report_docx(BARE)))

    section, normal = document.sections[0], document.styles["Normal"]
    size = (section.page_width, section.page_height)
    assert [one and round(one.cm, 1) for one in size] == [21.0, 29.7]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 12)
    assert document.core_properties.author == "Siti"
    assert document.core_properties.created.date() == DAY


@pytest.mark.parametrize("said", ["\x00\x0b\ud800 <b> & \uffff", "字 ꦲ 😀", "- " * 40, "kata" * 500])
def test_no_words_stop_the_writer(said: str) -> None:
    counts: tuple[PartCount, ...] = ()
    paragraphs: dict[str, tuple[str, ...]] = dict.fromkeys(REPORT_PARTS, (said,))

    content = case_report_docx(replace(BARE, writer=said, text=ReportText(paragraphs, counts)))

    assert content.startswith(b"PK")
    assert lines_of(content)


@pytest.mark.parametrize(
    ("report", "name"),
    [
        (BARE, "laporan-kasus-ibu-kenanga-2019-02-25.docx"),
        (replace(BARE, group="Melati 1", address="Ibu Mawar"), "laporan-kasus-nama-asli-7-2019-02-25.docx"),
    ],
)
def test_no_file_is_named_after_the_family(report: CaseReport, name: str) -> None:
    assert case_report_filename(report) == name
