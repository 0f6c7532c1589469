"""`Bu Sri yang satu lagi`, `Euis nu hiji deui`: words behind a shared name that mean the other one so called."""

from collections.abc import Sequence

from programme.attendance_reading.tokens import Token

PASSED_OVER = frozenset("yang yg sing nu ingkang mah teh lagi lg deui maneh meneh malih kok itu tuh".split())
OTHER = frozenset(
    "satunya satune hijina sijine sijina sijinya setunggalipun liyane liyan lain lainnya lainya sanes sanesna "
    "sanesipun sejen sejenna lianna".split()
)
ONE = frozenset("satu siji hiji setunggal 1".split())
ONCE_MORE = frozenset("lagi lg lgi deui maneh meneh malih".split())


def means_every_one(tokens: Sequence[Token], at: int) -> bool:
    """`bu Dewi dua2nya`: whether the word behind a name says that all who are so called are meant."""
    return at < len(tokens) and tokens[at].stands_for == "keduanya"


def words_for_the_other(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on say that the other one so called is meant; 0 if they do not."""
    end, one, other = at, False, False
    while end < len(tokens) and tokens[end].kind in ("word", "number"):
        word = tokens[end].text.casefold()
        if word in OTHER:
            other = True
        elif word in ONE:
            one = True
        elif word in ONCE_MORE:
            other = other or one
        elif word not in PASSED_OVER:
            break
        end += 1
    return end - at if other else 0
