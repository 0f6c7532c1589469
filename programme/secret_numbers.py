"""Numbers that must never be kept: NIK, KK and card numbers, PIN and OTP. What holds one is masked before it is stored.

The program never asks for them; people send them all the same.
"""

import re

MASK = "••••"
LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15,18}(?!\d)")
"""NIK and KK have 16 digits, cards 16 to 19, often written in groups."""
SECRET_WORD = re.compile(
    r"(?P<word>\b(?:pin|otp|kode otp|sandi|password|cvv)\b(?:[^\d\n]{0,20}))(?P<number>\d[\d ]{2,9}\d)", re.IGNORECASE
)


def without_secrets(text: str) -> str:
    """The text with such numbers masked; unchanged where there is none."""
    masked = LONG_NUMBER.sub(MASK, text)
    return SECRET_WORD.sub(lambda found: f"{found['word']}{MASK}", masked)
