"""What a free text already says of a change, so that it is not asked again: only what is written plainly.

"anak saya pindah sekolah ke SDN 2" names the school, "saya hamil 3 bulan" the month of birth. Where a word could mean
something else nothing is taken: a question more is better than a wrong entry.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from programme.date_reading.words import MONTHS
from programme.names import name_parts
from programme.phones import NotAMobileNumber, mobile_number
from programme.typed_addresses import read_address
from programme.typed_pregnancy import read_pregnancy
from programme.typed_times_ago import DAY, read_time_ago
from programme.updates.details import SELF

LONGEST_NAME = 60


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_MONTH = _any(" ".join(MONTHS))
_STOPS = _any("karena krn soalnya sejak mulai sudah tadi kemarin kmrn bulan tanggal tgl kelas kls ya nggih bu pak")
_END = rf"(?=[,.;!?\n]|$|\b{_STOPS}\b)"
_SCHOOLS = _any("sdn? sdit mi[ns]? smpn? mts[ns]? sman? smkn? man slb tk paud ra")
_FACILITIES = _any("puskesmas pkm pustu posyandu polindes poskesdes bidan klinik rsud? rsia")
_SCHOOL = _pattern(rf"\b{_any('ke di ing masuk mlebet asup neng nang')}\s+({_SCHOOLS}\b\.?\s*\w.*?)\s*{_END}")
_FACILITY = _pattern(rf"\b{_any('ke di ing neng nang')}\s+({_FACILITIES}\b.*?)\s*{_END}")
_GRADE_NUMBERS = _any(r"\d{1,2} [ivx]{1,4} satu dua tiga empat lima enam tujuh delapan sembilan sepuluh")
_GRADE = _pattern(rf"\b(?:kelas|kls)\s*{_GRADE_NUMBERS}\b")
BOYS, GIRLS = "laki lanang lalaki cowok jaler", "perempuan wadon wedok awewe cewek estri"
_CHILDBIRTH = "bayi melahirkan lairan babaran"
_BABY = _pattern(rf"\b{_any(_CHILDBIRTH + ' lahir lahiran anak')}\s+(?:anak\s+|bayi\s+)?({_any(BOYS + ' ' + GIRLS)})")
_BORN = _pattern(rf"\b(?:{_any(_CHILDBIRTH)}|lahir\s+{_any(BOYS + ' ' + GIRLS)})")
_SEX_ALONE = _pattern(rf"(?:^|[,.;]|\bdan|\banak\w*|\bbayi\w*)\s*({_any(BOYS + ' ' + GIRLS)})(?:2|[- ]laki)?\b")
_GAVE_BIRTH = _pattern(rf"\b{_any('lahiran melahirkan lairan babaran lahir')}\b")
_BABY_NAME = _pattern(
    r"\b(?:namanya|jenenge|asmane|namina|diberi nama|dikasih nama|dijenengi|dinamai)\s+"
    r"((?!(?:belum|blm|siapa|apa|di|masih|durung|dereng)\b)[^\W\d_]+(?:\s+(?!(?:di|lahir|tgl|tanggal|laki|perempuan|ya|bu)\b)"
    r"[^\W\d_]+){0,3})"
)
_BORN_AT = _pattern(rf"\b(?:di|ing|neng|nang|ning)\s+((?:{_FACILITIES}|rumah|griya|omah|bumi)\b[^,.;!?\n]*?)\s*{_END}")
_TWICE = re.compile(r"\b([a-z]{3,})2\b", re.IGNORECASE)
"""The 2 of "laki2" is no day."""
_DAUGHTER = _pattern(rf"\banak\s+{_any(GIRLS)}\s+(?:saya|kula|kulo|abdi|ku)\b")
_I = _any("saya sy aku kulo kula abdi kuring")
_ALREADY = _any("ini sedang lagi sudah baru nembe nuju saweg")
_WITH_CHILD = _any("hamil mengandung ngandut ngandung mbobot bobot kandungan kakandungan meteng reuneuh")
_OWN = _pattern(rf"\b{_I}\s+(?:{_ALREADY}\s+)?{_WITH_CHILD}\b")
_RELATIVES = _any("anak mantu menantu adik adi adek putri putu cucu ponakan keponakan kakak mbakyu ibu tetangga bojo")
_KIN = _pattern(rf"\b{_RELATIVES}\w*\s*$")
_TO = re.compile(r"\b(?:ke|ing|neng|nang|di|teng)\s+(.*)$", re.IGNORECASE | re.DOTALL)
_RT_OR_DUSUN = _pattern(r"\b(?:r\.?t\.?\s*\d|dusun|dsn|dukuh|kampung)")
_DATE = rf"(?:(?:tanggal|tgl)\.? )?\d{{1,2}}(?:[/-]\d{{1,2}}| {_MONTH})"
_DATED = _pattern(
    rf"\b(?:{_any('kemarin kmrn wingi kamari tadi semalam')}|hari ini|{_DATE}|\d+ hari (?:yang |yg )?lalu)\b"
)
_LEFT = (
    ("dropped_out", _pattern(r"\b(?:(?:putus|berhenti|mandeg|eureun|keluar dari) (?:sekolah|sakola)|drop ?out)\b")),
    ("finished", _pattern(r"\b(?:lulus|tamat)\b")),
)
_SOMEBODY_ELSE = _pattern(r"\b(?:bu|ibu|pak|bapak|mbak|mas|bidan|guru|ketua)\s+\w+")
_DENIED = "tidak tdk ga gak nggak ndak belum blm bukan ora mboten durung dereng teu acan"
_NOT = re.compile(rf"\b{_any(_DENIED + ' kalau kapan apa gimana')}\b")
_DESA = _pattern(r"[,;]?\s*\b(?:desa|ds|kelurahan|kel)\b\.?\s+([^,;\n\d]+?)(?=[,;\n]|$|\s+r\.?[tw]\b)")


def plain_details(kind: str, text: str, family: Iterable[tuple[int, str]], today: date) -> dict[str, str]:
    """Fields of programme.updates.details that the text says beyond doubt. `family`: (entry, name) of who counts.

    A text that denies, asks or supposes says nothing.
    """
    if not text or _NOT.search(text.casefold()):
        return {}
    said = _READERS[kind](text, today) if kind in _READERS else {}
    return said | (_member(text, family) if kind not in _NOT_OF_A_MEMBER and "member" not in said else {})


def _member(text: str, family: Iterable[tuple[int, str]]) -> dict[str, str]:
    """The one of the family whose whole name stands in the text."""
    spoken = set(name_parts(_SOMEBODY_ELSE.sub(" ", text)))
    named = [(entry, name) for entry, name in family if set(name_parts(name)) and set(name_parts(name)) <= spoken]
    return {"member": str(named[0][0]), "member_name": named[0][1]} if len(named) == 1 else {}


def _school(text: str, today: date) -> dict[str, str]:
    found, grade = _SCHOOL.search(text), _GRADE.search(text)
    said = {"school": found[1][:LONGEST_NAME]} if found is not None and len(_SCHOOL.findall(text)) == 1 else {}
    return said | ({"grade": grade[0]} if grade is not None and len(_GRADE.findall(text)) == 1 else {})


def _facility(text: str, today: date) -> dict[str, str]:
    found = _FACILITY.findall(text)
    return {"facility": found[0][:LONGEST_NAME]} if len(found) == 1 else {}


def _pregnancy(text: str, today: date) -> dict[str, str]:
    own = _OWN.search(text)
    said = {"member": SELF} if own is not None and not _KIN.search(text[: own.start()]) else {}
    typed = read_pregnancy(text, today)
    age = re.search(rf"\b{_WITH_CHILD}", text.casefold())
    return said | ({"due_month": typed.kept, "age_words": text[:LONGEST_NAME]} if typed.due_month and age else {})


def _birth(text: str, today: date) -> dict[str, str]:
    said = _day(_TWICE.sub(r"\1", text), today, "born_on")
    sexes = {"m" if word.lower() in BOYS.split() else "f" for word in _BABY.findall(text)}
    plainly = {"m" if word.lower() in BOYS.split() else "f" for word in _SEX_ALONE.findall(text)}
    if not sexes and len(plainly) == 1 and _GAVE_BIRTH.search(text) and not _DAUGHTER.search(text):
        said |= {"gender": plainly.pop()}
    named, place = _BABY_NAME.findall(text), _BORN_AT.findall(text)
    said |= {"name": _place(" ".join(named[0].split()))} if len(named) == 1 else {}
    said |= {"born_at": place[0][:LONGEST_NAME]} if len(place) == 1 else {}
    plain = len(sexes) == 1 and _BORN.search(text) and not _DAUGHTER.search(text)
    return said | ({"gender": sexes.pop()} if plain else {})


def _death(text: str, today: date) -> dict[str, str]:
    return _day(text, today, "died_on")


def _day(text: str, today: date, field: str) -> dict[str, str]:
    found = read_time_ago(text, today) if len(_DATED.findall(text)) == 1 else None
    plain = found is not None and found.problem is None and found.exact == DAY
    return {field: found.kept} if plain and found is not None else {}


def _moved(text: str, today: date) -> dict[str, str]:
    to = _TO.search(text)
    if to is None or not _RT_OR_DUSUN.search(to[1]):
        return {}
    return address_details(to[1])


def _left(text: str, today: date) -> dict[str, str]:
    codes = [code for code, pattern in _LEFT if pattern.search(text)]
    return {"why": codes[0]} if len(codes) == 1 else {}


def address_details(text: str) -> dict[str, str]:
    """The fields of a new address: her words, and of them dusun, RT, RW and desa where they were said."""
    said = " ".join(text.split())
    desa = _DESA.search(said)
    typed = read_address(_DESA.sub("", said))
    parts = {"rt": typed.rt, "rw": typed.rw, "dusun": typed.dusun, "desa": _place(desa[1]) if desa else None}
    return {"address": said} | {field: value for field, value in parts.items() if value}


def _place(name: str) -> str:
    said = name.strip()
    return said.title() if said.islower() or said.isupper() else said


_RIGHT = _pattern(
    r"\b(?:harusnya|seharusnya|yang benar|sing bener|kudune|mestine)\s+([^\W\d_]+(?:\s+[^\W\d_]+){0,3})\s*$"
)
_OWN_NAME = _pattern(rf"\bnama(?:ne)? {_I}\b")


_PHONE = _pattern(r"\b(?:hp|wa|whatsapp|telp|telpon|telepon|tlp|(?:no|nomor|nomer|nmr)(?:nya|ku|e)?)\b")


def _correction(text: str, today: date) -> dict[str, str]:
    if _PHONE.search(text) and (number := _number_in(text)):
        return {"what": "other", "right": f"HP {number}"}
    if _OWN_NAME.search(text) is None:
        return {}
    right = _RIGHT.search(text)
    return {"what": "own_name"} | ({"right": _place(right[1])} if right is not None else {})


def _number_in(text: str) -> str:
    """The new mobile number as people write it; empty where there is none."""
    try:
        return "0" + mobile_number(text).removeprefix("+62")
    except NotAMobileNumber:
        return ""


_READERS: Mapping[str, Callable[[str, date], dict[str, str]]] = {
    "moved": _moved,
    "birth": _birth,
    "death": _death,
    "child_left": _left,
    "new_school": _school,
    "pregnancy": _pregnancy,
    "facility": _facility,
    "correction": _correction,
}
_NOT_OF_A_MEMBER = frozenset({"moved", "birth", "pregnancy", "pengurus", "correction", "other"})
"""A name in the text may be anybody's there."""
