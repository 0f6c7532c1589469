"""A member's name with a slip of the finger that makes a word of the lexicon of it (Mawa, Kari, Saama)."""

from collections.abc import Sequence

from programme.attendance_reading.double_meanings import DoubleMeanings
from programme.attendance_reading.double_words import SUBJECT_ENDS, SUBJECT_FOLLOWS
from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_reading.tokens import Token
from programme.names import Fit, NameMatch

HEADS = frozenset({"hadir", "absen", "kecuali"})
HEADS_OF_UNUSUAL = HEADS | {"-", "cuma", "dan", "silang", "centang", "masuk", "ikut"}
TOLD = SUBJECT_ENDS | {"jaga", "antar", "hajatan", "takziah", "pergi", "lupa", "melahirkan", "pulang", "izin"}


def is_slip_at_subject(
    tokens: Sequence[Token], at: int, match: NameMatch, doubles: DoubleMeanings, *, titled: bool
) -> bool:
    """Whether a word that a table holds, or nearly holds, is rather a member's name, where only a name can be."""
    token, following = tokens[at], doubles.next_meaning(at)
    starts = at == 0 or doubles.is_border(at - 1)
    before = next((each.stands_for for each in reversed(tokens[:at]) if not each.title), None)
    if token.text.casefold() not in MEANINGS and len(token.text) > 4 and match.fit <= Fit.DOUBT:
        if titled or starts:
            listed = (at > 0 and following == "") or doubles.begins_a_list(at)
            return listed or following not in ("", "-", "@", "pagi")
        return before in HEADS_OF_UNUSUAL and (following in TOLD or doubles.begins_a_list(at))
    if match.fit is not Fit.SLIP:
        return False
    if (starts and doubles.begins_a_list(at)) or (before in HEADS and following in ("", "(", ":")):
        return True
    if before == "kecuali" or (before == "cuma" and following == "yang") or (starts and following == "("):
        return True
    known = token.stands_for in SUBJECT_FOLLOWS | SUBJECT_ENDS
    return not known and (starts or titled) and following in SUBJECT_ENDS - {""}
