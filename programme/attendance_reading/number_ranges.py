"""Numbers from one to another ("no 20-22", "3 sampai 6"): those between are meant too."""

from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Mention, Unit

LONGEST_RANGE = 31
LISTING = frozenset({"#", ",", "dan", "nomor"})
DASHES = (["-"], ["–"], ["—"])


def between(low: Unit, high: Unit, tokens: Sequence[Token], members: frozenset[int], *, marked: bool) -> list[Unit]:
    """The members between two numbers joined as a range; a mere dash without `nomor` may only list: they are asked."""
    link = [token.text for token in tokens[low.last + 1 : high.first]]
    digits = tokens[low.first].kind == tokens[high.first].kind == "number"
    if not digits or (link != ["sampai"] and link not in DASHES):
        return []
    sure = marked or link == ["sampai"]
    first, last = int(tokens[low.first].text), int(tokens[high.first].text)
    return [
        replace(low, word="@", mention=Mention(frozenset([each]), str(each), sure=sure, number=each))
        for each in range(first + 1, min(last, first + LONGEST_RANGE))
        if each in members
    ]


def ends_a_list(words: Sequence[str], at: int) -> bool:
    """`tidak hadir no 3, 5 dan no 8. Painem sakit`: the last of several numbers, which numbers no name behind it."""
    begin = at
    while begin and words[begin - 1] in LISTING:
        begin -= 1
    listed = words[begin:at]
    proven = listed.count("#") > 1 or ("#" in listed and ("nomor" in listed or words[begin - 1 : begin] == [":"]))
    return proven and words[at + 1 : at + 2] == ["."]
