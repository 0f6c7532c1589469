"""NIK, KK and card numbers, PIN and OTP are masked before anything is stored."""

import pytest

from programme.secret_numbers import MASK, without_secrets


@pytest.mark.parametrize(
    "text",
    [
        "NIK saya 3519012345670001",
        "3519 0123 4567 0001",
        "no kartu 6013-0112-3456-7890 bu",
        "pin KKS saya 123456",
        "PIN: 1234",
        "kode otp nya 99 88 77",
    ],
)
def test_a_secret_number_is_masked(text: str) -> None:
    masked = without_secrets(text)

    assert MASK in masked
    assert sum(letter.isdigit() for letter in masked) == 0


@pytest.mark.parametrize(
    "text",
    ["3, 7 dan 12", "081234567890", "22/11/2018 jam 09.00", "hadir 27 dari 30", "pinjam 2 kursi", "Pinah sakit 3"],
)
def test_other_numbers_stay(text: str) -> None:
    assert without_secrets(text) == text
