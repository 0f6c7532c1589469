"""Slips of the finger in the words on which it hangs who was paid ("mawar bleum", "wati sduah", "katru hilang")."""

import re
from collections.abc import Callable

from programme.attendance_reading.everyday import WORDS
from programme.attendance_reading.slips_of_words import slips_meant

_DECIDING = frozenset(
    """
    belum durung dereng sudah sampun parantos dapat dibayar dicairkan terima nampi angsal masuk kosong hilang ilang
    leungit kartu kartunya saldo saldonya rusak ketelan keblokir terblokir kecuali semua tidak mboten
    """.split()
)
_SLIPS = slips_meant({word: word for word in _DECIDING})
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def without_slips(text: str, is_name: Callable[[str], bool]) -> str:
    """The text with these words as they are spelled; whatever may be a member's name, or is another word, is left."""

    def meant(found: re.Match[str]) -> str:
        word = found[0].lower()
        return found[0] if word not in _SLIPS or word in WORDS or is_name(word) else _SLIPS[word]

    return _WORD.sub(meant, text)
