"""Joining slips: eight to a page, each with her own code."""

import re
import zlib

import pytest

from reports.joining_slips import Slip, qr_png, slips_pdf


def slip(number: int, name: str = "Ibu Mawar") -> Slip:
    return Slip(name, number, "Melati 1", "AB3K-7Q2M", f"https://t.me/contoh_bot?start=AB3K7Q{number}M")


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def pictures(pdf: bytes) -> int:
    return len(re.findall(rb"/Subtype /Image", pdf))


@pytest.mark.parametrize(("slips", "expected"), [(0, 1), (1, 1), (8, 1), (9, 2), (30, 4)])
def test_eight_slips_share_a_page(slips: int, expected: int) -> None:
    pdf = slips_pdf([slip(number) for number in range(1, slips + 1)])
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == expected


def test_each_slip_has_its_own_qr_code() -> None:
    assert pictures(slips_pdf([slip(1), slip(2), slip(3)])) == 3


@pytest.mark.parametrize("name", ["Ibu Nur’aini", "Ibu " + "Kusumaningrum " * 8, "Ibu Ꮇ字"])
def test_no_name_stops_the_printer(name: str) -> None:
    assert pages(slips_pdf([slip(1, name)])) == 1


def test_a_qr_code_is_a_picture_with_a_quiet_zone() -> None:
    png = qr_png("https://t.me/contoh_bot?start=AB3K7Q2M")
    assert png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert width == int.from_bytes(png[20:24], "big")
    assert width >= 8 * (21 + 2 * 4)
    assert len(zlib.compress(png)) > 200
