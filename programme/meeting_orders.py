"""A pendamping's word that a coming meeting is moved or called off, in one sentence: what is ordered, and to when."""

import re
from dataclasses import dataclass

_MEETING = re.compile(r"\b(?:pertemuan|pertmuan|prtemuan|kumpul\w*|kempal\w*|p2k2|fds|jadwal|jdwal)\b", re.IGNORECASE)
_ELSE = re.compile(
    r"\b(?:posyandu|pembayaran|pencairan|bayar|cair|kunjungan|acara|sosialisasi|rakor|rapat|kasus|keluhan|verifikasi|"
    r"tidak hadir|hadir|dat[ae]ng|belum|blm|kapan|kpn|siapa|sp)\b|\?",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:(?:di ?)?(?:undur|mundur|undurkan|mundurkan|undurin|mundurin|majukan|maju|majuin|geser|pindah|pindahkan|"
    r"pindahin|ganti hari|ganti jadwal|ganti)|reschedule)\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:(?:di ?)?(?:batal|batalkan|batalin|tiadakan|liburkan|cancel)|libur|(?:tidak|ga|gak|tdk|nggak) jadi)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:ke|jadi|menjadi|jd|dadi|dados|mnjdi)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:se|1 |2 |3 |dua |tiga |satu )(?:minggu|mgg|hari|jam|bulan)\b", re.IGNORECASE)
"""So much later than it was: from when is not read."""


@dataclass(frozen=True)
class MeetingOrder:
    """`how`: move or cancel; `to` is what was written of the new moment, `about` the rest, that tells which meeting."""

    how: str
    to: str
    about: str


def read_meeting_order(text: str) -> MeetingOrder | None:
    """None where no meeting of the group is moved or called off by these words."""
    said = " ".join(text.split())
    if _MEETING.search(said) is None or _ELSE.search(said) is not None:
        return None
    moved = _MOVED.search(said)
    if moved is not None:
        behind = said[moved.end() :]
        towards = _TO.search(behind)
        to = behind[towards.end() :].strip() if towards is not None else behind.strip()
        about = said if towards is None else said[: moved.end() + towards.start()]
        return MeetingOrder("move", "" if _BY.search(to) else to, about)
    return MeetingOrder("cancel", "", said) if _CALLED_OFF.search(said) is not None else None
