"""Reads where a meeting is to be out of a sentence that says more: "besok jam 9 di rumah bu sri".

Only what begins like a place is taken for one, since "di Melati 2" names a group and "di Wates" a desa.
"""

import re

_HEADS = """
rumah rumahnya omah omahe omahipun griya griyane dalem daleme imah imahna bumi
balai bale balé pendopo pendapa aula gedung kantor posyandu poskesdes puskesmas pustu polindes
masjid mesjid musala musola mushola musholla langgar madrasah sekolah sekolahan sd sdn mi smp paud tk
lapangan warung pos sanggar gereja pura house hall
"""
_ENDS = """
jam jm pukul pkl pk tabuh tiap setiap saben unggal hari dina dinten poe tanggal tgl besok sesuk mbesuk isuk lusa
mulai wiwit sampai nganti untuk kanggo materi materinya sesi modul nggih matur terima
senin selasa rabu kamis jumat sabtu minggu ahad senen slasa rebo kemis jemuah setu salasa
"""
_CAPITALS = frozenset("rt rw sd sdn mi smp tk paud pkk".split())


def _either(words: str) -> str:
    return "|".join(words.split())


_BEFORE = r"(?:di|ning|neng|nang|ing|wonten|ten|at)"
_SAID = re.compile(
    rf"\b{_BEFORE}\s+(?P<place>(?:{_either(_HEADS)})\b[^,;\n]*?)(?=\s*(?:[,;\n]|[.!?]*\s*$|\b(?:{_either(_ENDS)})\b))",
    re.IGNORECASE,
)


_EACH_ITS_OWN = re.compile(
    r"\b(?:ketua\w*|masing|sendiri|biasa\w*)\b|^(?:rumah(?:nya)?|omahe?|griyane?|daleme?|imahna|imah|bumi)$",
    re.IGNORECASE,
)
""" "Di rumah ketuanya", "di rumah": nobody knows whose, or another for each group, so it is asked."""


def place_in(text: str) -> tuple[str, str] | None:
    """The place that a sentence names and the sentence without it; None where it names none."""
    found = _SAID.search(text)
    if found is None or _EACH_ITS_OWN.search(found["place"]):
        return None
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip()
    return as_written(found["place"]), rest


def as_written(place: str) -> str:
    """A place as it is shown to everybody: "di rumah bu sri" is "Rumah Bu Sri"; what has capitals stays as it is."""
    bare = re.sub(rf"^{_BEFORE}\s+(?=\S)", "", " ".join(place.split()), flags=re.IGNORECASE)
    if bare != bare.lower():
        return bare
    return " ".join(word.upper() if word in _CAPITALS else word.capitalize() for word in bare.split(" "))


_ORDER = re.compile(
    r"^\W*(?:(?:eh+|oh|maaf|mf|salah|bukan|dudu|sanes|batal\w*|cancel\w*|jadwal\w*|jadwl|jdwal|ganti\w*|pindah\w*|ubah|"
    r"hapus|tunda|ditunda|tunggu|besok|sesuk|lusa|"
    rf"(?:{_either('senin selasa rabu kamis jumat sabtu minggu ahad senen slasa rebo kemis setu salasa')}))\b"
    r"|(?:g|ga|gak|gk|nggak|ngga|tidak|tdk|ora|ra|teu) (?:jadi|jd|sido|sida|cios)\b"
    r"|(?:tgl|tanggal|jam|jm|pukul|pkl) ?\d)",
    re.IGNORECASE,
)


def is_an_order(text: str) -> bool:
    """Whether it changes or calls off something, or tells a day or an hour: then it is no place to read out to all."""
    return _ORDER.match(text) is not None
