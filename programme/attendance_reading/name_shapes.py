"""The look of unknown words: names of women in Java and Sunda, or verbs and things of everyday talk."""

import re

from programme.attendance_reading.tokens import ORDINARY_SHAPE, Token
from programme.names import KNOWN_NAMES, has_name_ending

VERB = re.compile(
    r"^(?:meng|meny|memb|memp|menj|menc|mend|menu|ment|ng[euio]|nga[bcfghjklmnprwy]|ngg|nju|nyu|mb[aiueo]|nd[haiueo]|nj[aiueo]|ber[a-z]{4})"
    r"|^ny\w+(?:an|i|ke|keun|ake|aken|no|in)$|^me[lrwyn]\w{3,}(?:i|kan)$"
)
PREPOSITIONS = frozenset(
    "tentang soal mengenai perihal untuk utk buat kanggo kangge pikeun materi materinya tema sesi modul seperti".split()
)
NAME_SHAPE = re.compile(r"(?:[ai]|[aeiu][mn]|[iou][skt]|ar|er|or)$")
OTHER_SHAPE = re.compile(r"(?:nya|ipun|nipun|keun|aken|ake|..an)$")


def is_verb(token: Token) -> bool:
    """Whether a word has the look of an activity (nggoreng, mengantri)."""
    return bool(VERB.match(token.form) or ORDINARY_SHAPE.match(token.text.casefold()))


def is_usual_name(token: Token) -> bool:
    """Whether a word is a common name or ends like one."""
    return token.form in KNOWN_NAMES or (has_name_ending(token.text) and not is_verb(token))


def is_name_like(token: Token, *, capitals_tell: bool) -> bool:
    """Whether a word looks like a name: a usual one, or written with a capital where capitals tell names apart."""
    return (capitals_tell and token.capital) or is_usual_name(token)


def can_be_name(token: Token) -> bool:
    """Whether a word has a shape that names have: nearly all end in a, i, m or n after a vowel."""
    shaped = NAME_SHAPE.search(token.form) is not None and not OTHER_SHAPE.search(token.text.casefold())
    return is_usual_name(token) or (shaped and not is_verb(token))
