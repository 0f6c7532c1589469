"""What a single cell of a roster says: numbers, names, places and marks as people and spreadsheets write them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from programme.phones import NotAMobileNumber, mobile_number
from programme.roster_import.rows import Cell

NOTHING = frozenset(
    {"", "-", "--", "---", ".", "?", "0", "n/a", "null", "none", "nihil", "kosong", "tidak ada", "tdk ada"}
    | {"belum ada", "tidak punya", "tdk punya", "belum punya", "tidak tahu", "tidak ada hp", "tidak punya hp"}
)
"""What people write into a cell that has nothing to say."""

YES = frozenset(
    {"ya", "y", "iya", "yes", "x", "v", "1", "✓", "✔", "√", "☑", "✅", "ketua", "ketua kelompok", "benar", "true"}
)
NO = frozenset({"tidak", "tdk", "t", "n", "no", "bukan", "anggota", "false", "salah", "biasa"})

_SPREADSHEET_ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|GETTING_DATA)\Z")
_RT = re.compile(r"(?:r[tw]\W*)?(\d{1,3})\Z", re.IGNORECASE)
_RT_RW = re.compile(r"(?:rt\W*)?(\d{1,3})\s*[/\\\-,;. ]\s*(?:rw\W*)?(\d{1,3})\Z", re.IGNORECASE)
_TITLE = re.compile(r"(ibu|bu|ny|nyonya|bapak|bpk|pak|tn|tuan)\b\.?\s+(?=\S)", re.IGNORECASE)
_MALE_TITLES = frozenset({"bapak", "bpk", "pak", "tn", "tuan"})
_PLACE_TITLE = re.compile(
    r"(?:desa|ds|kelurahan|kelompok|klp|kel|kecamatan|kec|dusun|dsn)\b\.?\s*(?=[^\W_])", re.IGNORECASE
)
_LARGEST_EXACT = 10**15
_AS_TEXT = "Ubah format kolom menjadi Teks, lalu tulis lagi."


class BadCell(ValueError):
    """A cell can't be taken in; the message is a sentence that says what to do."""


def is_nothing(cell: Cell) -> bool:
    """Whether the cell says nothing: empty, a dash, "tidak ada"."""
    if isinstance(cell, str):
        return " ".join(cell.split()).lower() in NOTHING
    return cell == 0 and not isinstance(cell, bool)


def text_of(cell: Cell, most: int = 80) -> str:
    """The cell as one line of text; raises BadCell where Excel has made something else of it, or it is too long."""
    if isinstance(cell, date | datetime | time | timedelta):
        raise BadCell("Excel mengubah isi ini menjadi tanggal atau jam. " + _AS_TEXT)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = unicodedata.normalize("NFC", str(cell))
    if not text.isprintable():
        text = "".join(mark if mark.isprintable() else " " for mark in text)
    text = " ".join(text.split())
    if _SPREADSHEET_ERRORS.match(text):
        raise BadCell("Rumus Excel di sini gagal. Tulis isinya langsung.")
    if len(text) > most:
        raise BadCell(f"Terlalu panjang: paling banyak {most} huruf.")
    return text


def participant_number(cell: Cell) -> str:
    """The number that names a family, as it is written."""
    if isinstance(cell, int | float) and abs(cell) >= _LARGEST_EXACT:
        raise BadCell("Excel membulatkan nomor sepanjang ini. " + _AS_TEXT)
    text = text_of(cell, 40).lstrip("'")
    if re.search(r"\d[.,]?\d*[eE]\+\d", text):
        raise BadCell("Excel menyingkat nomor ini. " + _AS_TEXT)
    return text


def person_name(cell: Cell) -> tuple[str, str | None]:
    """(name without title, gender where a title tells it)."""
    text = text_of(cell, 120).lstrip("'")
    title = _TITLE.match(text)
    gender = None
    if title is not None:
        text = text[title.end() :]
        gender = "m" if title.group(1).lower() in _MALE_TITLES else "f"
    if not any(mark.isalpha() for mark in text):
        raise BadCell("Ini bukan nama orang. Tulis namanya.")
    return in_normal_case(text), gender


def in_normal_case(text: str) -> str:
    """'SITI AMINAH' as 'Siti Aminah'; what is not all capitals stays. Roman numerals and short codes stay too."""
    if not text.isupper():
        return text
    return " ".join(word if _is_a_code(word) else word.capitalize() for word in text.split(" "))


def _is_a_code(word: str) -> bool:
    return re.fullmatch(r"[IVX]+|.*\d.*|[A-Z]", word) is not None


def place_name(cell: Cell) -> str:
    """The name of a desa, kelompok, kecamatan or dusun without that word before it."""
    text = text_of(cell).lstrip("'")
    bare = _PLACE_TITLE.sub("", text, count=1) if _PLACE_TITLE.match(text) else text
    return in_normal_case(bare)


def phone(cell: Cell) -> str:
    """An Indonesian mobile number as E.164."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise BadCell("Ini bukan nomor HP. Contoh yang benar: 081234567890.")
    try:
        return mobile_number(cell)
    except NotAMobileNumber as error:
        raise BadCell(str(error)) from error


def rt_or_rw(cell: Cell) -> str | None:
    """An RT or RW as three digits; "000" is none."""
    found = _RT.match(text_of(cell))
    if found is None:
        raise BadCell("Tulis nomornya saja, contoh: 002.")
    return _three_digits(found.group(1))


def rt_and_rw(cell: Cell) -> tuple[str | None, str | None]:
    """Both from one cell: "002/003", "RT 02 RW 03"."""
    found = _RT_RW.match(text_of(cell))
    if found is None:
        raise BadCell("Tulis RT dan RW seperti ini: 002/003 (format kolom: Teks).")
    return _three_digits(found.group(1)), _three_digits(found.group(2))


def _three_digits(digits: str) -> str | None:
    return f"{int(digits):03d}" if int(digits) else None


def gender(cell: Cell) -> str:
    """f or m."""
    word = text_of(cell).lower().replace(" ", "").replace("-", "")
    if word in ("p", "perempuan", "wanita", "pr", "f"):
        return "f"
    if word in ("l", "lakilaki", "pria", "lk", "laki", "m"):
        return "m"
    raise BadCell("Tulis P (perempuan) atau L (laki-laki).")


def name_key(name: str) -> str:
    """By which two spellings of one name are compared: no case, accents, punctuation, or degrees after a comma."""
    bare = _TITLE.sub("", name.split(",")[0].strip(), count=1) if _TITLE.match(name.strip()) else name.split(",")[0]
    flat = unicodedata.normalize("NFKD", bare).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(mark for mark in flat if not unicodedata.combining(mark))))


def place_key(name: str) -> str:
    """By which two spellings of one place or group are compared."""
    return re.sub(r"[\W_]+", "", name.casefold())
