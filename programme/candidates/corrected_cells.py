"""What stands in a cell of a klarifikasi sheet: a day, a component, whether it is right, why somebody is gone."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from programme.roster_import.cells import BadCell, is_nothing, text_of
from programme.roster_import.components import component, young_child
from programme.roster_import.dates import birth_date
from programme.roster_import.rows import Cell, Sheet

YES = frozenset({"ya", "y", "iya", "benar", "sudah", "ok", "v", "x", "1"})
NO = frozenset({"", "-", "tidak", "belum", "0"})
GONE = {
    "died": frozenset({"meninggal", "wafat", "almarhum", "almarhumah"}),
    "moved_out": frozenset({"pindah", "menikah", "ya", "keluar"}),
    "finished": frozenset({"selesai", "lulus", "tamat"}),
    "dropped_out": frozenset({"putus", "berhenti"}),
}
YOUNG = frozenset({"infant", "toddler", "preschool"})
NONE = frozenset({"-", "tidak", "tidak ada", "bukan"})


class HasComponent(Protocol):
    """Whoever is entered already."""

    @property
    def component(self) -> str | None: ...
    @property
    def birth_date(self) -> date | None: ...


def cell_of(sheet: Sheet, cells: Sequence[Cell], name: str) -> Cell:
    """The cell of this column; '' where the sheet has none."""
    columns = sheet.columns.get(name, ())
    return cells[columns[0]] if columns and columns[0] < len(cells) else ""


def text_in(sheet: Sheet, cells: Sequence[Cell], name: str) -> str:
    """Its text, without the mark by which Excel keeps numbers as text."""
    cell = cell_of(sheet, cells, name)
    return "" if is_nothing(cell) else text_of(cell).lstrip("'").strip()


def day_said(cell: Cell, today: date) -> date | None:
    """A day that is over; None where nothing is written. Raises BadCell."""
    return None if is_nothing(cell) else birth_date(cell, today)


def said_yes(text: str) -> bool:
    """Raises BadCell for what is neither yes nor no."""
    said = text.casefold().strip(" .!")
    if said in YES:
        return True
    if said in NO:
        return False
    raise BadCell("Tulis ya, atau kosongkan.")


def leaving_said(text: str) -> str | None:
    """Why somebody is in the family no more; None where nothing is written. Raises BadCell."""
    words = set(text.casefold().split())
    if not words or words <= NO:
        return None
    found = [reason for reason, known in GONE.items() if words & known]
    if not found:
        raise BadCell("Tulis alasannya: meninggal, pindah, selesai sekolah, atau putus sekolah.")
    return found[0]


def component_said(cell: Cell, known: HasComponent | None, born: date | None, today: date) -> dict[str, str | None]:
    """The component as it would be stored; empty where nothing is written, or it says what stands. Raises BadCell."""
    if is_nothing(cell) and str(cell).strip() not in NONE:
        return {}
    if str(cell).strip().casefold() in NONE:
        return {"component": None}
    code = component(cell)
    if code != "young":
        return {"component": code}
    if known is not None and known.component in YOUNG and born in (None, known.birth_date):
        return {}
    day = born or (known.birth_date if known is not None else None)
    if day is None:
        raise BadCell("Isi tanggal lahirnya juga: anak usia dini dibedakan menurut umurnya.")
    return {"component": young_child(day, today)}
