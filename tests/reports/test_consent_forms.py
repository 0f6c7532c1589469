"""The consent sheet to print: a line for each who has not agreed, the words on every page."""

import re
from datetime import date

import pytest

from reports.consent_forms import consent_form_filename, consent_form_pdf


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


@pytest.mark.parametrize(("members", "expected"), [(0, 1), (5, 1), (30, 3)])
def test_a_group_fits_on_a_few_pages(members: int, expected: int) -> None:
    pdf = consent_form_pdf("Melati 1", [(number, "Ibu Mawar", "0002") for number in range(members)], "2026-11b")

    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == expected


@pytest.mark.parametrize("name", ["Ibu Nur’aini", "Ibu " + "Kusumaningrum " * 8, "Ꮇ字"])
def test_no_name_stops_the_printer(name: str) -> None:
    assert pages(consent_form_pdf(name, [(1, name, "")], "2026-11b")) == 1


def test_the_file_is_named_after_the_group_and_the_day() -> None:
    assert consent_form_filename("Melati 1/B", date(2018, 11, 22)) == "persetujuan-melati-1-b-2018-11-22.pdf"
