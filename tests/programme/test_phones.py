"""Phone numbers as people and Excel write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.phones import NotAMobileNumber, mobile_number

IBU_MAWAR = "+6281234567890"


@pytest.mark.parametrize(
    "written",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "(0812) 3456-7890",
        "6281234567890",
        "62 812 3456 7890",
        "+62 812-3456-7890",
        "+62 0812 3456 7890",
        "006281234567890",
        "81234567890",
        81234567890,
        81234567890.0,
        "81234567890.0",
        "8.1234567890E+10",
        "8,123456789E+10".replace("9E", "90E"),
        "6.281234567890E+12",
        "'081234567890",
        "0812 3456 7890 (anak)",
        "WA: 0812 3456 7890",
        "081234567890/081311112222",
        "081234567890 atau 081311112222",
        "081234567890, 081311112222",
        "0812 3456 7890 0813 1111 2222",
        "081234567890\n081311112222",
        "0274-512345 / 081234567890",
        "０８１２３４５６７８９０",
    ],
)
def test_a_mobile_number_is_read_however_it_is_written(written: str | float) -> None:
    assert mobile_number(written) == IBU_MAWAR


@pytest.mark.parametrize(
    ("written", "because"),
    [
        ("8.12346E+11", "Excel menyingkat"),
        ("6,28123E+12", "Excel menyingkat"),
        ("0274-512345", "bukan nomor HP"),
        ("021 5551234", "bukan nomor HP"),
        ("+60123456789", "luar negeri"),
        ("0812345", "Jumlah atau awalan"),
        ("08123456789012345", "Jumlah atau awalan"),
        ("0812345678,90", "terpotong"),
        ("0812/3456/7890", "terpotong"),
        ("punya tetangga", "Tidak ada nomor"),
        ("", "kosong"),
    ],
)
def test_what_is_no_indonesian_mobile_number_is_refused_with_its_reason(written: str, because: str) -> None:
    with pytest.raises(NotAMobileNumber, match=because):
        mobile_number(written)


@given(
    st.sampled_from(["0", "62", "+62", "+62 ", "62-", ""]),
    st.integers(0, 10**8 - 1),
    st.sampled_from(["", " ", "-", "."]),
    st.sampled_from(["", " (anak)", " / 0274-512345", " "]),
)
def test_prefix_separators_and_remarks_change_nothing(prefix: str, number: int, between: str, after: str) -> None:
    digits = f"812{number:08d}"
    written = prefix + between.join((digits[:3], digits[3:7], digits[7:])) + after
    assert mobile_number(written) == f"+62{digits}"


@given(st.text(max_size=30))
def test_any_text_is_either_a_mobile_number_or_refused_by_name(written: str) -> None:
    try:
        read = mobile_number(written)
    except NotAMobileNumber:
        return
    assert read.startswith("+628")
    assert mobile_number(read) == read
