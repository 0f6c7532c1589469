"""What stands in a kecamatan's report: all together, a row for each pendamping, then every subject with all rows."""

from dataclasses import replace

from programme.modules import Curriculum
from programme.office.area_months import AreaMonth
from programme.office.month_figures import Figures, percent
from reports import monthly_words as said
from reports.monthly_parts import Cell, Part, counts_part, parts_of, summary

NOBODY = "(tanpa pendamping)"


def area_parts(area: AreaMonth, curriculum: Curriculum) -> tuple[list[Part], list[Part]]:
    """(what stands on the first page, the subjects). A subject's rows have their pendamping in front."""
    figures = area.all_figures
    of_each = [parts_of(one, curriculum) for one in figures]
    subjects = [
        _together([one[place] for one in of_each], figures) for place in range(len(of_each[0]) if of_each else 0)
    ]
    counted = {
        "Pengaduan": counts_part("Pengaduan", "Jenis pengaduan", "Selesai", area.complaints, said.COMPLAINTS),
    }
    subjects = [counted.get(part.title, part) for part in subjects]
    if area.hidden_complaints:
        subjects = [_with_hidden(part, area.hidden_complaints) for part in subjects]
    return [summary(figures)], [_by_pendamping(area), *subjects]


def _by_pendamping(area: AreaMonth) -> Part:
    rows: list[tuple[Cell, ...]] = []
    for view in area.reports:
        sent = f"{view.sent_at:%d/%m/%Y}" + (" (terlambat)" if view.is_late else "") if view.sent_at else "belum"
        rows.append((view.figures.pendamping, *_numbers(view.figures), sent))
    rows += [(name, "", "", "", "", "", "", "belum") for name in area.unasked]
    if area.left_alone is not None:
        rows.append((NOBODY, *_numbers(area.left_alone), ""))
    headings = (
        "Pendamping", "KPM", "P2K2", "Hadir %", "Kunjungan dilakukan", "Menunggu", "Perubahan data", "Laporan dikirim",
    )  # fmt: skip
    return Part("Per pendamping", headings, tuple(rows), (22, 8, 8, 10, 13, 11, 12, 16))


def _numbers(figures: Figures) -> tuple[Cell, ...]:
    share = percent(figures.present, figures.invited)
    return (
        figures.families,
        len(figures.held),
        share if share is not None else "",
        figures.count("visits_done"),
        figures.count("visits_open"),
        sum(one.new for one in figures.updates),
    )


def _together(parts: list[Part], figures: tuple[Figures, ...]) -> Part:
    rows = tuple(
        (one.pendamping or NOBODY, *row) for part, one in zip(parts, figures, strict=True) for row in part.rows
    )
    first = parts[0]
    return replace(first, headings=("Pendamping", *first.headings), rows=rows, shares=(15, *first.shares))


def _with_hidden(part: Part, hidden: int) -> Part:
    """Only how many there were: nothing of what they are about."""
    if part.title != "Pengaduan":
        return part
    return replace(part, rows=(*part.rows, ("Pengaduan tertutup (hanya jumlah yang masuk)", hidden, "", "")))
