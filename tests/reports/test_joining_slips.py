"""Joining slips: eight to a page, each with her own code."""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from programme.ways_in import WaysIn, ways_in
from reports.joining_slips import Slip, qr_png, slips_pdf
from tests.conftest import lacking

TELEGRAM = ("contoh_bot", None)
WHATSAPP = (None, "6281234567890")
BOTH = ("contoh_bot", "6281234567890")
LONGEST = ("asisten_pkh_kabupaten_madiun_bot", "6281234567890")


def slip(number: int, name: str = "Ibu Mawar", accounts: tuple[str | None, str | None] = TELEGRAM) -> Slip:
    return Slip(name, number, "Melati 1", "AB3K-7Q2M", ways_in(f"AB3K7Q{number}M", *accounts))


def words(pdf: bytes, file: Path) -> str:
    """What stands on the page."""
    if shutil.which("pdftotext") is None:
        lacking("no pdftotext found: apt-get install poppler-utils")
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, text=True)
    return done.stdout


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def pictures(pdf: bytes) -> int:
    return len(re.findall(rb"/Subtype /Image", pdf))


@pytest.mark.parametrize(("slips", "expected"), [(0, 1), (1, 1), (8, 1), (9, 2), (30, 4)])
def test_eight_slips_share_a_page(slips: int, expected: int) -> None:
    pdf = slips_pdf([slip(number) for number in range(1, slips + 1)])
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == expected


@pytest.mark.parametrize(("slips", "expected"), [(6, 1), (7, 2), (30, 5)])
def test_with_two_ways_six_share_a_page(slips: int, expected: int) -> None:
    assert pages(slips_pdf([slip(number, accounts=BOTH) for number in range(1, slips + 1)])) == expected


@pytest.mark.parametrize(("accounts", "expected"), [(TELEGRAM, 1), (WHATSAPP, 1), (BOTH, 2), ((None, None), 0)])
def test_each_slip_has_a_qr_code_of_its_own_for_each_way(
    accounts: tuple[str | None, str | None], expected: int
) -> None:
    assert pictures(slips_pdf([slip(number, accounts=accounts) for number in range(1, 4)])) == 3 * expected


def test_whatsapps_link_has_the_code_typed_already() -> None:
    assert ways_in("AB3K7Q2M", None, "6281234567890") == WaysIn(
        whatsapp="https://wa.me/6281234567890?text=GABUNG%20AB3K7Q2M"
    )


@pytest.mark.parametrize("accounts", [TELEGRAM, WHATSAPP, BOTH, LONGEST])
def test_whoever_cannot_scan_reads_what_to_send_and_whither(
    accounts: tuple[str | None, str | None], tmp_path: Path
) -> None:
    said = words(slips_pdf([slip(1, accounts=accounts)]), tmp_path / "slip.pdf")

    assert "GABUNG AB3K-7Q2M" in said
    assert (f"@{accounts[0]}" in said) == (accounts[0] is not None)
    assert ("0812-3456-7890" in said) == (accounts[1] is not None)


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
