"""She does not want to complain after all, or fears that it becomes known."""

import re

from conversations.endings import nothing_sent
from conversations.questions import normal
from conversations.turn import Again, Done, Next, Turn
from programme.matter_text import read_matters

GIVEN_UP = frozenset("jangan|jangan dikirim|jangan kirim|tidak usah|gak usah|ora usah|mboten usah|ulah".split("|"))
"""Typed at any question of it, as "tidak jadi" is everywhere: she does not want to complain after all."""
_NOT = r"(?:tidak|tdk|gak|ga|gk|nggak|ngga|ndak|ora|mboten|teu)"
_NO_NEED = re.compile(
    rf"(?:(?:bu|eh|maaf|ya|nggih) )*{_NOT} (?:usah|sah|jadi|jd|perlu|kedah) (?:di)?(?:lapor|kirim|terus|sampai|adu)\w*"
    r"(?: (?:bu|ya|nggih|deh|aja|saja|dulu|takut))*"
)
_TELL_NOBODY = re.compile(
    r"\b(?:jangan|jgn|ojo|aja|ampun|ulah|tong) (?:sampai |sampe )?"
    r"(?:bilang|blg|kasih tau|kasih tahu|cerita|crita|omong|kandha|sanjang|ketahuan|konangan|sebut\w*)"
    r"(?: (?:ke|sama|karo|ka))? (?:siapa|sapa|sopo|orang|wong|saha|ketua|tetangga|nama)"
)
MOST_WORDS_OF_A_FEAR = 8


def given_up(turn: Turn, text: str) -> Next | None:
    """ "jangan", "ga usah dilaporin bu": nothing is kept; None where she says something else.

    Who only fears that it becomes known ("jgn bilang siapa2 ya bu") is told that she will see who reads it.
    """
    said = normal(text)
    if said in GIVEN_UP or _NO_NEED.fullmatch(said):
        return Done(nothing_sent(turn.words))
    if _TELL_NOBODY.search(said) and len(said.split()) <= MOST_WORDS_OF_A_FEAR and not read_matters(text):
        return Again(
            turn.words._(
                "Baik. Yang membacanya hanya petugas yang menangani; sebelum dikirim saya sebutkan dulu siapa, dan "
                "boleh dibatalkan."
            )
        )
    return None
