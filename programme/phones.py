"""Telephone numbers as people and spreadsheets write them, read as Indonesian mobile numbers.

Kept as E.164 ("+62812..."). A landline or a foreign number is refused: neither Telegram nor WhatsApp of a kpm lives
there, and a wrong number would bring her news to a stranger.
"""

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

_BETWEEN_NUMBERS = re.compile(r"[/,;|&\n]|\b(?:atau|dan|or)\b", re.IGNORECASE)
_BEFORE_ANOTHER = re.compile(r"(?<=\d)\s+(?=(?:\+?62|0)8\d)")
_SCIENTIFIC = re.compile(r"(\d)[.,]?(\d*)[eE]\+?(\d{1,2})\Z")
_FLOAT_TAIL = re.compile(r"(?<=\d{8})[.,]0{1,2}\Z")
_FILLING = re.compile(r"[\s\-.()·_]+")
_NUMBER = re.compile(r"\+?\d[\d\s\-.()·_]*\d")
_FEWEST_DIGITS = 8


class NotAMobileNumber(ValueError):
    """What was written is no Indonesian mobile number; the message is a sentence for whoever wrote it."""


def mobile_number(written: str | int | float) -> str:
    """The first mobile number written here, as E.164; raises NotAMobileNumber."""
    text = _written_out(_plain(written))
    try:
        return _first_of(_BETWEEN_NUMBERS.split(text))
    except NotAMobileNumber:
        parts = _BEFORE_ANOTHER.split(text)
        if len(parts) == 1:
            raise
        return _first_of(parts)


def _plain(written: str | int | float) -> str:
    """A number that a spreadsheet keeps as a number has lost its zero and may have gained a fraction."""
    if isinstance(written, float) and written.is_integer():
        return str(int(written))
    return unicodedata.normalize("NFKC", str(written)).strip().lstrip("'\u2019=\"")


def _written_out(text: str) -> str:
    """Undoes Excel's 8.12E+11, unless digits were lost: then no one can know the number."""
    scientific = _SCIENTIFIC.match(text)
    if scientific is None:
        return _FLOAT_TAIL.sub("", text)
    digits, places = scientific.group(1) + scientific.group(2), int(scientific.group(3))
    if len(digits) != places + 1:
        raise NotAMobileNumber(
            "Excel menyingkat nomor ini sehingga angkanya hilang. "
            "Ubah format kolom menjadi Teks, lalu tulis lagi nomornya."
        )
    return digits


def _first_of(parts: list[str]) -> str:
    if len(parts) > 1 and any(_is_a_fragment(part) for part in parts):
        raise NotAMobileNumber("Nomor HP ini terpotong-potong. Tulis satu nomor saja, tanpa koma atau garis miring.")
    complaint: NotAMobileNumber | None = None
    for part in parts:
        try:
            if part.strip():
                return _one_number(part)
        except NotAMobileNumber as error:
            complaint = complaint or error
    raise complaint or NotAMobileNumber("Nomor HP kosong.")


def _is_a_fragment(part: str) -> bool:
    """Digits too few for a number of their own: "0812345678,90" may be one number or two, so it is neither."""
    digits = _FILLING.sub("", part)
    return digits.isdigit() and len(digits) < _FEWEST_DIGITS


def _one_number(part: str) -> str:
    found = _NUMBER.search(part)
    if found is None:
        raise NotAMobileNumber("Tidak ada nomor HP yang bisa dibaca. Tulis angkanya saja, contoh: 081234567890.")
    return _valid_mobile(_international(_FILLING.sub("", found.group())))


def _international(digits: str) -> str:
    if digits.startswith("+"):
        return digits
    national = digits.removeprefix("00") if digits.startswith("0062") else digits
    if national.startswith(("628", "6208")):
        return f"+{national}"
    return f"+62{national.removeprefix('0')}"


def _valid_mobile(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number, "ID")
    except NumberParseException as error:
        raise NotAMobileNumber("Nomor HP ini tidak bisa dibaca. Contoh yang benar: 081234567890.") from error
    if parsed.country_code != 62:
        raise NotAMobileNumber("Ini nomor luar negeri. Tulis nomor HP Indonesia, contoh: 081234567890.")
    kind = phonenumbers.number_type(parsed)
    if kind == PhoneNumberType.MOBILE:
        return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    if kind == PhoneNumberType.UNKNOWN:
        raise NotAMobileNumber("Jumlah atau awalan angkanya tidak cocok untuk nomor HP. Periksa lagi nomornya.")
    raise NotAMobileNumber("Ini bukan nomor HP (mungkin telepon rumah). Tulis nomor HP, atau kosongkan.")
