"""A pendamping's word that a coming meeting is moved or called off, in one sentence: what is ordered, and to when."""

import re
from dataclasses import dataclass
from datetime import timedelta

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
_NOT = re.compile(
    r"\b(?:tidak|tdk|ga|gak|gk|nggak|ngga|batal|jangan|jgn|ora|teu)(?: jadi| usah| perlu)? *$", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:(?P<one>se)|(?P<many>\d{1,2}|satu|dua|tiga|empat|lima|enam|setengah) ?)"
    r"(?P<what>minggu|mgg|pekan|hari|jam|bulan)\b",
    re.IGNORECASE,
)
"""So much later or earlier than it was."""
_OPEN = re.compile(r"\d|\b(?:lagi|depan|jangan|jgn|atau|setengah|minggu|mgg|pekan|hari|jam|bulan)\b", re.IGNORECASE)
"""Behind it: another length, or words that leave open from when."""
_NUMBERS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
_LENGTHS = {
    "minggu": timedelta(weeks=1),
    "mgg": timedelta(weeks=1),
    "pekan": timedelta(weeks=1),
    "hari": timedelta(days=1),
    "jam": timedelta(hours=1),
}
"""No month: the same day of the next one is rarely meant, so the day is asked. Nor half an hour or half a day."""
_LATER, _EARLIER = re.compile(r"undur", re.IGNORECASE), re.compile(r"maju", re.IGNORECASE)


@dataclass(frozen=True)
class MeetingOrder:
    """`how`: move, cancel, or "" where neither is to be ("ga jadi diundur").

    `to` is what was written of the new moment, `about` the rest, that tells which meeting.

    `by`: how much later (or, negative, earlier) than it was, where that alone is told.
    """

    how: str
    to: str
    about: str
    by: timedelta | None = None


def read_meeting_order(text: str) -> MeetingOrder | None:
    """None where no meeting of the group is moved or called off by these words."""
    said = " ".join(text.split())
    if _MEETING.search(said) is None or _ELSE.search(said) is not None:
        return None
    moved = _MOVED.search(said)
    if moved is None:
        return MeetingOrder("cancel", "", said) if _CALLED_OFF.search(said) is not None else None
    if _NOT.search(said[: moved.start()]) is not None:
        return MeetingOrder("", "", said)
    return _read_move(said, moved)


def _read_move(said: str, moved: re.Match[str]) -> MeetingOrder:
    behind = said[moved.end() :]
    towards = _TO.search(behind)
    if towards is not None:
        to, about = behind[towards.end() :].strip(), said[: moved.end() + towards.start()]
        return MeetingOrder("move", "" if _BY.search(to) else to, about)
    to = behind.strip()
    return MeetingOrder("move", "", said, _by(moved, to)) if _BY.search(to) else MeetingOrder("move", to, said)


def _by(moved: re.Match[str], to: str) -> timedelta | None:
    """None where the words leave open whether it is later or earlier, how much, or from when ("dua hari lagi")."""
    told = _BY.match(to)
    if told is None or _OPEN.search(to[told.end() :]) is not None:
        return None
    length = _LENGTHS.get(told["what"].lower())
    many = 1 if told["one"] else int(told["many"]) if told["many"].isdigit() else _NUMBERS.get(told["many"].lower())
    way = 1 if _LATER.search(moved[0]) else -1 if _EARLIER.search(moved[0]) else None
    return None if length is None or many is None or way is None else way * many * length
