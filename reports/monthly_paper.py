"""A month's report to print and sign: the same tables as the workbook's, on A4."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from programme.modules import Curriculum
from programme.office.area_months import AreaMonth
from programme.office.monthly import MonthlyView
from reports.area_parts import area_parts
from reports.consent_forms import FONT, load_fonts
from reports.monthly_parts import NONE, Part, parts_of, summary
from reports.monthly_words import month_in_words
from reports.monthly_workbook import state_in_words

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN = 14.0
"""Millimetres."""
BODY, HEADING, TITLE = 8.0, 11.0, 14.0
"""Points."""
LINE = 4.4
ROOM_FOR_A_TABLE = 28.0
"""A heading is not left alone at the foot of a page."""
GREEN = (27, 94, 32)


def monthly_pdf(view: MonthlyView, made_on: date, curriculum: Curriculum) -> bytes:
    """One pendamping's month, with room for the signatures."""
    title = f"Laporan bulanan pendamping PKH, {month_in_words(view.period)}"
    under = [f"{view.figures.pendamping}, Kecamatan {view.figures.kecamatan}", state_in_words(view, made_on)]
    if view.note:
        under.append(f"Catatan pendamping: {view.note}")
    parts = [summary([view.figures]), *parts_of(view.figures, curriculum)]
    return _pdf(title, under, parts, (view.figures.pendamping, "Pendamping"), made_on, view.figures.kecamatan)


def area_pdf(area: AreaMonth, made_on: date, curriculum: Curriculum) -> bytes:
    """A kecamatan's month."""
    title = f"Laporan bulanan PKH Kecamatan {area.kecamatan}, {month_in_words(area.period)}"
    under = [f"Dibuat {made_on:%d/%m/%Y}"]
    if area.missing:
        under.append(f"Belum dikirim: {', '.join(area.missing)}. Angka mereka menurut keadaan sekarang.")
    first, subjects = area_parts(area, curriculum)
    return _pdf(title, under, [*first, *subjects], ("", "Koordinator"), made_on, area.kecamatan, wide=True)


def _pdf(
    title: str,
    under: Sequence[str],
    parts: Sequence[Part],
    signed: tuple[str, str],
    made_on: date,
    place: str,
    *,
    wide: bool = False,
) -> bytes:
    from fpdf import FPDF  # takes half a second to import, and few reports are printed

    class Paper(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(FONT, "", 7.5)
            self.set_text_color(110)
            self.cell(0, 5, f"{title} · halaman {self.page_no()} dari {{nb}}", align="C")
            self.set_text_color(0)

    pdf = Paper(orientation="landscape" if wide else "portrait", unit="mm", format="A4")
    load_fonts(pdf)
    pdf.set_title(title)
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(True, margin=16)
    pdf.add_page()
    pdf.set_font(FONT, "B", TITLE)
    pdf.multi_cell(0, 7, title, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", 9.5)
    for line in under:
        pdf.multi_cell(0, 5, line, align="L", new_x="LMARGIN", new_y="NEXT")
    for part in parts:
        _table(pdf, part)
    _signatures(pdf, signed, made_on, place)
    return bytes(pdf.output())


def _table(pdf: "FPDF", part: Part) -> None:
    from fpdf.fonts import FontFace

    if pdf.get_y() + ROOM_FOR_A_TABLE > pdf.page_break_trigger:
        pdf.add_page()
    pdf.ln(3)
    pdf.set_font(FONT, "B", HEADING)
    pdf.cell(0, 7, part.title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, "", BODY)
    if not part.rows:
        pdf.cell(0, 5, NONE, new_x="LMARGIN", new_y="NEXT")
        return
    look = FontFace(emphasis="BOLD", color=(255, 255, 255), fill_color=GREEN)
    aligned = ["CENTER" if _is_number(part, column) else "LEFT" for column in range(len(part.headings))]
    with pdf.table(
        col_widths=part.shares, text_align=tuple(aligned), headings_style=look, line_height=LINE, padding=0.8
    ) as table:
        for cells in (part.headings, *part.rows):
            row = table.row()
            for cell in cells:
                row.cell(str(cell))


def _is_number(part: Part, column: int) -> bool:
    return all(isinstance(row[column], int) or row[column] == "" for row in part.rows) and part.title != "Ringkasan"


def _signatures(pdf: "FPDF", signed: tuple[str, str], made_on: date, place: str) -> None:
    """Whoever hands it in, and whoever takes it."""
    if pdf.get_y() + 36 > pdf.page_break_trigger:
        pdf.add_page()
    name, duty = signed
    pdf.ln(8)
    pdf.set_font(FONT, "", 9.5)
    half = pdf.epw / 2
    top = pdf.get_y()
    for left, lines in (
        (MARGIN, ("Mengetahui,", "", "", "", "(....................................)")),
        (MARGIN + half, (f"{place}, {made_on:%d/%m/%Y}", duty, "", "", f"({name or '.' * 36})")),
    ):
        pdf.set_y(top)
        for line in lines:
            pdf.set_x(left)
            pdf.cell(half, 5.5, line, align="C", new_x="LEFT", new_y="NEXT")
