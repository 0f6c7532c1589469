"""Lists of candidates as an office writes them."""

from collections.abc import Sequence
from datetime import date

from tests.programme.roster_books import MEMBER_HEADINGS, workbook

HEADINGS = ("Nomor peserta", "Nama Pengurus", "Desa", "Dusun", "RT", "RW", "No HP", "Kecamatan")
FIRST = "Tumini Sumarni Wagiyem Rukmini Kasmi Darsih Painem Satinah Juminten Rubiyah Sutinah Marsiyah".split()


def candidate_row(number: int, name: str, **cells: object) -> list[object]:
    """A row under HEADINGS; every cell not given says the usual."""
    usual: dict[str, object] = {"desa": "Wates", "dusun": "Krajan", "rt": "001", "rw": "001", "hp": "", "kecamatan": ""}
    return [f"C{number:04d}", name, *(usual | cells).values()]


def neighbours(first: int, rt_sizes: dict[tuple[str, str], int], desa: str = "Wates") -> list[list[object]]:
    """So many families in each (RW, RT), called by names that occur once."""
    rows: list[list[object]] = []
    for (rw, rt), size in rt_sizes.items():
        for _ in range(size):
            number = first + len(rows)
            name = f"{FIRST[number % len(FIRST)]} {called(number)}"
            rows.append(candidate_row(number, name, desa=desa, rw=rw, rt=rt))
    return rows


def called(number: int) -> str:
    """A second name that nobody else has: 0 is Kabacaba, in letters alone."""
    letters = "bcdfghjklm"
    return "K" + "".join("a" + letters[int(digit)] for digit in f"{number:03d}") + "a"


def candidate_book(
    rows: Sequence[Sequence[object]],
    members: Sequence[Sequence[object]] = (),
    headings: Sequence[str] = HEADINGS,
    above: Sequence[Sequence[object]] = (),
) -> bytes:
    """The list with its heading, under any title lines."""
    sheets = [("daftar", [*above, list(headings), *rows])]
    if members:
        sheets.append(("anggota", [list(MEMBER_HEADINGS), *members]))
    return workbook(*sheets)


def child_of(number: int, name: str, born: date, component: str = "SD/sederajat") -> list[object]:
    """A row of the sheet of household members."""
    return [f"C{number:04d}", name, born, component, "SDN Wates 1"]
