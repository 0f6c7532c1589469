"""Words that plainly answer another question of a change than the one that is open: a correction, a time, no class."""

import re
from collections.abc import Mapping

from conversations.questions import normal
from conversations.turn import Turn
from programme.date_reading.words import MONTHS

CORRECTS = re.compile(
    r"(?:eh |maaf |maap )*(?:salah|keliru|kliru|ralat|bukan|dudu|sanes|lepat|koreksi)\b[ ,:]*\S", re.IGNORECASE
)
_NUMBERS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|siji|loro|telu|papat|lima|hiji|tilu|opat"
_DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{2,4}})?|\d{{1,2}} \d{{1,2}} \d{{2,4}}"
_TIME = re.compile(
    rf"(?:(?:sudah|udah|baru|kira kira|umur|jalan|wis|nembe|tos) )*(?:(?:\d+|se|sak|sa|{_NUMBERS}) ?"
    r"(?:hari|minggu|bulan|bln|tahun|thn|wulan|sasi|dina|dinten|pekan|poe)\w*|kemar[ie]n|kmrn|wingi|kamari|tadi|"
    rf"hari ini|{_DATE}|besok|bsk|lusa|minggu|bulan|tahun|mgg|bln|thn|wulan|sasi)"
    r"(?: (?:yang|yg|lalu|kepungkur|kamari|kemarin|ini|pagi|siang|sore|malam|bu|ya|wingi|depan|dpn|ngarep|hareup|"
    r"ngajeng|payun))*"
)
_OF_A_CLASS = re.compile(
    rf"\d|\b(?:[ivx]{{1,4}}|{_NUMBERS}|sebelas|duabelas|tk|paud|ra|kb|nol|awal|akhir|pertama|kelas|kls|sd|smp|sma|smk|mi|"
    r"mts|ma|pondok|lulus)\b"
)
_SEX = "laki laki2 perempuan cewek cowok cewe cowo wadon wedok lanang lalaki awewe jaler istri"
_WHO = (
    "saya sy aku kula kulo abdi suami suaminya bojo anak anaknya anake adik kakak ibu bapak mertua sendiri yang nomor"
)
_BEFALLEN = (
    "meninggal wafat sakit kerja bekerja lulus tamat putus pindah menikah nikah cerai merantau hamil lahir "
    "lahiran sekolah"
)
_GRADES = "kelas kls sd smp mts sma smk paud tk mi"
_SITES = "rumah puskesmas posyandu bidan klinik rs rsud polindes pustu desa dusun rt rw griya omah imah"
_LITTLE = "di ing ning neng nang ke bu ya sudah sampun wis tos"
NO_ANSWER: Mapping[str, str] = {
    "address": f"{_SEX} {_WHO} {_BEFALLEN} {_GRADES}",
    "born_at": f"{_SEX} {_WHO} {_BEFALLEN} {_GRADES}",
    "checked_at": f"{_SEX} {_WHO} {_BEFALLEN} {_GRADES}",
    "facility": f"{_SEX} {_WHO} {_BEFALLEN} {_GRADES}",
    "school": f"{_SEX} {_WHO} {_BEFALLEN}",
    "name": f"{_SEX} {_BEFALLEN} {_GRADES} {_SITES}",
    "why_words": f"{_SEX} {_GRADES} {_SITES}",
}
"""By field: words of which alone no answer to it is made, however plainly they answer another question."""
MAY_BEGIN_SO = frozenset({"story", "right", "why_words", "name"})
"""Fields whose true answer may begin with such a word ("salah tulis: Siti")."""
PLACES = frozenset({"born_at", "checked_at", "facility"})


def meant_for_another(turn: Turn, field: str, text: str) -> str | None:
    """What is wrong with words for this field, though they are words; None where nothing is."""
    said = normal(text)
    if field not in MAY_BEGIN_SO and CORRECTS.match(said):
        return turn.words._("Maaf. Untuk memperbaiki jawaban sebelumnya, ketik: kembali")
    elsewhere = tells_another(field, text)
    if field == "address" and elsewhere:
        return turn.words._("Alamatnya belum lengkap. Tulis misalnya: RT 2 RW 1 dusun Krajan.")
    if field in PLACES and elsewhere:
        return turn.words._("Itu belum seperti nama tempat. Contoh: Puskesmas, bidan, atau rumah.")
    if field == "school" and elsewhere:
        return turn.words._("Tulis nama sekolahnya, ya. Contoh: SD Negeri 2 Kedungrejo.")
    if field == "grade" and (elsewhere or not _OF_A_CLASS.search(said)):
        return turn.words._("Kelas berapa? Contoh: kelas 7.")
    return None


def tells_another(field: str, text: str) -> bool:
    """ "perempuan", "kemarin" where the baby's name was asked: what it is, but not this."""
    if _TIME.fullmatch(normal(text)):
        return True
    words = [word for word in normal(text).split() if not word.isdigit()]
    telling = [word for word in words if word not in _LITTLE.split()]
    return bool(telling) and set(telling) <= set(NO_ANSWER.get(field, "").split())
