"""Reads whether a message says that a meeting did not take place: "tadi ga jadi kumpul bu, hujan deres".

Only talk of the meeting itself counts: who "tidak jadi datang" is somebody who stayed away.
"""

import re

from programme.glued_words import taken_apart

_NOT = r"(?:tidak|tdk|tdak|gak|ga|gk|nggak|ngga|enggak|ndak|nda|ora|ra|mboten|boten|teu|henteu)"
_TAKES_PLACE = r"(?:jadi|jd|jadine|sido|sida|sidane|sios|siyos|estu|janten|cios)"
_THERE_IS = r"(?:ada|ono|ana|wonten|aya|terlaksana|dilaksanakan|diadakan|diadain|dianakake|diayakeun)"
_MEETING = (
    r"(?:pertemuan|prtemuan|pertmuan|pertemuannya|pertemuane|pertemuanna|kumpul|kumpulan|kumpule|kumpulane|kumpulannya|"
    r"kempal|kempalan|kempalanipun|riungan|riunganana|patepungan|rapat|rapatnya|p2k2|p2k2nya|p2k2ne|fds)"
)
_CALLED_OFF = (
    r"(?:batal|dibatalkan|dibatalke|dibatalkeun|dibatalin|diundur|diundurkan|diundurke|ditunda|ditundha|mundur|"
    r"dipindah|dipindahkan|digeser|libur|diliburkan|bubar|kosong)"
)
_SOMEBODYS = (
    r"(?! (?:datang|dateng|dtg|hadir|teka|teko|sumping|rawuh|ikut|melu|sakit|lara|gering|kerja|pulang|mudik|absen|izin|"
    r"ijin|berangkat|mangkat|masuk|kontrol|nikah|lahiran|pergi|lunga)\b)"
)
_LEAD = (
    r"(?:(?:bu|ibu|pak|bapak|mbak|teh|maaf|punten|nuwun|sewu|assalamualaikum|ass|tadi|td|wau|kemarin|kmrn|wingi|"
    r"kamari|ternyata|lho|loh|wah|anu|oh|eh|hari|ini|itu|dina|dinten)[ ,.]+)*"
)
_NOT_HELD = re.compile(
    rf"(?i)^\W*{_LEAD}(?:{_NOT} {_TAKES_PLACE}\b{_SOMEBODYS}|{_CALLED_OFF}\b(?! (?:kerja|sekolah)))"
    rf"|\b{_NOT} {_TAKES_PLACE} (?:ada )?{_MEETING}\b"
    rf"|\b{_NOT} {_THERE_IS} (?:acara )?{_MEETING}\b"
    rf"|\b{_MEETING}(?: (?:tadi|td|wau|kemarin|kmrn|wingi|itu|ini|bulan|minggu|hari|kita|kelompok|nya|mah|teh))* "
    rf"(?:{_NOT} (?:{_TAKES_PLACE}|{_THERE_IS})|{_CALLED_OFF})\b{_SOMEBODYS}"
    rf"|\b(?:hujan|ujan|banjir|udan|jawah)\w*(?: \w+){{0,3}} {_NOT} {_TAKES_PLACE}(?: (?:bu|ya|pak|mbak))*\W*$"
    r"|\bpendamping\w*\b[^.\n]{0,60}\b(?:jadi|jd|dadi|terus|trus|janten)(?: (?:pada|semua|do|kabeh))? "
    r"(?:bubar|pulang|mulih|bali|marulih|uih|batal)\b"
)
_BEFORE_ITS_END = re.compile(
    r"(?i)\b(?:sebelum|sblm|sadurunge|sakdurunge|sateuacan|samemeh|belum|durung|sampai|nganti)\b"
)


def tells_not_held(text: str) -> bool:
    """Whether it says that the meeting was called off, put off, or never began."""
    said = " ".join(taken_apart(text).split())
    return _NOT_HELD.search(said) is not None and not _BEFORE_ITS_END.search(said)
