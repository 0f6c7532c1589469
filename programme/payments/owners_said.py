""" "saldo mawar nol", "kartunya bu wati hilang": put as "mawar saldo nol", so that the cause stands in one piece.

Money that is somebody's ("uang mawar belum masuk", "mawar bansosnya belum") is left out: it tells nothing but that the
message is about money, and would be taken for a complaint that no name in a report belongs to.
"""

import re
from collections.abc import Callable, Sequence

_ENDING = r"(?:nya|ny|ne|e|na|ipun)?"
_THING = re.compile(
    r"(?:kartu|kertu|kks|atm|saldo|rekening|rek|norek|pin|ktp|kk|nik|nama|jeneng|ngaran|data|undangan|buku|butab)"
    + _ENDING,
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?:uang|duit|dhuwit|dwit|artos|arta|yatra|bantuan|dana|bansos|bantos|pkh|bpnt|pencairan){_ENDING}", re.IGNORECASE
)
_MORE_OF_THE_THING = frozenset("atm kks merah putih pkh bank bni bri mandiri bsi tabungan nya".split())
_BELONGING = frozenset("milik punya gone nggone nggonipun gadhahane kagungan bogana".split())
_TITLES = frozenset("bu ibu mbak mba mbah teh ceu yu yuk bulik budhe bude dek ning mak emak mamah mama".split())
_BETWEEN = frozenset("dan sama karo kaliyan kalih sareng jeung sm dg dengan ,".split())
_GOES_ON = frozenset(
    "belum blm blom blum durung dereng teu tacan acan tidak tdk gak ga nggak ngga ora mboten henteu masih isih tasih "
    "sudah sdh udah wis wes sampun atos parantos kurang kirang".split()
)
_DONE_WITH = frozenset(
    "lupa lali klalen kelalen kesupen supe hilap poho salah bawa mbawa membawa gawa nggowo bekta nyandak mawa "
    "kehilangan tanpa ganti".split()
)
"""`halimah lupa pin painem belum`: behind these the thing is that of the one told of before."""
_ENDS = frozenset(",.;:\n")
Word = re.Match[str]


def owner_first(text: str, is_name: Callable[[str], bool]) -> str:
    """The text with whoever a card, an account or money belongs to before it; all else as it was written."""
    words = list(re.finditer(r"\w+|[^\w\s]|\n", text))
    told, written, at = [], 0, 0
    while at < len(words):
        done_with = at > 0 and words[at - 1][0].lower() in _DONE_WITH
        thing = at if done_with else _end_of_thing(words, at)
        begin = thing + (thing < len(words) and words[thing][0].lower() in _BELONGING)
        end = _end_of_names(words, begin, is_name) if thing > at else begin
        if end > begin and end < len(words) and words[end][0] not in _ENDS:
            names, belongs = _from_to(text, words, begin, end), _from_to(text, words, at, thing)
            told += [text[written : words[at].start()], names, " ", belongs]
            written = words[end - 1].end()
        at = max(end, at + 1)
    return _without_money("".join([*told, text[written:]]), is_name)


def _from_to(text: str, words: Sequence[Word], begin: int, end: int) -> str:
    return text[words[begin].start() : words[end - 1].end()]


def _end_of_thing(words: Sequence[Word], at: int) -> int:
    """Where the words for a card, an account or money end that begin here; the same place where none begins."""
    if not (_THING.fullmatch(words[at][0]) or _MONEY.fullmatch(words[at][0])):
        return at
    end = at + 1
    while end < len(words) and words[end][0].lower() in _MORE_OF_THE_THING:
        end += 1
    return end


def _end_of_names(words: Sequence[Word], begin: int, is_name: Callable[[str], bool]) -> int:
    """Where the names that begin here end, several of them joined by "sama" or a comma."""
    end = at = begin
    while at < len(words):
        word = words[at][0].lower()
        if is_name(word) and not _THING.fullmatch(word):
            end = at + 1
        elif not (word in _TITLES or (word in _BETWEEN and end > begin)):
            break
        at += 1
    return end


def _without_money(text: str, is_name: Callable[[str], bool]) -> str:
    """Without the money of somebody named just before, which has come or not."""
    words = list(re.finditer(r"\w+|[^\w\s]|\n", text))
    for before, money, after in reversed(list(zip(words, words[1:], words[2:], strict=False))):
        if _MONEY.fullmatch(money[0]) and is_name(before[0].lower()) and after[0].lower() in _GOES_ON:
            text = text[: before.end()] + text[money.end() :]
    return text
