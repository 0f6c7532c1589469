"""The report of a case as a Word document: the outline of the first source document, A4, with page numbers.

What a part still lacks stands in it, so that nobody hands in a draft for the whole. In Indonesian always.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING

from programme.cases.case_reports import CaseReport
from programme.cases.report_grounds import CONCEPTS, TECHNIQUES, VALUES
from programme.cases.report_parts import DESCRIPTION, PartCount
from programme.cases.report_words import short_day
from reports.word_page import printable, set_up_page

if TYPE_CHECKING:
    from docx.document import Document

WIDTHS_CM = (4.5, 11.0)
"""Of the two columns above the text."""
TITLE = "LAPORAN PENANGANAN KASUS"
SUBTITLE = "Program Keluarga Harapan (PKH)"
HEADINGS: dict[str, tuple[str, ...]] = {
    "what": (
        "A. Deskripsi Kasus", "1. Gambaran kasus", "a. Apa masalahnya",
    ),
    "when_where": ("b. Kapan dan di mana masalah itu terjadi",),
    "who": ("c. Siapa pihak-pihak yang terkait dengan permasalahan",),
    "why": ("d. Mengapa masalah itu terjadi",),
    "approach": ("2. Langkah-langkah penanganan", "a. Pendekatan awal yang dilakukan"),
    "identification": ("b. Mengidentifikasi masalah dan potensi/sumber untuk mengatasinya",),
    "plan": ("c. Rencana pemecahan masalah",),
    "action": ("d. Melaksanakan pemecahan masalah",),
    "evaluation": ("e. Mengevaluasi hasil yang dicapai dan yang belum dicapai",),
    "ending": ("f. Terminasi atau pengakhiran penanganan masalah",),
    "concepts": ("3. Dasar penanganan", "a. Pengetahuan/konsep yang digunakan"),
    "techniques": ("b. Teknik-teknik yang digunakan dalam penanganan kasus",),
    "values": ("c. Nilai-nilai/kode etik yang diterapkan dalam penanganan kasus",),
}  # fmt: skip
"""Above each part; the first source document's outline, A.1 a-d, 2 a-f, 3 a-c."""
_NOT_IN_FILENAMES = re.compile(r"[^a-z0-9]+")
ITEM = "- "
GROUND_TITLES = tuple(f"{one.title}." for one in (*CONCEPTS, *TECHNIQUES, *VALUES))
"""Printed bold where a paragraph begins with one."""


def case_report_filename(report: CaseReport) -> str:
    """'laporan-kasus-ibu-kenanga-2018-12-20.docx'; with real names the family is not called by hers either."""
    who = report.address if report.group is None else f"nama asli {report.case_id}"
    return f"laporan-kasus-{_NOT_IN_FILENAMES.sub('-', who.lower()).strip('-')[:40]}-{report.printed_on}.docx"


def case_report_docx(report: CaseReport) -> bytes:
    """A Word document."""
    from docx import Document  # takes a third of a second to import, and few commands write reports

    document = Document()
    set_up_page(document, f"Laporan kasus {report.address}", report.writer, report.printed_on)
    _title_block(document, report)
    lacking = {one.part: one for one in report.text.counts if one.lacks}
    for part, headings in HEADINGS.items():
        for heading in headings:
            document.add_heading(heading, _level(heading))
        for paragraph in report.text.paragraphs[part]:
            _paragraph(document, paragraph)
        if part in lacking:
            _unfinished(document, f"Belum lengkap: {_what_lacks(lacking[part])}.")
        if part == "why" and DESCRIPTION in lacking:
            _unfinished(document, f"Gambaran kasus a-d {_too_short(lacking[DESCRIPTION])}.")
    _signature(document, report)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


LACKS = {
    "problem": "masalahnya",
    "time": "pertemuan yang tidak dihadiri",
    "people": "orang yang ditemui atau ditanya",
    "cause": "sebabnya menurut orang yang ditanya",
    "contact": "pertemuan pertama dengan keluarga",
    "source": "orang yang ditanya",
    "potential": "potensi atau sumber yang dapat membantu",
    "option": "pilihan yang dibicarakan",
    "agreement": "kesepakatan",
    "begin": "hari rencana mulai dijalankan",
    "results": "hal yang telah atau belum dicapai",
    "family_word": "pendapat keluarga",
    "concepts": "jumlah konsep yang diminta",
    "technique": "teknik yang digunakan",
    "values": "nilai yang diterapkan",
}


def _what_lacks(count: PartCount) -> str:
    named = [LACKS[code] for code in count.lacks if code in LACKS]
    return "; ".join([*named, *([_too_short(count)] if "words" in count.lacks else [])])


def _too_short(count: PartCount) -> str:
    return f"baru {count.words} dari sekurang-kurangnya {count.least} kata"


def _level(heading: str) -> int:
    return 1 if heading.startswith("A.") else 2 if heading[0].isdigit() else 3


def _title_block(document: "Document", report: CaseReport) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    for text, size in ((TITLE, 15), (SUBTITLE, 12)):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(0 if text == TITLE else 12)
        run = line.add_run(text)
        run.bold, run.font.size = text == TITLE, Pt(size)
    rows = _facts(report)
    table = document.add_table(rows=len(rows), cols=2)
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS_CM, strict=True):
        column.width = Cm(width)
    for row, (label, value) in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, (label, f": {value}"), WIDTHS_CM, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(printable(text))
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def _facts(report: CaseReport) -> list[tuple[str, str]]:
    if report.closed_on is not None:
        period, state = f"{short_day(report.opened_on)} – {short_day(report.closed_on)}", "selesai"
    else:
        period, state = f"{short_day(report.opened_on)} – {short_day(report.printed_on)}", "masih berjalan"
    place = f"{report.desa}, Kecamatan {report.kecamatan}"
    group = [("Kelompok", report.group)] if report.group is not None else []
    return [
        ("Pendamping", report.writer),
        ("Keluarga", report.family),
        *group,
        ("Desa/kelurahan", place),
        ("Masa penanganan", f"{period} ({state})"),
        ("Disusun pada", short_day(report.printed_on)),
    ]


def _paragraph(document: "Document", text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    is_item = text.startswith(ITEM)
    line = document.add_paragraph(style="List Bullet" if is_item else None)
    rest = printable(text.removeprefix(ITEM))
    title = next((one for one in GROUND_TITLES if rest.startswith(one)), "")
    if title:
        line.add_run(title).bold = True
    line.add_run(rest.removeprefix(title))
    if not is_item:
        line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _unfinished(document: "Document", text: str) -> None:
    from docx.shared import RGBColor

    run = document.add_paragraph().add_run(f"[{text}]")
    run.italic, run.font.color.rgb = True, RGBColor(0xA0, 0x20, 0x20)


def _signature(document: "Document", report: CaseReport) -> None:
    """Kept on one page: place and day, room to sign, and the writer's name."""
    from docx.shared import Cm, Pt

    lines = (f"{report.kecamatan}, {short_day(report.printed_on)}", "Pendamping PKH,", "", "", report.writer)
    for at, text in enumerate(lines):
        line = document.add_paragraph(printable(text))
        line.paragraph_format.left_indent, line.paragraph_format.space_after = Cm(9), Pt(0)
        line.paragraph_format.keep_with_next = at < len(lines) - 1
        if at == 0:
            line.paragraph_format.space_before = Pt(24)
