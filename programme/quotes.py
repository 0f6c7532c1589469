"""The piece of a report that speaks of one kpm, so that a pendamping reads what was said in the ketua's own words."""

import re

BREAKS = re.compile(r"[\n;.,]+")
LONGEST_QUOTE = 120


def quote_about(name: str, said: str) -> str | None:
    """The first piece of `said` that holds a word of the name and more than the name; None where there is none."""
    words = {word for word in _words(name) if len(word) > 2}
    for piece in BREAKS.split(said):
        piece = piece.strip()
        spoken = _words(piece)
        if words & set(spoken) and len(spoken) > len(words & set(spoken)):
            return piece[:LONGEST_QUOTE]
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
