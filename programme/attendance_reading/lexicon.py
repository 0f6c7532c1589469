"""What each word of a ketua's report stands for: the tables of words brought together.

A word that stands for `-` carries nothing. Where two tables hold a word, the first one named below decides.
"""

import re

from programme.attendance_reading.filler_words import FILLERS, ORDINARY_WORDS, TALK
from programme.attendance_reading.grammar_words import GRAMMAR_WORDS
from programme.attendance_reading.kinship import KINSHIP
from programme.attendance_reading.places_and_days import CALENDAR, PLACES
from programme.attendance_reading.reason_words import REASON_WORDS

NUMBER_WORDS = {
    word: value
    for value, words in {
        1: "satu siji setunggal hiji satunggal  seorang saurang sorang sewong setunggil",
        2: "dua loro kalih duwa rong  duaan berdua",
        3: "tiga telu tilu telung tigang  bertiga tiluan",
        4: "empat papat opat sekawan patang mpat berempat",
        5: "lima limo gangsal limang berlima",
        6: "enam enem nem genep nenem",
        7: "tujuh pitu pitung",
        8: "delapan dlapan wolu dalapan wolung",
        9: "sembilan sanga songo salapan sangang",
        10: "sepuluh sapuluh sedasa sepuloh",
        11: "sebelas sewelas sabelas",
        12: "rolas",
        15: "limolas",
        20: "rongpuluh",
        25: "selawe",
    }.items()
    for word in words.split()
}


def _table(lines: str) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for line in re.sub(r"\n ", " ", lines.strip()).splitlines():
        stands_for, _, spellings = line.partition(":")
        for spelling in spellings.split():
            meanings.setdefault(spelling.replace("'", ""), stands_for)
    return meanings


MEANINGS: dict[str, str] = {}
for _source in (
    _table(REASON_WORDS),
    _table(GRAMMAR_WORDS),
    dict.fromkeys(FILLERS.replace("'", "").split(), "-"),
    dict.fromkeys(PLACES, "kota"),
    dict.fromkeys(CALENDAR, "kalender"),
    KINSHIP,
    dict.fromkeys(TALK.split(), "-"),
    dict.fromkeys(ORDINARY_WORDS.replace("'", "").split(), "-"),
):
    for _word, _meaning in _source.items():
        MEANINGS.setdefault(_word, _meaning)

PARTICLES = frozenset(FILLERS.replace("'", "").split())
"""Words that carry nothing wherever they stand; other words without a meaning are talk about something."""
