"""How it went where a ketua was asked to look in, as she types it in a sentence of her own."""

import re

from conversations.questions import normal

MET, NOT_MET, LATER, CANNOT = "told", "not_met", "later", "declined"
FEWEST_WORDS = 4
"""What is shorter tells too little to be taken for an account of a visit."""
DENIED = r"(?:belum|durung|dereng|acan|tidak|tdk|gak|ga|nggak|ndak|ora|mboten|boten|teu|henteu)"
MEETING = r"(?:ketemu|bertemu|kepanggih|pepanggih|papanggih|panggih|jumpa)"
NOT_YET = re.compile(r"(?:belum|durung|dereng|acan|nanti|mengko|mangke|engke|besok|sesuk|isuk)\b")
NOBODY_THERE = re.compile(rf"\b(?:kosong|suwung|sepi|kothong|tidak di rumah|ora nang omah)\b|\b{DENIED} {MEETING}\b")
WAS_THERE = re.compile(rf"\b(?:sudah|sampun|wis|wes|uwis|parantos|tos|alhamdulillah|{MEETING}|kata\w*|jare\w*|cenah)\b")


def how_it_went(text: str) -> str | None:
    """told, not_met or later; None where her words leave it open, so that nobody is put down as met who was not."""
    said = normal(text)
    if NOT_YET.match(said):
        return LATER
    if NOBODY_THERE.search(said):
        return NOT_MET
    if len(said.split()) < FEWEST_WORDS:
        return None
    return MET if WAS_THERE.search(said) or not re.search(rf"\b{DENIED}\b", said) else None
