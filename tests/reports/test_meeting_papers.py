"""Letters to providers and minutes, read back from the page: all that is needed stands there, and is whole."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from reports.minutes_page import Minutes, minutes_filename, minutes_pdf
from reports.provider_letter import Letter, letters_filename, provider_letters_pdf
from tests.conftest import lacking

LETTER = Letter(
    "temu_kunjung",
    "Kedungrejo",
    "Kamis, 25 Oktober 2018",
    "09.00-11.00 WIB",
    "Puskesmas Wates",
    "Siti",
    "Senin, 1 Oktober 2018",
)
MINUTES = Minutes(
    title="Temu kunjung",
    kecamatan="Kedungrejo",
    day="Kamis, 25 Oktober 2018",
    hours="09.00-11.00 WIB",
    place="Puskesmas Wates",
    holder="Siti",
    present=("Bapak Bambang", "Puskesmas Wates"),
    absent=("SDN 1 Wates",),
    families="",
    points=(("Berbagi pengalaman", True), ("Menyepakati tindak lanjut", False)),
    topics="Absen anak",
    notes="Absen dikirim tiap tanggal 5.",
)


def words(pdf: bytes, file: Path) -> str:
    if shutil.which("pdftotext") is None:
        lacking("no pdftotext found: apt-get install poppler-utils")
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, text=True)
    return re.sub(r"\s+", " ", done.stdout)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_each_addressee_has_a_letter_of_his_own_with_all_that_he_needs(tmp_path: Path) -> None:
    long = "Kepala Puskesmas Pembantu dan Pondok Bersalin Desa Giripeni Kecamatan Kedungrejo Kabupaten Sumber Makmur"
    pdf = provider_letters_pdf(LETTER, ["SDN 1 Wates", long])
    said = words(pdf, tmp_path / "letters.pdf")

    assert pages(pdf) == 2
    for wanted in ("SDN 1 Wates", long, LETTER.day, LETTER.hours, LETTER.place, "( Siti )", LETTER.written_on):
        assert wanted in said
    assert said.count("Undangan temu kunjung") == 2


@pytest.mark.parametrize("kind", ["first_meeting", "posyandu", "inter_kecamatan"])
def test_a_letter_for_another_kind_does_not_speak_of_temu_kunjung(kind: str, tmp_path: Path) -> None:
    said = words(provider_letters_pdf(replace(LETTER, kind=kind), ["SDN 1"]), tmp_path / "letters.pdf")

    assert "temu kunjung" not in said
    assert "Program Keluarga Harapan (PKH)" in said


def test_a_letter_of_the_office_bears_no_kecamatan(tmp_path: Path) -> None:
    assert "Kecamatan" not in words(provider_letters_pdf(replace(LETTER, kecamatan="-"), ["SDN 1"]), tmp_path / "l.pdf")


def test_without_addressees_there_is_no_letter() -> None:
    with pytest.raises(ValueError, match="no addressees"):
        provider_letters_pdf(LETTER, [])


def test_minutes_say_who_came_what_was_dealt_with_and_what_was_agreed(tmp_path: Path) -> None:
    said = words(minutes_pdf(MINUTES), tmp_path / "minutes.pdf")

    for wanted in ("Hadir (2)", "1. Bapak Bambang", "Tidak hadir (1)", "☑ Berbagi", "☐ Menyepakati", "Absen dikirim"):
        assert wanted in said


def test_long_minutes_take_more_pages_and_lose_nothing(tmp_path: Path) -> None:
    notes = "\n".join(f"Kesepakatan nomor {number} tentang layanan." for number in range(120))
    pdf = minutes_pdf(replace(MINUTES, notes=notes, families="70 dari 75 hadir"))
    said = words(pdf, tmp_path / "minutes.pdf")

    assert pages(pdf) > 1
    assert "nomor 119 tentang" in said
    assert "70 dari 75 hadir" in said


def test_minutes_not_written_yet_leave_room_for_the_hand(tmp_path: Path) -> None:
    assert "....." in words(minutes_pdf(replace(MINUTES, notes="")), tmp_path / "minutes.pdf")


def test_files_are_called_after_the_day() -> None:
    assert (letters_filename("2018-10-25"), minutes_filename("2018-10-25")) == (
        "undangan-2018-10-25.pdf", "notulen-2018-10-25.pdf",
    )  # fmt: skip
