""" "mawar lupa pin terus wati belum": words by which a report goes on to the next family, as a comma would."""

import re
from collections.abc import Callable

_HERS = r"(?:(?:uang|duit|artos|bansos|bantuan|kartu|kks|atm|saldo|pin|rekening|punya)\w* )?"
_TITLE = r"(?:(?:bu|ibu|mbak|mba|mbah|teh|ceu|yu|no|nomor|nomer)\.? )?"
_ON = re.compile(
    r",? +(?:terus|trus|trs|lajeng|banjur|njuk|tuluy|tapi|tp|tpi|sedangkan|ning|nanging|namun|kalau|kalo|klo|kalu|nek|"
    rf"menawi|ari|pami|upami),? +(?={_HERS}{_TITLE}(?P<name>\w+))",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ASKS = re.compile(r"\?|\b(?:gimana|gmn|bagaimana|piye|pripun|kumaha|apa|apakah|opo|naon|boleh|bisa)\b", re.IGNORECASE)
"""Behind these the first words are a supposition ("kalau mawar belum cair gimana")."""


def told_one_by_one(text: str, is_name: Callable[[str], bool]) -> str:
    """The text with a comma for each such word between two families; all else as it was written."""

    def comma(found: re.Match[str]) -> str:
        goes_on = any(is_name(word) or word.isdigit() for word in _WORD.findall(text[: found.start()]))
        named = is_name(found["name"]) or found["name"].isdigit()
        return ", " if goes_on and named and not _ASKS.search(text, found.end()) else found[0]

    return _ON.sub(comma, text)
