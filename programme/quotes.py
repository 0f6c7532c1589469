"""The piece of a report that speaks of one kpm, so that a pendamping reads what was said in the ketua's own words."""

import re
from collections.abc import Collection

BREAKS = re.compile(r"[\n;.,]+")
LONGEST_QUOTE = 120
TITLES = frozenset({"bu", "ibu", "mbak", "mba", "mbah", "yu", "bulik", "budhe", "teh", "ceu"})


def quote_about(name: str, said: str, others: Collection[str] = ()) -> str | None:
    """The piece of `said` that fits the name best and says more than the name; None where there is none.

    Best has the most words of the name, then begins with it: "Aminah kerja" speaks of Aminah, "Siti Aminah sakit" less.
    A piece that names one of the `others` as well is none: for papers that stay with her alone.
    """
    words = {word for word in _words(name) if len(word) > 2}
    neighbours = {word for other in others for word in _words(other) if len(word) > 2} - words
    best, fit = None, (0, False)
    for piece in BREAKS.split(said):
        spoken = _words(piece)
        named = set() if neighbours & set(spoken) else words & set(spoken)
        begins_with_it = next((word in words for word in spoken if word not in TITLES), False)
        if len(spoken) > len(named) and (len(named), begins_with_it) > fit and named:
            best, fit = piece.strip()[:LONGEST_QUOTE], (len(named), begins_with_it)
    return best


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
