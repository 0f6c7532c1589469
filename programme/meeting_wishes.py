"""What is asked of a meeting that is coming: another day, another to lead the group. Neither is an answer to it."""

import re

_MAY = (
    r"(?:bisa|bisakah|boleh|mohon|minta|tolong|usul|gimana kalau|gimana kalo|kalau|kalo|saged|tiasa|angsal|iso|apa|"
    r"apakah|punten|nyuwun|jaluk|njaluk|pengen|pengin|ingin)"
)
_MOVED = (
    r"(?:(?:di ?)?(?:undur|mundur|undurin|mundurin|undurkan|mundurkan|undurke|mundurke|mundurno|majukan|majuin|maju|"
    r"geser|tunda|reschedule)|(?:di ?)?(?:ganti|pindah|gantos|robah|rubah|ubah|owahi|robih) ?(?:ke |ka )?"
    r"(?:hari|jam|tanggal|tgl|jadwal|waktu|dinten|dino|poe)\w*)"
)
MOVE = re.compile(
    rf"\b{_MAY}\b[^.\n]{{0,40}}\b{_MOVED}\b"
    rf"|\b{_MOVED}\b[^.\n]{{0,40}}(?:\?|\b(?:ga|gak|nggak|tidak|boleh|bisa|saged)\b ?(?:ya|bu|pak)?$)",
    re.IGNORECASE,
)
_ME = r"(?:saya|sy|aku|kula|kulo|abdi)"
STANDS_IN = re.compile(
    rf"\b(?:(?:meng|ng|nga?)?gantii?n?(?:kan|in|ke|ni)?|digantikan|digantiin|(?:me)?wakil(?:i|in|kan)?|mewakili|diwakili|"
    rf"gentosan|gentosi)\b(?: {_ME})?",
    re.IGNORECASE,
)


def asks_to_move(text: str) -> bool:
    """ "Bisa diundur ga bu, kamis ada hajatan": a wish that only the pendamping can grant."""
    return MOVE.search(" ".join(text.split())) is not None


def names_a_stand_in(text: str) -> bool:
    """ "Mawar yg gantiin saya": who is to lead the group instead."""
    return STANDS_IN.search(text) is not None
