"""The look of unknown words: names of women in Java and Sunda, or verbs and things of everyday talk."""

import re
from collections.abc import Sequence

from programme.attendance_reading.tokens import ORDINARY_SHAPE, Token
from programme.names import KNOWN_NAMES, VOWELS, has_name_ending

VERB = re.compile(
    r"^(?:meng|meny|memb|memp|menj|menc|mend|menu|ment|ng[euio]|nga[bcfghjklmnprwy]|ngg|nju|nyu|mb[aiueo]|nd[haiueo]|nj[aiueo]|ber[a-z]{4})"
    r"|^ny\w+(?:an|i|ke|keun|ake|aken|no|in)$|^me[lrwyn]\w{3,}(?:i|kan)$"
)
PREPOSITIONS = frozenset(
    "tentang soal mengenai perihal untuk utk buat kanggo kangge pikeun materi materinya tema sesi modul seperti".split()
)
MENS_TITLES = frozenset("pak bapak bpk mas kang mang aa om paman".split())
NAMED_LIKE_TITLES = frozenset({"eneng", "neng", "enok", "nok", "nyai"})
PLACED_BY_NENG = frozenset({"mudik", "kerja", "hajatan", "takziah", "ada", "pulang", "urus", "jaga", "cari", "bawa"})
FIRST_HALVES = frozenset("siti sri nur dewi eka dwi tri umi muh ai nyi neng lilik endang dian putri".split())
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


def is_preposition(tokens: Sequence[Token], at: int) -> bool:
    """`lungo neng Suroboyo`: Javanese for in or to, where Sundanese calls a young woman so."""
    token, last = tokens[at], tokens[at - 1] if at else None
    if token.text != "neng" or last is None or last.kind != "word" or at + 1 == len(tokens):
        return False
    at_work = last.stands_for in PLACED_BY_NENG or last.text.casefold() in ("lagi", "lg", "isih", "lagek", "jarene")
    return at_work or tokens[at + 1].title or tokens[at + 1].stands_for == "-"


def is_syllable(token: Token) -> bool:
    """Whether a word is at most two letters with a vowel among them."""
    word = token.text.casefold()
    return len(word) <= 2 and any(letter in VOWELS for letter in word)
