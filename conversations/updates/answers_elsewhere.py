"""Words that plainly answer another question of a change than the one that is open: a correction, a time, no class."""

import re

from conversations.questions import normal
from conversations.turn import Turn

CORRECTS = re.compile(
    r"(?:eh |maaf |maap )*(?:salah|keliru|kliru|ralat|bukan|dudu|sanes|lepat|koreksi)\b[ ,:]*\S", re.IGNORECASE
)
_NUMBERS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|siji|loro|telu|papat|lima|hiji|tilu|opat"
_TIME = re.compile(
    rf"(?:(?:sudah|udah|baru|kira kira|umur|jalan|wis|nembe|tos) )*(?:(?:\d+|se|sak|sa|{_NUMBERS}) ?"
    r"(?:hari|minggu|bulan|bln|tahun|thn|wulan|sasi|dina|dinten|pekan|poe)\w*|kemar[ie]n|kmrn|wingi|kamari|tadi|"
    r"hari ini|besok|lusa|minggu|bulan|tahun)"
    r"(?: (?:yang|yg|lalu|kepungkur|kamari|kemarin|ini|pagi|siang|sore|malam|bu|ya|wingi))*"
)
_OF_A_CLASS = re.compile(
    rf"\d|\b(?:[ivx]{{1,4}}|{_NUMBERS}|sebelas|duabelas|tk|paud|ra|kb|nol|awal|akhir|pertama|kelas|kls|sd|smp|sma|smk|mi|"
    r"mts|ma|pondok|lulus)\b"
)
MAY_BEGIN_SO = frozenset({"story", "right", "why_words", "name"})
"""Fields whose true answer may begin with such a word ("salah tulis: Siti")."""
PLACES = frozenset({"born_at", "checked_at", "facility"})


def meant_for_another(turn: Turn, field: str, text: str) -> str | None:
    """What is wrong with words for this field, though they are words; None where nothing is."""
    said = normal(text)
    if field not in MAY_BEGIN_SO and CORRECTS.match(said):
        return turn.words._("Maaf. Untuk memperbaiki jawaban sebelumnya, ketik: kembali")
    if field == "address" and _TIME.fullmatch(said):
        return turn.words._("Alamatnya belum lengkap. Tulis misalnya: RT 2 RW 1 dusun Krajan.")
    if field in PLACES and _TIME.fullmatch(said):
        return turn.words._("Itu belum seperti nama tempat. Contoh: Puskesmas, bidan, atau rumah.")
    if field == "grade" and not _OF_A_CLASS.search(said):
        return turn.words._("Kelas berapa? Contoh: kelas 7.")
    return None


def is_only_a_time(text: str) -> bool:
    """ "kemaren", "sebulan lalu"."""
    return _TIME.fullmatch(normal(text)) is not None
