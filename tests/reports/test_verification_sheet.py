"""The quarter's verification as workbook and pages: every commitment once, its three months, no sums that differ."""

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from programme.schooling.verification import VerificationSheet
from programme.schooling.verified_rows import FREE, HEALTH, KEPT, NOT_KEPT, P2K2, SCHOOL, UNKNOWN, VerifiedRow, tallies
from reports.verification_pages import verification_pdf
from reports.verification_sheet import verification_workbook
from reports.verification_words import KINDS, STATES, period_in_words, verification_filename

MADE_ON = date(2019, 1, 3)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
PLAIN = NAMES | st.sampled_from(["=1+1", "@SUM(A1)", "00123", "https://x"])
MONTH = st.sampled_from([KEPT, NOT_KEPT, UNKNOWN, FREE])
ROWS = st.lists(
    st.builds(
        VerifiedRow, PLAIN, PLAIN, PLAIN, PLAIN, st.sampled_from(["", "sd", "toddler"]),
        st.sampled_from([P2K2, SCHOOL, HEALTH]), st.tuples(MONTH, MONTH, MONTH),
    ),
    max_size=8,
)  # fmt: skip


def sheet(rows: list[VerifiedRow], note: str | None = None) -> VerificationSheet:
    return VerificationSheet("Kedungrejo", "Siti", "2018-Q4", note, tuple(rows))


def read(content: bytes, name: str) -> list[list[object]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return [list(row) for row in book.get_sheet_by_name(name).to_python()]


@settings(max_examples=15)
@given(ROWS)
def test_every_commitment_stands_in_the_workbook_once_as_it_is(rows: list[VerifiedRow]) -> None:
    written = read(verification_workbook(sheet(rows), MADE_ON), "Verifikasi")

    assert written[0][7:] == ["Okt 2018", "Nov 2018", "Des 2018"]
    assert [tuple(row[1:5]) for row in written[1:]] == [
        (row.group, row.family_number, row.family, row.member) for row in rows
    ]
    assert [tuple(row[6:]) for row in written[1:]] == [
        (KINDS[row.kind], *(STATES[month] for month in row.months)) for row in rows
    ]


@settings(max_examples=15)
@given(ROWS)
def test_the_summary_counts_what_stands_below(rows: list[VerifiedRow]) -> None:
    written = read(verification_workbook(sheet(rows, "catatan"), MADE_ON), "Ringkasan")

    assert [tuple(row[:4]) for row in written[5:]] == [
        (KINDS[one.kind], one.kept, one.not_kept, one.unknown) for one in tallies(rows)
    ]


def test_a_long_quarter_goes_on_over_pages_and_each_group_begins_one() -> None:
    def of(group: str, count: int) -> list[VerifiedRow]:
        return [VerifiedRow(group, str(n), f"Ñ{n}" * 30, "", "", P2K2, (KEPT, FREE, NOT_KEPT)) for n in range(count)]

    content = verification_pdf(sheet([*of("Melati 1", 40), *of("Melati 2", 3)]), MADE_ON)

    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 4


def test_a_quarter_and_its_file_are_called_so_that_both_are_found_again() -> None:
    assert period_in_words("2018-Q4") == "Triwulan 4 2018 (Okt-Des)"
    assert verification_filename("Siti Nur'aini", "2018-Q4", "pdf") == "verifikasi-siti-nur-aini-2018-q4.pdf"
