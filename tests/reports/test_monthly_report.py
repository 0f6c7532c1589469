"""The month's report as files: read back by programs that did not write them."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from programme.modules import Curriculum
from programme.office.area_months import AreaMonth
from programme.office.month_figures import (
    COUNTS,
    AssemblyLine,
    CountLine,
    EnrolmentLine,
    Figures,
    GroupLine,
    LeaverLine,
    MeetingLine,
    PosyanduLine,
    VisitLine,
)
from programme.office.monthly import MonthlyView
from reports.monthly_paper import area_pdf, monthly_pdf
from reports.monthly_workbook import area_filename, area_workbook, monthly_filename, monthly_workbook
from tests.conftest import lacking

CURRICULUM, MADE_ON = Curriculum(), date(2018, 12, 3)
SENT = datetime(2018, 12, 3, 3, tzinfo=UTC)
FIGURES = Figures(
    "2018-11",
    "Kedungrejo",
    "Siti",
    (GroupLine(7, "Melati 1", "Wates", 22, "Sri", "Lastri"),),
    (
        MeetingLine("2018-11-22", "Melati 1", "parenting", 2, "reported", 20, 1, 2),
        MeetingLine("2018-11-29", "Melati 1", None, None, "planned"),
    ),
    (VisitLine("3301-01", "Mawar", "Melati 1", "p2k2", ("2018-10", "2018-11"), "done", "2018-11-24"),),
    (AssemblyLine("temu_kunjung", "2018-11-20", "Puskesmas", 9, 7, "held"),),
    (PosyanduLine("2018-12-10", "Posyandu Melati", "planned"),),
    (EnrolmentLine("3301-02", "Wati", "Budi", "enrolled", "SDN 2 Wates"),),
    (LeaverLine("3301-03", "Tumini", "Melati 1", "2018-11-05", "graduated"),),
    (CountLine("kks_lost", 2, 1, 1), CountLine("not_paid", 1, 1, 0)),
    (CountLine("moved", 3, 2, 1),),
    {code: place for place, code in enumerate(COUNTS, start=1)},
)
VIEW = MonthlyView(1, 1, "2018-11", FIGURES, "Banjir di Wates.", SENT, SENT + timedelta(days=7))
AREA = AreaMonth(
    "Kedungrejo",
    "2018-11",
    (VIEW, replace(VIEW, report_id=2, figures=replace(FIGURES, pendamping="Budi"), sent_at=None)),
    replace(FIGURES, pendamping=""),
    (CountLine("kks_lost", 5, 4, 3),),
    2,
    ("Anwar",),
)
Rows = dict[str, list[list[Any]]]


def rows(content: bytes) -> Rows:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def printed(content: bytes) -> str:
    if shutil.which("pdftotext") is None:
        lacking("no pdftotext found: apt-get install poppler-utils")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_the_workbook_has_a_sheet_for_each_subject_of_the_pendampings_duties() -> None:
    book = rows(monthly_workbook(VIEW, MADE_ON, CURRICULUM))

    assert list(book) == [
        "Ringkasan",
        "Kelompok dan ketua",
        "Pertemuan kelompok",
        "Keluarga belum penuhi komitmen",
        "Pengaduan",
        "Pemutakhiran data",
        "Jadwal posyandu",
        "Pendaftaran sekolah",
        "Pertemuan lain",
        "Keluarga yang keluar",
    ]
    assert book["Kelompok dan ketua"][3] == [7.0, "Melati 1", "Wates", "Sri", "Lastri", 22.0]
    assert book["Pertemuan kelompok"][3] == [
        "22/11/2018", "Melati 1", "Modul 1 sesi 2: Memahami perilaku anak", "terlaksana", 20.0, 1.0, 2.0, 87.0,
    ]  # fmt: skip
    assert book["Pertemuan kelompok"][4][3:] == ["belum dilaporkan", 0.0, 0.0, 0.0, ""]
    assert book["Keluarga belum penuhi komitmen"][3][3:] == [
        "komitmen belum terpenuhi: Oktober 2018, November 2018", "sudah dikunjungi", "24/11/2018",
    ]  # fmt: skip
    assert book["Pengaduan"][-1] == ["Jumlah", 3.0, 2.0, 1.0]
    assert book["Keluarga yang keluar"][3][-1] == "graduasi mandiri"


def test_the_summary_says_who_when_and_what_he_noted() -> None:
    summary = rows(monthly_workbook(VIEW, MADE_ON, CURRICULUM))["Ringkasan"]

    assert [row[0] for row in summary[:4]] == [
        "Laporan bulanan pendamping PKH, November 2018",
        "Siti, Kecamatan Kedungrejo",
        "Dikirim 03/12/2018",
        "Catatan pendamping: Banjir di Wates.",
    ]
    assert ["Kehadiran P2K2", "20 dari 23 (87 %)"] in summary
    late = replace(VIEW, sent_at=VIEW.due_at + timedelta(days=1))
    assert "terlambat" in str(rows(monthly_workbook(late, MADE_ON, CURRICULUM))["Ringkasan"][2][0])


def test_the_kecamatans_workbook_adds_up_and_names_who_is_missing() -> None:
    book = rows(area_workbook(AREA, MADE_ON, CURRICULUM))

    assert book["Ringkasan"][2][0] == "Belum dikirim: Budi, Anwar. Angka mereka menurut keadaan sekarang."
    assert ["Keluarga (KPM)", 66.0] in book["Ringkasan"]
    assert [row[0] for row in book["Per pendamping"][3:]] == ["Siti", "Budi", "Anwar", "(tanpa pendamping)"]
    assert [row[0] for row in book["Keluarga yang keluar"][3:]] == ["Siti", "Budi", "(tanpa pendamping)"]
    assert book["Pengaduan"][3:] == [
        ["KKS hilang", 5.0, 4.0, 3.0],
        ["Pengaduan tertutup (hanya jumlah yang masuk)", 2.0, "", ""],
    ]


def test_what_is_printed_says_the_same_and_is_signed() -> None:
    own, whole = printed(monthly_pdf(VIEW, MADE_ON, CURRICULUM)), printed(area_pdf(AREA, MADE_ON, CURRICULUM))

    for said in ("Laporan bulanan pendamping PKH, November 2018", "Kehadiran P2K2 20 dari 23 (87 %)", "(Siti)", "Budi"):
        assert said in own
    assert "Belum dikirim: Budi, Anwar" in whole
    assert "Pengaduan tertutup" in whole


def test_a_month_in_which_nothing_was_is_a_report_too() -> None:
    empty = replace(VIEW, figures=Figures("2018-11", "Kedungrejo", "Siti"), note=None, sent_at=None)

    assert "Tidak ada." in printed(monthly_pdf(empty, MADE_ON, CURRICULUM))
    assert rows(monthly_workbook(empty, MADE_ON, CURRICULUM))["Pengaduan"][3][0] == "Tidak ada."


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=120))
def test_whatever_people_are_called_the_files_are_made(name: str) -> None:
    figures = replace(FIGURES, pendamping=name, groups=(GroupLine(None, name, name, 1, name, None),))
    view = replace(VIEW, figures=figures, note=name)

    assert printed(monthly_pdf(view, MADE_ON, CURRICULUM))
    assert rows(monthly_workbook(view, MADE_ON, CURRICULUM))
    assert Path(monthly_filename(view, "xlsx")).suffix == ".xlsx"


def test_a_name_is_never_taken_for_a_formula() -> None:
    view = replace(VIEW, figures=replace(FIGURES, groups=(GroupLine(1, "=1+1", "Wates", 1, "=cmd", None),)))
    book = rows(monthly_workbook(view, MADE_ON, CURRICULUM))

    assert book["Kelompok dan ketua"][3][1] == "=1+1"


def test_the_files_are_named_by_month_and_whose_they_are() -> None:
    assert monthly_filename(VIEW, "pdf") == "laporan-2018-11-siti.pdf"
    assert area_filename(AREA, "xlsx") == "laporan-2018-11-kecamatan-kedungrejo.xlsx"
