"""A text as an SMS can carry it cheaply: only letters of the GSM alphabet, and how many segments it takes.

One letter outside the alphabet makes the whole SMS UCS-2: 70 letters a segment instead of 160, more than twice the
price. The alphabet and the sizes are those of 3GPP TS 23.038 and 23.040. Pure.
"""

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("^{}\\[~]|€\f")
"""Each of these takes two places: an escape and itself."""
ONE_SEGMENT = 160
OF_SEVERAL = 153
"""A segment of several gives seven places to the header that joins them."""
SPOKEN = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "•": "-", "·": ".", "…": "...", "×": "x", "÷": ":", "→": "->", "№": "No",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "°": " derajat", "™": "", "®": "", "©": "",
    "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "œ": "oe", "Œ": "OE", "ı": "i", "\t": " ",
}  # fmt: skip
"""What people's keyboards write, and the nearest that an SMS knows; what stands nowhere is left out (emoji)."""


def as_gsm7(text: str) -> str:
    """The text in the GSM alphabet: é stays é, ê becomes e, “ becomes \", an emoji goes; no double spaces are left."""
    said = "".join(_as_gsm7(letter) for letter in unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    lines = (" ".join(line.split(" ")).strip() for line in _one_space(said).split("\n"))
    return "\n".join(lines).strip()


def is_gsm7(text: str) -> bool:
    """Whether every letter is in the alphabet or its extension."""
    return all(letter in BASIC or letter in EXTENSION for letter in text)


def segments(text: str) -> int:
    """How many segments the text takes, each of which is paid; 0 for an empty one.

    Raises ValueError for a text outside the alphabet, which `as_gsm7` never leaves.
    """
    if not is_gsm7(text):
        raise ValueError("not in the GSM alphabet")
    sizes = [2 if letter in EXTENSION else 1 for letter in text]
    if sum(sizes) <= ONE_SEGMENT:
        return min(len(sizes), 1)
    return _joined_segments(sizes)


def _joined_segments(sizes: list[int]) -> int:
    """A letter of two places never stands in two segments, so a segment may stay one short."""
    count, free = 1, OF_SEVERAL
    for size in sizes:
        if size > free:
            count, free = count + 1, OF_SEVERAL
        free -= size
    return count


def _as_gsm7(letter: str) -> str:
    if letter in BASIC or letter in EXTENSION:
        return letter
    if letter in SPOKEN:
        return SPOKEN[letter]
    if unicodedata.category(letter) == "Zs":
        return " "
    simple = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in simple if part in BASIC or part in EXTENSION)


def _one_space(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text
