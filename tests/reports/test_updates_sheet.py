"""The office's sheet of changes: whatever was sent stands in it once, in its kind's columns, and nothing else."""

import io
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from programme.updates.details import FIELDS, day_of
from programme.updates.report_rows import ReportedUpdate, ReportSheet, SentList
from reports.updates_columns import KIND_SHEETS, MonthOnly, columns_of, remark
from reports.updates_sheet import updates_filename, updates_workbook

MADE_ON = date(2018, 11, 16)
DAYS = {"since", "born_on", "died_on", "due_month"}
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)
PLAIN = WORDS | st.sampled_from(["=1+1", "+62", "-", "@SUM(A1)", "0812", "https://x", "{=A1}", "00123"])
SAID_DAY = st.dates(date(2000, 1, 1), date(2030, 1, 1)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), f"~{day.isoformat()}", f"{day:%Y-%m}"])
)


@st.composite
def reported(draw: st.DrawFn) -> ReportedUpdate:
    kind = draw(st.sampled_from(sorted(FIELDS)))
    said = {field: draw(SAID_DAY if field in DAYS else PLAIN) for field in FIELDS[kind] if draw(st.booleans())}
    return ReportedUpdate(
        id=draw(st.integers(1, 10**9)),
        kind=kind,
        desa=draw(PLAIN),
        group_name=draw(PLAIN),
        member_number=draw(st.integers(1, 30)),
        participant_number=draw(PLAIN),
        name=draw(PLAIN),
        said=said,
        before={"name": draw(PLAIN), "rt": "001"},
        reporter_role=draw(st.sampled_from(["self", "ketua", "staff"])),
        received_on=draw(st.dates(date(2018, 1, 1), date(2018, 12, 31))),
        pendamping=draw(st.sampled_from(["Siti", "Bambang"])),
        checked_on=draw(st.none() | st.dates(date(2018, 1, 1), date(2018, 12, 31))),
        file_ids=tuple(draw(st.lists(st.integers(1, 999), max_size=3))),
        from_earlier_month=draw(st.booleans()),
        in_late_list=draw(st.booleans()),
    )


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def shown(value: object) -> object:
    """A cell's value as it is read back."""
    if value is None:
        return ""
    if isinstance(value, MonthOnly):
        return value.first
    return float(value) if isinstance(value, int) else value


@given(st.lists(reported(), max_size=8))
def test_what_stands_in_the_sheet_is_what_was_sent(updates: list[ReportedUpdate]) -> None:
    lists = (
        SentList("Siti", datetime(2018, 11, 12, 9, tzinfo=UTC), False),
        SentList("Bambang", None, False),
    )
    sheets = sheets_of(updates_workbook(ReportSheet("Kedungrejo", "2018-10", lists, tuple(updates)), MADE_ON))

    for kind, title in KIND_SHEETS.items():
        of_kind = [one for one in updates if one.kind == kind]
        assert (title in sheets) is bool(of_kind)
        if of_kind:
            heading, *rows = sheets[title]
            columns = columns_of(kind)
            assert heading == ["No", *(column.heading for column in columns)]
            expected = [[float(no), *(shown(c.value(one)) for c in columns)] for no, one in enumerate(of_kind, start=1)]
            assert rows == expected
    summary = [cell for row in sheets["Ringkasan"] for cell in row]
    assert summary[summary.index("Semua") + 1] == float(len(updates))
    assert "belum" in summary


def birth(**other: Any) -> ReportedUpdate:
    said = {"name": "Budi", "gender": "m", "born_on": "2018-09-20", "born_at": "Puskesmas"} | other.pop("said", {})
    values: dict[str, Any] = {
        "id": 1, "kind": "birth", "desa": "Wates", "group_name": "Melati 1", "member_number": 2,
        "participant_number": "PKH001002", "name": "Mawar", "said": said, "before": {}, "reporter_role": "self",
        "received_on": date(2018, 10, 3), "pendamping": "Siti", "checked_on": date(2018, 10, 4), "file_ids": (7, 9),
        "from_earlier_month": False, "in_late_list": False,
    }  # fmt: skip
    return ReportedUpdate(**(values | other))


def test_a_birth_stands_in_its_own_columns_with_days_as_days() -> None:
    sheet = ReportSheet("Kedungrejo", "2018-10", (), (birth(),))
    row = dict(zip(*sheets_of(updates_workbook(sheet, MADE_ON))["Kelahiran"], strict=True))

    assert row["Nama anak"] == "Budi"
    assert row["L/P"] == "L"
    assert row["Tanggal lahir"] == date(2018, 9, 20)
    assert row["Dilaporkan"] == date(2018, 10, 3)
    assert row["No. bukti"] == "7, 9"
    assert row["Keterangan"] == ""


def test_what_comes_late_says_so() -> None:
    assert remark(birth(from_earlier_month=True)) == "menyusul bulan lalu"
    assert (
        remark(birth(in_late_list=True, said={"born_on": "~2018-09-20"}))
        == "daftar dikirim terlambat; tanggal kira-kira"
    )
    lists = (SentList("Siti", datetime(2018, 11, 17, 9, tzinfo=UTC), True),)
    summary = sheets_of(updates_workbook(ReportSheet("Kedungrejo", "2018-10", lists, (birth(),)), MADE_ON))["Ringkasan"]
    assert any(str(cell).startswith("Dibuat ulang") for row in summary for cell in row)


def test_every_field_of_every_kind_but_who_it_is_by_number_has_its_column() -> None:
    for kind, fields in FIELDS.items():
        for field in set(fields) - {"member", "why_words", "phone"}:
            value = "2018-09-20" if field in DAYS else "something"
            one = birth(kind=kind, said={field: value})
            cells = {column.value(one) for column in columns_of(kind)}
            assert {value, day_of(value) if field in DAYS else value} & cells, (kind, field)


def test_a_new_number_is_told_as_people_know_it_and_an_old_one_not_at_all() -> None:
    phones = next(column for column in columns_of("moved") if column.heading == "HP baru")

    told = ("+628123456789", "same", "")
    assert [phones.value(birth(kind="moved", said={"phone": one})) for one in told] == ["08123456789", None, None]


def test_the_files_name_tells_kecamatan_and_month() -> None:
    assert (
        updates_filename("Kec. Sumber Rejo / Timur", "2018-10") == "perubahan-data-kec-sumber-rejo-timur-2018-10.xlsx"
    )
